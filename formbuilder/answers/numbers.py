"""Numbers, with the unit that a question names: “about 20 hours”."""

from __future__ import annotations

import re
from decimal import Decimal

from formbuilder.answers.figures import MOST, figure, unmarked
from formbuilder.answers.in_english import figure_in_english, unit_asked, units_in_english
from formbuilder.answers.reading import Fault, FaultCode, Reading, faulty
from formbuilder.answers.signs import signs
from formbuilder.answers.values import Amount
from formbuilder.definition.model import Money, Number, Question

HOW_MANY = re.compile(r"\bhow many (\w+)")
LEAST = Decimal(0)
"""The least number that is taken where a question names none: nobody helps minus five hours."""
ALSO_WRITTEN = {"hour": "hrs hr h", "minute": "mins min", "year": "yrs yr", "week": "wks wk", "kilogram": "kg kgs"}


def read_number(question: Question, number: Number, text: str) -> Reading:
    """Read ``text`` as a number within bounds; nothing typed is no answer."""
    text, guess = unmarked(figure_in_english(signs(text)))
    if not text and not guess:
        return Reading(None)
    found = figure(text)
    if isinstance(found, Fault):
        text, after = unmarked(_without_unit(question, number, text))
        found, guess = figure(text), guess or after
    if isinstance(found, Fault):
        return faulty(with_bounds(number, found))
    wrong = [each for each in (_whole(number, found), bounds(number, found)) if each]
    if wrong:
        return faulty(*(with_bounds(number, each) for each in wrong))
    return Reading(Amount(canonical(found), guess))


def bounds(kind: Number | Money, number: Decimal) -> Fault | None:
    """Return what is wrong with the size of ``number``."""
    if number < least(kind):
        return Fault(FaultCode.TOO_SMALL)
    return Fault(FaultCode.TOO_BIG) if number > most(kind) else None


def least(kind: Number | Money) -> Decimal:
    """Return the smallest number that is taken."""
    return LEAST if kind.min is None else kind.min


def most(kind: Number | Money) -> Decimal:
    """Return the largest number that is taken."""
    return MOST if kind.max is None else kind.max


def with_bounds(kind: Number | Money, fault: Fault, part: str = "") -> Fault:
    """Return ``fault`` in its box, with the bound that its words name."""
    bound = {FaultCode.TOO_SMALL: least(kind), FaultCode.TOO_BIG: most(kind)}.get(fault.code)
    return Fault(fault.code, part, fault.about if bound is None else (f"{bound:f}",))


def canonical(number: Decimal) -> Decimal:
    """Return the number with no zero too many: 20, not 20.0 or 2E+1."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _whole(kind: Number, number: Decimal) -> Fault | None:
    if not kind.whole or number == number.to_integral_value():
        return None
    below = int(number // 1)
    return Fault(FaultCode.NOT_WHOLE, "", (str(below), str(below + 1)))


def _without_unit(question: Question, kind: Number, text: str) -> str:
    for unit in sorted(_units(question, kind), key=len, reverse=True):
        if text.endswith(unit) and not text[: -len(unit)].endswith(tuple("abcdefghijklmnopqrstuvwxyz")):
            return text[: -len(unit)].strip()
    return text


def _units(question: Question, kind: Number) -> set[str]:
    """Return the words that may follow the number: the unit, and what the question asks “how many” of."""
    unit = units_in_english(str(kind.unit or "").lower())
    found = {unit, *unit.split()[:1]}
    for words in (question.short, question.ask):
        found |= {*HOW_MANY.findall(str(words or "").lower()), *unit_asked(str(words or ""))}
    singular = {word.removesuffix("s") for word in found}
    more = {short for word in singular for short in ALSO_WRITTEN.get(word, "").split()}
    return {word for word in found | singular | {f"{each}s" for each in singular} | more if word not in {"", "s"}}
