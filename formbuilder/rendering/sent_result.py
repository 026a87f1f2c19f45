"""The result that was sent with a form, in words: every line with its law, every figure with its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.calculation.amounts import written
from formbuilder.calculation.finding import read_kept
from formbuilder.calculation.outcome import Line, PeriodOutcome, RateUsed
from formbuilder.definition.calculations import Unit
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Status, written_year
from formbuilder.rendering.tongue_names import tongue_name

IN_LANGUAGE = "The person read this result in another language: {language}. Its sentences are in that language."
PER = {Unit.POUNDS_A_WEEK: " a week", Unit.POUNDS_A_MONTH: " a month", Unit.YEARS: " years"}


def result_told(kept: Mapping[str, object], form: Form) -> Iterator[str]:
    """Give the lines of a result as it was kept; none if the form works nothing out.

    What the person read in another language is marked, and each sum has its name in ``form`` beside it.
    """
    if not kept:
        return
    finding = read_kept(kept)
    yield f"\n== The result, as it was shown on {finding.on.isoformat()} =="
    yield f"The rates have the fingerprint {finding.rates}. A year had {finding.weeks} weeks."
    labels: Mapping[str, str] = {}
    if language := kept.get("language"):
        yield IN_LANGUAGE.format(language=tongue_name(str(language)).english)
        labels = {id_: str(each.label) for id_, each in form.calculations.items()}
    for period in finding.outcome.periods:
        yield from _period(period, labels)


def _period(period: PeriodOutcome, labels: Mapping[str, str]) -> Iterator[str]:
    yield f"\nFrom {period.begins.isoformat()}, with the figures of {written_year(period.year)}"
    if period.talk:
        yield f"  No sum: {period.talk.title} ({period.talk.id})"
    yield from (f"  {each.text}" for each in period.says)
    yield from (f"  Took as true: {each.text}" for each in period.assumed)
    if period.problem:
        yield f"  {period.problem}"
    for line in period.lines:
        yield from _line(line, labels.get(line.id, ""))


def _line(line: Line, english: str) -> Iterator[str]:
    name = f"{english}: {line.label}" if english not in {"", line.label} else line.label
    amount = line.problem or "cannot be told" if line.amount is None else _sum(line)
    yield f"  {line.id}: {name}: {amount}{f' ({line.law})' if line.law else ''}"
    yield from (f"    {_rate(rate)}" for rate in line.rates)


def _sum(line: Line) -> str:
    return f"{written(line.amount, line.unit)}{PER.get(line.unit, '')}" if line.amount is not None else ""


def _rate(rate: RateUsed) -> str:
    marks = [*(["the council’s own"] if rate.own else []), *([] if rate.status is Status.READ else ["to check"])]
    amount = f"{written(rate.value, rate.unit)}{PER.get(rate.unit, '')}"
    return ", ".join([f"{rate.id} of {written_year(rate.year)}: {amount}", *marks])
