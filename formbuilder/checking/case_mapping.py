"""How worked examples become answers to a form: the file ``cases.yaml`` beside it.

The file says for each key of an example what it does; ``docs/commands.md`` tells all settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from formbuilder.definition.entry import Entry
from formbuilder.definition.every_question import every_question
from formbuilder.definition.language import ID, SLUG
from formbuilder.definition.marks import Period
from formbuilder.definition.model import Form
from formbuilder.definition.reading import Reading
from formbuilder.definition.shapes import Anything, Thing
from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source, read
from formbuilder.problems import Code, DefinitionError, Place, Problem

ANY: Final = Anything()
SETTINGS = (
    "nothing", "answers", "choose", "money", "item", "gives", "like", "sum", "count", "minus", "period", "only",
    "otherwise",
    "unless", "with", "before", "when", "born", "moves",
)  # fmt: skip  # a table
RULE = Thing("what a key does", dict.fromkeys(SETTINGS, ANY))
LISTED = Thing("a list of examples", dict.fromkeys(("care", "expect", "nothing"), ANY))
MAPPING = Thing(
    "this file",
    dict.fromkeys(("form", "lists", "charge", "day", "born", "always", "care", "same", "outcomes", "keys"), ANY),
    ("form", "keys"),
)
OUTCOME = "outcome"
"""What a list expects if not the amount of a calculation: the words of ``outcomes``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one key of an example does."""

    pattern: str
    """The key, as ``income.state_pension`` or ``income.*``."""
    number: int
    """Its place in the file: rules are followed in this order, in whatever order an example has its keys."""
    nothing: str = ""
    """Why it does nothing."""
    answers: Mapping[str, object]
    """By question, in the plain shapes of ``forms walk``; ``{value}`` and ``{key}`` stand for those of the example."""
    choose: Mapping[str, str]
    """By question where several can be chosen, one option more."""
    money: tuple[str, ...]
    """Questions to whose pounds a week the amount is added."""
    item: Mapping[str, Mapping[str, object]]
    """By group the answers about one item more."""
    gives: str
    """The calculation whose place the amount takes, together with other amounts for it."""
    like: Mapping[str, Mapping[str, str]]
    """By question, by rate: the option to choose if the amount is that rate."""
    sums: bool
    """Whether the numbers of a list are added up first."""
    counts: bool
    """Whether the parts of a list are counted first."""
    period: str
    """What the amount is for, if not a week: ``month``."""
    minus: bool
    """Whether a minus sign before the amount makes no difference."""
    only: tuple[str, ...]
    """Where care is given, if it counts only there."""
    otherwise: Rule | None
    """What it does elsewhere."""
    unless: tuple[str, ...]
    """It does nothing if the example has one of these keys too."""
    together: tuple[str, ...]
    """It does something only if the example has one of these keys too; else the next pattern that fits does."""
    before: str
    """A key that then does nothing."""
    when: Mapping[str, Rule]
    """What it does, by its value."""
    born: Mapping[str, str]
    """By date question the key that tells the age, if no key of its own does."""
    moves: Mapping[str, str]
    """By place of care, where care is given then: an allowance belongs to a place."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """What holds for all examples of a list."""

    care: str = ""
    expect: str = ""
    """The calculation, or ``outcome``, that ``expect`` is compared with; "" for the charge."""
    nothing: str = ""
    """Why they are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMapping:
    """How worked examples become answers to one form."""

    form: str
    lists: Mapping[str, CaseList]
    charge: str
    """The calculation that is told as the charge; "" if the form has none."""
    day: str
    """The day of the assessment, if an example does not say: year, month and day."""
    starts: str
    """The date question that is answered with the day of the assessment; "" for none."""
    born: Mapping[str, tuple[str, ...]]
    """By key the date questions that are answered from an age."""
    always: Mapping[str, object]
    care: Mapping[str, Mapping[str, object]]
    same: Mapping[str, str]
    """Other names: of keys, of the first part of keys, and of where care is given."""
    outcomes: Mapping[str, str]
    """By id of an end, of an officer’s talk or of a paragraph, how examples call it."""
    rules: tuple[Rule, ...]
    place: Place


def read_mapping(data: bytes, file: str, form: Form) -> CaseMapping:
    """Read the file beside ``form``; raise DefinitionError with every problem, such as a question that it lacks."""
    reading = Reading()
    entry = Entry.of(read(data, file), MAPPING, reading)
    found = CaseMapping(
        form=entry.written("form", SLUG),
        lists={name: _listed(each, reading) for name, each in _fields(entry, "lists").items()},
        charge=entry.written_if_any("charge", ID),
        day=_text(_fields(entry, "day").get("otherwise")),
        starts=_text(_fields(entry, "day").get("answers")),
        born={key: _texts(each) for key, each in _fields(entry, "born").items()},
        always=_plain_fields(entry, "always"),
        care={name: _objects(each) for name, each in _fields(entry, "care").items()},
        same={name: _text(each) for name, each in _fields(entry, "same").items()},
        outcomes={name: _text(each) for name, each in _fields(entry, "outcomes").items()},
        rules=tuple(
            _rule(key, number, each, reading) for number, (key, each) in enumerate(_fields(entry, "keys").items())
        ),
        place=entry.place,
    )
    reading.problems += _lost(found, form)
    if reading.problems:
        raise DefinitionError(reading.problems)
    return found


