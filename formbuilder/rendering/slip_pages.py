"""Slips: choosing who gets one, the page to print, and the way in with one. No page of it says whose slip it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.rendering.boxes import Offer, some_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.member_pages import full_name
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import FormPage, Group
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import sentence
from formbuilder.services.members import Member
from formbuilder.services.panels import Panel
from formbuilder.services.slips import NoWayIn

CODE, WHO = "code", "who"
"""Names of fields."""
CHECK_IT = "Look at your slip and type the code again. It has 12 letters and digits."
WHY: Mapping[NoWayIn, tuple[str, str]] = {
    NoWayIn.UNKNOWN: ("This code is not right", CHECK_IT),
    NoWayIn.ENDED: (
        "This slip does not let you in any more",
        "It is too old, or a new one was made. Ask the person on your slip for another one.",
    ),
    NoWayIn.TOO_MANY: ("This code is not right", "Many wrong codes were typed. Wait ten minutes, then try again."),
}


@dataclass(frozen=True, slots=True)
class PaperSlip:
    """One slip as it is printed."""

    number: str
    """“Member 7”: no name, and nothing of the panel."""
    code: str = field(repr=False)
    link: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsPage(OfficePage):
    """Template ``office/slips.html``: slips to print, four on a sheet."""

    slips: tuple[PaperSlip, ...]
    address: str
    """Where the code is typed."""
    until: str
    ask: str
    """Whom a member asks."""
    heading: str = "Slips to print"


def choose_slips_page(
    site: OfficeSite,
    token: str,
    panel: Panel,
    members: Sequence[Member],
    names: Mapping[str, str],
    chosen: Collection[str] | None,
) -> FormPage | TextPage:
    """Ask who gets a slip; ``chosen`` is empty if the page was sent without anybody, None before."""
    back = Link(f"Back to {panel.name}", site.to(f"panels/{panel.id}"))
    if not members:
        go = Link("Add members first", site.to(f"panels/{panel.id}/members"))
        return text_page(site.council, "Nobody can get a slip yet", Part(), go=go, links=(back,))
    buttons = some_of(WHO, [Offer(member.person, full_name(member, names)) for member in members])
    errors = ("Choose one member at least.",) if chosen is not None and not chosen else ()
    return FormPage(
        heading="Make slips",
        council=site.council,
        lines=(
            "A slip has a code that lets one member in, on any day, for half a year.",
            "A new slip ends the one before. The codes are shown once: print them on the next page.",
        ),
        action=site.to(f"panels/{panel.id}/slips"),
        token=token,
        button="Make these slips",
        groups=(Group(legend="Who gets a slip?", name=WHO, buttons=buttons, errors=errors),),
        back=(back,),
    )


def slip_page(site: OfficeSite, token: str, typed: str = "", why: NoWayIn | None = None) -> FormPage:
    """Ask for the code of a slip."""
    errors = (" ".join(WHY[why]) if why is NoWayIn.ENDED else WHY[why][1],) if why else ()
    return FormPage(
        heading="Come in with a slip",
        council=site.council,
        lines=("This is for members of groups who have a slip of paper with a code. You need no password.",),
        action=site.to("slip"),
        token=token,
        button="Come in",
        boxes=(Box(id=CODE, label="The code on your slip", hint="Like ABCD-EFGH-JKLM.", typed=typed, errors=errors),),
        links=(Link("I have no slip", site.to("sign-in")),),
    )


def open_slip_page(site: OfficeSite, token: str, code: str) -> TextPage:
    """Ask for the button: opening the link lets nobody in."""
    press = Press(text="Come in", action=site.to(f"slip/{code}"), token=token)
    lines = ("Select the button to come in. You need no password.", "You can use your slip again, on any day.")
    return text_page(site.council, "You are nearly there", Part(lines=lines), press=press)


def no_way_in_page(site: OfficeSite, why: NoWayIn) -> TextPage:
    """Say why a slip lets nobody in, and whom to ask."""
    heading, line = WHY[why]
    part = Part(lines=(line, f"{sentence(site.council.person)} can help you too."), ways=site.council.ways)
    return text_page(site.council, heading, part, go=Link("Type the code", site.to("slip")))
