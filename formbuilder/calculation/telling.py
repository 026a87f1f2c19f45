"""Why a line cannot be told, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formbuilder.calculation.facts import Gap, State
from formbuilder.definition.rates import Rates, written_year

TO_ANSWER = frozenset({State.MISSING, State.UNKNOWN, State.PARTLY})
"""What a person can change by an answer."""
TOO_BIG = "This comes to a number that is too big to be right. Check the amounts."
NOUGHT = "Something would have to be divided by nought, so this has no answer. Check the amounts."


@dataclass(frozen=True, slots=True)
class Called:
    """What questions and calculations are called in front of people, by id."""

    names: Mapping[str, str]

    def problem(self, gaps: Sequence[Gap], rates: Rates, year: int) -> str:
        """Return why something cannot be told of which ``gaps`` were read."""
        no_rate = f"We have no figure of {written_year(year)} for {{}}."
        said = [
            *_if_any("We still need your answer about {}.", self._all(gaps, State.MISSING)),
            *_if_any("We need to know more about {}.", self._all(gaps, State.UNKNOWN)),
            *_if_any("We need the whole date for {}.", self._all(gaps, State.PARTLY)),
            *_if_any("We cannot tell {} yet.", self._all(gaps, State.UNTOLD)),
            *_if_any(no_rate, _rates(_of(gaps, State.NO_RATE), rates)),
            *([NOUGHT] if _of(gaps, State.NOUGHT) else []),
        ]
        not_asked = _if_any("You were not asked about {}, and this needs it.", self._all(gaps, State.NOT_ASKED))
        return " ".join(said or not_asked or [TOO_BIG])

    def _all(self, gaps: Sequence[Gap], state: State) -> str:
        return _listed([f"“{self.names.get(id_, id_)}”" for id_ in _of(gaps, state)])


def no_rates(year: int) -> str:
    """Return what is said of a year without any figure."""
    return f"We have no figures for {written_year(year)}, so we cannot work this out."


def _of(gaps: Sequence[Gap], state: State) -> Sequence[str]:
    return [gap.name for gap in gaps if gap.state is state]


def _rates(ids: Sequence[str], rates: Rates) -> str:
    figures = ((id_, rates.find(id_)) for id_ in ids)
    return _listed([f"“{figure.label if figure else id_}”" for id_, figure in figures])


def _if_any(sentence: str, listed: str) -> list[str]:
    return [sentence.format(listed)] if listed else []


def _listed(words: Sequence[str]) -> str:
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last
