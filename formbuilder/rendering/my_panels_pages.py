"""What a member sees of their panels: open rounds, their own choices, a break, and the way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.member_pages import WAYS
from formbuilder.rendering.message_choices import (
    DAY,
    DIGEST,
    HOUR,
    day_pick,
    digest_group,
    hour_pick,
    topics_group,
)
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group, ListPage
from formbuilder.rendering.panel_pages import stage_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_words, sentence
from formbuilder.review.digests import BEGIN_WITH, USUAL_HOUR
from formbuilder.services.members import Choices, Digest, Member, MemberState, NoMember
from formbuilder.services.panels import Panel, Post
from formbuilder.services.round_kinds import Round

CALLED, WAY, HELPS, UNTIL = "called", "way", "helps", "until"
"""Names of fields."""
NOT_A_DAY = "not_a_day"
WRONG: Mapping[str, tuple[str, str]] = {
    NoMember.CALLED: (CALLED, "Make this shorter: 60 signs at most, on one line."),
    NoMember.EMAIL: (WAY, "We have no e-mail address of yours. Choose another way, or ask the person who helps you."),
    NoMember.ADJUSTMENTS: (HELPS, "Make this shorter: 2,000 signs at most."),
    NoMember.DAY: (DAY, "Choose the day of the week."),
    NoMember.HOUR: (HOUR, "Choose a time from the list."),
    NoMember.BREAK: (UNTIL, "This day is over. Enter today or a later day."),
    NoMember.UNKNOWN: (CALLED, "You are not in this panel any more, so nothing was saved."),
    NOT_A_DAY: (UNTIL, "Enter a day, like 24/11/2026."),
}
"""Where each problem is put right, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """One panel of somebody’s, with its rounds that are open to them."""

    panel: Panel
    member: Member | None
    """What they are as a member; None if they only chair or help it."""
    posts: tuple[Post, ...] = ()
    rounds: tuple[Round, ...] = ()
    helpers: tuple[str, ...] = ()
    """The names of its facilitators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedChoices:
    """What a member typed about themselves, and what is wrong with it."""

    called: str = ""
    way: str = ""
    helps: str = field(default="", repr=False)
    digest: str = Digest.OFF.value
    day: str = ""
    hour: str = str(USUAL_HOUR)
    topics: frozenset[str] = BEGIN_WITH
    until: str = ""
    wrong: frozenset[str] = frozenset()

    @classmethod
    def of(cls, choices: Choices) -> TypedChoices:
        """Return choices as they are typed."""
        until = choices.break_until if choices.state is MemberState.BREAK else None
        return cls(
            called=choices.called,
            way=choices.way.value,
            helps=choices.adjustments,
            digest=choices.digest.value,
            day="" if choices.digest_day is None else str(choices.digest_day),
            hour=str(choices.digest_hour),
            topics=choices.topics,
            until=f"{until:%d/%m/%Y}" if until else "",
        )

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for why, (where, words) in WRONG.items() if why in self.wrong and where == name)


def my_panels_page(site: OfficeSite, token: str, mine: Sequence[Mine], today: date, saved: str = "") -> ListPage:
    """Show somebody their panels, what is open to them, and the ways to rest or to stop.

    ``saved`` is the panel for which they kept their choices a moment ago.
    """
    members = [each.member for each in mine if each.member]
    none = () if mine else ("You are in no panel now.",)
    return ListPage(
        heading="My panels",
        council=site.council,
        said=tuple(f"Your choices for {each.panel.name} are saved." for each in mine if each.panel.id == saved),
        lines=(*_pause_lines(members, today), *none),
        entries=(*(_entry(site, each) for each in mine), *_ask(mine)),
        presses=tuple(_presses(site, token, members, today)),
        links=(
            Link("All that waits for you", site.home),
            Link("My sign-ins", site.to("sign-ins")),
            Link("All that we hold about you", site.to("my-panels/held")),
        ),
    )


def choices_page(site: OfficeSite, token: str, panel: Panel, member: Member, typed: TypedChoices) -> FormPage:
    """Ask a member how they want to take part."""
    called = Box(
        id=CALLED,
        label="What do you want to be called?",
        hint=f"A name or a word. Other members see it. Leave it empty to be Member {member.number}.",
        typed=typed.called,
        errors=typed.errors(CALLED),
    )
    until = Box(
        id=UNTIL,
        label="If you want a break: until which day?",
        hint="For example 24/11/2026. We send you nothing until then. Leave it empty for no break.",
        typed=typed.until,
        errors=typed.errors(UNTIL),
    )
    helps = Area(
        id=HELPS,
        label="What helps you to take part?",
        hint="For example, large print, or more time. Only those who look after the members read this.",
        typed=typed.helps,
        errors=typed.errors(HELPS),
    )
    return FormPage(
        heading="My choices",
        council=site.council,
        lines=(f"For {panel.name}. You can change these on any day.",),
        action=site.to(f"my-panels/{panel.id}"),
        token=token,
        button="Save my choices",
        boxes=(called, until),
        areas=(helps,),
        picks=(day_pick(typed.day, typed.errors(DAY)), hour_pick(typed.hour, typed.errors(HOUR))),
        groups=(
            ways_group(typed),
            digest_group(typed.digest, typed.errors(DIGEST)),
            topics_group(typed.topics),
        ),
        links=(Link(f"Leave {panel.name}", site.to(f"my-panels/{panel.id}/leave")),),
        back=(Link("Back to my panels", site.to("my-panels")),),
    )


def paused_page(site: OfficeSite, token: str, members: Sequence[Member], today: date) -> TextPage:
    """Say what a break means, before and after it begins, and who listens."""
    on_break = any(member.on_break(today) for member in members)
    before = (
        "Everybody may have a break, and you do not need to say why.",
        "We send you nothing while it lasts. What you said stays, and you can come back on any day.",
        "Only those who look after the members of your panels see that you take a break.",
    )
    after = (
        "You take a break. We send you nothing until you come back.",
        "What you said stays. Nobody asks you why.",
        "Your slip or your e-mail lets you in again on any day.",
    )
    heading = "Have a good break" if on_break else "Do you want a break?"
    press = (
        Press(text="I am back", action=site.to("my-panels/back"), token=token, look="secondary")
        if on_break
        else Press(text="I need a break", action=site.to("my-panels/break"), token=token)
    )
    home = Link("Back to my panels", site.to("my-panels"))
    part = Part(lines=after if on_break else before)
    return text_page(site.council, heading, part, *_who_listens(site), press=press, links=(home,))


def not_caring_page(site: OfficeSite, token: str, members: Sequence[Member]) -> TextPage:
    """Answer “I am no longer caring” with kind words, and a way to undo it."""
    home = Link("Back to my panels", site.to("my-panels"))
    said = any(member.choices.state is MemberState.NOT_CARING for member in members)
    if not said:
        lines = (
            "If this has changed for you, you can tell us with one button. You do not need to say why.",
            "We then send you nothing, and nobody asks you for anything. What you said stays.",
            "Only those who look after the members of your panels see it. You can undo it.",
        )
        press = Press(text="I am no longer caring", action=site.to("my-panels/not-caring"), token=token)
        return text_page(
            site.council, "Do you no longer care for somebody?", Part(lines=lines), press=press, links=(home,)
        )
    lines = (
        "Thank you for telling us. We are sorry if this is a hard time.",
        "We send you nothing from now on, and nobody asks you for anything.",
        "What you said still counts. You are welcome to stay, and to leave, whenever you want.",
    )
    press = Press(text="Undo this: I take part", action=site.to("my-panels/back"), token=token, look="secondary")
    return text_page(
        site.council, "Thank you for all you did", Part(lines=lines), *_who_listens(site), press=press, links=(home,)
    )


def leave_page(site: OfficeSite, token: str, panel: Panel) -> TextPage:
    """Ask before somebody leaves a panel."""
    lines = (
        "Your slips end now, and we send you nothing more. Your name or word, and what helps you, are erased.",
        "What you said stays, and is answered. Your number is given to nobody else.",
        "You cannot undo this yourself. Whoever looks after the members can bring you back.",
    )
    press = Press(text="Leave this panel", action=site.to(f"my-panels/{panel.id}/leave"), token=token, look="warning")
    links = (Link("No, I stay", site.to("my-panels")), Link("I only need a break", site.to("my-panels/break")))
    return text_page(site.council, f"Do you want to leave {panel.name}?", Part(lines=lines), press=press, links=links)


def _pause_lines(members: Sequence[Member], today: date) -> Iterator[str]:
    if any(member.choices.state is MemberState.NOT_CARING for member in members):
        yield "You said that you no longer care for somebody. We send you nothing."
    breaks = [member.choices.break_until for member in members if member.on_break(today)]
    if breaks:
        until = None if None in breaks else max(day for day in breaks if day)
        yield f"You take a break until {day_words(until)}." if until else "You take a break. We send you nothing."


def _presses(site: OfficeSite, token: str, members: Sequence[Member], today: date) -> Iterator[Press]:
    states = {member.choices.state for member in members}
    paused = MemberState.NOT_CARING in states or any(member.on_break(today) for member in members)
    if paused:
        yield Press(text="I am back", action=site.to("my-panels/back"), token=token, look="secondary")
    if members and not paused:
        yield Press(text="I need a break", action=site.to("my-panels/break"), token=token, look="secondary")
    if members and MemberState.NOT_CARING not in states:
        words = "I am no longer caring"
        yield Press(text=words, action=site.to("my-panels/not-caring"), token=token, look="secondary")


def _entry(site: OfficeSite, each: Mine) -> Entry:
    panel, member = each.panel, each.member
    rounds = tuple(link for one in each.rounds for link in _of_round(site, one, writes=member is not None))
    posts = tuple(f"You are its {post}." for post in each.posts)
    you = (f"You are {member.shown} here.",) if member else ()
    nothing = () if rounds else ("Nothing waits for you now.",)
    choices = (Link(f"My choices for {panel.name}", site.to(f"my-panels/{panel.id}")),) if member else ()
    about = Link(f"About {panel.name}", site.to(f"panels/{panel.id}"))
    return Entry(heading=panel.name, lines=(*posts, *you, *nothing), links=(*rounds, *choices, about))


def _of_round(site: OfficeSite, one: Round, *, writes: bool) -> Iterator[Link]:
    """Lead to a round and, at once, to the first question that waits in it."""
    if writes:
        yield Link(f"Say what you think: {one.title}", site.to(f"rounds/{one.id}/next"))
    yield Link(f"{one.title}. {stage_words(one)}", site.to(f"rounds/{one.id}"))


def _ask(mine: Sequence[Mine]) -> Iterator[Entry]:
    """A person to ask: the facilitators; the council’s own contact stands at the foot of the page."""
    helpers = sorted({name for each in mine for name in each.helpers if name})
    if helpers:
        yield Entry(heading="Who you can ask", lines=tuple(f"{name} helps you to take part." for name in helpers))


def _who_listens(site: OfficeSite) -> tuple[Part, ...]:
    council = site.council
    talk = Part(heading="If you want to talk to somebody", lines=(f"{sentence(council.person)}:",), ways=council.ways)
    urgent = Part(heading="If you need help now", ways=council.urgent_ways)
    return (talk, urgent) if council.urgent_ways else (talk,)


def ways_group(typed: TypedChoices) -> Group:
    """Ask how somebody likes to take part."""
    buttons = one_of(WAY, [Offer(way.value, label) for way, label in WAYS.items()], typed.way)
    return Group(legend="How do you like to take part?", name=WAY, buttons=buttons, errors=typed.errors(WAY))
