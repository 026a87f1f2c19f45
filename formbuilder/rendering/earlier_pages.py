"""Earlier feedback: bring it in with its source and its day, look at it first, take it up, take it out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.rendering.bringing_pages import CODE, FILE, ID, MANY, NOTE_FILES, TEXT, WORDS, Bringing
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.note_words import STOPPED
from formbuilder.rendering.office_pages import Area, Entry, FileBox, FormPage, Pick
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import day_words
from formbuilder.services.earlier import Earlier, NoEarlier
from formbuilder.services.note_kinds import Doubt, NoNotes, Seen
from formbuilder.services.points import PAGE
from formbuilder.storage.earlier import BatchRow

SOURCE, DAY, GATHERED, BATCH = "source", "day", "gathered", "batch"
WRONG: Mapping[NoEarlier, tuple[str, str]] = {
    NoEarlier.SOURCE: (SOURCE, "Enter where it comes from, with 200 signs at most."),
    NoEarlier.DAY: (DAY, "Enter a day, like 14/12/2021. It is today or before."),
    NoEarlier.GATHERED: (GATHERED, "Make this shorter: 120 signs at most."),
}
NO_PART = frozenset({Doubt.NO_CODE, Doubt.UNKNOWN_CODE, Doubt.NOT_HERE})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSource:
    """Where feedback comes from, as it was typed."""

    source: str = ""
    day: str = ""
    gathered: str = ""
    text: str = ""
    wrong: frozenset[NoEarlier] = frozenset()
    wrong_text: str = ""
    wrong_file: str = ""

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for why, (where, words) in WRONG.items() if why in self.wrong and where == name)


def place_of(here: Bringing) -> str:
    """Return the address of these pages."""
    return here.site.to(f"rounds/{here.round.id}/earlier-feedback")


def earlier_list(here: Bringing, batches: Sequence[BatchRow], found: Sequence[Earlier], page: int) -> SectionsPage:
    """List what was brought in, a page of it, with what can be done about it."""
    shown = found[:PAGE]
    none = () if batches else ("Nothing was brought in yet.",)
    sections = [Section(heading="What was brought in", lines=none, entries=())] if none else []
    parts = ((row, [each for each in shown if _of(each, row)]) for row in batches)
    sections += [_batch(here, row, theirs) for row, theirs in parts if theirs]
    return SectionsPage(
        heading="Earlier feedback on this form",
        council=here.council,
        lines=(
            "This is what people said before this round, with its source and its day.",
            "It stands beside the questions, for everybody who looks at this form. It is not counted as a comment.",
        ),
        go=(Link("Bring earlier feedback in", f"{place_of(here)}/new"),),
        sections=tuple(sections),
        presses=tuple(_out(here, row) for row in batches),
        links=page_links(place_of(here), page, more=len(found) > PAGE),
        back=here.back,
    )


def source_lines(source: str, gathered: str, day: str) -> str:
    """Say where something comes from."""
    return f"{source}, {day}{f', gathered by {gathered}' if gathered else ''}"


def _of(each: Earlier, row: BatchRow) -> bool:
    return (each.source, each.said_on, each.gathered_by) == (row.source, row.said_on, row.gathered_by)


def _batch(here: Bringing, row: BatchRow, found: Sequence[Earlier]) -> Section:
    named = source_lines(row.source, row.gathered_by, day_words(row.said_on))
    return Section(heading=named, entries=tuple(_entry(here, number, each) for number, each in enumerate(found, 1)))


def _entry(here: Bringing, number: int, each: Earlier) -> Entry:
    words = each.slot_text.partition("\n")[0]
    about = f"About: “{words}”" if each.placed else "It is not known which words it is about."
    take = Link("Make this a comment of this round", f"{place_of(here)}/{each.id}", f"comment {number}")
    taken = ("It was taken up as a comment of a round.",) if each.taken_up else ()
    links = (take,) if here.round.takes_points and not each.taken_up else ()
    return Entry(heading=f"Comment {number}", lines=(about, each.words, *taken), links=links)


def _out(here: Bringing, row: BatchRow) -> Press:
    named = source_lines(row.source, row.gathered_by, day_words(row.said_on))
    return Press(
        text=f"Take out what came from {named}",
        action=f"{place_of(here)}/out",
        token=here.token,
        hidden=((BATCH, row.batch),),
        look="warning",
    )


def source_page(here: Bringing, typed: TypedSource) -> FormPage:
    """Ask where feedback comes from, and for the feedback."""
    return FormPage(
        heading="Bring earlier feedback in",
        council=here.council,
        lines=(
            "Say once where it comes from. Then paste it, or choose a file. A file can say it for each line.",
            "Take names and places out first. What you bring in is shown to everybody who looks at this form.",
        ),
        action=f"{place_of(here)}/new",
        token=here.token,
        button="Look at it first",
        boxes=(
            Box(
                id=SOURCE,
                label="Where does it come from?",
                hint="For example: Survey of the carers’ group.",
                typed=typed.source,
                errors=typed.errors(SOURCE),
            ),
            Box(
                id=DAY,
                label="On which day did people say it?",
                hint="Like 14/12/2021. The last day, if it went on for some time.",
                typed=typed.day,
                errors=typed.errors(DAY),
            ),
            Box(
                id=GATHERED,
                label="How was it gathered?",
                hint="For example: letters to 80 carers. You can leave this empty.",
                typed=typed.gathered,
                errors=typed.errors(GATHERED),
            ),
        ),
        areas=(
            Area(
                id=TEXT,
                label="The feedback",
                hint="A line for each: the number of the question or its code, a semicolon, and the words.",
                typed=typed.text,
                rows=8,
                errors=(typed.wrong_text,) if typed.wrong_text else (),
            ),
        ),
        files=(
            FileBox(
                id=FILE,
                label="Or a file",
                hint="CSV or Excel (.xlsx), with the columns code and words. 1 megabyte and 200 lines at most. "
                "Lines can have a source, a date and “gathered by” of their own.",
                accept=NOTE_FILES,
                errors=(typed.wrong_file,) if typed.wrong_file else (),
            ),
        ),
        back=(Link("Back to earlier feedback", place_of(here)),),
    )


def look_earlier_page(here: Bringing, typed: TypedSource, seen: Sequence[Seen], why: NoNotes | None = None) -> AskPage:
    """Show earlier feedback before it is kept; what has no place can be given one."""
    lost = [(number, each) for number, each in enumerate(seen, 1) if each.doubts & NO_PART]
    wrong = (STOPPED[why],) if why else ()
    boxes = tuple(
        Box(
            id=f"{CODE}-{number}",
            label=f"Code of comment {number}",
            hint=f"“{each.note.code}” leads nowhere." if each.note.code else "You can leave this empty.",
            typed=each.note.code,
            errors=wrong if number == lost[0][0] else (),
        )
        for number, each in lost
    )
    looked = tuple(_looked(number, each) for number, each in enumerate(seen, 1))
    many = "this comment" if len(seen) == 1 else f"these {len(seen)} comments"
    return AskPage(
        heading="Look at this before it is kept",
        council=here.council,
        lines=(
            *((source_lines(typed.source, typed.gathered, typed.day),) if typed.source else ()),
            "Who sees it: everybody who looks at this form in a round, with its source and its day.",
            "What happens next: nobody has to answer it. You can make a comment of this round of it.",
            "Can you undo it? Yes. You can take all of it out again.",
            *((wrong[0],) if wrong and not lost else ()),
        ),
        shown=(Section(heading="Comments", entries=looked),),
        fields=(Fields(heading="What has no place yet", boxes=boxes),) if boxes else (),
        hidden=tuple(_hidden(typed, seen, {number for number, _ in lost})),
        action=f"{place_of(here)}/keep",
        token=here.token,
        button=f"Keep {many}",
        back=(Link("Back to earlier feedback", place_of(here)),),
    )


def _looked(number: int, each: Seen) -> Entry:
    about = f"About: {each.at.label}" if each.at else "It has no place yet. It is shown with the form as a whole."
    long = (STOPPED[NoNotes.LONG],) if Doubt.LONG in each.doubts else ()
    note = each.note
    own = ", ".join(part for part in (note.source, note.day, note.gathered) if part)
    return Entry(
        heading=f"Comment {number}", lines=(about, note.words[:4_000], *((f"From: {own}",) if own else ()), *long)
    )


def _hidden(typed: TypedSource, seen: Sequence[Seen], boxed: set[int]) -> Iterator[tuple[str, str]]:
    yield from ((SOURCE, typed.source), (DAY, typed.day), (GATHERED, typed.gathered), (MANY, str(len(seen))))
    for number, each in enumerate(seen, 1):
        yield f"{WORDS}-{number}", each.note.words
        yield f"{ID}-{number}", each.id
        own = ((SOURCE, each.note.source), (DAY, each.note.day), (GATHERED, each.note.gathered))
        yield from ((f"{name}-{number}", text) for name, text in own if text)
        if number not in boxed:
            yield f"{CODE}-{number}", each.note.code


def take_up_page(here: Bringing, each: Earlier, why: NoNotes | None = None) -> FormPage:
    """Ask before earlier feedback becomes a comment of this round."""
    at = here.codes.at(each.place)
    offers = ((one.code, f"{one.code}. {one.label}") for one in here.codes.every)
    return FormPage(
        heading="Make this a comment of this round",
        council=here.council,
        lines=(
            each.words,
            f"From: {source_lines(each.source, each.gathered_by, day_words(each.said_on))}.",
            "Who sees it: the panel, and the people at the council who answer.",
            f"What happens next: the council answers it within {here.round.answer_days} days.",
            "Can you undo it? No. Its source and its day stay with it.",
        ),
        action=f"{place_of(here)}/{each.id}",
        token=here.token,
        button="Make this a comment",
        picks=(
            Pick(
                id=CODE,
                label="What is it about?",
                offers=(("", "Choose the words"), *offers),
                chosen=at.code if at else "",
                errors=(STOPPED[why],) if why else (),
            ),
        ),
        back=(Link("Back to earlier feedback", place_of(here)),),
    )
