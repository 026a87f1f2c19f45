"""For somebody whose time with a slip had ended while they wrote: the slip once more, and nothing typed is lost."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.slip_pages import CODE, WHY
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.slips import NoWayIn

TO, KEPT = "kept-to", "kept-field-"
"""Names of the hidden fields: where it goes, and what goes with it."""
LONGEST = 400


def slip_again_page(site: OfficeSite, token: str, kept: Press, why: NoWayIn | None = None) -> FormPage:
    """Ask for the slip again; what was about to be sent goes with the page."""
    errors = (" ".join(WHY[why]) if why is NoWayIn.ENDED else WHY[why][1],) if why else ()
    return FormPage(
        heading="Use your slip again",
        council=site.council,
        lines=(
            "You were away for a while, so we ask for your slip once more.",
            "Nothing that you typed is lost. It is on this page, and you send it in the next step.",
        ),
        action=site.to("slip/again"),
        token=token,
        button="Come in again",
        hidden=((TO, kept.action), *((f"{KEPT}{name}", value) for name, value in kept.hidden)),
        boxes=(Box(id=CODE, label="The code on your slip", hint="Like ABCD-EFGH-JKLM.", typed="", errors=errors),),
        links=(Link("I have no slip", site.to("sign-in")),),
    )


def back_in_page(site: OfficeSite, kept: Press) -> TextPage:
    """Say that somebody is in again, with the button that sends what they typed."""
    lines = ("What you typed is still here.", "Send it now with the button.")
    return text_page(site.council, "You are in again", Part(lines=lines), press=kept)


def kept_in(sent: MultiDict[str, str], site: OfficeSite) -> Press | None:
    """Return what was about to be sent, out of the fields of the page; None if it leads anywhere but to our office."""
    place = sent.get(TO, "")[:LONGEST]
    if not place.startswith(site.home) or "//" in place or "\\" in place:
        return None
    fields = tuple(
        (name.removeprefix(KEPT), text) for name, texts in sent.lists() for text in texts if name.startswith(KEPT)
    )
    return Press(text="Send it now", action=place, token="", hidden=fields, unsaved=True)
