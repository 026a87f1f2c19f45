"""What was found in many passages, as every kind of report takes it: pages, SARIF and annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from enum import StrEnum

from formbuilder.plainlanguage.findings import Finding, Severity
from formbuilder.plainlanguage.passages import ENGLISH, Kind
from formbuilder.problems import Place

FIRST = 3
"""How many findings of one passage are shown at first; the rest on demand."""
PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
HIDDEN = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)])
LEGIBLE = PICTURES | dict.fromkeys(HIDDEN, 0xFFFD)


class State(StrEnum):
    """Whether anybody must still look at a finding."""

    NEW = "new"
    KNOWN = "known"
    """It stands in the baseline."""
    WAIVED = "waived"
    """Somebody said why the words stay."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, with where it stands in a file and what was decided about it."""

    finding: Finding
    place: Place | None = None
    """Where the marked words begin in a file; None if there is no file."""
    end: Place | None = None
    """The place right after them."""
    state: State = State.NEW
    reason: str = ""
    """Who decided it, when and why; "" if nobody did."""

    @property
    def is_open(self) -> bool:
        """Tell whether somebody must still look at it."""
        return self.state is State.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Some words, and what was found in them."""

    name: str
    """What to call them: an id, or the address of a slot."""
    text: str
    options: tuple[str, ...] = ()
    """The labels that people choose from."""
    told: tuple[Told, ...] = ()
    kind: Kind = Kind.ASK
    language: str = ENGLISH
    place: Place | None = None
    """Where the words begin in a file; None if there is no file."""
    note: str = ""
    """What else to say of them, such as why nobody judges them; "" if nothing."""

    @property
    def first(self) -> tuple[Told, ...]:
        """The heaviest findings, at most three, in the order of the text; what is decided counts least."""
        chosen = set(sorted(range(len(self.told)), key=lambda index: _rank(self.told[index]))[:FIRST])
        return tuple(told for index, told in enumerate(self.told) if index in chosen)

    @property
    def more(self) -> tuple[Told, ...]:
        """The findings that are not among the first."""
        first = {id(told) for told in self.first}
        return tuple(told for told in self.told if id(told) not in first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Passages that belong together: a form, a section, a file."""

    title: str
    passages: tuple[Marked, ...]
    notes: tuple[str, ...] = ()
    """What is to be said of all of them together, such as how hard they are to read: a sentence each."""

    @property
    def told(self) -> Iterator[Told]:
        """Every finding, in order."""
        return (told for passage in self.passages for told in passage.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found in groups of passages that were checked for one audience."""

    title: str
    audience: str
    """The title of the profile."""
    groups: tuple[Group, ...]
    problems: tuple[tuple[Place | None, str], ...] = ()
    """What could not be read, and where."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of each severity somebody must still look at, and how many are decided."""

    errors: int = 0
    warnings: int = 0
    advice: int = 0
    decided: int = 0

    @classmethod
    def of(cls, found: Iterable[Told]) -> Count:
        """Count findings."""
        kinds = Counter(each.finding.severity if each.is_open else None for each in found)
        return cls(kinds[Severity.ERROR], kinds[Severity.WARNING], kinds[Severity.ADVICE], kinds[None])

    def __add__(self, other: Count) -> Count:
        """Return both together."""
        return Count(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def legible(text: str) -> str:
    """Return a text with a visible sign in place of each one that a terminal or a page cannot show, one for one."""
    return text if text.isascii() and text.isprintable() else text.translate(LEGIBLE)


def _rank(told: Told) -> tuple[bool, int]:
    return not told.is_open, -told.finding.severity.weight
