"""Notes of a meeting read back before people leave, sent to all members, and what members said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import WRONG, Held, note_lines, verified_lines
from formbuilder.rendering.note_pages import NOTE, SAYS
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.round_words import Step, count_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.meeting_kinds import NoMeeting, Note, Notes, Says, Verified, agreed

SAYS_WORDS = {Says.NOT_QUITE: "not quite.", Says.MISSING: "something is missing."}


def play_back_page(
    site: OfficeSite, token: str, held: Held, notes: Sequence[Note], why: NoMeeting | None = None
) -> SectionsPage:
    """Show what was said, question by question, to read out before people leave."""
    sure = agreed(tuple(notes))
    many = count_words(len(notes), "note", "notes")
    lines = (
        "Read each note out, and ask: have we got it right? What is missing?",
        f"{many}. Confirmed: {len(sure)}. What is not confirmed says so, and never counts as agreed.",
    )
    rest = any(each.point.verified == Verified.NOT_YET for each in notes)
    press = Press(
        text="The group says: all the others are right",
        action=site.to(f"{held.place}/play-back"),
        token=token,
        hidden=((SAYS, Says.RIGHT),),
        look="secondary",
    )
    send = Link("Send the notes to all members", site.to(f"{held.place}/send"))
    checking = Link("What members said of the notes", site.to(f"{held.place}/checked"))
    can = held.meeting.notes is not Notes.CHECKED
    sheet = Link("Print a sheet for the group to check", site.to(f"{held.place}/sheet"))
    typing = Link("Type in what came back on the sheet", site.to(f"{held.place}/answers"))
    links = [send if held.meeting.notes is Notes.OPEN else checking]
    links += [sheet, typing] if can else []
    links += [Link("Something is missing: write it down", site.to(held.write))] if held.meeting.takes_notes else []
    return SectionsPage(
        heading="Have we got it right?",
        council=site.council,
        said=(WRONG[why],) if why else (),
        lines=lines if notes else ("There are no notes yet.",),
        sections=tuple(_read_out(site, token, held, notes)),
        presses=(press,) if rest and can else (),
        links=tuple(links) if notes else (),
        back=held.back(site),
    )


def send_page(site: OfficeSite, token: str, held: Held, notes: Sequence[Note], why: NoMeeting | None) -> TextPage:
    """Ask before the notes go to all members."""
    knowing = Step(
        seen_by="every member of the panel, also those who could not come. They see no names.",
        next="each of them can say of each note: yes, that is right, or: not quite.",
        by_when="as long as you do not end it.",
        undo="No. You can still correct notes, and no new ones are written.",
    )
    stopped = (WRONG[why],) if why else ()
    many = f"{count_words(len(notes), 'note', 'notes')}. Confirmed in the room: {len(agreed(tuple(notes)))}."
    press = Press(text="Send the notes to all members", action=site.to(f"{held.place}/send"), token=token)
    links = (Link("No, back to the notes", site.to(f"{held.place}/play-back")),)
    part = Part(lines=(*stopped, many, *knowing.lines))
    return text_page(site.council, "Do you want to send the notes?", part, press=press, links=links)


def checked_page(site: OfficeSite, token: str, held: Held, notes: Sequence[Note]) -> SectionsPage:
    """Show what members said of each note, and what is still to do."""
    doubted = [each for each in notes if each.point.verified in {Verified.NOT_QUITE, Verified.MISSING}]
    other = [each for each in notes if each not in doubted]
    end = Press(text="End the time to check", action=site.to(f"{held.place}/checked"), token=token, look="secondary")
    sections = (
        Section(
            heading="Somebody says: not quite, or something is missing",
            entries=tuple(_heard(site, held, each) for each in doubted),
        ),
        Section(heading="The other notes", entries=tuple(_heard(site, held, each) for each in other)),
    )
    over = held.meeting.notes is Notes.CHECKED
    return SectionsPage(
        heading="What members said of the notes",
        council=site.council,
        lines=(
            f"{count_words(len(notes), 'note', 'notes')}. Confirmed: {len(agreed(tuple(notes)))}.",
            "The time to check is over." if over else "Whoever says nothing has not agreed.",
        ),
        sections=tuple(each for each in sections if each.entries),
        presses=(end,) if held.helps and held.meeting.notes is Notes.SENT else (),
        back=held.back(site),
    )


def _read_out(site: OfficeSite, token: str, held: Held, notes: Sequence[Note]) -> Iterator[Section]:
    places = dict.fromkeys(each.point.place.partition(".")[0] for each in notes)
    can = held.meeting.notes is not Notes.CHECKED
    for place in places:
        here = [each for each in notes if each.point.place.partition(".")[0] == place]
        entries = tuple(_asked(site, token, held, each, can=can) for each in here)
        yield Section(heading=held.asked(place), entries=entries)


def _asked(site: OfficeSite, token: str, held: Held, note: Note, *, can: bool) -> Entry:
    named, id_ = note.point.words[:40] or "other words", note.point.id
    press = Press(
        text=f"Right: {named}",
        action=site.to(f"{held.place}/play-back"),
        token=token,
        hidden=((NOTE, id_), (SAYS, Says.RIGHT)),
        look="secondary",
    )
    correct = Link("Not quite: correct it", site.to(f"{held.place}/notes/{id_}"), named)
    right = note.point.verified == Verified.RIGHT
    first, *more = (*note_lines(note.point), *verified_lines(note))
    return Entry(
        heading=first,
        lines=tuple(more),
        links=(correct,) if can else (),
        presses=(press,) if can and not right else (),
    )


def _heard(site: OfficeSite, held: Held, note: Note) -> Entry:
    first, *more = note_lines(note.point)
    said = tuple(
        f"{'The group' if each.in_the_room else held.called.get(each.person, 'Somebody')}: "
        f"{SAYS_WORDS[each.says]} {each.words}".strip()
        for each in note.checks
        if each.says in SAYS_WORDS
    )
    link = Link("Correct it", site.to(f"{held.place}/notes/{note.point.id}"), note.point.words[:40])
    can = held.helps and held.meeting.notes is not Notes.CHECKED
    return Entry(heading=first, lines=(*more, *verified_lines(note), *said), links=(link,) if can else ())
