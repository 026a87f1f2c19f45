"""What stands around every page: who runs it, the way out, a person to ask, and where our own files are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from formbuilder.councils.profile import Contact, Way
from formbuilder.rendering.look import Picture


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str
    about: str = ""
    """What is added for people who hear links alone, where the words above say it to those who see them."""
    new_tab: bool = False
    """Whether the page with it stays open, for what was typed on it; the words of the link say so."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What the link says besides where it leads."""
        return {"target": "_blank" if self.new_tab else None}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the office, in the list that stands on every page of it."""

    text: str
    href: str
    current: str = ""
    """``page`` on its own page, ``true`` on pages below it: what ``aria-current`` says; "" elsewhere."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What the link says besides where it leads."""
        return {"aria-current": self.current or None}


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTongue:
    """Another language that a page can be read in."""

    tag: str
    name: str
    """In its own words: “اردو”."""
    direction: str
    href: str = ""
    """The same page in it; "" where a button changes the language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The same on every page of one council and, where ``journey`` is set, of one person's journey."""

    council: str
    """The council's name."""
    home: str
    """The council's list of forms: an address of ours."""
    style: str
    """The address of the style sheet; "" for somebody who wants none."""
    script: str
    """The address of the script that makes some things easier and nothing possible."""
    look: str = ""
    """The address of the council’s own colours; "" if it has none."""
    own_sheet: str = ""
    """The address of the colours and sizes that somebody chose for themselves; "" where they chose none."""
    own_look: str = ""
    """The classes that say which of them."""
    own_sheet_at: str = ""
    """Where that sheet is, for whoever chooses some."""
    change_look: str = ""
    """Where “Change how this looks” leads; "" on pages that have a button for it, or nothing of it."""
    crest: Picture | None = None
    office_style: str = ""
    office_script: str = ""
    """The addresses of the style and the script of the office; "" on pages that do not belong to it."""
    language: str = "en-GB"
    direction: str = "ltr"
    speaks: bool = False
    """Whether a form can be read in another language."""
    tongues: tuple[OtherTongue, ...] = ()
    """Other languages of this page, at its very top: before a form is begun."""
    for_somebody: str = ""
    """What whoever answers for another person is told at the top; "" for all others."""
    typed_in: str = ""
    """The id of the form with what was typed, where nothing keeps it: then languages are buttons that send it."""
    typed_back: bool = True
    """Whether it then stands in its boxes again; where not, the page is made of it in that language."""
    demonstration: bool = False
    preview: bool = False
    """Whether words are shown that nobody uses yet."""
    keeps_walks: bool = False
    """Whether answers to them can become a check of the form."""
    leave: str = ""
    """Where “Leave this page quickly” goes; "" leaves the link out."""
    links: tuple[Link, ...] = ()
    """Your code, stop and clear this device, what other people can see …, at the foot of the page."""
    help_lines: tuple[str, ...] = ()
    """Who to talk to, at the foot of every page of a form that says so."""
    person: str = ""
    """The named contact, and ``ways`` to reach them, at the foot of the page."""
    ways: tuple[Way, ...] = ()
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    """By form: who stands there in their place on its pages."""
    places: tuple[Place, ...] = ()
    """The parts of the office that the person who signed in may open."""
    signed_in: str = ""
    """Who signed in, where somebody did."""
