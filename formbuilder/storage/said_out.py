"""Which pages “You said, we did” everybody can read: all that public pages ask of them, apart from what is on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import said_pages


def published(scope: Scope, form: str) -> tuple[tuple[int, datetime], ...]:
    """Return which versions of a form have a page that everybody reads, and since when, the newest first."""
    mine = rows.mine(scope, said_pages, said_pages.c.published_at.is_not(None), form=form)
    wanted = select(said_pages.c.version, said_pages.c.published_at).where(mine)
    found = scope.connection.execute(wanted.order_by(said_pages.c.version.desc()))
    return tuple((row.version, row.published_at) for row in found)


def newest_published(scope: Scope) -> Mapping[str, tuple[int, datetime]]:
    """Return, by form, the newest version that has a page that everybody reads, and since when."""
    mine = rows.mine(scope, said_pages, said_pages.c.published_at.is_not(None))
    wanted = select(said_pages.c.form, said_pages.c.version, said_pages.c.published_at).where(mine)
    found = scope.connection.execute(wanted.order_by(said_pages.c.form, said_pages.c.version))
    return {row.form: (row.version, row.published_at) for row in found}
