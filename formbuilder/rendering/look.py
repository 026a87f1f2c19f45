"""The looks of a council: a small style sheet of its own, and its crest; both keep their address until they change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from formbuilder.councils.colours import shade
from formbuilder.councils.looks import Looks

PRESSED, LOW = 0.8, 0.55
"""How dark a button is under the pointer, and its edge."""
BUTTON = ".govuk-button:not(.govuk-button--secondary):not(.govuk-button--warning)"
HIGH = 40
"""Pixels from top to bottom of a crest, on the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A crest on the page. The council’s name stands beside it, so it says nothing more to those who listen."""

    href: str
    wide: int
    high: int


def sheet_of(looks: Looks) -> str:
    """Return the style sheet with a council’s colours; "" if it has none of its own."""
    root = "".join(f"--govuk-{name}-colour:{value};" for name, value in _values(looks))
    return f":root{{{root}}}{_button(looks.colour)}" if root else ""


def sheet_mark(looks: Looks) -> str:
    """Return what changes in the address when the sheet does."""
    return sha256(sheet_of(looks).encode()).hexdigest()[:10]


def sheet_address(base: str, looks: Looks) -> str:
    """Return where the sheet is found; "" if there is none."""
    return f"{base}/look/{sheet_mark(looks)}.css" if sheet_of(looks) else ""


def picture(base: str, mark: str, wide: int, high: int) -> Picture:
    """Return a crest as the page shows it."""
    return Picture(f"{base}/crest/{mark}", max(1, round(wide * HIGH / high)), HIGH)


def _values(looks: Looks) -> Iterator[tuple[str, str]]:
    if looks.colour:
        yield "brand", looks.colour
    if looks.links:
        yield "link", looks.links
        yield "link-hover", shade(looks.links, LOW)


def _button(colour: str) -> str:
    if not colour:
        return ""
    hover = f"{BUTTON}:hover{{background-color:{shade(colour, PRESSED)}}}"
    return f"{BUTTON}{{box-shadow:0 2px 0 {shade(colour, LOW)}}}{hover}"
