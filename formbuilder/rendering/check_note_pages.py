"""Notes of a meeting for every member, also those who could not come: each says if it is right, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import WRONG, Held, note_lines, radios, verified_lines
from formbuilder.rendering.note_pages import SAYS, WORDS
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.round_words import Step, count_words
from formbuilder.services.meeting_kinds import NoMeeting, Note, Notes, Says

NOTHING = "nothing"
YES, NOT_QUITE, MISSING = "Yes, that is right", "Not quite", "Something is missing"
NO_WORD = "I do not want to say"


def check_list_page(site: OfficeSite, held: Held, notes: Sequence[Note], person: str) -> SectionsPage:
    """List the notes of a meeting by question, each with what one said of it."""
    asks = held.meeting.notes is Notes.SENT and held.whole.member is not None
    left = next((number for number, each in enumerate(notes, 1) if each.of(person) is None), None)
    go = (Link(f"Look at note {left}", site.to(f"{held.place}/check/{left}")),) if asks and left else ()
    lines = [f"{count_words(len(notes), 'note', 'notes')} of what was said. No names stand there."]
    if asks:
        lines.append("Say for each note if it is right. You do not have to. Whoever says nothing has not agreed.")
        lines.append("You were not there? Then you can still say if you think that something else is right.")
    missing = Link("Something is missing: say it yourself", site.to(held.whole.place))
    return SectionsPage(
        heading="The notes of the meeting",
        council=site.council,
        lines=tuple(lines),
        go=go,
        sections=tuple(_sections(site, held, notes, person, asks=asks)),
        links=(missing,) if held.whole.member and held.whole.round.takes_points else (),
        back=held.back(site),
    )


def check_page(
    site: OfficeSite, token: str, held: Held, at: tuple[int, Note, int], said: tuple[str, str], why: NoMeeting | None
) -> AskPage:
    """Ask of one note whether it is right; ``said`` is what was chosen and written."""
    number, note, total = at
    chosen, words = said
    knowing = Step(
        seen_by="the facilitator and the chair of your panel, with what you chose to be called.",
        next="if it is not quite right, the facilitator writes it anew.",
        by_when="you can say it until the facilitator ends the time to check.",
        undo="Yes. Choose something else here, at any time until then.",
    )
    offers = (
        (Says.RIGHT.value, YES),
        (Says.NOT_QUITE.value, NOT_QUITE),
        (Says.MISSING.value, MISSING),
        (NOTHING, NO_WORD),
    )
    return AskPage(
        heading=f"Note {number} of {total}",
        council=site.council,
        shown=(Section(heading=held.asked(note.point.place), lines=(*note_lines(note.point), *verified_lines(note))),),
        action=site.to(f"{held.place}/check/{number}"),
        token=token,
        button="Send this to the facilitator",
        fields=(
            Fields(
                groups=(radios(SAYS, "Is this what was said?", offers, chosen),),
                areas=(
                    Area(
                        id=WORDS,
                        label="If it is not quite right, or not all: what is?",
                        hint="A few words are enough. You can leave it empty.",
                        typed=words,
                        rows=3,
                        errors=(WRONG[why],) if why else (),
                    ),
                ),
            ),
        ),
        folded=(Section(heading="What happens when you send this?", lines=knowing.lines),),
        links=tuple(_steps(site, held, number, total)),
        back=(Link("Back to all notes", site.to(f"{held.place}/check")),),
    )


def _sections(site: OfficeSite, held: Held, notes: Sequence[Note], person: str, *, asks: bool) -> Iterator[Section]:
    numbered = tuple(enumerate(notes, 1))
    for place in dict.fromkeys(each.point.place.partition(".")[0] for each in notes):
        here = [each for each in numbered if each[1].point.place.partition(".")[0] == place]
        entries = tuple(_entry(site, held, number, note, person, asks=asks) for number, note in here)
        yield Section(heading=held.asked(place), entries=entries)


def _entry(site: OfficeSite, held: Held, number: int, note: Note, person: str, *, asks: bool) -> Entry:
    mine = note.of(person)
    own = {
        Says.RIGHT: "You said: yes, that is right.",
        Says.NOT_QUITE: "You said: not quite.",
        Says.MISSING: "You said: something is missing.",
    }
    said = (own[mine.says],) if mine else ("You have said nothing of it.",) if asks else ()
    link = Link(f"Say if note {number} is right", site.to(f"{held.place}/check/{number}"))
    lines = (*note_lines(note.point), *verified_lines(note), *said)
    return Entry(heading=f"Note {number}", lines=lines, links=(link,) if asks else ())


def _steps(site: OfficeSite, held: Held, number: int, total: int) -> Iterator[Link]:
    if number < total:
        yield Link("Next note", site.to(f"{held.place}/check/{number + 1}"))
    if number > 1:
        yield Link("Note before this", site.to(f"{held.place}/check/{number - 1}"))
