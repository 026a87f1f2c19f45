"""The kinds of pages that the office is made of: a list of things, and a page that asks for something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.text_page import Press


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a list: what it is, and what can be done about it; without a heading, one more of the same."""

    heading: str
    lines: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A box to search a list with, sent by GET: what is found has an address."""

    action: str
    name: str
    label: str
    hint: str
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(OfficePage):
    """Template ``office/list.html``."""

    lines: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    """What happened a moment ago."""
    go: tuple[Link, ...] = ()
    """At most one: what most people come for, as a button."""
    search: Search | None = None
    entries: tuple[Entry, ...] = ()
    presses: tuple[Press, ...] = ()


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
class Pick:
    """A box that opens a list of names to choose from; the id is also its name."""

    id: str
    label: str
    hint: str = ""
    offers: tuple[tuple[str, str], ...]
    """Value and words of each."""
    chosen: str = ""
    errors: tuple[str, ...] = ()

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What goes with the box in HTML."""
        said = (f"{self.id}-hint" if self.hint else "", f"{self.id}-error" if self.errors else "")
        return {"aria-describedby": " ".join(each for each in said if each) or None}


def form_offers(titles: Mapping[str, str], none: str) -> tuple[tuple[str, str], ...]:
    """Return forms to choose from by title; two of one title are told apart; ``none`` are the words for no form."""
    return (("", none), *sorted(told_apart(titles).items(), key=lambda each: each[1].casefold()))


def told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Return what forms are called in a list, by short name: two of one title have the short name behind it."""
    often = Counter(titles.values())
    return {slug: f"{title} ({slug})" if often[title] > 1 else title for slug, title in titles.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A box for many lines; the id is also its name."""

    id: str
    label: str
    hint: str
    typed: str = field(repr=False, default="")
    rows: int = 5
    errors: tuple[str, ...] = ()
    language: str = ""
    """The language to write in, where it is not that of the page."""
    direction: str = "auto"

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What goes with the box in HTML."""
        return {"lang": self.language or None, "dir": self.direction, "aria-describedby": self.described_by}

    @property
    def described_by(self) -> str:
        """The ids of all that is said about the box."""
        return f"{self.id}-hint {self.id}-error" if self.errors else f"{self.id}-hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBox:
    """A box for a file; the id is also its name."""

    id: str
    label: str
    hint: str
    accept: str
    errors: tuple[str, ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of all that is said about the box."""
        return f"{self.id}-hint {self.id}-error" if self.errors else f"{self.id}-hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking(OfficePage):
    """What every page has that asks for something and sends it with one button."""

    action: str
    token: str
    button: str
    hidden: tuple[tuple[str, str], ...] = ()
    """What goes with the button without being seen."""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(Asking):
    """Template ``office/form.html``."""

    boxes: tuple[Box, ...] = ()
    groups: tuple[Group, ...] = ()
    areas: tuple[Area, ...] = ()
    files: tuple[FileBox, ...] = ()
    picks: tuple[Pick, ...] = ()

    @property
    def enctype(self) -> str | None:
        """How it is sent: in parts, where a file goes with it."""
        return "multipart/form-data" if self.files else None

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        all_boxes: tuple[Box | Area | FileBox | Pick, ...] = (*self.boxes, *self.areas, *self.files, *self.picks)
        boxes = (Link(error, f"#{box.id}") for box in all_boxes for error in box.errors)
        groups = (Link(error, f"#{group.buttons[0].id}") for group in self.groups for error in group.errors)
        return (*boxes, *groups)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)
