"""What a rule is: a small piece that finds one kind of trouble, and says why it matters and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.passages import Kind, Passage
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.word_lists import Listed

Find: TypeAlias = Callable[[Reading], Iterable[Hit]]
Keep: TypeAlias = Callable[[Reading, Listed], bool]
Weigh: TypeAlias = Callable[[Reading, Listed], Severity | None]


class Given(StrEnum):
    """A part of a passage that some rules cannot do without, by the name it has there."""

    OPTIONS = "options"
    BEFORE = "before"
    SOURCE = "source"


QUESTIONS = frozenset({Kind.ASK})
ASKED = frozenset({Kind.ASK, Kind.OPTION})
PROSE = frozenset({Kind.ASK, Kind.HINT, Kind.HELP, Kind.WHY, Kind.ERROR, Kind.MESSAGE})
EVERYTHING = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Example:
    """A passage, and the parts of it that a rule must mark: none if the passage is good."""

    passage: Passage
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One check: a function, a list of words, or both, for passages of the kinds in ``reads``.

    It must take time linear in the length of the text. The suggestion is replaced by that of the list’s entry, if any.
    """

    id: str
    finds: str
    """What it finds, as one sentence for the documentation."""
    severity: Severity
    message: str
    """One plain sentence; ``{found}`` and what a hit says stand in curly brackets."""
    suggestion: str
    """What to do, as one plain sentence."""
    why: str
    """What goes wrong for the person who must answer."""
    source: str
    """Who says so: the study, the guide or the group."""
    reads: frozenset[Kind] = QUESTIONS
    english: bool = True
    """Whether it only makes sense for English words."""
    find: Find | None = None
    """Finds hits in a text; None if the rule only has a list of words, ``data/words/ID.tsv``."""
    keep: Keep | None = None
    """Whether what the list found is to be told; None if it always is."""
    weigh: Weigh | None = None
    """How much what the list found weighs here; None, or an answer of None, if as the entry or the rule says."""
    needs: frozenset[str] = frozenset()
    """Tokens, in lower case, of which the text must hold one for ``find`` to be called; empty if any text will do."""
    reads_answers: bool = False
    """Whether what it finds depends on the answers that people can choose, and not on the words alone."""
    given: Given | None = None
    """What must be known of the passage for ``find`` to be called; None if nothing but the text."""
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


def bad(text: str, *marked: str, **known: Any) -> Example:  # noqa: ANN401 - what a Passage takes
    """Return a passage in which a rule must mark these parts."""
    return Example(Passage(text=text, **known), marked)


def good(text: str, **known: Any) -> Example:  # noqa: ANN401 - what a Passage takes
    """Return a passage in which a rule must find nothing."""
    return Example(Passage(text=text, **known))
