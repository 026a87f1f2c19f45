"""Pages on which notes from paper are brought in: what is said once, rows to type in, lines to paste, a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from formbuilder.councils.profile import Council
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.note_words import BASES, CONSENTS, LETTERS_AND_NUMBER, ROUTES, SAFETY, STOPPED, count_notes
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, Entry, FileBox, FormPage, Group
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.panel_pages import stage_words
from formbuilder.rendering.titles import day_words
from formbuilder.review.note_codes import Codes
from formbuilder.review.notes import Note
from formbuilder.services.members import Member
from formbuilder.services.note_kinds import Basis, Batch, Consent, NewBatch, NoNotes, Route
from formbuilder.services.point_kinds import Point
from formbuilder.services.round_kinds import Round

DAY, WHERE, ROUTE, PEOPLE, BASIS, CHECKED, CONSENT = "day", "where", "route", "people", "basis", "checked", "consent"
TEXT, FILE = "text", "file"
CODE, WHO, WORDS, MARKS, ID, MANY = "code", "who", "words", "marks", "note", "many"
GATHERED, SPEAKS_FOR = "gathered", "speaks-for"
"""Names of fields; those of a note have its number behind them."""
NOTE_FILES = ".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
"""What a browser offers to choose from."""
YES = "yes"
A_PAGE = 10
Chosen = TypeVar("Chosen", bound=StrEnum)
NOT_ABOUT = "This is not about the form"
BROUGHT = {route: words for route, words in ROUTES.items() if route is not Route.RECORDING}
"""How notes come that somebody types in; what was said aloud is written down where it is heard."""
LINES = "3; 7; The word “respite” is hard; w h"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """A round into which notes are brought, and who looks."""

    site: OfficeSite
    token: str
    round: Round
    codes: Codes
    members: Sequence[Member]
    helps: bool = True
    """Whether they are a facilitator, and not the chair alone."""

    @property
    def base(self) -> str:
        """The address of all its pages about notes."""
        return self.site.to(f"rounds/{self.round.id}/notes")

    @property
    def council(self) -> Council:
        """The council."""
        return self.site.council

    def drawers(self, batch: Batch) -> tuple[Link, ...]:
        """Lead away from where notes are typed, to what is not about the form."""
        return (Link(NOT_ABOUT, self.site.to(f"meetings/{batch.id}/drawers")),) if self.helps else ()

    @property
    def back(self) -> tuple[Link, ...]:
        """Lead to the first of the pages about notes."""
        return (Link("Back to the notes of this round", self.base),)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedBatch:
    """What is said once, as it was typed."""

    day: str = ""
    where: str = ""
    people: str = ""
    route: str = Route.PAPER.value
    basis: str = Basis.OWN.value
    checked: bool = False
    consent: str = Consent.USE.value
    wrong: frozenset[NoNotes] = frozenset()

    def errors(self, why: NoNotes) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return (STOPPED[why],) if why in self.wrong else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """The boxes of one note."""

    number: int
    """On this page."""
    called: int
    """In the batch."""
    note: Note
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsPage(OfficePage):
    """Template ``office/note_rows.html``."""

    caption: str
    lines: tuple[str, ...]
    said: tuple[str, ...]
    action: str
    token: str
    rows: tuple[NoteRow, ...]
    codes: tuple[tuple[str, str], ...]
    """Each code with what it stands for, to choose from."""
    questions: tuple[tuple[str, str], ...]
    """The codes that most notes have: a question each."""
    letters: tuple[str, ...]
    keys: str = "Numbers of the questions, and letters"
    """What can be looked up."""
    row: str = "Note"
    """What each row is called, before its number."""
    named: str = "Questions"
    """What the numbers are of."""
    button: str = "Look at these notes"

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        return tuple(Link(error, f"#{WORDS}-{row.number}") for row in self.rows for error in row.errors)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is there already, for the first page."""

    batches: Sequence[Batch] = ()
    to_place: int = 0
    earlier: int = 0
    said: tuple[str, ...] = field(default=())


