"""What would change if one table of rates took the place of another, figure by figure and year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.definition.rates import Amount, Figure, RateTable


@dataclass(frozen=True, slots=True, kw_only=True)
class RateChange:
    """One figure in one year, before and after; None: it is not there."""

    id: str
    figure: Figure
    year: int
    old: Amount | None
    new: Amount | None

    @property
    def changes_sums(self) -> bool:
        """Whether another value comes, and not only another source or status."""
        return self.old is None or self.new is None or self.old.value != self.new.value


def rate_changes(old: RateTable | None, new: RateTable) -> tuple[RateChange, ...]:
    """Return what differs, in the order of the new table; what it does not have any more comes last."""
    return tuple(each for each in _every(old, new) if not _same(each))


def _every(old: RateTable | None, new: RateTable) -> Iterator[RateChange]:
    before = old.figures if old else {}
    for id_, figure in (*new.figures.items(), *((id_, each) for id_, each in before.items() if id_ not in new.figures)):
        then, now = before.get(id_), new.figures.get(id_)
        years = {*(then.years if then else ()), *(now.years if now else ())}
        for year in sorted(years):
            yield RateChange(
                id=f"{new.name}.{id_}",
                figure=figure,
                year=year,
                old=then.years.get(year) if then else None,
                new=now.years.get(year) if now else None,
            )


def _same(change: RateChange) -> bool:
    return change.old == change.new
