"""One note that somebody typed: say where it belongs, whose it is, or put its words right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.rendering.bringing_pages import (
    BASIS,
    CODE,
    CONSENT,
    GATHERED,
    MARKS,
    SPEAKS_FOR,
    WHO,
    WORDS,
    Bringing,
    radios,
)
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.note_words import BASES, CONSENTS, LETTERS, STOPPED
from formbuilder.rendering.office_pages import Area, FormPage, Pick
from formbuilder.review.notes import letters_of
from formbuilder.review.voices import Voice, Weight
from formbuilder.services.note_kinds import Basis, Consent, NoNotes
from formbuilder.services.point_kinds import Point, PointState

STAYS = ""
WHERE: Mapping[NoNotes, str] = {NoNotes.CODE: CODE, NoNotes.MEMBER: WHO, NoNotes.GATHERED: SPEAKS_FOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNote:
    """A note as it was typed."""

    code: str
    who: str
    words: str
    marks: str
    basis: str
    consent: str
    people: str = ""
    gathered: str = ""
    why: NoNotes | None = None

    @classmethod
    def of(cls, here: Bringing, point: Point) -> TypedNote:
        """Return a note as it stands."""
        at = here.codes.at(point.place)
        member = next((each for each in here.members if each.person == point.author), None)
        return cls(
            code=at.code if at else STAYS,
            who=str(member.number) if member else "",
            words=point.words,
            marks=letters_of(point.ticks, point.ease),
            basis=point.basis,
            consent=point.consent,
            people=str(point.voice.people) if point.voice.weight is Weight.SPEAKS_FOR else "",
            gathered=point.voice.gathered if point.voice.weight is Weight.SPEAKS_FOR else "",
        )

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return (STOPPED[self.why],) if self.why and WHERE.get(self.why, WORDS) == name else ()


def note_page(here: Bringing, point: Point, typed: TypedNote) -> FormPage:
    """Ask for everything about one note."""
    lost = point.state is PointState.TO_PLACE
    offers = ((each.code, f"{each.code}. {each.label}") for each in here.codes.every)
    stays = (STAYS, "Not placed yet" if lost else "Where it is now")
    about = Pick(
        id=CODE, label="What is it about?", offers=(stays, *offers), chosen=typed.code, errors=typed.errors(CODE)
    )
    hint = "As they stand on the slip."
    words = Area(id=WORDS, label="Words", hint=hint, typed=typed.words, errors=typed.errors(WORDS))
    return FormPage(
        heading="Say where this note belongs" if lost else "Change this note",
        council=here.council,
        lines=(
            "It can be changed until it is answered.",
            "The words are the person’s own: change only what you typed wrong.",
        ),
        action=f"{here.base}/note/{point.id}",
        token=here.token,
        button="Save this note",
        picks=(about,),
        boxes=(
            Box(
                id=WHO,
                label="Who is it from?",
                hint="The number of the member. Leave it empty if it was not said.",
                typed=typed.who,
                errors=typed.errors(WHO),
            ),
            Box(id=MARKS, label="Letters", hint="; ".join(LETTERS), typed=typed.marks, errors=()),
            Box(
                id=SPEAKS_FOR,
                label="For how many people does it speak?",
                hint="Leave it empty if it is one person.",
                typed=typed.people,
                errors=typed.errors(SPEAKS_FOR),
                inputs="numeric",
            ),
            Box(
                id=GATHERED,
                label="If it is more than one: how do you know what they said?",
                hint="For example: a phone round in May.",
                typed=typed.gathered,
                errors=(),
            ),
        ),
        areas=(words,),
        groups=(
            radios("Who speaks?", BASIS, BASES, typed.basis),
            radios("What did they agree to?", CONSENT, CONSENTS, typed.consent),
        ),
        links=_more(here, point),
        back=(Link("Back to the notes without a place", f"{here.base}/to-place"),) if lost else here.back,
    )


def _more(here: Bringing, point: Point) -> tuple[Link, ...]:
    if point.meeting is None or not here.round.takes_points:
        return ()
    return (Link("Another note stands on the same slip", f"{here.base}/{point.meeting}?like={point.id}"),)


def basis_of(typed: str) -> Basis:
    """Return who speaks, whatever was sent."""
    return Basis(typed) if typed in {each.value for each in Basis} else Basis.OWN


def consent_of(typed: str) -> Consent:
    """Return what people agreed to, whatever was sent: the least, if it is nothing that we know."""
    return Consent(typed) if typed in {each.value for each in Consent} else Consent.NO


def voice_of(typed: TypedNote, before: Voice) -> Voice:
    """Return for whom a note speaks: who is no number of people stays whoever it was, a group or one person."""
    if not (typed.people or typed.gathered):
        return Voice() if before.weight is Weight.SPEAKS_FOR else before
    people = int(typed.people) if typed.people.isascii() and typed.people.isdigit() else 0
    return Voice(weight=Weight.SPEAKS_FOR, people=people if people > 1 else 0, gathered=typed.gathered)
