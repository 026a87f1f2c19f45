"""What was typed on a page that could not be kept: it goes with the person until they are back in their form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flask import request
from werkzeug.datastructures import MultiDict

from formbuilder.rendering.later_page import TEXT, Later
from formbuilder.services.merging import ITEM

FIELD = re.compile(r"q-[a-z][a-z0-9_]*(-[a-z0-9]+)?")
PAGE = "page"
KIND = "kind"
IN_GROUP = re.compile(r"[a-z0-9]{8}(/[0-9]{1,3})?")
MOST = 400
"""Boxes of one page: there are no more in a whole part of our longest form."""


@dataclass(frozen=True, slots=True)
class TypedBefore:
    """The number of a page and what was typed on it, by name in HTML."""

    page: int
    raw: dict[str, list[str]]
    item: str = ""
    """Which item of the group on that page, and which step: ``ITEM`` or ``ITEM/STEP``; "" for the page itself."""

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """Return it as hidden fields."""
        fields = ((name, text) for name, texts in self.raw.items() for text in texts)
        return ((PAGE, str(self.page)), *(((ITEM, self.item),) if self.item else ()), *fields)

    @property
    def draft(self) -> dict[str, list[str]]:
        """Return it as it is kept: beside what was typed, which item it was typed for."""
        return self.raw | ({ITEM: [self.item]} if self.item else {})


@dataclass(frozen=True, slots=True)
class AddedBefore:
    """What was being added to a form that was sent."""

    kind: str
    text: str = field(repr=False)

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """Return it as hidden fields."""
        return ((KIND, self.kind), (TEXT, self.text))


def added_before(sent: MultiDict[str, str]) -> AddedBefore | None:
    """Read the hidden fields again; None if there are none."""
    kind, text = sent.get(KIND, ""), sent.get(TEXT, "")
    return AddedBefore(kind, text) if kind in set(Later) and text else None


def sent_now() -> TypedBefore | AddedBefore | None:
    """Return what is being sent, and would be lost."""
    return typed_now() or added_before(MultiDict({KIND: (request.view_args or {}).get(KIND, ""), **_text()}))


def _text() -> dict[str, str]:
    return {TEXT: request.form.get(TEXT, "")} if request.method == "POST" else {}


def typed_before(sent: MultiDict[str, str]) -> TypedBefore | None:
    """Read the hidden fields again; None if there are none."""
    number = sent.get(PAGE, "")
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        return None
    item = sent.get(ITEM, "")
    return _kept(int(number), item if IN_GROUP.fullmatch(item) else "", sent)


def typed_now() -> TypedBefore | None:
    """Return what the page that is being sent holds; None if it is no page of questions."""
    place = request.view_args or {}
    number, item, step = place.get("number"), place.get("item", ""), place.get("step")
    if not isinstance(number, int) or request.method != "POST":
        return None
    return _kept(number, f"{item}/{step}" if item and step else item, request.form)


def _kept(number: int, item: str, sent: MultiDict[str, str]) -> TypedBefore | None:
    raw = {name: texts for name, texts in list(sent.lists())[:MOST] if FIELD.fullmatch(name) and any(texts)}
    return TypedBefore(number, raw, item) if raw else None
