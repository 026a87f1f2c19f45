"""What is worked out: calculations, and the result that a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.definition.calculations import Calculation, Result
from formbuilder.definition.fingerprint import structure
from formbuilder.publishing.change import Change, Part, Spot, SumChanged
from formbuilder.publishing.matching import Both
from formbuilder.publishing.order_compared import Around, of_list

SUMS = Around(rows=frozenset({"form.calculations"}))
RESULT = Around(rows=frozenset({"form.result"}))


def rules_compared(both: Both) -> Iterator[Change]:
    """Yield what differs of the calculations, whatever their order, and of the result."""
    old, new = both.old.form, both.new.form
    shared = [id_ for id_ in new.calculations if id_ in old.calculations]
    before, after = (shared + [id_ for id_ in each.calculations if id_ not in shared] for each in (old, new))
    yield from of_list(Part.CALCULATION, before, after, both, SUMS)
    for id_ in shared:
        was, now = old.calculations[id_], new.calculations[id_]
        if _rules(was) != _rules(now):
            spot = Spot(Part.CALCULATION, id_)
            yield SumChanged(address=spot.address, rows=SUMS.rows, spot=spot, old=was, new=now)
    if old.result and new.result:
        yield from _result(old.result, new.result, both)
    else:
        yield from of_list(Part.RESULT, [""] if old.result else [], [""] if new.result else [], both, RESULT)


def _rules(calculation: Calculation) -> tuple[str, ...]:
    """Return everything that decides the amount of a calculation, and where the rule comes from."""
    given = calculation.unit, calculation.cases, calculation.instead, calculation.rounding, calculation.law
    return tuple(structure(each) for each in given)


def _result(old: Result, new: Result, both: Both) -> Iterator[Change]:
    for part, before, after in (
        (Part.TALK, [each.id for each in old.talks], [each.id for each in new.talks]),
        (Part.SAID, [each.id for each in old.says], [each.id for each in new.says]),
        (Part.ASSUMED, [each.id for each in old.assumed], [each.id for each in new.assumed]),
        (Part.LINE, [*old.working], [*new.working]),
    ):
        yield from of_list(part, before, after, both, RESULT)
