"""What each step of the chain said of a version: for the board, and for everybody once it is open.

Nobody is named but those who went on although a panel had said no: whoever decides that does it with their name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.publishing.sign_offs import Outcome, Signer, Step
from formbuilder.services.life_cycle import given, steps_in
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import people, spoken
from formbuilder.storage import sign_offs as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.sign_offs import SignOffRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One thing that was said at a step, as others may read it."""

    step: str
    panel: str
    """The name of the panel, for a step of a certain one; "" else."""
    of_panel: bool
    outcome: Outcome
    concern: bool
    words: str = field(repr=False)
    """A concern, the reason of a no, or why it was gone past; "" for all else that was said."""
    by: str
    """Who decided to go on in spite of a no; "" for everybody else."""
    at: datetime


def heard(store: Store, form: str, version: int) -> tuple[Heard, ...]:
    """Return what counts of what was said of a version, by the steps of the chain and then in the order of time.

    A no that was followed by a yes is over; one that somebody went past is not.
    """

    def look(scope: Scope) -> tuple[Heard, ...]:
        every = rows.of_draft(scope, form, version)
        counted = [each.id for each in given(every)]
        by_id = {row.id: row for row in every}
        steps = {step.key: step for step in steps_in(scope, form)}
        kept = [row for key in _in_order(steps, every) for row in _kept([by_id[i] for i in counted], key)]
        return _told(scope, steps, kept)

    return store.read(look)


def _in_order(steps: Mapping[str, Step], every: Sequence[SignOffRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*steps, *(row.step for row in every))))


def _kept(counted: Sequence[SignOffRow], key: str) -> tuple[SignOffRow, ...]:
    """Return what still speaks at a step: the last word, the no that it goes past, and concerns since the last no."""
    mine = [row for row in counted if row.step == key]
    if not mine:
        return ()
    last = mine[-1]
    if last.outcome == Outcome.IN_SPITE:
        no = [row for row in mine if row.outcome == Outcome.NO][-1:]
        return (*no, last)
    cut = max((n for n, row in enumerate(mine) if row.outcome in {Outcome.NO, Outcome.IN_SPITE}), default=-1)
    return (*(row for row in mine[cut + 1 : -1] if row.concern), last)


def _told(scope: Scope, steps: Mapping[str, Step], kept: Sequence[SignOffRow]) -> tuple[Heard, ...]:
    texts = spoken.spoken(scope, frozenset(row.words for row in kept if row.words))
    names = people.names(scope, {row.given_by for row in kept if row.outcome == Outcome.IN_SPITE})
    panels = {row.id: row.name for row in panel_rows.every(scope)} if kept else {}
    return tuple(_one(row, steps.get(row.step), texts, names, panels) for row in kept)


def _one(
    row: SignOffRow,
    step: Step | None,
    texts: Mapping[str, str],
    names: Mapping[str, str],
    panels: Mapping[str, str],
) -> Heard:
    outcome = Outcome(row.outcome)
    open_ = row.way == "signed" and (row.concern or outcome in {Outcome.NO, Outcome.IN_SPITE})
    return Heard(
        step=step.name if step else row.step,
        panel=panels.get(step.panel, "") if step else "",
        of_panel=step is not None and step.signer is Signer.PANEL,
        outcome=outcome,
        concern=bool(row.concern),
        words=texts.get(row.words or "", "") if open_ else "",
        by=names.get(row.given_by, "") if outcome is Outcome.IN_SPITE else "",
        at=row.confirmed_at or row.given_at,
    )
