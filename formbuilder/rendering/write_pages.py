"""Pages on which an assessor writes: a note, a step, who has it. What was typed stays when something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import COMES, GONE
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, FormPage, Group, Pick
from formbuilder.rendering.queue_words import STATES
from formbuilder.rendering.submission_page import STEP_WORDS, NoteShown, Sent, notes_about, parts
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.afterwards import Where
from formbuilder.services.assessing import NotWritten
from formbuilder.services.queue import QueueLine, Record
from formbuilder.services.queue_moving import NotMoved
from formbuilder.services.queue_states import PERSON_SEES, STEPS, State

WORDS, AGREED, WITH_WHOM, AGREED_ON = "words", "agreed", "with_whom", "agreed_on"
REASON, CONTACT_BY, RECORD, RECORD_ON = "reason", "contact_by", "record", "record_on"
TEAM, PERSON = "team", "person"
"""Names of fields."""
SAID: Mapping[NotMoved, tuple[str, str]] = {
    NotMoved.REASON: (REASON, "Say why, in a few words."),
    NotMoved.RECORD: (RECORD, "Select whether the person was given the written record."),
    NotMoved.RECORD_DAY: (RECORD_ON, "Enter the day on which the record was given. It cannot be in the future."),
}
"""Where each problem with a step is put right, and how."""
NOTE_SAID: Mapping[NotWritten, tuple[str, str]] = {
    NotWritten.EMPTY: (WORDS, "Write a note, or what you agreed."),
    NotWritten.TOO_LONG: (WORDS, "This is too long. A note has 10,000 signs at most, a name 200."),
    NotWritten.CLOSED: (WORDS, "It is closed. Open it again first. Your words are still here: copy them."),
    NotWritten.NO_KEY: (WORDS, "The council has no key, so nothing can be kept. Tell those who run this service."),
}
"""Where each problem with a note is put right, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePage(FormPage):
    """Template ``office/write.html``: a page that asks for something, with boxes for several lines."""

    asked: tuple[str, ...] = ()
    """The person’s own words, which the note stands beside."""
    earlier: tuple[NoteShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, by field, and what is wrong with it."""

    texts: Mapping[str, str] = field(repr=False, default_factory=dict)
    wrong: tuple[tuple[str, str], ...] = ()

    def text(self, name: str) -> str:
        """Return what was typed in a field."""
        return self.texts.get(name, "")

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in a field."""
        return tuple(words for where, words in self.wrong if where == name)


def note_page(site: OfficeSite, sent: Sent, question: str, typed: Typed, token: str) -> WritePage:
    """Ask for a note beside an answer, or about the whole form (``question`` is "")."""
    row = next((each for each in sent.form.questions if each.id == question), None)
    place = f"submissions/{sent.line.reference}/notes{f'/{question}' if question else ''}"
    return WritePage(
        heading=str(row.ask) if row else "A note about the whole form",
        council=site.council,
        lines=(sent.reference, "Your words stand beside the person’s own. They change nothing that the person wrote."),
        asked=_answer(sent, question),
        action=site.to(place),
        token=token,
        button="Save this note",
        areas=(
            _area(typed, WORDS, "Your note", "What you saw, or what the person told you."),
            _area(
                typed, AGREED, "What you agreed with the person", "Leave it empty if you did not talk to them about it."
            ),
        ),
        boxes=(
            _box(
                typed,
                WITH_WHOM,
                "Who you agreed it with",
                "For example, the person and their sister. Empty means the person alone.",
            ),
            _box(typed, AGREED_ON, "When you agreed it", GONE),
        ),
        earlier=notes_about(sent, question),
        back=(Link(f"Back to {sent.reference}", site.to(f"submissions/{sent.line.reference}")),),
    )


def step_page(site: OfficeSite, line: QueueLine, to: State, typed: Typed, token: str) -> WritePage:
    """Ask for what goes with a step."""
    step, place = STEPS[line.state, to], f"submissions/{line.reference}"
    why = (_area(typed, REASON, "Why it goes back", "It is kept with the notes."),) if step.back else ()
    no_record = (
        (_area(typed, REASON, "If it was not given: why", "Leave it empty if it was given."),) if step.closes else ()
    )
    ahead = PERSON_SEES[to] is Where.BEING_READ and not step.back
    contact = (
        _box(
            typed,
            CONTACT_BY,
            "The day by which you contact the person",
            f"{COMES} The person sees it. You can leave it empty.",
        ),
    )
    given = (_box(typed, RECORD_ON, "If it was given: when", GONE),)
    return WritePage(
        heading=STEP_WORDS[line.state, to],
        council=site.council,
        lines=(f"{shown_reference(line.reference)} is now: {STATES[line.state]}. Then it is: {STATES[to]}.",),
        action=site.to(f"{place}/steps/{to.value.replace('_', '-')}"),
        token=token,
        hidden=(("from", line.state.value),),
        button="Save",
        boxes=contact if ahead else given if step.closes else (),
        groups=(_record(typed),) if step.closes else (),
        areas=(*why, *no_record),
        back=(Link(f"Back to {shown_reference(line.reference)}", site.to(place)),),
    )


def give_page(
    site: OfficeSite, line: QueueLine, offers: Mapping[str, Iterable[tuple[str, str]]], typed: Typed, token: str
) -> WritePage:
    """Ask which team and which person is to have it; ``offers`` by field: ids and names."""
    place = f"submissions/{line.reference}"
    return WritePage(
        heading=f"Give {shown_reference(line.reference)} to a team or a person",
        council=site.council,
        lines=typed.errors(TEAM),
        action=site.to(f"{place}/give"),
        token=token,
        button="Save",
        picks=(
            Pick(id=TEAM, label="Team", offers=(("", "No team"), *offers[TEAM]), chosen=typed.text(TEAM)),
            Pick(id=PERSON, label="Person", offers=(("", "Nobody"), *offers[PERSON]), chosen=typed.text(PERSON)),
        ),
        back=(Link(f"Back to {shown_reference(line.reference)}", site.to(place)),),
    )


def _answer(sent: Sent, question: str) -> tuple[str, ...]:
    rows = (row for part in parts(sent, by_form=True) for row in part.rows if row.question == question)
    return tuple(line for row in rows for line in (*row.lines, *row.marks))


def _area(typed: Typed, name: str, label: str, hint: str) -> Area:
    return Area(id=name, label=label, hint=hint, typed=typed.text(name), errors=typed.errors(name))


def _box(typed: Typed, name: str, label: str, hint: str) -> Box:
    return Box(id=name, label=label, hint=hint, typed=typed.text(name), errors=typed.errors(name))


def _record(typed: Typed) -> Group:
    offers = (Offer(Record.GIVEN.value, "Yes"), Offer(Record.NOT_GIVEN.value, "No"))
    buttons = one_of(RECORD, offers, typed.text(RECORD))
    return Group(
        legend="Was the person given the written record?", name=RECORD, buttons=buttons, errors=typed.errors(RECORD)
    )
