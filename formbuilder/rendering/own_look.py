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

    @classmethod
    def read(cls, kept: str) -> OwnLook:
        """Return what a browser kept; whatever is no choice of ours is the usual one."""
        palette, _, size = kept.partition("-")
        return cls(
            Palette(palette) if palette in set(Palette) else Palette.USUAL,
            WordSize(size) if size in set(WordSize) else WordSize.USUAL,
        )

    @property
    def text(self) -> str:
        """What a browser keeps."""
        return f"{self.palette}-{self.size}"

    @property
    def classes(self) -> str:
        """What the page is marked with; "" as it comes."""
        chosen = (self.palette, self.size) if self.palette is not Palette.NONE else ()
        return " ".join(f"app-own--{each}" for each in chosen if each != "usual")
