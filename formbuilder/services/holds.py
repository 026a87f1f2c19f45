"""Legal holds: what somebody must keep for a court or an inquiry, and is not deleted while it is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.sealing.reference import read_reference
from formbuilder.services.afterwards import Where
from formbuilder.services.deletions import close_to_council
from formbuilder.services.doing import Doing
from formbuilder.storage import due, submissions
from formbuilder.storage import holds as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.holds import HoldRow

MOST_WORDS = 2_000
PAGE = 50


class NotHeld(StrEnum):
    """Why nothing is held."""

    NOTHING = "nothing"
    """Neither a reference nor a form was given."""
    BOTH = "both"
    """Both were given."""
    NO_REFERENCE = "no_reference"
    """This cannot be a reference."""
    NOT_SENT = "not_sent"
    """Nothing was sent under this reference: what is not sent, nobody here can read."""
    NO_FORM = "no_form"
    """The council has no such form."""
    NO_REASON = "no_reason"
    TOO_LONG = "too_long"
    HELD_ALREADY = "held_already"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to hold, as typed."""

    reference: str = ""
    form: str = ""
    why: str = ""


def hold(store: Store, wish: Wish, doing: Doing) -> HoldRow | frozenset[NotHeld]:
    """Hold one form that was sent, or all that was sent of a form, now or later; all that is wrong comes at once."""
    reference, why = read_reference(wish.reference) if wish.reference.strip() else None, " ".join(wish.why.split())
    wrong = {
        NotHeld.NOTHING: not wish.reference.strip() and not wish.form,
        NotHeld.BOTH: bool(wish.reference.strip() and wish.form),
        NotHeld.NO_REFERENCE: bool(wish.reference.strip()) and reference is None,
        NotHeld.NO_REASON: not why,
        NotHeld.TOO_LONG: len(why) > MOST_WORDS,
    }
    if any(wrong.values()):
        return frozenset(reason for reason, is_so in wrong.items() if is_so)
    row = HoldRow(
        id=doing.next_id(), reference=reference, form=wish.form or None, why=why, held_by=doing.by, held_at=doing.now
    )
    return store.write(lambda scope: _hold(scope, row, doing))


def lift(store: Store, id_: str, doing: Doing) -> HoldRow | None:
    """Lift a hold; what people took back unread meanwhile is closed to the council now. None if there is none."""
    return store.write(lambda scope: _lift(scope, id_, doing)) if is_id(id_) else None


def holds_now(store: Store, page: int = 1) -> tuple[HoldRow, ...]:
    """Return what is held, the last first; 50 a page."""
    return store.read(lambda scope: rows.every(scope, PAGE, (page - 1) * PAGE))


def holds_lifted(store: Store, page: int = 1) -> tuple[HoldRow, ...]:
    """Return holds that were lifted, the last first; 50 a page."""
    return store.read(lambda scope: rows.every(scope, PAGE, (page - 1) * PAGE, lifted=True))


def find_hold(store: Store, id_: str) -> HoldRow | None:
    """Return one hold; ``id_`` is whatever an address says."""
    return store.read(lambda scope: rows.find(scope, id_)) if is_id(id_) else None


def _hold(scope: Scope, row: HoldRow, doing: Doing) -> HoldRow | frozenset[NotHeld]:
    if row.reference and submissions.find(scope, row.reference, lock=True) is None:
        return frozenset({NotHeld.NOT_SENT})
    if row.form and row.form not in due.forms_known(scope):
        return frozenset({NotHeld.NO_FORM})
    if rows.on(scope, row.reference, row.form) is not None:
        return frozenset({NotHeld.HELD_ALREADY})
    rows.add(scope, row)
    doing.note(scope, "held", row.reference or row.form or "")
    return row


def _lift(scope: Scope, id_: str, doing: Doing) -> HoldRow | None:
    found = rows.find(scope, id_)
    if found is None or not rows.lift(scope, id_, doing.by, doing.now):
        return None
    doing.note(scope, "hold-lifted", found.reference or found.form or "")
    for reference in submissions.taken_back_unread(scope, found.reference, found.form, Where.SENT):
        if not rows.is_held(scope, reference):
            close_to_council(scope, reference, doing.now)
    return found
