"""Points of members: write one, send it, change it, take it back.

A point is never deleted: it is taken back by its author, or hidden with a reason that stays to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from formbuilder.accounts.people import is_id
from formbuilder.definition.fingerprint import words_row
from formbuilder.definition.other_answer import FEWEST, LISTS, MOST, answers_in
from formbuilder.services.doing import Doing
from formbuilder.services.point_kinds import Change, NoPoint, Point, PointState, Spot, Writing
from formbuilder.services.points import looked_at, own_row, with_words
from formbuilder.services.round_kinds import TAKES_POINTS, Stage, Step
from formbuilder.services.rounds import stage_of
from formbuilder.services.telling_authors import receipt_for, told_of
from formbuilder.storage import comment_sounds, photos, spoken
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as rows
from formbuilder.storage import rounds as round_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import ChangeRow, EventRow, PointRow
from formbuilder.storage.rounds import RoundRow, StepRow
from formbuilder.storage.tables import point_changes, point_events, points, rounds

LONGEST = 4_000
MOST_CHANGES = 6


def write_point(store: Store, spot: Spot, writing: Writing, doing: Doing, point: str | None = None) -> Point | NoPoint:
    """Keep what a member writes as their draft for a place, however little it is.

    ``point`` is the id of what they go on with, or an id that nothing has yet: a new draft gets it, so that what is
    sent twice is there once. Without it, it is what they wrote last at the place. What was sent is changed at once,
    until the round closes, and stays at its place; a draft goes to the place that is asked for.
    """
    if point is not None and not is_id(point):
        return NoPoint.UNKNOWN
    if why := too_much(writing):
        return why

    def keep(scope: Scope) -> Point | NoPoint:
        round_ = open_to(scope, spot, doing)
        if isinstance(round_, NoPoint):
            return round_
        before = _gone_on_with(scope, spot, doing, point)
        if isinstance(before, NoPoint):
            return before
        if before and before.state == PointState.SENT and writing.is_empty:
            return NoPoint.EMPTY
        row = put_writing(scope, before or _new(round_, spot, doing, point), writing, doing, is_new=before is None)
        if row.state == PointState.SENT:
            happened(scope, row.id, "changed", doing)
            _forget_translations(scope, row.id, doing)
        return with_words(scope, (row,))[0]

    return store.write(keep) if is_id(spot.round) else NoPoint.UNKNOWN


def send_point(store: Store, id_: str, doing: Doing) -> Point | NoPoint:
    """Send a draft to the panel: from now on others may see it, and somebody must answer it."""

    def send(scope: Scope) -> Point | NoPoint:
        row = _mine(scope, id_, doing)
        if isinstance(row, NoPoint):
            return row
        if row.state != PointState.DRAFT:
            return NoPoint.WITHDRAWN if row.state == PointState.WITHDRAWN else NoPoint.SENT_ALREADY
        point = with_words(scope, (row,))[0]
        round_ = _open_round(scope, row.round or "", doing)
        if isinstance(round_, NoPoint):
            return round_
        if _said(point).is_empty:
            return NoPoint.EMPTY
        late = stage_of(round_, doing.now.date()) is Stage.LATE
        plain.change(scope, points, {"state": "sent", "sent_at": doing.now, "late": late}, id=id_)
        at = looked_at(row.place, {each.place for each in round_rows.questions_of(scope, round_.id)})
        round_rows.set_step(scope, StepRow(round_.id, doing.by or "", at, Step.SENT, doing.now))
        happened(scope, id_, "sent", doing)
        receipt_for(scope, row, doing)
        doing.note(scope, "point-sent", id_)
        return _again(scope, id_)

    return store.write(send) if is_id(id_) else NoPoint.UNKNOWN


def withdraw_point(store: Store, id_: str, doing: Doing) -> Point | NoPoint:
    """Take a point back, until the round closes; that it was there stays, and nobody reads its words again."""

    def take(scope: Scope) -> Point | NoPoint:
        row = _mine(scope, id_, doing)
        if isinstance(row, NoPoint):
            return row
        round_ = _open_round(scope, row.round or "", doing)
        if isinstance(round_, NoPoint):
            return round_
        plain.change(scope, points, {"state": "withdrawn", "changed_at": doing.now}, id=id_)
        _forget_translations(scope, id_, doing)
        photos.forget(scope, id_)
        comment_sounds.forget(scope, doing.now, point=id_)
        happened(scope, id_, "withdrawn", doing)
        doing.note(scope, "point-withdrawn", id_)
        return _again(scope, id_)

    return store.write(take) if is_id(id_) else NoPoint.UNKNOWN


def hide_point(store: Store, id_: str, because: str, doing: Doing) -> Point | NoPoint:
    """Hide a point, with a reason that stays to be seen; it is kept, counted and answered all the same.

    Whoever chairs or helps its panel can.
    """

    def hide(scope: Scope) -> Point | NoPoint:
        if _led(scope, id_, PointState.SENT, doing) is None:
            return NoPoint.UNKNOWN
        at = _speak(scope, because, doing)
        plain.change(scope, points, {"state": "hidden", "hidden": at}, id=id_)
        happened(scope, id_, "hidden", doing)
        doing.note(scope, "point-hidden", id_)
        return _again(scope, id_)

    if not because.strip():
        return NoPoint.EMPTY
    return store.write(hide) if is_id(id_) else NoPoint.UNKNOWN


def show_point(store: Store, id_: str, doing: Doing) -> Point | NoPoint:
    """Show a point again that was hidden; the reason goes."""

    def show(scope: Scope) -> Point | NoPoint:
        row = _led(scope, id_, PointState.HIDDEN, doing)
        if row is None:
            return NoPoint.UNKNOWN
        plain.change(scope, points, {"state": "sent", "hidden": None}, id=id_)
        if row.hidden:
            spoken.erase(scope, row.hidden, doing.now)
        happened(scope, id_, "shown", doing)
        doing.note(scope, "point-shown", id_)
        return _again(scope, id_)

    return store.write(show) if is_id(id_) else NoPoint.UNKNOWN


def _led(scope: Scope, id_: str, state: PointState, doing: Doing) -> PointRow | None:
    """Return a point in a state, if whoever does it chairs or helps its panel."""
    row = rows.find(scope, id_, lock=True)
    if row is None or row.state != state or row.panel is None or doing.by is None:
        return None
    return row if panel_rows.posts(scope, panel=row.panel, person=doing.by) else None


def was_read(scope: Scope, row: PointRow, doing: Doing) -> bool:
    """Note that somebody who answers read a point, once for each of them; its author is told of the first.

    Whether it was the first.
    """
    if row.author == doing.by or rows.was_read_by(scope, row.id, doing.by):
        return False
    happened(scope, row.id, "read", doing)
    if row.read_at is not None:
        return False
    plain.change(scope, points, {"read_at": doing.now, "read_by": doing.by}, id=row.id)
    told_of(scope, row.author, "point-read", row.id, doing)
    return True


def too_much(writing: Writing) -> NoPoint | None:
    """Say why somebody wrote more than is taken; None if they did not."""
    texts = [writing.words, writing.meaning, writing.quote, *(each.words for each in writing.changes)]
    if max(map(len, texts)) > LONGEST:
        return NoPoint.LONG
    lists = (len(answers_in(each.words)) for each in writing.changes if each.answer in LISTS)
    if any(not FEWEST <= many <= MOST for many in lists):
        return NoPoint.NO_ANSWERS
    return NoPoint.MANY_CHANGES if len(writing.changes) > MOST_CHANGES else None


def _open_round(scope: Scope, id_: str, doing: Doing) -> RoundRow | NoPoint:
    round_ = plain.find(scope, rounds, RoundRow, id=id_)
    if round_ is None:
        return NoPoint.UNKNOWN
    stage = stage_of(round_, doing.now.date())
    if stage not in TAKES_POINTS:
        return NoPoint.NOT_YET if stage in {Stage.PROPOSED, Stage.PLANNED} else NoPoint.CLOSED
    member = panel_rows.find_member(scope, round_.panel, doing.by or "")
    return NoPoint.NOT_MEMBER if member is None or member.state == "left" else round_


def open_to(scope: Scope, spot: Spot, doing: Doing) -> RoundRow | NoPoint:
    """Return the round of a place, if a member may say something there now; two presses at once come one by one."""
    round_ = _open_round(scope, spot.round, doing)
    if isinstance(round_, NoPoint):
        return round_
    panel_rows.find_member(scope, round_.panel, doing.by or "", lock=True)
    places = {each.place for each in round_rows.questions_of(scope, spot.round)}
    return round_ if looked_at(spot.place, places) in places else NoPoint.UNKNOWN


def _gone_on_with(scope: Scope, spot: Spot, doing: Doing, point: str | None) -> PointRow | NoPoint | None:
    """Return the row that a member goes on with; None if they begin."""
    if point is None:
        return own_row(scope, spot, doing)
    row = rows.find(scope, point, lock=True)
    if row is None:
        return None
    if row.author != doing.by or row.round != spot.round:
        return NoPoint.UNKNOWN
    if row.state == PointState.DRAFT:
        return _moved(scope, row, spot)
    return row if row.state == PointState.SENT else NoPoint.WITHDRAWN


def _moved(scope: Scope, row: PointRow, spot: Spot) -> PointRow:
    """Let a draft be about another place, with the words that stand there."""
    new = replace(row, place=spot.place, slot_hash=bytes.fromhex(words_row(spot.text)), slot_text=spot.text)
    if new != row:
        values: dict[str, object] = {name: getattr(new, name) for name in ("place", "slot_hash", "slot_text")}
        plain.change(scope, points, values, id=row.id)
    return new


def _mine(scope: Scope, id_: str, doing: Doing) -> PointRow | NoPoint:
    row = rows.find(scope, id_, lock=True)
    return NoPoint.UNKNOWN if row is None or doing.by is None or row.author != doing.by else row


def _new(round_: RoundRow, spot: Spot, doing: Doing, id_: str | None) -> PointRow:
    return PointRow(
        id=id_ or doing.next_id(),
        panel=round_.panel,
        round=round_.id,
        form=round_.form,
        version=round_.version,
        revision=round_.revision,
        place=spot.place,
        quote="",
        slot_hash=bytes.fromhex(words_row(spot.text)),
        slot_text=spot.text,
        words=None,
        author=doing.by,
        made_at=doing.now,
        changed_at=doing.now,
    )


def put_writing(scope: Scope, row: PointRow, writing: Writing, doing: Doing, *, is_new: bool) -> PointRow:
    """Keep what is written in the place of what was there; the words before are erased."""
    values: dict[str, object] = {
        "quote": writing.quote,
        "words": _instead(scope, row.words, writing.words, doing),
        "meaning": _instead(scope, row.meaning, writing.meaning, doing),
        "ticks": " ".join(sorted(writing.ticks)),
        "ease": writing.ease.value if writing.ease else None,
        "language": writing.language,
        "changed_at": doing.now,
    }
    if is_new:
        plain.put(scope, points, row)
    plain.change(scope, points, values, id=row.id)
    _set_changes(scope, row.id, writing.changes, doing)
    return rows.find(scope, row.id) or row


def _set_changes(scope: Scope, id_: str, changes: Iterable[Change], doing: Doing) -> None:
    for old in rows.changes_of(scope, (id_,)).get(id_, ()):
        if old.words:
            spoken.erase(scope, old.words, doing.now)
    plain.remove(scope, point_changes, point=id_)
    for number, each in enumerate(changes, 1):
        at = _speak(scope, each.words, doing)
        row = ChangeRow(
            point=id_,
            number=number,
            place=each.place,
            kind=each.kind,
            before=each.before,
            words=at,
            answer=each.answer or None,
        )
        plain.put(scope, point_changes, row)


def _instead(scope: Scope, before: str | None, words: str, doing: Doing) -> str | None:
    if before:
        spoken.erase(scope, before, doing.now)
    return _speak(scope, words, doing)


def _speak(scope: Scope, words: str, doing: Doing) -> str | None:
    if not words.strip():
        return None
    at = doing.new_id()
    spoken.speak(scope, at, words.strip())
    return at


def happened(scope: Scope, point: str, what: str, doing: Doing, words: str | None = None) -> None:
    """Note in the causing transaction what happened to a point."""
    event = EventRow(id=doing.next_id(), point=point, what=what, by=doing.by, words=words, at=doing.now)
    plain.put(scope, point_events, event)


def _forget_translations(scope: Scope, point: str, doing: Doing) -> None:
    """Erase what somebody noted that a point says in English: its author changed it, or took it back."""
    for each in rows.events_of(scope, point):
        if each.what == rows.TRANSLATED and each.words:
            spoken.erase(scope, each.words, doing.now)


def _again(scope: Scope, id_: str) -> Point:
    row = rows.find(scope, id_)
    if row is None:
        msg = "a point that was there a moment ago"
        raise LookupError(msg)
    return with_words(scope, (row,))[0]


def _said(point: Point) -> Writing:
    return Writing(words=point.words, meaning=point.meaning, ticks=point.ticks, ease=point.ease, changes=point.changes)
