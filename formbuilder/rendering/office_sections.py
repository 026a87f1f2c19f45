"""Two more kinds of pages of the office: lists under headings, and a page with long and short boxes in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.form_met import MetSection
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, Asking, Entry, Group, Pick
from formbuilder.rendering.text_page import Press

if TYPE_CHECKING:
    from formbuilder.rendering.draft_look import Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Things under one heading (h2), each with a heading of its own (h3)."""

    heading: str
    lines: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    beside: tuple[Entry, ...] = ()
    """Things to compare: side by side where there is room."""
    previews: tuple[Preview, ...] = ()
    """Questions as people would meet them; nothing of them is sent."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsPage(OfficePage):
    """Template ``office/sections.html``."""

    lines: tuple[str, ...] = ()
    go: tuple[Link, ...] = ()
    said: tuple[str, ...] = ()
    """What happened a moment ago."""
    press: tuple[Press, ...] = ()
    """At most one: what most people come for."""
    sections: tuple[Section, ...] = ()
    presses: tuple[Press, ...] = ()
    """What fewer people need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What is filled in together: first buttons, then boxes of one line, lists, and boxes of several."""

    heading: str = ""
    groups: tuple[Group, ...] = ()
    boxes: tuple[Box, ...] = ()
    picks: tuple[Pick, ...] = ()
    areas: tuple[Area, ...] = ()
    folded: str = ""
    """The words to unfold them by, if few people need them."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Nothing that was typed is folded away."""
        return {"open": "open"} if self.errors or any(box.typed for box in self.boxes) else {}

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        groups = (Link(error, f"#{group.buttons[0].id}") for group in self.groups for error in group.errors)
        every: tuple[Box | Pick | Area, ...] = (*self.boxes, *self.picks, *self.areas)
        boxes = (Link(error, f"#{box.id}") for box in every for error in box.errors)
        return (*groups, *boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage(Asking):
    """Template ``office/ask.html``."""

    shown: tuple[Section, ...] = ()
    """What to read before answering."""
    met: tuple[MetSection, ...] = ()
    """A form as people meet it, to read before answering."""
    folded: tuple[Section, ...] = ()
    """What can be looked up."""
    others: tuple[Press, ...] = ()
    """Buttons beside the main one that send the same fields."""
    fields: tuple[Fields, ...] = ()
    presses: tuple[Press, ...] = ()
    """Other things to do, below the form."""

    @property
    def first(self) -> tuple[Fields, ...]:
        """What everybody fills in."""
        return tuple(part for part in self.fields if not part.folded)

    @property
    def more(self) -> tuple[Fields, ...]:
        """What few people need."""
        return tuple(part for part in self.fields if part.folded)

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        return tuple(error for part in self.fields for error in part.errors)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)
