"""Around a point: look at it before it is sent, the receipt after, what others said, one’s own, and where each is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from formbuilder.plainlanguage.findings import Finding
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.point_stages import late_words, spell_words
from formbuilder.rendering.point_typed import POINT
from formbuilder.rendering.point_words import (
    answer_lines,
    change_lines,
    first_line,
    found_lines,
    happened_words,
    next_words,
    said_lines,
    suggested_lines,
)
from formbuilder.rendering.round_question import KEEP, SEND_WORDS, Shown, heading, promises, ways_out
from formbuilder.rendering.sound_words import own_sound_entry
from formbuilder.rendering.spoken import own_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.stages import ENDS, Spell
from formbuilder.review.trouble import Remedy
from formbuilder.services.meeting_kinds import Verified
from formbuilder.services.note_kinds import Route
from formbuilder.services.point_kinds import Change, Point, PointState
from formbuilder.services.point_news import News
from formbuilder.services.points import PAGE
from formbuilder.services.sound_kinds import CommentSound
from formbuilder.storage.points import EventRow
from formbuilder.storage.said import LineRow

SaidBy = Callable[[Point], str]
"""Who said a point, as others may read it."""
Checked = Mapping[str, tuple[Finding, ...] | None]
"""What our checks find in the new words, by place."""


def check_point_page(shown: Shown, point: Point, checked: Checked, other: tuple[Section, ...] = ()) -> SectionsPage:
    """Show what somebody suggests before it is sent: words first, with what our checks find in them.

    ``other`` is the question with another kind of answer, before and after.
    """
    entries = tuple(_suggested(shown, point, checked))
    said = tuple(said_lines(point, mine=True))
    mine = (Section(heading="What you say", lines=said),) if said else ()
    return SectionsPage(
        heading="Look at this before you send it",
        council=shown.site.council,
        sections=(Section(heading="What you suggest", entries=entries), *other, *mine, before_sending(shown)),
        presses=(
            Press(text=SEND_WORDS, action=f"{shown.base}/send", token=shown.token, hidden=((POINT, point.id),)),
            Press(
                text="Keep this for later",
                action=f"{shown.base}/send",
                token=shown.token,
                hidden=((POINT, point.id), ("do", KEEP)),
                look="secondary",
            ),
        ),
        links=(Link("Change it first", f"{shown.base}?point={point.id}"), *ways_out(shown.site)),
        back=(Link(f"Back to question {shown.looking.number}", f"{shown.base}?point={point.id}"),),
    )


def before_sending(shown: Shown) -> Section:
    """Say who sees it, what happens next, by when, and whether it can be undone."""
    return Section(heading="Before you send it", lines=promises(shown))


def receipt_page(shown: Shown, point: Point, news: News) -> TextPage:
    """Say that we have a comment: who read it, what is next, and on what day."""
    lines = ("We have your comment.", *read_by(news), next_words(shown.looking.round, news.answer_by))
    said = (*said_lines(point, mine=True), *suggested_lines(point))
    return text_page(
        shown.site.council,
        "We have your comment",
        Part(lines=lines[1:]),
        Part(heading="What you sent", lines=said),
        go=_go_on(shown),
        links=(
            Link("Add more to this question", f"{shown.base}?more=yes"),
            Link("Change this comment", f"{shown.base}?point={point.id}"),
            Link("See what others said here", f"{shown.base}/others"),
            *ways_out(shown.site),
        ),
    )


def read_by(news: News) -> tuple[str, ...]:
    """Say who of those who answer read a comment, and when."""
    if not news.readers:
        return ("Read by: nobody yet.",)
    return tuple(f"Read by: {each.name}, on {day_words(day_in_england(each.at))}." for each in news.readers)


def kept_page(shown: Shown, point: Point) -> TextPage:
    """Say that something is kept for later, for any time while the round takes comments."""
    days = shown.looking.round.days
    until = f" You can send it until {day_words(days.late_until)}." if days else ""
    lines = (f"Only you can see it. It waits for you.{until}", "You find it here, and under “My comments”.")
    return text_page(
        shown.site.council,
        "We keep this for you",
        Part(lines=lines),
        go=_go_on(shown),
        links=(Link("Go on with it now", f"{shown.base}?point={point.id}"), *ways_out(shown.site)),
    )


def others_page(shown: Shown, found: Sequence[Point], said_by: SaidBy, page: int) -> SectionsPage:
    """Show what others said at a question, in the order in which it came; nothing moves."""
    entries = tuple(_other(shown, point, said_by) for point in found[:PAGE])
    lines = () if entries or page > 1 else ("Nobody else has said anything here yet.",)
    return SectionsPage(
        heading="What others said",
        council=shown.site.council,
        lines=(f"{heading(shown.looking)}. The first that came stands first.", *lines),
        sections=(Section(heading="Comments", entries=entries),) if entries else (),
        links=(
            *page_links(f"{shown.base}/others", page, more=len(found) > PAGE),
            *_after_others(shown),
            *ways_out(shown.site),
        ),
        back=(Link(f"Back to question {shown.looking.number}", shown.base),),
    )


def first_yours_page(shown: Shown) -> TextPage:
    """Say that others’ points wait for one’s own."""
    lines = (
        "First say what you think yourself. Then you see what others said.",
        "If you have nothing to add, say so with the button.",
    )
    nothing = Press(
        text="I have nothing to add, show me what others said", action=f"{shown.base}/nothing", token=shown.token
    )
    links = (Link("Say what I think", shown.base), *ways_out(shown.site))
    head = "What others said waits for you"
    return text_page(shown.site.council, head, Part(lines=lines), press=nothing, links=links)


def my_points_page(
    site: OfficeSite,
    found: Sequence[Point],
    news: Mapping[str, News],
    page: int,
    lines: Mapping[str, LineRow],
    sounds: Sequence[CommentSound] = (),
) -> ListPage:
    """List what somebody said, each with where it is now; ``lines`` are those that count them on public pages.

    What they said aloud and nobody has written down stands first.
    """
    none = () if found or sounds else ("You have not said anything yet.",)
    return ListPage(
        heading="My comments",
        council=site.council,
        lines=("Only you see this list. The newest stands first.", *none),
        entries=(
            *(own_sound_entry(site, each) for each in sounds),
            *(_mine(site, point, news[point.id], lines.get(point.id)) for point in found[:PAGE]),
        ),
        links=(
            *page_links(site.to("my-points"), page, more=len(found) > PAGE),
            Link("My panels", site.to("my-panels")),
            Link("My story", site.to("my-stories")),
            Link("All that we hold about you", site.to("my-panels/held")),
            Link("Take a break", site.to("my-panels/break")),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A point as one person reads it."""

    point: Point
    news: News
    trail: Sequence[tuple[EventRow, str]]
    """What happened to it, and who did it."""
    mine: bool
    by: str
    """Who said it, as others may read it."""
    at: str
    """The address of its question; "" if it was made elsewhere."""
    spells: Sequence[Spell] = ()
    """How long it was at each stage."""
    today: date
    now: tuple[str, ...] = ()
    """Where its words are in the version that people use; nothing if it was made on that one."""
    helps: bool = False
    """Whether whoever looks helps the panel, and may say for its author what they think of the answer."""
    leads: bool = False
    """Whether whoever looks chairs or helps the panel, and may hide it."""
    open: bool = False
    """Whether its round takes comments: then it can be changed and taken back."""
    against: tuple[Link, ...] = ()
    """What its author can still say against its answer."""
    asked: str = ""
    """What is asked about words of their own, or where it is counted: the words of a link; "" for nothing."""


