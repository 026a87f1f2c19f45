"""What forms lean on: blocks that they share, duties that they serve, audiences that they are for, rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from formbuilder.definition.rates import Rates
from formbuilder.definition.words import Words
from formbuilder.definition.yaml_source import Fields
from formbuilder.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that the law says a form must ask; a duty with parts is served when each part is."""

    id: str
    sentence: Words
    source: str
    """The instrument and the section, such as “Care Act 2014, section 10(5)(a)”."""
    part_of: str = ""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom a form is for, in a sentence that its start page shows."""

    id: str
    sentence: Words
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFact:
    """Something that several forms ask of the same person, in the words that stand for it: “your name”."""

    id: str
    words: Words
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Library:
    """Blocks by name and version, three registers and the rates; what is None is not checked against."""

    blocks: Mapping[str, Fields] = field(default_factory=dict)
    """``about-you@1`` → the block as it was written, checked."""
    duties: Mapping[str, Duty] | None = None
    audiences: Mapping[str, Audience] | None = None
    rates: Rates | None = None
    facts: Mapping[str, SharedFact] | None = None

    def parts(self, duty: str) -> tuple[str, ...]:
        """Return what must be served for ``duty``: its parts, or itself if it has none."""
        parts = tuple(each.id for each in (self.duties or {}).values() if each.part_of == duty)
        return parts or (duty,)


EMPTY = Library()
"""No blocks, and no registers or rates to check against."""
