"""Let a panel work for another council too: the code for it, and the page that takes it."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.panel_codes import LASTS, NotTaken, PanelCode
from formbuilder.services.panels import Panel

CODE = "code"
WRONG: Mapping[NotTaken, str] = {
    NotTaken.UNKNOWN: "This code is not right, was used, or is too old. Check it, or ask for a new one.",
    NotTaken.TOO_MANY: "Many wrong codes were typed. Wait ten minutes, then try again.",
    NotTaken.NAME: "You have another panel with this name. Change the name of yours first. The code still works.",
    NotTaken.ENDED: "You had this panel and ended it. It cannot be opened again.",
    NotTaken.OWN: "This code is from your own council. Give it to the other one.",
}


def share_page(site: OfficeSite, token: str, panel: Panel) -> TextPage:
    """Say what goes to another council, and what does not, before a code is made."""
    lines = (
        "Another council can then ask this panel too. The panel stays one: with the same name and the same numbers.",
        "Members’ numbers go across. No names, addresses, choices or comments do.",
        "Make a code, and give it to an administrator of that council.",
        f"It works once, for {LASTS.days} days. A new code ends the one before.",
    )
    press = Press(text="Make a code", action=site.to(f"panels/{panel.id}/share"), token=token)
    back = Link(f"Back to {panel.name}", site.to(f"panels/{panel.id}"))
    heading = f"Let {panel.name} work for another council"
    return text_page(site.council, heading, Part(lines=lines), press=press, links=(back,))


def code_made_page(site: OfficeSite, panel: Panel, code: PanelCode) -> TextPage:
    """Show the code, once."""
    lines = (code.shown, f"Write it down now: we do not show it again. It works once, for {LASTS.days} days.")
    after = Part(
        heading="What happens next",
        lines=(
            "An administrator of the other council types it under “Panels”.",
            "They then say there who chairs and helps this panel. Members get new slips for that council.",
        ),
    )
    back = Link(f"Back to {panel.name}", site.to(f"panels/{panel.id}"))
    return text_page(site.council, "Your code for the other council", Part(lines=lines), after, links=(back,))


def take_page(site: OfficeSite, token: str, typed: str = "", why: NotTaken | None = None) -> FormPage:
    """Ask for the code that another council made."""
    errors = (WRONG[why],) if why else ()
    hint = "It begins with the short name of that council, like north-ABCD-EFGH-JKLM-NPQR."
    return FormPage(
        heading="Take in a panel of another council",
        council=site.council,
        lines=(
            "A chair or a facilitator of the panel makes a code and gives it to you.",
            "You get the panel with the numbers of its members. If you have it already, you get the new numbers.",
        ),
        action=site.to("panels/take"),
        token=token,
        button="Take this panel in",
        boxes=(Box(id=CODE, label="The code", hint=hint, typed=typed, errors=errors),),
        back=(Link("Back to all panels", site.to("panels")),),
    )
