"""What the public writes about questions, for those who read it before any panel does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from formbuilder.councils.profile import Way
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, ListPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.review.taking_out import GAP
from formbuilder.services.remarks import LONGEST_REASON, PAGE, NoRemark, Remark, State
from formbuilder.services.taps import WHOLE
from formbuilder.storage.remarks import Waiting

LEFT, BECAUSE = "left", "because"
"""Names of fields."""
SAYS_WHOLE = "The form as a whole"
GONE_QUESTION = "A question that this version does not have"
HEADING = "What the public says"
STATES: Mapping[State, str] = {
    State.PASSED: "Passed on to panels",
    State.CUT: "Passed on with parts taken out",
    State.HELP: "Taken as a call for help",
    State.DROPPED: "Dropped",
}
"""What became of what was read, in words; each has a page."""
WRONG: Mapping[NoRemark, str] = {
    NoRemark.ADDED: f"Only take words out. Check the words that you added or changed. You can leave {GAP} there.",
    NoRemark.NOTHING_OUT: "You have taken nothing out. Take words out, or go back and pass all of it on.",
    NoRemark.NOTHING_LEFT: "Nothing is left. If none of it can be passed on, go back and drop it.",
    NoRemark.EMPTY: "Enter the reason.",
    NoRemark.LONG: f"Enter a shorter reason: {LONGEST_REASON} letters and spaces at most.",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A remark, and the words of the question that it is about."""

    remark: Remark
    asked: str
    form: str
    """What the form is called."""
    tried: str = field(default="", repr=False)
    """What was typed and could not be taken."""
    wrong: NoRemark | None = None


def waiting_words(waiting: Waiting, today: date) -> str:
    """Say how many remarks wait, and how long the oldest has waited."""
    if not waiting.count or waiting.oldest is None:
        return "Nothing waits to be read."
    days = (today - waiting.oldest).days
    since = "came today" if days < 1 else f"has waited {days} day{'' if days == 1 else 's'}"
    count = "1 remark waits" if waiting.count == 1 else f"{waiting.count:,} remarks wait"
    return f"{count} to be read. The oldest {since}."


def waiting_entry(site: OfficeSite, waiting: Waiting, today: date) -> Entry:
    """Return the line on “Your work”."""
    link = Link("Read what the public says", site.to("remarks"))
    return Entry(heading=HEADING, lines=(waiting_words(waiting, today),), links=(link,))


def remarks_page(
    site: OfficeSite, waiting: Waiting, readings: Iterable[Reading], today: date, forms: Mapping[str, str]
) -> ListPage:
    """Show what waits, the oldest first; ``forms`` are the titles of those of which the public said anything."""
    in_order = sorted(forms.items(), key=lambda each: each[1].casefold())
    more = (f"The {PAGE} that have waited longest are shown.",) if waiting.count > PAGE else ()
    return ListPage(
        heading=HEADING,
        council=site.council,
        lines=(
            "No panel sees these words before somebody has read them here. Nobody knows who wrote them.",
            waiting_words(waiting, today),
            *more,
        ),
        entries=tuple(_entry(site, each, today) for each in readings),
        links=(
            *(Link(words, site.to(f"remarks/{state}")) for state, words in STATES.items()),
            *(Link(f"Which questions are hard: “{title}”", site.to(f"forms/{form}/heat")) for form, title in in_order),
        ),
    )


def settled_page(site: OfficeSite, state: State, readings: Iterable[Reading]) -> ListPage:
    """Show what became of remarks that were read."""
    return ListPage(
        heading=STATES[state],
        council=site.council,
        lines=(f"The last {PAGE} are shown.",),
        entries=tuple(_settled(site, each) for each in readings),
        back=(Link("Back to what waits", site.to("remarks")),),
    )


def remark_page(site: OfficeSite, reading: Reading) -> TextPage:
    """Show one remark, and what can be done with it."""
    remark = reading.remark
    waits = remark.state is State.WAITING
    doings = (
        ("pass", "Pass it on to panels"),
        ("cut", "Pass it on with parts taken out"),
        ("help", "Act on it as a call for help"),
        ("drop", "Drop it"),
    )
    links = tuple(Link(words, _at(site, remark, step)) for step, words in doings) if waits else ()
    became = () if waits else (STATES[remark.state],)
    said = "The reason" if remark.state is State.DROPPED else "Somebody wrote"
    return text_page(
        site.council,
        "Something that somebody wrote",
        Part(lines=(*became, *about(reading))),
        Part(heading=said, lines=_words(remark)),
        *((Part(heading="What happens with it?", links=links),) if waits else ()),
        links=(Link("Back to what waits", site.to("remarks")),),
    )


