"""What was said of the same words before, and what became of it: nobody goes over the same ground unknowingly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from formbuilder.accounts.people import is_id
from formbuilder.publishing.comparing import changes
from formbuilder.publishing.matching import owner_of
from formbuilder.publishing.telling import Account, tell
from formbuilder.review.ground import Stood
from formbuilder.review.points import Status
from formbuilder.services.agendas import Read, words_of_round
from formbuilder.services.carried import ground_of, made_on, said_at, words_at
from formbuilder.services.deciding import answers_of
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.editions import EditionName
from formbuilder.services.point_kinds import Point
from formbuilder.services.points import with_words
from formbuilder.services.round_kinds import TAKES_POINTS, Round
from formbuilder.services.rounds import stage_of
from formbuilder.storage import agendas as rows
from formbuilder.storage import earlier
from formbuilder.storage.decisions import not_agreed
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.places import said_of
from formbuilder.storage.points import PointRow

MOST = 50
"""Points that stand on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A point of another round, and what became of it."""

    point: Point
    round: str
    """What its round was called; "" if it came in no round."""
    answer: Decision | None = None
    against: bool = False
    """Its author does not agree with the answer."""
    status: Status | None = None
    """What became of its words since, where that was looked for."""


@dataclass(frozen=True, slots=True)
class Again:
    """What a second round is about."""

    first: str
    """The title of the first round."""
    accounts: tuple[Account, ...]
    """What changed between the two."""
    points: tuple[Before, ...]
    """A page of what was said in the first round, once it takes no points any more."""
    more: bool = False
    """Whether there is another page."""


def said_before(store: Store, round_: Round, home: str, today: date) -> tuple[Before, ...]:
    """Return what was said of a question in other rounds, or in none, the newest first.

    What is said in a round that still takes points stays hidden: its members have not all had their say.
    """

    def look(scope: Scope) -> tuple[Before, ...]:
        found = rows.said_under(scope, round_.pin.form, home, MOST)
        return _told(scope, [row for row in found if row.round != round_.id], today)

    return store.read(look)


def counts_before(store: Store, round_: Round) -> Mapping[str, int]:
    """Return how much was said in other rounds or brought in from elsewhere, by the question that it is about."""

    def look(scope: Scope) -> Mapping[str, int]:
        said = rows.homes_said(scope, round_.pin.form, round_.id)
        return Counter(said) + Counter(earlier.counts(scope, round_.pin.form))

    return store.read(look)


def second_round(store: Store, round_: Round, read: Read, today: date, page: int = 1) -> Again | None:
    """Return what changed since the round before, and what became of each of its points; None for a first round."""
    if round_.after is None or not is_id(round_.after):
        return None
    first = store.read(lambda scope: rows.rounds_by_id(scope, (round_.after or "",)).get(round_.after or ""))
    if first is None:
        return None
    old, new = read(words_of_round(first)), read(words_of_round(round_))
    if old is None or new is None:
        return Again(first.title, (), ())

    def look(scope: Scope) -> tuple[tuple[Before, ...], bool]:
        found = rows.said_in(scope, first.id, (MOST + 1, (page - 1) * MOST))
        shown = _told(scope, found[:MOST], today)
        return shown, bool(shown) and len(found) > MOST

    points, more = store.read(look)
    accounts = tell(changes(old, new), old, new)
    return Again(first.title, accounts, _standing(store, words_of_round(round_), points, read), more)


def changed_at(store: Store, round_: Round, home: str, read: Read) -> tuple[Account, ...]:
    """Return what changed at one question since the round before; nothing in a first round."""
    if round_.after is None or not is_id(round_.after):
        return ()
    first = store.read(lambda scope: rows.rounds_by_id(scope, (round_.after or "",)).get(round_.after or ""))
    old, new = (read(words_of_round(first)), read(words_of_round(round_))) if first else (None, None)
    if old is None or new is None:
        return ()
    here = [each for each in changes(old, new) if owner_of(each.address) == home]
    return tell(here, old, new)


def _standing(store: Store, name: EditionName, found: Sequence[Before], read: Read) -> tuple[Before, ...]:
    """Say of each point what became of its words; where a person said that it belongs, it belongs."""
    put = store.read(lambda scope: said_of(scope, words_at(name)))
    mine = [each.point for each in found if each.point.place]
    on = {*(_made(each) for each in mine), *(made_on(name, put[each.id]) for each in mine if each.id in put)}
    ground = ground_of(store, name, on, read)
    if ground is None:
        return tuple(found)
    stood = ((each, Stood(str(_made(each.point)), each.point.place, each.point.quote)) for each in found)
    return tuple(
        replace(each, status=ground.stands(at, said_at(name, put.get(each.point.id))).placed.status)
        if each.point.place
        else each
        for each, at in stood
    )


def _made(point: Point) -> EditionName:
    return EditionName(point.pin, point.revision)


def _told(scope: Scope, found: Sequence[PointRow], today: date) -> tuple[Before, ...]:
    """Give points their rounds, words and outcomes: a fixed number of queries; rounds that go on are left out."""
    held = rows.rounds_by_id(scope, {row.round for row in found if row.round})
    going = {id_ for id_, row in held.items() if stage_of(row, today) in TAKES_POINTS}
    titles = {id_: row.title for id_, row in held.items()}
    shown = tuple(row for row in found if row.round not in going and row.consent != "no")
    answers = answers_of(scope, [row.id for row in shown])
    against = not_agreed(scope, sorted(answers)) if answers else frozenset()
    return tuple(
        Before(
            point=point,
            round=titles.get(point.round or "", ""),
            answer=answers.get(point.id),
            against=point.id in against,
        )
        for point in with_words(scope, shown)
    )
