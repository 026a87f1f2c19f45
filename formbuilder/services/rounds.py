"""Rounds of a panel: an officer proposes one, the chair picks the questions, opens and closes it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from formbuilder.accounts.people import is_id, read_name
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.panels import Post
from formbuilder.services.round_kinds import (
    ANSWER_DAYS,
    LONGEST_WORDS,
    MOST_MINUTES,
    MOST_QUESTIONS,
    OVER,
    SHORTEST,
    TAKES_POINTS,
    Days,
    NewRound,
    NoRound,
    Round,
    Stage,
    Step,
    Why,
)
from formbuilder.services.telling_authors import members_told_of
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rounds as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import PanelRow, PostRow
from formbuilder.storage.rounds import QuestionRow, RoundRow, StepRow, WishRow
from formbuilder.storage.tables import panels, round_questions, rounds, time_wishes

__all__ = ["QuestionRow"]


def propose_round(store: Store, panel: str, new: NewRound, doing: Doing) -> Round | frozenset[NoRound]:
    """Propose a round to a panel; its chair opens it or not. What is wrong comes back at once."""
    title = read_name(new.title)
    wrong = {
        NoRound.TITLE: title is None,
        NoRound.LONG: max(len(new.can_change), len(new.offer)) > LONGEST_WORDS,
        NoRound.MINUTES: new.minutes is not None and not 0 < new.minutes <= MOST_MINUTES,
        NoRound.UNKNOWN: not (is_id(panel) and new.pin.possible),
    }
    if title is None or any(wrong.values()):
        return frozenset(why for why, is_so in wrong.items() if is_so)

    def propose(scope: Scope) -> Round | frozenset[NoRound]:
        found = plain.find(scope, panels, PanelRow, id=panel)
        before = plain.find(scope, rounds, RoundRow, id=new.after) if new.after else None
        if found is None or found.ended_at or (new.after and before is None):
            return frozenset({NoRound.UNKNOWN})
        row = RoundRow(
            id=doing.next_id(),
            panel=panel,
            form=new.pin.form,
            version=new.pin.version,
            revision=new.revision,
            title=title,
            answer_days=ANSWER_DAYS,
            can_change=new.can_change.strip(),
            offer=new.offer.strip(),
            minutes=new.minutes,
            after=new.after,
            proposed_by=doing.by,
            proposed_at=doing.now,
        )
        plain.put(scope, rounds, row)
        doing.note(scope, "round-proposed", row.id)
        return _round(row, doing.now.date())

    return store.write(propose)


def pick_questions(store: Store, id_: str, chosen: Sequence[tuple[str, Why]], doing: Doing) -> Round | NoRound:
    """Let the chair say which places are looked at, in which order; what members may be at stays where it is."""

    def pick(scope: Scope) -> Round | NoRound:
        row = _of_chair(scope, id_, doing)
        if isinstance(row, NoRound):
            return row
        stage = stage_of(row, doing.now.date())
        if stage in {Stage.CLOSED, Stage.DROPPED}:
            return NoRound.STAGE
        kept = [each.place for each in rows.questions_of(scope, id_)] if stage in TAKES_POINTS else []
        if kept != [place for place, _ in chosen][: len(kept)]:
            return NoRound.BEGUN
        rows.set_questions(scope, id_, [(place, why.value) for place, why in dict(chosen).items()])
        doing.note(scope, "round-questions-picked", id_)
        return _round(row, doing.now.date())

    if not chosen:
        return NoRound.NO_QUESTIONS
    if len(chosen) > MOST_QUESTIONS:
        return NoRound.MANY_QUESTIONS
    return store.write(pick) if is_id(id_) else NoRound.UNKNOWN


def pick_wordings(store: Store, id_: str, chosen: Mapping[str, Sequence[str]], doing: Doing) -> Round | NoRound:
    """Let the chair say in which wordings a question is looked at, besides the usual words, before the round opens."""

    def pick(scope: Scope) -> Round | NoRound:
        row = _of_chair(scope, id_, doing)
        if isinstance(row, NoRound):
            return row
        stage = stage_of(row, doing.now.date())
        if stage not in {Stage.PROPOSED, Stage.PLANNED}:
            return NoRound.WORDINGS_BEGUN if stage in TAKES_POINTS else NoRound.STAGE
        for place, wordings in chosen.items():
            plain.change(scope, round_questions, {"wordings": " ".join(wordings)}, round=id_, place=place)
        doing.note(scope, "round-wordings-picked", id_)
        return _round(row, doing.now.date())

    return store.write(pick) if is_id(id_) else NoRound.UNKNOWN


def open_round(store: Store, id_: str, days: Days, doing: Doing) -> Round | NoRound:
    """Open a round, today or on a day to come."""
    today = doing.now.date()
    if not today <= days.opens_on < days.closes_on <= days.late_until or days.answer_days < 1:
        return NoRound.DAYS
    if days.closes_on - days.opens_on < SHORTEST:
        return NoRound.SHORT

    def open_(scope: Scope) -> Round | NoRound:
        row = _of_chair(scope, id_, doing)
        if isinstance(row, NoRound):
            return row
        if row.state != "proposed":
            return NoRound.STAGE
        if not rows.questions_of(scope, id_):
            return NoRound.NO_QUESTIONS
        values: dict[str, object] = {
            **_days(days), "state": "open", "opened_by": doing.by, "opened_at": doing.now,
        }  # fmt: skip  # a table
        plain.change(scope, rounds, values, id=id_)
        members_told_of(scope, row.panel, "round-opened", id_, doing)
        doing.note(scope, "round-opened", id_)
        return _again(scope, id_, today)

    return store.write(open_) if is_id(id_) else NoRound.UNKNOWN


def give_more_time(store: Store, id_: str, closes_on: date, late_until: date, doing: Doing) -> Round | NoRound:
    """Let a round close later than it was said; never earlier."""

    def give(scope: Scope) -> Round | NoRound:
        row = _of_chair(scope, id_, doing)
        if isinstance(row, NoRound):
            return row
        today = doing.now.date()
        if row.closes_on is None or row.late_until is None or row.state != "open":
            return NoRound.STAGE
        if closes_on > late_until or closes_on < today:
            return NoRound.DAYS
        if closes_on < row.closes_on or late_until < row.late_until:
            return NoRound.EARLIER
        plain.change(scope, rounds, {"closes_on": closes_on, "late_until": late_until}, id=id_)
        plain.remove(scope, time_wishes, round=id_)
        members_told_of(scope, row.panel, "round-longer", id_, doing)
        doing.note(scope, "round-given-time", id_)
        return _again(scope, id_, today)

    return store.write(give) if is_id(id_) else NoRound.UNKNOWN


def close_round(store: Store, id_: str, doing: Doing) -> Round | NoRound:
    """Close a round for good, once everybody had the time that was said."""

    def close(scope: Scope) -> Round | NoRound:
        row = _of_chair(scope, id_, doing)
        if isinstance(row, NoRound):
            return row
        if stage_of(row, doing.now.date()) is not Stage.LATE:
            return NoRound.EARLIER if row.state == "open" else NoRound.STAGE
        plain.change(scope, rounds, {"state": "closed", "closed_at": doing.now}, id=id_)
        doing.note(scope, "round-closed", id_)
        return _again(scope, id_, doing.now.date())

    return store.write(close) if is_id(id_) else NoRound.UNKNOWN


def say_given(store: Store, id_: str, words: str, doing: Doing) -> Round | NoRound:
    """Note what people had for their time, once a round is over; said again, it takes the place of what was said."""
    if len(words) > LONGEST_WORDS:
        return NoRound.LONG

    def note(scope: Scope) -> Round | NoRound:
        row = _of_chair(scope, id_, doing)
        if isinstance(row, NoRound):
            return row
        if stage_of(row, doing.now.date()) not in OVER:
            return NoRound.STAGE
        plain.change(scope, rounds, {"given": words.strip() or None}, id=id_)
        doing.note(scope, "round-given", id_)
        return _again(scope, id_, doing.now.date())

    return store.write(note) if is_id(id_) else NoRound.UNKNOWN


def drop_round(store: Store, id_: str, doing: Doing) -> Round | NoRound:
    """Say no to a round that was proposed."""

    def drop(scope: Scope) -> Round | NoRound:
        row = _of_chair(scope, id_, doing)
        if isinstance(row, NoRound):
            return row
        if row.state != "proposed":
            return NoRound.STAGE
        plain.change(scope, rounds, {"state": "dropped"}, id=id_)
        doing.note(scope, "round-dropped", id_)
        return _again(scope, id_, doing.now.date())

    return store.write(drop) if is_id(id_) else NoRound.UNKNOWN


def ask_for_time(store: Store, id_: str, doing: Doing) -> NoRound | None:
    """Say “we need more time”, once a member; None if it is noted."""

    def ask(scope: Scope) -> NoRound | None:
        row = plain.find(scope, rounds, RoundRow, id=id_)
        if row is None or stage_of(row, doing.now.date()) not in TAKES_POINTS:
            return NoRound.UNKNOWN if row is None else NoRound.STAGE
        if panel_rows.find_member(scope, row.panel, doing.by or "") is None:
            return NoRound.NOT_MEMBER
        if not any(each.person == doing.by for each in rows.wishes_of(scope, id_)):
            plain.put(scope, time_wishes, WishRow(id_, doing.by or "", doing.now))
            doing.note(scope, "more-time-asked", id_)
        return None

    return store.write(ask) if is_id(id_) else NoRound.UNKNOWN


def wishes_for_time(store: Store, id_: str) -> int:
    """Return how many members need more time."""
    return len(store.read(lambda scope: rows.wishes_of(scope, id_)))


def note_step(store: Store, id_: str, place: str, step: Step, doing: Doing) -> NoRound | None:
    """Note that a member has nothing to add at a place, or goes past it; None if it is done."""

    def keep(scope: Scope) -> NoRound | None:
        row = plain.find(scope, rounds, RoundRow, id=id_)
        if row is None or place not in {each.place for each in rows.questions_of(scope, id_)}:
            return NoRound.UNKNOWN
        if panel_rows.find_member(scope, row.panel, doing.by or "") is None:
            return NoRound.NOT_MEMBER
        if stage_of(row, doing.now.date()) not in TAKES_POINTS:
            return NoRound.STAGE
        before = next((each for each in rows.steps_of(scope, id_, doing.by or "") if each.place == place), None)
        if before is None or before.state != Step.SENT:
            rows.set_step(scope, StepRow(id_, doing.by or "", place, step.value, doing.now))
        return None

    return store.write(keep) if is_id(id_) else NoRound.UNKNOWN


def steps_of(store: Store, id_: str, person: str) -> dict[str, Step]:
    """Return what a member did at each place."""
    found = store.read(lambda scope: rows.steps_of(scope, id_, person))
    return {each.place: Step(each.state) for each in found}


def find_round(store: Store, id_: str, today: date) -> Round | None:
    """Return a round, whatever an address says."""
    found = store.read(lambda scope: plain.find(scope, rounds, RoundRow, id=id_)) if is_id(id_) else None
    return _round(found, today) if found else None


def rounds_of(store: Store, panel: str, today: date, most: int = 50) -> tuple[Round, ...]:
    """Return the rounds of a panel, the newest first."""
    order = rows.NEWEST
    found = store.read(lambda scope: plain.every(scope, rounds, RoundRow, order=order, most=most, panel=panel))
    return tuple(_round(row, today) for row in found)


def open_rounds(store: Store, panels: Collection[str], today: date) -> tuple[Round, ...]:
    """Return the rounds of these panels that take points today, the one that closes first before the others."""
    these = (rounds.c.panel.in_(sorted(panels)), rounds.c.late_until >= today)
    order = (rounds.c.closes_on, rounds.c.id)
    found = store.read(lambda scope: plain.every(scope, rounds, RoundRow, *these, order=order, state="open"))
    return tuple(each for each in (_round(row, today) for row in found) if each.takes_points)


def rounds_on(store: Store, form: str, version: int, today: date) -> tuple[Round, ...]:
    """Return the rounds on one version or draft, the newest first."""
    order = rows.NEWEST
    found = store.read(lambda scope: plain.every(scope, rounds, RoundRow, order=order, form=form, version=version))
    return tuple(_round(row, today) for row in found)


def questions_of(store: Store, id_: str) -> tuple[QuestionRow, ...]:
    """Return what is looked at in a round, in its order."""
    return store.read(lambda scope: rows.questions_of(scope, id_))


def stage_of(row: RoundRow, today: date) -> Stage:
    """Say how far a round is on a day."""
    if row.state != "open" or row.opens_on is None or row.closes_on is None or row.late_until is None:
        return Stage(row.state) if row.state != "open" else Stage.CLOSED
    if today < row.opens_on:
        return Stage.PLANNED
    if today <= row.closes_on:
        return Stage.OPEN
    return Stage.LATE if today <= row.late_until else Stage.CLOSED


def _of_chair(scope: Scope, id_: str, doing: Doing) -> RoundRow | NoRound:
    row = plain.find(scope, rounds, RoundRow, lock=True, id=id_)
    if row is None:
        return NoRound.UNKNOWN
    chairs = PostRow(row.panel, doing.by or "", Post.CHAIR)
    return row if chairs in panel_rows.posts(scope, panel=row.panel) else NoRound.NOT_CHAIR


def _days(days: Days) -> dict[str, object]:
    return {
        "opens_on": days.opens_on,
        "closes_on": days.closes_on,
        "late_until": days.late_until,
        "answer_days": days.answer_days,
    }


def _again(scope: Scope, id_: str, today: date) -> Round | NoRound:
    row = plain.find(scope, rounds, RoundRow, id=id_)
    return _round(row, today) if row else NoRound.UNKNOWN


def _round(row: RoundRow, today: date) -> Round:
    days = None
    if row.opens_on and row.closes_on and row.late_until:
        days = Days(row.opens_on, row.closes_on, row.late_until, row.answer_days)
    return Round(
        id=row.id,
        panel=row.panel,
        pin=DraftPin(row.form, row.version),
        revision=row.revision,
        title=row.title,
        stage=stage_of(row, today),
        days=days,
        answer_days=row.answer_days,
        can_change=row.can_change,
        offer=row.offer,
        given=row.given or "",
        minutes=row.minutes,
        after=row.after,
        proposed_by=row.proposed_by,
        opened_by=row.opened_by,
    )
