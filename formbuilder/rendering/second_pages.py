"""A second round in one step, for the chair of the first: what it looks at, which panel, and the button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, Group
from formbuilder.rendering.office_sections import AskPage, Fields, Section
from formbuilder.rendering.panel_pages import stage_words
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import WRONG, RoundPage, Step, count_words
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.titles import day_words
from formbuilder.services.panels import Panel
from formbuilder.services.round_kinds import Days, NoRound, Round
from formbuilder.services.second_rounds import Second

PANEL, SEEN = "panel", "seen"
"""Names of fields."""
NOTHING = "There are no newer words yet, or none of the questions changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is needed to begin a second round."""

    whole: Whole
    second: Second
    others: Sequence[Panel]
    """Other panels that can look at what this one changed."""
    usual: Days
    chosen: str = ""
    why: NoRound | None = None


def second_page(site: OfficeSite, token: str, at: Beginning) -> AskPage:
    """Ask which panel looks at what changed, with the questions chosen beforehand."""
    many = count_words(len(at.second.questions), "question", "questions")
    days = at.usual
    step = Step(
        seen_by="all members of the panel that you choose, and those in the council who propose rounds.",
        next="your own panel can begin today. The chair of another panel gets it first, and sets the days.",
        by_when=f"for your own panel it is open until {day_words(days.closes_on)}.",
        undo="No. You can give more time. The chair of another panel can say no to it.",
    )
    entries = tuple(Entry(heading=f"{number}. {ask}") for number, ask in enumerate(at.second.questions.values(), 1))
    return AskPage(
        heading="Look again at what changed",
        council=site.council,
        lines=(f"{many} changed since “{at.whole.round.title}”. The new words are {at.second.name}.", *step.lines),
        shown=(Section(heading="The questions that changed", entries=entries),),
        action=site.to(f"{at.whole.place}/second"),
        token=token,
        button="Begin this second round",
        fields=(Fields(groups=(_panels(at),)),),
        hidden=((SEEN, str(at.second.name)),),
        back=(Link("Back", site.to(f"{at.whole.place}/chair")),),
    )


def no_second_page(site: OfficeSite, whole: Whole) -> RoundPage:
    """Say that there is nothing to look at again yet."""
    lines = (NOTHING, "A second round is possible once this one has closed and its words changed.")
    back = (Link("Back", site.to(f"{whole.place}/chair")),)
    return RoundPage(
        heading="There is nothing new to look at", council=site.council, parts=(Part(lines=lines),), back=back
    )


def following_part(site: OfficeSite, rounds: Sequence[Round], panels: Sequence[Panel]) -> tuple[Part, ...]:
    """List the rounds that follow one; those of panels that whoever looks does not see have no link."""
    seen = {panel.id: panel.name for panel in panels}
    lines = tuple(
        f"“{each.title}”, with {seen.get(each.panel, 'another panel')}. {stage_words(each)}" for each in rounds
    )
    links = tuple(Link(f"Open “{each.title}”", site.to(f"rounds/{each.id}")) for each in rounds if each.panel in seen)
    return (Part(heading="Second rounds", lines=lines, links=links),) if rounds else ()


def _panels(at: Beginning) -> Group:
    own = at.whole.panel
    chosen = at.chosen or own.id
    offers = [(own.id, f"{own.name}: it begins today", ""), *((each.id, each.name, _hint(each)) for each in at.others)]
    buttons = one_of(PANEL, [Offer(id_, label, hint) for id_, label, hint in offers], chosen)
    errors = (WRONG[at.why],) if at.why else ()
    return Group(legend="Which panel looks at it?", name=PANEL, buttons=buttons, errors=errors)


def _hint(panel: Panel) -> str:
    return "An independent group. Its chair opens the round." if panel.independent else "Its chair opens the round."