def point_page(site: OfficeSite, told: Told) -> SectionsPage:
    """Show one point: what it says, where it is now, what was decided, and what happened to it."""
    point, news, mine = told.point, told.news, told.mine
    said = (*said_lines(point, mine=mine), *suggested_lines(point))
    about = (f"It is about these words: “{point.slot_text}”.",) if not point.place.endswith(".*") else ()
    decided = (*answer_lines(news.answer), *_against(told)) if news.answer else ()
    answer = (Section(heading="What was decided", lines=decided),) if decided else ()
    happened = tuple(happened_words(event, who) for event, who in told.trail)
    links = (Link("Go to the question", site.to(told.at)),) if told.at else ()
    late = ("It came after the round had closed. It is answered all the same.",) if point.late else ()
    return SectionsPage(
        heading="Your comment" if mine else "A comment",
        council=site.council,
        lines=(
            news.sentence if mine or point.state is PointState.SENT else "Other members do not see this.",
            *((f"Why: “{point.hidden}”",) if point.hidden else ()),
            *late,
        ),
        sections=(
            Section(heading="What you said" if mine else f"{told.by} said", lines=(*said, *about)),
            *((Section(heading="Where its words are now", lines=told.now),) if told.now else ()),
            *((Section(heading="Who has read it", lines=read_by(news)),) if mine else ()),
            *answer,
            *_days(told),
            *((Section(heading="What happened so far", lines=happened),) if happened else ()),
        ),
        links=(
            *((Link(told.asked, site.to(f"points/{point.id}/own-words")),) if told.asked else ()),
            *_before_and_after(site, point),
            *_may_change(site, told),
            *links,
            *ways_out(site),
        ),
        back=(Link("My comments", site.to("my-points")),) if mine else (),
    )


