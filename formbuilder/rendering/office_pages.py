"""The kinds of pages that the office is made of: a list of things, and a page that asks for something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.councils.profile import Council
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import tab_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a list: what it is, and what can be done about it."""

    heading: str
    lines: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Template ``office/list.html``."""

    heading: str
    council: Council
    lines: tuple[str, ...] = ()
    go: tuple[Link, ...] = ()
    """At most one: what most people come for, as a button."""
    entries: tuple[Entry, ...] = ()
    presses: tuple[Press, ...] = ()
    links: tuple[Link, ...] = ()
    back: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        """The title of the browser's tab."""
        return tab_title(self.heading, self.council)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Radio buttons, or check boxes, under one legend; an error leads to the first of them."""

    legend: str
    name: str
    buttons: tuple[Button, ...]
    errors: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The component’s name in GOV.UK Frontend."""
        return self.buttons[0].family

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What goes with the group in HTML."""
        return {"aria-describedby": f"{self.name}-error" if self.errors else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """Template ``office/form.html``."""

    heading: str
    council: Council
    action: str
    token: str
    button: str
    hidden: tuple[tuple[str, str], ...] = ()
    """What goes with the button without being seen."""
    lines: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    groups: tuple[Group, ...] = ()
    links: tuple[Link, ...] = ()
    back: tuple[Link, ...] = ()

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        boxes = (Link(error, f"#{box.id}") for box in self.boxes for error in box.errors)
        groups = (Link(error, f"#{group.buttons[0].id}") for group in self.groups for error in group.errors)
        return (*boxes, *groups)

    @property
    def title(self) -> str:
        """The title of the browser's tab."""
        return tab_title(self.heading, self.council, error=bool(self.errors))
