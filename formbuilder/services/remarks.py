"""What the public writes about a question: it waits until an officer or a facilitator has read it.

A remark belongs to no journey. Only when somebody passes it on does it become a point that a panel sees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.definition.fingerprint import words_row
from formbuilder.review.taking_out import GAP, with_gaps
from formbuilder.services.doing import Doing
from formbuilder.services.taps import About, Came, Limit, Tap, has_room
from formbuilder.storage import remarks as rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.remarks import RemarkRow, Waiting
from formbuilder.storage.tables import points, remarks

LONGEST = 1_000
LONGEST_REASON = 500
PAGE = 50
WORDS = Limit("remarks", 6, 300)
"""Remarks that are taken in an hour: from one network address, and by a council."""


class State(StrEnum):
    """What became of a remark."""

    WAITING = "waiting"
    PASSED = "passed"
    CUT = "cut"
    """Passed on with parts taken out."""
    HELP = "help"
    """Somebody may need help: it goes to no panel."""
    DROPPED = "dropped"


class NoRemark(StrEnum):
    """Why remarks were left as they are."""

    UNKNOWN = "unknown"
    """There is none, or somebody else has settled it."""
    EMPTY = "empty"
    LONG = "long"
    FULL = "full"
    """So many came in this hour that no more are taken."""
    ADDED = "added"
    """What is to be passed on has words that are not in it: parts are only taken out."""
    NOTHING_OUT = "nothing_out"
    """No part was taken out."""
    NOTHING_LEFT = "nothing_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody wrote; of a dropped one, ``words`` is why."""

    id: str
    about: About
    tap: Tap
    words: str = field(repr=False)
    state: State
    made_on: date
    point: str | None
    read_by: str | None


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of the question, and the words that stand there: what the point will be about."""

    place: str
    text: str = field(repr=False)


def remark(store: Store, about: About, what: Tap, words: str, came: Came, doing: Doing) -> NoRemark | None:
    """Take words about a question, and keep the day alone; None if they wait to be read now."""
    words = words.strip()
    if not 0 < len(words) <= LONGEST:
        return NoRemark.LONG if words else NoRemark.EMPTY

    def keep(scope: Scope) -> NoRemark | None:
        if not has_room(scope, WORDS, came):
            return NoRemark.FULL
        at = doing.new_id()
        spoken.speak(scope, at, words)
        row = RemarkRow(
            id=doing.new_id(),
            form=about.form,
            version=about.version,
            question=about.question,
            tap=what.value,
            words=at,
            made_on=came.now.date(),
        )
        plain.put(scope, remarks, row)
        return None

    return store.write(keep)


def waiting(store: Store) -> Waiting:
    """Return how many remarks nobody has read, and since when."""
    return store.read(rows.waiting)


def list_remarks(store: Store, state: State = State.WAITING, most: int = PAGE) -> tuple[Remark, ...]:
    """Return remarks of one state: what waits longest first, and what was settled last."""
    order = rows.OLDEST if state is State.WAITING else rows.NEWEST

    def look(scope: Scope) -> tuple[Remark, ...]:
        found = plain.every(scope, remarks, RemarkRow, order=order, most=most, state=state.value)
        return _with_words(scope, found)

    return store.read(look)


def find_remark(store: Store, id_: str) -> Remark | None:
    """Return a remark, whatever an address says."""

    def look(scope: Scope) -> Remark | None:
        row = plain.find(scope, remarks, RemarkRow, id=id_)
        return _with_words(scope, (row,))[0] if row else None

    return store.read(look) if is_id(id_) else None


def pass_on(store: Store, id_: str, slot: Slot, doing: Doing) -> Remark | NoRemark:
    """Pass a remark on as it is: it becomes a point, and panels may see it."""

    def give(scope: Scope) -> Remark | NoRemark:
        row = _waits(scope, id_)
        return row if isinstance(row, NoRemark) else _passed(scope, row, row.words, slot, doing)

    return store.write(give) if is_id(id_) else NoRemark.UNKNOWN


def pass_on_cut(store: Store, id_: str, left: str, slot: Slot, doing: Doing) -> Remark | NoRemark:
    """Pass on what is left of a remark, with a mark at each gap; what was taken out is erased for good."""

    def give(scope: Scope) -> Remark | NoRemark:
        row = _waits(scope, id_)
        if isinstance(row, NoRemark):
            return row
        words = with_gaps(_with_words(scope, (row,))[0].words, left)
        if words is None or words.strip() in {"", GAP} or GAP not in words.split():
            return _not_cut(words)
        at = doing.new_id()
        spoken.speak(scope, at, words)
        _erase(scope, row, doing)
        return _passed(scope, row, at, slot, doing, State.CUT)

    return store.write(give) if is_id(id_) else NoRemark.UNKNOWN


def call_for_help(store: Store, id_: str, doing: Doing) -> Remark | NoRemark:
    """Act on a remark as a call for help: no panel sees it, and its words stay until the council’s days are over."""

    def call(scope: Scope) -> Remark | NoRemark:
        row = _waits(scope, id_)
        return row if isinstance(row, NoRemark) else _settled(scope, row, State.HELP, doing)

    return store.write(call) if is_id(id_) else NoRemark.UNKNOWN


def drop(store: Store, id_: str, because: str, doing: Doing) -> Remark | NoRemark:
    """Drop a remark with a reason, which stands in its place: its words are erased for good."""
    because = because.strip()
    if not 0 < len(because) <= LONGEST_REASON:
        return NoRemark.LONG if because else NoRemark.EMPTY

    def let_go(scope: Scope) -> Remark | NoRemark:
        row = _waits(scope, id_)
        if isinstance(row, NoRemark):
            return row
        at = doing.new_id()
        spoken.speak(scope, at, because)
        _erase(scope, row, doing)
        return _settled(scope, row, State.DROPPED, doing, words=at)

    return store.write(let_go) if is_id(id_) else NoRemark.UNKNOWN


def _not_cut(words: str | None) -> NoRemark:
    if words is None:
        return NoRemark.ADDED
    return NoRemark.NOTHING_LEFT if words in {"", GAP} else NoRemark.NOTHING_OUT


def _waits(scope: Scope, id_: str) -> RemarkRow | NoRemark:
    row = plain.find(scope, remarks, RemarkRow, lock=True, id=id_)
    return row if row and row.state == State.WAITING else NoRemark.UNKNOWN


def _erase(scope: Scope, row: RemarkRow, doing: Doing) -> None:
    if row.words:
        spoken.erase(scope, row.words, doing.now)


def _passed(
    scope: Scope, row: RemarkRow, words: str | None, slot: Slot, doing: Doing, state: State = State.PASSED
) -> Remark:
    """Make the point; its words are the point’s alone from now on, so that who erases them there erases them."""
    from formbuilder.services.point_writing import happened  # noqa: PLC0415 - only what panels do brings it

    point = PointRow(
        id=doing.new_id(),
        panel=None,
        round=None,
        form=row.form,
        version=row.version,
        revision=None,
        place=slot.place,
        quote="",
        slot_hash=bytes.fromhex(words_row(slot.text)),
        slot_text=slot.text,
        words=words,
        ticks=row.tap,
        author=None,
        entered_by=doing.by,
        route=rows.OF_THE_PUBLIC,
        basis="own",
        said_on=row.made_on,
        state="sent",
        made_at=doing.now,
        changed_at=doing.now,
        sent_at=doing.now,
    )
    plain.put(scope, points, point)
    happened(scope, point.id, "passed_on" if state is State.PASSED else "passed_on_cut", doing)
    return _settled(scope, row, state, doing, point=point.id)


def _settled(
    scope: Scope, row: RemarkRow, state: State, doing: Doing, *, words: str | None = None, point: str | None = None
) -> Remark:
    values: dict[str, object] = {
        "state": state.value,
        "words": row.words if state is State.HELP else words,
        "passed": point,
        "read_by": doing.by,
        "read_at": doing.now,
    }
    plain.change(scope, remarks, values, id=row.id)
    doing.note(scope, f"remark-{state}", row.id)
    found = plain.find(scope, remarks, RemarkRow, id=row.id)
    return _with_words(scope, (found or row,))[0]


def _with_words(scope: Scope, found: tuple[RemarkRow, ...]) -> tuple[Remark, ...]:
    texts = spoken.spoken(scope, frozenset(row.words for row in found if row.words))
    return tuple(
        Remark(
            id=row.id,
            about=About(row.form, row.version, row.question),
            tap=Tap(row.tap),
            words=texts.get(row.words or "", ""),
            state=State(row.state),
            made_on=row.made_on,
            point=row.passed,
            read_by=row.read_by,
        )
        for row in found
    )
