"""Let people be told of what happens to their points and in their rounds, in their next digest."""

from __future__ import annotations

from collections.abc import Sequence

from formbuilder.review.digests import TOPICS, Topic
from formbuilder.services.doing import Doing
from formbuilder.services.hearing import hearing_of
from formbuilder.storage import news
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.panels import MemberRow
from formbuilder.storage.points import PointRow

AT_ONCE = 1_000
"""Points of one query: a database takes so many."""


def told_of(scope: Scope, person: str | None, what: str, subject: str, doing: Doing) -> None:
    """Let somebody be told, unless they did it themselves; whoever has no row here is told on paper, or not at all."""
    if person is not None and person != doing.by:
        news.tell(scope, news.NewsRow(id=doing.next_id(), person=person, what=what, subject=subject, at=doing.now))


def authors_told_of(scope: Scope, points: Sequence[str], what: str, doing: Doing) -> None:
    """Let the authors of points be told, of each point once until their next digest."""
    for first in range(0, len(points), AT_ONCE):
        some = points[first : first + AT_ONCE]
        waiting = news.subjects_waiting(scope, what, some)
        for point, author in point_rows.authors_of(scope, some).items():
            if point not in waiting:
                told_of(scope, author, what, point, doing)


def receipt_for(scope: Scope, point: PointRow, doing: Doing) -> None:
    """Let the author of a point have a receipt for it, if they asked for receipts."""
    member = panel_rows.find_member(scope, point.panel or "", point.author or "")
    if member and _wants(member, Topic.RECEIPT):
        row = news.NewsRow(id=doing.next_id(), person=member.person, what="point-sent", subject=point.id, at=doing.now)
        news.tell(scope, row)


def members_told_of(scope: Scope, panel: str, what: str, round_: str, doing: Doing) -> None:
    """Let those members of a panel be told of a round of theirs who want to hear of rounds."""
    for member in panel_rows.members_of(scope, panel):
        if _wants(member, TOPICS[what]):
            told_of(scope, member.person, what, round_, doing)


def _wants(member: MemberRow, topic: Topic) -> bool:
    hearing = hearing_of(member)
    return hearing is not None and topic in hearing.topics
