"""Where the words of a form come from: which decision changed them, after whom, and when.

Nothing is told of it before the page that counts the points is there for everybody: its chairs saw that first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from formbuilder.services.draft_pins import FORM
from formbuilder.storage import said_out
from formbuilder.storage.engine import Scope, Store

if TYPE_CHECKING:
    from formbuilder.storage.origins import OriginRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One change of words."""

    place: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    groups: tuple[str, ...]
    """The panels that want to be named."""
    on: datetime
    page: int
    """The version whose page tells of it."""


def pages_out(store: Store, form: str) -> tuple[tuple[int, datetime], ...]:
    """Return which versions of a form have a page that everybody can read, and since when: one small query."""
    return store.read(lambda scope: said_out.published(scope, form))


def newest_pages(store: Store) -> Mapping[str, tuple[int, datetime]]:
    """Return, by form, the newest version that has a page that everybody reads, and since when."""
    return store.read(said_out.newest_published)


def origins_of(store: Store, form: str) -> tuple[Origin, ...]:
    """Return the changes of words of a form that can be told of, the oldest first."""
    from formbuilder.storage import origins as rows  # noqa: PLC0415 - brings what panels work with
    from formbuilder.storage import panels as panel_rows  # noqa: PLC0415 - as above

    def look(scope: Scope) -> tuple[Origin, ...]:
        found = rows.origins(scope, form)
        names = {each.id: each.name for each in panel_rows.every(scope)} if found else {}
        return tuple(_origins(found, names))

    return store.read(look) if FORM.fullmatch(form) else ()


def _origins(found: tuple[OriginRow, ...], names: dict[str, str]) -> Iterator[Origin]:
    by_id: dict[str, list[OriginRow]] = {}
    for row in found:
        by_id.setdefault(row.id, []).append(row)
    for theirs in by_id.values():
        first = theirs[0]
        groups = dict.fromkeys(names.get(each.panel, "") for each in theirs if each.panel and each.named)
        yield Origin(
            place=first.place,
            before=first.before,
            after=first.after,
            groups=tuple(group for group in groups if group),
            on=first.decided_at,
            page=max(each.page for each in theirs),
        )
