"""What an officer writes for the board: asked for on a page, with what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.answers.moments import as_typed
from formbuilder.publishing.sign_offs import Outcome, StepState
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import COMES, NOT_A_DAY
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.rendering.written_page import Do, WrittenPage
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.packs import Kept

WHAT, WHY, EQUALITY, DATA_PROTECTION, COST = "what", "why", "equality", "data-protection", "cost"
EQUALITY_BY, EQUALITY_ON = "equality-by", "equality-on"
GO_LIVE, REVIEW, SAVES = "go-live", "review", "saves"
"""Names of fields."""
AREAS: Mapping[str, tuple[str, str]] = {
    WHAT: ("What do you ask of the board?", "One sentence is best: what the board is to decide."),
    WHY: ("Why does the form change?", "What was wrong or missing, and who said so."),
    EQUALITY: (
        "Equality impact",
        "What was looked at, and what was found. A link to the assessment, or a short text, is enough.",
    ),
    DATA_PROTECTION: ("Data protection", "The reference of the assessment."),
    COST: ("Cost", "What it costs to make, and each year. Write “none” if it costs nothing."),
}
LINES: Mapping[str, tuple[str, str]] = {
    EQUALITY_BY: ("Who looked at equality?", "A name, a post or a group."),
}
DAYS: Mapping[str, str] = {
    EQUALITY_ON: "The day they looked at equality",
    GO_LIVE: "The day it goes live",
    REVIEW: "The day it is looked at again",
}
NOT_COME = "For example, 31 3 2026."
LONG_NAME = "This is too long. 200 signs is the most."
TOO_LONG = "This is too long. 4,000 signs is the most."
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.YES: "Yes",
    Outcome.YES_IF: "Yes, if certain words are changed",
    Outcome.NOT_YET: "Not yet",
    Outcome.NO: "No",
    Outcome.IN_SPITE: "Gone on with, although a panel said no",
}


@dataclass(frozen=True, slots=True)
class TypedFacts:
    """What stands in the boxes, and how often it had been saved when the page was made."""

    texts: Mapping[str, str] = field(repr=False)
    saves: int


def typed_facts(kept: Kept) -> TypedFacts:
    """Return what is kept as it stands in the boxes."""
    facts = kept.facts
    return TypedFacts(
        {
            WHAT: facts.asked,
            WHY: facts.why,
            EQUALITY: facts.equality,
            EQUALITY_BY: facts.equality_by,
            EQUALITY_ON: as_typed(facts.equality_on),
            DATA_PROTECTION: facts.data_protection,
            COST: facts.cost,
            GO_LIVE: as_typed(facts.go_live),
            REVIEW: as_typed(facts.review),
        },
        kept.saves,
    )


def facts_page(
    site: OfficeSite, pin: DraftPin, token: str, typed: TypedFacts, wrong: frozenset[str], theirs: Kept | None
) -> WrittenPage:
    """Ask for everything at once; ``theirs`` is what somebody else saved meanwhile."""
    place = f"drafts/{pin.form}/{pin.version}/pack"
    meanwhile = ("Somebody else saved other words meanwhile. Theirs stand below, yours are in the boxes.",)
    parts = (_theirs(theirs),) if theirs else ()
    return WrittenPage(
        heading="What the board asks for",
        council=site.council,
        action=site.to(f"{place}/facts"),
        token=token,
        buttons=(Do(value="save", text="Save"),),
        lines=meanwhile if theirs else ("All of this stands in the pack. Leave out what you do not know.",),
        hidden=((SAVES, str(theirs.saves if theirs else typed.saves)),),
        areas=tuple(
            Area(
                id=name,
                label=label,
                hint=hint,
                typed=typed.texts[name],
                errors=(TOO_LONG,) if name in wrong else (),
                rows=3,
            )
            for name, (label, hint) in AREAS.items()
        ),
        boxes=tuple(_boxes(typed, wrong)),
        parts=parts,
        back=(Link("Back to the board pack", site.to(place)),),
    )


def _boxes(typed: TypedFacts, wrong: frozenset[str]) -> Iterator[Box]:
    for name, (label, hint) in LINES.items():
        errors = (LONG_NAME,) if name in wrong else ()
        yield Box(id=name, label=label, hint=hint, typed=typed.texts[name], errors=errors)
    for name, label in DAYS.items():
        hint = NOT_COME if name == EQUALITY_ON else COMES
        errors = (NOT_A_DAY,) if name in wrong else ()
        yield Box(id=name, label=label, hint=hint, typed=typed.texts[name], errors=errors)


def broken_page(site: OfficeSite, place: str) -> TextPage:
    """Say that a draft with problems has no pack."""
    lines = ("The draft cannot be used yet: some things in it are not right.", "Put these right first.")
    return text_page(
        site.council, "There is no board pack yet", Part(lines=lines), go=Link("Go to the draft", site.to(place))
    )


def step_words(state: StepState) -> str:
    """Say how it stands with one step."""
    if state.last is None:
        return "Nothing is recorded yet."
    when = day_words(day_in_england(state.last.at))
    again = " The words have changed since, so it must be given again." if state.again else ""
    return f"{OUTCOMES[state.last.outcome]}, on {when}.{again}"


def _theirs(kept: Kept) -> Part:
    texts = typed_facts(kept).texts
    labels = {name: label for name, (label, _) in (*AREAS.items(), *LINES.items())} | dict(DAYS)
    points = tuple(f"{labels[name]}: {text}" for name, text in texts.items() if text)
    return Part(heading="What somebody else saved", points=points)
