"""A form came on paper: an officer says what it is, types what stands on it, and sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.definition.marks import Also
from formbuilder.definition.model import Address, Choice, Choices, Date, LongText, Money, Month, Name, Question
from formbuilder.paper.came import CameOnPaper
from formbuilder.paper.letters import lettered
from formbuilder.paper.typed import Spot
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import GONE
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, FormPage, Pick
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.rendering.tongue_names import tongue_name
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.paper_entries import Entry
from formbuilder.wording.fault_sentences import fault_words
from formbuilder.wording.written import ALSO, PERIODS, YES_NO

FORM, VERSION, LANGUAGE, WRITTEN_IN, WRITTEN_BY, RECEIVED = "form", "version", "language", "written", "by", "received"
LINES, WORDS, EASY, SEND = "lines", "words", "easy", "send"
"""Names of fields."""
HOW_TYPED: Mapping[type[object], str] = {
    Date: "Day, month and year: 3 4 1950.",
    Month: "Month and year: 4 2020.",
    Name: "First name and last name, with a slash between them.",
    Address: "Line 1, line 2, town and postcode, with slashes between them.",
}
LONG = 5
CLOSED = "This form is closed in this browser. Keep what stands here, and go on with the code."
ELSEWHERE = "Other answers were saved in another window. Look at the boxes, and save again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What the first page asks, and what is wrong with it."""

    form: str = ""
    version: str = ""
    language: str = "en-GB"
    written_in: str = ""
    written_by: str = ""
    easy: bool = False
    received: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)
    """By field: what to do about it."""

    def said(self, name: str) -> tuple[str, ...]:
        """Return what is wrong with one field."""
        return (self.wrong[name],) if name in self.wrong else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage(OfficePage):
    """Template ``office/paper_entry.html``."""

    lines: tuple[str, ...]
    action: str
    token: str
    seen: str
    by_code: Area
    parts: tuple[tuple[str, tuple[Area, ...]], ...]
    """Headings of the form, with a box for each question below."""
    errors: tuple[Link, ...]
    missing: tuple[str, ...]

    @property
    def stopped(self) -> bool:
        """Whether something cannot be taken."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the second page shows."""

    site: OfficeSite
    token: str
    reference: str
    title: str
    came: CameOnPaper
    parts: Sequence[tuple[str, Sequence[Spot]]]
    entries: Mapping[str, Entry]
    """By the name of the spot."""
    unknown: Sequence[str]
    """Lines that answer nothing."""
    missing: Sequence[str]
    """Names of spots without the answer that there must be."""
    beside: Sequence[str]
    """Names of spots that are answered and not asked."""
    counter: int
    stop: str = ""
    """Why nothing of it, or not all, could be kept; "" if nothing stops it."""


def begin_page(
    site: OfficeSite,
    token: str,
    offered: tuple[Mapping[str, str], Mapping[str, str]],
    typing: Typing,
    open_: Sequence[str],
) -> FormPage:
    """Ask what came; ``offered`` are forms and languages, ``open_`` references that were begun here and not sent."""
    forms, languages = offered
    return FormPage(
        heading="Type in a form that came on paper",
        council=site.council,
        lines=(
            "The foot of each sheet says which form, version and language it is.",
            "Type what the person wrote, in their words and their language. Do not translate or correct it.",
        ),
        action=site.to("paper"),
        token=token,
        button="Begin",
        boxes=(
            Box(
                id=VERSION, label="Which version?", hint="A number.", typed=typing.version, errors=typing.said(VERSION)
            ),
            Box(
                id=RECEIVED,
                label="On which day did it come?",
                hint=GONE,
                typed=typing.received,
                errors=typing.said(RECEIVED),
            ),
            Box(
                id=WRITTEN_BY,
                label="Who wrote on it?",
                hint="As the last sheet says. You can leave this empty.",
                typed=typing.written_by,
                errors=(),
            ),
            Box(
                id=WRITTEN_IN,
                label="In which language did they write?",
                hint="As the last sheet says. You can leave this empty.",
                typed=typing.written_in,
                errors=(),
            ),
        ),
        picks=(
            Pick(
                id=FORM,
                label="Which form?",
                offers=(("", "Choose a form"), *forms.items()),
                chosen=typing.form,
                errors=typing.said(FORM),
            ),
            Pick(
                id=LANGUAGE,
                label="In which language is the paper?",
                offers=tuple(languages.items()),
                chosen=typing.language,
            ),
            Pick(
                id=WORDS,
                label="Which words has it?",
                offers=(("", "The usual words"), (EASY, "Easy Read")),
                chosen=EASY if typing.easy else "",
            ),
        ),
        links=tuple(Link(f"Go on with {shown_reference(each)}", site.to(f"paper/{each}")) for each in open_),
    )


