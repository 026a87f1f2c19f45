"""How somebody wants pages of the office to look: colours, the size of words, or no style of ours at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Palette(StrEnum):
    """Colours; the usual ones have enough contrast for everybody, the others are a choice."""

    USUAL = "usual"
    CALM = "calm"
    LIGHT = "light"
    DARK = "dark"
    NONE = "none"
    """The browser’s own look: no style sheet of ours."""

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return PALETTES[self]


class WordSize(StrEnum):
    """How large words are."""

    SMALLER = "smaller"
    USUAL = "usual"
    LARGER = "larger"
    LARGEST = "largest"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return SIZES[self]


class Pictures(StrEnum):
    """Whether pictures stand beside words; the words always stand there."""

    SHOWN = "shown"
    HIDDEN = "hidden"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return PICTURES[self]


PICTURES = {Pictures.SHOWN: "Show pictures and faces", Pictures.HIDDEN: "Words alone"}
PALETTES = {
    Palette.USUAL: "As they come",
    Palette.CALM: "Calm and soft",
    Palette.LIGHT: "Black words on white",
    Palette.DARK: "Light words on dark",
    Palette.NONE: "No style at all: as your browser shows it",
}
SIZES = {
    WordSize.SMALLER: "Smaller",
    WordSize.USUAL: "As they come",
    WordSize.LARGER: "Larger",
    WordSize.LARGEST: "Much larger",
}


@dataclass(frozen=True, slots=True)
class OwnLook:
    """What somebody chose."""

    palette: Palette = Palette.USUAL
    size: WordSize = WordSize.USUAL
    pictures: Pictures = Pictures.SHOWN

    @classmethod
    def read(cls, kept: str) -> OwnLook:
        """Return what a browser kept; whatever is no choice of ours is as it comes."""
        chosen = set(kept.split("-"))
        return cls(
            next((each for each in Palette if f"colours.{each}" in chosen), Palette.USUAL),
            next((each for each in WordSize if f"size.{each}" in chosen), WordSize.USUAL),
            next((each for each in Pictures if f"pictures.{each}" in chosen), Pictures.SHOWN),
        )

    @property
    def text(self) -> str:
        """What a browser keeps."""
        return f"colours.{self.palette}-size.{self.size}-pictures.{self.pictures}"

    @property
    def classes(self) -> str:
        """What the page is marked with; "" as it comes, and without our style."""
        if self.palette is Palette.NONE:
            return ""
        every = (self.palette, self.size, self.pictures)
        return " ".join(f"app-own--{each}" for each in every if each not in {"usual", "shown"})
