"""What a language is called, and from which side it is written, by the Unicode tables that Babel carries."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True, slots=True)
class TongueName:
    """A language."""

    own: str
    """In itself: “اردو”."""
    english: str
    direction: str
    """``ltr`` or ``rtl``."""


def tongue_name(tag: str) -> TongueName:
    """Return the names of a language; a tag that nobody knows is its own name."""
    try:
        found = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return TongueName(tag, tag, "ltr")
    direction = "rtl" if found.character_order == "right-to-left" else "ltr"
    own = found.get_language_name() or tag
    return TongueName(own[:1].upper() + own[1:], found.english_name or tag, direction)
