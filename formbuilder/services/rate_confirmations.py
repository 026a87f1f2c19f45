"""Figures of rates that an officer has compared with their source: who, when, and what they read.

One officer is enough. A figure that changes must be confirmed anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from formbuilder.checking.walked_form import figures_to_check
from formbuilder.definition.rates import Amount, Figure, Rates
from formbuilder.services.doing import Doing
from formbuilder.storage import people
from formbuilder.storage import rate_confirmations as rows
from formbuilder.storage.engine import Scope, Store

LONGEST = 300


class NotConfirmed(StrEnum):
    """Why a figure was not confirmed."""

    UNKNOWN = "unknown"
    """There is no such figure in that year."""
    NO_SOURCE = "no_source"
    """Nobody said what was read, or in more than 300 characters."""
    CHANGED = "changed"
    """It is not the figure any more that the officer saw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Who has compared a figure with what."""

    figure: str
    """``table.figure``."""
    year: int
    source: str
    """What they read."""
    by: str
    """The id of a person."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Confirming:
    """What an officer confirms: a figure of a year, as they saw it, and where they read it."""

    figure: str
    year: int
    seen: str
    """The mark of the figure that they saw."""
    source: str


def mark(figure: Figure, amount: Amount) -> str:
    """Return what tells a figure from every other that it could be: its value and its unit, in 64 hex digits."""
    return sha256(f"{figure.unit.value} {amount.value.normalize():f}".encode()).hexdigest()


def confirmations(store: Store, rates: Rates) -> Mapping[tuple[str, int], Confirmation]:
    """Return what was confirmed and still stands so in ``rates``, by figure and year."""
    return {(row.figure, row.year): _confirmation(row) for row in store.read(rows.every) if _stands(row, rates)}


def confirmation_count(store: Store) -> int:
    """Return how many confirmations there ever were: it tells whether anything has changed."""
    return store.read(rows.count)


def with_confirmed(store: Store, rates: Rates) -> Rates:
    """Return the rates, with what the council has confirmed as read in its source."""
    return rates.confirmed(confirmations(store, rates).keys())


def unconfirmed(store: Store, rates: Rates, tables: Iterable[str]) -> tuple[str, ...]:
    """Return the figures of these tables, with their years, that somebody must still confirm."""
    return tuple(figures_to_check(with_confirmed(store, rates), tables))


def confirm_figure(store: Store, rates: Rates, confirming: Confirming, doing: Doing) -> NotConfirmed | None:
    """Confirm one figure in one year; None if it is done, or was before. ``doing`` names a person."""
    source = " ".join(confirming.source.split())
    figure = rates.find(confirming.figure)
    amount = figure.years.get(confirming.year) if figure else None
    if figure is None or amount is None:
        return NotConfirmed.UNKNOWN
    if mark(figure, amount) != confirming.seen:
        return NotConfirmed.CHANGED
    if not 0 < len(source) <= LONGEST or doing.by is None:
        return NotConfirmed.NO_SOURCE
    row = rows.ConfirmationRow(
        figure=confirming.figure,
        year=confirming.year,
        value=confirming.seen,
        source=source,
        confirmed_by=doing.by,
        confirmed_at=doing.now,
    )
    store.write(lambda scope: _confirm(scope, row, doing))
    return None


def _confirm(scope: Scope, row: rows.ConfirmationRow, doing: Doing) -> None:
    people.lock(scope)
    if any((each.figure, each.year, each.value) == (row.figure, row.year, row.value) for each in rows.every(scope)):
        return
    rows.add(scope, row)
    doing.note(scope, "rate-confirmed", f"{row.figure[:70]} {row.year}")


def _stands(row: rows.ConfirmationRow, rates: Rates) -> bool:
    figure = rates.find(row.figure)
    amount = figure.years.get(row.year) if figure else None
    return figure is not None and amount is not None and mark(figure, amount) == row.value


def _confirmation(row: rows.ConfirmationRow) -> Confirmation:
    return Confirmation(figure=row.figure, year=row.year, source=row.source, by=row.confirmed_by, at=row.confirmed_at)
