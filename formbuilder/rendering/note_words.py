"""The words about notes from paper: what stops them, what is doubtful, and what each letter stands for."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.review.notes import EASE_LETTERS, TICK_LETTERS
from formbuilder.services.note_kinds import Basis, Brought, Consent, Doubt, NoNotes, Route, Seen

SAFETY = (
    "Is somebody not safe? Do not type that here. Tell the person at your group who looks after safety. "
    "If somebody is in danger now, call 999."
)
ROUTES: Mapping[Route, str] = {
    Route.PAPER: "On paper",
    Route.MEETING: "At a meeting",
    Route.POSTCARD: "On postcards",
    Route.PHONE: "By phone",
    Route.POST: "By post",
    Route.EMAIL: "By e-mail",
    Route.RECORDING: "In recordings",
}
BASES: Mapping[Basis, str] = {
    Basis.OWN: "People speak for themselves",
    Basis.PEER: "A friend or another member speaks for them",
    Basis.FAMILY: "Somebody of their family speaks for them",
    Basis.STAFF: "A member of staff speaks for them",
}
CONSENTS: Mapping[Consent, str] = {
    Consent.USE: "The panel, later rounds and the council may read their words",
    Consent.QUOTE: "Their words may also be quoted in public",
    Consent.NO: "Only those who answer may read their words",
}
STOPPED: Mapping[NoNotes, str] = {
    NoNotes.UNKNOWN: "This is not there any more. Open the round again.",
    NoNotes.NOT_LEADING: "Only the chair or a facilitator of this panel brings notes in.",
    NoNotes.CLOSED: "This round is closed, so nothing was sent. Save these notes as a file, and keep it for the next "
    "round.",
    NoNotes.SENT: "The notes before these went to the group to check, so nothing was sent. Save these as a file, and "
    "bring them in as new notes.",
    NoNotes.NOT_YET: "This round has not opened, so nothing was sent. Save these notes as a file, and bring them in "
    "later.",
    NoNotes.DAY: "Enter a day, like 14/12/2026. It is today or before.",
    NoNotes.PLACE: "Make this shorter: 120 signs at most.",
    NoNotes.PEOPLE: "Enter a number from 0 to 500, or leave the box empty.",
    NoNotes.EMPTY: "There is nothing to send. A note needs words or letters.",
    NoNotes.LONG: "A note can have 4,000 signs. Make two notes of it.",
    NoNotes.CODE: "Choose which words this is about.",
    NoNotes.MEMBER: "There is no such member in this panel. Enter a number from the list, or leave the box empty.",
    NoNotes.CHECKED: "The group has checked this note, so no photo of it is kept any more.",
    NoNotes.GATHERED: "Enter how many people it speaks for, 2 or more, and how you know what they said. Or leave both "
    "empty.",
    NoNotes.ANSWERED: "This note was answered or taken back, so it stays as it is.",
}
"""Why notes were not brought in, and what to do."""
DOUBTS: Mapping[Doubt, str] = {
    Doubt.NO_CODE: "It has no code. It goes to “not placed yet”.",
    Doubt.UNKNOWN_CODE: "No words of this round have the code “{code}”. It goes to “not placed yet”.",
    Doubt.NOT_HERE: "This round does not look at “{code}”. It goes to “not placed yet”.",
    Doubt.UNKNOWN_MEMBER: "The panel has no member “{who}”. It is sent without a member.",
    Doubt.SEVERAL_MEMBERS: "More than one member is called “{who}”. It is sent without a member.",
    Doubt.NO_WORDS: "Nothing was said here. It is not sent.",
    Doubt.LETTERS: "These letters stand for nothing here: {letters}. They are left out.",
    Doubt.GATHERED: "It speaks for {people} people. Say how you know what they said, or it counts as one person.",
    Doubt.SPOILT: "A spreadsheet put “{words}” where the words were. Type the words again.",
    Doubt.THERE_ALREADY: "The same note is there already. It is not sent twice.",
    Doubt.LONG: "It is longer than 4,000 signs. Make two notes of it.",
}
LETTERS = (
    *(f"{letter}: {tick.label}" for letter, tick in TICK_LETTERS.items()),
    *(f"{letter}: {ease.label}" for letter, ease in EASE_LETTERS.items()),
)
"""What each letter stands for, a line each."""
LETTERS_AND_NUMBER = (*LETTERS, "14, or another number: it speaks for so many people")


def far_too_much_page(site: OfficeSite, place: str) -> TextPage:
    """Say that what was sent is far more than notes can be."""
    lines = (
        "A file of notes can have 1 megabyte. What you sent is far more, so we did not take it.",
        "Nothing was sent to the panel. Your file is as it was.",
    )
    go = Link("Open the page again", place)
    return text_page(site.council, "That is more than we can take", Part(lines=lines), go=go)


def doubt_words(seen: Seen) -> tuple[str, ...]:
    """Say what is doubtful about a note, and what happens with it."""
    note = seen.note
    found = {
        "code": note.code[:60],
        "who": note.who[:60],
        "letters": ", ".join(seen.marks.unknown[:20]),
        "words": note.words[:20],
        "people": f"{seen.marks.people:,}",
    }
    told = [DOUBTS[doubt].format(**found) for doubt in Doubt if doubt in seen.doubts]
    return (*told, *((f"Did you mean “{seen.nearest}”?",) if seen.nearest else ()))


def count_notes(many: int) -> str:
    """Say how many notes there are."""
    return "1 note" if many == 1 else f"{many} notes"


def brought_words(brought: Brought) -> tuple[str, ...]:
    """Say what became of notes that were sent."""
    many = brought.placed + brought.to_place
    told = [f"{count_notes(many)} {_is(many)} sent." if many else "Nothing new was sent."]
    if brought.to_place:
        told.append(f"{count_notes(brought.to_place)} of them {_has(brought.to_place)} no place yet.")
    if brought.there:
        told.append(f"{count_notes(brought.there)} {_was(brought.there)} there already.")
    return tuple(told)


def _is(many: int) -> str:
    return "is" if many == 1 else "are"


def _was(many: int) -> str:
    return "was" if many == 1 else "were"


def _has(many: int) -> str:
    return "has" if many == 1 else "have"
