"""What can differ between two versions or revisions of a form: a closed union of frozen types.

Each has an ``address`` (of a slot, or of a structure such as ``hours.*``; that of the new version, or of the old one
if it is gone there) and ``rows``, the rows of the fingerprint that differ because of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from formbuilder.definition.calculations import Calculation
from formbuilder.definition.model import QuestionType
from formbuilder.definition.rewording import Piece
from formbuilder.expressions.syntax import Expression


class Part(StrEnum):
    """What a form is made of."""

    FORM = "form"
    SECTION = "section"
    PAGE = "page"
    QUESTION = "question"
    OPTION = "option"
    CONDITION = "condition"
    """A named one."""
    URGENT = "urgent"
    UNDER_13 = "under_13"
    COVER_SHEET = "cover_sheet"
    END = "end"
    CALCULATION = "calculation"
    RESULT = "result"
    TALK = "talk"
    SAID = "said"
    ASSUMED = "assumed"
    LINE = "line"
    """A line of the working of the result."""


HOMES: Mapping[Part, str] = {
    Part.FORM: "form",
    Part.SECTION: "section:{id}",
    Part.PAGE: "page:{id}",
    Part.QUESTION: "{id}",
    Part.OPTION: "{inside}.options.{id}",
    Part.CONDITION: "condition:{id}",
    Part.URGENT: "urgent:{id}",
    Part.UNDER_13: "form.under_13",
    Part.COVER_SHEET: "form.cover_sheet",
    Part.END: "end:{id}",
    Part.CALCULATION: "{id}",
    Part.RESULT: "result",
    Part.TALK: "result.officer.{id}",
    Part.SAID: "result.say.{id}",
    Part.ASSUMED: "result.assumed.{id}",
    Part.LINE: "result.working.{id}",
}
"""What the addresses of the words of each part begin with."""


class Spot(NamedTuple):
    """One part of a form: which, its id, and what it stands in."""

    part: Part
    id: str = ""
    inside: str = ""
    """For a question ``page:ID`` or the id of its group, for a page its section, for an option its question."""

    @property
    def home(self) -> str:
        """What the addresses of its words begin with."""
        return HOMES[self.part].format(id=self.id, inside=self.inside)

    @property
    def address(self) -> str:
        """Its own address: that of its words, and ``*`` where it is addressed as a whole."""
        home = self.home
        return f"{home}.*" if "." not in home else home

    def holds(self, address: str) -> bool:
        """Say whether an address is that of words of this part, in any wording."""
        home = self.home
        return address.startswith(home) and address[len(home) : len(home) + 1] in {"", ".", "@"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where something differs."""

    address: str
    rows: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotAdded(Told):
    """There are words where there were none; ``address`` is that of the slot."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRemoved(Told):
    """Words are gone, and what they belonged to is still there."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotReworded(Told):
    """Words are not the same; where ``pieces`` are all kept, only spaces or lines differ."""

    old: str
    new: str
    pieces: tuple[Piece, ...]
    likeness: float
    """From 0 to 1, as ``definition.rewording`` says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Told):
    """A part is new, with all its words."""

    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed(Told):
    """A part is gone, with all its words."""

    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed(Told):
    """A part has another id: a question by ``replaces``, a page or a section because most of it is in there."""

    spot: Spot
    old: tuple[str, ...]
    """The ids that it had; several if questions became one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Told):
    """A part stands in another place."""

    spot: Spot
    was_inside: str
    """What it stood in; the same as ``spot.inside`` if only the order differs."""
    after: str
    """The id that stands before it now, in the same list; "" if it is the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChanged(Told):
    """A question is answered in another way."""

    spot: Spot
    old: QuestionType
    new: QuestionType


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged(Told):
    """A setting of a part has another value; a list has several, what is not set has none."""

    spot: Spot
    setting: str
    """The name of the field in ``definition``, such as ``required``."""
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionChanged(Told):
    """When a part is asked, shown or true is not the same; None: always."""

    spot: Spot
    old: Expression | None
    new: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChanged(Told):
    """A question serves a duty that it did not serve, or serves it no longer."""

    spot: Spot
    duty: str
    served: bool
    by: tuple[str, ...]
    """The questions of the new version that serve it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumChanged(Told):
    """A calculation works out another way."""

    spot: Spot
    old: Calculation
    new: Calculation


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed(Told):
    """Something differs that we have no words for."""


Change: TypeAlias = (
    SlotAdded
    | SlotRemoved
    | SlotReworded
    | Added
    | Removed
    | Renamed
    | Moved
    | KindChanged
    | SettingChanged
    | ConditionChanged
    | DutyChanged
    | SumChanged
    | Unnamed
)
