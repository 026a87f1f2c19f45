"""A decision about a charge: taken from the officer's copy, never changed, and replaced by a later one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from formbuilder.calculation.finding import Finding, kept, read_kept
from formbuilder.calculation.outcome import Outcome, PeriodOutcome
from formbuilder.charges.charge_form import CHARGE

PERSON_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9/ .-]{0,29}")
"""How the finance system calls somebody."""
MOST = Decimal(10_000)
"""Pounds a week: more than this is a slip of the hand."""


class Kind(StrEnum):
    """What care is charged for, as finance systems call it."""

    PERMANENT = "permanent"
    DOMICILIARY = "domiciliary"
    TEMPORARY = "temporary"
    RESPITE = "respite"


class Basis(StrEnum):
    """Who pays the provider of the care."""

    GROSS = "gross"
    """The council pays the provider all of it, and the person pays the council."""
    NET = "net"
    """The person pays their part to the provider, and the council the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedLine:
    """What is charged from one Monday until the next line begins."""

    begins: date
    year: int
    """The calendar year in which the year of its figures begins."""
    worked_out: Decimal
    """Pounds a week, as the sums say."""
    weekly: Decimal
    """Pounds a week, as it was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An answer that was replaced, in words."""

    asked: str
    told: tuple[str, ...] = field(repr=False)
    used: tuple[str, ...] = field(repr=False)
    seen: str = field(repr=False)
    seen_on: date
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, and all that it rests on; ``reason`` says why a sum is not the one that was worked out."""

    person_number: str = field(repr=False)
    kind: Kind
    basis: Basis
    lines: tuple[ChargedLine, ...]
    reason: str = field(repr=False, default="")
    changes: tuple[Change, ...] = field(repr=False, default=())
    kept_finding: str = field(repr=False)
    """What came out, as ``kept_as_text`` writes it: it is long, and only a statement reads it."""
    answers: Mapping[str, object] = field(repr=False)
    """Plain, as the officer’s copy had them."""
    corrections: int
    """How many saves the officer’s copy had."""

    @property
    def finding(self) -> Finding:
        """What came out of the officer’s copy; read anew each time."""
        return read_kept(json.loads(self.kept_finding))

    @property
    def start(self) -> date:
        """The Monday of the first week that is charged."""
        return self.lines[0].begins

    @property
    def weekly(self) -> Decimal:
        """What is charged in the end."""
        return self.lines[-1].weekly

    @property
    def by_hand(self) -> bool:
        """Whether a sum was set that the sums do not give."""
        return any(line.weekly != line.worked_out for line in self.lines)


class NoSum(StrEnum):
    """Why there is nothing to decide yet."""

    TALK = "talk"
    """An officer talks to the person."""
    NO_FIGURES = "no_figures"
    """A year has no rates, or the weeks are too long ago."""
    UNTOLD = "untold"
    """Answers are missing."""


def no_sum(outcome: Outcome) -> NoSum | None:
    """Say why an outcome cannot be decided; None if every line of every period is told."""
    if any(each.talk for each in outcome.periods):
        return NoSum.TALK
    if outcome.problem or any(each.problem and not each.untold for each in outcome.periods):
        return NoSum.NO_FIGURES
    told = not outcome.untold and all(_charge(each) is not None for each in outcome.periods)
    return None if told else NoSum.UNTOLD


def charged(outcome: Outcome) -> tuple[ChargedLine, ...]:
    """Return what is charged from when on; parts of a year in which the same is charged are one line.

    The outcome must be one that ``no_sum`` says nothing against.
    """
    found: list[ChargedLine] = []
    for period in outcome.periods:
        amount = _charge(period)
        if amount is None:
            raise ValueError(period.begins)
        if not found or (found[-1].year, found[-1].weekly) != (period.year, amount):
            found.append(ChargedLine(begins=period.begins, year=period.year, worked_out=amount, weekly=amount))
    return tuple(found)


def kept_as_text(finding: Finding) -> str:
    """Return a finding as a decision keeps it."""
    return json.dumps(kept(finding), ensure_ascii=False, separators=(",", ":"))


def packed(decision: Decision) -> bytes:
    """Return the bytes that are sealed."""
    return json.dumps(dict(_parts(decision)), ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(content: bytes) -> Decision:
    """Return what ``packed`` made the bytes from."""
    parts = json.loads(content)
    return Decision(
        person_number=parts["person_number"],
        kind=Kind(parts["kind"]),
        basis=Basis(parts["basis"]),
        lines=tuple(_read_line(each) for each in parts["lines"]),
        reason=parts["reason"],
        changes=tuple(_read_change(each) for each in parts["changes"]),
        kept_finding=parts["finding"],
        answers=parts["answers"],
        corrections=parts["corrections"],
    )


def _charge(period: PeriodOutcome) -> Decimal | None:
    line = period.line(CHARGE)
    return line.amount if line else None


def _parts(decision: Decision) -> Iterator[tuple[str, object]]:
    for name in ("person_number", "kind", "basis", "reason", "answers", "corrections"):
        yield name, getattr(decision, name)
    yield "finding", decision.kept_finding
    yield "lines", [_line(each) for each in decision.lines]
    yield "changes", [_change(each) for each in decision.changes]


def _line(line: ChargedLine) -> dict[str, object]:
    sums = {"worked_out": str(line.worked_out), "weekly": str(line.weekly)}
    return {"begins": line.begins.isoformat(), "year": line.year, **sums}


def _read_line(plain: Mapping[str, Any]) -> ChargedLine:
    sums = {name: Decimal(plain[name]) for name in ("worked_out", "weekly")}
    return ChargedLine(begins=date.fromisoformat(plain["begins"]), year=plain["year"], **sums)


def _change(change: Change) -> dict[str, object]:
    words = {"asked": change.asked, "told": change.told, "used": change.used, "seen": change.seen}
    return {**words, "seen_on": change.seen_on.isoformat(), "reason": change.reason}


def _read_change(plain: Mapping[str, Any]) -> Change:
    texts = {name: tuple(plain[name]) for name in ("told", "used")}
    return Change(**{**plain, **texts, "seen_on": date.fromisoformat(plain["seen_on"])})