def pass_page(site: OfficeSite, token: str, reading: Reading) -> TextPage:
    """Ask before a remark is passed on as it is."""
    remark = reading.remark
    lines = (
        "It becomes a point. Members of panels can see it, also on paper, and somebody answers it.",
        "Look once more: nobody must be found by these words. You cannot take this back.",
    )
    press = Press(text="Pass it on", action=_at(site, remark, "pass"), token=token)
    said = Part(heading="Somebody wrote", lines=_words(remark))
    return text_page(
        site.council, "Pass this on to panels?", said, Part(lines=lines), press=press, links=_no(site, remark)
    )


def cut_page(site: OfficeSite, token: str, reading: Reading) -> FormPage:
    """Ask which parts are taken out."""
    remark = reading.remark
    return FormPage(
        heading="Take parts out and pass the rest on",
        council=site.council,
        action=_at(site, remark, "cut"),
        token=token,
        button="Pass on what is left",
        lines=(
            "Take out names, places, and whatever tells of somebody’s life.",
            f"We put {GAP} where words were, so that panels see it. What you take out is erased for good.",
        ),
        areas=(
            Area(
                id=LEFT,
                label="What panels see",
                hint="Take words out. Do not add or change any.",
                typed=reading.tried or remark.words,
                errors=_errors(reading),
            ),
        ),
        back=_no(site, remark),
    )


def help_page(site: OfficeSite, token: str, reading: Reading, told: Iterable[str]) -> TextPage:
    """Say what to do where words are a call for help; ``told`` are those on duty now."""
    remark = reading.remark
    on_duty = tuple(told)
    steps = (
        "Nobody knows who wrote this. Do not try to find out, and do not ask people who filled in this form.",
        "Phone the person who leads on keeping people safe at your council today. Say the words, the form and the day.",
        "If the words name somebody, or say where they are: phone now. If there is danger now, phone 999.",
    )
    return text_page(
        site.council,
        "Act on this as a call for help",
        Part(heading="Somebody wrote", lines=_words(remark)),
        Part(heading="What you do", points=steps),
        *((Part(heading="On duty now", points=on_duty),) if on_duty else ()),
        Part(heading="What your council tells people in danger", ways=_ways(site)),
        Part(
            heading="What happens here",
            lines=(
                "No panel ever sees it. The words stay on this page until the days of your council are over.",
                "Select the button once you have told somebody.",
            ),
        ),
        press=Press(text="I have told somebody", action=_at(site, remark, "help"), token=token),
        links=_no(site, remark),
    )


def drop_page(site: OfficeSite, token: str, reading: Reading) -> FormPage:
    """Ask why a remark is dropped."""
    remark = reading.remark
    return FormPage(
        heading="Drop this",
        council=site.council,
        action=_at(site, remark, "drop"),
        token=token,
        button="Drop it",
        lines=("The words are erased for good. Your reason and your name stay. What was tapped still counts.",),
        areas=(
            Area(
                id=BECAUSE,
                label="Why do you drop it?",
                hint="For example: it says nothing about the words. Do not repeat what somebody wrote.",
                typed=reading.tried,
                errors=_errors(reading),
            ),
        ),
        back=_no(site, remark),
    )


def about(reading: Reading) -> tuple[str, ...]:
    """Say what a remark is about."""
    remark = reading.remark
    where = f"{reading.form}, version {remark.about.version}"
    asked = reading.asked if remark.about.question == WHOLE else f"“{reading.asked}”"
    return (f"{asked} ({where})", f"They chose: {remark.tap.label}. It came on {day_words(remark.made_on)}.")


def _entry(site: OfficeSite, reading: Reading, today: date) -> Entry:
    remark = reading.remark
    days = (today - remark.made_on).days
    age = "It came today." if days < 1 else f"It has waited {days} day{'' if days == 1 else 's'}."
    link = Link("Read it and say what happens", _at(site, remark), about=f"“{reading.asked}”")
    return Entry(heading=reading.asked, lines=(*about(reading)[1:], age), links=(link,))


def _settled(site: OfficeSite, reading: Reading) -> Entry:
    link = Link("Look at it", _at(site, reading.remark), about=f"“{reading.asked}”")
    return Entry(heading=reading.asked, lines=about(reading)[1:], links=(link,))


def _words(remark: Remark) -> tuple[str, ...]:
    if remark.words:
        return tuple(line for line in remark.words.splitlines() if line.strip())
    gone = "The words stand with the point that it became." if remark.point else "The words are erased."
    return (gone,)


def _errors(reading: Reading) -> tuple[str, ...]:
    return (WRONG[reading.wrong],) if reading.wrong else ()


def _at(site: OfficeSite, remark: Remark, step: str = "") -> str:
    return site.to(f"remarks/{remark.id}{'/' if step else ''}{step}")


def _no(site: OfficeSite, remark: Remark) -> tuple[Link, ...]:
    return (Link("Go back without doing this", _at(site, remark)),)


def _ways(site: OfficeSite) -> tuple[Way, ...]:
    return site.council.urgent_ways
