"""The changes that somebody can make to a draft without its YAML."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from formbuilder.drafting.things import Thing
from formbuilder.drafting.values import Value


class End(Enum):
    """Where in a list, if not behind something."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class PutSetting:
    """Write a setting of a thing, or take it away (``None``).

    ``setting`` is its name, or the way to it: ``("wording", "advocate", "hint")``, ``("options", "yes", "label")``.
    () is the thing itself: the words of the glossary, a named condition.
    """

    thing: Thing
    setting: str | tuple[str, ...]
    value: Value | None

    @property
    def steps(self) -> tuple[str, ...]:
        """The way to the setting."""
        return (self.setting,) if isinstance(self.setting, str) else self.setting


@dataclass(frozen=True, slots=True)
class AddThing:
    """Add a thing: its settings in order (its id need not be among them), or the words of the glossary or a condition.

    ``inside`` is a page, a group, a section; options, wordings, sections and words know where they belong.
    ``after`` is the id of the thing before it.
    """

    thing: Thing
    settings: Value
    inside: Thing | None = None
    after: str | End = End.LAST


@dataclass(frozen=True, slots=True)
class RemoveThing:
    """Take a thing away, with all that is in it."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class MoveThing:
    """Put a thing behind another one, or first or last: in its list, or ``inside`` another page, group or section."""

    thing: Thing
    after: str | End
    inside: Thing | None = None


Edit: TypeAlias = PutSetting | AddThing | RemoveThing | MoveThing
