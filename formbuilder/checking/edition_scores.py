"""How hard the words of a form are in another language, by the measures that hold for that language."""

from __future__ import annotations

from collections.abc import Iterable

from formbuilder.editions.entries import Standing, State
from formbuilder.plainlanguage.scores import Score, scores

PROSE = frozenset({"ask", "hint", "help", "why", "without", "intro"})
"""The parts that are sentences: no labels, and no words that stand inside our own sentences."""


def edition_scores(standing: Iterable[Standing], language: str) -> tuple[Score, ...]:
    """Return every measure that holds for ``language``, of the usual words that belong to the English of today.

    A measure without a value says why: too little text, or that nothing is known to hold for the language.
    """
    return scores([each.entry.words for each in standing if each.entry and _is_prose(each)], language)


def _is_prose(each: Standing) -> bool:
    address = each.source.address
    return each.state in {State.DRAFTED, State.CHECKED} and address.rpartition(".")[2] in PROSE and "@" not in address
