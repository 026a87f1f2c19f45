"""Amounts: rounded as a form says, and written as people read them."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from formbuilder.definition.calculations import Rounding, Unit
from formbuilder.expressions.arithmetic import EXACT


class _To(NamedTuple):
    step: Decimal
    way: str


COUNTED = (Unit.NUMBER, Unit.YEARS)
SHORT = re.compile(r"[0-9]{1,3}\.[0-9]{2}")
"""How most amounts are written as they are."""
PENNY, POUND = Decimal("0.01"), Decimal(1)
ROUNDED = {
    Rounding.PENNY: _To(PENNY, ROUND_HALF_UP),
    Rounding.PENNY_DOWN: _To(PENNY, ROUND_FLOOR),
    Rounding.PENNY_UP: _To(PENNY, ROUND_CEILING),
    Rounding.POUND_DOWN: _To(POUND, ROUND_FLOOR),
    Rounding.POUND_UP: _To(POUND, ROUND_CEILING),
}
"""Halves go away from nought; down and up are towards less and more, below nought too."""


def rounded(amount: Decimal, rounding: Rounding) -> Decimal | None:
    """Return an amount as a form rounds it; None if it has more than 34 digits."""
    if rounding is Rounding.NONE:
        return amount
    to = ROUNDED[rounding]
    found = amount.quantize(to.step, to.way, EXACT)
    return found if found.is_finite() else None


def written(amount: Decimal, unit: Unit) -> str:
    """Return an amount as it stands in a sentence: ``£1,200``, ``£12.50``, ``−£3``, a number ``2.5``."""
    text = str(amount)
    if unit not in COUNTED and SHORT.fullmatch(text):
        return f"£{text.removesuffix('.00')}"
    sign = "−" if amount < 0 else ""
    if unit in COUNTED:
        return f"{sign}{_plain(abs(amount))}"
    return f"{sign}£{abs(amount):,.2f}".removesuffix(".00")


def _plain(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
