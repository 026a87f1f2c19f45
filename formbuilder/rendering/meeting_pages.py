"""A meeting as people meet it before they come: when and where, what helps, who helps, and what is talked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import HOWS, NOTES, WRONG, Held, radios
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, ListPage
from formbuilder.rendering.office_sections import AskPage, Fields
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import RoundPage, Step, count_words, said, who_helps
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.services.meeting_kinds import How, ItemState, Meeting, NoMeeting, Notes, Plan

DAY, STARTS, HOW, PLACE, ABOUT, ACCESS, HELPERS, OFFER = (
    "day", "starts", "how", "place", "about", "access", "helpers", "offer",
)  # fmt: skip  # names of fields
WHERE: Mapping[NoMeeting, str] = {NoMeeting.DAY: DAY, NoMeeting.PLACE: PLACE}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPlan:
    """What stands in the fields of a plan."""

    day: str = ""
    starts: str = ""
    how: str = How.IN_PERSON.value
    place: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    access: str = field(default="", repr=False)
    helpers: str = field(default="", repr=False)
    offer: str = field(default="", repr=False)
    wrong: frozenset[NoMeeting] = frozenset()

    @classmethod
    def of(cls, plan: Plan) -> TypedPlan:
        """Return a plan as it is typed."""
        return cls(
            day=f"{plan.day:%d/%m/%Y}" if plan.day else "",
            starts=plan.starts,
            how=plan.how.value,
            place=plan.place,
            about=plan.about,
            access=plan.access,
            helpers=plan.helpers,
            offer=plan.offer,
        )

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(WRONG[why] for why in sorted(self.wrong) if WHERE.get(why, ABOUT) == name)


def meetings_page(site: OfficeSite, whole: Whole, meetings: tuple[Meeting, ...], *, leads: bool) -> ListPage:
    """List the meetings of a round, the first day first."""
    none = () if meetings else ("No meeting is planned yet. You can say what you think on the page of the round.",)
    plan = (Link("Plan a meeting", site.to(f"{whole.place}/meetings/plan")),) if leads else ()
    return ListPage(
        heading="Meetings of this round",
        council=site.council,
        lines=("Nobody has to come. What you say on a screen, on paper or in a meeting counts the same.", *none),
        go=plan,
        entries=tuple(_entry(site, each) for each in meetings),
        links=(Link("Print the questions", site.to(f"{whole.place}/pack")),),
        back=(Link("Back to the round", site.to(whole.place)),),
    )


def meeting_page(site: OfficeSite, held: Held) -> RoundPage:
    """Say all that people need to know of a meeting."""
    return RoundPage(
        heading=held.heading,
        council=site.council,
        caption=held.whole.round.title,
        parts=tuple(part for part in _parts(site, held) if part.lines or part.points or part.links),
        go=_go(site, held),
        links=tuple(_links(site, held)),
        back=(Link("Back to the meetings", site.to(f"{held.whole.place}/meetings")),),
    )


def plan_page(
    site: OfficeSite, token: str, whole: Whole, typed: TypedPlan, *, meeting: Meeting | None = None
) -> AskPage:
    """Ask what people must know before they come."""
    place = f"meetings/{meeting.id}" if meeting else f"{whole.place}/meetings"
    knowing = Step(
        seen_by="everybody who takes part in this panel.",
        next="members see the meeting, and can propose what to talk about.",
        by_when="at once.",
        undo="Yes. You can change all of it, or call the meeting off.",
    )
    return AskPage(
        heading="Change the meeting" if meeting else "Plan a meeting",
        council=site.council,
        lines=knowing.lines,
        action=site.to(f"{place}/change" if meeting else f"{place}/plan"),
        token=token,
        button="Save this meeting" if meeting else "Plan this meeting",
        fields=tuple(_fields(typed)),
        back=(Link("Back", site.to(place)),),
    )


def call_off_page(site: OfficeSite, token: str, held: Held, why: NoMeeting | None = None) -> TextPage:
    """Ask before a meeting is called off."""
    knowing = Step(
        seen_by="everybody who takes part in this panel.",
        next="the page of the meeting says that it is called off. Tell people yourself too.",
        by_when="at once.",
        undo="No. You can plan another meeting.",
    )
    press = Press(text="Call this meeting off", action=site.to(f"{held.place}/call-off"), token=token, look="warning")
    stopped = (WRONG[why],) if why else ()
    part = Part(lines=(*stopped, *knowing.lines))
    back = (Link("No, back to the meeting", site.to(held.place)),)
    return text_page(site.council, "Do you want to call the meeting off?", part, press=press, links=back)


def meeting_entries(
    site: OfficeSite, meetings: Iterable[Meeting], left: Mapping[str, int], today: date
) -> Iterator[Entry]:
    """Yield the lines of “Your work”: meetings to come, and those whose notes somebody has said nothing of yet."""
    for each in meetings:
        day = day_words(each.day)
        if many := left.get(each.id, 0):
            link = Link(f"Look at the notes of {day}", site.to(f"meetings/{each.id}/check"))
            line = f"You have said nothing of {count_words(many, 'note', 'notes')} yet. You do not have to."
            yield Entry(heading=f"Are the notes of {day} right?", lines=(line,), links=(link,))
        elif each.plan and each.day >= today and not each.called_off:
            link = Link(f"Read about the meeting on {day}", site.to(f"meetings/{each.id}"))
            yield Entry(heading=f"Meeting on {day}", lines=tuple(_when(each.plan)), links=(link,))


def _entry(site: OfficeSite, meeting: Meeting) -> Entry:
    plan, day = meeting.plan, day_words(meeting.day)
    off = ("This meeting is called off.",) if meeting.called_off else ()
    when = tuple(_when(plan)) if plan else ()
    link = Link(f"Open the meeting on {day}", site.to(f"meetings/{meeting.id}"))
    return Entry(heading=f"Meeting on {day}", lines=(*off, *when, NOTES[meeting.notes]), links=(link,))


def _when(plan: Plan) -> Iterator[str]:
    if plan.day:
        yield f"{day_words(plan.day)}{f', {plan.starts}' if plan.starts else ''}."
    yield f"{HOWS[plan.how]}: {plan.place}."


def _parts(site: OfficeSite, held: Held) -> Iterator[Part]:
    meeting, round_ = held.meeting, held.whole.round
    plan = meeting.plan or Plan(day=meeting.day, place=meeting.place)
    off = ("This meeting is called off.",) if meeting.called_off else ()
    yield Part(heading="When and where", lines=(*off, *_when(plan)))
    yield Part(heading="What it is for", lines=said(plan.about))
    yield Part(heading="What can change, and what cannot", lines=said(round_.can_change) or ("All words can change.",))
    yield _agenda(held)
    none = ("Nothing is arranged yet. Tell the person below what you need.",)
    yield Part(heading="What helps you to take part", lines=said(plan.access) or none)
    yield Part(heading="What we offer for your time", lines=said(plan.offer) or said(round_.offer))
    yield Part(
        heading="If you cannot come",
        lines=(
            "You get the notes, and can say for each one if it is right.",
            "You can say what you think at any time while the round is open. It counts the same.",
        ),
        links=(Link("Say it on the page of the round", site.to(held.whole.place)),),
    )
    yield Part(heading="The notes", lines=(NOTES[meeting.notes],))
    helpers = (plan.helpers, *held.whole.helpers) if plan.helpers not in held.whole.helpers else held.whole.helpers
    yield who_helps(site.council, helpers)


def _agenda(held: Held) -> Part:
    proposed = sum(each.state is ItemState.PROPOSED for each in held.items)
    state = (
        "The group agreed to this."
        if held.meeting.agreed
        else "The group has not agreed to this yet. Everybody can propose something."
    )
    more = (f"{proposed} more proposed. The group decides about it.",) if proposed else ()
    first = "What can change and what cannot: always first"
    points = (first, *(held.about(each) for each in held.talked))
    return Part(heading="What we talk about", lines=(state, *more), points=points)


def _go(site: OfficeSite, held: Held) -> Link | None:
    meeting = held.meeting
    if meeting.called_off:
        return None
    if meeting.notes is Notes.SENT and held.whole.member:
        return Link("Say if the notes are right", site.to(f"{held.place}/check"))
    if meeting.takes_notes and held.helps:
        return Link("Write notes", site.to(f"{held.place}/notes"))
    return Link("Read the notes", site.to(f"{held.place}/check")) if meeting.notes is not Notes.OPEN else None


def _links(site: OfficeSite, held: Held) -> Iterator[Link]:
    meeting, place = held.meeting, held.place
    planned = meeting.plan is not None and not meeting.called_off
    if planned and meeting.takes_notes:
        yield Link("Propose something to talk about", site.to(f"{place}/propose"))
        yield Link("Show the questions in large print", site.to(f"{place}/large/0"))
    if held.leads and planned and meeting.takes_notes:
        yield Link("Put the agenda in order", site.to(f"{place}/agenda"))
        yield Link("Change the meeting", site.to(f"{place}/change"))
        yield Link("Call the meeting off", site.to(f"{place}/call-off"))
    if held.leads and meeting.notes is not Notes.OPEN:
        yield Link("What members said of the notes", site.to(f"{place}/checked"))
    if held.helps:
        yield Link("Read the notes back to the group", site.to(f"{place}/play-back"))
        yield Link("What is not about the form", site.to(f"{place}/drawers"))
    yield Link("Print the questions", site.to(f"{held.whole.place}/pack"))


def _fields(typed: TypedPlan) -> Iterator[Fields]:
    def box(id_: str, label: str, hint: str, value: str) -> Box:
        return Box(id=id_, label=label, hint=hint, typed=value, errors=typed.errors(id_))

    yield Fields(
        boxes=(
            box(DAY, "On which day?", "For example 14/12/2026.", typed.day),
            box(STARTS, "From when to when?", "For example: from 6pm to 7:30pm, with a break.", typed.starts),
        )
    )
    yield Fields(
        groups=(radios(HOW, "How do people meet?", [(how.value, HOWS[how]) for how in How], typed.how),),
        boxes=(
            box(PLACE, "Where is it, or how can people join?", "A name or an address that people know.", typed.place),
            box(HELPERS, "Who helps in the meeting?", "A name that members know, or nothing.", typed.helpers),
        ),
        areas=(
            Area(
                id=ABOUT,
                label="What is the meeting for?",
                hint="One or two short sentences.",
                typed=typed.about,
                rows=3,
                errors=typed.errors(ABOUT),
            ),
            Area(
                id=ACCESS,
                label="What helps people to take part?",
                hint="For example: step-free, a quiet room, large print, BSL, breaks, who pays for the taxi.",
                typed=typed.access,
            ),
            Area(
                id=OFFER,
                label="What do you offer for people’s time?",
                hint="Say what it means for benefits too. Empty means: as the round says.",
                typed=typed.offer,
                rows=3,
            ),
        ),
    )
