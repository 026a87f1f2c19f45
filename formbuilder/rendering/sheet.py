"""A page of the office that asks for several things under headings: lines, longer words, files and choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One box; the id is also its name. ``kind`` is ``text``, ``area``, ``file`` or ``list``."""

    id: str
    label: str
    hint: str = ""
    typed: str = ""
    errors: tuple[str, ...] = ()
    kind: str = "text"
    width: str = ""
    rows: int = 4
    offers: tuple[tuple[str, str], ...] = ()
    """What a list offers: value and words of each."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What is said about the box to those who listen."""
        said = [f"{self.id}-hint"] if self.hint else []
        said += [f"{self.id}-error-{number}" for number in range(1, len(self.errors) + 1)]
        return {"aria-describedby": " ".join(said) or None}

    @property
    def classes(self) -> str:
        """The classes of the box."""
        base = {"area": "govuk-textarea", "list": "govuk-select"}.get(self.kind, "govuk-input")
        more = (f"{base}--error" if self.errors else "", self.width)
        return " ".join((base, *(each for each in more if each)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Boxes and choices under one heading (h2); with ``legend`` they are one thing together, such as one contact."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    legend: str = ""
    cells: tuple[Cell, ...] = ()
    groups: tuple[Group, ...] = ()
    groups_first: bool = False
    """Whether the choices stand before the boxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage(OfficePage):
    """Template ``office/sheet.html``."""

    action: str
    token: str
    button: str
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    """What is wrong that no box can put right."""
    upload: bool = False

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        cells = (cell for block in self.blocks for cell in block.cells)
        boxes = (Link(error, f"#{cell.id}") for cell in cells for error in cell.errors)
        groups = (group for block in self.blocks for group in block.groups)
        chosen = (Link(error, f"#{group.buttons[0].id}") for group in groups for error in group.errors)
        first = next((cell.id for block in self.blocks for cell in block.cells), "")
        return (*(Link(error, f"#{first}") for error in self.others), *boxes, *chosen)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """How the page is sent."""
        return {"enctype": "multipart/form-data" if self.upload else None}
