"""One page of the editor that asks for something: what stands in its boxes, what may be wrong, what it changes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from formbuilder.drafting.edits import Edit
from formbuilder.drafting.sheets import Blank, Sheet, filled, puts
from formbuilder.expressions.explanation import Said
from formbuilder.rendering.editor_fields import AnyField
from formbuilder.rendering.frame import Link, Place
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.text_page import Part, Press

Wrong: TypeAlias = Mapping[str, tuple[str, ...]]
"""By the name of a box: what is wrong there."""


@dataclass(frozen=True, slots=True)
class When:
    """On what something depends, one line for each part."""

    intro: str
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a page of the editor says around its boxes."""

    address: str
    """Where it is, below the draft."""
    heading: str
    about: str
    """What a save is called in the list of revisions."""
    caption: str
    """What the page belongs to."""
    back: Link
    button: str = "Save"
    lines: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
    tabs: tuple[Place, ...] = ()
    """The other pages about the same thing."""
    beside: tuple[Link, ...] = ()
    """The question before, and the next one."""
    hidden: tuple[tuple[str, str], ...] = ()
    """What is sent with the boxes and not shown."""


@dataclass(frozen=True)
class Task(ABC):
    """What every such page has; each kind of page says its own."""

    draft: OpenDraft

    @property
    @abstractmethod
    def face(self) -> Face:
        """What it says around its boxes."""

    @property
    def shows(self) -> str:
        """The id of the question that is shown beside it; "" if none is."""
        return ""

    @property
    def wording(self) -> str:
        """The wording that it is shown in first; "" for the usual one."""
        return ""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes."""
        return ()

    def parts(self) -> tuple[Part, ...]:
        """What stands below the boxes."""
        return ()

    def presses(self, token: str) -> tuple[Press, ...]:
        """Buttons below the boxes, for one thing each."""
        del token
        return ()

    @abstractmethod
    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""

    def filled(self) -> Sheet:
        """Return what the draft says, box by box."""
        return filled(self.blanks, self.draft.written)

    def wrong(self, typed: Sheet) -> Wrong:
        """Return what cannot be saved as it was typed."""
        del typed
        return {}

    def told(self) -> Wrong:
        """Return what is wrong with the draft as it is, and can be put right in a box of this page."""
        return {}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """Return what makes ``typed`` of ``before``."""
        return tuple(puts(self.blanks, before, typed))

    def after(self, typed: Sheet) -> str:
        """Return the address, below the draft, to go on with."""
        del typed
        return self.face.address


def to_whole_form(draft: OpenDraft) -> Link:
    """Return the way back to the first page of a draft."""
    return Link(f"Back to the whole {'block' if draft.draft.pin.block else 'form'}", draft.to())


def first(sheet: Sheet, name: str) -> str:
    """Return what stands in a box; "" for an empty one."""
    return next(iter(sheet.get(name, ())), "")


def needed(typed: Sheet, words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what to say of boxes that may not be empty: ``words`` by name."""
    return {name: (said,) for name, said in words.items() if not typed.get(name)}
