"""Words about meetings that several pages say in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Group
from formbuilder.rendering.point_words import VERIFIED, change_lines, letter_lines
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.titles import day_words
from formbuilder.services.meeting_kinds import How, Item, ItemState, Meeting, NoMeeting, Note, Notes, Says, Verified
from formbuilder.services.point_kinds import Point

HOWS: Mapping[How, str] = {
    How.IN_PERSON: "In one place",
    How.ONLINE: "By video call",
    How.PHONE: "By phone",
    How.BOTH: "In one place, and others take part by phone or video",
}
WRONG: Mapping[NoMeeting, str] = {
    NoMeeting.UNKNOWN: "This is not there any more. Go back and choose again.",
    NoMeeting.NOT_LEADING: "Only the chair or a facilitator of the panel can do this.",
    NoMeeting.NOT_MEMBER: "Only people of the panel can do this.",
    NoMeeting.DAY: "Enter the day of the meeting, today or later, like 14/12/2026.",
    NoMeeting.PLACE: "Enter where it is, or how to join, with 120 signs at most.",
    NoMeeting.LONG: "Make this shorter.",
    NoMeeting.PEOPLE: "Enter how many people were there: a number from 1 to 500.",
    NoMeeting.EMPTY: "Write something first.",
    NoMeeting.STAGE: "This is not possible any more. The meeting has gone on since you opened this page.",
    NoMeeting.MANY: "This is too much for one meeting.",
    NoMeeting.CLOSED: "The round takes no comments now.",
    NoMeeting.PERSON: "Choose somebody from the list.",
    NoMeeting.NUMBER: "Enter a number only if it speaks for more people, and then enter how many.",
    NoMeeting.GATHERED: "Enter how you know what they said.",
    NoMeeting.NO_NOTES: "There are no notes yet. Write them first.",
    NoMeeting.TOLD: "Say first who was told of it.",
}
CARDS: tuple[tuple[str, str], ...] = (
    ("Red: stop.", "I need a break, or I do not understand."),
    ("Yellow: slower.", "Go back, or say it again in other words."),
    ("Green: go on.", "I understand, or I agree."),
)
"""Cards to hold up; each says in words what its colour says."""
SAID: Mapping[Says, str] = {
    Says.RIGHT: "yes",
    Says.NOT_QUITE: "“not quite”",
    Says.MISSING: "“something is missing”",
}
NO_QUESTION: Mapping[str, str] = {"form": "The form as a whole", "to_place": "Nobody has said yet what it is about"}
"""What is said of notes that are about no question of the round."""
NOTES: Mapping[Notes, str] = {
    Notes.OPEN: "The notes are still being written.",
    Notes.SENT: "The notes are with all members, who can say if they are right.",
    Notes.CHECKED: "The time to check the notes is over.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting with its round, and who looks at it."""

    whole: Whole
    meeting: Meeting
    items: tuple[Item, ...]
    called: Mapping[str, str]
    """What members and those who help are called, by id."""
    leads: bool
    """Whether whoever looks chairs or helps the panel."""
    helps: bool
    """Whether they are a facilitator of it."""

    @property
    def place(self) -> str:
        """Its address below the office."""
        return f"meetings/{self.meeting.id}"

    @property
    def heading(self) -> str:
        """What it is called."""
        return f"Meeting on {day_words(self.meeting.day)}"

    @property
    def talked(self) -> tuple[Item, ...]:
        """What is talked about, in order."""
        return tuple(each for each in self.items if each.state is ItemState.AGREED)

    @property
    def write(self) -> str:
        """Where more notes are written."""
        return f"{self.place}/notes" if self.meeting.plan else f"{self.whole.place}/notes/{self.meeting.id}"

    def back(self, site: OfficeSite) -> tuple[Link, ...]:
        """Lead to its page; notes from paper have none, so to the others of their round."""
        if self.meeting.plan:
            return (Link("Back to the meeting", site.to(self.place)),)
        if self.leads:
            return (Link("Back to the notes from paper", site.to(f"{self.whole.place}/notes")),)
        return (Link("Back to the round", site.to(self.whole.place)),)

    def about(self, item: Item) -> str:
        """Say what an item is about."""
        return self.asked(item.place) if item.place else item.words

    def asked(self, place: str) -> str:
        """Say what is asked at a place of the round, or that it is about the whole form."""
        home = place.partition(".")[0]
        return self.whole.words.get(place) or self.whole.words.get(home) or NO_QUESTION.get(home, place)


def verified_lines(note: Note) -> Iterator[str]:
    """Say whether a note is confirmed, and by how many."""
    many = Counter(each.says for each in note.checks)
    yield VERIFIED.get(note.point.verified, VERIFIED[Verified.NOT_YET])
    if any(each.in_the_room for each in note.checks):
        yield "The group was asked together."
    by_members = sum(not each.in_the_room for each in note.checks)
    if by_members:
        said = (count_words(many[says], one, f"times {one}") for says, one in SAID.items() if many[says])
        yield f"What was said so far: {' and '.join(said)}."


def note_lines(point: Point) -> Iterator[str]:
    """Say all of a note, and for whom it speaks."""
    if point.words:
        yield point.words if "“" in point.words else f"“{point.words}”"
    yield from letter_lines(point)
    for change in point.changes:
        yield from change_lines(change)
    yield point.voice.sentence


def radios(
    name: str, legend: str, offers: Collection[tuple[str, str]], chosen: str, errors: tuple[str, ...] = ()
) -> Group:
    """Return buttons of which one can be chosen."""
    buttons = one_of(name, [Offer(value, label) for value, label in offers], chosen)
    return Group(legend=legend, name=name, buttons=buttons, errors=errors)
