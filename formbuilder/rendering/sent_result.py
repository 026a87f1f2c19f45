"""The result that was sent with a form, in words: every line with its law, every figure with its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.calculation.amounts import written
from formbuilder.calculation.finding import read_kept
from formbuilder.calculation.outcome import Line, PeriodOutcome, RateUsed
from formbuilder.definition.calculations import Unit
from formbuilder.definition.rates import Status, written_year

PER = {Unit.POUNDS_A_WEEK: " a week", Unit.POUNDS_A_MONTH: " a month", Unit.YEARS: " years"}


def result_told(kept: Mapping[str, object]) -> Iterator[str]:
    """Give the lines of a result as it was kept; none if the form works nothing out."""
    if not kept:
        return
    finding = read_kept(kept)
    yield f"\n== The result, as it was shown on {finding.on.isoformat()} =="
    yield f"The rates have the fingerprint {finding.rates}. A year had {finding.weeks} weeks."
    for period in finding.outcome.periods:
        yield from _period(period)


def _period(period: PeriodOutcome) -> Iterator[str]:
    yield f"\nFrom {period.begins.isoformat()}, with the figures of {written_year(period.year)}"
    if period.talk:
        yield f"  No sum: {period.talk.title} ({period.talk.id})"
    yield from (f"  {each.text}" for each in period.says)
    yield from (f"  Took as true: {each.text}" for each in period.assumed)
    if period.problem:
        yield f"  {period.problem}"
    for line in period.lines:
        yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    amount = line.problem or "cannot be told" if line.amount is None else _sum(line)
    yield f"  {line.id}: {line.label}: {amount}{f' ({line.law})' if line.law else ''}"
    yield from (f"    {_rate(rate)}" for rate in line.rates)


def _sum(line: Line) -> str:
    return f"{written(line.amount, line.unit)}{PER.get(line.unit, '')}" if line.amount is not None else ""


def _rate(rate: RateUsed) -> str:
    marks = [*(["the council’s own"] if rate.own else []), *([] if rate.status is Status.READ else ["to check"])]
    amount = f"{written(rate.value, rate.unit)}{PER.get(rate.unit, '')}"
    return ", ".join([f"{rate.id} of {written_year(rate.year)}: {amount}", *marks])
