"""All that is held of one person as a member of panels, in one piece: for themselves, or to answer their request."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.services.deciding import answers_of
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.members import Member, with_choices
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.points import with_words
from formbuilder.services.stories import Story, with_uses
from formbuilder.storage import comment_sounds, people, spoken, stories
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.actions import DisputeRow
from formbuilder.storage.comment_sounds import SoundRow
from formbuilder.storage.decisions import DecidedRow
from formbuilder.storage.digests import DigestRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.form_wishes import FormWishRow
from formbuilder.storage.meetings import CheckRow, ItemRow
from formbuilder.storage.news import OLDEST, NewsRow
from formbuilder.storage.panels import MemberRow, PostChangeRow, SlipRow
from formbuilder.storage.points import EventRow, PointRow
from formbuilder.storage.rounds import RoundRow, StepRow, WishRow
from formbuilder.storage.said import CountedRow
from formbuilder.storage.tables import (
    action_disputes,
    decided_points,
    digests,
    form_wishes,
    meeting_items,
    members,
    news,
    note_checks,
    points,
    post_changes,
    round_steps,
    rounds,
    said_points,
    slips,
    time_wishes,
)

MOST = 5_000
"""Comments of one person that are read at once; nobody writes so many."""


@dataclass(frozen=True, slots=True)
class HeldMember:
    """What somebody is in one panel; what they chose, and since when."""

    member: Member
    row: MemberRow = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPoint:
    """One comment, and all that hangs on it."""

    point: Point
    row: PointRow = field(repr=False)
    events: tuple[EventRow, ...] = ()
    answer: Decision | None = None
    replies: tuple[DecidedRow, ...] = ()
    """What its author said to its answers."""
    counted: CountedRow | None = None
    """Whether words of it may stand on a public page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """What somebody did beside their comments."""

    checks: tuple[CheckRow, ...]
    """What they said of notes."""
    items: tuple[ItemRow, ...]
    """What they proposed to talk about."""
    more_time: tuple[WishRow, ...]
    wishes: tuple[FormWishRow, ...]
    """Forms that they asked for."""
    disputes: tuple[DisputeRow, ...]
    """Promises of which they said that it has not happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that is held of a person; ``words`` are free texts by where they stand, as long as they are kept."""

    person: str
    name: str = field(repr=False)
    email: str = field(repr=False)
    members: tuple[HeldMember, ...]
    posts: tuple[PostChangeRow, ...]
    points: tuple[HeldPoint, ...]
    did: Did
    steps: tuple[StepRow, ...]
    stories: tuple[Story, ...]
    sounds: tuple[SoundRow, ...]
    """What they said aloud."""
    rounds: Mapping[str, RoundRow]
    """The rounds in which they took part, with what was offered and given for it."""
    panels: Mapping[str, str]
    """The names of panels."""
    slips: tuple[SlipRow, ...]
    news: tuple[NewsRow, ...]
    digests: tuple[DigestRow, ...]
    words: Mapping[str, str] = field(repr=False)

    @property
    def unsent(self) -> int:
        """How many comments only their author sees."""
        return sum(each.point.state is PointState.DRAFT for each in self.points)


def held_of(store: Store, person: str) -> Held:
    """Return all that is held of somebody in panels: a fixed number of queries, however much it is."""
    return store.read(lambda scope: _held(scope, person))


def _held(scope: Scope, person: str) -> Held:
    found, who, did = _points(scope, person), people.find(scope, person), _did(scope, person)
    memberships = plain.every(scope, members, MemberRow, order=(members.c.joined_at, members.c.panel), person=person)
    sounds = comment_sounds.of_author(scope, person)
    posts = (post_changes.c.changed_at, post_changes.c.id)
    steps = plain.every(scope, round_steps, StepRow, order=(round_steps.c.at, round_steps.c.place), person=person)
    return Held(
        person=person,
        name=who.name if who else "",
        email=who.email if who else "",
        members=tuple(map(HeldMember, with_choices(scope, memberships), memberships)),
        posts=plain.every(scope, post_changes, PostChangeRow, order=posts, person=person),
        points=found,
        did=did,
        steps=steps,
        stories=with_uses(scope, stories.of_person(scope, person, MOST)),
        sounds=sounds,
        rounds=_rounds(
            scope,
            {*(each.row.round for each in found), *(each.round for each in steps), *(each.round for each in sounds)},
        ),
        panels={row.id: row.name for row in panel_rows.every(scope)},
        slips=plain.every(scope, slips, SlipRow, order=(slips.c.made_at, slips.c.id), person=person),
        news=plain.every(scope, news, NewsRow, order=OLDEST, person=person),
        digests=plain.every(scope, digests, DigestRow, order=(digests.c.day, digests.c.id), person=person),
        words=spoken.spoken(scope, frozenset(each for each in _texts(found, did) if each)),
    )


def _did(scope: Scope, person: str) -> Did:
    checks = (note_checks.c.at, note_checks.c.point)
    items = (meeting_items.c.added_at, meeting_items.c.id)
    more_time = (time_wishes.c.asked_at, time_wishes.c.round)
    wishes = (form_wishes.c.asked_at, form_wishes.c.id)
    disputes = (action_disputes.c.said_at, action_disputes.c.id)
    return Did(
        checks=plain.every(scope, note_checks, CheckRow, order=checks, person=person),
        items=plain.every(scope, meeting_items, ItemRow, order=items, proposed_by=person),
        more_time=plain.every(scope, time_wishes, WishRow, order=more_time, person=person),
        wishes=plain.every(scope, form_wishes, FormWishRow, order=wishes, asked_by=person),
        disputes=plain.every(scope, action_disputes, DisputeRow, order=disputes, person=person),
    )


def _texts(found: tuple[HeldPoint, ...], did: Did) -> Iterator[str | None]:
    """Give where each free text stands that is not in a comment itself."""
    for each in (did.checks, did.items, did.wishes, did.disputes):
        yield from (row.words for row in each)
    yield from (wish.because for wish in did.wishes)
    yield from (dispute.answer for dispute in did.disputes)
    for held in found:
        yield from (event.words for event in held.events)
        yield from (reply.author_words for reply in held.replies)
        yield held.counted.words if held.counted else None


def _points(scope: Scope, person: str) -> tuple[HeldPoint, ...]:
    found = plain.every(scope, points, PointRow, order=point_rows.NEWEST, most=MOST, author=person)
    ids = [row.id for row in found]
    events, answers = point_rows.events_of_all(scope, ids), answers_of(scope, ids)
    replies: dict[str, list[DecidedRow]] = {}
    order = (decided_points.c.author_at, decided_points.c.decision)
    for row in plain.every(scope, decided_points, DecidedRow, decided_points.c.point.in_(ids), order=order):
        replies.setdefault(row.point, []).append(row)
    asked = plain.every(scope, said_points, CountedRow, said_points.c.point.in_(ids), order=(said_points.c.point,))
    counted = {each.point: each for each in asked}
    return tuple(
        HeldPoint(
            point=point,
            row=row,
            events=tuple(events.get(row.id, ())),
            answer=answers.get(row.id),
            replies=tuple(replies.get(row.id, ())),
            counted=counted.get(row.id),
        )
        for row, point in zip(found, with_words(scope, found), strict=True)
    )


def _rounds(scope: Scope, ids: Collection[str | None]) -> Mapping[str, RoundRow]:
    these = rounds.c.id.in_(sorted(each for each in ids if each))
    return {row.id: row for row in plain.every(scope, rounds, RoundRow, these, order=(rounds.c.id,))}