def withdraw_page(site: OfficeSite, token: str, point: Point, *, open_: bool) -> TextPage:
    """Ask before somebody takes a comment back."""
    if not open_:
        lines = ("The round is closed, so this cannot be taken back here.", "Ask the person who helps your panel.")
        links = (Link("My comments", site.to("my-points")),)
        return text_page(site.council, "This cannot be taken back any more", Part(lines=lines), links=links)
    lines = (
        "From then on nobody reads its words.",
        "That there was a comment stays on record. You cannot undo this, but you can write a new one.",
    )
    press = Press(text="Yes, take it back", action=site.to(f"points/{point.id}/withdraw"), token=token, look="warning")
    keep = (Link("No, leave it as it is", site.to(f"points/{point.id}")),)
    said = Part(heading="What you said", lines=tuple(said_lines(point, mine=True)))
    return text_page(site.council, "Do you want to take this back?", Part(lines=lines), said, press=press, links=keep)


def _suggested(shown: Shown, point: Point, checked: Checked) -> Iterator[Entry]:
    for change in point.changes:
        part = shown.looked.part(change.place)
        name = part.name if part else "The words"
        if change.kind is Remedy.WORDS:
            yield Entry(heading=name, lines=change_lines(change, point.language))
            yield Entry(heading="What our own check says", lines=found_lines(checked.get(change.place)))
        else:
            yield Entry(heading="Something else to change", lines=change_lines(change, point.language))


def _go_on(shown: Shown) -> Link:
    looking = shown.looking
    if looking.next:
        return Link("Next question", shown.site.to(f"rounds/{looking.round.id}/{looking.next}"))
    return Link("That was the last question: back to the round", shown.site.to(f"rounds/{looking.round.id}"))


def _after_others(shown: Shown) -> Iterator[Link]:
    if shown.looking.takes_part and shown.looking.round.takes_points:
        yield Link("Add more", f"{shown.base}?more=yes")
    yield _go_on(shown)


def _other(shown: Shown, point: Point, said_by: SaidBy) -> Entry:
    part = shown.looked.part(point.place)
    about = (f"About: {part.label}",) if part and part.number else ()
    suggested = suggested_lines(point)
    return Entry(
        heading=said_by(point),
        lines=(*about, *said_lines(point), *suggested),
        links=(Link("Where is it now?", shown.site.to(f"points/{point.id}"), said_by(point)),),
    )


