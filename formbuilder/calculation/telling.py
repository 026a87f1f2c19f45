"""Why a line cannot be told, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formbuilder.calculation.facts import Gap, State
from formbuilder.definition.rates import Rates, written_year
from formbuilder.tongue.figures import foreign, listed, quoted
from formbuilder.tongue.messages import N_, _, built, joined

TO_ANSWER = frozenset({State.MISSING, State.UNKNOWN, State.PARTLY})
"""What a person can change by an answer."""
SENTENCES = (
    (State.MISSING, N_("We still need your answer about %(names)s.")),
    (State.UNKNOWN, N_("We need to know more about %(names)s.")),
    (State.PARTLY, N_("We need the whole date for %(names)s.")),
    (State.UNTOLD, N_("We cannot tell %(names)s yet.")),
)
TOO_BIG = N_("This comes to a number that is too big to be right. Check the amounts.")
NOUGHT = N_("Something would have to be divided by nought, so this has no answer. Check the amounts.")


@dataclass(frozen=True, slots=True)
class Called:
    """What questions and calculations are called in front of people, by id."""

    names: Mapping[str, str]

    def problem(self, gaps: Sequence[Gap], rates: Rates, year: int) -> str:
        """Return why something cannot be told of which ``gaps`` were read."""
        said = [built(sentence, names=self._all(ids)) for state, sentence in SENTENCES if (ids := _of(gaps, state))]
        if ids := _of(gaps, State.NO_RATE):
            no_figure = N_("We have no figure of %(year)s for %(names)s.")
            said.append(built(no_figure, year=written_year(year), names=_rates(ids, rates)))
        if _of(gaps, State.NOUGHT):
            said.append(_(NOUGHT))
        if not said and (ids := _of(gaps, State.NOT_ASKED)):
            said.append(built(N_("You were not asked about %(names)s, and this needs it."), names=self._all(ids)))
        return joined(said or [_(TOO_BIG)])

    def _all(self, ids: Sequence[str]) -> str:
        names = (self.names.get(id_, id_) for id_ in ids)
        return _listed([quoted(name) for name in names])


def no_rates(year: int) -> str:
    """Return what is said of a year without any figure."""
    return _("We have no figures for %(year)s, so we cannot work this out.") % {"year": written_year(year)}


def _of(gaps: Sequence[Gap], state: State) -> Sequence[str]:
    return [gap.name for gap in gaps if gap.state is state]


def _rates(ids: Sequence[str], rates: Rates) -> str:
    figures = ((id_, rates.find(id_)) for id_ in ids)
    return _listed([quoted(figure.label if figure else id_) for id_, figure in figures])


def _listed(words: Sequence[str]) -> str:
    if foreign():
        return listed(words)
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
