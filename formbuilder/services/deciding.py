"""Decide what becomes of points: one answer for one or several, with a reason, a name and a date.

What a member wrote is never touched. An answer can be undone with a reason, “not yet” comes back by itself, and each
time a point waits again it has a new day.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.review.outcomes import Outcome
from formbuilder.services.decision_kinds import (
    LONGEST_PLACE,
    LONGEST_REASON,
    LONGEST_THEME,
    MOST_AT_ONCE,
    Answer,
    Decision,
    NoDecision,
    Taken,
)
from formbuilder.services.doing import Doing
from formbuilder.services.life_cycle import rights_of, who_asks
from formbuilder.services.point_writing import happened
from formbuilder.services.telling_authors import told_of
from formbuilder.storage import decisions as rows
from formbuilder.storage import people, spoken
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.decisions import DecidedRow, DecisionRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import decided_points, decisions, points, rounds

COME_BACK_AT_ONCE = 200


def decide(store: Store, answer: Answer, doing: Doing, taken: Taken | None = None) -> Decision | frozenset[NoDecision]:
    """Answer points together: each author is told, and told too if others were joined. What is wrong comes at once.

    Points that came late, and points that were hidden, are answered like any other.
    """
    if wrong := faults_of(answer, doing.now.date()):
        return wrong

    def keep(scope: Scope) -> Decision | frozenset[NoDecision]:
        found = tuple(point_rows.find(scope, id_, lock=True) for id_ in sorted(set(answer.points)))
        wrong = _why_not(scope, found, doing)
        if wrong:
            return wrong
        row = _row(answer, [each for each in found if each], doing, taken)
        _speak_reason(scope, row, answer)
        plain.put(scope, decisions, row)
        for point in found:
            if point:
                _answer_point(scope, point, row, doing, together=len(found) > 1)
        doing.note(scope, "points-answered", row.id)
        return with_reasons(scope, (row,))[0]

    return store.write(keep)


def may_decide(store: Store, answer: Answer, doing: Doing) -> frozenset[NoDecision]:
    """Return what stands against an answer at this moment, before anything is put into a draft for it."""
    if wrong := faults_of(answer, doing.now.date()):
        return wrong
    ids = sorted(set(answer.points))
    return store.read(lambda scope: _why_not(scope, tuple(point_rows.find(scope, id_) for id_ in ids), doing))


def faults_of(answer: Answer, today: date) -> frozenset[NoDecision]:
    """Return what is wrong with an answer as it was typed."""
    ids = set(answer.points)
    day = answer.look_again_on
    wrong = {
        NoDecision.NO_POINTS: not ids,
        NoDecision.MANY_POINTS: len(ids) > MOST_AT_ONCE,
        NoDecision.UNKNOWN: not all(map(is_id, ids)),
        NoDecision.NO_REASON: not answer.because.strip(),
        NoDecision.LONG: len(answer.because) > LONGEST_REASON
        or len(answer.see) > LONGEST_PLACE
        or len(answer.theme) > LONGEST_THEME,
        NoDecision.NO_DAY: answer.outcome.comes_back and (day is None or day <= today),
        NoDecision.NO_PLACE: answer.outcome.shows_where and not answer.see.strip(),
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def undo_decision(store: Store, id_: str, because: str, doing: Doing) -> Decision | NoDecision:
    """Undo a decision, because: its points wait again, each with a new day; that it was made stays to be seen."""
    if not because.strip():
        return NoDecision.NO_REASON
    if len(because) > LONGEST_REASON:
        return NoDecision.LONG

    def undo(scope: Scope) -> Decision | NoDecision:
        row = plain.find(scope, decisions, DecisionRow, lock=True, id=id_)
        if row is None or Right.ANSWER_POINTS not in rights_of(scope, doing):
            return NoDecision.NO_RIGHT if row else NoDecision.UNKNOWN
        if row.undone_at:
            return NoDecision.UNDONE
        plain.change(scope, decisions, {"undone_at": doing.now}, id=id_)
        for each in rows.points_of(scope, id_):
            if each.ended_at is None:
                wait_again(scope, each, doing.now.date(), doing)
                happened(scope, each.point, "decision-undone", doing, speak(scope, because, doing))
        doing.note(scope, "decision-undone", id_)
        return with_reasons(scope, plain.every(scope, decisions, DecisionRow, order=rows.OLDEST, id=id_))[0]

    return store.write(undo) if is_id(id_) else NoDecision.UNKNOWN


def come_back(store: Store, doing: Doing) -> int:
    """Let what was answered “not yet” wait again once its day has come; return how many decisions. Safe to repeat."""

    def again(scope: Scope) -> int:
        due = rows.to_look_at_again(scope, doing.now.date(), COME_BACK_AT_ONCE)
        for row in due:
            plain.change(scope, decisions, {"looked_again_at": doing.now}, id=row.id)
            for each in rows.points_of(scope, row.id):
                if each.ended_at is None:
                    wait_again(scope, each, row.look_again_on or doing.now.date(), doing)
                    happened(scope, each.point, "came-back", doing)
            doing.note(scope, "decision-came-back", row.id)
        return len(due)

    return store.write(again)


def wait_again(scope: Scope, row: DecidedRow, since: date, doing: Doing) -> None:
    """Let a point wait for another answer, with as many days as its round gives."""
    point = point_rows.find(scope, row.point)
    found = plain.find(scope, rounds, RoundRow, id=point.round) if point and point.round else None
    days = timedelta(days=found.answer_days if found else rows.USUAL_DAYS)
    values: dict[str, object] = {"answer_by": since + days, "ended_at": doing.now, "tier": None}
    plain.change(scope, decided_points, values, point=row.point, decision=row.decision)


def speak(scope: Scope, words: str, doing: Doing) -> str | None:
    """Keep free text; return where, None if nothing is said."""
    if not words.strip():
        return None
    at = doing.new_id()
    spoken.speak(scope, at, words.strip())
    return at


def with_reasons(scope: Scope, found: Sequence[DecisionRow]) -> tuple[Decision, ...]:
    """Return decisions with their reasons and the names of those who decided."""
    texts = spoken.spoken(scope, frozenset(row.because for row in found if row.because))
    names = people.names(scope, {row.decider for row in found})
    return tuple(_decision(row, texts.get(row.because or "", ""), names.get(row.decider, "")) for row in found)


def answers_of(scope: Scope, ids: Collection[str]) -> Mapping[str, Decision]:
    """Return the decision that answers each of these points now; those that wait are left out. Four queries."""
    decided = {row.point: row.decision for row in rows.of_points(scope, ids)}
    made = {each.id: each for each in with_reasons(scope, rows.those(scope, frozenset(decided.values())))}
    return {point: made[id_] for point, id_ in decided.items()}


def _why_not(scope: Scope, found: Sequence[PointRow | None], doing: Doing) -> frozenset[NoDecision]:
    who = who_asks(scope, doing)
    if who is None or not who.name or Right.ANSWER_POINTS not in rights_of(scope, doing):
        return frozenset({NoDecision.NO_RIGHT})
    there = [each for each in found if each]
    ids = [each.id for each in there]
    wrong = {
        NoDecision.UNKNOWN: len(there) < len(found),
        NoDecision.NOT_SENT: any(each.state not in rows.TO_ANSWER for each in there),
        NoDecision.MIXED: len({each.form for each in there}) > 1,
        NoDecision.OWN: any(each.author == doing.by for each in there),
        NoDecision.ANSWERED: bool(rows.of_points(scope, ids)),
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def _row(answer: Answer, found: Sequence[PointRow], doing: Doing, taken: Taken | None) -> DecisionRow:
    places = {taken.place} if taken else {each.place for each in found}
    first = found[0]
    shared = f"{home_of(first.place)}.*"
    return DecisionRow(
        id=doing.next_id(),
        form=first.form,
        place=places.pop() if len(places) == 1 else shared,
        outcome=answer.outcome,
        because=doing.new_id(),
        theme=answer.theme.strip(),
        before=taken.before if taken else "",
        after=taken.after if taken else "",
        decider=doing.by or "",
        decided_at=doing.now,
        look_again_on=answer.look_again_on if answer.outcome.comes_back else None,
        see=answer.see.strip() if answer.outcome.shows_where else "",
        draft=taken.draft if taken else None,
        revision=taken.revision if taken else None,
    )


def home_of(place: str) -> str:
    """Return what a place belongs to: points about it are answered on one page."""
    return place if place.startswith("glossary.") else place.partition(".")[0]


def _speak_reason(scope: Scope, row: DecisionRow, answer: Answer) -> None:
    if row.because:
        spoken.speak(scope, row.because, answer.because.strip())


def _answer_point(scope: Scope, point: PointRow, row: DecisionRow, doing: Doing, *, together: bool) -> None:
    plain.put(scope, decided_points, DecidedRow(point=point.id, decision=row.id))
    if point.read_at is None:
        plain.change(scope, points, {"read_at": doing.now, "read_by": doing.by}, id=point.id)
    happened(scope, point.id, "answered", doing)
    told_of(scope, point.author, "point-joined" if together else "point-answered", point.id, doing)


def _decision(row: DecisionRow, because: str, name: str) -> Decision:
    return Decision(
        id=row.id,
        form=row.form,
        place=row.place,
        outcome=Outcome(row.outcome),
        because=because,
        theme=row.theme,
        before=row.before,
        after=row.after,
        decider=row.decider,
        decider_name=name,
        decided_at=row.decided_at,
        look_again_on=row.look_again_on,
        see=row.see,
        draft=row.draft,
        revision=row.revision,
        version=row.version,
        stands=row.undone_at is None and row.looked_again_at is None,
        undone=row.undone_at is not None,
    )
