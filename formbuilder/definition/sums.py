"""How calculations are read: what each gives, in which unit, and what a number counts as that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from formbuilder.definition.calculations import Calculation, Case, Instead, Rounding, Unit
from formbuilder.definition.conditions import worked_out
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import CALCULATION, CANNOT_TELL, CASE, ID, RESERVED, SLUG, UNITS
from formbuilder.definition.yaml_source import Source
from formbuilder.problems import Code

OFFICER = "officer"
"""What a scenario says in place of a calculation, where an officer talks to the person."""
INSTEAD = ("if_not_asked", "if_missing", "if_unknown")
IN_POUNDS = frozenset({Unit.POUNDS, Unit.POUNDS_A_WEEK})


def rates(form: Entry) -> Iterator[str]:
    """Yield the names of the tables that the calculations of a form may read."""
    known = form.reading.library.rates
    for each in form.names("rates", SLUG):
        if known is not None and each.value not in known.tables:
            way_out = form.reading.way_out(each.value, known.tables, "Add it there, or take it away here.")
            form.reading.refuse(each.place, Code.UNKNOWN_TABLE, found=each.value, way_out=way_out)
        yield each.value


def calculations(form: Entry) -> Mapping[str, Calculation]:
    """Read the calculations of a form, if it has any, by id and in the order of the file."""
    if not form.has("calculations"):
        return {}
    part = form.part("calculations")
    return {id_: _calculation(id_, source, part) for id_, source in part.fields.value.items()}


def _calculation(id_: str, source: Source, part: Entry) -> Calculation:
    _check_id(id_, part)
    entry = Entry.of(source, CALCULATION, part.reading)
    unit = Unit(entry.one_of("unit", UNITS) or Unit.NUMBER)
    part.reading.instead[id_] = frozenset(key for key in INSTEAD if entry.has(key))
    return Calculation(
        id=id_,
        label=entry.words("label"),
        help=entry.words_if_any("help"),
        unit=unit,
        cases=tuple(_cases(entry, id_, unit)),
        instead=Instead(
            not_asked=_instead(entry, "if_not_asked"),
            missing=_instead(entry, "if_missing"),
            unknown=_instead(entry, "if_unknown"),
        ),
        law=str(entry.words_if_any("law") or ""),
        rounding=_rounding(entry, unit),
        place=part.key_place(id_),
    )


def _check_id(id_: str, part: Entry) -> None:
    place = part.key_place(id_)
    if not ID.pattern.fullmatch(id_):
        part.reading.refuse(place, ID.otherwise, found=id_, key="calculations")
    elif id_ in RESERVED or id_ == OFFICER:
        part.reading.refuse(place, Code.RESERVED_ID, found=id_, key="calculations")


def _cases(entry: Entry, id_: str, unit: Unit) -> Iterator[Case]:
    if entry.has("is") == entry.has("cases"):
        entry.reading.refuse(entry.place, Code.IS_OR_CASES, id=id_)
        entry.reading.unread = True
    if entry.has("is") and (gives := worked_out(entry, "is", id_, unit)):
        yield Case(when=None, gives=gives, place=entry.place)
    sources = entry.items("cases") if entry.has("cases") else ()
    for number, source in enumerate(sources, 1):
        case = Entry.of(source, CASE, entry.reading)
        if case.has("when") and number == len(sources):
            case.refuse("when", Code.LAST_CASE)
        elif not case.has("when") and number < len(sources):
            entry.reading.refuse(case.place, Code.CASE_TOO_SOON)
        when = worked_out(case, "when", id_, None) if case.has("when") else None
        if gives := worked_out(case, "is", id_, unit):
            yield Case(when=when, gives=gives, place=case.place)


def _instead(entry: Entry, key: str) -> Decimal | None:
    """Return a number; None if it is left out, or where it says that the sum cannot be told."""
    source = entry.scalar(key) if entry.has(key) else None
    if source is None or source.value == CANNOT_TELL:
        return None
    return entry.number(key, f"a number in digits, or {CANNOT_TELL}")


def _rounding(entry: Entry, unit: Unit) -> Rounding:
    found = entry.one_of("round", tuple(Rounding)) if entry.has("round") else ""
    return Rounding(found or (Rounding.PENNY if unit in IN_POUNDS else Rounding.NONE))
