"""The officer's copy of an assessment: what the person told, beside what the officer found, every save kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from formbuilder.charges.correction import (
    LONGEST,
    Correction,
    SavedCorrection,
    corrected,
    in_force,
    packed,
    unpacked,
)
from formbuilder.charges.decision import Decision
from formbuilder.charges.ending import Ending, Settled, Span, spans, unpacked_settled
from formbuilder.sealing import box
from formbuilder.sealing.box import NONCE_BYTES
from formbuilder.sealing.rings import KeyRing, Keys, ring_of
from formbuilder.services.doing import Doing
from formbuilder.services.opening import is_reference, label
from formbuilder.services.submissions import NotThere, Submission, WrongKey, read_submission
from formbuilder.storage import charges as rows
from formbuilder.storage import journeys, submissions
from formbuilder.storage.engine import Scope, Store

CORRECTION = "correction"
DECISION = "decision"
A_PAGE = 50


class NotSaved(StrEnum):
    """Why a correction was not kept."""

    GONE = "gone"
    """It cannot be opened any more, or the person took it back."""
    NOT_SAID = "not_said"
    """The evidence or the reason is missing, or longer than 500 characters."""
    CHANGED = "changed"
    """Somebody else has corrected something since the officer looked."""


@dataclass(frozen=True, slots=True)
class OpenKey:
    """The council’s private keys: made once where much is opened."""

    ring: KeyRing

    @classmethod
    def of(cls, private: Keys) -> OpenKey:
        """Work out their names."""
        return cls(ring_of(private))

    def unwrapped(self, scope: Scope, reference: str, wrapped: bytes) -> bytes | None:
        """Return the key of a submission; None if it was sealed to another key of the council."""
        return self.ring.unwrapped(wrapped, label(scope, reference, journeys.COUNCIL))


@dataclass(frozen=True, slots=True)
class SavedDecision:
    """A decision, who made it, and when; ``number`` counts those of one assessment from 1."""

    number: int
    decision: Decision
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SavedEnding:
    """That a charge ends, who decided it, and when; it counts among the decisions."""

    number: int
    ending: Ending
    by: str
    at: datetime


Saved: TypeAlias = SavedDecision | SavedEnding


@dataclass(frozen=True, slots=True)
class History:
    """Everything that was decided about one assessment, oldest first."""

    saves: tuple[Saved, ...] = field(repr=False, default=())

    @property
    def decisions(self) -> tuple[SavedDecision, ...]:
        """The decisions that say a sum."""
        return tuple(each for each in self.saves if isinstance(each, SavedDecision))

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is charged from when to when."""
        return spans((each.number, settled(each)) for each in self.saves)

    def stated(self, number: int) -> SavedDecision | None:
        """Return the decision whose statement says what ``number`` decided; None if there is no such number."""
        if not any(each.number == number for each in self.saves):
            return None
        return next((each for each in reversed(self.decisions) if each.number <= number), None)


def settled(saved: Saved) -> Settled:
    """Return what was decided."""
    return saved.decision if isinstance(saved, SavedDecision) else saved.ending


@dataclass(frozen=True, slots=True)
class Assessment:
    """A submission with all that officers added."""

    submission: Submission
    saves: tuple[SavedCorrection, ...] = field(repr=False)
    """Every save, oldest first."""
    history: History = field(repr=False)
    """What was decided."""

    @property
    def decisions(self) -> tuple[SavedDecision, ...]:
        """The decisions that say a sum, oldest first."""
        return self.history.decisions

    @property
    def reference(self) -> str:
        """Whose it is."""
        return self.submission.line.reference

    @property
    def in_force(self) -> Mapping[str, SavedCorrection]:
        """The corrections that count now, by address."""
        return in_force(self.saves)

    @property
    def answers(self) -> dict[str, object]:
        """The plain answers as the officer has them."""
        return corrected(self.submission.answers, [each.correction for each in self.in_force.values()])

    @property
    def seen(self) -> int:
        """The number of the last save, 0 before any: what a page was made from."""
        return self.saves[-1].number if self.saves else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedLine:
    """What was sent with a form that works out a charge, and how far the council is."""

    reference: str
    form: str
    sent_at: datetime
    withdrawn: bool
    corrected: bool
    decisions: int
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class AssessedPage:
    """Some of what was sent; ``more`` is what the next page begins after, None on the last."""

    lines: tuple[AssessedLine, ...]
    more: tuple[datetime, str] | None


def assessments(
    store: Store, forms: Iterable[str], before: tuple[datetime, str] | None = None, most: int = A_PAGE
) -> AssessedPage:
    """Return what was sent with these forms, newest first, from ``before`` on: a moment and a reference."""

    def read(scope: Scope) -> AssessedPage:
        found = [row for form in forms for row in rows.assessed(scope, form, before, most + 1)]
        newest = sorted(found, key=lambda row: (row.sent_at, row.reference), reverse=True)
        shown = newest[:most]
        more = (shown[-1].sent_at, shown[-1].reference) if len(newest) > most else None
        return AssessedPage(_lines(scope, shown), more)

    return store.read(read)