def notes_page(here: Bringing, said: Said) -> SectionsPage:
    """Return the first page: ways to bring notes in, what waits for a place, and what came so far."""
    takes, base = here.round.takes_points, here.base
    return SectionsPage(
        heading="Notes from paper",
        council=here.council,
        said=said.said,
        lines=(f"{here.round.title}. {stage_words(here.round)}", SAFETY),
        go=(Link("Bring notes in", f"{base}/new"),) if takes else (),
        sections=tuple(_sections(here, said)),
        back=(Link("Back to the round", here.site.to(f"rounds/{here.round.id}")),),
    )


def _sections(here: Bringing, said: Said) -> Iterator[Section]:
    base = here.base
    if said.to_place:
        lines = (f"{count_notes(said.to_place)} {'has' if said.to_place == 1 else 'have'} no place yet.",)
        yield Section(heading="Not placed yet", lines=lines, links=(Link("Say where they belong", f"{base}/to-place"),))
    yield Section(
        heading="Without the internet",
        lines=(
            "Save a page of this round, and type the notes into it anywhere. Or use the table in a spreadsheet.",
            "Later, bring in the file that you saved.",
        ),
        links=(
            Link("Save the page to type notes without the internet", f"{base}/offline"),
            Link("Save the table for a spreadsheet (CSV)", f"{base}/table"),
        ),
    )
    earlier = Link("Earlier feedback on this form", here.site.to(f"rounds/{here.round.id}/earlier-feedback"))
    told = f"Earlier comments: {said.earlier}." if said.earlier else "You can bring in what people said elsewhere."
    yield Section(heading="What people said before this round", lines=(told,), links=(earlier,))
    if said.batches:
        yield Section(heading="What came so far", entries=tuple(_entry(here, each) for each in said.batches))


def _entry(here: Bringing, batch: Batch) -> Entry:
    said = named(batch)
    place = f"{here.base}/{batch.id}"
    links = (
        Link("Type more notes", place, said),
        Link("Paste lines, or choose a file", f"{place}/paste", said),
    )
    meeting = here.site.to(f"meetings/{batch.id}")
    see = (Link("See and change these notes", f"{place}/all", said),)
    asked = (Link("What the members said of these notes", f"{meeting}/checked", said),)
    check = (
        Link("Have we got it right? Read them back, or print a sheet", f"{meeting}/play-back", said),
        Link("Type in what came back on the sheet", f"{meeting}/answers", said),
    )
    return Entry(
        heading=said,
        lines=(f"{count_notes(batch.notes)}.",),
        links=(
            *(see if batch.notes else ()),
            *(links if here.round.takes_points and batch.takes_more else ()),
            *((asked if batch.route is Route.RECORDING else check) if batch.notes and here.helps else ()),
        ),
    )


def named(batch: Batch) -> str:
    """Return what a batch is called."""
    where = f", {batch.place}" if batch.place else ""
    return f"{ROUTES[batch.route]}, {day_words(batch.day)}{where}"


def batch_page(here: Bringing, typed: TypedBatch) -> FormPage:
    """Ask what is the same for all notes."""
    return FormPage(
        heading="About these notes",
        council=here.council,
        lines=("You say this once, for all the notes.",),
        action=f"{here.base}/new",
        token=here.token,
        button="Go on to the notes",
        boxes=(
            Box(
                id=DAY,
                label="On which day did people say it?",
                hint="Like 14/12/2026.",
                typed=typed.day,
                errors=typed.errors(NoNotes.DAY),
            ),
            Box(
                id=WHERE,
                label="Where was it?",
                hint="For example: the library. You can leave this empty.",
                typed=typed.where,
                errors=typed.errors(NoNotes.PLACE),
            ),
            Box(
                id=PEOPLE,
                label="How many people were there?",
                hint="You can leave this empty.",
                typed=typed.people,
                errors=typed.errors(NoNotes.PEOPLE),
                inputs="numeric",
            ),
        ),
        groups=(
            radios("How did the notes come to you?", ROUTE, BROUGHT, typed.route),
            radios("Who speaks in them?", BASIS, BASES, typed.basis),
            Group(
                legend="If somebody speaks for others",
                name=CHECKED,
                buttons=(
                    Button(
                        id=CHECKED,
                        name=CHECKED,
                        value=YES,
                        label="I asked, and they want it to be said for them",
                        checked="checked" if typed.checked else "",
                        kind="checkbox",
                    ),
                ),
            ),
            radios("What did they agree to?", CONSENT, CONSENTS, typed.consent),
        ),
        back=here.back,
    )


