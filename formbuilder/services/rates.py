"""The tables of rates of a council: published apart from its forms, kept as they came, the newest counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from formbuilder.charges.rate_changes import RateChange, rate_changes
from formbuilder.definition.rate_tables import read_rates
from formbuilder.definition.rates import Rates, RateTable
from formbuilder.problems import Code, DefinitionError
from formbuilder.services.doing import Doing
from formbuilder.storage import rates as rows
from formbuilder.storage.engine import Scope, Store

YOURS = "your file"
"""What problems call a file that somebody sends."""


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


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table that somebody wants to put in: checked, and not in yet."""

    table: RateTable
    changes: tuple[RateChange, ...]
    """What it would change."""
    edition: int
    """The edition that it was compared with; 0 where there is none."""


class PutIn(StrEnum):
    """What became of a table that was to be put in."""

    DONE = "done"
    CHANGED = "changed"
    """Somebody has put in another edition since it was compared."""


def look_at_rates(store: Store, data: bytes) -> Incoming:
    """Compare a table with the one that is in use; raises DefinitionError with every problem of it."""
    table = _read_table(store, data)
    name = f"{table.name}.yaml"
    old = rates_of({name: known}).tables.get(table.name) if (known := rate_files(store).get(name)) else None
    return Incoming(table, rate_changes(old, table), rate_editions(store).get(name, 0))


def put_in_rates(store: Store, data: bytes, edition: int, doing: Doing) -> PutIn:
    """Put a table in as the next edition, if ``edition`` is still the newest; raises DefinitionError as above."""
    from formbuilder.storage import people  # noqa: PLC0415 - what the office needs, and no page of the public

    name = f"{_read_table(store, data).name}.yaml"

    def put_in(scope: Scope) -> PutIn:
        people.lock(scope)
        if rows.editions(scope).get(name, 0) != edition:
            return PutIn.CHANGED
        rows.add(scope, name, data, doing.now)
        doing.note(scope, "rates-put-in", name)
        return PutIn.DONE

    return store.write(put_in)


def _read_table(store: Store, data: bytes) -> RateTable:
    """Read one table, whatever its file was called, together with the others of the council."""
    found, problems = read_rates({YOURS: (data, YOURS)})
    wrong = [each for each in problems if each.code is not Code.RATES_MISPLACED]
    table = next(iter(found.tables.values()), None)
    if wrong or table is None:
        raise DefinitionError(wrong or problems)
    name = f"{table.name}.yaml"
    files = {other: (text, other) for other, text in rate_files(store).items() if other != name}
    _, together = read_rates({name: (data, YOURS), **files})
    if together:
        raise DefinitionError(together)
    return table


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
