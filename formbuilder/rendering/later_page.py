"""The page on which something is added to a form that was sent, and the page after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from formbuilder.definition.model import Form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import opened, tab_title
from formbuilder.tongue.messages import N_, _, ngettext
from formbuilder.wording.written import whole

TEXT = "text"
"""The name and the id of the box in which something is added."""
NOT_TAKEN = N_(
    "We could not check that this came from you, so we have not added it yet. What you typed is still here. "
    "Select Add this again. If you see this twice, turn on cookies."
)
MOST = 5000
"""The most characters that can be added at once."""


class Later(StrEnum):
    """What can be added after sending."""

    MORE = "more"
    REACH = "reach"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterPage:
    """Template ``public/later.html``: one box for something that was forgotten or has changed."""

    heading: str
    title: str
    lines: tuple[str, ...]
    errors: tuple[Link, ...]
    label: str
    hint: str
    typed: str
    most: int
    action: str
    token: str
    back: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterTyped:
    """What was typed in the box; ``refused`` if it was sent and could not be taken, ``not_taken`` for its token."""

    text: str = ""
    refused: bool = False
    not_taken: bool = False


NOT_TYPED = LaterTyped()


def later_page(site: JourneySite, form: Form, kind: Later, token: str, typed: LaterTyped = NOT_TYPED) -> LaterPage:
    """Return the page with one box."""
    heading, label, hint = _later_words(kind)
    errors = (Link(_later_fault(typed, label), f"#{TEXT}"),) if typed.refused or typed.not_taken else ()
    return LaterPage(
        heading=heading,
        title=tab_title(heading, site.council, error=bool(errors)),
        lines=(
            opened(_("%(reader)s reads this with your form."), reader=site.council.forms[form.slug].reader),
            site.council.not_read,
        ),
        errors=errors,
        label=label,
        hint=hint,
        typed=typed.text,
        most=MOST,
        action=site.to(f"after/{kind}"),
        token=token,
        back=Link(_("Go back without adding anything"), site.to("after")),
    )


def added_page(site: JourneySite, kind: Later) -> TextPage:
    """Say that what was added has arrived."""
    line = {
        Later.MORE: _("We have put it with your form."),
        Later.REACH: _("From now on we reach you only in the way that you wrote."),
    }[kind]
    go = Link(_("See where your form is now"), site.to("after"))
    return text_page(site.council, _("We have what you added"), Part(lines=(line,)), go=go)


def _later_words(kind: Later) -> tuple[str, str, str]:
    match kind:
        case Later.MORE:
            return (
                _("Add something to your form"),
                _("What do you want to add?"),
                _("You can write about more than one thing."),
            )
        case Later.REACH:
            return (
                _("Change how we reach you"),
                _("Which way to reach you is private?"),
                _("Write a way that nobody else sees or hears. For example: send a text to 07700 900 123."),
            )
        case _:
            assert_never(kind)


def _later_fault(typed: LaterTyped, label: str) -> str:
    if typed.not_taken:
        return _(NOT_TAKEN)
    if len(typed.text) > MOST:
        over = len(typed.text) - MOST
        return ngettext(
            "This is %(number)s characters too long. You can send the rest after this.",
            "This is %(number)s characters too long. You can send the rest after this.",
            over,
        ) % {"number": whole(over)}
    return _("Write something in the box: %(label)s") % {"label": label}
