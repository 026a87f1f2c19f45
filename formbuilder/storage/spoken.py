"""Free text, apart from everything else, so that it can be erased and what is built on it still holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import spoken_words


def speak(scope: Scope, id_: str, words: str) -> None:
    """Keep free text."""
    scope.connection.execute(insert(spoken_words).values(council_id=scope.council, id=id_, words=words))


def spoken(scope: Scope, ids: frozenset[str]) -> Mapping[str, str]:
    """Return free texts that are still there, by id."""
    mine = and_(spoken_words.c.council_id == scope.council, spoken_words.c.id.in_(ids))
    found = scope.connection.execute(select(spoken_words.c.id, spoken_words.c.words).where(mine))
    return {row.id: row.words for row in found if row.words is not None}


def erase(scope: Scope, id_: str, now: datetime) -> bool:
    """Erase a free text; False if there is none."""
    mine = and_(spoken_words.c.council_id == scope.council, spoken_words.c.id == id_, spoken_words.c.words.is_not(None))
    return scope.connection.execute(update(spoken_words).where(mine).values(words=None, erased_at=now)).rowcount == 1
