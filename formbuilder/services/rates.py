"""The tables of rates of a council: published apart from its forms, kept as they came, the newest counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from formbuilder.definition.rate_tables import read_rates
from formbuilder.definition.rates import Rates
from formbuilder.problems import DefinitionError
from formbuilder.storage import rates as rows
from formbuilder.storage.engine import Scope, Store


def keep_rates(store: Store, files: Mapping[str, bytes], now: datetime) -> tuple[str, ...]:
    """Keep the tables in ``files`` (by file name), and return the names of those that are new or have changed.

    A table that is not among them stays. Raises DefinitionError, and keeps nothing, if one cannot be read.
    """
    rates_of(files)

    def keep(scope: Scope) -> tuple[str, ...]:
        known = rows.newest(scope, lock=True)
        changed = tuple(name for name in sorted(files) if known.get(name) != files[name])
        for name in changed:
            rows.add(scope, name, files[name], now)
        return changed

    return store.write(keep)


def rates_of(files: Mapping[str, bytes]) -> Rates:
    """Return what stands in tables, by file name; raises DefinitionError with every problem of them."""
    rates, problems = read_rates({name: (data, f"rates/{name}") for name, data in files.items()})
    if problems:
        raise DefinitionError(problems)
    return rates


def rate_files(store: Store) -> Mapping[str, bytes]:
    """Return the newest edition of each table as it came, by file name."""
    return store.read(rows.newest)


def rate_editions(store: Store) -> Mapping[str, int]:
    """Return the number of the newest edition of each table: it tells whether anything has changed."""
    return store.read(rows.editions)
