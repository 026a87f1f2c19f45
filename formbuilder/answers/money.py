"""Sums of money: “£1,200.50 a month”, “about £20”, “80p”, “12 pounds 50”, “20k”."""

from __future__ import annotations

import re
from decimal import Decimal

from formbuilder.answers.figures import figure, unmarked
from formbuilder.answers.in_english import figure_in_english
from formbuilder.answers.numbers import bounds, with_bounds
from formbuilder.answers.reading import Fault, FaultCode, Reading, faulty
from formbuilder.answers.signs import signs
from formbuilder.answers.values import Amount
from formbuilder.definition.marks import Period
from formbuilder.definition.model import Money

PENNY = Decimal("0.01")
PER = r"(?:(?:a|an|per|each|every|in a|/|p)[ /]?)"
PERIODS = {
    Period.WEEK: re.compile(rf"[ ,(]*(?:{PER} ?(?:week|wk)|weekly|p\.?w\.?)\)?$"),
    Period.FORTNIGHT: re.compile(rf"[ ,(]*(?:{PER} ?(?:fortnight|(?:2|two) weeks)|fortnightly)\)?$"),
    Period.FOUR_WEEKS: re.compile(rf"[ ,(]*(?:{PER} ?(?:4|four)[ -]weeks|(?:4|four)[ -]weekly)\)?$"),
    Period.MONTH: re.compile(rf"[ ,(]*(?:{PER} ?(?:calendar )?month|monthly|p\.?c?\.?m\.?)\)?$"),
    Period.YEAR: re.compile(rf"[ ,(]*(?:{PER} ?(?:year|annum)|yearly|annually|p\.?a\.?)\)?$"),
}
POUNDS_AND_PENCE = re.compile(r"(\d[\d,]*) ?(?:£|pounds?|gbp|quid)(?: and)? ?(\d{1,2}) ?(?:p|pence)?")
PENCE = re.compile(r"(\d{1,6}) ?(?:p|pence|pennies|penny)")
THOUSAND = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?k")


def read_money(money: Money, amount: str, period: str) -> Reading:
    """Read a sum and, where the question leaves it open, how long it is for; both empty is no answer."""
    text, guess = unmarked(figure_in_english(signs(amount)))
    text, written = _period(text)
    text, after = unmarked(text)
    chosen, faults = _chosen(money, period.strip(), written)
    if not text and not guess and not after:
        if not period.strip() and written is None:
            return Reading(None)
        return faulty(Fault(FaultCode.AMOUNT, "amount"), *(each for each in faults if each.about))
    found = _pounds(text)
    wrong = found if isinstance(found, Fault) else _pence(found) or bounds(money, found)
    if wrong:
        faults.insert(0, with_bounds(money, wrong, "amount"))
    if faults or isinstance(found, Fault):
        return faulty(*faults)
    return Reading(Amount(found.quantize(PENNY), guess or after, chosen))


def _chosen(money: Money, period: str, written: Period | None) -> tuple[Period | None, list[Fault]]:
    """Return the period to keep, None where the question settles it, and what is wrong with it."""
    if period and period not in money.periods:
        return None, [Fault(FaultCode.OPTION, "period", ("period",))]
    if not money.periods:
        return None, [] if written is None else [Fault(FaultCode.OTHER_PERIOD, "amount", (written,))]
    settled = len(money.periods) == 1
    said = Period(period) if period else money.periods[0] if settled else written
    if said is None:
        return None, [Fault(FaultCode.PERIOD, "period")]
    if written not in (None, said) or said not in money.periods:
        return None, [Fault(FaultCode.OTHER_PERIOD, "amount" if settled else "period", (written or said,))]
    return None if settled else said, []


def _period(text: str) -> tuple[str, Period | None]:
    for period, pattern in PERIODS.items():
        found = pattern.search(text)
        if found and found.start() > 0:
            return text[: found.start()].strip(), period
    return text, None


def _pounds(text: str) -> Decimal | Fault:
    text = re.sub(r"^gbp ?(?=\d)", "£", text)
    both = POUNDS_AND_PENCE.fullmatch(text.removeprefix("£").strip())
    if both:
        return figure(f"{both[1]}.{both[2]:0>2}")
    pence = PENCE.fullmatch(text)
    if pence:
        return Decimal(pence[1]) / 100
    thousand = THOUSAND.fullmatch(text.replace("£", "").strip())
    if thousand:
        return Decimal(thousand[1]) * 1000
    text = text.replace("£", "").strip()
    if "." in text:
        text = text.removesuffix("p").strip()
    return figure(re.sub(r" ?(?:pounds?|gbp|quid)$", "", text).strip())


def _pence(number: Decimal) -> Fault | None:
    return None if number == number.quantize(PENNY) else Fault(FaultCode.PLACES)
