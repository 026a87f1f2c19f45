"""Notes of a meeting for whoever writes them: at each question, corrected, read back before people leave, sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import WRONG, Held, note_lines, radios, verified_lines
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group, ListPage, Pick
from formbuilder.rendering.office_sections import AskPage, Fields, Section
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.tick_boxes import tick_boxes
from formbuilder.review.parts import Looked
from formbuilder.review.voices import Weight
from formbuilder.services.meeting_kinds import NoMeeting, Note, Notes

NOTE, PART, WORDS, OTHER, TICKS, WHO, MANY, GATHERED, AUTHOR, PEOPLE, BASIS, CHECKED, CONSENT, SAYS = (
    "note", "part", "words", "other", "ticks", "who", "many", "gathered", "author", "people", "basis", "checked",
    "consent", "says",
)  # fmt: skip  # names of fields
WHERE: Mapping[NoMeeting, str] = {NoMeeting.NUMBER: MANY, NoMeeting.GATHERED: GATHERED, NoMeeting.PERSON: AUTHOR}
WEIGHTS: Mapping[Weight, str] = {
    Weight.ONE: "One person",
    Weight.SEVERAL: "Several people",
    Weight.GROUP: "The whole group",
    Weight.SPEAKS_FOR: "One person who speaks for others",
}
BASES: Mapping[str, str] = {
    "own": "People spoke for themselves",
    "peer": "Somebody of the group spoke for others",
    "family": "Somebody of the family spoke",
    "staff": "Staff spoke for somebody",
}
CONSENTS: Mapping[str, str] = {
    "use": "It may be used, in other words",
    "quote": "It may be used, also word by word",
    "no": "Only those who answer may read it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNote:
    """What stands in the fields of a note."""

    id: str
    part: str = ""
    words: str = field(default="", repr=False)
    other: str = field(default="", repr=False)
    ticks: frozenset[str] = frozenset()
    who: str = Weight.ONE.value
    many: str = ""
    gathered: str = ""
    author: str = ""
    wrong: frozenset[NoMeeting] = frozenset()

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(WRONG[why] for why in sorted(self.wrong) if WHERE.get(why, WORDS) == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """A note that is written anew, and what it said before."""

    note: Note
    before: tuple[str, ...]
    typed: str = field(repr=False)
    wrong: NoMeeting | None = None


def there_page(site: OfficeSite, token: str, held: Held, typed: Mapping[str, str], why: NoMeeting | None) -> FormPage:
    """Ask once what holds for all notes of a meeting."""
    checked = Button(
        id=CHECKED,
        name=CHECKED,
        value="yes",
        label="I asked those people if they may be spoken for",
        checked="checked" if typed.get(CHECKED) else "",
        kind="checkbox",
    )
    return FormPage(
        heading="Who is there?",
        council=site.council,
        lines=("You say this once. It holds for all notes of this meeting. You can change it for the next notes.",),
        action=site.to(f"{held.place}/there"),
        token=token,
        button="Go on to the notes",
        boxes=(
            Box(
                id=PEOPLE,
                label="How many people take part?",
                hint="A number. No names.",
                typed=typed.get(PEOPLE, ""),
                errors=(WRONG[why],) if why else (),
                inputs="numeric",
            ),
        ),
        groups=(
            radios(BASIS, "Who speaks?", tuple(BASES.items()), typed.get(BASIS, "own")),
            Group(legend="If somebody speaks for others", name=CHECKED, buttons=(checked,)),
            radios(CONSENT, "What may be done with what is said?", tuple(CONSENTS.items()), typed.get(CONSENT, "use")),
        ),
        back=held.back(site),
    )


def places_page(site: OfficeSite, held: Held, notes: Sequence[Note]) -> ListPage:
    """List what is talked about, each with how many notes there are."""
    entries = []
    for number, item in enumerate(held.talked, 1):
        here = [each for each in notes if _belongs(each, item.place)]
        line = count_words(len(here), "note", "notes") if here else "No notes yet"
        link = Link("Write notes", site.to(f"{held.place}/notes/{number}"), held.about(item))
        entries.append(Entry(heading=f"{number}. {held.about(item)}", lines=(f"{line}.",), links=(link,)))
    people = count_words(held.meeting.there.people, "person takes part", "people take part")
    return ListPage(
        heading="Notes",
        council=site.council,
        lines=(f"{people}.", "Each note says that it is not confirmed, until somebody of the group confirms it."),
        entries=tuple(entries),
        links=(
            Link("Change who is there", site.to(f"{held.place}/there")),
            Link("Read the notes back to the group", site.to(f"{held.place}/play-back")),
            Link("Somebody said something that is not about the form", site.to(f"{held.place}/drawers")),
        ),
        back=held.back(site),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """Where notes are written, what is there already, and who may have said it."""

    number: int
    looked: Looked | None
    """None for something that is no question."""
    notes: tuple[Note, ...]
    members: tuple[tuple[str, str], ...]


def write_page(site: OfficeSite, token: str, held: Held, at: At, typed: TypedNote) -> AskPage:
    """Ask for a note at a question: the words alone are needed."""
    number, notes = at.number, at.notes
    item = held.talked[number - 1]
    place = f"{held.place}/notes/{number}"
    shown = (Section(heading="Written down here", entries=tuple(_written(site, held, each) for each in notes)),)
    return AskPage(
        heading=held.about(item),
        council=site.council,
        lines=("Write what people say, in their words. No names.",),
        action=site.to(place),
        token=token,
        button="Write this down",
        hidden=((NOTE, typed.id),),
        shown=shown if notes else (),
        fields=tuple(_fields(at.looked, typed, at.members)),
        links=tuple(_after(site, held, number)),
        back=(Link("Back to all notes", site.to(f"{held.place}/notes")),),
    )


def correct_page(site: OfficeSite, token: str, held: Held, correcting: Correcting) -> AskPage:
    """Ask how a note is meant."""
    note, why, point = correcting.note, correcting.wrong, correcting.note.point
    heard = tuple(f"Somebody says: {each.words}" for each in note.checks if each.words)
    history = tuple(f"Before: “{words}”" for words in correcting.before)
    out = Press(
        text="Take this note out", action=site.to(f"{held.place}/notes/{point.id}/out"), token=token, look="warning"
    )
    return AskPage(
        heading="Correct a note",
        council=site.council,
        lines=("The words before stay in the record. The note must then be confirmed again.",),
        shown=(
            Section(heading=held.asked(point.place), lines=(*note_lines(point), *verified_lines(note), *heard)),
            *((Section(heading="What it said before", lines=history),) if history else ()),
        ),
        action=site.to(f"{held.place}/notes/{point.id}"),
        token=token,
        button="Save these words",
        fields=(
            Fields(
                areas=(
                    Area(
                        id=WORDS,
                        label="What was said?",
                        hint="In the words of whoever said it.",
                        typed=correcting.typed,
                        errors=(WRONG[why],) if why else (),
                    ),
                )
            ),
        ),
        presses=(out,) if held.meeting.notes is Notes.OPEN else (),
        back=(Link("Back to the notes", site.to(f"{held.place}/play-back")),),
    )


def _belongs(note: Note, place: str) -> bool:
    at = note.point.place
    return at == place or at.partition(".")[0] == (place or "form")


def _written(site: OfficeSite, held: Held, note: Note) -> Entry:
    link = Link("Correct it", site.to(f"{held.place}/notes/{note.point.id}"), note.point.words[:40])
    heading = note.point.words or "Other words"
    return Entry(heading=heading, lines=(*tuple(note_lines(note.point))[bool(note.point.words) :],), links=(link,))


def _after(site: OfficeSite, held: Held, number: int) -> Iterator[Link]:
    if number < len(held.talked):
        yield Link("Next", site.to(f"{held.place}/notes/{number + 1}"))
    if number > 1:
        yield Link("Previous", site.to(f"{held.place}/notes/{number - 1}"))
    yield Link("Show this in large print", site.to(f"{held.place}/large/{number}"))
    yield Link("This is not about the form", site.to(f"{held.place}/drawers"))


def _fields(looked: Looked | None, typed: TypedNote, members: Sequence[tuple[str, str]]) -> Iterator[Fields]:
    yield Fields(
        areas=(
            Area(
                id=WORDS,
                label="What was said?",
                hint="Short is fine. One note for each thing.",
                typed=typed.words,
                rows=3,
                errors=typed.errors(WORDS),
            ),
        )
    )
    yield Fields(groups=(radios(WHO, "Who said it?", [(w.value, words) for w, words in WEIGHTS.items()], typed.who),))
    yield Fields(
        folded="Somebody speaks for others: say for how many",
        boxes=(
            Box(
                id=MANY,
                label="For how many people?",
                hint="A number, from 1 on.",
                typed=typed.many,
                errors=typed.errors(MANY),
                inputs="numeric",
            ),
            Box(
                id=GATHERED,
                label="How do you know what they said?",
                hint="For example: a phone round in May. It stands there as “gathered by”.",
                typed=typed.gathered,
                errors=typed.errors(GATHERED),
            ),
        ),
    )
    yield from _more(looked, typed, members)


def _more(looked: Looked | None, typed: TypedNote, members: Sequence[tuple[str, str]]) -> Iterator[Fields]:
    who = Pick(
        id=AUTHOR,
        label="Which member said it?",
        hint="Only if they want that. Then they find it under “My comments”.",
        offers=(("", "Nobody is named"), *members),
        chosen=typed.author,
        errors=typed.errors(AUTHOR),
    )
    parts = () if looked is None else tuple((part.place, part.label) for part in looked.parts)
    which = (Pick(id=PART, label="Which part is it about?", offers=parts, chosen=typed.part),) if parts else ()
    other = Area(
        id=OTHER,
        label="Other words that somebody suggests for this part",
        hint="They stand in the large view as before and after.",
        typed=typed.other,
        rows=2,
    )
    yield Fields(
        folded="Say more about this note",
        groups=(Group(legend="Tick what fits", name=TICKS, buttons=tick_boxes(typed.ticks)),),
        picks=(*which, who),
        areas=(other,) if which else (),
    )
