"""What waits for somebody so that people are told: pages to read first, a yes to a sentence, promises of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from formbuilder.services.action_kinds import ActionState
from formbuilder.services.actions import state_of
from formbuilder.services.panels import Post
from formbuilder.storage import actions as action_rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import said as rows
from formbuilder.storage.actions import ActionRow
from formbuilder.storage.engine import Scope, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWaiting:
    """What waits for one person."""

    pages: int
    """Pages that they can read before everybody does."""
    sentences: tuple[str, ...]
    """Points of theirs of which a sentence is asked for."""
    late: tuple[ActionRow, ...]
    """Promises that they see to, and whose day has passed."""
    disputed: tuple[ActionRow, ...]
    """Promises that they see to, of which a member says: this has not happened."""
    in_panels: tuple[ActionRow, ...] = ()
    """Promises of others, of which a member of a panel that they chair says so."""


def told_waiting(store: Store, person: str, today: date) -> ToldWaiting:
    """Return what waits for somebody: six small queries."""

    def look(scope: Scope) -> ToldWaiting:
        chaired = {each.panel for each in panel_rows.posts(scope, person=person) if each.post == Post.CHAIR}
        mine = action_rows.of_person(scope, person)
        said = {each.action for each in action_rows.disputes_of(scope, [each.id for each in mine]) if not each.answer}
        return ToldWaiting(
            pages=len(rows.looks_of(scope, chaired, waiting=True)),
            sentences=rows.sentences_asked(scope, person),
            late=tuple(each for each in mine if state_of(each, today) is ActionState.OVERDUE and each.id not in said),
            disputed=tuple(each for each in mine if each.id in said),
            in_panels=tuple(each for each in action_rows.disputed_in(scope, chaired) if each.who != person),
        )

    return store.read(look)
