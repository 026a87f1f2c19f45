"""The publish page: what must be clear, what should be, who can clear it, and “ask them”."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formbuilder.accounts.people import Person
from formbuilder.publishing.life_cycle import Stage
from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.draft_words import STAGES, DraftSite, called, name_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.asking import Asked
from formbuilder.services.drafts import Draft
from formbuilder.services.plans import Plan, What
from formbuilder.services.publishing_kinds import HalfWay, Left, NotPublished, Withdrawn

if TYPE_CHECKING:
    from formbuilder.checking.publish_gate import Gate, Line

BECAUSE, WHO = "because", "who"
PAGE = 50
"""So many lines of “should” stand on one page."""
MOST_NAMES = 3
REFUSED: Mapping[NotPublished, tuple[str, str]] = {
    NotPublished.UNKNOWN: ("This is not there any more", "Somebody may have changed the words in between."),
    NotPublished.THERE_ALREADY: (
        "This version is published already",
        "Nothing was changed. To change words, begin a new version.",
    ),
    NotPublished.NOT_FROM_HERE: (
        "This cannot be done from here",
        "Only a draft that was sent for review can be published, and only a published version can be withdrawn.",
    ),
    NotPublished.NO_RIGHT: ("This page is not for your role", "Ask an administrator of your council."),
    NotPublished.BLOCKED: (
        "It is not published yet",
        "Something under “Must” came up, or is left. The publish page shows what.",
    ),
    NotPublished.SAVED_SINCE: (
        "Somebody saved the draft a moment ago",
        "Nothing was published. Read the publish page again.",
    ),
    NotPublished.NO_REASON: ("Say why", "Go back and write a reason, in a sentence or two."),
}
"""Heading and sentence for each refusal."""
HALF_WAY: Mapping[HalfWay, str] = {
    HalfWay.FINISH: "People half-way finish the version that they began.",
    HalfWay.ASK_AGAIN: "People half-way are asked some questions again.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """A draft at the gate, and who looks at it."""

    site: DraftSite
    draft: Draft
    gate: Gate
    left: Mapping[str, Left]
    asked: tuple[Asked, ...]
    plans: tuple[Plan, ...]
    half_way: HalfWay
    withdrawn: Withdrawn | None
    people: tuple[Person, ...]
    can_do: Callable[[Person, Line], bool] = field(repr=False)
    may_open: Callable[[str], bool] = field(repr=False)
    """Whether there is a page at an address that whoever looks may open."""
    token: str
    publishes: bool = False
    writes: bool = False
    skip: int = 0

    @property
    def stage(self) -> Stage:
        """How far the version is."""
        return Stage.WITHDRAWN if self.withdrawn else Stage(self.draft.state)

    @property
    def names(self) -> Mapping[str, str]:
        """What people are called."""
        return {person.id: person.name for person in self.people}

    @property
    def left_now(self) -> tuple[Left, ...]:
        """What somebody left as it is, and that still holds."""
        return tuple(self.left[line.key] for line in self.gate.may_leave if line.key in self.left)

    @property
    def open_shoulds(self) -> tuple[Line, ...]:
        """The lines of “should” that nobody has left as they are."""
        return tuple(line for line in self.gate.shoulds if line.key not in self.left)


def publish_page(at: Publishing) -> SectionsPage:
    """Show what is left to do, and the button when nothing must be."""
    stage = at.stage
    is_open = stage in {Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED}
    return SectionsPage(
        heading=f"Publish {called(at.draft)}",
        council=at.site.office.council,
        lines=(STAGES[stage], *_summary(at, stage), *_withdrawn(at), *_planned(at)),
        press=tuple(_publish(at, stage)),
        sections=(_musts(at), *_shoulds(at), *left_section(at.left_now, at.names, _take_up(at))) if is_open else (),
        presses=tuple(_cancel(at)),
        links=tuple(_links(at, is_open=is_open)),
        back=at.site.back("", "Back to the draft"),
    )


def leave_page(site: DraftSite, token: str, line: Line, typed: str = "", error: str = "") -> AskPage:
    """Ask why a line is left as it is."""
    hint = "The board and the panel see your reason and your name."
    errors = (error,) if error else ()
    area = Area(id=BECAUSE, label=line.leave or "Leave it, because …", hint=hint, typed=typed, errors=errors)
    return AskPage(
        heading=line.says if line.leave else "Leave this as it is",
        council=site.office.council,
        lines=(*(() if line.leave else (line.says,)), "Your reason holds until these words change."),
        action=site.to(f"publish/leave/{line.key}"),
        token=token,
        button="Save" if line.leave else "Leave it",
        fields=(Fields(areas=(area,)),),
        back=site.back("publish", "Back to the publish page"),
    )


def ask_page(site: DraftSite, token: str, line: Line, people: tuple[Person, ...], error: str = "") -> FormPage:
    """Let somebody choose whom to ask."""
    buttons = one_of(WHO, [Offer(each.id, each.name) for each in people], people[0].id if len(people) == 1 else None)
    group = Group(legend="Who should see to this?", name=WHO, buttons=buttons, errors=(error,) if error else ())
    return FormPage(
        heading="Ask somebody to see to this",
        council=site.office.council,
        lines=(line.says, "They get an e-mail, and it stands on their page “Your work” until they say it is done."),
        action=site.to(f"publish/ask/{line.key}"),
        token=token,
        button="Ask them",
        groups=(group,),
        back=site.back("publish", "Back to the publish page"),
    )


def nobody_page(site: DraftSite, line: Line) -> TextPage:
    """Say that nobody can be asked."""
    lines = (line.says, "Nobody in your council has a role that can clear this. Ask an administrator to add somebody.")
    back = Link("Back to the publish page", site.to("publish"))
    return text_page(site.office.council, "There is nobody to ask", Part(lines=lines), links=(back,))


def published_page(site: DraftSite, draft: Draft, live: str, *, first: bool) -> TextPage:
    """Say that it is done, and where people find the form."""
    if draft.pin.block:
        says = ("Forms can use it now.", "Forms that use an earlier version stay as they are.")
        see = Link("See which forms use the block", site.office.to(f"blocks/{draft.pin.block}"))
        return text_page(site.office.council, "It is published", Part(lines=says), links=(see,))
    before = "Nobody can begin the version before. People who began that one go on with it."
    lines = (f"{called(draft)} is live. People can begin it now, at this address:", live, *(() if first else (before,)))
    part = Part(lines=lines, links=(Link("See it as people do", live),))
    form = f"forms/{site.pin.form}"
    links = (
        Link("Back to the form", site.office.to(form)),
        Link("Withdraw this version", site.office.to(f"{form}/{site.pin.version}/withdraw")),
    )
    return text_page(site.office.council, "It is published", part, links=links)


def refused_page(site: DraftSite, why: NotPublished) -> TextPage:
    """Say why nothing was done."""
    heading, words = REFUSED[why]
    back = Link("Back to the publish page", site.to("publish"))
    return text_page(site.office.council, heading, Part(lines=(words,)), links=(back,))


def refused_block_page(site: OfficeSite, block: str, why: NotPublished) -> TextPage:
    """Say why a version of a block was not withdrawn."""
    heading, words = REFUSED[why]
    back = Link("Back to the block", site.to(f"blocks/{block}"))
    return text_page(site.council, heading, Part(lines=(words,)), links=(back,))


def _summary(at: Publishing, stage: Stage) -> Iterator[str]:
    if stage in {Stage.PUBLISHED, Stage.WITHDRAWN, Stage.DROPPED}:
        return
    musts = len(at.gate.musts)
    if not musts and stage is Stage.DRAFT:
        yield "All that must be done is done. Send it for review first."
    elif not musts:
        yield "All that must be done is done."
    else:
        yield f"{musts} {'thing' if musts == 1 else 'things'} must be done first."
    if not at.draft.pin.block:
        yield HALF_WAY[at.half_way]


def _withdrawn(at: Publishing) -> Iterator[str]:
    if at.withdrawn:
        yield f"{name_of(at.names, at.withdrawn.by)} withdrew it on {moment_words(at.withdrawn.at)}."
        yield from ([f"Because: {at.withdrawn.because}"] if at.withdrawn.because else [])


def _planned(at: Publishing) -> Iterator[str]:
    for plan in at.plans:
        if plan.ended_at is None:
            verb = "published" if plan.what is What.PUBLISH else "withdrawn"
            yield f"{name_of(at.names, plan.planned_by)} planned it: it is {verb} on {moment_words(plan.due_at)}."


def _publish(at: Publishing, stage: Stage) -> Iterator[Press]:
    if at.publishes and not at.gate.musts and stage in {Stage.IN_REVIEW, Stage.APPROVED}:
        yield Press(text="Publish now", action=at.site.to("publish"), token=at.token)


def _cancel(at: Publishing) -> Iterator[Press]:
    for plan in at.plans:
        if plan.ended_at is None and at.publishes:
            action, hidden = at.site.to("publish/plan/cancel"), (("what", plan.what.value),)
            yield Press(text="Give up the plan", action=action, token=at.token, hidden=hidden, look="secondary")


def _musts(at: Publishing) -> Section:
    entries = tuple(_line(at, line, must=True) for line in at.gate.musts)
    return Section(heading="Must", lines=() if entries else ("All of this is done.",), entries=entries)


def _shoulds(at: Publishing) -> Iterator[Section]:
    every = at.open_shoulds
    shown = every[at.skip : at.skip + PAGE]
    lines = () if every else ("Nothing is left here.",)
    if len(every) > PAGE:
        lines = (f"These are {at.skip + 1} to {at.skip + len(shown)} of {len(every)}.",)
    links = [Link("The ones before", at.site.to(f"publish?from={at.skip - PAGE}"))] if at.skip >= PAGE else []
    links += (
        [Link("The next ones", at.site.to(f"publish?from={at.skip + PAGE}"))] if at.skip + PAGE < len(every) else []
    )
    entries = tuple(_line(at, line, must=False) for line in shown)
    yield Section(heading="Should", lines=lines, entries=entries, links=tuple(links))


def _take_up(at: Publishing) -> Callable[[Left], tuple[Press, ...]]:
    """Return the button that takes a line up again, for whoever may leave one."""

    def press(left: Left) -> tuple[Press, ...]:
        action = at.site.to(f"publish/take-up/{left.line}")
        text = "See to it after all"
        return (Press(text=text, action=action, token=at.token, look="secondary"),)

    return press if at.writes else lambda _: ()


def left_section(
    left: Sequence[Left], names: Mapping[str, str], presses: Callable[[Left], tuple[Press, ...]] = lambda _: ()
) -> Iterator[Section]:
    """Show what was left, with who said so and why: a reason that nobody sees does not exist."""
    if left:
        entries = tuple(
            Entry(
                heading=each.about,
                lines=(
                    f"{name_of(names, each.left_by)} left it on {moment_words(each.left_at)}.",
                    *([f"Because: {each.because}"] if each.because else []),
                ),
                presses=presses(each),
            )
            for each in left[:PAGE]
        )
        yield Section(heading="Left as it is", entries=entries)


def _line(at: Publishing, line: Line, *, must: bool) -> Entry:
    who = [person for person in at.people if at.can_do(person, line)]
    links = [Link(line.go, at.site.office.to(line.place))] if at.may_open(line.place) else []
    if at.writes:
        links += [Link("Ask them", at.site.to(f"publish/ask/{line.key}"))] if who else []
        leave = line.leave if must else "Leave it, because …"
        links += [Link(leave, at.site.to(f"publish/leave/{line.key}"))] if leave else []
    return Entry(heading=line.says, lines=(_who(who), *_was_asked(at, line)), links=tuple(_apart(links, line)))


def _apart(links: list[Link], line: Line) -> Iterator[Link]:
    """Give each link words of its own, for people who hear links alone."""
    return (Link(link.text, link.href, line.says) for link in links)


def _who(who: list[Person]) -> str:
    if not who:
        return "Nobody in your council can clear this yet. Ask an administrator."
    named = [person.name for person in who[:MOST_NAMES]]
    more = len(who) - len(named)
    return f"Who can clear it: {', '.join(named)}{f' and {more} more' if more else ''}."


def _was_asked(at: Publishing, line: Line) -> Iterator[str]:
    for each in at.asked:
        if each.line == line.key:
            done = " They say it is done." if each.done_at else ""
            yield f"{name_of(at.names, each.asked)} was asked on {moment_words(each.asked_at)}.{done}"


def _links(at: Publishing, *, is_open: bool) -> Iterator[Link]:
    yield Link("Sign-offs", at.site.to("sign-offs"))
    if at.publishes and is_open:
        if not at.draft.pin.block:
            yield Link("People half-way", at.site.to("publish/half-way"))
        yield Link("Publish at a day and time", at.site.to("publish/plan"))
    if at.writes and is_open:
        yield Link("Drop this draft", at.site.to("drop"))
    if at.publishes and at.stage is Stage.PUBLISHED and at.draft.pin.block:
        here = f"blocks/{at.draft.pin.block}/{at.site.pin.version}"
        yield Link("Withdraw this version", at.site.office.to(f"{here}/withdraw"))
    elif at.publishes and at.stage is Stage.PUBLISHED:
        here = f"forms/{at.site.pin.form}/{at.site.pin.version}"
        yield Link("Withdraw this version", at.site.office.to(f"{here}/withdraw"))
        yield Link("Withdraw it at a day and time", at.site.office.to(f"{here}/withdraw-later"))
    what = "block" if at.draft.pin.block else "form"
    yield Link(f"What happened to this {what}", at.site.office.to(f"forms/{at.site.pin.form}/trail"))
