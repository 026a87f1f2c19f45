"""A decision is recorded from the minutes of a meeting: who met, when, and what they said of which save."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.publishing.sign_offs import StepState
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.draft_words import called
from formbuilder.rendering.office_pages import Area
from formbuilder.rendering.office_sections import AskPage, Fields
from formbuilder.rendering.sign_off_pages import Signing, Typed, outcome_fields

BODY, DAY, ITEM, CHAIR, WORDS, PAPER, SAVE = "body", "day", "item", "chair", "words", "paper", "save"
"""Names of fields."""
NO_BODY = "Enter who met."
NO_CHAIR = "Enter who was in the chair."
NO_WORDS = "Enter the words of the decision."


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMinutes:
    """What was typed about a meeting."""

    body: str = ""
    day: str = ""
    item: str = ""
    chair: str = ""
    words: str = field(default="", repr=False)
    paper: str = ""
    save: str = ""


def minutes_page(at: Signing, typed: Typed, minutes: TypedMinutes, state: StepState) -> AskPage:
    """Ask for a decision as it stands in the minutes."""
    return AskPage(
        heading="Record a decision from minutes",
        council=at.site.office.council,
        lines=(
            f"This is for the step “{state.step.name}” of {called(at.draft)}.",
            "It counts once a second person has confirmed it.",
        ),
        action=at.site.to("sign-offs/minutes"),
        token=at.token,
        button="Record this decision",
        fields=(_meeting(typed, minutes), *outcome_fields(typed)),
        hidden=(("seen", str(at.draft.revision)), ("step", state.step.key)),
        back=at.site.back("sign-offs", "Back to the sign-offs"),
    )


def _meeting(typed: Typed, minutes: TypedMinutes) -> Fields:
    def box(name: str, label: str, hint: str, value: str) -> Box:
        return Box(id=name, label=label, hint=hint, typed=value, errors=typed.errors(name))

    return Fields(
        heading="The meeting",
        boxes=(
            box(BODY, "Who met", "The name of the panel, team or board.", minutes.body),
            box(DAY, "Day of the meeting", "For example 20/11/2026.", minutes.day),
            box(ITEM, "Item", "The number of the item, if it has one.", minutes.item),
            box(CHAIR, "Who was in the chair", "Their name.", minutes.chair),
            box(PAPER, "Paper", "The reference of the paper that they had, if it has one.", minutes.paper),
            box(SAVE, "Save", "The number of the save that they had before them.", minutes.save),
        ),
        areas=(
            Area(
                id=WORDS,
                label="The words of the decision",
                hint="As they stand in the minutes.",
                typed=minutes.words,
                errors=typed.errors(WORDS),
            ),
        ),
    )
