"""How a question is read: what every type may say, and the questions inside a group."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from formbuilder.definition.conditions import condition_if_any
from formbuilder.definition.entry import Entry
from formbuilder.definition.facts import fact
from formbuilder.definition.group_steps import steps
from formbuilder.definition.language import (
    ANY_QUESTION,
    AUTOCOMPLETE,
    CHANGE_AS_SETTINGS,
    ERROR_CODES,
    ID,
    ITEM,
    LAW_OR_SYSTEM,
    QUESTIONS,
    RESERVED,
    SLUG,
    WORDING,
    WORDING_PARTS,
)
from formbuilder.definition.marks import Also, Fact, Required
from formbuilder.definition.model import Change, Choice, Choices, Group, Question, QuestionType
from formbuilder.definition.question_types import type_of
from formbuilder.definition.reading import Marks, Reading
from formbuilder.definition.words import Words
from formbuilder.definition.yaml_source import Fields, Scalar, Source
from formbuilder.problems import Code

OPEN = Change(kind="open")
REQUIRED = tuple(Required)
NAME_OF_ITEM = "id"
"""What each item of a group is kept by, beside the answers to its questions."""
MOST_ITEMS = 50


def question(source: Source, marks: Marks, reading: Reading) -> Question:
    """Read one question; ``marks`` are those of its page."""
    entry = Entry.of(source, QUESTIONS.get(_type_name(source), ANY_QUESTION), reading)
    name = entry.one_of("type", QUESTIONS)
    type_ = _group(entry, marks) if name == "group" else type_of(entry, name)
    answered = name != "information"
    required = _required(entry, answered=answered)
    return Question(
        id=_id(entry),
        type=type_,
        ask=entry.words("ask"),
        hint=entry.words_if_any("hint"),
        help=entry.words_if_any("help"),
        short=entry.words("short") if answered else None,
        why=entry.words_if_any("why"),
        required=required,
        without=entry.words("without") if required == Required.WANTED else None,
        picture=entry.words_if_any("picture"),
        also=_also(entry, type_),
        errors=_errors(entry),
        wording=_wording(entry, type_, required),
        show_if=condition_if_any(entry, "show_if"),
        serves=tuple(_duties(entry)),
        can_change=_change(entry) if entry.has("can_change") else OPEN,
        instrument=entry.words("instrument").text if entry.has("instrument") else "",
        replaces=tuple(each.value for each in entry.names("replaces", ID)),
        private=marks.private or entry.yes("private"),
        apart=marks.apart or entry.yes("apart"),
        autocomplete=_autocomplete(entry),
        list=Fact(found) if entry.has("list") and (found := entry.one_of("list", tuple(Fact))) else None,
        fact=fact(entry),
        block=marks.block,
        place=entry.place,
    )


def _required(entry: Entry, *, answered: bool) -> Required:
    if not answered:
        return (
            Required(entry.one_of("required", (Required.NO,)) or Required.NO) if entry.has("required") else Required.NO
        )
    found = entry.one_of("required", REQUIRED)
    if found and found != Required.WANTED and entry.has("without"):
        entry.refuse("without", Code.UNUSED_WORDS)
    return Required(found or Required.NO)


def _type_name(source: Source) -> str:
    found = source.value.get("type") if isinstance(source, Fields) else None
    return found.value if isinstance(found, Scalar) else ""


def _id(entry: Entry) -> str:
    found = entry.written("id", ID)
    if found in RESERVED:
        entry.refuse("id", Code.RESERVED_ID, found=found)
    return found


def _group(entry: Entry, marks: Marks) -> Group:
    inside = Marks(marks.private or entry.yes("private"), marks.apart or entry.yes("apart"), marks.block)
    questions = tuple(question(each, inside, entry.reading) for each in entry.items("questions"))
    for each in questions:
        if isinstance(each.type, Group):
            entry.reading.refuse(each.place, Code.GROUP_IN_GROUP, id=each.id)
        if each.id == NAME_OF_ITEM:
            entry.reading.refuse(each.place, Code.RESERVED_ID, found=each.id, key="id")
    return Group(item=entry.words_as("item", ITEM), steps=steps(questions), most=entry.count("max", MOST_ITEMS, 20))


def _also(entry: Entry, type_: QuestionType) -> tuple[Also, ...]:
    if not entry.has("also"):
        return ()
    also = tuple(Also(each) for each in entry.choices("also", tuple(Also)))
    for value in _values(type_) & set(also):
        entry.refuse("also", Code.OPTION_AND_ALSO, found=value)
    return also


def _values(type_: QuestionType) -> set[str]:
    return {option.value for option in type_.options} if isinstance(type_, Choice | Choices) else set()


def _errors(entry: Entry) -> Mapping[str, Words]:
    errors = entry.words_by_name("errors")
    if unknown := errors.keys() - set(ERROR_CODES):
        part = entry.part("errors")
        for code in unknown:
            allowed = ", ".join(ERROR_CODES)
            entry.reading.refuse(part.key_place(code), Code.UNKNOWN_VALUE, found=code, key="errors", allowed=allowed)
    return errors


def _wording(entry: Entry, type_: QuestionType, required: Required) -> Mapping[str, Mapping[str, Words]]:
    if not entry.has("wording"):
        return {}
    all_of_them = entry.part("wording")
    wordings = {}
    for name, source in all_of_them.fields.value.items():
        if not SLUG.pattern.fullmatch(name):
            place = all_of_them.key_place(name)
            entry.reading.refuse(place, Code.BAD_SLUG, found=name, key="wording")
        part = Entry.of(source, WORDING, entry.reading)
        if part.has("without") and required != Required.WANTED:
            part.refuse("without", Code.UNUSED_WORDS)
        wordings[name] = _parts(part, type_)
    return wordings


def _parts(part: Entry, type_: QuestionType) -> Mapping[str, Words]:
    parts = {key: part.words(key) for key in WORDING_PARTS if part.has(key)}
    if not part.has("options"):
        return parts
    options, values = part.part("options"), _values(type_)
    for value in options.fields.value:
        if value not in values:
            allowed = ", ".join(sorted(values)) or "nothing: this question has no options"
            place = options.key_place(value)
            part.reading.refuse(place, Code.UNKNOWN_VALUE, found=value, key="options", allowed=allowed)
        parts[f"options.{value}"] = options.words(value)
    return parts


def _duties(entry: Entry) -> list[str]:
    known = entry.reading.library.duties
    served = entry.names("serves", SLUG)
    for each in served:
        if known is not None and each.value not in known:
            way_out = entry.reading.way_out(each.value, known)
            entry.reading.refuse(each.place, Code.UNKNOWN_DUTY, found=each.value, way_out=way_out)
    return [each.value for each in served]


def _change(entry: Entry) -> Change:
    source = entry.source("can_change")
    if isinstance(source, Fields):
        part = Entry.of(source, CHANGE_AS_SETTINGS, entry.reading)
        kinds = [kind for kind in CHANGE_AS_SETTINGS.settings if part.has(kind)]
        if len(kinds) != 1:
            entry.refuse("can_change", Code.BAD_CHANGE, found=" and ".join(kinds))
            return OPEN
        return Change(kind=kinds[0], reason=part.words(kinds[0]).text)
    found = entry.words("can_change").text
    if found in {"", "open"}:
        return OPEN
    match = LAW_OR_SYSTEM.fullmatch(found)
    if not match:
        entry.refuse("can_change", Code.BAD_CHANGE, found=found)
        return OPEN
    return Change(kind=match[1], reason=match[2])


def _autocomplete(entry: Entry) -> str:
    if not entry.has("autocomplete"):
        return ""
    found = entry.scalar("autocomplete")
    if found and found.value not in AUTOCOMPLETE:
        near = get_close_matches(found.value[:60], AUTOCOMPLETE, n=1, cutoff=0) or AUTOCOMPLETE[1:2]
        entry.refuse("autocomplete", Code.BAD_AUTOCOMPLETE, found=found.value, near=near[0])
    return found.value if found else ""
