"""A charge that ends, and what is charged week by week once several decisions were made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from formbuilder.charges.decision import Basis, Decision, Kind, unpacked

DAY = timedelta(days=1)
ENDS = "ends"
"""What only the bytes of an ending hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """From ``start`` on nothing is charged; the rest is that of the decision which it ends."""

    person_number: str = field(repr=False)
    kind: Kind
    basis: Basis
    start: date
    """The Monday of the first week that is not charged."""
    reason: str = field(repr=False)
    """The person reads it."""


Settled: TypeAlias = Decision | Ending
"""What was decided about a charge: a sum, or that it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What is charged from one Monday to one Sunday; ``until`` is None where no end is known."""

    begins: date
    until: date | None
    weekly: Decimal
    """Pounds a week."""
    number: int
    """The decision that says so."""


def spans(settled: Iterable[tuple[int, Settled]]) -> tuple[Span, ...]:
    """Return what is charged from when to when; each of ``settled``, by number, takes the place from its start on."""
    found: list[Span] = []
    for number, each in settled:
        before = each.start - DAY
        found = [_until(span, before) for span in found if span.begins < each.start]
        found += _of(number, each) if isinstance(each, Decision) else ()
    return tuple(found)


def packed_ending(ending: Ending) -> bytes:
    """Return the bytes that are sealed."""
    parts = {name: getattr(ending, name) for name in ("person_number", "kind", "basis", "reason")}
    return json.dumps({**parts, ENDS: ending.start.isoformat()}, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked_settled(content: bytes) -> Settled:
    """Return the decision or the ending that the bytes were made from."""
    parts: Mapping[str, Any] = json.loads(content)
    if ENDS not in parts:
        return unpacked(content)
    return Ending(
        person_number=parts["person_number"],
        kind=Kind(parts["kind"]),
        basis=Basis(parts["basis"]),
        start=date.fromisoformat(parts[ENDS]),
        reason=parts["reason"],
    )


def _until(span: Span, last: date) -> Span:
    return span if span.until is not None and span.until <= last else replace(span, until=last)


def _of(number: int, decision: Decision) -> list[Span]:
    nexts = [line.begins - DAY for line in decision.lines[1:]]
    return [
        Span(begins=line.begins, until=until, weekly=line.weekly, number=number)
        for line, until in zip(decision.lines, (*nexts, None), strict=True)
    ]
