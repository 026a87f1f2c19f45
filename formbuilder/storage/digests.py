"""Messages to members, one a day at most, and the news that wait for them, as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true, update

from formbuilder.review.digests import Item
from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.panels import MemberRow
from formbuilder.storage.tables import digests, members, news, person_names, points, round_steps, rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRow:
    """One message to somebody, on one day."""

    id: str
    person: str
    day: date
    way: str
    link: str | None = field(default=None, repr=False)
    """What was kept before links were sealed."""
    sealed: bytes | None = field(default=None, repr=False)
    token: bytes | None = field(default=None, repr=False)
    made_at: datetime
    sent_at: datetime | None = None


HEARS = and_(members.c.digest != "off", members.c.state.in_(("active", "break")))


def with_news(scope: Scope) -> frozenset[str]:
    """Return who wants messages, and has something to be told of."""
    theirs = and_(members.c.council_id == news.c.council_id, members.c.person == news.c.person)
    found = (
        select(news.c.person)
        .join(members, theirs)
        .where(news.c.council_id == scope.council, news.c.told_at.is_(None), HEARS)
        .distinct()
    )
    return frozenset(scope.connection.execute(found).scalars())


def waiting(scope: Scope, people: Collection[str], on: date | None = None) -> Mapping[str, tuple[Item, ...]]:
    """Return what each of these people was not told of yet, oldest first: one query, however many they are.

    What is about a comment that was taken back is left out, and so is a round that is not open on the day ``on``.
    """
    point = and_(points.c.council_id == news.c.council_id, points.c.id == news.c.subject)
    round_ = and_(rounds.c.council_id == news.c.council_id, rounds.c.id == news.c.subject)
    panel = func.coalesce(points.c.panel, rounds.c.panel)
    still = or_(points.c.id.is_(None), points.c.state != "withdrawn")
    goes_on = true() if on is None else or_(rounds.c.id.is_(None), _open_on(on))
    found = (
        select(news.c.person, news.c.id, news.c.what, news.c.subject, news.c.at, panel)
        .select_from(news.outerjoin(points, point).outerjoin(rounds, round_))
        .where(news.c.council_id == scope.council, news.c.person.in_(people), news.c.told_at.is_(None), still, goes_on)
        .order_by(news.c.at, news.c.id)
    )
    by_person: dict[str, list[Item]] = {}
    for row in scope.connection.execute(found):
        by_person.setdefault(row[0], []).append(Item(*row[1:]))
    return {person: tuple(items) for person, items in by_person.items()}


def memberships(scope: Scope, people: Collection[str]) -> tuple[MemberRow, ...]:
    """Return what these people chose in each of their panels: one query, however many they are."""
    return rows.every(
        scope, members, MemberRow, members.c.person.in_(people), order=(members.c.panel, members.c.number)
    )


def addresses(scope: Scope, people: Collection[str]) -> Mapping[str, str]:
    """Return the e-mail addresses of those of them who have one."""
    mine = and_(person_names.c.council_id == scope.council, person_names.c.person.in_(people))
    found = select(person_names.c.person, person_names.c.email).where(mine, person_names.c.email.is_not(None))
    return {row[0]: row[1] for row in scope.connection.execute(found)}


def since(scope: Scope, people: Collection[str], day: date) -> tuple[DigestRow, ...]:
    """Return the messages to these people from a day on."""
    theirs = (digests.c.person.in_(people), digests.c.day >= day)
    return rows.every(scope, digests, DigestRow, *theirs, order=(digests.c.day, digests.c.id))


def find(scope: Scope, id_: str) -> DigestRow | None:
    """Return a message."""
    return rows.find(scope, digests, DigestRow, id=id_)


def by_token(scope: Scope, token: bytes) -> DigestRow | None:
    """Return the message whose link this is."""
    return rows.find(scope, digests, DigestRow, token=token)


def add(scope: Scope, row: DigestRow) -> None:
    """Keep that somebody gets a message on a day."""
    rows.put(scope, digests, row)


def mark_sent(scope: Scope, id_: str, now: datetime) -> None:
    """Note that a message was sent, and forget its link."""
    rows.change(scope, digests, {"sent_at": now, "link": None, "sealed": None}, id=id_)


def mark_told(scope: Scope, ids: Collection[str], now: datetime) -> int:
    """Note that people were told of these news; return how many they were not told of before."""
    those = and_(news.c.council_id == scope.council, news.c.id.in_(ids), news.c.told_at.is_(None))
    return scope.connection.execute(update(news).where(those).values(told_at=now)).rowcount


def to_remind(scope: Scope, first: date, last: date) -> tuple[tuple[str, str], ...]:
    """Return who asked for reminders, and which rounds close in these days in which they did nothing."""
    theirs = and_(members.c.council_id == rounds.c.council_id, members.c.panel == rounds.c.panel)
    begun = exists().where(
        round_steps.c.council_id == rounds.c.council_id,
        round_steps.c.round == rounds.c.id,
        round_steps.c.person == members.c.person,
    )
    found = (
        select(members.c.person, rounds.c.id)
        .select_from(rounds.join(members, theirs))
        .where(
            rounds.c.council_id == scope.council,
            rounds.c.state == "open",
            rounds.c.closes_on.between(first, last),
            HEARS,
            members.c.topics.like("%reminder%"),
            ~begun,
        )
        .order_by(rounds.c.id, members.c.person)
    )
    return tuple((row[0], row[1]) for row in scope.connection.execute(found))


def news_there(scope: Scope, ids: Collection[str]) -> frozenset[str]:
    """Return which of some news there are."""
    if not ids:
        return frozenset()
    found = select(news.c.id).where(news.c.council_id == scope.council, news.c.id.in_(ids))
    return frozenset(scope.connection.execute(found).scalars())


def _open_on(day: date) -> ColumnElement[bool]:
    return and_(rounds.c.opens_on <= day, rounds.c.late_until >= day)
