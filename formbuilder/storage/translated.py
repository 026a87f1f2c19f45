"""What slots say in other languages, as rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import func, insert, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import translated_words as table

KEY = ("owner", "address", "language", "mark")
NEWEST = (table.c.set_at.desc(), table.c.mark)
AT_ONCE = 200
"""Rows in one statement: SQLite takes 32,766 values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedRow:
    """The words of a slot in a language, and the source words that they were made from, with their hash ``mark``."""

    owner: str
    address: str
    language: str
    mark: str
    source: str
    words: str
    checked_by: str = ""
    checked_on: date | None = None
    set_by: str | None = None
    set_at: datetime
    written_by: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What no two rows share."""
        return self.owner, self.address, self.language, self.mark


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Which source somebody wrote words for, and whether they were checked."""

    language: str
    owner: str
    address: str
    mark: str
    checked: bool


@dataclass(frozen=True, slots=True)
class StampRow:
    """When anything was last set in a language of an owner, and how much there is."""

    owner: str
    language: str
    count: int
    last: datetime


def of_language(scope: Scope, owners: Collection[str], language: str) -> tuple[TranslatedRow, ...]:
    """Return every row of some owners in a language, the newest first."""
    return rows.every(
        scope, table, TranslatedRow, table.c.owner.in_(sorted(owners)), order=NEWEST, language=language
    )  # fmt: skip  # one condition


def marks(scope: Scope, owners: Collection[str], languages: Collection[str]) -> tuple[MarkRow, ...]:
    """Return what there is of some owners in some languages, without any words."""
    checked = (table.c.checked_by != "").label("checked")
    wanted = select(table.c.language, table.c.owner, table.c.address, table.c.mark, checked)
    those = rows.mine(scope, table, table.c.owner.in_(sorted(owners)), table.c.language.in_(sorted(languages)))
    return tuple(MarkRow(*row) for row in scope.connection.execute(wanted.where(those)))


def of_slot(scope: Scope, owner: str, address: str, language: str) -> tuple[TranslatedRow, ...]:
    """Return the rows of one slot in a language, the newest first."""
    return rows.every(scope, table, TranslatedRow, order=NEWEST, owner=owner, address=address, language=language)


def stamps(scope: Scope) -> tuple[StampRow, ...]:
    """Return how much there is in each language of each owner, and since when: one query for a council."""
    wanted = select(table.c.owner, table.c.language, func.count(), func.max(table.c.set_at))
    found = wanted.where(rows.mine(scope, table)).group_by(table.c.owner, table.c.language)
    return tuple(StampRow(*row) for row in scope.connection.execute(found))


def languages(scope: Scope) -> frozenset[str]:
    """Return the languages that there is anything in."""
    found = select(table.c.language).where(rows.mine(scope, table)).distinct()
    return frozenset(scope.connection.execute(found).scalars())


def put_all(scope: Scope, new: Collection[TranslatedRow]) -> None:
    """Put rows in, some hundred at a time."""
    names = [each.name for each in fields(TranslatedRow)]
    values = [{"council_id": scope.council, **{name: getattr(row, name) for name in names}} for row in new]
    for start in range(0, len(values), AT_ONCE):
        scope.connection.execute(insert(table), values[start : start + AT_ONCE])


def change(scope: Scope, row: TranslatedRow) -> int:
    """Put other words, or another check, in the place of a row; return how many there were."""
    kept = {each.name: getattr(row, each.name) for each in fields(row) if each.name not in KEY}
    return rows.change(scope, table, kept, **_key(row))


def keep(scope: Scope, row: TranslatedRow) -> None:
    """Put a row in, or in the place of the one with its key."""
    if not change(scope, row):
        put_all(scope, [row])


def remove(scope: Scope, row: TranslatedRow) -> None:
    """Take a row out."""
    rows.remove(scope, table, **_key(row))


def _key(row: TranslatedRow) -> dict[str, str]:
    return dict(zip(KEY, row.key, strict=True))
