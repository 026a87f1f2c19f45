"""The languages of a form: links at the top of what comes before it, and a page to change from one to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link, OtherTongue
from formbuilder.rendering.look_page import BESIDE
from formbuilder.rendering.own_look import LOOK, English
from formbuilder.rendering.sites import look_at
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import tab_title
from formbuilder.tongue.messages import ENGLISH, _, direction_of, tag_in_use

FIELD = "language"
"""The name of the button, and of what an address says."""
CHOOSE = "choose"
"""What the button on a page of questions sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePage:
    """Template ``public/languages.html``."""

    heading: str
    title: str
    action: str
    token: str
    tongues: tuple[OtherTongue, ...]
    beside: Press | None
    """Shows English beside the language in use, or takes it away again; None on English pages."""
    back: Link


def named(tongues: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return languages by tag and name, English first; nothing where there is no other one."""
    there = tuple(tongues)
    return ((ENGLISH, "English"), *there) if there else ()


def other_tongues(names: Iterable[tuple[str, str]], here: str = "") -> tuple[OtherTongue, ...]:
    """Return the languages by tag and name, but for the one in use; ``here`` is the page that links lead to."""
    page = here.partition("?")[0]
    return tuple(
        OtherTongue(tag=tag, name=name, direction=direction_of(tag), href=f"{page}?{FIELD}={tag}" if page else "")
        for tag, name in names
        if tag != tag_in_use()
    )


def language_page(
    council: Council, names: Iterable[tuple[str, str]], action: str, token: str, back: str
) -> LanguagePage:
    """Return the page on which somebody changes the language of their form."""
    heading = _("Another language")
    return LanguagePage(
        heading=heading,
        title=tab_title(heading, council),
        action=action,
        token=token,
        tongues=other_tongues(names),
        beside=_beside(action, token) if tag_in_use() != ENGLISH else None,
        back=Link(_("Go back without changing it"), back),
    )


def _beside(action: str, token: str) -> Press:
    now = LOOK.get().english
    other = next(each for each in English if each is not now)
    return Press(
        text=other.label, action=look_at(_without(action)), token=token, hidden=((BESIDE, other),), look="secondary"
    )


def _without(action: str) -> str:
    """Return the page that the address of a page of languages is about."""
    place, sign, query = action.partition("?")
    return f"{place.rpartition('/')[0]}{sign}{query}"
