"""How far a version is, and who may move it where, as a table: what is not in it cannot be done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from formbuilder.accounts.rights import Right


class Stage(StrEnum):
    """How far a version is."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    """It was published, and nobody can begin it any more."""
    DROPPED = "dropped"
    """Nobody goes on with it; its number is not used again."""
    EXAMPLE = "example"
    """A starter form of a demonstration; it is never published."""


class Need(StrEnum):
    """What must hold before a version can be moved."""

    CAN_BE_USED = "can_be_used"
    """Its definition has no problem that stops it."""
    CHAIN_MET = "chain_met"
    """Every step of its chain of sign-offs is met by the words as they are now."""
    CHAIN_OPEN = "chain_open"
    """At least one is not."""
    MUSTS_CLEAR = "musts_clear"
    """Nothing is left in the first part of its publish page."""
    REASON = "reason"
    """Somebody says why."""


@dataclass(frozen=True, slots=True)
class Move:
    """One way on: what the trail calls it, who may do it, and what must hold."""

    happening: str
    right: Right | None
    """None: it follows by itself from what must hold, so nobody can ask for it."""
    needs: frozenset[Need] = frozenset()


class Refused(StrEnum):
    """Why a version stays where it is."""

    NO_SUCH_MOVE = "no_such_move"
    BY_ITSELF = "by_itself"
    NO_RIGHT = "no_right"


_DROP = Move("draft-dropped", Right.WRITE_DRAFTS)
_WITHDRAW = Move("version-withdrawn", Right.PUBLISH, frozenset({Need.REASON}))
MOVES: Mapping[tuple[Stage, Stage], Move] = {
    (Stage.DRAFT, Stage.IN_REVIEW): Move("sent-for-review", Right.WRITE_DRAFTS, frozenset({Need.CAN_BE_USED})),
    (Stage.IN_REVIEW, Stage.DRAFT): Move("taken-back", Right.WRITE_DRAFTS),
    (Stage.APPROVED, Stage.DRAFT): Move("taken-back", Right.WRITE_DRAFTS),
    (Stage.IN_REVIEW, Stage.APPROVED): Move("draft-approved", None, frozenset({Need.CHAIN_MET})),
    (Stage.APPROVED, Stage.IN_REVIEW): Move("approval-lapsed", None, frozenset({Need.CHAIN_OPEN})),
    (Stage.APPROVED, Stage.PUBLISHED): Move("version-published", Right.PUBLISH, frozenset({Need.MUSTS_CLEAR})),
    (Stage.PUBLISHED, Stage.WITHDRAWN): _WITHDRAW,
    (Stage.EXAMPLE, Stage.WITHDRAWN): _WITHDRAW,
    (Stage.DRAFT, Stage.DROPPED): _DROP,
    (Stage.IN_REVIEW, Stage.DROPPED): _DROP,
    (Stage.APPROVED, Stage.DROPPED): _DROP,
}
"""Every way on; no other is there."""


def move(
    now: Stage, to: Stage, rights: Collection[Right] | None, holding: Collection[Need] = ()
) -> Move | Refused | frozenset[Need]:
    """Return the move, or why it cannot be made: the needs that do not hold, if only they are in the way.

    ``rights`` are those of the person who asks; None where it follows by itself.
    """
    found = MOVES.get((now, to))
    if found is None:
        return Refused.NO_SUCH_MOVE
    if found.right is None and rights is not None:
        return Refused.BY_ITSELF
    if found.right is not None and found.right not in (rights or ()):
        return Refused.NO_RIGHT
    return frozenset(found.needs - set(holding)) or found
