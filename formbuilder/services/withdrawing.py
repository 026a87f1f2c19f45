"""Withdraw a version of a form, or of a block, and say who did it and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from formbuilder.drafting.heads import OF_BLOCK
from formbuilder.publishing.life_cycle import Move, Need, Refused, Stage, move
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.forms import FormState
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.publishing_kinds import NotPublished, Withdrawn
from formbuilder.storage import forms as form_rows
from formbuilder.storage import publishing as rows
from formbuilder.storage import spoken as spoken_words
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.publishing import WithdrawnRow

LONGEST_REASON = 2_000


def withdraw(store: Store, pin: DraftPin, because: str, doing: Doing) -> NotPublished | None:
    """Let nobody begin a version from this moment; the ones before it stay closed too. None if it is done."""
    return store.write(lambda scope: withdraw_in(scope, pin, because, doing)) if pin.possible else NotPublished.UNKNOWN


def withdraw_in(scope: Scope, pin: DraftPin, because: str, doing: Doing) -> NotPublished | None:
    """Do the same, for those who have a transaction."""
    found = form_rows.find(scope, pin.form, pin.version, lock=True)
    if found is None:
        return NotPublished.UNKNOWN
    why = _withdraw(scope, pin, Stage(found.state), because, doing)
    if why is None:
        form_rows.set_state(scope, pin.form, pin.version, FormState.WITHDRAWN)
    return why


def withdraw_block(store: Store, pin: DraftPin, because: str, doing: Doing) -> NotPublished | None:
    """Let no draft take a version of a block any more; forms that use it stay as they are. None if it is done."""

    def do(scope: Scope) -> NotPublished | None:
        there = rows.withdrawn(scope, pin.form, pin.version)
        return _withdraw(scope, pin, Stage.WITHDRAWN if there else Stage.PUBLISHED, because, doing)

    return store.write(do) if pin.possible and pin.block else NotPublished.UNKNOWN


def withdrawn_blocks(store: Store) -> Mapping[str, Withdrawn]:
    """Return the versions of blocks that no draft takes any more, such as ``reach@1``, with who said so and why."""
    found = store.read(lambda scope: _told(scope, rows.withdrawals_of_blocks(scope, OF_BLOCK)))
    return {f"{form.removeprefix(OF_BLOCK)}@{version}": each for (form, version), each in found.items()}


def withdrawn_block_names(scope: Scope) -> frozenset[str]:
    """Return their names, for those who have a transaction."""
    found = rows.withdrawals_of_blocks(scope, OF_BLOCK)
    return frozenset(f"{row.form.removeprefix(OF_BLOCK)}@{row.version}" for row in found)


def _withdraw(scope: Scope, pin: DraftPin, stage: Stage, because: str, doing: Doing) -> NotPublished | None:
    holding = {Need.REASON} if because.strip() else set[Need]()
    moved = move(stage, Stage.WITHDRAWN, rights_of(scope, doing), holding)
    if not isinstance(moved, Move):
        return _why_not_withdrawn(moved)
    spoken = doing.new_id()
    spoken_words.speak(scope, spoken, because.strip()[:LONGEST_REASON])
    by = doing.by or ""
    new = WithdrawnRow(form=pin.form, version=pin.version, words=spoken, withdrawn_by=by, withdrawn_at=doing.now)
    rows.withdraw(scope, new)
    doing.note(scope, moved.happening, str(pin))
    return None


def withdrawn(store: Store, pin: DraftPin) -> Withdrawn | None:
    """Return who withdrew a version; None if nobody did."""

    def find(scope: Scope) -> Withdrawn | None:
        row = rows.withdrawn(scope, pin.form, pin.version)
        return _told(scope, (row,))[pin.form, pin.version] if row else None

    return store.read(find)


def withdrawn_of(scope: Scope, form: str) -> Mapping[int, Withdrawn]:
    """Return who withdrew which versions of a form, by version."""
    return {version: each for (_, version), each in _told(scope, rows.withdrawals_of(scope, form)).items()}


def _told(scope: Scope, found: Iterable[WithdrawnRow]) -> Mapping[tuple[str, int], Withdrawn]:
    """Return who withdrew what, with the reasons as they were said."""
    withdrawals = tuple(found)
    texts = spoken_words.spoken(scope, frozenset(row.words for row in withdrawals)) if withdrawals else {}
    return {
        (row.form, row.version): Withdrawn(by=row.withdrawn_by, at=row.withdrawn_at, because=texts.get(row.words, ""))
        for row in withdrawals
    }


def _why_not_withdrawn(moved: Refused | frozenset[Need]) -> NotPublished:
    if isinstance(moved, Refused):
        return NotPublished.NO_RIGHT if moved is Refused.NO_RIGHT else NotPublished.NOT_FROM_HERE
    return NotPublished.NO_REASON
