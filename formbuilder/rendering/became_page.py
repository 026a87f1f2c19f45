"""“What became of it”: the answer to a point, as its author reads it, and what they can say to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.point_words import about_words
from formbuilder.rendering.spoken import own_words
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.answering import Became
from formbuilder.services.decision_checks import Said
from formbuilder.services.decision_kinds import Decision, NoSaying, Saying
from formbuilder.services.point_kinds import PointState

WORDS = "words"
BETWEEN = "\n/\n"
NOBODY_YET = "Nobody sees to it yet. Ask the person who helps your group."
NOTHING = "You do not have to say anything."
BUTTONS: Mapping[Saying, str] = {
    Saying.RIGHT: "That is right",
    Saying.NOT_MEANT: "That is not what I meant",
    Saying.DISAGREE: "I do not agree",
    Saying.MINE_DIFFERS: "Mine is different",
}
"""What the author can say, and what the button or link is called."""
NAMES: Mapping[str, Saying] = {
    "not-meant": Saying.NOT_MEANT,
    "disagree": Saying.DISAGREE,
    "different": Saying.MINE_DIFFERS,
}
"""The pages for those that words may go with, by address."""
BEFORE: Mapping[Saying, tuple[str, ...]] = {
    Saying.NOT_MEANT: (
        "The council looks at your comment again.",
        "You get a new answer by a new date.",
        "The people who answer see what you write here.",
        "This cannot be undone, but you can say more later.",
    ),
    Saying.DISAGREE: (
        "The chair of your group reads it next.",
        "The chair can bring it to the next group, or ask for a new answer.",
        "If the answer stays as it is, everybody reads that not all agree. Your words are not shown to the public.",
        "This cannot be undone.",
    ),
    Saying.MINE_DIFFERS: (
        "Your comment is taken out of the shared answer.",
        "You get an answer of your own by a new date.",
        "The others keep the shared answer.",
        "This cannot be undone.",
    ),
}
"""Who sees it, what happens next, and whether it can be undone."""
SENDS: Mapping[Saying, str] = {
    Saying.NOT_MEANT: "Ask for a new answer",
    Saying.DISAGREE: "Send this to the chair",
    Saying.MINE_DIFFERS: "Ask for my own answer",
}
SAYS: Mapping[Saying, str] = {
    Saying.RIGHT: "author-agrees",
    Saying.NOT_MEANT: "not-meant",
    Saying.DISAGREE: "author-disagrees",
    Saying.MINE_DIFFERS: "mine-differs",
}
"""What happens when it is said."""
HAPPENED: Mapping[str, str] = {
    "author-agrees": "{who} said: that is right.",
    "not-meant": "{who} said: that is not what I meant.",
    "author-disagrees": "{who} said: I do not agree.",
    "mine-differs": "{who} said: mine is different.",
    "decision-undone": "The council took this answer back.",
    "came-back": "The day to look again came.",
    "decision-stands": "The chair looked at it, and the answer stays.",
    "to-next-tier": "The chair brought it to the next group.",
    "to-decide-again": "The chair asked for a new answer.",
}
REFUSED: Mapping[NoSaying, str] = {
    NoSaying.UNKNOWN: "Only the author of a comment can say this.",
    NoSaying.NOT_ANSWERED: "There is no answer to this comment now. A new one is on its way.",
    NoSaying.LONG: "Write 4,000 signs at most.",
    NoSaying.ALONE: "This answer is for your comment alone. You can say: that is not what I meant.",
    NoSaying.SAID: "You said that you do not agree. That stays beside the answer.",
}


def became_sections(site: OfficeSite, found: Became, token: str, *, mine: bool) -> tuple[Section, ...]:
    """Return the block “What became of it”, with what its author can say: for any page about the point."""
    what = Section(heading="What became of it", lines=tuple(_lines(found)), entries=tuple(_entries(found, mine=mine)))
    asks = _asks(site, found, token, mine=mine)
    return (what, asks) if asks else (what,)


def check_page(site: OfficeSite, found: Became, token: str, *, mine: bool) -> SectionsPage:
    """Show a point, and what became of it, to its author, or (not ``mine``) to whoever helps them."""
    point = found.point
    about = about_words(point.place, point.slot_text)
    said = [f"About these words: “{about}”", own_words(point, f"{_who(mine=mine)} said: “", "”") if point.words else ""]
    if point.state is PointState.HIDDEN:
        said.append(f"Other members do not see it: {point.hidden}")
    return SectionsPage(
        heading="Your comment and its answer" if mine else "A comment and its answer",
        council=site.council,
        lines=tuple(each for each in said if each),
        sections=became_sections(site, found, token, mine=mine),
        back=(Link("Back to your comments", site.to("my-points")),) if mine else (),
    )


def saying_page(
    site: OfficeSite, point: str, saying: Saying, token: str, typed: str = "", why: NoSaying | None = None
) -> AskPage:
    """Ask the author for words, which are never needed."""
    name = next(name for name, each in NAMES.items() if each is saying)
    errors = (REFUSED[why],) if why else ()
    hint = "You can leave this empty."
    return AskPage(
        heading=BUTTONS[saying],
        council=site.council,
        action=site.to(f"points/{point}/check/{name}"),
        token=token,
        button=SENDS[saying],
        lines=BEFORE[saying],
        fields=(Fields(areas=(Area(id=WORDS, label="Tell us more", hint=hint, typed=typed, errors=errors),)),),
        links=(Link("Go back and send nothing", site.to(f"points/{point}/check")),),
    )


def decision_lines(decision: Decision) -> Iterator[str]:
    """Yield an answer: what became of the words, why, who decided and when, and the words before and after."""
    yield decision.outcome.sentence
    yield f"Why: {decision.because}" if decision.because else "The reason was erased."
    yield f"{decision.decider_name or 'Somebody who left'} decided this on {_day(decision)}."
    if decision.look_again_on:
        yield f"We look again on {day_words(decision.look_again_on)}."
    if decision.see:
        yield f"You find it here: {decision.see}"
    if decision.after:
        yield f"Before: {_quoted(decision.before)}"
        yield f"After: {_quoted(decision.after)}"
    if decision.version:
        yield f"These words are in version {decision.version}, which people use."
    elif decision.revision:
        yield "These words are in the draft. People see them when it is published."
    if decision.undone:
        yield "This answer was taken back."


def said_words(said: Said, *, mine: bool = False) -> str:
    """Say what happened to an answer, with what was said; ``mine``: to whoever made the point."""
    words = HAPPENED[said.what].format(who=_who(mine=mine))
    return f"{words} “{said.words}”" if said.words else words


def _lines(found: Became) -> Iterator[str]:
    if found.due:
        yield f"You get an answer by {day_words(found.due)}."
    elif found.decision:
        yield from decision_lines(found.decision)
    if found.with_panel:
        yield f"{found.with_panel} looks at it now, because you do not agree."
    else:
        yield f"{found.owner} sees to it." if found.owner else NOBODY_YET


def _entries(found: Became, *, mine: bool) -> Iterator[Entry]:
    if found.joined and not found.due:
        lines = tuple(own_words(each, "“", "”") for each in found.joined if each.words)
        yield Entry(heading="This answer is also for other comments", lines=lines)
    earlier = [*found.earlier, *([found.decision] if found.due and found.decision else [])]
    for decision in earlier:
        yield Entry(heading=f"An answer from {_day(decision)}", lines=tuple(decision_lines(decision)))
    if found.said:
        said = tuple(said_words(each, mine=mine) for each in found.said)
        yield Entry(heading="What was said about the answers", lines=said)


def saying_links(site: OfficeSite, found: Became) -> tuple[Link, ...]:
    """Lead to each thing that an author can say against the answer that stands; nothing if there is none to say."""
    if found.due or found.decision is None or found.says is Saying.DISAGREE:
        return ()
    offered = ((name, saying) for name, saying in NAMES.items() if saying is not Saying.MINE_DIFFERS or found.joined)
    return tuple(Link(BUTTONS[saying], site.to(f"points/{found.point.id}/check/{name}")) for name, saying in offered)


def _asks(site: OfficeSite, found: Became, token: str, *, mine: bool) -> Section | None:
    """Return what the author can say; None if there is no answer that stands, or they said it already."""
    links = saying_links(site, found)
    if not links:
        return None
    here = site.to(f"points/{found.point.id}/check")
    presses = (Press(text=BUTTONS[Saying.RIGHT], action=here, token=token),)
    entry = Entry(
        heading="If it is right" if found.says is None else "You can still say something else",
        presses=presses if found.says is None else (),
    )
    said = HAPPENED[SAYS[found.says]].format(who=_who(mine=mine)) if found.says else NOTHING
    entries = (entry,) if entry.presses else ()
    return Section(heading="What do you say to this answer?", lines=(said,), entries=entries, links=links)


def _who(*, mine: bool) -> str:
    return "You" if mine else "Its author"


def _day(decision: Decision) -> str:
    return day_words(day_in_england(decision.decided_at))


def _quoted(words: str) -> str:
    return " and ".join(f"“{each}”" for each in words.split(BETWEEN))
