"""To hide a comment from other members, with a reason that its author reads, and to show it again."""

from __future__ import annotations

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, FormPage
from formbuilder.rendering.point_words import said_lines
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.point_kinds import Point

WHY = "why"
"""The name of the box."""


def hiding_page(site: OfficeSite, token: str, point: Point, typed: str = "", *, sent: bool = False) -> FormPage:
    """Ask why a comment is hidden; ``sent`` is whether that was sent empty."""
    area = Area(
        id=WHY,
        label="Why do you hide it?",
        hint="Its author and those who answer it read this, with your name. Say what is wrong with the words.",
        typed=typed,
        errors=("Say why you hide it.",) if sent and not typed.strip() else (),
    )
    lines = (
        "Hide a comment only where its words name or hurt somebody. Nobody has to agree with it.",
        "Other members do not see it then. It is kept, it counts, and its author gets an answer all the same.",
    )
    return FormPage(
        heading="Do you want to hide this comment?",
        council=site.council,
        lines=(*lines, *said_lines(point)),
        action=site.to(f"points/{point.id}/hidden"),
        token=token,
        button="Hide it from other members",
        areas=(area,),
        back=(Link("Back to the comment", site.to(f"points/{point.id}")),),
    )


def showing_page(site: OfficeSite, token: str, point: Point) -> TextPage:
    """Ask before a hidden comment is shown again."""
    press = Press(text="Yes, show it", action=site.to(f"points/{point.id}/shown"), token=token)
    keep = (Link("No, leave it hidden", site.to(f"points/{point.id}")),)
    lines = ("Other members see it again, where they see other comments.",)
    said = Part(heading="The comment", lines=tuple(said_lines(point)))
    return text_page(
        site.council, "Do you want to show this comment again?", Part(lines=lines), said, press=press, links=keep
    )
