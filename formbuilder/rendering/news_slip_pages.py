"""News on paper: slips that a facilitator prints and hands out, and who got one; and the page that stops e-mails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from formbuilder.rendering.boxes import Offer, some_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Group
from formbuilder.rendering.point_words import about_words
from formbuilder.rendering.spoken import own_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.news_slips import NewsSlip, ToHandOut, Told
from formbuilder.services.panels import Panel

WHO, PRINTED, WORDS = "who", "printed", "words"
"""Names of fields."""
ASKS = ("That is right", "That is not what I meant", "I do not agree")
"""What a member can tick; whoever helps them says it for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperComment:
    """One comment on a slip."""

    heading: str
    lines: tuple[str, ...] = field(repr=False)
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNews:
    """One slip: a number, and nothing that says which panel or form it is about."""

    number: str
    lines: tuple[str, ...]
    comments: tuple[PaperComment, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSlipsPage(OfficePage):
    """Template ``office/news_slips.html``."""

    lines: tuple[str, ...]
    slips: tuple[PaperNews, ...]
    ask: str
    """Whom a member asks."""
    action: str
    token: str
    hidden: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    heading: str = "Slips to hand out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How slips are printed: when, whom members ask, and whether their own words stand on them."""

    now: str
    """The moment, for what was new by then."""
    ask: str
    words: bool = False


def news_slips_page(site: OfficeSite, token: str, panel: Panel, found: ToHandOut, printing: Printing) -> NewsSlipsPage:
    """Show the slips of a panel, with whom they were given to below."""
    here = site.to(f"panels/{panel.id}/news-slips")
    return NewsSlipsPage(
        council=site.council,
        lines=tuple(_lines(found)),
        slips=tuple(_paper(slip, words=printing.words) for slip in found.slips),
        ask=printing.ask,
        action=here,
        token=token,
        hidden=((PRINTED, printing.now), *(((WORDS, "yes"),) if printing.words else ())),
        groups=(_who(found.slips),) if found.slips else (),
        links=tuple(_links(here, found, words=printing.words)),
        back=(Link(f"Back to {panel.name}", site.to(f"panels/{panel.id}")),),
    )


def stop_page(site: OfficeSite, token: str, link: str) -> TextPage:
    """Ask for the button that stops messages: opening the link changes nothing, for mail scanners open it first."""
    lines = (
        "We then send you no more messages about panels.",
        "You stay a member. You can change this on any day.",
    )
    press = Press(text="Stop these messages", action=site.to(f"stop/{link}"), token=token)
    return text_page(site.council, "Do you want to stop these messages?", Part(lines=lines), press=press)


def stopped_page(site: OfficeSite) -> TextPage:
    """Say that messages are stopped."""
    lines = ("We send you no more messages about panels.", "To change this, come in and open “My choices”.")
    return text_page(site.council, "The messages are stopped", Part(lines=lines), links=_come_in(site))


def no_stop_page(site: OfficeSite) -> TextPage:
    """Say that a link stops nothing, and what does."""
    lines = ("Look at the link in the message again, or open “My choices” after you came in.",)
    part = Part(lines=lines, ways=site.council.ways)
    return text_page(site.council, "This link stops nothing", part, links=_come_in(site))


def _come_in(site: OfficeSite) -> tuple[Link, ...]:
    return Link("Come in with a slip", site.to("slip")), Link("Come in by e-mail", site.to("link"))


def _lines(found: ToHandOut) -> Iterator[str]:
    if found.slips:
        yield "Print this page, cut it, and give each slip to the member with its number."
        yield "Then say below who got theirs. They are not told of the same things again."
    else:
        yield "There is nothing new for members who take part on paper."
    if found.silent:
        many = "One member chose" if found.silent == 1 else f"{found.silent} members chose"
        yield f"{many} to be told of nothing, so there is no slip for them."


def _links(here: str, found: ToHandOut, *, words: bool) -> Iterator[Link]:
    if found.slips:
        asked = f"?{WORDS}=yes" if words else ""
        yield Link("Save the slips as a PDF", f"{here}.pdf{asked}")
        if words:
            yield Link("Print them without what members said", here)
        else:
            yield Link("Print them with what each member said", f"{here}?{WORDS}=yes")


def _paper(slip: NewsSlip, *, words: bool) -> PaperNews:
    comments = tuple(_comment(number, told, words=words) for number, told in enumerate(slip.comments, 1))
    return PaperNews(number=f"Member {slip.number}", lines=slip.lines, comments=comments)


def _comment(number: int, told: Told, *, words: bool) -> PaperComment:
    point, answer = told.point, told.news.answer
    said = [own_words(point, "You said: “", "”")] if words and point.words else []
    about = [f"It was about: “{about_words(point.place, point.slot_text)}”"] if words and point.slot_text else []
    because = [f"Why: {answer.because}", _decided(answer)] if answer else []
    day = f" of {day_words(day_in_england(point.sent_at))}" if point.sent_at else ""
    return PaperComment(
        heading=f"{number}. Your comment{day}",
        lines=(*said, *about, told.news.sentence, *because),
        asks=ASKS if answer else (),
    )


def _decided(answer: Decision) -> str:
    return f"{answer.decider_name}, {day_words(day_in_england(answer.decided_at))}"


def _who(slips: tuple[NewsSlip, ...]) -> Group:
    buttons = some_of(WHO, [Offer(slip.person, f"Member {slip.number}") for slip in slips])
    return Group(legend="Who got their slip?", name=WHO, buttons=buttons)
