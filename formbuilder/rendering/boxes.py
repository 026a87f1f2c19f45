"""What a person fills in: boxes to type in and buttons to choose, each with what is in it already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from formbuilder.answers.reading import Raw
from formbuilder.definition.model import Question
from formbuilder.rendering.fields import field_name

FAMILIES = {"radio": "radios", "checkbox": "checkboxes"}


class Filled(Protocol):
    """What stands in the boxes of a page: what a person typed, or the places where it goes."""

    def text(self, question: Question, part: str) -> str:
        """Return what is in a box."""
        ...

    def checked(self, question: Question, part: str, value: str) -> str:
        """Return ``checked`` for a button that is chosen, else nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed, by question id."""

    raw: Mapping[str, Raw]

    def text(self, question: Question, part: str) -> str:
        """Return the first text that was sent for a part."""
        return next(iter(self.raw.get(question.id, {}).get(part, ())), "")

    def checked(self, question: Question, part: str, value: str) -> str:
        """Return ``checked`` for what was chosen."""
        return "checked" if value in self.raw.get(question.id, {}).get(part, ()) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box to type in; ``label`` is "" where the question itself is its label."""

    id: str
    value: str
    label: str = ""
    width: str = ""
    """A class of GOV.UK Frontend; "" is as wide as the page."""
    wrong: bool = False
    kind: str = "text"
    inputmode: str | None = None
    autocomplete: str = "off"
    spellcheck: bool = False
    direction: str | None = None
    described_by: str | None = None

    @property
    def classes(self) -> str:
        """What stands after the component’s own class."""
        return "".join(f" {name}" for name in (self.width, "govuk-input--error" if self.wrong else "") if name)

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What helps the browser, the keyboard and the screen reader."""
        return {
            "inputmode": self.inputmode,
            "autocomplete": self.autocomplete,
            "spellcheck": None if self.spellcheck else "false",
            "dir": self.direction,
            "aria-describedby": self.described_by,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One answer to choose."""

    id: str
    name: str
    value: str
    label: str
    checked: str
    kind: str = "radio"
    hint: str = ""
    alone: bool = False
    """Not to be chosen with others."""

    @property
    def family(self) -> str:
        """The component’s name in GOV.UK Frontend."""
        return FAMILIES[self.kind]

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What goes with the button in HTML."""
        return {
            "data-behaviour": "exclusive" if self.alone and self.kind == "checkbox" else None,
            "aria-describedby": f"{self.id}-about" if self.hint else None,
        }


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that can be chosen, and the words for it."""

    value: str
    label: str
    hint: str = ""
    alone: bool = False


def one_of(name: str, offers: Iterable[Offer], chosen: str | None = None) -> tuple[Button, ...]:
    """Return buttons of which one can be chosen, the first with the name itself as its id: errors lead there."""
    return _buttons_of(name, offers, {chosen}, "radio")


def some_of(name: str, offers: Iterable[Offer], chosen: Collection[str] = ()) -> tuple[Button, ...]:
    """Return boxes to tick, the first with the name itself as its id."""
    return _buttons_of(name, offers, chosen, "checkbox")


def _buttons_of(name: str, offers: Iterable[Offer], chosen: Collection[str | None], kind: str) -> tuple[Button, ...]:
    return tuple(
        Button(
            id=name if number == 0 else f"{name}-{number}",
            name=name,
            value=offer.value,
            label=offer.label,
            checked="checked" if offer.value in chosen else "",
            kind=kind,
            hint=offer.hint,
            alone=offer.alone,
        )
        for number, offer in enumerate(offers)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of buttons to make: one may be chosen (radio), or any number (checkbox)."""

    question: Question
    part: str
    offers: tuple[Offer, ...]
    kind: str = "radio"
    name: str = ""
    """What they are sent under, if not the name of the part."""


def buttons(row: Row, filled: Filled) -> tuple[Button, ...]:
    """Return the buttons of a row, the first with the part’s own id."""
    id_ = field_name(row.question, row.part)
    return tuple(
        Button(
            id=id_ if number == 1 else f"{id_}-{number}",
            name=row.name or id_,
            value=offer.value,
            label=offer.label,
            checked=filled.checked(row.question, row.part, offer.value),
            kind=row.kind,
            hint=offer.hint,
            alone=offer.alone,
        )
        for number, offer in enumerate(row.offers, 1)
    )
