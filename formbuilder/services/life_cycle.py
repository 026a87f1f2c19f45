"""Move a draft along its life: the only way through it. Each move asks the table, and stands in the trail."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from formbuilder.accounts.people import Person
from formbuilder.accounts.rights import RIGHTS, Right
from formbuilder.publishing.life_cycle import Move, Need, Refused, Stage, move
from formbuilder.publishing.sign_offs import DEFAULT, ChainState, Given, Outcome, Step, chain_state
from formbuilder.services.checks import Checks, Words, words_of
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.storage import drafts as rows
from formbuilder.storage import people, publishing
from formbuilder.storage import sign_offs as said
from formbuilder.storage.drafts import DraftRow
from formbuilder.storage.engine import Scope, Store

REVIEWED = (Stage.IN_REVIEW, Stage.APPROVED)
"""In these, sign-offs count."""


class NotMoved(StrEnum):
    """Why a draft stays as it is."""

    UNKNOWN = "unknown"
    """The council has no such draft."""
    NO_SUCH_MOVE = "no_such_move"
    """It cannot go there from where it is."""
    NO_RIGHT = "no_right"
    BLOCKED = "blocked"
    """Something must be seen to first."""
    SAVED_SINCE = "saved_since"
    """Somebody saved words after they were read."""


def send_for_review(store: Store, pin: DraftPin, checks: Checks, doing: Doing) -> Stage | NotMoved:
    """Let the chain begin; the draft is approved at once if everybody has signed these very words before."""
    words = words_of(store, pin, checks)
    if words is None:
        return NotMoved.UNKNOWN

    def send(scope: Scope) -> Stage | NotMoved:
        holding = {Need.CAN_BE_USED} if words.form else set[Need]()
        moved = move_draft(scope, pin, Stage.IN_REVIEW, doing, holding, read=words)
        return settle(scope, moved, words, doing) if isinstance(moved, DraftRow) else moved

    return store.write(send)


def take_back(store: Store, pin: DraftPin, doing: Doing) -> Stage | NotMoved:
    """Go on writing without sign-offs; those that were given count again once it is sent for review again."""
    return _moved(store.write(lambda scope: move_draft(scope, pin, Stage.DRAFT, doing)))


def drop_draft(store: Store, pin: DraftPin, doing: Doing) -> Stage | NotMoved:
    """Go on with it no more; its saves stay, and its number is not used again."""

    def drop(scope: Scope) -> DraftRow | NotMoved:
        moved = move_draft(scope, pin, Stage.DROPPED, doing)
        if isinstance(moved, DraftRow):
            publishing.end_plans(scope, pin.form, pin.version, "publish", "cancelled", doing.now)
            publishing.close_asked(scope, pin.form, pin.version, doing.now)
        return moved

    return _moved(store.write(drop))


def settle_draft(store: Store, pin: DraftPin, checks: Checks, doing: Doing) -> Stage | NotMoved:
    """Make a draft approved if every step covers its words as they are now, and in review if one does not."""
    words = words_of(store, pin, checks)

    def look(scope: Scope) -> Stage | NotMoved:
        draft = rows.find(scope, pin.form, pin.version, lock=True)
        if draft is None or words is None:
            return NotMoved.UNKNOWN
        return settle(scope, draft, words, doing) if draft.revision == words.revision else NotMoved.SAVED_SINCE

    return store.write(look)


def move_draft(
    scope: Scope,
    pin: DraftPin,
    to: Stage,
    doing: Doing,
    holding: Collection[Need] = (),
    *,
    read: Words | None = None,
) -> DraftRow | NotMoved:
    """Move a draft for the person who asks, with a row of the trail; it stays locked until the transaction ends.

    ``read`` are the words that ``holding`` is about: if others were saved since, nothing moves.
    """
    draft = rows.find(scope, pin.form, pin.version, lock=True) if pin.possible else None
    if draft is None:
        return NotMoved.UNKNOWN
    if read is not None and draft.revision != read.revision:
        return NotMoved.SAVED_SINCE
    found = move(Stage(draft.state), to, rights_of(scope, doing), holding)
    if isinstance(found, Move):
        return _set(scope, draft, to, found, doing)
    if isinstance(found, Refused):
        return NotMoved.NO_RIGHT if found is Refused.NO_RIGHT else NotMoved.NO_SUCH_MOVE
    return NotMoved.BLOCKED


def settle(scope: Scope, draft: DraftRow, words: Words, doing: Doing) -> Stage:
    """Let what follows from the sign-offs follow: approved if the chain is met, in review if it is not."""
    now = Stage(draft.state)
    if now not in REVIEWED:
        return now
    met = chain_in(scope, draft.form, draft.version, words).met
    to, holding = (Stage.APPROVED, Need.CHAIN_MET) if met else (Stage.IN_REVIEW, Need.CHAIN_OPEN)
    found = move(now, to, None, {holding})
    return Stage(_set(scope, draft, to, found, doing).state) if isinstance(found, Move) else now


def chain_in(scope: Scope, form: str, version: int, words: Words) -> ChainState:
    """Return how it stands with the chain of a draft."""
    return chain_state(steps_in(scope, form), given(said.of_draft(scope, form, version)), words.rows)


def steps_in(scope: Scope, form: str) -> tuple[Step, ...]:
    """Return the chain of a form: its own, that of all forms, or the one that every council begins with."""
    return said.chain(scope, form) or said.chain(scope, "") or DEFAULT


def given(found: Collection[said.SignOffRow]) -> tuple[Given, ...]:
    """Return what counts, of rows oldest first: signed by signing in, or confirmed by a second person."""
    return tuple(
        Given(
            step=row.step,
            outcome=Outcome(row.outcome),
            rows=row.rows,
            agreed=row.agreed,
            at=row.confirmed_at or row.given_at,
            id=row.id,
        )
        for row in sorted(found, key=lambda each: each.confirmed_at or each.given_at)
        if row.counts
    )


def rights_of(scope: Scope, doing: Doing) -> frozenset[Right]:
    """Return what the person who asks may do at this moment; nothing at the command line."""
    found = who_asks(scope, doing)
    return frozenset().union(*(RIGHTS[role] for role in found.roles)) if found else frozenset()


def who_asks(scope: Scope, doing: Doing) -> Person | None:
    """Return the person who asks, if they may still come in."""
    found = people.find(scope, doing.by) if doing.by else None
    return found if found and found.active and found.council == scope.council else None


def _set(scope: Scope, draft: DraftRow, to: Stage, found: Move, doing: Doing) -> DraftRow:
    rows.set_state(scope, draft.form, draft.version, to)
    doing.note(scope, found.happening, f"{draft.form}@{draft.version}.{draft.revision}")
    return replace(draft, state=to)


def _moved(found: DraftRow | NotMoved) -> Stage | NotMoved:
    return found if isinstance(found, NotMoved) else Stage(found.state)
