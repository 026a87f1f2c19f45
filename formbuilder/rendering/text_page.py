"""A page that says something in parts, and may have one way on: most pages around a form are this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.councils.profile import Council, Way
from formbuilder.rendering.frame import Link
from formbuilder.rendering.titles import tab_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words under one heading (h2); without a heading they stand right below the page's own.

    With an ``id`` a link can lead to the heading.
    """

    heading: str = ""
    id: str = ""
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    ways: tuple[Way, ...] = ()

    @property
    def entries(self) -> tuple[Way, ...]:
        """All that stands in the part's list, in one shape."""
        points = (Way(do=point) for point in self.points)
        links = (Way(do=link.text, link=link.href) for link in self.links)
        return (*points, *links, *self.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button that changes something: a POST to ``action``, with the hidden fields that go with it."""

    text: str
    action: str
    token: str
    hidden: tuple[tuple[str, str], ...] = ()
    look: str = ""
    """``secondary`` for what few people need, ``warning`` for what cannot be undone; "" for the way on."""
    unsaved: bool = False
    """Whether it sends what somebody typed, and it is lost if they leave the page without it."""

    @property
    def classes(self) -> str:
        """The classes of the button."""
        return f"govuk-button govuk-button--{self.look}" if self.look else "govuk-button"

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What the script of the office reads."""
        return {"data-unsaved": "yes" if self.unsaved else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """Template ``public/text.html``."""

    heading: str
    title: str
    parts: tuple[Part, ...]
    go: Link | None = None
    """The way on, as a button that is a link."""
    press: Press | None = None
    links: tuple[Link, ...] = ()


def text_page(
    council: Council,
    heading: str,
    *parts: Part,
    go: Link | None = None,
    press: Press | None = None,
    links: tuple[Link, ...] = (),
) -> TextPage:
    """Return a page called ``heading``."""
    return TextPage(heading=heading, title=tab_title(heading, council), parts=parts, go=go, press=press, links=links)
