"""Notes on a sheet of paper: the group ticks what is right, and somebody types the answers in by the numbers on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.rendering.bringing_pages import NoteRow, RowsPage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import Held, note_lines
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.titles import day_words
from formbuilder.review.standing import WHOLE
from formbuilder.services.meeting_kinds import Says
from formbuilder.services.note_checks import Numbered
from formbuilder.services.point_kinds import PointState

BOXES: Mapping[Says, str] = {
    Says.RIGHT: "Right",
    Says.NOT_QUITE: "Not quite",
    Says.MISSING: "Something is missing",
}
LETTERS: Mapping[str, Says] = {"r": Says.RIGHT, "q": Says.NOT_QUITE, "m": Says.MISSING}
ROOM = 4
"""Lines at the end, for what stands in no note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNote:
    """One note on paper: its number, what it is about, and what it says."""

    number: int
    about: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSheet(OfficePage):
    """Template ``office/note_sheet.html``: nothing on it says who said what."""

    lines: tuple[str, ...]
    when: str
    notes: tuple[SheetNote, ...]
    ask: str
    boxes: tuple[str, ...] = tuple(BOXES.values())
    room: int = ROOM


def sheet_page(site: OfficeSite, held: Held, found: Sequence[Numbered]) -> NoteSheet:
    """Return the sheet to print."""
    where = f", {held.meeting.place}" if held.meeting.place else ""
    none = () if found else ("There are no notes yet that the group may read.",)
    return NoteSheet(
        heading="Have we got it right?",
        council=site.council,
        lines=("Print one for each member, or one for the group. No names stand on it.", *none),
        when=f"Notes of {day_words(held.meeting.day)}{where}",
        notes=tuple(_on_sheet(held, each) for each in found),
        ask=next(iter(held.whole.helpers), site.council.person),
        links=(Link("Type in what came back on the sheet", site.to(f"{held.place}/answers")),),
        back=held.back(site),
    )


def answers_page(
    site: OfficeSite, token: str, held: Held, found: Sequence[Numbered], rows: Sequence[NoteRow], typed: int = 0
) -> RowsPage:
    """Ask what came back; ``typed`` is how many answers were kept a moment ago."""
    told = f"{count_words(typed, 'answer stands', 'answers stand')} beside the notes now."
    codes = tuple((str(each.number), next(note_lines(each.note.point))) for each in found)
    return RowsPage(
        heading="Type in what came back on the sheet",
        council=site.council,
        caption=f"Notes of {day_words(held.meeting.day)}",
        lines=(
            "Type the number of the note in “Code”, or several: 1-6, 9. Then whose sheet it is, and one letter.",
            "Leave “Who” empty if the group filled in the sheet together. A full stop stands for the same as above.",
            "Leave notes out on which nothing is ticked: whoever says nothing has not agreed.",
        ),
        said=(told,) if typed else (),
        action=site.to(f"{held.place}/answers"),
        token=token,
        rows=tuple(rows),
        codes=codes,
        questions=codes,
        letters=tuple(f"{letter}: {BOXES[says]}" for letter, says in LETTERS.items()),
        keys="Numbers of the notes, and letters",
        row="Answer",
        named="Notes",
        button="Keep these answers",
        links=tuple(_links(site, held)),
        back=held.back(site),
    )


def _links(site: OfficeSite, held: Held) -> Iterator[Link]:
    yield Link("What was said of the notes", site.to(f"{held.place}/checked"))
    yield Link("Print the sheet", site.to(f"{held.place}/sheet"))
    if held.meeting.takes_notes:
        yield Link("Something is missing altogether: write it down", site.to(held.write))


def _on_sheet(held: Held, each: Numbered) -> SheetNote:
    point = each.note.point
    lost = point.state is PointState.TO_PLACE
    about = "We do not know yet which question it is about" if lost else held.asked(point.place)
    first = point.slot_text.partition("\n")[0]
    part = (f"These words: “{first}”",) if first and not (lost or point.place.endswith(f".{WHOLE}")) else ()
    return SheetNote(number=each.number, about=about, lines=(*part, *note_lines(point)))
