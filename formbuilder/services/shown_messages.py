"""What a demonstration would have sent: kept for a page, and sent to nobody."""

from __future__ import annotations

from formbuilder.storage import shown_messages as rows
from formbuilder.storage.engine import Store
from formbuilder.storage.shown_messages import ShownRow

__all__ = ["ShownRow"]

MOST = 50


class RealCouncilError(Exception):
    """The council is a real one: its messages are sent, and never kept to be shown."""


def show_message(store: Store, row: ShownRow) -> None:
    """Keep a message, once if it comes twice; raises RealCouncilError in a council that is no demonstration."""
    if not store.write(lambda scope: rows.add(scope, row)):
        raise RealCouncilError


def messages_shown(store: Store) -> tuple[ShownRow, ...] | None:
    """Return the newest, the last one first; None in a council that is no demonstration."""
    return store.read(lambda scope: rows.newest(scope, MOST) if rows.pretends(scope) else None)
