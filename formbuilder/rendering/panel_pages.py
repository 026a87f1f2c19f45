"""Panels of a council: the list, one panel, and pages to add, change or end one and to say who chairs and helps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.accounts.people import Person
from formbuilder.rendering.boxes import Button, Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group, ListPage, Pick
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.panels import NoPanel, Panel, PanelKind, Post
from formbuilder.services.round_kinds import Round, Stage
from formbuilder.storage.panels import PostChangeRow

NAME, KIND, RUN_BY, ABOUT, NAMELESS, INDEPENDENT, NEXT = (
    *("name", "kind", "organisation", "about", "nameless", "independent", "next"),
)
WHO, POST = "who", "post"
"""Names of fields."""
YES = "yes"
KINDS: Mapping[PanelKind, tuple[str, str]] = {
    PanelKind.LOCAL: ("A local group", "It meets, and reads forms together."),
    PanelKind.ALLIANCE: ("An alliance", "It brings together what local groups say."),
    PanelKind.BOARD: ("A board", "It signs off forms for a council."),
}
POSTS: Mapping[Post, tuple[str, str]] = {
    Post.CHAIR: ("Chair", "Opens and closes rounds. Never an officer of the council."),
    Post.FACILITATOR: ("Facilitator", "Helps members, makes slips, and brings in what is said on paper."),
}
STAGES: Mapping[Stage, str] = {
    Stage.PROPOSED: "Proposed. The chair has not opened it yet.",
    Stage.PLANNED: "It opens on {opens}.",
    Stage.OPEN: "Open until {closes}.",
    Stage.LATE: "Late comments are taken until {late}.",
    Stage.CLOSED: "Closed.",
    Stage.DROPPED: "The chair said no to it.",
}
WRONG: Mapping[NoPanel, tuple[str, str]] = {
    NoPanel.NAME: (NAME, "Enter the name, with 120 signs at most."),
    NoPanel.TAKEN: (NAME, "Another panel has this name. Choose another one."),
    NoPanel.ORGANISATION: (RUN_BY, "Enter who runs it, with 120 signs at most."),
    NoPanel.ABOUT: (ABOUT, "Make this shorter: 2,000 signs at most."),
    NoPanel.NEXT_TIER: (NEXT, "Choose another panel, or none."),
    NoPanel.UNKNOWN: (NAME, "This panel was ended, so it cannot be changed."),
    NoPanel.PERSON: (WHO, "Choose somebody from the list."),
    NoPanel.OFFICER: (WHO, "An officer does not chair a panel. Choose somebody else."),
}
"""Where each problem is put right, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPanel:
    """What was typed about a panel, and what is wrong with it."""

    name: str = ""
    kind: str = PanelKind.LOCAL.value
    organisation: str = ""
    about: str = ""
    nameless: bool = False
    independent: bool = False
    next_tier: str = ""
    wrong: frozenset[NoPanel] = frozenset()

    @classmethod
    def of(cls, panel: Panel) -> TypedPanel:
        """Return a panel as it is typed."""
        return cls(
            name=panel.name,
            kind=panel.kind.value,
            organisation=panel.organisation,
            about=panel.about,
            nameless=panel.nameless,
            independent=panel.independent,
            next_tier=panel.next_tier or "",
        )

    def errors(self, field: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for why, (where, words) in WRONG.items() if why in self.wrong and where == field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A panel with all that its page says, and what whoever looks may do there."""

    panel: Panel
    posts: Mapping[Post, tuple[str, ...]]
    """The ids of who chairs and helps."""
    names: Mapping[str, str]
    members: int
    rounds: tuple[Round, ...] = ()
    next_tier: Panel | None = None
    changes: bool = False
    """Whether they change panels and appoint people."""
    keeps: bool = False
    """Whether they add members and let them go."""
    shares: bool = False
    """Whether they chair or help it."""
    appointed: tuple[PostChangeRow, ...] = ()
    """Who was appointed and dismissed, the newest first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The panels of one page of the list."""

    panels: Sequence[Panel]
    page: int = 1
    more: bool = False
    """Whether there is another page."""


def panels_page(site: OfficeSite, listed: Listed, counts: Mapping[str, int], *, changes: bool) -> ListPage:
    """Show panels, first those that work; whoever changes them can add one."""
    panels = listed.panels
    add = (Link("Add a panel", site.to("panels/add")),) if changes else ()
    take = (Link("Take in a panel of another council", site.to("panels/take")),) if changes else ()
    none = () if panels else ("There is no panel yet.",)
    return ListPage(
        heading="Panels",
        council=site.council,
        lines=("Panels read forms, and say which words to change.", *none),
        go=add,
        entries=tuple(_entry(site, panel, counts.get(panel.id, 0)) for panel in panels),
        links=(*page_links(site.to("panels"), listed.page, more=listed.more), *take),
    )


def panel_page(site: OfficeSite, token: str, whole: Whole) -> ListPage:
    """Show one panel: what it is for, who runs, chairs and helps it, how many take part, and its rounds."""
    panel = whole.panel
    return ListPage(
        heading=panel.name,
        council=site.council,
        lines=(panel.about,) if panel.about else (),
        entries=tuple(_parts(site, token, whole)),
        links=tuple(_links(site, whole)),
        back=(Link("Back to all panels", site.to("panels")),),
    )


def panel_form(
    site: OfficeSite, token: str, typed: TypedPanel, others: Sequence[Panel], panel: Panel | None = None
) -> FormPage:
    """Ask what a panel is; None: a new one. Whether it is nameless is asked once: names cannot be unsaid."""
    name = Box(id=NAME, label="Name", hint="As the group says it.", typed=typed.name, errors=typed.errors(NAME))
    hint = "For example, a charity. Or the council."
    run_by = Box(id=RUN_BY, label="Who runs it?", hint=hint, typed=typed.organisation, errors=typed.errors(RUN_BY))
    about = Area(
        id=ABOUT,
        label="What is it for?",
        hint="Members read this. You can leave it empty.",
        typed=typed.about,
        errors=typed.errors(ABOUT),
    )
    offers = (("", "Nowhere"), *((each.id, each.name) for each in others))
    next_tier = Pick(
        id=NEXT,
        label="Where does it bring what it cannot settle?",
        offers=offers,
        chosen=typed.next_tier,
        errors=typed.errors(NEXT),
    )
    kinds = one_of(KIND, [Offer(kind.value, label, about_it) for kind, (label, about_it) in KINDS.items()], typed.kind)
    return FormPage(
        heading=f"Change {panel.name}" if panel else "Add a panel",
        council=site.council,
        action=site.to(f"panels/{panel.id}/change" if panel else "panels/add"),
        token=token,
        button="Save" if panel else "Add this panel",
        boxes=(name, run_by),
        areas=(about,),
        picks=(next_tier,),
        groups=(Group(legend="What kind of panel is it?", name=KIND, buttons=kinds), *_ticks(typed, new=not panel)),
        back=(Link("Back", site.to(f"panels/{panel.id}" if panel else "panels")),),
    )


def end_panel_page(site: OfficeSite, token: str, panel: Panel) -> TextPage:
    """Ask before a panel is ended."""
    lines = (
        "Nothing new begins there. Everything that was said stays, and is still answered.",
        "A panel that was ended cannot be opened again.",
    )
    press = Press(text="Yes, end it", action=site.to(f"panels/{panel.id}/end"), token=token, look="warning")
    keep = Link("No, leave it as it is", site.to(f"panels/{panel.id}"))
    return text_page(site.council, f"Do you want to end {panel.name}?", Part(lines=lines), press=press, links=(keep,))


def appoint_page(
    site: OfficeSite, token: str, panel: Panel, people: Sequence[Person], chosen: tuple[str, str], why: NoPanel | None
) -> FormPage:
    """Ask who is to chair or help a panel; ``chosen`` is a person’s id and a post."""
    who, post = chosen
    errors = (WRONG[why][1],) if why else ()
    offers = (("", "Choose a person"), *((each.id, each.name) for each in people))
    buttons = one_of(POST, [Offer(each.value, label, hint) for each, (label, hint) in POSTS.items()], post)
    return FormPage(
        heading="Appoint somebody",
        council=site.council,
        lines=(f"This is about {panel.name}. Everybody who sees the panel sees who chairs and helps it.",),
        action=site.to(f"panels/{panel.id}/posts"),
        token=token,
        button="Appoint this person",
        picks=(Pick(id=WHO, label="Who is it?", offers=offers, chosen=who, errors=errors),),
        groups=(Group(legend="What will they do?", name=POST, buttons=buttons),),
        back=(Link(f"Back to {panel.name}", site.to(f"panels/{panel.id}")),),
    )


def stage_words(round_: Round) -> str:
    """Say how far a round is, in a sentence: “Open until Monday 7 December 2026”."""
    days = round_.days
    said = {} if days is None else {"opens": days.opens_on, "closes": days.closes_on, "late": days.late_until}
    return STAGES[round_.stage].format(**{name: day_words(day) for name, day in said.items()})


def members_words(many: int) -> str:
    """Say how many members there are."""
    return {0: "No members yet.", 1: "1 member."}.get(many, f"{many} members.")


def _ticks(typed: TypedPanel, *, new: bool) -> Iterator[Group]:
    independent = Button(
        id=INDEPENDENT,
        name=INDEPENDENT,
        value=YES,
        label="It is independent of the council",
        hint="Its own facilitator then looks after its members. The council sees how many they are.",
        checked="checked" if typed.independent else "",
        kind="checkbox",
    )
    yield Group(legend="Who looks after its members?", name=INDEPENDENT, buttons=(independent,))
    if new:
        nameless = Button(
            id=NAMELESS,
            name=NAMELESS,
            value=YES,
            label="Its members have numbers, and no names",
            hint="The group keeps its own list of who is who. This cannot be changed later.",
            checked="checked" if typed.nameless else "",
            kind="checkbox",
        )
        yield Group(legend="What do we hold about members?", name=NAMELESS, buttons=(nameless,))


def _entry(site: OfficeSite, panel: Panel, many: int) -> Entry:
    if not panel.active:
        return Entry(heading=panel.name, lines=("Ended.",))
    lines = (f"{KINDS[panel.kind][0]}, run by {panel.organisation}.", members_words(many))
    return Entry(heading=panel.name, lines=lines, links=(Link(f"Open {panel.name}", site.to(f"panels/{panel.id}")),))


def _parts(site: OfficeSite, token: str, whole: Whole) -> Iterator[Entry]:
    panel, place = whole.panel, f"panels/{whole.panel.id}"
    own = ("It is independent of the council.",) if panel.independent else ()
    yield Entry(heading="Who runs it", lines=(f"{panel.organisation}. {KINDS[panel.kind][0]}.", *own))
    for post, (label, about) in POSTS.items():
        yield _post(site, token, whole, post, label, about)
    if whole.appointed:
        yield Entry(heading="Who was appointed, and when", lines=tuple(_appointed(whole)))
    yield Entry(heading="Members", lines=tuple(_about_members(whole)), links=tuple(_member_links(site, whole)))
    above = whole.next_tier
    if above:
        lines = (f"What it cannot settle goes to {above.name}.",)
        yield Entry(heading="Where it brings things next", lines=lines)
    rounds = tuple(Link(f"{each.title}. {stage_words(each)}", site.to(f"rounds/{each.id}")) for each in whole.rounds)
    yield Entry(heading="Rounds", lines=() if rounds else ("There was no round yet.",), links=rounds)
    if not panel.active:
        yield Entry(heading="This panel was ended", lines=("Nothing new begins here.",), links=())
    elif whole.changes:
        change = Link("Change this panel", site.to(f"{place}/change"))
        end = Link("End this panel", site.to(f"{place}/end"))
        yield Entry(heading="Change it", links=(change, end))


def _post(site: OfficeSite, token: str, whole: Whole, post: Post, label: str, about: str) -> Entry:
    place = f"panels/{whole.panel.id}/posts"
    people = whole.posts.get(post, ())
    may = whole.changes and whole.panel.active
    presses = tuple(
        Press(
            text=f"End that {whole.names.get(person, '')} is {post}",
            action=site.to(f"{place}/{person}/{post}/end"),
            token=token,
            look="secondary",
        )
        for person in people
        if may
    )
    names = tuple(whole.names.get(person, "") for person in people) or ("Nobody yet.",)
    appoint = (Link("Appoint a chair or a facilitator", site.to(place)),) if may and post is Post.CHAIR else ()
    return Entry(heading=label, lines=(*names, about), links=appoint, presses=presses)


def _appointed(whole: Whole) -> Iterator[str]:
    """Say each appointment and each end of one, and who did it: the panel need not take our word."""
    for each in whole.appointed:
        by = whole.names.get(each.changed_by or "") or "The council"
        who = whole.names.get(each.person) or "somebody"
        did = f"made {who} {each.post}" if each.begins else f"ended that {who} is {each.post}"
        yield f"{day_words(day_in_england(each.changed_at))}: {by} {did}."


def _about_members(whole: Whole) -> Iterator[str]:
    yield members_words(whole.members)
    if whole.panel.nameless:
        yield "We hold a number for each, and no name. The group keeps its own list."
    if whole.changes and not whole.keeps:
        yield "Its facilitator looks after them."


def _member_links(site: OfficeSite, whole: Whole) -> Iterator[Link]:
    if whole.keeps and whole.panel.active:
        yield Link("See and add members", site.to(f"panels/{whole.panel.id}/members"))
        yield Link("Make slips to come in with", site.to(f"panels/{whole.panel.id}/slips"))


def _links(site: OfficeSite, whole: Whole) -> Iterator[Link]:
    yield Link("Forms that the panel asked for", site.to(f"panels/{whole.panel.id}/forms"))
    if whole.shares and whole.panel.active:
        yield Link("Let this panel work for another council too", site.to(f"panels/{whole.panel.id}/share"))
