"""Why a line cannot be told, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formbuilder.calculation.facts import Gap, State
from formbuilder.definition.rates import Rates, written_year

TO_ANSWER = frozenset({State.MISSING, State.UNKNOWN, State.PARTLY})
"""What a person can change by an answer."""
SENTENCES = (
    (State.MISSING, "We still need your answer about {}."),
    (State.UNKNOWN, "We need to know more about {}."),
    (State.PARTLY, "We need the whole date for {}."),
    (State.UNTOLD, "We cannot tell {} yet."),
)
TOO_BIG = "This comes to a number that is too big to be right. Check the amounts."
NOUGHT = "Something would have to be divided by nought, so this has no answer. Check the amounts."


@dataclass(frozen=True, slots=True)
class Called:
    """What questions and calculations are called in front of people, by id."""

    names: Mapping[str, str]

    def problem(self, gaps: Sequence[Gap], rates: Rates, year: int) -> str:
        """Return why something cannot be told of which ``gaps`` were read."""
        said = [sentence.format(self._all(ids)) for state, sentence in SENTENCES if (ids := _of(gaps, state))]
        if ids := _of(gaps, State.NO_RATE):
            said.append(f"We have no figure of {written_year(year)} for {_rates(ids, rates)}.")
        if _of(gaps, State.NOUGHT):
            said.append(NOUGHT)
        if not said and (ids := _of(gaps, State.NOT_ASKED)):
            said.append(f"You were not asked about {self._all(ids)}, and this needs it.")
        return " ".join(said or [TOO_BIG])

    def _all(self, ids: Sequence[str]) -> str:
        return _listed([f"“{self.names.get(id_, id_)}”" for id_ in ids])


def no_rates(year: int) -> str:
    """Return what is said of a year without any figure."""
    return f"We have no figures for {written_year(year)}, so we cannot work this out."


def _of(gaps: Sequence[Gap], state: State) -> Sequence[str]:
    return [gap.name for gap in gaps if gap.state is state]


def _rates(ids: Sequence[str], rates: Rates) -> str:
    figures = ((id_, rates.find(id_)) for id_ in ids)
    return _listed([f"“{figure.label if figure else id_}”" for id_, figure in figures])


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
