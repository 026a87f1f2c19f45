"""How a member wants to be told of news, written down by whoever helps them: for those who never come to a screen."""

from __future__ import annotations

from formbuilder.rendering.frame import Link
from formbuilder.rendering.message_choices import DAY, DIGEST, HOUR, day_pick, digest_group, hour_pick, topics_group
from formbuilder.rendering.my_panels_pages import TypedChoices, ways_group
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage
from formbuilder.services.members import Member
from formbuilder.services.panels import Panel


def member_messages_page(
    site: OfficeSite, token: str, panel: Panel, member: Member, called: str, typed: TypedChoices
) -> FormPage:
    """Ask what a member said about messages; what else they chose stays as it is."""
    place = f"panels/{panel.id}/members"
    return FormPage(
        heading=f"How {called} is told of news",
        council=site.council,
        lines=(
            "Write down here only what this member told you. Unless they ask for messages, they get none.",
            "Whoever takes part on a screen or by e-mail, and has an address here, gets an e-mail.",
            "Everybody else gets a slip of paper from you.",
        ),
        action=site.to(f"{place}/{member.person}/messages"),
        token=token,
        button="Write this down",
        picks=(day_pick(typed.day, typed.errors(DAY)), hour_pick(typed.hour, typed.errors(HOUR))),
        groups=(ways_group(typed), digest_group(typed.digest, typed.errors(DIGEST)), topics_group(typed.topics)),
        back=(Link("Back to the members", site.to(place)),),
    )
