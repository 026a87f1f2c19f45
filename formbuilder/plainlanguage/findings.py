"""What a check says of some words: a finding, with the exact place, the reason to look, and a way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How much a finding weighs: an ``ERROR`` stops publishing unless waived, a ``WARNING`` must be seen."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def weight(self) -> int:
        """Return 2 for an error, 1 for a warning and 0 for advice, to sort and to compare by."""
        return WEIGHTS[self]

    def at_least(self, other: Severity) -> bool:
        """Tell whether this weighs as much as ``other`` or more."""
        return WEIGHTS[self] >= WEIGHTS[other]


WEIGHTS: Mapping[Severity, int] = MappingProxyType({Severity.ADVICE: 0, Severity.WARNING: 1, Severity.ERROR: 2})


class Hit(NamedTuple):
    """What a rule found in a text, before it is put into words.

    ``start`` and ``end`` count code points of the text. ``said`` fills the curly brackets of the rule’s message and
    suggestion. ``severity`` replaces the rule’s own. ``option`` is the number, from 0, of the option that it is about.
    """

    start: int
    end: int
    said: Mapping[str, str] = NOTHING
    severity: Severity | None = None
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about some words that may stop a person from understanding or answering them.

    ``start`` and ``end`` count code points of the text; they are equal if nothing in the text itself is marked.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    suggestion: str
    by: str = ""
    """Whose word list it comes from, with their reason; "" for the product’s own rules."""
    option: int | None = None
    """The number, from 0, of the option that it is about."""

    @property
    def whole(self) -> str:
        """What is wrong, and which group says so and why."""
        return f"{self.message} {self.by}".strip()
