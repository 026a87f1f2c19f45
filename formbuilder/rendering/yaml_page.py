"""The whole text of a draft, with what is wrong with it at its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formbuilder.definition.yaml_source import UNREADABLE
from formbuilder.problems import Problem
from formbuilder.rendering.draft_words import called
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.services.drafts import OPEN, Draft, NotSaved, Saved

TEXT, SEEN, DO, CHECK = "text", "seen", "do", "check"
"""Names of fields, and what the second button sends."""
FILE = "draft.yaml"
LONGEST_LINE = 200
WITH_OTHERS = "Somebody else saved in the meantime. Their changes and yours are both in it."
FROZEN = "Nobody can change this draft any more, so this was not saved. Copy your text to keep it."
TOO_BIG = "This is more than a form can hold, so it was not saved. Make the text shorter, then save it."
NOT_SEEN = (
    "We could not tell which save you began with, so this was not saved. Copy your text, and open this page again."
)
NOT_SAVED = {NotSaved.FROZEN: FROZEN, NotSaved.TOO_BIG: TOO_BIG}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """Something to put right, and where."""

    place: str
    """“Line 12”, or the file of a block with its line."""
    sentence: str
    shown: str
    """The line itself, cut short; "" if it is empty or stands elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlPage(OfficePage):
    """Template ``office/yaml.html``."""

    said: tuple[str, ...]
    """What happened a moment ago."""
    lines: tuple[str, ...]
    problems: tuple[LineProblem, ...]
    text: str
    seen: int
    can_write: bool
    action: str
    token: str
    wrong: tuple[str, ...]
    """Why it was not saved."""

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, with the way to the text."""
        return tuple(Link(error, f"#{TEXT}") for error in self.wrong)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.wrong)

    @property
    def count(self) -> str:
        """How much there is to put right."""
        return count_words(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The text as it stands on the page, what is wrong with it, and what became of it."""

    text: str
    seen: int
    problems: tuple[Problem, ...]
    said: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def yaml_page(site: OfficeSite, token: str, draft: Draft, written: Written, *, can_write: bool) -> YamlPage:
    """Return the page about the text of a draft."""
    place = draft_place(draft)
    return YamlPage(
        heading=f"The YAML of {called(draft)}",
        council=site.council,
        said=written.said,
        lines=(_about(draft, can_write=can_write),),
        problems=tuple(line_problems(written.problems, written.text)),
        text=as_shown(written.text),
        seen=written.seen,
        can_write=can_write or bool(written.wrong),
        action=site.to(f"{place}/yaml"),
        token=token,
        wrong=written.wrong,
        links=(Link("All saves", site.to(f"{place}/revisions")),),
        back=(Link("Back to the draft", site.to(place)),),
    )


def draft_place(draft: Draft) -> str:
    """Return the address of a draft below the office."""
    return f"drafts/{draft.pin.form}/{draft.pin.version}"


def as_shown(text: str) -> str:
    """Return a text for a page: signs that cannot be read are seen as “�”."""
    return UNREADABLE.sub("\ufffd", text)


def line_problems(problems: Iterable[Problem], text: str) -> Iterator[LineProblem]:
    """Yield problems with their lines."""
    lines = as_shown(text).split("\n")
    for problem in problems:
        place = problem.place
        if place.file != FILE:
            yield LineProblem(place=f"{place.file}, line {place.line}", sentence=problem.message, shown="")
            continue
        shown = lines[place.line - 1].strip() if place.line <= len(lines) else ""
        cut = f"{shown[:LONGEST_LINE]}…" if len(shown) > LONGEST_LINE else shown
        yield LineProblem(place=f"Line {place.line}", sentence=problem.message, shown=cut)


def saved_words(saved: Saved) -> tuple[str, ...]:
    """Say what was saved."""
    first = f"Saved. This is save {saved.number} now."
    return (first, WITH_OTHERS) if saved.with_others else (first,)


def checked_words(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Say what a check has found; nothing was saved."""
    found = "Nothing is wrong with this text." if not problems else "Something in this text needs to be put right."
    return (f"{found} It is not saved yet.",)


def far_too_big_page(site: OfficeSite, place: str) -> TextPage:
    """Say that what was sent is far more than a form can be."""
    lines = (
        "A form can hold about a million letters. What you sent is far more, so we did not take it.",
        "Nothing was saved, and the draft is as it was.",
        "Go back: your text may still be there. Take out what is not part of the form.",
    )
    return text_page(
        site.council, "That is more than a form can hold", Part(lines=lines), go=Link("Open the page again", place)
    )


def _about(draft: Draft, *, can_write: bool) -> str:
    if draft.state not in OPEN:
        return "Nobody can change this draft any more."
    if not can_write:
        return "Your role can read this text, but not change it."
    return "Here you can change everything in the form. You can save a text that has mistakes and put them right later."


def count_words(problems: tuple[LineProblem, ...]) -> str:
    """Say how much there is to put right."""
    return "1 thing to put right" if len(problems) == 1 else f"{len(problems)} things to put right"
