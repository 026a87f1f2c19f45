"""How answers came that somebody of the council typed from paper: small facts, kept and sent with the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

MARK = "paper"
SIZE = 100
"""The most signs of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOnPaper:
    """What the paper says of itself, and who typed it."""

    language: str
    """The language of the paper, a BCP 47 tag."""
    written_in: str = field(repr=False)
    """The language that the person wrote in, in words."""
    written_by: str = field(repr=False)
    """Who wrote on it; "" if the paper does not say."""
    received_on: date
    entered_by: str
    easy: bool = False
    """Whether it has the words of Easy Read."""

    @property
    def marks(self) -> Iterator[str]:
        """The same as marks of a journey."""
        yield MARK
        told = {
            "language": self.language,
            "in": self.written_in,
            "by": self.written_by,
            "on": self.received_on.isoformat(),
            "typed": self.entered_by,
            "words": "easy" if self.easy else "",
        }
        yield from (f"{MARK}-{name}:{value[:SIZE]}" for name, value in told.items() if value)

    @classmethod
    def of(cls, marks: Iterable[str]) -> CameOnPaper | None:
        """Return what marks say; None for answers that did not come on paper."""
        found = {name: value for name, sign, value in (mark.partition(":") for mark in marks) if sign}
        if f"{MARK}-on" not in found:
            return None
        return cls(
            language=found.get(f"{MARK}-language", ""),
            written_in=found.get(f"{MARK}-in", ""),
            written_by=found.get(f"{MARK}-by", ""),
            received_on=date.fromisoformat(found[f"{MARK}-on"]),
            entered_by=found.get(f"{MARK}-typed", ""),
            easy=found.get(f"{MARK}-words") == "easy",
        )


def paper_marks(marks: Iterable[str]) -> tuple[str, ...]:
    """Return those marks that say how answers came on paper."""
    return tuple(mark for mark in marks if mark == MARK or mark.startswith(f"{MARK}-"))
