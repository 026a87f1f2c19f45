"""How long a point was at each stage: from which day to which, and how many days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """Where a point is."""

    SENT = "sent"
    """Nobody who answers has read it."""
    READ = "read"
    """It waits for its answer."""
    AGAIN = "again"
    """It waits for another answer."""
    WITH_CHAIR = "with_chair"
    """Its author does not agree."""
    NEXT_PANEL = "next_panel"
    TO_PUBLISH = "to_publish"
    """The words of its answer are in a draft."""
    ANSWERED = "answered"
    PUBLISHED = "published"
    """People meet the words of its answer."""
    WITHDRAWN = "withdrawn"


ENDS = frozenset({Stage.ANSWERED, Stage.PUBLISHED, Stage.WITHDRAWN})
"""Where nothing waits, so no days are counted."""
BEGINS = {
    "sent": Stage.SENT,
    "entered": Stage.SENT,
    "taken_up": Stage.SENT,
    "passed_on": Stage.SENT,
    "passed_on_cut": Stage.SENT,
    "read": Stage.READ,
    "answered": Stage.ANSWERED,
    "decision-undone": Stage.AGAIN,
    "came-back": Stage.AGAIN,
    "not-meant": Stage.AGAIN,
    "mine-differs": Stage.AGAIN,
    "to-decide-again": Stage.AGAIN,
    "author-disagrees": Stage.WITH_CHAIR,
    "to-next-tier": Stage.NEXT_PANEL,
    "decision-stands": Stage.ANSWERED,
    "withdrawn": Stage.WITHDRAWN,
}
"""What happens → the stage that begins with it."""
SAME_ANSWER = frozenset({Stage.ANSWERED, Stage.WITH_CHAIR, Stage.NEXT_PANEL})
"""Stages before an answer that stands: another answer begins after ``AGAIN``."""
ONLY_AFTER = {Stage.SENT: frozenset[Stage](), Stage.READ: frozenset({Stage.SENT})}
"""Stages that begin out of these alone: who reads it for the second time changes nothing."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A stage, its first day, and the day on which the next one began; None: it is there now."""

    stage: Stage
    begins: date
    ends: date | None = None

    def days(self, today: date) -> int:
        """Return how many days it was, or has been, at this stage."""
        return ((self.ends or today) - self.begins).days


def spells(
    happened: Iterable[tuple[str, date]], live_on: date | None = None, *, to_publish: bool = False
) -> tuple[Spell, ...]:
    """Return each stage that a point went through, the first before the others.

    ``happened`` is what happened to it, oldest first, each with its day. ``to_publish``: its answer has words that go
    into a draft; ``live_on`` is the day from which people met them, None: not yet.
    """
    found: list[tuple[Stage, date]] = []
    for what, on in happened:
        stage = BEGINS.get(what)
        if stage and _begins(stage, found[-1][0] if found else None):
            found.append((stage, on))
    ends = [on for _, on in found[1:]]
    told = [Spell(stage, on, end) for (stage, on), end in zip(found, [*ends, None], strict=True)]
    if not to_publish or not told or told[-1].stage is not Stage.ANSWERED:
        return tuple(told)
    first = _first_of_answer(told)
    return (*told[:first], *_published(told[first:], live_on))


def _first_of_answer(told: Sequence[Spell]) -> int:
    """Return where the last answer was given: it is the same one after a chair let it stand."""
    first = len(told) - 1
    while first and told[first - 1].stage in SAME_ANSWER:
        first -= 1
    return first


def _published(told: Sequence[Spell], live_on: date | None) -> Iterator[Spell]:
    """Yield the stages of one answer with words: chairs may look at it while people meet them already."""
    live = max(live_on, told[0].begins) if live_on else None
    for number, each in enumerate(told):
        if each.stage is not Stage.ANSWERED:
            yield each
        elif live is None or not number or each.begins < live:
            ends = min((day for day in (each.ends, live) if day), default=None)
            yield Spell(Stage.TO_PUBLISH, each.begins, ends)
    if live:
        yield Spell(Stage.PUBLISHED, live)


def _begins(stage: Stage, before: Stage | None) -> bool:
    if before is None:
        return True
    return stage is not before and (stage not in ONLY_AFTER or before in ONLY_AFTER[stage])
