"""What can be asked of an answer in an expression."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from formbuilder.expressions.units import ANY


class Sort(StrEnum):
    """What an answer can be compared with; the value says it in a sentence."""

    TEXT = "words"
    NUMBER = "a number"
    MONEY = "a sum of money"
    DATE = "a date"
    YES_NO = "yes or no"
    ONE = "one option"
    MANY = "any number of options"
    CONDITION = "a condition"
    NOTHING = "nothing that can be compared"


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of a name: ``values`` of its options, ``also`` the answers beside those of its type."""

    sort: Sort
    values: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unit: str = ""
    """What a number counts, as ``units`` has it: "" for a plain number, ``pounds a week``, ``hours``."""
    nil: bool = False
    """Whether it is known to be nought, or to be nought in some year: then nothing is divided by it."""

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that may stand bare to the right of ``is`` or ``includes``."""
        return (*(("yes", "no") if self.sort is Sort.YES_NO else self.values), *self.also)

    @property
    def is_number(self) -> bool:
        """Whether it can be calculated with."""
        return self.sort in {Sort.NUMBER, Sort.MONEY}


TEXT = Kind(Sort.TEXT)
NUMBER = Kind(Sort.NUMBER)
MONEY = Kind(Sort.MONEY)
CONSTANT = Kind(Sort.NUMBER, unit=ANY)
"""A number that is written out: it goes with every unit."""
DATE = Kind(Sort.DATE)
YES_NO = Kind(Sort.YES_NO)
CONDITION = Kind(Sort.CONDITION)
NOTHING = Kind(Sort.NOTHING)
