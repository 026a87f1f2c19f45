"""An officer proposes a round to a panel, and sees the rounds on a draft or a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, ListPage, Pick
from formbuilder.rendering.panel_pages import stage_words
from formbuilder.rendering.round_words import WRONG, Step
from formbuilder.services.editions import EditionName
from formbuilder.services.panels import Panel
from formbuilder.services.round_kinds import NoRound, Round

PANEL, TITLE, LIMITS, OFFER, MINUTES, AFTER = "panel", "title", "limits", "offer", "minutes", "after"
"""Names of fields."""
WHERE: Mapping[NoRound, str] = {
    NoRound.TITLE: TITLE,
    NoRound.MINUTES: MINUTES,
    NoRound.LONG: LIMITS,
    NoRound.UNKNOWN: PANEL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRound:
    """What was typed about a round, and what is wrong with it."""

    panel: str = ""
    title: str = ""
    limits: str = field(default="", repr=False)
    offer: str = field(default="", repr=False)
    minutes: str = ""
    after: str = ""
    wrong: frozenset[NoRound] = frozenset()

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(WRONG[why] for why in NoRound if why in self.wrong and WHERE.get(why) == name)


def rounds_page(
    site: OfficeSite, name: EditionName, place: str, rounds: Sequence[Round], panels: Mapping[str, str]
) -> ListPage:
    """Show the rounds on a draft or a version, and lead to a new one."""
    none = () if rounds else ("There is no round on this version yet.",)
    return ListPage(
        heading=f"Rounds on {name.pin}",
        council=site.council,
        lines=("In a round, a panel says which words to change.", *none),
        go=(Link("Propose a round to a panel", site.to(f"{place}/rounds/new")),),
        entries=tuple(_entry(site, each, panels.get(each.panel, "")) for each in rounds),
        back=(Link("Back to the version", site.to(place)),),
    )


def propose_page(
    site: OfficeSite, token: str, place: str, typed: TypedRound, panels: Sequence[Panel], firsts: Sequence[Round]
) -> FormPage:
    """Ask what a panel is to know of a round before it looks at it."""
    step = Step(
        seen_by="everybody in the panel. Members can say something once the chair opens it.",
        next="the chair chooses the questions and the days, and opens the round. Or the chair says no.",
        by_when="the chair sees it on their page “Your work” at once.",
        undo="No. Ask the chair to say no to it.",
    )
    offers = (("", "Choose a panel"), *((each.id, each.name) for each in panels))
    after = (("", "No, it is a first round"), *((each.id, f"Yes, after “{each.title}”") for each in firsts))
    second = Pick(
        id=AFTER,
        label="Is it a second round?",
        hint="A second round shows what changed, and what became of each comment.",
        offers=after,
        chosen=typed.after,
    )
    return FormPage(
        heading="Propose a round to a panel",
        council=site.council,
        lines=(*step.lines, "The round keeps the words as they are now. Later saves do not change it."),
        action=site.to(f"{place}/rounds/new"),
        token=token,
        button="Propose this round to the panel",
        boxes=(
            Box(
                id=TITLE,
                label="What is the round called?",
                hint="For example, The first questions for carers. Members read this first.",
                typed=typed.title,
                errors=typed.errors(TITLE),
            ),
            Box(
                id=MINUTES,
                label="How many minutes are enough for all questions?",
                hint="Be generous. Left empty, it is 5 for each question.",
                typed=typed.minutes,
                errors=typed.errors(MINUTES),
                inputs="numeric",
            ),
        ),
        areas=(
            Area(
                id=LIMITS,
                label="What can change, what cannot, and why?",
                hint="Members read this before anything else. We filled in what the questions say.",
                typed=typed.limits,
                rows=10,
                errors=typed.errors(LIMITS),
            ),
            Area(
                id=OFFER,
                label="What do you offer for people’s time?",
                hint="Say too what it means for benefits. For example, a voucher can count as earnings.",
                typed=typed.offer,
            ),
        ),
        picks=(
            Pick(id=PANEL, label="Which panel?", offers=offers, chosen=typed.panel, errors=typed.errors(PANEL)),
            *([second] if firsts else []),
        ),
        back=(Link("Back", site.to(f"{place}/rounds")),),
    )


def _entry(site: OfficeSite, round_: Round, panel: str) -> Entry:
    lines = (f"With {panel}." if panel else "", stage_words(round_))
    link = Link(f"Open “{round_.title}”", site.to(f"rounds/{round_.id}"))
    return Entry(heading=round_.title, lines=tuple(each for each in lines if each), links=(link,))