def open_assessment(store: Store, reference: str, private_key: Keys) -> Assessment | WrongKey | NotThere:
    """Open what was sent, with every correction and decision; ``reference`` is whatever an address says."""
    found = read_submission(store, reference, private_key)
    if not isinstance(found, Submission):
        return found
    return store.read(lambda scope: _with_saves(scope, found, private_key)) or NotThere()


def save_correction(
    store: Store, reference: str, private_key: Keys, correction: Correction, seen: int, doing: Doing
) -> SavedCorrection | NotSaved:
    """Keep a correction, sealed as what was sent is; ``seen`` is the last save that the officer knew of."""
    if not _is_said(correction) or doing.by is None:
        return NotSaved.NOT_SAID
    by, nonce = doing.by, doing.random(NONCE_BYTES)

    def save(scope: Scope) -> SavedCorrection | NotSaved:
        key = data_key(scope, reference, private_key, lock=True)
        if key is None:
            return NotSaved.GONE
        saves = saves_of(scope, reference, key)
        number = len(saves) + 1
        if any(each.number > seen and each.correction.address == correction.address for each in saves):
            return NotSaved.CHANGED
        sealed = box.seal(key, packed(correction), label(scope, reference, f"{CORRECTION} {number}"), nonce)
        rows.add_correction(scope, reference, rows.SealedRow(number, sealed, by, doing.now))
        doing.note(scope, "figure-put-back" if correction.takes_back else "figure-corrected", reference)
        return SavedCorrection(number, correction, by, doing.now)

    return store.write(save) if is_reference(reference) else NotSaved.GONE


def data_key(scope: Scope, reference: str, private_key: Keys, *, lock: bool = False) -> bytes | None:
    """Return the key of a submission that the council may still work with; None if there is none.

    ``lock`` keeps other officers away until the end of the transaction.
    """
    sent = submissions.find(scope, reference, lock=lock)
    if sent is None or sent.withdrawn_at is not None:
        return None
    return reading_key(scope, reference, private_key)


def reading_key(scope: Scope, reference: str, private_key: Keys) -> bytes | None:
    """Return the key of a submission that the council may still read, taken back or not; None if there is none."""
    journey = journeys.find(scope, reference, journeys.COUNCIL)
    if journey is None or journey.wrapped is None:
        return None
    return OpenKey.of(private_key).unwrapped(scope, reference, journey.wrapped)


def opened_settled(scope: Scope, reference: str, number: int, key: bytes, sealed: bytes) -> Settled:
    """Open a decision or an ending with the key of its submission."""
    return unpacked_settled(box.unseal(key, sealed, label(scope, reference, f"{DECISION} {number}")))


def history_of(scope: Scope, reference: str, key: bytes) -> History:
    """Open everything that was decided about a submission."""
    return History(tuple(_saved(scope, reference, key, row) for row in rows.decisions(scope, reference)))


def _with_saves(scope: Scope, submission: Submission, private_key: Keys) -> Assessment | None:
    reference = submission.line.reference
    key = reading_key(scope, reference, private_key)
    return (
        None
        if key is None
        else Assessment(submission, saves_of(scope, reference, key), history_of(scope, reference, key))
    )


def _saved(scope: Scope, reference: str, key: bytes, row: rows.SealedRow) -> Saved:
    found = opened_settled(scope, reference, row.number, key, row.box)
    if isinstance(found, Decision):
        return SavedDecision(row.number, found, row.by, row.at)
    return SavedEnding(row.number, found, row.by, row.at)


def saves_of(scope: Scope, reference: str, key: bytes) -> tuple[SavedCorrection, ...]:
    """Open every correction of an answer, oldest first."""
    return tuple(
        SavedCorrection(
            row.number,
            unpacked(box.unseal(key, row.box, label(scope, reference, f"{CORRECTION} {row.number}"))),
            row.by,
            row.at,
        )
        for row in rows.corrections(scope, reference)
    )


def _is_said(correction: Correction) -> bool:
    texts = (correction.reason,) if correction.takes_back else (correction.reason, correction.seen)
    return all(0 < len(text) <= LONGEST for text in texts)


def _lines(scope: Scope, found: Sequence[rows.AssessedRow]) -> tuple[AssessedLine, ...]:
    references = [row.reference for row in found]
    decided = rows.last_decided(scope, references) if references else {}
    touched = rows.with_corrections(scope, references) if references else frozenset()
    return tuple(
        AssessedLine(
            reference=row.reference,
            form=row.form,
            sent_at=row.sent_at,
            withdrawn=row.withdrawn_at is not None,
            corrected=row.reference in touched,
            decisions=decided.get(row.reference, (0, None))[0],
            decided_at=decided.get(row.reference, (0, None))[1],
        )
        for row in found
    )
