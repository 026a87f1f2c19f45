"""What waits for an answer, by which day, who sees to it, and what became of each point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_

from formbuilder.accounts.people import is_id
from formbuilder.review.conflicts import Card, Suggestion, cards
from formbuilder.review.trouble import Remedy
from formbuilder.services.deciding import answers_of, home_of, with_reasons
from formbuilder.services.decision_checks import Said, said_about, speaks_for
from formbuilder.services.decision_kinds import LONGEST_PLACE, Decision, Saying
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import FORM
from formbuilder.services.point_kinds import Point
from formbuilder.services.points import with_words
from formbuilder.services.round_kinds import Stage
from formbuilder.services.rounds import stage_of
from formbuilder.storage import decisions as rows
from formbuilder.storage import people
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.decisions import DecidedRow, DecisionRow, Waiting, WaitingRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import PanelRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import decisions, panels, points, rounds

PAGE = 50
HIGHEST = 10_000
"""No page of a list has a higher number."""
SHOWN = 20
"""Points that are shown beside an answer which they share."""
TOLD = frozenset(
    {
        "author-agrees",
        "not-meant",
        "author-disagrees",
        "mine-differs",
        "decision-undone",
        "came-back",
        "decision-stands",
        "to-next-tier",
        "to-decide-again",
    }
)
"""What happened that stands beside a decision for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Some of the points that wait, and how many there are."""

    lines: tuple[WaitingRow, ...]
    rounds: tuple[Waiting, ...]
    """How many wait in each round, whatever is shown."""
    titles: Mapping[str, str]
    """The rounds by id."""
    owners: Mapping[str, str]
    """Who sees to the answers of each form; "" if nobody does."""
    found: int
    overdue: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AtPlace:
    """Points about one question, or one other thing, of a round."""

    round: str
    home: str
    points: tuple[Point, ...]
    due: Mapping[str, date]
    """By which day each one that waits is answered."""
    decided: Mapping[str, Decision]
    """The decision that answers each of the others."""
    cards: tuple[Card, ...]
    """What is suggested by those that wait."""
    owner: str
    page: int
    pages: int

    @property
    def waiting(self) -> tuple[Point, ...]:
        """Those that wait, in the order in which they came."""
        return tuple(each for each in self.points if each.id in self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of a point: for its author, and for whoever helps them."""

    point: Point
    owner: str
    """The name of who sees to it; "" if nobody does."""
    due: date | None
    """The day by which it is answered; None if it is."""
    decision: Decision | None
    """The newest one, whether it stands or not."""
    earlier: tuple[Decision, ...]
    joined: tuple[Point, ...]
    """The others that the same decision answers, those alone that others of the panel may see."""
    says: Saying | None
    said: tuple[Said, ...]
    """Everything that was said and done about its decisions since, oldest first."""
    with_panel: str
    """The panel that looks at it, because its author does not agree; "" if none does."""


