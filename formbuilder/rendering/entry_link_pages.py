"""Coming in by a link or a code from an e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import time_words
from formbuilder.services.entry_links import NotIn

EMAIL, CODE, ASKED = "email", "code", "asked"
"""Names of fields."""
NEW_LINK = "Ask for a new link"
WRONG_CODE = ("This code is not right, or it is too old. Check the e-mail, or ask for a new link.",)
WHY: Mapping[NotIn, tuple[str, str]] = {
    NotIn.UNKNOWN: ("This link is not right", "A part of it may be missing. Copy all of it from the e-mail."),
    NotIn.USED: ("This link was used already", "Each link lets you in once."),
    NotIn.EXPIRED: ("This link is too old", "Links work for a short time only."),
    NotIn.WRONG_CODE: ("This link is not right", "A part of it may be missing. Copy all of it from the e-mail."),
    NotIn.TOO_MANY: ("This link is closed", "Its code was typed wrongly too often."),
    NotIn.SECOND_FACTOR: (
        "A link is not enough for you",
        "You sign in with your account of the council.",
    ),
}


def ask_page(site: OfficeSite, token: str, typed: str = "", until: datetime | None = None) -> FormPage:
    """Ask where a link is to go."""
    errors = (f"Too many links were asked for. Try again after {time_words(until)}.",) if until else ()
    hint = "The one that the council has of you."
    return FormPage(
        heading="Come in with an e-mail",
        council=site.council,
        lines=("This is for members of panels. We send you a link and a code. Use the one that is easier for you.",),
        action=site.to("link"),
        token=token,
        button="Send me a link",
        boxes=(Box(id=EMAIL, label="Your e-mail address", hint=hint, typed=typed, errors=errors),),
        back=(Link("Back to sign in", site.to("sign-in")),),
    )


def code_entry_page(
    site: OfficeSite, token: str, asked: str, typed: str = "", errors: tuple[str, ...] = ()
) -> FormPage:
    """Say that a message is on its way, and take the code."""
    code = Box(
        id=CODE,
        label="The code from the e-mail",
        hint="It has 6 digits.",
        typed=typed,
        errors=errors,
        inputs="numeric",
        fills="one-time-code",
    )
    return FormPage(
        heading="Look at your e-mails",
        council=site.council,
        lines=(
            "If your address is on the list, an e-mail comes in a minute or two.",
            "Open the link in it. Or type its code here, if you read your e-mails on another device.",
        ),
        action=site.to("link/code"),
        token=token,
        hidden=((ASKED, asked),),
        button="Come in",
        boxes=(code,),
        links=(Link("Nothing came. Send it again", site.to("link")),),
    )


def open_link_page(site: OfficeSite, token: str, link: str) -> TextPage:
    """Ask for the button: opening the link lets nobody in."""
    press = Press(text="Come in", action=site.to(f"link/{link}"), token=token)
    return text_page(site.council, "You are nearly there", Part(lines=("Select the button to come in.",)), press=press)


def not_in_page(site: OfficeSite, why: NotIn) -> TextPage:
    """Say why a link lets nobody in."""
    heading, line = WHY[why]
    go = Link(NEW_LINK, site.to("link"))
    if why is NotIn.SECOND_FACTOR:
        go = Link("Sign in", site.to("sign-in"))
    return text_page(site.council, heading, Part(lines=(line,)), go=go)
