"""What a board reads before it decides on a version: one frozen whole, which a page, a PDF and a Word file show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PackAnswer:
    """One answer to choose."""

    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackQuestion:
    """A question as people see it."""

    id: str
    ask: str
    hints: tuple[str, ...]
    kind: str
    """How it is answered, as a sentence."""
    answers: tuple[PackAnswer, ...] = ()
    spaces: tuple[str, ...] = ()
    """What is written: a space for each, with what stands beside it."""
    lines: int = 1
    """How many lines a space has on paper."""
    condition: str = ""
    """When it is asked, as a sentence; "" if always."""
    why: str = ""
    worded: tuple[str, ...] = ()
    """How it reads in other wordings, each in a line: “In Easy Read: …”."""
    inside: tuple[PackQuestion, ...] = ()
    """Of a group: what is asked of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """Questions that are asked together."""

    title: str
    condition: str
    questions: tuple[PackQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSection:
    """A part of the form."""

    title: str
    condition: str
    private: bool
    pages: tuple[PackPage, ...]


@dataclass(frozen=True, slots=True)
class PackChange:
    """One thing that differs from the published version, and why."""

    sentence: str
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackDuty:
    """Something that the law says the form must ask, and the questions that do."""

    sentence: str
    source: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackFinding:
    """What our checks say of words that were left as they are."""

    says: str
    because: str
    """Why it was left; "" if nobody has said."""


@dataclass(frozen=True, slots=True)
class PackDanger:
    """A question that may ask about danger and that no answer is marked of, with the reason why."""

    ask: str
    because: str
    """Why no answer means danger; "" if nobody has said."""
    by: str = ""
    """Who said so, by name."""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PackLeft:
    """Why something was left, who said so, by name, and when."""

    because: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class PackSignOff:
    """One step of the chain, and how it stands."""

    step: str
    stands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an officer writes for the board."""

    asked: str = ""
    """What is asked of the board."""
    equality: str = ""
    """The equality impact assessment: its reference, or what it says."""
    equality_by: str = ""
    """Who looked at equality."""
    equality_on: date | None = None
    data_protection: str = ""
    """The data protection impact assessment: its reference."""
    cost: str = ""
    why: str = ""
    """Why the form changed."""
    go_live: date | None = None
    review: date | None = None

    @property
    def equality_looked_at(self) -> bool:
        """Whether somebody says what was looked at, who did it, and on which day."""
        return bool(self.equality.strip() and self.equality_by.strip() and self.equality_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPart:
    """A piece of the statement of how people took part."""

    heading: str
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panels:
    """What panels said of the version, if any looked at it."""

    statement: tuple[str, ...] = ()
    """How it was made together with people, in a few sentences."""
    in_dispute: tuple[str, ...] = ()
    parts: tuple[PackPart, ...] = ()
    """The same with all numbers and reasons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything that the board reads."""

    council: str
    title: str
    form: str
    """The form and its version, as people write it."""
    revision: int
    made_on: date
    asks: tuple[str, ...]
    """Who asks the board, by name."""
    facts: Facts
    compared_with: str
    """The version that it is compared with; "" if none is published."""
    changes: tuple[PackChange, ...]
    sections: tuple[PackSection, ...]
    duties: tuple[PackDuty, ...]
    panels: Panels | None
    """None: no panel has looked at this version."""
    findings: tuple[PackFinding, ...]
    sign_offs: tuple[PackSignOff, ...]
    dangers: tuple[PackDanger, ...] = ()
    """The questions that may ask about danger and lead to no help."""
    no_equality: PackLeft | None = None
    """Why nobody looked at equality, if somebody left it."""
    used_in: tuple[str, ...] | None = None
    """Of a block: the forms that use it, by title; None: it is a form."""

    @property
    def questions(self) -> Iterator[PackQuestion]:
        """Every question, those inside a group after it."""
        for section in self.sections:
            for page in section.pages:
                for question in page.questions:
                    yield question
                    yield from question.inside
