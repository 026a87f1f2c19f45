"""Answers as expressions see them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias


class Dated(Protocol):
    """A date of which month and day may not be known; ``datetime.date`` is one."""

    @property
    def year(self) -> int: ...

    @property
    def month(self) -> int | None: ...

    @property
    def day(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class AlsoWord:
    """“I do not know” or “I would rather not say”: equal only to its own word, and no number."""

    word: str

    def __contains__(self, word: object) -> bool:
        """Whether it is this word: so it is all that was chosen."""
        return word == self.word


Operand: TypeAlias = Decimal | str | bool | Dated | frozenset[str] | AlsoWord
