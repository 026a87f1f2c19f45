"""Notes looked over before they are sent: where each goes, whose it is, and what is doubtful."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from formbuilder.rendering.bringing_pages import CODE, GATHERED, MARKS, WHO, WORDS, Bringing
from formbuilder.rendering.frame import Link
from formbuilder.rendering.note_words import STOPPED, count_notes, doubt_words
from formbuilder.rendering.office_page import OfficePage
from formbuilder.services.note_kinds import Batch, Doubt, NoNotes, Seen

AGAIN = "again"
SEND, LOOK, CHANGE, SAVE = "send", "look", "change", "file"
IN_BOX = {
    CODE: frozenset({Doubt.NO_CODE, Doubt.UNKNOWN_CODE, Doubt.NOT_HERE}),
    WHO: frozenset({Doubt.UNKNOWN_MEMBER, Doubt.SEVERAL_MEMBERS}),
    MARKS: frozenset({Doubt.LETTERS, Doubt.GATHERED}),
    GATHERED: frozenset({Doubt.GATHERED}),
    WORDS: frozenset({Doubt.LONG, Doubt.SPOILT, Doubt.NO_WORDS}),
}
"""Which doubts are put right in which box."""
LABELS = {
    CODE: "Code",
    WHO: "Who it is from",
    MARKS: "Letters",
    GATHERED: "How do you know what they said?",
    WORDS: "Words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBox:
    """A box for what is doubtful."""

    id: str
    label: str
    typed: str
    long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    """One note on its way."""

    number: int
    heading: str
    lines: tuple[str, ...]
    doubts: tuple[str, ...]
    boxes: tuple[LookBox, ...]
    hidden: tuple[tuple[str, str], ...]
    again: str
    """The name of the box that sends it all the same; "" where there is none."""
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LookPage(OfficePage):
    """Template ``office/note_look.html``."""

    lines: tuple[str, ...]
    action: str
    token: str
    hidden: tuple[tuple[str, str], ...]
    rows: tuple[LookRow, ...]
    send: str
    """The words of the main button; "" where nothing can be sent."""
    codes: tuple[tuple[str, str], ...]
    errors: tuple[Link, ...]

    @property
    def boxes(self) -> bool:
        """Whether anything can be put right here."""
        return any(row.boxes for row in self.rows)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


def look_page(
    here: Bringing, batch: Batch, seen: Sequence[Seen], again: Collection[str] = (), why: NoNotes | None = None
) -> LookPage:
    """Return the page; ``why`` says what stopped the notes a moment ago."""
    long = [number for number, each in enumerate(seen, 1) if Doubt.LONG in each.doubts]
    errors = [Link(STOPPED[NoNotes.LONG], f"#{WORDS}-{number}") for number in long]
    sends = here.round.takes_points and not long
    return LookPage(
        heading="Look at these notes before they are sent",
        council=here.council,
        lines=tuple(_summary(here, seen, why)),
        action=f"{here.base}/{batch.id}",
        token=here.token,
        hidden=(("many", str(len(seen))),),
        rows=tuple(_row(number, each, again) for number, each in enumerate(seen, 1)),
        send=f"Send {_these(seen)} to the panel" if sends else "",
        codes=tuple((each.code, each.label) for each in here.codes.every),
        errors=tuple(errors),
        back=here.back,
    )


def _these(seen: Sequence[Seen]) -> str:
    many = sum(each.goes for each in seen)
    return f"{'this' if many == 1 else 'these'} {count_notes(many)}" if many else "these notes"


def _summary(here: Bringing, seen: Sequence[Seen], why: NoNotes | None) -> Iterator[str]:
    closed = None if here.round.takes_points else NoNotes.CLOSED
    if told := {why, closed} - {None, NoNotes.LONG}:
        yield from (STOPPED[each] for each in NoNotes if each in told)
    ready = sum(each.goes and each.at is not None for each in seen)
    lost = sum(each.goes and each.at is None for each in seen)
    there = sum(Doubt.THERE_ALREADY in each.doubts for each in seen)
    if ready:
        yield f"{count_notes(ready)} with a place."
    if lost:
        yield f"{count_notes(lost)} without a place. You can type the code now or say later where it belongs."
    if there:
        yield f"{count_notes(there)} {'is' if there == 1 else 'are'} there already."
    days = here.round.answer_days
    yield "Who sees it: the panel, and the people at the council who answer."
    yield f"What happens next: the council answers within {days} days. The group checks if the notes are right."
    yield "Can you undo it? You can change a note until it is answered."


def _row(number: int, seen: Seen, again: Collection[str]) -> LookRow:
    note = seen.note
    open_ = [name for name, doubts in IN_BOX.items() if doubts & seen.doubts]
    typed = {CODE: note.code, WHO: note.who, MARKS: note.marks, GATHERED: note.gathered, WORDS: note.words}
    boxes = (
        LookBox(id=f"{name}-{number}", label=LABELS[name], typed=typed[name], long=name == WORDS) for name in open_
    )
    hidden = [(f"{name}-{number}", text) for name, text in typed.items() if name not in open_]
    there = Doubt.THERE_ALREADY in seen.doubts
    return LookRow(
        number=number,
        heading=f"Note {note.number}: {_where(seen)}",
        lines=tuple(_lines(seen)),
        doubts=doubt_words(seen),
        boxes=tuple(boxes),
        hidden=(*hidden, (f"note-{number}", seen.id), (f"number-{number}", str(note.number))),
        again=f"{AGAIN}-{number}" if there else "",
        checked=seen.id in again,
    )


def _where(seen: Seen) -> str:
    if seen.at is None:
        return "not placed yet"
    part = "" if not seen.at.part else f", part {seen.at.part}"
    return f"question {seen.at.number}{part}"


def _lines(seen: Seen) -> Iterator[str]:
    note = seen.note
    if seen.at:
        yield f"About: {seen.at.label}"
    yield f"From: {seen.called or 'not said'}"
    if note.words and not seen.doubts & IN_BOX[WORDS]:
        yield f"Words: {note.words}"
    if seen.marks.ticks:
        yield "Ticked: " + "; ".join(tick.label for tick in sorted(seen.marks.ticks)) + "."
    if seen.marks.ease:
        yield f"How easy: {seen.marks.ease.label}."
    if seen.voice.people:
        yield seen.voice.sentence