def queue(store: Store, today: date, form: str = "", round_: str = "", page: int = 1) -> Queue:
    """Return points that wait, those whose day came first, of a form or a round alone if one is named."""
    form = form if FORM.fullmatch(form) else ""
    round_ = round_ if is_id(round_) else ""
    which = [points.c.form == form] if form else []
    which += [points.c.round == round_] if round_ else []

    def look(scope: Scope) -> Queue:
        every = rows.waiting(scope, today)
        mine = [each for each in every if form in {"", each.form} and round_ in {"", each.round}]
        found = sum(each.points for each in mine)
        pages = max(1, -(-found // PAGE))
        at = min(max(page, 1), pages, HIGHEST)
        lines = rows.waiting_points(scope, (PAGE, (at - 1) * PAGE), *which)
        of_rounds = rounds.c.id.in_([each.round for each in every if each.round])
        named = plain.every(scope, rounds, RoundRow, of_rounds, order=(rounds.c.id,))
        return Queue(
            lines=lines,
            rounds=every,
            titles={each.id: each.title for each in named},
            owners=owners_of(scope, frozenset(each.form for each in lines)),
            found=found,
            overdue=sum(each.overdue for each in mine),
            page=at,
            pages=pages,
        )

    return store.read(look)


def waits_for(store: Store, person: str, today: date) -> tuple[int, int]:
    """Return how many points of the forms that somebody looks after wait for an answer, and how many are late."""

    def look(scope: Scope) -> tuple[int, int]:
        mine = {form for form, *them in people.forms(scope) if person in them}
        found = rows.waiting(scope, today, points.c.form.in_(sorted(mine))) if mine else ()
        return sum(each.points for each in found), sum(each.overdue for each in found)

    return store.read(look)


def overdue_of(store: Store, form: str, today: date) -> int:
    """Return for how many points of one form the day of the answer has passed."""
    return sum(each.overdue for each in store.read(lambda scope: rows.waiting(scope, today, points.c.form == form)))


def unanswered_on(scope: Scope, form: str, version: int, today: date) -> int:
    """Return how many points of a version have no answer although their round takes no more: it is not published."""
    which = (points.c.form == form, points.c.version == version)
    found = [each for each in rows.waiting(scope, today, *which) if each.round]
    those = rounds.c.id.in_([each.round for each in found])
    over = {Stage.CLOSED, Stage.DROPPED}
    closed = plain.every(scope, rounds, RoundRow, those, order=(rounds.c.id,)) if found else ()
    ids = {each.id for each in closed if stage_of(each, today) in over}
    return sum(each.points for each in found if each.round in ids)


def at_place(store: Store, round_: str, home: str, page: int = 1) -> AtPlace | None:
    """Return what was said about one question of a round, hidden points too; None if there is no such round."""
    if not is_id(round_) or not home or len(home) > LONGEST_PLACE or not home.isprintable():
        return None
    here = or_(points.c.place == home, points.c.place.startswith(f"{home}.", autoescape=True))
    which = (here, points.c.state.in_(rows.TO_ANSWER))

    def look(scope: Scope) -> AtPlace | None:
        found = plain.find(scope, rounds, RoundRow, id=round_)
        if found is None:
            return None
        count = plain.count(scope, points, *which, round=round_)
        pages = max(1, -(-count // PAGE))
        at = min(max(page, 1), pages)
        window = (PAGE, (at - 1) * PAGE)
        shown = plain.some(scope, points, PointRow, *which, order=point_rows.IN_ORDER, window=window, round=round_)
        return _at_place(scope, found, home, with_words(scope, shown), (at, pages))

    return store.read(look)


def at_point(store: Store, id_: str) -> AtPlace | None:
    """Return one point that waits for its answer, as a place with it alone; None if it does not wait."""

    def look(scope: Scope) -> AtPlace | None:
        row = point_rows.find(scope, id_)
        if row is None or row.state not in rows.TO_ANSWER:
            return None
        found = _at_place(scope, None, home_of(row.place), with_words(scope, (row,)), (1, 1))
        return found if found.due else None

    return store.read(look) if is_id(id_) else None


def find_decision(store: Store, id_: str) -> tuple[Decision, tuple[Point, ...], Mapping[str, str]] | None:
    """Return a decision, points that it was made about, and what the author of each says."""

    def look(scope: Scope) -> tuple[Decision, tuple[Point, ...], Mapping[str, str]] | None:
        row = plain.find(scope, decisions, DecisionRow, id=id_)
        if row is None:
            return None
        decided = rows.points_of(scope, id_)
        which = points.c.id.in_([each.point for each in decided])
        found = plain.every(scope, points, PointRow, which, order=point_rows.IN_ORDER, most=PAGE)
        says = {each.point: each.author_says for each in decided}
        return with_reasons(scope, (row,))[0], with_words(scope, found), says

    return store.read(look) if is_id(id_) else None


def became(store: Store, id_: str, doing: Doing) -> Became | None:
    """Return what became of a point, for its author or whoever helps their panel; None for everybody else."""

    def look(scope: Scope) -> Became | None:
        row = point_rows.find(scope, id_)
        if row is None or row.state not in rows.TO_ANSWER or not speaks_for(scope, row, doing):
            return None
        return _became(scope, row)

    return store.read(look) if is_id(id_) else None


def owners_of(scope: Scope, forms: frozenset[str]) -> Mapping[str, str]:
    """Return who sees to the points of each form: its owner, or the deputy if the owner may not come in any more."""
    named = {form: (owner, deputy) for form, owner, deputy in people.forms(scope) if form in forms}
    found = {id_: people.find(scope, id_) for pair in named.values() for id_ in pair}
    first = {
        form: next((who.name for id_ in pair if (who := found[id_]) and who.active), "") for form, pair in named.items()
    }
    return {form: first.get(form, "") for form in forms}


def _at_place(
    scope: Scope, round_: RoundRow | None, home: str, found: tuple[Point, ...], at: tuple[int, int]
) -> AtPlace:
    ids = [each.id for each in found]
    due = rows.due_days(scope, ids)
    form = round_.form if round_ else found[0].pin.form
    return AtPlace(
        round=round_.id if round_ else "",
        home=home,
        points=found,
        due=due,
        decided=answers_of(scope, ids),
        cards=cards(each for point in found if point.id in due for each in _suggested(point)),
        owner=owners_of(scope, frozenset({form}))[form],
        page=at[0],
        pages=at[1],
    )


def _suggested(point: Point) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(point.id, each.place, each.words) for each in point.changes if each.kind is Remedy.WORDS)


def _became(scope: Scope, row: PointRow) -> Became:
    decided = {each.decision: each for each in rows.of_point(scope, row.id)}
    made = with_reasons(scope, rows.those(scope, frozenset(decided)))
    newest = made[-1] if made else None
    now: DecidedRow | None = decided[newest.id] if newest else None
    point = with_words(scope, (row,))[0]
    tier = plain.find(scope, panels, PanelRow, id=now.tier) if now and now.tier else None
    return Became(
        point=point,
        owner=owners_of(scope, frozenset({row.form}))[row.form],
        due=rows.due_days(scope, (row.id,)).get(row.id),
        decision=newest,
        earlier=made[:-1],
        joined=_joined(scope, newest, point) if newest else (),
        says=Saying(now.author_says) if now and now.author_says != "none" else None,
        said=said_about(scope, (row.id,), TOLD)[row.id],
        with_panel=tier.name if tier else "",
    )


def _joined(scope: Scope, decision: Decision, point: Point) -> tuple[Point, ...]:
    """Return the others: of the same panel alone, and none that is hidden or only for those who answer."""
    ids = [each.point for each in rows.points_of(scope, decision.id) if each.point != point.id]
    shown = (points.c.state == "sent", points.c.consent != "no", points.c.panel == point.panel)
    which = (points.c.id.in_(ids), *shown)
    found = plain.every(scope, points, PointRow, *which, order=point_rows.IN_ORDER, most=SHOWN)
    return with_words(scope, found)
