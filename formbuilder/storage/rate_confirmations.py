"""Which figures of rates somebody has compared with their source, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import rate_confirmations


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationRow:
    """One figure in one year, as it was when somebody confirmed it."""

    figure: str
    """``table.figure``."""
    year: int
    value: str
    """The hash of the figure."""
    source: str
    """What they read."""
    confirmed_by: str
    confirmed_at: datetime


_COLUMNS = tuple(rate_confirmations.c[name] for name in ConfirmationRow.__slots__)


def every(scope: Scope) -> tuple[ConfirmationRow, ...]:
    """Return all confirmations, those of figures that have changed since too."""
    found = select(*_COLUMNS).where(rate_confirmations.c.council_id == scope.council)
    ordered = found.order_by(rate_confirmations.c.figure, rate_confirmations.c.year)
    return tuple(ConfirmationRow(**row) for row in scope.connection.execute(ordered).mappings())


def count(scope: Scope) -> int:
    """Return how many there are: none ever goes, so it tells whether anything has changed."""
    found = select(func.count()).select_from(rate_confirmations)
    return int(scope.connection.execute(found.where(rate_confirmations.c.council_id == scope.council)).scalar_one())


def add(scope: Scope, row: ConfirmationRow) -> None:
    """Add one."""
    values = {name: getattr(row, name) for name in ConfirmationRow.__slots__}
    scope.connection.execute(insert(rate_confirmations).values(council_id=scope.council, **values))
