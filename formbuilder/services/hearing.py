"""What members chose to hear of, as messages are made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from formbuilder.review.digests import BEGIN_WITH, USUAL_HOUR, Hearing, Topic, unwanted
from formbuilder.storage import digests as rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.panels import MemberRow

BY_EMAIL = frozenset({"screen", "email"})
"""Ways of taking part that go with messages by e-mail; whoever takes part in another way is handed a slip of paper."""


def topics_of(row: MemberRow) -> frozenset[Topic]:
    """Return what a member wants to be told of."""
    known = set(Topic)
    return BEGIN_WITH if row.topics is None else frozenset(Topic(each) for each in row.topics.split() if each in known)


def hearing_of(row: MemberRow) -> Hearing | None:
    """Return what a member chose to hear of; None if nothing: off means off."""
    if row.digest == "off" or row.state in {"not_caring", "left"}:
        return None
    return Hearing(
        panel=row.panel,
        topics=topics_of(row),
        hour=USUAL_HOUR if row.digest_hour is None else row.digest_hour,
        weekday=row.digest_day if row.digest == "weekly" else None,
    )


def hears_today(row: MemberRow, today: date) -> bool:
    """Say whether somebody takes no break on a day."""
    return row.state != "break" or (row.break_until is not None and today > row.break_until)


def by_email(found: Sequence[MemberRow], addresses: Mapping[str, str]) -> tuple[MemberRow, ...]:
    """Return the memberships of which somebody is told by e-mail."""
    return tuple(row for row in found if row.way in BY_EMAIL and row.person in addresses)


def by_slip(found: Sequence[MemberRow], addresses: Mapping[str, str]) -> tuple[MemberRow, ...]:
    """Return the memberships of which somebody is told on paper."""
    mailed = by_email(found, addresses)
    return tuple(row for row in found if row not in mailed)


def let_go_unwanted(scope: Scope, before: MemberRow, now: datetime) -> None:
    """Let news of a panel go that its member did not want until now: what they choose counts from now on."""
    mine = [each for each in rows.waiting(scope, [before.person]).get(before.person, ()) if each.panel == before.panel]
    hearing = hearing_of(before)
    rows.mark_told(scope, [each.id for each in unwanted(mine, [hearing] if hearing else [])], now)
