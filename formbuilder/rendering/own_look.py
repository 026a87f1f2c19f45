"""How somebody wants to read: colours, size, space, pictures and movement, and in which of a form's wordings."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from formbuilder.rendering.frame import Frame
from formbuilder.tongue.messages import N_, _


class Palette(StrEnum):
    """Colours; the usual ones have enough contrast for everybody, the others are a choice."""

    USUAL = "usual"
    CALM = "calm"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    NONE = "none"
    """The browser’s own look: no style sheet of ours."""

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(PALETTES[self])


class WordSize(StrEnum):
    """How large words are."""

    SMALLER = "smaller"
    USUAL = "usual"
    LARGER = "larger"
    LARGEST = "largest"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(SIZES[self])


class Pictures(StrEnum):
    """Whether pictures stand beside words; the words always stand there."""

    SHOWN = "shown"
    HIDDEN = "hidden"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(PICTURES[self])


class Spacing(StrEnum):
    """How much space stands between lines, words and letters."""

    USUAL = "usual"
    WIDE = "wide"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(SPACES[self])


class Motion(StrEnum):
    """Whether anything on a page may move."""

    USUAL = "usual"
    STILL = "still"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(MOTIONS[self])


class English(StrEnum):
    """Whether the English words of a form stand beside those of another language."""

    ALONE = "alone"
    BESIDE = "beside"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(ENGLISH_TOO[self])


class Steps(StrEnum):
    """How many questions stand on a page."""

    PAGES = "pages"
    ONE = "one"
    SECTION = "section"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(STEPS[self])


class Said(StrEnum):
    """Which words of a form somebody reads."""

    USUAL = "usual"
    WARM = "warm"
    EASY = "easy"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return _(WORDINGS[self])

    @property
    def wording(self) -> str:
        """What a form calls it; "" for its usual words."""
        return {Said.USUAL: "", Said.WARM: "warm", Said.EASY: "easy-read"}[self]


PICTURES = {Pictures.SHOWN: N_("Show pictures and faces"), Pictures.HIDDEN: N_("Words alone")}
PALETTES = {
    Palette.USUAL: N_("As they come"),
    Palette.CALM: N_("Calm and soft"),
    Palette.LIGHT: N_("Black words on white"),
    Palette.DARK: N_("Light words on dark"),
    Palette.CONTRAST: N_("Yellow words on black: the strongest contrast"),
    Palette.NONE: N_("No style at all: as your browser shows it"),
}
SIZES = {
    WordSize.SMALLER: N_("Smaller"),
    WordSize.USUAL: N_("As they come"),
    WordSize.LARGER: N_("Larger"),
    WordSize.LARGEST: N_("Much larger"),
}
SPACES = {Spacing.USUAL: N_("As it comes"), Spacing.WIDE: N_("More space")}
MOTIONS = {Motion.USUAL: N_("It may move"), Motion.STILL: N_("Nothing moves")}
WORDINGS = {
    Said.USUAL: N_("Short and direct words"),
    Said.WARM: N_("The same words, and some friendly lines"),
    Said.EASY: N_("Easy Read: short lines, with pictures"),
}
ENGLISH_TOO = {English.ALONE: N_("One language alone"), English.BESIDE: N_("Show English beside it")}
STEPS = {
    Steps.PAGES: N_("As it comes"),
    Steps.ONE: N_("One question at a time"),
    Steps.SECTION: N_("A whole part of the form at a time"),
}
WORDS = "words"
"""What an address calls the words of a form that somebody reads."""
MOST_LOOKS = 200
"""Looks that are kept as they were read: most people have the same few."""
UNMARKED = frozenset({"usual", "shown", "alone"})


@dataclass(frozen=True, slots=True)
class OwnLook:
    """What somebody chose."""

    palette: Palette = Palette.USUAL
    size: WordSize = WordSize.USUAL
    pictures: Pictures = Pictures.SHOWN
    spacing: Spacing = Spacing.USUAL
    motion: Motion = Motion.USUAL
    said: Said = Said.USUAL
    english: English = English.ALONE
    steps: Steps = Steps.PAGES

    @classmethod
    def read(cls, kept: str) -> OwnLook:
        """Return what a browser or a journey kept; whatever is no choice of ours is as it comes."""
        return _read(kept)

    @property
    def text(self) -> str:
        """What is kept: ``read`` makes the same of it."""
        return (
            f"colours.{self.palette}-size.{self.size}-pictures.{self.pictures}"
            f"-space.{self.spacing}-motion.{self.motion}-words.{self.said}-english.{self.english}-steps.{self.steps}"
        )

    @property
    def classes(self) -> str:
        """What the page is marked with; "" as it comes, and without our style."""
        if self.palette is Palette.NONE:
            return ""
        every = (self.palette, self.size, self.pictures, self.spacing, self.motion, self.said, self.english)
        return " ".join(f"app-own--{each}" for each in every if each not in UNMARKED)

    @property
    def sheet(self) -> str:
        """What tells pages with other style sheets apart: ``none``, ``own``, or "" for ours alone."""
        return "none" if self.palette is Palette.NONE else self.classes and "own"


CHOICES: Mapping[str, tuple[str, Any]] = {
    f"{kept}.{each}": (name, each)
    for kept, name, kind in (
        ("colours", "palette", Palette),
        ("size", "size", WordSize),
        ("pictures", "pictures", Pictures),
        ("space", "spacing", Spacing),
        ("motion", "motion", Motion),
        ("words", "said", Said),
        ("english", "english", English),
        ("steps", "steps", Steps),
    )
    for each in kind
}
"""By what is kept of it, each choice and what it is a choice of."""
AS_IT_COMES = OwnLook()
LOOK: ContextVar[OwnLook] = ContextVar("look", default=AS_IT_COMES)
"""How whoever is served now wants public pages."""


@lru_cache(maxsize=MOST_LOOKS)
def _read(kept: str) -> OwnLook:
    parts = (CHOICES[part] for part in kept.split("-") if part in CHOICES)
    return replace(AS_IT_COMES, **dict(parts))


def dressed(frame: Frame, own: OwnLook) -> Frame:
    """Let a page look as ``own`` says."""
    if own.palette is Palette.NONE:
        return replace(frame, style="", look="")
    if not own.classes:
        return frame
    return replace(frame, own_look=own.classes, own_sheet=frame.own_sheet_at)
