"""The pages of a chair: answers that authors do not agree with."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.rendering.became_page import decision_lines, said_words
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, Group, ListPage
from formbuilder.rendering.office_sections import AskPage, Fields, Section
from formbuilder.rendering.point_words import about_words, first_line
from formbuilder.rendering.spoken import own_words
from formbuilder.review.parts import part_name
from formbuilder.services.decision_checks import Disagreement
from formbuilder.services.decision_kinds import NotSettled, Settling

SETTLING, BECAUSE = "settling", "because"
WRONG: Mapping[NotSettled, tuple[str, str]] = {
    NotSettled.UNKNOWN: (SETTLING, "This is not with your group any more."),
    NotSettled.NO_REASON: (BECAUSE, "Say why."),
    NotSettled.LONG: (BECAUSE, "This is too long. Write 4,000 signs at most."),
    NotSettled.NO_TIER: (SETTLING, "There is no next group."),
}
NOT_CHOSEN = (SETTLING, "Choose what happens next.")


def disagreements_page(site: OfficeSite, found: tuple[Disagreement, ...]) -> ListPage:
    """Show what waits for the chair, the oldest first."""
    return ListPage(
        heading="Answers that people do not agree with",
        council=site.council,
        lines=("Each of these waits for you.",) if found else ("Nothing waits for you.",),
        entries=tuple(
            Entry(
                heading=_about(each),
                lines=(f"{part_name(each.point.place)}.", each.panel, each.decision.outcome.sentence),
                links=(Link("Read it and say what happens", site.to(f"disagreements/{each.point.id}"), _about(each)),),
            )
            for each in found
        ),
    )


def disagreement_page(
    site: OfficeSite,
    token: str,
    found: Disagreement,
    typed: tuple[str, str] = ("", ""),
    wrong: tuple[str, str] = ("", ""),
) -> AskPage:
    """Show a point, its answer and what its author says to that, and ask the chair what happens next."""
    chosen, because = typed
    offers = {
        Settling.STANDS: (
            "The answer stays as it is",
            "Everybody reads that not all agree, without their words.",
        ),
        Settling.NEXT_TIER: (f"Bring it to {found.next_tier}", "It keeps all that was said so far."),
        Settling.DECIDE_AGAIN: ("The council decides again", "The author gets a new answer by a new date."),
    }
    offered = [each for each in Settling if each is not Settling.NEXT_TIER or found.next_tier]
    buttons = tuple(
        Button(
            id=SETTLING if number == 1 else f"{SETTLING}-{number}",
            name=SETTLING,
            value=each,
            label=offers[each][0],
            hint=offers[each][1],
            checked="checked" if chosen == each else "",
        )
        for number, each in enumerate(offered, 1)
    )
    errors = {name: (words,) if wrong[0] == name else () for name in (SETTLING, BECAUSE) for words in (wrong[1],)}
    chairs = tuple(said_words(each) for each in found.settled)
    said = (own_words(found.point, "“", "”", words=found.words),) if found.words else ("They wrote no words.",)
    return AskPage(
        heading="Somebody does not agree",
        council=site.council,
        action=site.to(f"disagreements/{found.point.id}"),
        token=token,
        button="Say what happens",
        lines=("The author and the council read what you write.", "This cannot be undone."),
        shown=(
            Section(heading="The comment", lines=(f"It is about: “{_about(found)}”", own_words(found.point, "“", "”"))),
            Section(heading="The answer", lines=tuple(decision_lines(found.decision))),
            Section(heading="What the author says to it", lines=said),
            *((Section(heading="What chairs said so far", lines=chairs),) if chairs else ()),
        ),
        fields=(
            Fields(
                groups=(Group(legend="What happens next?", name=SETTLING, buttons=buttons, errors=errors[SETTLING]),),
                areas=(
                    Area(
                        id=BECAUSE,
                        label="Why?",
                        hint="Write it to the author.",
                        typed=because,
                        errors=errors[BECAUSE],
                    ),
                ),
            ),
        ),
        back=(Link("Back to the list", site.to("disagreements")),),
    )


def _about(found: Disagreement) -> str:
    """Return the words that it is about, in one line."""
    return first_line(about_words(found.point.place, found.point.slot_text)) or part_name(found.point.place)
