"""Whose turn it is to sign which draft: what waits on the page of those who sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.publishing.sign_offs import DEFAULT, Outcome, Step, StepState, chain_state
from formbuilder.services.checks import Words
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, drafts_in_review
from formbuilder.services.life_cycle import given
from formbuilder.storage import sign_offs as rows
from formbuilder.storage.engine import Store
from formbuilder.storage.sign_offs import SignOffRow

MOST_READ = 8
"""Drafts that were saved since somebody signed are read to know what must be signed again: so many at most."""
Read = Callable[[DraftPin], Words | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A draft in review, and who comes next."""

    draft: Draft
    step: Step | None
    """None if it was not looked at closely enough to know."""
    panel_said_no: bool = False
    signed_by: str = ""
    """Who said something at this step about these very words."""
    recorded_by: tuple[str, ...] = ()
    """Who recorded minutes that wait for a second person."""


def turns(store: Store, read: Read) -> tuple[Turn, ...]:
    """Return the drafts in review with whose turn it is; the number of queries hardly grows with them."""
    drafts = drafts_in_review(store)
    pins = [(draft.pin.form, draft.pin.version) for draft in drafts]
    said, chains = store.read(
        lambda scope: (rows.of_drafts(scope, pins), rows.chains_of(scope, frozenset(form for form, _ in pins)))
    )
    return tuple(_turns(drafts, said, chains, read))


def _turns(
    drafts: Sequence[Draft], said: Sequence[SignOffRow], chains: Mapping[str, tuple[Step, ...]], read: Read
) -> Iterator[Turn]:
    left = MOST_READ
    for draft in drafts:
        mine = [row for row in said if (row.form, row.version) == (draft.pin.form, draft.pin.version)]
        now = next((row.rows for row in mine if row.revision == draft.revision), None)
        if now is None and given(mine):
            words = read(draft.pin) if left else None
            left, now = left - 1, words.rows if words and words.form else None
        steps = chains.get(draft.pin.form) or chains.get("") or DEFAULT
        recorded = tuple(row.given_by for row in mine if row.way == "minutes" and not (row.confirmed_at or row.aside))
        if now is None and given(mine):
            yield Turn(draft=draft, step=None, recorded_by=recorded)
            continue
        state = chain_state(steps, given(mine), now or {}).turn
        if state and state.to_come and not state.again:
            state = None  # the officer writes the agreed words; then it is met
        if state or recorded:
            yield _turn(draft, state, mine, recorded)


def _turn(draft: Draft, state: StepState | None, mine: Sequence[SignOffRow], recorded: tuple[str, ...]) -> Turn:
    last = state.last if state else None
    by = next((row.given_by for row in mine if last and row.id == last.id and row.revision == draft.revision), "")
    return Turn(
        draft=draft,
        step=state.step if state else None,
        panel_said_no=last is not None and last.outcome is Outcome.NO,
        signed_by=by,
        recorded_by=recorded,
    )
