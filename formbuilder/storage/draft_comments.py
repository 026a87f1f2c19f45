"""What came back from Word about a draft, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import draft_comments


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRow:
    """One comment or change."""

    id: str
    position: int
    kind: str
    slot: str
    quote: str = field(repr=False)
    words: str = field(repr=False)
    author: str
    written_at: datetime | None
    state: str
    brought_by: str | None
    brought_at: datetime
    done_by: str | None = None
    done_at: datetime | None = None


_COLUMNS = tuple(draft_comments.c[name] for name in CommentRow.__slots__)


def _of(scope: Scope, form: str, version: int) -> ColumnElement[bool]:
    mine = (draft_comments.c.council_id == scope.council, draft_comments.c.form == form)
    return and_(*mine, draft_comments.c.version == version)


def add(scope: Scope, form: str, version: int, rows: Iterable[CommentRow]) -> None:
    """Add comments."""
    values = [
        {"council_id": scope.council, "form": form, "version": version}
        | {name: getattr(row, name) for name in CommentRow.__slots__}
        for row in rows
    ]
    if values:
        scope.connection.execute(insert(draft_comments), values)


def marks(scope: Scope, form: str, version: int) -> set[tuple[str, str, str, str]]:
    """Return kind, slot, words and author of each: a file that is brought twice brings nothing new."""
    columns = (draft_comments.c.kind, draft_comments.c.slot, draft_comments.c.words, draft_comments.c.author)
    found = scope.connection.execute(select(*columns).where(_of(scope, form, version)))
    return {(row.kind, row.slot, row.words, row.author) for row in found}


def count(scope: Scope, form: str, version: int, state: str) -> int:
    """Return how many are in a state."""
    found = select(func.count()).where(_of(scope, form, version), draft_comments.c.state == state)
    return scope.connection.execute(found).scalar() or 0


def listed(scope: Scope, form: str, version: int, state: str, page: tuple[int, int]) -> tuple[CommentRow, ...]:
    """Return those in a state in the order of the draft, so many (``page[0]``) after so many (``page[1]``)."""
    most, skip = page
    found = select(*_COLUMNS).where(_of(scope, form, version), draft_comments.c.state == state)
    order = (draft_comments.c.brought_at, draft_comments.c.position)
    rows = scope.connection.execute(found.order_by(*order).limit(most).offset(skip)).mappings()
    return tuple(CommentRow(**row) for row in rows)


def find(scope: Scope, form: str, version: int, id_: str) -> CommentRow | None:
    """Return one."""
    found = select(*_COLUMNS).where(_of(scope, form, version), draft_comments.c.id == id_)
    row = scope.connection.execute(found).mappings().first()
    return None if row is None else CommentRow(**row)


def finish(scope: Scope, pin: tuple[str, int], id_: str, by: str | None, now: datetime) -> bool:
    """Mark one as done; False if there is none that is open."""
    mine = and_(_of(scope, *pin), draft_comments.c.id == id_, draft_comments.c.state == "open")
    values = {"state": "done", "done_by": by, "done_at": now}
    return scope.connection.execute(update(draft_comments).where(mine).values(values)).rowcount == 1