def radios(legend: str, name: str, offers: Mapping[Chosen, str], chosen: str) -> Group:
    """Return buttons of which one is chosen."""
    buttons = (
        Button(
            id=name if number == 1 else f"{name}-{number}",
            name=name,
            value=value.value,
            label=words,
            checked="checked" if value == chosen else "",
        )
        for number, (value, words) in enumerate(offers.items(), 1)
    )
    return Group(legend=legend, name=name, buttons=tuple(buttons))


def rows_page(
    here: Bringing,
    batch: Batch,
    rows: Sequence[NoteRow],
    *,
    last: Point | None = None,
    said: tuple[str, ...] = (),
    wrong: NoNotes | None = None,
) -> RowsPage:
    """Return rows to type notes into; ``last`` is the note that “the same as above” goes on from."""
    first = replace(rows[0], errors=(STOPPED[wrong],)) if wrong else rows[0]
    place = f"{here.base}/{batch.id}"
    return RowsPage(
        heading="Type the notes",
        council=here.council,
        caption=f"{here.round.title}. {named(batch)}",
        lines=(
            "Type the code on the slip, or the number of the question. Then who it is from, and the words.",
            "A full stop in “Code” or “Who” stands for the same as above.",
            "Only the words are needed. A note without a code waits under “not placed yet”.",
            SAFETY,
        ),
        said=(*said, *_above(here, last)),
        action=place,
        token=here.token,
        rows=(first, *rows[1:]),
        codes=tuple((each.code, each.label) for each in here.codes.every),
        questions=tuple((each.code, each.label) for each in here.codes.wholes),
        letters=LETTERS_AND_NUMBER,
        links=(
            Link("Paste lines, or choose a file", f"{place}/paste"),
            *here.drawers(batch),
            Link("Done: back to the notes of this round", here.base),
        ),
        back=here.back,
    )


def _above(here: Bringing, last: Point | None) -> Iterator[str]:
    if last is None:
        return
    at = here.codes.at(last.place)
    member = next((each for each in here.members if each.person == last.author), None)
    about = f"code {at.code}" if at and last.place else "no code"
    yield f"The note before these: {about}, {member.shown if member else 'not said who it is from'}."


def empty_rows(first: int, notes: Sequence[Note] = ()) -> tuple[NoteRow, ...]:
    """Return a page of rows: what was typed first, then empty ones; ``first`` is the number of the first."""
    many = max(A_PAGE, len(notes))
    filled = dict(enumerate(notes, 1))
    return tuple(
        NoteRow(number=number, called=first + number - 1, note=filled.get(number, Note(number=number)))
        for number in range(1, many + 1)
    )


def paste_page(here: Bringing, batch: Batch, typed: str = "", wrong: str = "", wrong_file: str = "") -> FormPage:
    """Ask for lines or for a file."""
    errors, in_file = ((wrong,) if wrong else ()), ((wrong_file,) if wrong_file else ())
    return FormPage(
        heading="Paste lines, or choose a file",
        council=here.council,
        lines=(
            "Each note is a line: code, who, words, and letters if there are any.",
            "You look at all of them before they are sent.",
            "A file is the one of the page without the internet, or a table from a spreadsheet.",
            SAFETY,
        ),
        action=f"{here.base}/{batch.id}/paste",
        token=here.token,
        button="Look at these notes",
        areas=(Area(id=TEXT, label="Lines", hint=f"For example: {LINES}", typed=typed, rows=10, errors=errors),),
        files=(
            FileBox(
                id=FILE,
                label="Or a file",
                hint="CSV or Excel (.xlsx), 1 megabyte at most, with 200 notes at most.",
                accept=NOTE_FILES,
                errors=in_file,
            ),
        ),
        links=(
            Link("Type the notes instead", f"{here.base}/{batch.id}"),
            *here.drawers(batch),
        ),
        back=here.back,
    )


def batch_of(typed: NewBatch) -> TypedBatch:
    """Return what is said once as it is typed at first."""
    return TypedBatch(day=f"{typed.day:%d/%m/%Y}" if typed.day else "")
