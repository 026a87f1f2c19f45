"""Whether a page wrote anything down that it should not have."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from sqlalchemy import select

from formbuilder.services.readings import Reading
from formbuilder.storage.tables import metadata, trail
from tests.council import Council

LAST_USE = {"journeys": {"last_used"}, "sessions": {"last_used"}}
"""What a GET may write: when a journey was last used, or the session of somebody who works here …"""
READING_TRAIL = set(Reading)
"""… and that somebody read what people sent (``services.readings.note_reading``, called by views of the office)."""


def rows(council: Council) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database, but for when a journey or a session was last used, and who read what."""
    found = {}
    with council.engine.connect() as connection:
        for table in metadata.sorted_tables:
            columns = [each.name for each in table.columns if each.name not in LAST_USE.get(table.name, set())]
            wanted = select(*(table.columns[name] for name in columns))
            if table is trail:
                wanted = wanted.where(trail.c.what.not_in(READING_TRAIL))
            kept = connection.execute(wanted)
            found[table.name] = sorted(map(tuple, kept), key=repr)
    return found


@contextmanager
def untouched(council: Council) -> Iterator[Callable[[], bool]]:
    """Give a question to ask after each page: whether the database still holds what it held.

    All of it is read only when SQLite says that somebody has written since the last look.
    """
    before = rows(council)
    with closing(sqlite3.connect(council.database)) as watching:
        seen = [_version(watching)]

        def look() -> bool:
            seen.append(_version(watching))
            return seen[-1] == seen[-2] or rows(council) == before

        yield look


def _version(watching: sqlite3.Connection) -> int:
    (version,) = watching.execute("PRAGMA data_version").fetchone()
    return version
