"""Stories, and the uses to which their authors said yes, as rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import stories, story_uses


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story; ``words`` says where it stands, None once it was taken back."""

    id: str
    person: str
    words: str | None
    told_at: datetime
    changed_at: datetime
    ended_at: datetime | None = None
    written_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """One yes to one use."""

    id: str
    story: str
    purpose: str
    panel: str | None = None
    point: str | None = None
    agreed_at: datetime
    ended_at: datetime | None = None


NEWEST = (stories.c.told_at.desc(), stories.c.id)
FIRST = (story_uses.c.agreed_at, story_uses.c.id)
HOLDS = story_uses.c.ended_at.is_(None)


def of_person(scope: Scope, person: str, most: int) -> tuple[StoryRow, ...]:
    """Return what somebody told and did not take back, the newest first."""
    return rows.every(scope, stories, StoryRow, order=NEWEST, most=most, person=person, ended_at=None)


def those(scope: Scope, ids: Collection[str], most: int) -> tuple[StoryRow, ...]:
    """Return some stories, the newest first."""
    which = (stories.c.id.in_(sorted(ids)), stories.c.ended_at.is_(None))
    return rows.every(scope, stories, StoryRow, *which, order=NEWEST, most=most)


def uses_of(scope: Scope, ids: Collection[str]) -> tuple[UseRow, ...]:
    """Return what authors said yes to, the oldest first."""
    return rows.every(scope, story_uses, UseRow, story_uses.c.story.in_(sorted(ids)), order=FIRST)


def shared_with_panels(scope: Scope, panels: Collection[str]) -> tuple[UseRow, ...]:
    """Return the uses that hold for the people of some panels."""
    return rows.every(scope, story_uses, UseRow, story_uses.c.panel.in_(sorted(panels)), HOLDS, order=FIRST)


def shared_with_council(scope: Scope) -> tuple[UseRow, ...]:
    """Return the uses that hold for those who answer comments."""
    which = (story_uses.c.purpose.in_(("comment", "learn")), HOLDS)
    return rows.every(scope, story_uses, UseRow, *which, order=FIRST)
