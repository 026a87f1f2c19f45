"""Let authors be told of what happens to their points, in their next digest."""

from __future__ import annotations

from formbuilder.services.doing import Doing
from formbuilder.storage import news
from formbuilder.storage.engine import Scope


def told_of(scope: Scope, person: str | None, what: str, subject: str, doing: Doing) -> None:
    """Let somebody be told, unless they did it themselves; whoever has no row here is told on paper, or not at all."""
    if person is not None and person != doing.by:
        news.tell(scope, news.NewsRow(id=doing.new_id(), person=person, what=what, subject=subject, at=doing.now))
