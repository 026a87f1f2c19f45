"""What somebody said, in their own language: marked so that it is read aloud, and stands, as it should."""

from __future__ import annotations

from markupsafe import Markup

from formbuilder.review.languages import ENGLISH, direction_of
from formbuilder.services.point_kinds import Point

MARKED = Markup('{}<span lang="{}" dir="{}">{}</span>{}')
"""Each hole is filled with escaped text."""


def in_language(words: str, language: str, before: str = "", after: str = "") -> str:
    """Return words of a language, with English words around them; English ones as they are."""
    if language == ENGLISH or not words:
        return f"{before}{words}{after}"
    return MARKED.format(before, language, direction_of(language), words, after)


def own_words(point: Point, before: str = "", after: str = "", words: str | None = None) -> str:
    """Return what a point says, or other words of its author, in the language in which they wrote."""
    return in_language(point.words if words is None else words, point.language, before, after)
