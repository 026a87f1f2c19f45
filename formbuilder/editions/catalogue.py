"""An edition as a file holds it: slots by address, with the words that they were made from, each on its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from formbuilder.editions.faults import faults

MOST_BYTES = 4_000_000
MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class LineProblem:
    """Something in a file that must be put right, in a sentence; line 0 is the file as a whole."""

    line: int
    sentence: str


class CatalogueError(Exception):
    """A file that cannot be taken, with every reason."""

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        """Keep the first ``MOST_PROBLEMS`` of them."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems[:MOST_PROBLEMS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a file says for one slot."""

    line: int
    address: str
    source: str
    words: str
    doubted: bool = False
    """Whether the file itself marks it as not to be used (“fuzzy”)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A file that could be read; ``form`` and ``language`` are "" where it does not say."""

    form: str
    language: str
    said: tuple[Said, ...]


def checked(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue as it can be taken: without empty and doubted lines.

    Raises CatalogueError if a line has words that cannot be taken, or an address stands twice.
    """
    used = tuple(each for each in catalogue.said if each.words.strip() and not each.doubted)
    problems = [*_wrong(used), *_twice(catalogue.said)]
    if problems:
        raise CatalogueError(sorted(problems, key=lambda each: each.line))
    return Catalogue(form=catalogue.form, language=catalogue.language, said=used)


def _wrong(said: Iterable[Said]) -> Iterator[LineProblem]:
    for each in said:
        for fault in faults(each.source, each.words):
            if fault.stops:
                yield LineProblem(each.line, f"{each.address}: {fault}")


def _twice(said: Iterable[Said]) -> Iterator[LineProblem]:
    seen: dict[str, int] = {}
    for each in said:
        first = seen.setdefault(each.address, each.line)
        if first != each.line:
            yield LineProblem(each.line, f"{each.address} stands on line {first} too. Keep one of them.")
