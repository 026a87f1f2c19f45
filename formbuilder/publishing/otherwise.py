"""How a question reads in other wordings: the words that differ, for those who sign them and for a board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formbuilder.definition.model import Question
from formbuilder.definition.worded import said_in, way_words
from formbuilder.publishing.naming import capital

LATER = frozenset({"short", "without"})
"""Parts that stand in messages alone."""
PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A question in one wording: the words of it that are not the usual ones."""

    title: str
    """“In Easy Read”."""
    lines: tuple[str, ...]
    picture: str
    """What its picture shows, in words; "" without one."""

    def __str__(self) -> str:
        """Return it in one line."""
        return f"{self.title}: {' / '.join((*self.lines, *self.shown))}"

    @property
    def shown(self) -> tuple[str, ...]:
        """Say what the picture shows."""
        return (f"The picture shows {self.picture}",) if self.picture else ()


def otherwise(question: Question, ways: Iterable[str]) -> Iterator[Otherwise]:
    """Yield each of the ways to read a form in which a question reads otherwise; not those inside a group."""
    for wording in ways:
        said = said_in(question, wording)
        lines = tuple(words for part, words in said.items() if part not in {*LATER, PICTURE})
        if lines or PICTURE in said:
            yield Otherwise(capital(way_words(wording)), lines, said.get(PICTURE, ""))
