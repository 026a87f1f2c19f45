"""An urgent correction: one piece of words of a live form, one reason, two people; live at once, told to the panel."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from formbuilder.accounts.people import Role, is_id
from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.drafting.heads import OF_BLOCK
from formbuilder.services.blocks import block_row
from formbuilder.services.corrected_words import NotCorrected, Planned, Wanted, newest, planned
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import FORM
from formbuilder.services.half_way import HalfWay, Rule, record
from formbuilder.services.live_corrections import Correction, CorrectionState, correction_of
from formbuilder.storage import blocks as block_rows
from formbuilder.storage import corrections as rows
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import half_way as version_rows
from formbuilder.storage import notes, people
from formbuilder.storage.engine import Scope, Store

CORRECTED = "words-corrected"
"""The kind of message in the outbox that tells a member of the panel; its subject is CORRECTION/PERSON."""
MOST_REASON = 500
TOLD = frozenset({Role.CHAIR, Role.FACILITATOR})
"""Who of the panel is told."""


@dataclass(frozen=True, slots=True)
class ChangedBlock:
    """A block whose words a correction changed, and its versions before and after."""

    block: str
    before: int
    after: int


def live_form(store: Store, form: str) -> Form | None:
    """Return the newest open version of a form, which is the one that a correction changes."""
    found = store.read(lambda scope: newest(scope, form)) if FORM.fullmatch(form) else None
    return None if found is None else unpack(found.file)[0]


def forms_live(store: Store) -> tuple[str, ...]:
    """Return the forms that are open, by name."""
    return store.read(version_rows.open_slugs)


def plan(store: Store, wanted: Wanted, known: Collection[str] = ()) -> Planned | NotCorrected:
    """Return the form as it would be with other words in one place, or why that cannot be.

    ``known`` are the blocks that came with the product, such as ``about-you@1``: their numbers are taken.
    """
    if not FORM.fullmatch(wanted.form):
        return NotCorrected.UNKNOWN
    return store.read(lambda scope: planned(scope, wanted, known))


def ask_for_correction(
    store: Store, wanted: Wanted, doing: Doing, known: Collection[str] = ()
) -> Correction | NotCorrected:
    """Ask for a correction: nothing is live before a second person confirms it; ``known`` as for ``plan``."""
    found = plan(store, wanted, known)
    if isinstance(found, NotCorrected):
        return found
    reason = " ".join(wanted.reason.split())
    if not reason or len(reason) > MOST_REASON:
        return NotCorrected.LONG_REASON if reason else NotCorrected.NO_REASON
    row = rows.CorrectionRow(
        id=doing.next_id(),
        form=wanted.form,
        version=found.version,
        becomes=None,
        address=wanted.address,
        before=found.before,
        words=found.words,
        reason=reason,
        state=CorrectionState.ASKED,
        asked_by=doing.by or "",
        asked_at=doing.now,
        settled_by=None,
        settled_at=None,
        signed_by=None,
        signed_at=None,
    )

    def ask(scope: Scope) -> Correction:
        rows.add(scope, row)
        doing.note(scope, "correction-asked-for", f"{row.form}@{row.version}")
        return correction_of(row)

    return store.write(ask)


def confirm_correction(store: Store, id_: str, doing: Doing, known: Collection[str] = ()) -> Correction | NotCorrected:
    """Let a second person put the words live at once, as a version that differs in words only; the panel is told.

    Words of a block come with a new version of the block, which this form alone uses; ``known`` as for ``plan``.
    """
    return store.write(lambda scope: _confirm(scope, id_, doing, known)) if is_id(id_) else NotCorrected.UNKNOWN


def drop_correction(store: Store, id_: str, doing: Doing) -> Correction | NotCorrected:
    """Take back a correction that nobody has confirmed."""

    def drop(scope: Scope) -> Correction | NotCorrected:
        row = rows.find(scope, id_, lock=True)
        if row is None or row.state != CorrectionState.ASKED:
            return NotCorrected.SETTLED if row else NotCorrected.UNKNOWN
        rows.settle(scope, id_, CorrectionState.DROPPED, doing.by or "", doing.now)
        doing.note(scope, "correction-dropped", f"{row.form}@{row.version}")
        return _found(scope, id_)

    return store.write(drop) if is_id(id_) else NotCorrected.UNKNOWN


def sign_correction(store: Store, id_: str, doing: Doing) -> Correction | NotCorrected:
    """Note that the panel signs the words: the mark beside them goes."""

    def sign(scope: Scope) -> Correction | NotCorrected:
        row = rows.find(scope, id_, lock=True)
        if row is None or row.state != CorrectionState.LIVE:
            return NotCorrected.UNKNOWN
        if row.signed_at is None:
            rows.sign(scope, id_, doing.by or "", doing.now)
            doing.note(scope, "correction-signed", f"{row.form}@{row.becomes}")
        return _found(scope, id_)

    return store.write(sign) if is_id(id_) else NotCorrected.UNKNOWN


def find_correction(store: Store, id_: str) -> Correction | None:
    """Return one correction, whatever an address says."""
    found = store.read(lambda scope: rows.find(scope, id_)) if is_id(id_) else None
    return None if found is None else correction_of(found)


def list_corrections(store: Store, most: int = 50, skip: int = 0) -> tuple[Correction, ...]:
    """Return corrections: those that wait for a second person first, then the newest first."""
    return tuple(correction_of(row) for row in store.read(lambda scope: rows.newest(scope, most, skip)))


def corrections_to_sign(store: Store, most: int = 50, skip: int = 0) -> tuple[Correction, ...]:
    """Return what waits for the panel, the oldest first."""
    return tuple(correction_of(row) for row in store.read(lambda scope: rows.unsigned(scope, most, skip)))


def unsigned_in(scope: Scope, form: str, now: datetime) -> tuple[Correction, ...]:
    """Return what stands in the way of publishing: corrections that the panel did not sign in time."""
    live = map(correction_of, rows.of_forms(scope, (form,), (CorrectionState.LIVE,)))
    return tuple(each for each in live if each.overdue(now))


def block_of(store: Store, correction: Correction) -> str:
    """Return the block whose words a live correction changed; "" if it changed none."""
    found = changed_block(store, correction)
    return found.block if found else ""


def changed_block(store: Store, correction: Correction) -> ChangedBlock | None:
    """Return the block that a live correction changed; None if it changed none."""

    def find(scope: Scope) -> ChangedBlock | None:
        before, becomes = correction.version, correction.becomes or 0
        old, new = (block_rows.uses_of(scope, correction.form, each) for each in (before, becomes))
        changed = ((each, old[each], new[each]) for each in new if old.get(each, new[each]) != new[each])
        return next((ChangedBlock(*each) for each in changed), None)

    return store.read(find) if correction.becomes else None


def _confirm(scope: Scope, id_: str, doing: Doing, known: Collection[str]) -> Correction | NotCorrected:
    draft_rows.lock_numbers(scope)
    row = rows.find(scope, id_, lock=True)
    if row is None or row.state != CorrectionState.ASKED:
        return NotCorrected.SETTLED if row else NotCorrected.UNKNOWN
    if doing.by is None or doing.by == row.asked_by:
        return NotCorrected.SAME_PERSON
    found = planned(scope, Wanted(form=row.form, address=row.address, words=row.words), known)
    if isinstance(found, NotCorrected) or (found.version, found.before) != (row.version, row.before):
        return NotCorrected.CHANGED_SINCE
    _put_live(scope, found, doing)
    rows.settle(scope, id_, CorrectionState.LIVE, doing.by, doing.now, becomes=found.new.version)
    doing.note(scope, "correction-confirmed", f"{row.form}@{found.new.version}")
    _tell(scope, id_, doing)
    return _found(scope, id_)


def _put_live(scope: Scope, planned: Planned, doing: Doing) -> None:
    """Open the new version; journeys on the old one go on with it at once."""
    new = form_rows.FormRow(
        slug=planned.new.slug,
        version=planned.new.version,
        fingerprint=planned.new.fingerprint,
        state=planned.state,
        file=planned.file,
        loaded_at=doing.now,
    )
    form_rows.add(scope, new)
    if planned.block and not planned.block.there:
        made, source = planned.block, f"{new.slug}@{new.version}"
        block_rows.add(scope, block_row(made.block, made.version, made.text.encode(), source, doing))
        doing.note(scope, "block-corrected", f"{OF_BLOCK}{made.block}@{made.version}")
    record(scope, new.slug, HalfWay(version=new.version, rule=Rule.MOVE), doing)


def _tell(scope: Scope, id_: str, doing: Doing) -> None:
    """Tell each of the panel who is told; if there is nobody, the message stays and shows that."""
    told = [each.id for each in people.every(scope) if each.active and each.roles & TOLD]
    for subject in [f"{id_}/{person}" for person in told] or [id_]:
        notes.put_out(scope, doing.random(notes.ID_BYTES), CORRECTED, subject, doing.now)


def _found(scope: Scope, id_: str) -> Correction | NotCorrected:
    row = rows.find(scope, id_)
    return NotCorrected.UNKNOWN if row is None else correction_of(row)