def entry_page(told: Told) -> EntryPage:
    """Show every question in the order of the paper, each with a box, and one box for all of them by number."""
    place = told.site.to(f"paper/{told.reference}")
    parts = tuple((heading, tuple(_area(told, spot) for spot in spots)) for heading, spots in told.parts)
    by_code = Area(
        id=LINES,
        label="Type by number",
        hint="One answer a line: 12: b. The number or the code of the question, a colon, then the answer.",
        typed="\n".join(told.unknown),
        rows=8,
        errors=("These lines have no number that is on this form. Put the number and a colon in front.",)
        if told.unknown
        else (),
    )
    areas = (by_code, *(area for _, inside in parts for area in inside))
    wrong = (Link(error, f"#{area.id}") for area in areas for error in area.errors)
    stop = (Link(told.stop, f"#{LINES}"),) if told.stop else ()
    return EntryPage(
        heading=f"{told.title}: from paper",
        council=told.site.council,
        lines=tuple(_facts(told)),
        action=place,
        token=told.token,
        seen=str(told.counter),
        by_code=by_code,
        parts=parts,
        errors=(*stop, *wrong),
        missing=tuple(_before_sending(told)),
        links=(
            Link("Show the code, to go on in another browser", f"/{told.site.council.slug}/j/{told.reference}/code"),
        ),
        back=(Link("Back to forms on paper", told.site.to("paper")),),
    )


def _facts(told: Told) -> tuple[str, ...]:
    came = told.came
    return (
        f"Reference: {shown_reference(told.reference)}. Write it on the paper.",
        *came_words(came),
        "Boxes that stay empty are questions that were left out. What you save is kept.",
    )


def came_words(came: CameOnPaper) -> tuple[str, ...]:
    """Say how answers came."""
    name = tongue_name(came.language).english
    easy = ", in Easy Read" if came.easy else ""
    wrote = f"{came.written_by} wrote it" if came.written_by else "The paper does not say who wrote it"
    written = f", in this language: {came.written_in}" if came.written_in else ""
    return (
        f"It came on paper on {day_words(came.received_on)}. The paper is in {name}{easy}.",
        f"{wrote}{written}.",
        *((f"Typed in by an officer: {came.entered_by}.",) if came.entered_by else ()),
    )


def _before_sending(told: Told) -> list[str]:
    said = []
    if told.missing:
        numbers = ", ".join(told.missing)
        said.append(f"There must be an answer to {numbers}, and there is none. You can send it all the same.")
        said.append("Whoever reads it sees what is missing, and asks the person.")
    refused = [name for name, entry in told.entries.items() if entry.faults]
    if refused:
        said.append(f"What is typed at {', '.join(refused)} is no answer to the question.")
        said.append("What is not private of that goes with the form as words, if you do not put it right.")
    if told.beside:
        numbers = ", ".join(told.beside)
        said.append(f"The paper answers {numbers}, which the form does not ask after the other answers.")
        said.append("What is not private of that goes with the form as words.")
    return said


def _area(told: Told, spot: Spot) -> Area:
    entry = told.entries.get(spot.name)
    errors = tuple(f"{spot.name}: {fault_words(spot.question, fault)}" for fault in entry.faults) if entry else ()
    return Area(
        id=box_name(spot),
        label=f"{spot.name}. {spot.question.ask}",
        hint=how_typed(spot.question),
        typed=entry.typed if entry else "",
        rows=LONG if isinstance(spot.question.type, LongText) else 1,
        errors=errors,
    )


def box_name(spot: Spot) -> str:
    """Return the name of the box of a spot."""
    return f"n-{spot.name.replace('/', '-')}"


def how_typed(question: Question) -> str:
    """Say how an answer is typed: the letters of what can be ticked, or the order of its parts."""
    labels = _labels(question)
    ticks = ", ".join(f"{letter} {labels.get(value, value)}" for letter, value in lettered(question).items())
    how = HOW_TYPED.get(type(question.type), "")
    if isinstance(question.type, Money) and len(question.type.periods) > 1:
        how = "The sum, a space, and the letter."
    return " ".join(each for each in (how, f"{ticks}." if ticks else "") if each) or f"Code: {question.id}."


def _labels(question: Question) -> dict[str, str]:
    own: dict[str, str] = dict(YES_NO)
    if isinstance(question.type, Choice | Choices):
        own = {option.value: str(option.label) for option in question.type.options}
    periods = {period.value: words for period, words in PERIODS.items()}
    return {**periods, **{also.value: ALSO[Also(also)] for also in question.also}, **own}


def sent_from_paper(site: OfficeSite, reference: str) -> TextPage:
    """Say that it is sent, and what is to be done with the paper."""
    return text_page(
        site.council,
        "It is sent",
        Part(
            lines=(
                f"Reference: {shown_reference(reference)}. Write it on the paper.",
                "It stands among what people sent, marked as typed in from paper.",
                "Keep the paper as long as your council says. It shows the person’s own words.",
            )
        ),
        links=(
            Link("Type in another form", site.to("paper")),
            Link("What people sent", site.to("submissions")),
        ),
    )


def not_here_page(site: OfficeSite, come_back: str) -> TextPage:
    """Say that a form on paper is not open in this browser, and how to go on."""
    return text_page(
        site.council,
        "This form is not open in this browser",
        Part(
            lines=(
                "It was begun in another browser, or it was sent.",
                "With its reference and its code you can go on here. Come back with them, then open this page again.",
                "If you were typing, go back in your browser: what you typed is still there.",
            )
        ),
        links=(Link("Come back with reference and code", come_back), Link("Forms on paper", site.to("paper"))),
    )
