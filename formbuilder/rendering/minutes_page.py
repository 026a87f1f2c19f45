"""A decision is recorded from the minutes of a meeting: who met, when, and what they said of which save."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.publishing.sign_offs import StepState
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import GONE
from formbuilder.rendering.draft_words import called
from formbuilder.rendering.office_pages import Area, Pick
from formbuilder.rendering.office_sections import AskPage, Fields
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.sign_off_pages import Signing, words_to_copy
from formbuilder.rendering.signing_boxes import Typed, outcome_fields
from formbuilder.services.drafts import Revision

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


def minutes_page(
    at: Signing, typed: Typed, minutes: TypedMinutes, state: StepState, saves: tuple[Revision, ...]
) -> AskPage:
    """Ask for a decision as it stands in the minutes; ``saves`` are those of the draft, the newest first."""
    return AskPage(
        heading="Record a decision from minutes",
        council=at.site.office.council,
        lines=(
            f"This is for the step “{state.step.name}” of {called(at.draft)}.",
            "It counts once a second person has confirmed it.",
        ),
        folded=tuple(words_to_copy(at)),
        action=at.site.to("sign-offs/minutes"),
        token=at.token,
        button="Record this decision",
        fields=(_meeting(typed, minutes, saves), *outcome_fields(typed)),
        hidden=(("seen", str(at.draft.revision)), ("step", state.step.key)),
        back=at.site.back("sign-offs", "Back to the sign-offs"),
    )


def _meeting(typed: Typed, minutes: TypedMinutes, saves: tuple[Revision, ...]) -> Fields:
    def box(name: str, label: str, hint: str, value: str) -> Box:
        return Box(id=name, label=label, hint=hint, typed=value, errors=typed.errors(name))

    return Fields(
        heading="The meeting",
        boxes=(
            box(BODY, "Who met", "The name of the panel, team or board.", minutes.body),
            box(DAY, "Day of the meeting", GONE, minutes.day),
            box(ITEM, "Item", "The number of the item, if it has one.", minutes.item),
            box(CHAIR, "Who was in the chair", "Their name.", minutes.chair),
            box(PAPER, "Paper", "The reference of the paper that they had, if it has one.", minutes.paper),
        ),
        picks=(
            Pick(
                id=SAVE,
                label="Which words did they have before them?",
                hint="Choose the save, by its day.",
                offers=((() if len(saves) == 1 else (("", "Choose a save"),)) + tuple(map(_offer, saves))),
                chosen=minutes.save,
                errors=typed.errors(SAVE),
            ),
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


def _offer(save: Revision) -> tuple[str, str]:
    return str(save.number), f"Save {save.number}, {moment_words(save.saved_at)}: {save.about}"
