"""The rates that a council’s results are worked out with: kept in memory, read again when a table has changed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from formbuilder.definition.rates import Rates
from formbuilder.problems import DefinitionError
from formbuilder.services.rates import rate_editions, rate_files, rates_of
from formbuilder.storage.engine import Store

AGAIN = timedelta(seconds=2)
"""How long a change of the tables may go unnoticed."""
log = logging.getLogger("formbuilder")


class RatesInUse:
    """The newest tables in the database, with the council’s own figures in them, and with what it has confirmed."""

    def __init__(self, store: Store, own: Mapping[str, Mapping[int, Decimal]]) -> None:
        """``own`` are the council’s figures, by ``table.figure`` and year."""
        self._store = store
        self._own = own
        self._kept = Rates.of(())
        self._state: tuple[Mapping[str, int], int] = ({}, 0)
        self._looked_at: datetime | None = None

    def at(self, now: datetime) -> Rates:
        """Return them as they are at ``now``; without any table there are no figures, and so no sums."""
        from formbuilder.services.rate_confirmations import (  # noqa: PLC0415 - only forms with sums need it
            confirmation_count,
            with_confirmed,
        )

        if self._looked_at is None or now - self._looked_at > AGAIN:
            state = rate_editions(self._store), confirmation_count(self._store)
            if state != self._state:
                found = with_what_fits(rates_of(rate_files(self._store)), self._own)
                self._kept = with_confirmed(self._store, found)
                self._state = state
            self._looked_at = now
        return self._kept


def with_what_fits(rates: Rates, own: Mapping[str, Mapping[int, Decimal]]) -> Rates:
    """Put the council’s own figures into the tables, but those that the law has overtaken since they were checked."""
    found = rates
    for name, years in own.items():
        for year, value in years.items():
            try:
                found = found.with_own({name: {year: value}})
            except DefinitionError as error:
                log.warning("a council’s own figure is left out: %s", error)
    return found
