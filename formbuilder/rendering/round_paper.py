"""The questions of a round on paper: a pack in large print, postcards with one question each, and a plain sheet.

Each text has the code that a draft has in Word: whoever types an answer back knows what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import CARDS
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import count_words, minutes_of, said
from formbuilder.rendering.titles import day_words, sentence
from formbuilder.review.parts import Looked, part_of
from formbuilder.review.trouble import Ease, Tick

FIRST = "What can change, and what cannot"
ROWS = 12
"""Empty rows of the plain sheet."""
WRITE = 6
"""Lines to write on below a question of the pack."""
ON_A_CARD = frozenset({"ask", "picture"})
"""The parts of a wording that have room on a postcard."""
NUMBER = "Your member number, if you want to be told what became of it:"


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One text: what it is called, its code, and its words."""

    name: str
    code: str
    words: str

    @property
    def picture(self) -> str:
        """What a picture shows; "" for other words."""
        return self.words if part_of(self.code) == "picture" else ""


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question of the round."""

    number: int
    total: int
    ask: str
    code: str
    parts: tuple[PaperPart, ...]
    """The other texts of it."""
    ways: tuple[PaperPart, ...] = ()
    """How it is asked in each wording that the round looks at, with the picture beside it."""

    @property
    def heading(self) -> str:
        """What stands above it."""
        return f"Question {self.number} of {self.total}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPaper(OfficePage):
    """Templates ``office/round_pack.html``, ``round_postcards.html``, ``round_sheet.html``, and the same as files."""

    made_on: date
    can_change: tuple[str, ...]
    how: tuple[str, ...]
    until: tuple[str, ...]
    offer: tuple[str, ...]
    helps: tuple[str, ...]
    send_to: tuple[str, ...]
    questions: tuple[PaperQuestion, ...]
    eases: tuple[str, ...] = tuple(ease.label for ease in Ease)
    ticks: tuple[str, ...] = tuple(tick.label for tick in Tick)
    cards: tuple[tuple[str, str], ...] = CARDS
    number: str = NUMBER
    write: int = WRITE
    rows: int = ROWS

    @property
    def before(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What stands before the questions: headings with their lines, what can change first."""
        parts = (
            (FIRST, self.can_change),
            ("How it works", (*self.how, *self.until)),
            ("What we offer for your time", self.offer),
            ("Who helps you", self.helps),
            ("Where it goes", self.send_to),
        )
        return tuple(part for part in parts if part[1])


def round_paper(site: OfficeSite, whole: Whole, looked: Sequence[Looked | None], today: date) -> RoundPaper:
    """Return all that stands on paper; ``looked`` is what each question of the round is about, in its order."""
    round_, place = whole.round, whole.place
    known = [each for each in looked if each]
    questions = tuple(_question(each, number, len(known)) for number, each in enumerate(known, 1))
    helpers = tuple(name for name in whole.helpers if name) or (site.council.person,)
    days = round_.days
    return RoundPaper(
        heading=round_.title,
        council=site.council,
        made_on=today,
        can_change=said(round_.can_change) or ("All words can change.",),
        how=tuple(_how(whole, len(questions))),
        until=(f"We take what you say until {day_words(days.late_until)}.",) if days else (),
        offer=said(round_.offer),
        helps=(*(f"{name} can help you." for name in map(sentence, helpers)), *_ways(site.council)),
        send_to=site.council.post or (f"Give it to {helpers[0]}.",),
        questions=questions,
        links=(
            Link("Save the pack as a PDF", site.to(f"{place}/pack.pdf")),
            Link("Save the pack as a Word file", site.to(f"{place}/pack.docx")),
            Link("Postcards, one question on each", site.to(f"{place}/postcards")),
            Link("Save the postcards as a PDF", site.to(f"{place}/postcards.pdf")),
            Link("A plain sheet to write on", site.to(f"{place}/sheet")),
            Link("Save the plain sheet as a PDF", site.to(f"{place}/sheet.pdf")),
        ),
        back=(Link("Back to the round", site.to(place)),),
    )


def _question(looked: Looked, number: int, total: int) -> PaperQuestion:
    first, *others = looked.met
    others += (part for wording in looked.wordings for part in looked.met_in(wording))
    parts = tuple(PaperPart(part.name, part.place, part.words) for part in others)
    ways = tuple(part for part in parts if "@" in part.code and part_of(part.code) in ON_A_CARD)
    return PaperQuestion(number, total, first.words, first.place, parts, ways)


def _how(whole: Whole, many: int) -> Iterator[str]:
    minutes = minutes_of(whole.round, many)
    yield f"There are {count_words(many, 'question', 'questions')}. Plan {minutes} minutes. You can stop at any time."
    yield "You do not need to answer all of them. A word is enough, and spelling does not matter."
    yield "Behind each text stands a code in square brackets. Write the code if you mean this one text."
    yield "Do not write your name, or about somebody’s life."


def _ways(council: Council) -> tuple[str, ...]:
    return tuple(f"{way.do} {way.about}".strip() for way in council.ways)
