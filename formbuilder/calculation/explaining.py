"""Each rule of a calculation and of a result as plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from formbuilder.calculation.amounts import written
from formbuilder.definition.calculations import Calculation, Case, Instead, Result, Rounding, Said
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates
from formbuilder.expressions.explanation import Vocabulary, explain, explain_number
from formbuilder.expressions.syntax import Expression, item_reads, names

ROUNDED = {
    Rounding.PENNY: "It is rounded to the nearest penny, half a penny up.",
    Rounding.PENNY_DOWN: "It is rounded down to a penny.",
    Rounding.PENNY_UP: "It is rounded up to a penny.",
    Rounding.POUND_DOWN: "It is rounded down to a pound.",
    Rounding.POUND_UP: "It is rounded up to a pound.",
    Rounding.NONE: "It is not rounded.",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What one calculation or one part of the result does."""

    place: str
    """``CALC``, ``result.from``, ``result.officer.ID``, ``result.say.ID`` or ``result.assumed.ID``."""
    sentences: tuple[str, ...]


def vocabulary(form: Form, words: Vocabulary, rates: Rates) -> Vocabulary:
    """Return ``words`` with what the calculations and the rates of ``form`` are called."""
    figures = {
        f"{table}.{figure.id}": str(figure.label)
        for table in form.rates
        if table in rates.tables
        for figure in rates.tables[table].figures.values()
    }
    labels = {id_: str(calculation.label) for id_, calculation in form.calculations.items()}
    return replace(words, calculations=labels, rates=figures)


def rules(form: Form, words: Vocabulary) -> Iterator[Rule]:
    """Give every rule of ``form``, in its order; ``words`` are those of ``vocabulary``."""
    for id_, calculation in form.calculations.items():
        yield Rule(id_, (*_cases(calculation, words), *_instead(calculation, form), *_rest(calculation)))
    if form.result:
        yield from _of_result(form.result, words)


def _cases(calculation: Calculation, words: Vocabulary) -> Iterator[str]:
    for number, case in enumerate(calculation.cases):
        gives = explain_number(case.gives, words)
        if number:
            yield f"Otherwise{_if(case, words, ', if {},')} it is {gives}."
        else:
            yield f"“{calculation.label}” is {gives}{_if(case, words, ', if {}')}."


def _if(case: Case, words: Vocabulary, pattern: str) -> str:
    return pattern.format(_condition(case.when, words)) if case.when else ""


def _condition(when: Expression, words: Vocabulary) -> str:
    sentence = explain(when, words)
    return f"{sentence[0].lower()}{sentence[1:].removesuffix('.')}"


def _instead(calculation: Calculation, form: Form) -> Iterator[str]:
    """Say what counts in place of answers, if it reads any itself."""
    given = [part for case in calculation.cases for part in (case.when, case.gives) if part is not None]
    if any(names(part) - form.calculations.keys() - form.conditions.keys() or item_reads(part) for part in given):
        yield from _counted(calculation.instead, calculation)


def _counted(instead: Instead, calculation: Calculation) -> Iterator[str]:
    for amount, what in (
        (instead.not_asked, "What was not asked"),
        (instead.missing, "What was not answered"),
        (instead.unknown, "“I do not know”"),
    ):
        yield f"{what} {_as(amount, calculation)}."


def _as(amount: Decimal | None, calculation: Calculation) -> str:
    return "leaves this line open" if amount is None else f"counts as {written(amount, calculation.unit)}"


def _rest(calculation: Calculation) -> Iterator[str]:
    yield ROUNDED[calculation.rounding]
    if calculation.law:
        yield f"Source: {calculation.law}."


def _of_result(result: Result, words: Vocabulary) -> Iterator[Rule]:
    if result.starts:
        called = words.questions.get(result.starts, result.starts)
        yield Rule("result.from", (f"Weeks are worked out from the answer about “{called}”.",))
    for number, talk in enumerate(result.talks):
        unless = ", unless an officer talks to them already" if number else ""
        sentence = f"“{talk.title}” takes the place of every amount if {_condition(talk.when, words)}{unless}."
        yield Rule(f"result.officer.{talk.id}", (sentence,))
    yield from (Rule(f"result.say.{said.id}", (_said(said, words),)) for said in result.says)
    yield from (Rule(f"result.assumed.{said.id}", (_said(said, words),)) for said in result.assumed)


def _said(said: Said, words: Vocabulary) -> str:
    when = f"if {_condition(said.when, words)}" if said.when else "always"
    return f"“{said.words}” is said {when}."
