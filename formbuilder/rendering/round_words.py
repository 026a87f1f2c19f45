"""Words about rounds that several pages say in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.panel_pages import stage_words
from formbuilder.rendering.text_page import Part, Press
from formbuilder.rendering.titles import day_words, sentence
from formbuilder.services.round_kinds import NoRound, Round, Stage, Why

MINUTES_EACH = 5
"""Generous: what one question takes somebody who is not hurried."""
WHY: Mapping[Why, str] = {
    Why.HARD: "People said that this is hard.",
    Why.CHANGED: "It changed since the last round.",
    Why.CHOSEN: "",
}
WRONG: Mapping[NoRound, str] = {
    NoRound.TITLE: "Enter what the round is called, with 120 signs at most.",
    NoRound.LONG: "Make this shorter: 2,000 signs at most.",
    NoRound.MINUTES: "Enter a number of minutes from 1 to 600, or leave the box empty.",
    NoRound.UNKNOWN: "Choose a panel from the list.",
    NoRound.NO_QUESTIONS: "Choose at least one question.",
    NoRound.MANY_QUESTIONS: "Choose 60 questions at most. 12 are enough for one round.",
    NoRound.DAYS: "The days must follow each other, and the first one is today or later.",
    NoRound.SHORT: "Leave people a week or more.",
    NoRound.EARLIER: "You already named a day. A round does not close earlier than that.",
    NoRound.BEGUN: "Members are at these questions already. You can add others at the end, and take none out.",
    NoRound.WORDINGS_BEGUN: "Members are at these words already. They stay as they were chosen.",
    NoRound.STAGE: "This is not possible any more. The round has gone on since you opened this page.",
    NoRound.NOT_CHAIR: "Only the chair of the panel can do this.",
    NoRound.NOT_MEMBER: "Only members of the panel can do this.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage(OfficePage):
    """Template ``office/round.html``."""

    caption: str = ""
    parts: tuple[Part, ...] = ()
    go: Link | None = None
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What to know before one does something."""

    seen_by: str
    next: str
    by_when: str
    undo: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The four lines, always in this order."""
        return (
            f"Who sees it: {self.seen_by}",
            f"What happens next: {self.next}",
            f"By when: {self.by_when}",
            f"Can you undo it? {self.undo}",
        )


def minutes_of(round_: Round, questions: int) -> int:
    """Return how many minutes to plan: what the officer said, or five for each question."""
    return round_.minutes or questions * MINUTES_EACH


def count_words(many: int, one: str, more: str) -> str:
    """Say a number with its noun."""
    return f"1 {one}" if many == 1 else f"{many} {more}"


def days_lines(round_: Round) -> tuple[str, ...]:
    """Say how far a round is, and the days that are set."""
    days = round_.days
    if days is None:
        return (stage_words(round_),)
    late = f"Comments that come later are taken until {day_words(days.late_until)}. They are read and answered too."
    return (
        stage_words(round_),
        *(() if round_.stage is Stage.CLOSED else (late,)),
        f"Each comment gets an answer within {days.answer_days} days after you send it.",
    )


def who_helps(council: Council, helpers: Sequence[str]) -> Part:
    """Name the people to ask."""
    lines = tuple(f"{name} helps you to take part." for name in helpers if name)
    return Part(heading="Who helps you", lines=(*lines, f"{sentence(council.person)} can help too."), ways=council.ways)


def said(text: str) -> tuple[str, ...]:
    """Return what somebody typed as paragraphs, a line each."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip():
            yield " ".join(line.split())
