"""Every slot of a form as a passage: its words, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from formbuilder.definition.every_question import every_question
from formbuilder.definition.marks import Also, Required
from formbuilder.definition.model import Choice, Choices, Form, Information, Page, Question, Section
from formbuilder.definition.question_types import type_name
from formbuilder.definition.slots import slots
from formbuilder.definition.words import Words
from formbuilder.plainlanguage.passages import Kind, Passage

KINDS: Mapping[str, Kind] = {
    "ask": Kind.ASK,
    "hint": Kind.HINT,
    "help": Kind.HELP,
    "why": Kind.WHY,
    "title": Kind.TITLE,
    "neutral_title": Kind.TITLE,
    "label": Kind.TITLE,
}
"""What a slot is for, by the last part of its address; any other is a message."""
NO_TEXT = frozenset({"short", "picture", "unit", "item"})
"""Parts of a question that are no text of their own: they stand inside our sentences, or name a picture."""
ALSO_LABELS: Mapping[Also, str] = {Also.DONT_KNOW: "I do not know", Also.PREFER_NOT: "I would rather not say"}
EXPANDED = re.compile(r"\(([A-Z]{2,6})\)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot with the passage that it makes; ``wording`` is "" for the standard words."""

    address: str
    words: Words
    passage: Passage
    wording: str = ""
    section: str = ""
    """The id of the section that it stands in; "" for what belongs to the whole form."""
    options: tuple[tuple[str, Words], ...] = ()
    """For a question, the address and the label of each of its own options."""


def judged(form: Form) -> Iterator[Slot]:
    """Yield every slot that is judged, in the order of the form; the words of a locked instrument are left out."""
    known, asked = _explained(form), _asked(form)
    for address, words in slots(form):
        owner, _, rest = address.partition(".")
        part, _, wording = rest.partition("@")
        around = asked.get(owner)
        if part in NO_TEXT or (around and around.locked):
            continue
        about = around.passage if around and part == "ask" else None
        passage = replace(about or Passage(text="", kind=_kind(owner, part, around)), text=words.text, glossary=known)
        section = around.section if around else _section(owner, form)
        yield Slot(address, words, passage, wording, section, around.options if around and about else ())


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of a question: its passage, without the words of the form."""

    passage: Passage
    section: str
    options: tuple[tuple[str, Words], ...]
    locked: bool


def _asked(form: Form) -> Mapping[str, _Around]:
    """Return what is known of each question, by id."""
    found: dict[str, _Around] = {}
    before: list[str] = []
    for section, page, question in _questions(form):
        filtered = bool(section.show_if or page.show_if)
        for each in every_question([question]):
            inside = each is not question  # asked only of who adds an item
            passage = _passage(each, page, tuple(before), filtered=filtered or inside)
            found[each.id] = _Around(passage, section.id, tuple(_options(each)), bool(each.instrument))
            before.append(each.ask.text)
    return found


def _questions(form: Form) -> Iterator[tuple[Section, Page, Question]]:
    for section in form.sections:
        for page in section.pages:
            yield from ((section, page, question) for question in page.questions)


def _passage(question: Question, page: Page, before: tuple[str, ...], *, filtered: bool) -> Passage:
    return Passage(
        text="",
        kind=Kind.TITLE if isinstance(question.type, Information) else Kind.ASK,
        type=type_name(question.type),
        options=(*(label.text for _, label in _options(question)), *(ALSO_LABELS[each] for each in question.also)),
        before=before,
        filtered=filtered or question.show_if is not None,
        sensitive=question.private or question.apart or page.private or page.apart,
        why=question.why is not None,
        help=bool(question.hint or question.help),
        optional=question.required is not Required.YES or Also.PREFER_NOT in question.also,
    )


def _options(question: Question) -> Iterator[tuple[str, Words]]:
    if isinstance(question.type, Choice | Choices):
        yield from ((f"{question.id}.options.{each.value}", each.label) for each in question.type.options)


def _kind(owner: str, part: str, around: _Around | None) -> Kind:
    """Return what a slot other than a question’s ``ask`` is for."""
    if owner == "glossary":
        return Kind.HELP
    if around and part.startswith("options."):
        return Kind.HINT if part.endswith(".hint") else Kind.OPTION
    if around and part.startswith("errors."):
        return Kind.ERROR
    return KINDS.get(part.rpartition(".")[2], Kind.MESSAGE)


def _section(owner: str, form: Form) -> str:
    """Return the section that the title of a section or a page belongs to."""
    kind, _, id_ = owner.partition(":")
    if kind == "section":
        return id_
    if kind == "page":
        return next((page.section for page in form.pages if page.id == id_), "")
    return ""


def _explained(form: Form) -> Mapping[str, str]:
    """Return what the form explains: its glossary, and abbreviations that stand after their words: “… (PIP)”."""
    short = (match[1] for _, words in slots(form) for match in EXPANDED.finditer(words.text))
    return {**dict.fromkeys(short, ""), **{word: meaning.text for word, meaning in form.glossary.items()}}
