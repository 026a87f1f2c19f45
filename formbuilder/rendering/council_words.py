"""The words of a council on a page in another language: in that language where they may be read, else as it wrote them.

What stays English says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.councils.own_words import kind_of, said_otherwise
from formbuilder.councils.profile import Council, Way
from formbuilder.tongue.messages import Foreign, Twin, as_written, joined, like

NOTHING_SAID: Mapping[tuple[str, str], str] = {}


def in_their_language(council: Council, words: Mapping[tuple[str, str], str] = NOTHING_SAID) -> Council:
    """Return a council for a page in the language in use; ``words`` by kind and English are what may be read."""

    def say(address: str, english: str) -> str:
        said = words.get((kind_of(address), english))
        return Twin(said, english) if said and said != english else said or as_written(english)

    return said_otherwise(council, say)


def way_words(way: Way) -> str:
    """Return a way to reach somebody in one line, marked as English if all of it is."""
    said = joined((way.do, way.about))
    alike = not way.about or isinstance(way.do, Foreign) is isinstance(way.about, Foreign)
    return like(way.do, str(said)) if alike else said
