"""Which lines of a working a person reads one by one: those that come to something, and those that matter to them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from formbuilder.calculation.outcome import Line, PeriodOutcome
from formbuilder.calculation.result import AMOUNT
from formbuilder.definition.calculations import Said
from formbuilder.definition.model import Form
from formbuilder.expressions.syntax import names
from formbuilder.rendering.titles import paragraphs

NONE: frozenset[str] = frozenset()


class Sorted(NamedTuple):
    """The lines of a working, each in the order of the form."""

    told: tuple[Line, ...]
    nil: tuple[Line, ...]
    """They come to nothing, and nothing is said of them."""
    untold: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """What the lines and the paragraphs of a result are made of; worked out once for a form."""

    lines: Mapping[str, tuple[frozenset[str], ...]]
    """By line, the other lines that each of its cases adds up; without lines of which no case adds up any."""
    says: Mapping[str, frozenset[str]]
    """By paragraph, the lines that it names or depends on."""
    sum_first: bool
    """Whether the first paragraph is a sum: then it is said where there is none yet."""
    after: tuple[str, ...]
    """The paragraphs that stand after what is said."""

    @classmethod
    def of(cls, form: Form) -> Working:
        """Find what is read by what."""
        ids = form.calculations.keys()
        every = {id_: tuple(names(case.gives) & ids for case in each.cases) for id_, each in form.calculations.items()}
        lines = {id_: cases for id_, cases in every.items() if any(cases)}
        says = form.result.says if form.result else ()
        sum_first = bool(says) and bool(AMOUNT.search(str(says[0].words)))
        after = paragraphs(form.result.after) if form.result else ()
        return cls(lines, {said.id: _named(said) & ids for said in says}, sum_first, after)

    def sort(self, period: PeriodOutcome) -> Sorted:
        """Tell the lines apart. A line that is nil stays where something is said of it or it was made of something."""
        said = NONE.union(*[self.says.get(each.id, NONE) for each in period.says])
        some = {line.id for line in period.lines if line.amount}
        told: list[Line] = []
        nil: list[Line] = []
        untold: list[Line] = []
        for line in period.lines:
            if line.amount:
                told.append(line)
            elif line.amount is None:
                untold.append(line)
            elif line.id in said or (line.id in self.lines and self._made_of(line, some)):
                told.append(line)
            else:
                nil.append(line)
        return Sorted(tuple(told), tuple(nil), tuple(untold))

    def _made_of(self, line: Line, some: Set[str]) -> bool:
        """Whether a line adds up others that come to something."""
        cases = self.lines[line.id]
        return line.case is not None and line.case < len(cases) and not some.isdisjoint(cases[line.case])


def _named(said: Said) -> frozenset[str]:
    return frozenset(AMOUNT.findall(str(said.words))) | (names(said.when) if said.when else frozenset())
