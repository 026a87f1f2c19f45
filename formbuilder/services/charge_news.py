"""Tell somebody that a decision about their charge is there to read: by their private e-mail, and without a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.charges.telling import Way, address_in, way_to_tell
from formbuilder.sealing.box import NONCE_BYTES, Label
from formbuilder.sealing.waiting import open_words, seal_words
from formbuilder.services.afterwards import AdditionKind
from formbuilder.services.charges import Assessment
from formbuilder.services.doing import Doing
from formbuilder.services.opening import is_reference
from formbuilder.storage import charge_news as rows
from formbuilder.storage import notes, submissions
from formbuilder.storage.engine import Scope, Store

CHARGE_DECIDED = "charge-decided-news"
"""The kind of message in the outbox; its subject is the reference and the number of the decision."""


class NewsState(StrEnum):
    """How far a message is."""

    WAITING = "waiting"
    SENT = "sent"
    NOT_SENT = "not_sent"
    """It was given up, or the person changed how they are reached: an officer tells them."""


@dataclass(frozen=True, slots=True)
class News:
    """A message about a decision, and since when it is so."""

    state: NewsState
    since: datetime


@dataclass(frozen=True, slots=True)
class NewsToSend:
    """Where a message goes."""

    reference: str
    number: int
    address: str = field(repr=False)


def way_of(assessment: Assessment, *, by_email: bool = True) -> Way:
    """Return how the person may be told of a decision; without ``by_email``, how an officer may tell them."""
    changed = any(each.kind is AdditionKind.REACH for each in assessment.submission.additions)
    return way_to_tell(assessment.submission.answers, changed=changed, by_email=by_email)


def leave_news(scope: Scope, assessment: Assessment, number: int, doing: Doing) -> None:
    """Leave the message about a decision in the transaction that makes it; nothing where no e-mail is private."""
    if way_of(assessment) is not Way.EMAIL:
        return
    reference, address = assessment.reference, address_in(assessment.submission.answers)
    label = _label(scope.council, reference, number)
    sealed = seal_words(doing.key, address, label, doing.random(NONCE_BYTES)) if doing.key else None
    row = rows.NewsRow(
        reference=reference,
        number=number,
        address=None if sealed else address,
        state=NewsState.WAITING,
        since=doing.now,
        sealed=sealed,
    )
    rows.put_out(scope, row)
    notes.put_out(scope, doing.random(notes.ID_BYTES), CHARGE_DECIDED, f"{reference} {number}", doing.now)


def news_of(store: Store, reference: str) -> Mapping[int, News]:
    """Return how the messages about a charge stand, by the number of the decision."""
    found = store.read(lambda scope: rows.of_charge(scope, reference)) if is_reference(reference) else ()
    return {row.number: News(NewsState(row.state), row.since) for row in found}


def news_to_send(store: Store, subject: str, key: bytes = b"") -> NewsToSend | None:
    """Return where a message goes; None if it was sent, or what it is about was deleted.

    ``key`` opens the address. The address is "" if it was sealed with another one.
    """
    reference, _, number = subject.partition(" ")
    if not is_reference(reference) or not number.isdecimal():
        return None
    row = store.read(lambda scope: rows.find(scope, reference, int(number)))
    if row is None or row.state != NewsState.WAITING:
        return None
    label = _label(store.council, reference, row.number)
    return NewsToSend(reference, row.number, open_words(key, row.sealed, label) if row.sealed else row.address or "")


def _label(council: int, reference: str, number: int) -> Label:
    return Label(council, reference, f"charge news {number}")


def must_not_go(store: Store, reference: str) -> bool:
    """Say whether the person took the form back, or wrote another way to reach them, since it was decided."""

    def find(scope: Scope) -> bool:
        sent = submissions.find(scope, reference)
        added = submissions.additions_of(scope, reference)
        return sent is None or sent.withdrawn_at is not None or any(each.kind == AdditionKind.REACH for each in added)

    return store.read(find)


def news_ended(news: NewsToSend, state: NewsState, now: datetime) -> Callable[[Scope], None]:
    """Return what follows in the transaction that marks the message sent, or given up: we forget the address."""
    return lambda scope: rows.end(scope, news.reference, news.number, state, now)


def keep_back(store: Store, news: NewsToSend, now: datetime) -> None:
    """Note that a message must not go any more."""
    store.write(news_ended(news, NewsState.NOT_SENT, now))
