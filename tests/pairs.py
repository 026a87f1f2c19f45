"""A table in which every two values of different things meet: far fewer rows than all of them have together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

Row = Mapping[str, str]
Pair = frozenset[tuple[str, str]]


def pairs_in(row: Row) -> set[Pair]:
    """Every two values that stand in a row, each with the name of what it is a value of."""
    return {frozenset(two) for two in combinations(row.items(), 2)}


def every_pair(choices: Mapping[str, Sequence[str]]) -> list[Pair]:
    """Every two values of different things, always in the same order."""
    named = [[(name, value) for value in values] for name, values in choices.items()]
    return [frozenset((a, b)) for one, other in combinations(named, 2) for a in one for b in other]


def table(choices: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return rows with a value of each thing, so that every pair stands in one; the same rows each time."""
    missing = dict.fromkeys(every_pair(choices))
    used: Counter[tuple[str, str]] = Counter()
    rows: list[Row] = []
    while missing:
        row = dict(sorted(next(iter(missing))))
        for name in sorted((each for each in choices if each not in row), key=lambda each: -len(choices[each])):
            row[name] = min(
                choices[name],
                key=lambda value: (-_met(row, (name, value), missing), used[name, value], choices[name].index(value)),
            )
        row = {name: row[name] for name in choices}
        used.update(row.items())
        for pair in pairs_in(row):
            missing.pop(pair, None)
        rows.append(row)
    return rows


def _met(row: Row, new: tuple[str, str], missing: Mapping[Pair, None]) -> int:
    """How many missing pairs a new value makes with those of a row."""
    return sum(frozenset((new, each)) in missing for each in row.items())
