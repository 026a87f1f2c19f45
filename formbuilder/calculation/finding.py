"""What came out on a day, in a shape that can be kept for ever: every figure, and the rates that it was made with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from formbuilder.calculation.outcome import Line, Outcome, Paragraph, PeriodOutcome, RateUsed
from formbuilder.definition.calculations import Talk, Unit
from formbuilder.definition.rates import Status
from formbuilder.definition.words import Words
from formbuilder.expressions.syntax import Literal, Span
from formbuilder.problems import Place
from formbuilder.tongue.messages import Foreign

NOWHERE = Place("kept", 1, 1)
HELD = Literal(value=True, span=Span(0, 0))
"""The condition of what was told: it held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An outcome with what it was worked out from beside the answers."""

    outcome: Outcome
    on: date
    """The day of the assessment."""
    rates: str
    """The fingerprint of the rates."""
    weeks: Decimal
    """How many weeks a year had."""


def kept(finding: Finding, language: str = "") -> dict[str, object]:
    """Return a finding as JSON can hold it: words as they were shown, amounts as texts; nothing of it is lost.

    ``language`` is the one that its words are in, if not English.
    """
    return {
        **({"language": language} if language else {}),
        "on": finding.on.isoformat(),
        "rates": finding.rates,
        "weeks_in_a_year": str(finding.weeks),
        "periods": [_period(each) for each in finding.outcome.periods],
        "problem": finding.outcome.problem,
    }


def read_kept(plain: Mapping[str, Any], language: str = "") -> Finding:
    """Return what ``kept`` made; of the calculations those that were shown.

    ``language`` is the one that its words were kept in, where pages are in another one: then they say so.
    """
    plain = _marked(plain, language) if language else plain
    periods = tuple(_read_period(each) for each in plain["periods"])
    return Finding(
        outcome=Outcome(periods, plain["problem"]),
        on=date.fromisoformat(plain["on"]),
        rates=plain["rates"],
        weeks=Decimal(plain["weeks_in_a_year"]),
    )


def _period(period: PeriodOutcome) -> dict[str, object]:
    talk = period.talk
    return {
        "year": period.year,
        "begins": period.begins.isoformat(),
        "officer": {"id": talk.id, "title": str(talk.title), "text": str(talk.text)} if talk else None,
        "says": _told(period.says),
        "assumed": _told(period.assumed),
        "lines": [_line(line) for line in period.lines],
        "untold": list(period.untold),
        "problem": period.problem,
    }


def _told(paragraphs: Sequence[Paragraph]) -> list[dict[str, str]]:
    return [{"id": each.id, "text": each.text} for each in paragraphs]


def _line(line: Line) -> dict[str, object]:
    return {
        "id": line.id,
        "label": line.label,
        "help": line.help,
        "amount": None if line.amount is None else str(line.amount),
        "unit": line.unit.value,
        "law": line.law,
        "rates": [_rate(rate) for rate in line.rates],
        "given": line.given,
        "untold": list(line.untold),
        "problem": line.problem,
        "case": line.case,
    }


def _rate(rate: RateUsed) -> dict[str, object]:
    return {
        "id": rate.id,
        "label": rate.label,
        "value": str(rate.value),
        "unit": rate.unit.value,
        "year": rate.year,
        "status": rate.status.value,
        "law": rate.law,
        "own": rate.own,
    }


SAID = frozenset({"title", "text", "label", "help", "problem"})
"""The words that people read in what is kept."""


def _marked(plain: Any, language: str) -> Any:  # noqa: ANN401 - JSON
    """Return what is kept with its words in ``language``."""
    match plain:
        case dict():
            said = {key: Foreign(plain[key], language) for key in SAID & plain.keys() if plain[key]}
            return {key: _marked(each, language) for key, each in plain.items()} | said
        case list():
            return [_marked(each, language) for each in plain]
        case _:
            return plain


def _read_period(plain: Mapping[str, Any]) -> PeriodOutcome:
    lines = tuple(_read_line(each) for each in plain["lines"])
    return PeriodOutcome(
        year=plain["year"],
        begins=date.fromisoformat(plain["begins"]),
        lines=lines,
        every=lines,
        talk=_read_talk(plain["officer"]) if plain["officer"] else None,
        says=tuple(Paragraph(**each) for each in plain["says"]),
        assumed=tuple(Paragraph(**each) for each in plain["assumed"]),
        untold=tuple(plain["untold"]),
        problem=plain["problem"],
    )


def _read_talk(plain: Mapping[str, str]) -> Talk:
    said = (plain["title"], plain["text"])
    title, text = (Words(each, NOWHERE, language=getattr(each, "language", "")) for each in said)
    return Talk(id=plain["id"], when=HELD, title=title, text=text, place=NOWHERE)


def _read_line(plain: Mapping[str, Any]) -> Line:
    return Line(
        **{
            **plain,
            "amount": None if plain["amount"] is None else Decimal(plain["amount"]),
            "unit": Unit(plain["unit"]),
            "rates": tuple(_read_rate(each) for each in plain["rates"]),
            "untold": tuple(plain["untold"]),
        }
    )


def _read_rate(plain: Mapping[str, Any]) -> RateUsed:
    given = {**plain, "value": Decimal(plain["value"]), "unit": Unit(plain["unit"]), "status": Status(plain["status"])}
    return RateUsed(**given)
