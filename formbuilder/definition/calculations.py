"""What a form works out from answers: calculations, and the result that a person reads. Frozen, no YAML left in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from formbuilder.definition.words import Words
from formbuilder.expressions.syntax import Expression
from formbuilder.problems import Place


class Unit(StrEnum):
    """What a calculation gives, or what a rate is in; only a rate is in pounds a month."""

    POUNDS = "pounds"
    POUNDS_A_WEEK = "pounds_a_week"
    POUNDS_A_MONTH = "pounds_a_month"
    NUMBER = "number"
    YEARS = "years"


class Rounding(StrEnum):
    """How the amount of a line is rounded, last of all."""

    PENNY = "penny"
    """To the nearest penny, halves up."""
    PENNY_DOWN = "penny_down"
    PENNY_UP = "penny_up"
    POUND_DOWN = "pound_down"
    POUND_UP = "pound_up"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One branch of a calculation: what it gives, if ``when`` holds; None holds always."""

    when: Expression | None
    gives: Expression
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What a number counts as that is not there; None: then it cannot be told."""

    not_asked: Decimal | None = None
    """It is not on this person’s way."""
    missing: Decimal | None = None
    """It was asked and not answered."""
    unknown: Decimal | None = None
    """It was answered with “I do not know” or “I would rather not say”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """One line of the working; the first of ``cases`` that holds gives its amount."""

    id: str
    label: Words
    help: Words | None = None
    unit: Unit
    cases: tuple[Case, ...]
    instead: Instead
    law: str = ""
    """Where the rule comes from, cited with its instrument."""
    rounding: Rounding
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A paragraph of the result, if ``when`` holds; ``{name}`` in its words is the amount of a calculation."""

    id: str
    when: Expression | None
    words: Words
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Where no sum may be told: an officer talks to the person."""

    id: str
    when: Expression
    title: Words
    text: Words
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a person reads of the calculations."""

    title: Words
    starts: str = ""
    """The date question from which weeks are charged; "": the day of the assessment."""
    talks: tuple[Talk, ...] = ()
    says: tuple[Said, ...]
    assumed: tuple[Said, ...] = ()
    working: tuple[str, ...]
    """Ids of calculations, in the order of the lines."""
    after: Words | None = None
    place: Place = field(compare=False)
