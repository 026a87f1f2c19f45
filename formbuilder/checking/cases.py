"""Worked examples: walked and worked out as a person’s answers are, and compared with what should come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from formbuilder.answers.reading import FaultCode
from formbuilder.calculation.outcome import Line, Outcome, PeriodOutcome
from formbuilder.calculation.sums import Sums
from formbuilder.checking.case_answers import Asked, asked
from formbuilder.checking.case_files import Case, normal
from formbuilder.checking.case_mapping import OUTCOME, CaseList, CaseMapping
from formbuilder.checking.case_values import number, to_the_penny
from formbuilder.checking.results import amount as written
from formbuilder.checking.walking import Walked, walk_route
from formbuilder.definition.language import CANNOT_TELL
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates, written_year
from formbuilder.definition.yaml_source import Fields, Scalar, Source
from formbuilder.routing.route import Route

GIVEN = "given by the case"
"""Stands in place of the rates of a line whose amount an example gives itself."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the working."""

    id: str
    amount: str | None
    """With two decimals; None if it cannot be told."""
    rate: str | None
    """The figures that it was worked out with, or that the example gives it; None if neither."""
    year: str
    """The year of its figures: ``2026/27``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """What came out of one example."""

    id: str
    charge: str | None
    """Pounds a week with two decimals; None if it cannot be told, an officer talks, or nobody asked for it."""
    lines: tuple[CaseLine, ...]
    says: tuple[str, ...]
    """Why there is no charge, and what should have come out."""
    told: tuple[str, ...]
    """What of the example could not be used, in sentences that begin with the place."""
    right: bool
    """Whether it came out as expected; if nothing was expected, whether it could be worked out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A list of examples that are not for this form."""

    listed: str
    cases: int
    why: str


@dataclass(frozen=True, slots=True)
class _Worked:
    """An example with what came of it."""

    asked: Asked
    walked: Walked
    outcome: Outcome | None
    """None if the form works nothing out."""

    @property
    def period(self) -> PeriodOutcome | None:
        return self.outcome.now if self.outcome else None


def work_out(
    form: Form, mapping: CaseMapping, cases: Sequence[Case], rates: Rates
) -> tuple[tuple[WorkedCase, ...], tuple[LeftOut, ...]]:
    """Work out every example that is for ``form``, each as a person’s answers, and tell which lists are not."""
    route, sums = Route.of(form), Sums.of(form) if form.calculations else None
    mine = [case for case in cases if not _list(mapping, case).nothing]
    found = tuple(_worked(case, mapping, route, sums, rates) for case in mine)
    others = Counter(case.listed for case in cases if _list(mapping, case).nothing)
    return found, tuple(LeftOut(name, number, mapping.lists[name].nothing) for name, number in others.items())


def outcomes(form: Form, mapping: CaseMapping, cases: Sequence[Case], rates: Rates) -> Iterator[tuple[str, Outcome]]:
    """Give the id and the whole outcome of every example that could be read, of a form that works something out."""
    route, sums = Route.of(form), Sums.of(form)
    for case in (each for each in cases if not _list(mapping, each).nothing):
        ready = asked(case, mapping, rates, frozenset(each.id for each in route.form.questions))
        outcome = None if ready.wrong else _walked(ready, route, sums, rates).outcome
        if outcome:
            yield case.id, outcome


def _list(mapping: CaseMapping, case: Case) -> CaseList:
    return mapping.lists.get(case.listed, CaseList())


def _worked(case: Case, mapping: CaseMapping, route: Route, sums: Sums | None, rates: Rates) -> WorkedCase:
    ready = asked(case, mapping, rates, frozenset(each.id for each in route.form.questions))
    if ready.wrong:
        return WorkedCase(id=case.id, charge=None, lines=(), says=(), told=(*ready.wrong, *ready.told), right=False)
    found = _walked(ready, route, sums, rates)
    refused = [
        f"{case.place}: as answers to this form: {each.question}: {each.message}"
        for each in found.walked.problems
        if each.code != FaultCode.MISSING
    ]
    expects = _list(mapping, case).expect or mapping.charge
    charge = _amount(found.period, mapping.charge) if expects == mapping.charge else None
    differences = tuple(_differences(case.expect, expects, found, mapping))
    return WorkedCase(
        id=case.id,
        charge=charge,
        lines=tuple(_lines(found.period, "" if expects in {mapping.charge, OUTCOME} else expects)),
        says=(*(() if charge else _why(found, expects, mapping)), *differences),
        told=(*refused, *ready.told),
        right=not differences and not refused,
    )


def _walked(ready: Asked, route: Route, sums: Sums | None, rates: Rates) -> _Worked:
    walked = walk_route(route, ready.answers, ready.on)
    way = frozenset(walked.asked)
    outcome = sums.work_out(walked.answers, way, ready.on, rates, given=ready.given) if sums else None
    return _Worked(ready, walked, outcome)


def _lines(period: PeriodOutcome | None, only: str) -> Iterator[CaseLine]:
    """Give the lines of the working; if only one calculation was asked for, just that."""
    if period and not period.talk:
        for line in period.every if only else period.lines:
            if only in {"", line.id}:
                yield CaseLine(line.id, written(line), _rate(line), written_year(period.year))


def _rate(line: Line) -> str | None:
    return GIVEN if line.given else ", ".join(each.id for each in line.rates) or None


def _amount(period: PeriodOutcome | None, id_: str) -> str | None:
    """Return what a calculation comes to; None if it cannot be told, or an officer talks in its place."""
    line = period.line(id_) if period and not period.talk and not period.problem else None
    return written(line) if line else None


def _why(found: _Worked, expects: str, mapping: CaseMapping) -> Iterator[str]:
    """Say why an amount is not told, or which words came out."""
    period = found.period
    if expects == OUTCOME:
        yield from _outcomes(found, mapping)
    elif period and period.talk:
        yield f"{period.talk.title}. {' '.join(str(period.talk.text).split())}"
    elif period and _amount(period, expects) is None:
        line = period.line(expects)
        yield period.problem or (line.problem if line else "") or "This cannot be told."
        if period.untold:
            yield f"To answer: {', '.join(period.untold)}."


def _outcomes(found: _Worked, mapping: CaseMapping) -> Iterator[str]:
    """Give what examples call the end, the talk or the paragraphs that came out."""
    period = found.period
    ids = [found.walked.end] if found.walked.end else []
    if period:
        ids += [period.talk.id] if period.talk else [each.id for each in period.says]
    yield from (mapping.outcomes[id_] for id_ in ids if id_ in mapping.outcomes)


def _differences(expect: Source | None, expects: str, found: _Worked, mapping: CaseMapping) -> Iterator[str]:
    """Say what should have come out and did not; ``expect`` is an amount, words, or amounts by calculation."""
    if isinstance(expect, Scalar):
        yield from _difference(expects, expect.value.strip(), found, mapping)
    elif isinstance(expect, Fields):
        for key, each in expect.value.items():
            name = mapping.charge if normal(key) == "charge" else normal(key)
            yield from _difference(name, each.value.strip() if isinstance(each, Scalar) else "", found, mapping)


def _difference(id_: str, wanted: str, found: _Worked, mapping: CaseMapping) -> Iterator[str]:
    told = _amount(found.period, id_)
    amount = number(wanted)
    if amount is not None:
        if told is None or Decimal(told) != Decimal(to_the_penny(amount)):
            yield f"‘{id_}’ should be {to_the_penny(amount)}, and it is {told or 'not told'}."
    elif not _said(wanted, told, found, mapping):
        said = "; ".join(_outcomes(found, mapping)) or told or "not told"
        yield f"‘{id_}’ should be “{wanted}”, and it is “{said}”."


def _said(wanted: str, told: str | None, found: _Worked, mapping: CaseMapping) -> bool:
    """Say whether words came out: those of ``outcomes``, the id of a talk, or that it cannot be told."""
    talk = found.period.talk if found.period else None
    ids = {CANNOT_TELL, "null", "officer"} if talk else {CANNOT_TELL, "null"}
    silent = told is None and normal(wanted) in {*ids, normal(talk.id) if talk else CANNOT_TELL}
    return silent or wanted in set(_outcomes(found, mapping))
