"""The boxes of every sign-off: the outcome, why, and the changes of a “yes, if”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.publishing.sign_offs import Outcome
from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.office_pages import Area, Group
from formbuilder.rendering.office_sections import Fields

OUTCOME, BECAUSE = "outcome", "because"
CHANGES = 10
"""How many changes one “yes, if” takes at a time."""
UNFOLDED = 3
"""So many of them are there at first."""
CONCERN = "yes_concern"
CHOICES: Mapping[str, tuple[str, str]] = {
    Outcome.YES: ("Yes", "The words are good as they are. You can add words of your own below."),
    CONCERN: (
        "Yes, with words of concern",
        "Say below what worries you. The next step, the board and the public read it.",
    ),
    Outcome.YES_IF: ("Yes, if these changes are made", "Fill in the changes below."),
    Outcome.NOT_YET: ("Not yet, because …", "Say below what must happen first."),
    Outcome.NO: ("No, because …", "Say below why."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed about a sign-off, and what is wrong with it."""

    outcome: str = ""
    because: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field."""

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(self.wrong.get(name, ()))


def outcome_fields(typed: Typed) -> tuple[Fields, ...]:
    """Return what is asked of every sign-off: the outcome, why, and the changes of a “yes, if”."""
    return (_outcome(typed), *_changes(typed))


def _outcome(typed: Typed) -> Fields:
    buttons = one_of(
        OUTCOME, [Offer(str(outcome), label, hint) for outcome, (label, hint) in CHOICES.items()], typed.outcome
    )
    group = Group(legend="What is the decision?", name=OUTCOME, buttons=buttons, errors=typed.errors(OUTCOME))
    because = Area(
        id=BECAUSE,
        label="Because",
        hint="For “not yet” and “no”: why, in a sentence or two. For words of concern: what worries you.",
        typed=typed.because,
        errors=typed.errors(BECAUSE),
    )
    return Fields(groups=(group,), areas=(because,))


def _changes(typed: Typed) -> Iterator[Fields]:
    first = tuple(box for number in range(UNFOLDED) for box in _change(typed, number))
    yield Fields(heading="Changes, for “yes, if”", boxes=first)
    more = tuple(box for number in range(UNFOLDED, CHANGES) for box in _change(typed, number))
    yield Fields(folded="More changes", boxes=more)


def _change(typed: Typed, number: int) -> Iterator[Box]:
    now, then = typed.changes[number] if number < len(typed.changes) else ("", "")
    yield Box(
        id=f"now-{number}",
        label=f"Change {number + 1}: the words as they are",
        hint="Copy them from above. A part of the words is enough.",
        typed=now,
        errors=typed.errors(f"now-{number}"),
    )
    yield Box(
        id=f"then-{number}",
        label=f"Change {number + 1}: the agreed words",
        hint="What should stand there instead.",
        typed=then,
        errors=(),
    )
