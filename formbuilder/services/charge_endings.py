"""End a charge from a day on, and let the person read what was decided about theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.charges.correction import LONGEST
from formbuilder.charges.ending import Ending, packed_ending
from formbuilder.sealing import box
from formbuilder.sealing.box import NONCE_BYTES
from formbuilder.sealing.rings import Keys
from formbuilder.services.charge_news import leave_news
from formbuilder.services.charges import DECISION, Assessment, History, SavedEnding, data_key, history_of
from formbuilder.services.doing import Doing
from formbuilder.services.opening import Closed, Reason, State, label, unlock
from formbuilder.storage import charges as rows
from formbuilder.storage.engine import Scope, Store


class NotEnded(StrEnum):
    """Why a charge does not end."""

    NOTHING = "nothing"
    """Nothing is charged from that day on, so nothing can end."""
    EARLY = "early"
    """The charge begins only later."""
    NO_REASON = "no_reason"
    """Nobody said why, in at most 500 characters."""
    CHANGED = "changed"
    """Something was decided since the officer looked."""
    GONE = "gone"
    """It cannot be opened any more, or the person took it back."""


@dataclass(frozen=True, slots=True)
class WhenAndWhy:
    """From which Monday nothing is charged, and why, as typed."""

    start: date
    reason: str = field(repr=False)
    seen: int
    """How many decisions the officer knew of."""


def end_charge(
    store: Store, assessment: Assessment, private_key: Keys, wanted: WhenAndWhy, doing: Doing
) -> SavedEnding | frozenset[NotEnded]:
    """Charge nothing from a Monday on; what is wrong comes back at once."""
    wrong = frozenset(_wrong(assessment.history, wanted))
    if wrong or doing.by is None:
        return wrong
    last = assessment.decisions[-1].decision
    ending = Ending(
        person_number=last.person_number,
        kind=last.kind,
        basis=last.basis,
        start=wanted.start,
        reason=wanted.reason.strip(),
    )
    return _kept(store, assessment, private_key, ending, doing.by, doing)


def own_decisions(store: Store, reference: str, secret: bytes, now: datetime) -> History | Closed:
    """Return what was decided about the person’s charge; the device must have come back with the code."""

    def look(scope: Scope) -> History | Closed:
        opened = unlock(scope, reference, secret, now)
        if isinstance(opened, Closed):
            return opened
        return Closed(Reason.NOT_SENT) if opened.state is State.OPEN else history_of(scope, reference, opened.key)

    return store.read(look)


def _wrong(history: History, wanted: WhenAndWhy) -> Iterator[NotEnded]:
    found = history.spans
    if wanted.seen != len(history.saves):
        yield NotEnded.CHANGED
    elif not any(each.until is None or each.until >= wanted.start for each in found):
        yield NotEnded.NOTHING
    elif wanted.start < found[0].begins:
        yield NotEnded.EARLY
    if not 0 < len(wanted.reason.strip()) <= LONGEST:
        yield NotEnded.NO_REASON


def _kept(
    store: Store, assessment: Assessment, private_key: Keys, ending: Ending, by: str, doing: Doing
) -> SavedEnding | frozenset[NotEnded]:
    nonce, reference, number = doing.random(NONCE_BYTES), assessment.reference, len(assessment.history.saves) + 1

    def keep(scope: Scope) -> SavedEnding | frozenset[NotEnded]:
        key = data_key(scope, reference, private_key, lock=True)
        if key is None:
            return frozenset({NotEnded.GONE})
        if len(rows.decisions(scope, reference)) != number - 1:
            return frozenset({NotEnded.CHANGED})
        sealed = box.seal(key, packed_ending(ending), label(scope, reference, f"{DECISION} {number}"), nonce)
        rows.add_decision(scope, reference, rows.SealedRow(number, sealed, by, doing.now))
        leave_news(scope, assessment, number, doing)
        doing.note(scope, "charge-ended", reference)
        return SavedEnding(number, ending, by, doing.now)

    return store.write(keep)