def _lost(mapping: CaseMapping, form: Form) -> Iterator[Problem]:
    """Find questions, options and calculations that the mapping names and ``form`` does not have."""
    questions = {each.id: each for each in every_question(form.questions)}
    for rule in chain.from_iterable(map(_and_inner, mapping.rules)):
        for name in (*rule.answers, *rule.choose, *rule.money, *rule.item, *rule.like, *rule.born):
            if name not in questions:
                yield _unknown(rule.place, Code.UNKNOWN_QUESTION, name, questions)
        if rule.gives and rule.gives not in form.calculations:
            yield _unknown(rule.place, Code.UNKNOWN_CALCULATION, rule.gives, form.calculations)
    named = {*mapping.always, *(name for each in mapping.care.values() for name in each)}
    named |= {name for each in mapping.born.values() for name in each} | {mapping.starts} - {""}
    for name in sorted(named - questions.keys()):
        yield _unknown(mapping.place, Code.UNKNOWN_QUESTION, name, questions)
    expected = {mapping.charge, *(each.expect for each in mapping.lists.values())} - {"", OUTCOME}
    for name in sorted(expected - form.calculations.keys()):
        yield _unknown(mapping.place, Code.UNKNOWN_CALCULATION, name, form.calculations)


def plain(source: Source) -> object:
    """Return what stands in a file as texts, lists and mappings."""
    match source:
        case Scalar(value):
            return value
        case Items(values):
            return [plain(each) for each in values]
        case _:
            return {key: plain(each) for key, each in source.value.items()}


def _rule(pattern: str, number: int, source: Source, reading: Reading) -> Rule:
    entry = Entry.of(source, RULE, reading)
    otherwise = entry.source("otherwise")
    return Rule(
        pattern=pattern,
        number=number,
        nothing=_text(entry.source("nothing")),
        answers=_plain_fields(entry, "answers"),
        choose={name: _text(each) for name, each in _fields(entry, "choose").items()},
        money=_texts(entry.source("money")),
        item={name: _objects(each) for name, each in _fields(entry, "item").items()},
        gives=_text(entry.source("gives")),
        like={name: _words(each) for name, each in _fields(entry, "like").items()},
        sums=entry.yes("sum"),
        counts=entry.yes("count"),
        period=entry.one_of("period", tuple(Period)) if entry.has("period") else "",
        minus=entry.yes("minus"),
        only=_texts(entry.source("only")),
        otherwise=_rule(pattern, number, otherwise, reading) if otherwise else None,
        unless=_texts(entry.source("unless")),
        together=_texts(entry.source("with")),
        before=_text(entry.source("before")),
        when={value: _rule(pattern, number, each, reading) for value, each in _fields(entry, "when").items()},
        born={name: _text(each) for name, each in _fields(entry, "born").items()},
        moves={name: _text(each) for name, each in _fields(entry, "moves").items()},
        place=entry.place,
    )


def _and_inner(rule: Rule) -> Iterator[Rule]:
    yield rule
    for inner in (*rule.when.values(), *([rule.otherwise] if rule.otherwise else [])):
        yield from _and_inner(inner)


def _listed(source: Source, reading: Reading) -> CaseList:
    entry = Entry.of(source, LISTED, reading)
    care, expect, nothing = (_text(entry.source(key)) for key in ("care", "expect", "nothing"))
    return CaseList(care=care, expect=expect, nothing=nothing)


def _fields(entry: Entry, key: str) -> Mapping[str, Source]:
    return entry.part(key).fields.value if entry.has(key) else {}


def _plain_fields(entry: Entry, key: str) -> Mapping[str, object]:
    return {name: plain(each) for name, each in _fields(entry, key).items()}


def _objects(source: Source) -> Mapping[str, object]:
    return {key: plain(each) for key, each in source.value.items()} if isinstance(source, Fields) else {}


def _words(source: Source) -> Mapping[str, str]:
    return {key: _text(each) for key, each in source.value.items()} if isinstance(source, Fields) else {}


def _text(source: Source | None) -> str:
    return source.value.strip() if isinstance(source, Scalar) else ""


def _texts(source: Source | None) -> tuple[str, ...]:
    """Return a list of texts; one alone may stand without its list."""
    if isinstance(source, Items):
        return tuple(_text(each) for each in source.value)
    return (_text(source),) if source else ()


def _unknown(place: Place, code: Code, found: str, known: Mapping[str, object]) -> Problem:
    return Problem.at(place, code, found=found, way_out=Reading().way_out(found, known))
