"""Members of a panel, for whoever looks after them: the list, adding somebody or numbers, and letting somebody go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FormPage, ListPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.panel_pages import members_words
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.services.members import MOST_AT_ONCE, Member, MemberState, NoMember, Way
from formbuilder.services.panels import Panel

EMAIL, MANY = "email", "many"
"""Names of fields."""
NOT_ADDED: Mapping[NoMember, str] = {
    NoMember.PERSON: "Nobody on the list of people has this address. Ask an administrator to add them, "
    "or add a number for them.",
    NoMember.UNKNOWN: "This panel was ended. Nobody can be added.",
    NoMember.NAMELESS: "This panel has numbers and no names. Add a number for them.",
    NoMember.THERE_ALREADY: "This person is a member already.",
    NoMember.MANY: f"Enter a number from 1 to {MOST_AT_ONCE}.",
}
WAYS: Mapping[Way, str] = {
    Way.SCREEN: "On a screen",
    Way.EMAIL: "By e-mail",
    Way.PAPER: "On paper",
    Way.PHONE: "By phone",
    Way.MEETING: "At meetings",
}


def done_words(done: str, number: int) -> tuple[str, ...]:
    """Say what happened to a member, or that so many came in; nothing of what an address says beside it."""
    said = {
        "ended": f"The slips of member {number} open nothing any more. To let them in again, make a new slip.",
        "gone": f"Member {number} has left. Their slips open nothing any more.",
        "added": f"{count_words(number, 'number is', 'numbers are')} added. Now make slips to come in with.",
    }
    return (said[done],) if done in said and number > 0 else ()


@dataclass(frozen=True, slots=True)
class ListedMembers:
    """The members of one page of the list, and how many the panel has."""

    members: tuple[Member, ...]
    count: int
    page: int = 1
    more: bool = False
    """Whether there is another page."""
    said: tuple[str, ...] = ()
    """What happened a moment ago."""


def members_page(
    site: OfficeSite, panel: Panel, listed: ListedMembers, names: Mapping[str, str], today: date
) -> ListPage:
    """Show the members of a panel by number, with how each takes part."""
    place = site.to(f"panels/{panel.id}/members")
    add = () if panel.nameless else (Link("Add somebody who is on the list of people", f"{place}/add"),)
    lines = ("We hold a number for each, and no name. The group keeps its own list.",) if panel.nameless else ()
    return ListPage(
        heading=f"Members of {panel.name}",
        council=site.council,
        said=listed.said,
        lines=(members_words(listed.count), *lines),
        entries=tuple(_entry(site, each, names, today) for each in listed.members),
        links=(
            *page_links(place, listed.page, more=listed.more),
            *add,
            Link("Add numbers", f"{place}/numbers"),
            Link("Make slips to come in with", site.to(f"panels/{panel.id}/slips")),
            Link("Slips to hand out, with what is new", site.to(f"panels/{panel.id}/news-slips")),
        ),
        back=(Link(f"Back to {panel.name}", site.to(f"panels/{panel.id}")),),
    )


def add_member_page(site: OfficeSite, token: str, panel: Panel, typed: str, why: NoMember | None) -> FormPage:
    """Ask for the address of somebody who is on the list of people."""
    errors = (NOT_ADDED[why],) if why else ()
    hint = "The one that is on the list of people. We send nothing to it."
    return FormPage(
        heading="Add somebody",
        council=site.council,
        lines=(
            f"They can then see and comment on what {panel.name} looks at.",
            "Add a number instead, if they do not want us to hold their name.",
        ),
        action=site.to(f"panels/{panel.id}/members/add"),
        token=token,
        button="Add this person",
        boxes=(Box(id=EMAIL, label="E-mail address", hint=hint, typed=typed, errors=errors, fills="off"),),
        back=(Link("Back to the members", site.to(f"panels/{panel.id}/members")),),
    )


def add_numbers_page(site: OfficeSite, token: str, panel: Panel, typed: str, why: NoMember | None) -> FormPage:
    """Ask how many members are added by number alone."""
    errors = (NOT_ADDED[why],) if why else ()
    hint = "Each gets the next number. Write down on your own list who has which."
    many = Box(id=MANY, label="How many?", hint=hint, typed=typed, errors=errors, inputs="numeric")
    return FormPage(
        heading="Add numbers",
        council=site.council,
        lines=("We then hold the number, and no name or address. A slip lets each of them in.",),
        action=site.to(f"panels/{panel.id}/members/numbers"),
        token=token,
        button="Add them",
        boxes=(many,),
        back=(Link("Back to the members", site.to(f"panels/{panel.id}/members")),),
    )


def let_go_page(site: OfficeSite, token: str, panel: Panel, member: Member, name: str) -> TextPage:
    """Ask before a member is let go."""
    place = f"panels/{panel.id}/members"
    lines = (
        "Their slips end now, and we send them nothing more.",
        "What they said stays, and is answered. Their number is given to nobody else.",
    )
    press = Press(
        text="Yes, let them go", action=site.to(f"{place}/{member.person}/leave"), token=token, look="warning"
    )
    keep = Link("No, they stay", site.to(place))
    return text_page(site.council, f"Does {name} leave this panel?", Part(lines=lines), press=press, links=(keep,))


def end_slips_page(site: OfficeSite, token: str, panel: Panel, member: Member, name: str) -> TextPage:
    """Ask before the slips of a member end."""
    place = f"panels/{panel.id}/members"
    lines = (
        "Do this if a slip was lost, or somebody else may have it.",
        "Their slips open nothing any more. Whoever is in with one of them is out now.",
        "What they said stays. You can make a new slip for them after this.",
    )
    press = Press(
        text="Yes, end their slips", action=site.to(f"{place}/{member.person}/end-slips"), token=token, look="warning"
    )
    keep = Link("No, they stay as they are", site.to(place))
    return text_page(site.council, f"Do the slips of {name} end now?", Part(lines=lines), press=press, links=(keep,))


def full_name(member: Member, names: Mapping[str, str]) -> str:
    """Return how a member is called for whoever looks after them: number, and name or word if there is one."""
    name = names.get(member.person, "")
    number = f"Member {member.number}"
    shown = member.choices.called or ("" if name.startswith(f"{number} of ") else name)
    return f"{number}: {shown}" if shown else number


def _entry(site: OfficeSite, member: Member, names: Mapping[str, str], today: date) -> Entry:
    place, number = f"panels/{member.panel}/members/{member.person}", f"member {member.number}"
    links = (
        Link(f"Say how {number} wants to be told of news", site.to(f"{place}/messages")),
        Link(f"End the slips of {number}", site.to(f"{place}/end-slips")),
        Link(f"Let {number} go", site.to(f"{place}/leave")),
    )
    return Entry(heading=full_name(member, names), lines=tuple(_lines(member, today)), links=links)


def _lines(member: Member, today: date) -> Iterator[str]:
    choices = member.choices
    yield f"{WAYS[choices.way]}."
    if choices.adjustments:
        yield f"What helps: {choices.adjustments}"
    if member.on_break(today):
        until = choices.break_until
        yield f"Takes a break until {day_words(until)}." if until else "Takes a break."
    if choices.state is MemberState.NOT_CARING:
        yield "Said that they no longer care for anybody."
