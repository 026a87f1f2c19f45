"""A page of the office on which somebody writes more than a line, with what their words look like."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.rendering.asked import Asked
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area
from formbuilder.rendering.text_page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Do:
    """A button that sends what is written, and says under ``do`` what it is sent for."""

    value: str
    text: str
    look: str = ""

    @property
    def classes(self) -> str:
        """The classes of the button."""
        return f"govuk-button govuk-button--{self.look}" if self.look else "govuk-button"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPage(OfficePage):
    """Template ``office/written.html``."""

    action: str
    token: str
    buttons: tuple[Do, ...]
    lines: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    boxes: tuple[Box, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    preview: tuple[Asked, ...] = ()
    """A question as people see it with the words that were written."""
    parts: tuple[Part, ...] = ()

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        areas = (Link(error, f"#{area.id}") for area in self.areas for error in area.errors)
        boxes = (Link(error, f"#{box.id}") for box in self.boxes for error in box.errors)
        return (*areas, *boxes)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)