def _mine(site: OfficeSite, point: Point, news: News, line: LineRow | None) -> Entry:
    day = day_words(day_in_england(point.sent_at or point.changed_at))
    about = (f"About: “{first_line(point.slot_text)}”",) if point.slot_text else ()
    said = (
        *about,
        *said_lines(point, mine=True),
        *(line for each in point.changes for line in suggests_lines(point, each)),
    )
    beside = ("You do not agree with this answer.",) if news.against else ()
    heading_ = f"Kept for later on {day}" if point.state is PointState.DRAFT else f"Sent on {day}"
    answer = (*answer_lines(news.answer), *beside) if news.answer else (news.sentence,)
    words = "Go on with this" if point.state is PointState.DRAFT else "Where is it now?"
    named = own_words(point, words=shorten(point.words or "a comment", 40, placeholder=" …"))
    links = [Link(words, site.to(f"points/{point.id}"), named)]
    if line:
        answer = (*answer, "It is counted on the public page “You said, we did”.")
        links.append(Link("See the line that counts it", site.to(f"points/{point.id}/own-words"), named))
    return Entry(heading=heading_, lines=(*said, *answer), links=tuple(links))


def suggests_lines(point: Point, change: Change) -> tuple[str, ...]:
    """Say what its author suggested; the words before stand above it."""
    if change.kind is Remedy.WORDS:
        return (own_words(point, "You suggested: “", "”", words=change.words),)
    return change_lines(change, point.language)


def _against(told: Told) -> tuple[str, ...]:
    """Say beside an answer that the author does not agree with it: it stands there for ever."""
    since = told.news.answer.decided_at if told.news.answer else None
    against = since and any(each.what == "author-disagrees" and each.at >= since for each, _ in told.trail)
    return (f"{'You do' if told.mine else 'Its author does'} not agree with this answer.",) if against else ()


def _before_and_after(site: OfficeSite, point: Point) -> Iterator[Link]:
    if any(each.answer for each in point.changes):
        yield Link("See the question before and after", site.to(f"points/{point.id}/other-answer"))


def _days(told: Told) -> Iterator[Section]:
    """Count the days at each stage, and those since the day of the answer went by."""
    if told.spells:
        heading_ = "How long it takes" if told.spells[-1].stage not in ENDS else "How long it took"
        lines = tuple(spell_words(each, told.today) for each in told.spells)
        yield Section(heading=heading_, lines=(*lines, *late_words(told.news.answer_by, told.today)))


def _may_change(site: OfficeSite, told: Told) -> Iterator[Link]:
    """Lead to everything that can be done with a point at its stage, by whoever looks."""
    point, mine = told.point, told.mine
    check = site.to(f"points/{point.id}/check")
    if mine and told.news.answer:
        if told.against:
            yield Link("That is right, or say something else", check)
            yield from told.against
        else:
            yield Link("What was said about this answer", check)
    elif told.helps and told.news.answer:
        yield Link("Write down what its author says to the answer", check)
    if mine and point.route == Route.RECORDING and point.verified != Verified.RIGHT:
        yield Link("Say if it is written down right", site.to(f"meetings/{point.meeting}/check"))
    if mine and told.open and point.state in {PointState.SENT, PointState.DRAFT}:
        if told.at:
            yield Link("Change this comment", site.to(f"{told.at}?point={point.id}"))
        yield Link("Take this back", site.to(f"points/{point.id}/withdraw"))
    yield from _may_hide(site, told)


def _may_hide(site: OfficeSite, told: Told) -> Iterator[Link]:
    point = told.point
    if told.leads and point.state is PointState.SENT:
        yield Link("Hide this from other members", site.to(f"points/{point.id}/hidden"))
    elif told.leads and point.state is PointState.HIDDEN:
        yield Link("Show this to other members again", site.to(f"points/{point.id}/shown"))
