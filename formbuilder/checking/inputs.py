"""Every input of every calculation line: the question that asks it, the lines that it is made of, and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formbuilder.definition.calculations import Calculation
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates
from formbuilder.expressions.syntax import Expression, item_reads, names, rates_read


@dataclass(frozen=True, slots=True)
class Input:
    """Something that a line is worked out from."""

    id: str
    called: str
    """How people meet it: what a question asks, the label of a calculation or of a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineInputs:
    """What one line is worked out from."""

    id: str
    label: str
    questions: tuple[Input, ...]
    """In the order of the form, those that its conditions read too."""
    lines: tuple[Input, ...]
    figures: tuple[Input, ...]
    law: str


def inputs(form: Form, rates: Rates) -> tuple[LineInputs, ...]:
    """Return the inputs of each calculation of ``form``, in its order."""
    asked = {each.id: str(each.ask) for each in every_question(form.questions)}
    labels = {id_: str(each.label) for id_, each in form.calculations.items()}
    return tuple(_of_line(each, form, asked, labels, rates) for each in form.calculations.values())


def _of_line(
    line: Calculation, form: Form, asked: Mapping[str, str], labels: Mapping[str, str], rates: Rates
) -> LineInputs:
    written = tuple(_written(line))
    read = frozenset().union(*(names(each, form.conditions) for each in written))
    read |= {question for each in written for _, question in item_reads(each)}
    figures = sorted(frozenset().union(*map(rates_read, written)))
    return LineInputs(
        id=line.id,
        label=str(line.label),
        questions=tuple(Input(id_, ask) for id_, ask in asked.items() if id_ in read),
        lines=tuple(Input(id_, label) for id_, label in labels.items() if id_ in read),
        figures=tuple(Input(id_, str(found.label) if (found := rates.find(id_)) else id_) for id_ in figures),
        law=line.law,
    )


def _written(line: Calculation) -> Iterator[Expression]:
    for case in line.cases:
        yield from (part for part in (case.when, case.gives) if part is not None)
