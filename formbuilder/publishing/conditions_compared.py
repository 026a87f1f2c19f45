"""When parts that are in both versions are asked, shown or true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from formbuilder.definition.model import Form
from formbuilder.expressions.syntax import Expression, names
from formbuilder.publishing.change import Added, Change, ConditionChanged, Part, Removed, Spot
from formbuilder.publishing.matching import Both, Side
from formbuilder.publishing.order_compared import of_list, urgent_names
from formbuilder.publishing.settings_compared import same

FORM = frozenset({"form.*"})


class Held(NamedTuple):
    """A condition, where it stands, and the row that it counts in."""

    spot: Spot
    row: str
    condition: Expression | None


def conditions_compared(both: Both) -> Iterator[Change]:
    """Yield each condition that differs; one that only reads another named condition is told with that one."""
    before, after = conditions_of(both.old), conditions_of(both.new)
    now = {spot: _now(spot, both) for spot in before}
    for spot, old in before.items():
        new = after.get(now[spot])
        if new and not same(old.condition, new.condition):
            rows = frozenset({old.row, new.row})
            yield _changed(new.spot, rows, old.condition, new.condition)
    yield from _only_one(both)
    yield from _named(both, [*before.values()], [*after.values()])


def conditions_of(side: Side) -> dict[Spot, Held]:
    """Return all that can have a condition, by where it stands; two parts of one kind and id are one."""
    found = [*_of_pages(side), *_of_form(side.form), *_of_result(side.form)]
    return {_alone(held.spot): held for held in found}


def _alone(spot: Spot) -> Spot:
    return Spot(spot.part, spot.id)


def _now(spot: Spot, both: Both) -> Spot:
    """Return what a part of the old version is called now."""
    match spot.part:
        case Part.SECTION:
            return Spot(Part.SECTION, both.sections.get(spot.id, ""))
        case Part.PAGE:
            return Spot(Part.PAGE, both.pages.get(spot.id, ""))
        case Part.QUESTION:
            return Spot(Part.QUESTION, both.questions.get(spot.id, ""))
        case _:
            return spot


def _changed(spot: Spot, rows: frozenset[str], old: Expression | None, new: Expression | None) -> ConditionChanged:
    return ConditionChanged(address=spot.address, rows=rows, spot=spot, old=old, new=new)


def _of_pages(side: Side) -> Iterator[Held]:
    for section in side.form.sections:
        row = f"section:{section.id}.*"
        yield Held(Spot(Part.SECTION, section.id), row, section.show_if)
        for page in section.pages:
            yield Held(Spot(Part.PAGE, page.id, section.id), row, page.show_if)
    for id_, placed in side.questions.items():
        yield Held(Spot(Part.QUESTION, id_, placed.inside), f"{id_}.*", placed.question.show_if)


def _of_form(form: Form) -> Iterator[Held]:
    for end in form.ends:
        yield Held(Spot(Part.END, end.id), f"end:{end.id}.*", end.show_if)
    for name, urgent in zip(urgent_names(form), form.urgent, strict=True):
        yield Held(Spot(Part.URGENT, name), "form.*", urgent.today)
    if form.cover_sheet:
        yield Held(Spot(Part.COVER_SHEET), "form.*", form.cover_sheet.show_if)
    if form.discretion.under_13:
        yield Held(Spot(Part.UNDER_13), "form.*", form.discretion.under_13.when)


def _of_result(form: Form) -> Iterator[Held]:
    if form.result:
        for talk in form.result.talks:
            yield Held(Spot(Part.TALK, talk.id), "form.result", talk.when)
        for said in form.result.says:
            yield Held(Spot(Part.SAID, said.id), "form.result", said.when)
        for said in form.result.assumed:
            yield Held(Spot(Part.ASSUMED, said.id), "form.result", said.when)


def _only_one(both: Both) -> Iterator[Change]:
    """Yield the cover sheet, and what children under 13 read, if only one version has it."""
    old, new = both.old.form, both.new.form
    young = Spot(Part.UNDER_13), old.discretion.under_13, new.discretion.under_13
    for spot, before, after in (young, (Spot(Part.COVER_SHEET), old.cover_sheet, new.cover_sheet)):
        yield from of_list(spot.part, [spot.id] if before else [], [spot.id] if after else [], both)


def _named(both: Both, before: list[Held], after: list[Held]) -> Iterator[Change]:
    """Yield the named conditions that differ, each with the rows of all that reads it, through others too."""
    old, new = both.old.form.conditions, both.new.form.conditions
    changed = {name for name in old.keys() | new.keys() if not same(old.get(name), new.get(name))}
    if not changed:
        return
    readers = _readers(both.old.form, before), _readers(both.new.form, after)
    for name in sorted(changed, key=[*new, *old].index):
        spot = Spot(Part.CONDITION, name)
        rows = FORM | {row for reading in readers for row, read in reading if name in read}
        if name in old and name in new:
            yield _changed(spot, rows, old[name], new[name])
        else:
            kind = Added if name in new else Removed
            yield kind(address=spot.address, rows=rows, spot=spot)


def _readers(form: Form, held: list[Held]) -> list[tuple[str, frozenset[str]]]:
    """Return the rows that hold conditions, and all names that each of those reads."""
    whens = [case.when for calculation in form.calculations.values() for case in calculation.cases]
    rows = [*((each.row, each.condition) for each in held), *(("form.calculations", when) for when in whens)]
    return [(row, names(condition, form.conditions)) for row, condition in rows if condition is not None]
