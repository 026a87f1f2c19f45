"""What an officer fills in on the pages of the editor: boxes, buttons and lists, each with what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.rendering.boxes import Button, Offer
from formbuilder.rendering.frame import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something to fill in; its template is ``template``, its first box has the id ``id``."""

    id: str
    label: str
    hint: str = ""
    errors: tuple[str, ...] = ()

    @property
    def described_by(self) -> Mapping[str, str | None]:
        """The ids of all that is said about it."""
        ids = (f"{self.id}-hint" if self.hint else "", f"{self.id}-error" if self.errors else "")
        return {"aria-describedby": " ".join(filter(None, ids)) or None}

    @property
    def links(self) -> tuple[Link, ...]:
        """What is wrong, each leading to the box."""
        return tuple(Link(error, f"#{self.id}") for error in self.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Field):
    """One line of words."""

    typed: str = ""
    width: str = ""
    template: str = "parts/field_line.html"

    @property
    def classes(self) -> str:
        """What stands after the component’s own class."""
        return "".join(f" {each}" for each in (self.width, "govuk-input--error" if self.errors else "") if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Field):
    """Words on several lines."""

    typed: str = ""
    rows: int = 2
    template: str = "parts/field_lines.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose(Field):
    """Buttons: one may be chosen (radio), or any number (checkbox)."""

    buttons: tuple[Button, ...]
    template: str = "parts/field_choose.html"

    @property
    def family(self) -> str:
        """The component’s name in GOV.UK Frontend."""
        return self.buttons[0].family if self.buttons else "radios"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Field):
    """A list that folds out, for more than fit as buttons."""

    offers: tuple[tuple[Offer, str], ...]
    """Each with ``selected``, or nothing."""
    template: str = "parts/field_pick.html"


AnyField = Line | Lines | Choose | Pick


def choose(  # noqa: PLR0913 - what stands around buttons
    name: str,
    label: str,
    offers: tuple[Offer, ...],
    chosen: tuple[str, ...],
    *,
    many: bool = False,
    hint: str = "",
    errors: tuple[str, ...] = (),
) -> Choose:
    """Return buttons for ``offers``; the first has the name as its id."""
    buttons = tuple(
        Button(
            id=name if number == 1 else f"{name}-{number}",
            name=name,
            value=offer.value,
            label=offer.label,
            checked="checked" if offer.value in chosen else "",
            kind="checkbox" if many else "radio",
            hint=offer.hint,
        )
        for number, offer in enumerate(offers, 1)
    )
    return Choose(id=name, label=label, hint=hint, errors=errors, buttons=buttons)


def pick(  # noqa: PLR0913 - what stands around a list
    name: str,
    label: str,
    offers: tuple[Offer, ...],
    chosen: str,
    *,
    hint: str = "",
    errors: tuple[str, ...] = (),
    none: str = "Choose one",
) -> Pick:
    """Return a list that folds out, with an empty line first, which says ``none``."""
    every = (Offer("", none), *offers)
    marked = tuple((offer, "selected" if offer.value == chosen else "") for offer in every)
    return Pick(id=name, label=label, hint=hint, errors=errors, offers=marked)
