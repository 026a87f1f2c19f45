"""Send what waits in the outbox of one council: each message by the first way that works."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from formbuilder.delivery.message import Message, NotSentError, Sender
from formbuilder.services.outbox import MOST_TRIES, Fault, Leased, done, failed, take
from formbuilder.storage.engine import Scope, Store

MOST_AT_ONCE = 200
"""Messages of one council in one turn, so that the others have theirs."""
log = logging.getLogger("formbuilder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a message of the outbox becomes at the moment of sending."""

    messages: tuple[Message, ...]
    """The same news by one way after the other: the next is tried if one cannot be sent; () if nobody is to be told."""
    sent: Callable[[Message], Callable[[Scope], None] | None] = lambda _: None
    """What follows, in the transaction that marks it done, from the message that was sent."""
    given_up: Callable[[Scope], None] = lambda _: None
    """What follows from giving it up, in that transaction."""


class Errand(Protocol):
    """One kind of message: what it says, to whom, and what follows."""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return what is sent now about ``subject``; None if it needs to be said no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What one council sends by, and what it has to say."""

    store: Store
    senders: tuple[Sender, ...]
    errands: Mapping[str, Errand]
    """By the kind of message in the outbox; other kinds are left for whoever knows them."""
    clock: Callable[[], datetime]


@dataclass(slots=True)
class Tally:
    """How a turn went."""

    sent: int = 0
    failed: int = 0
    """Messages that no way could carry; they are tried again."""
    given_up: int = 0


@dataclass(slots=True)
class _Tries:
    """One message on its way: services that cannot be reached are not asked a second time."""

    senders: tuple[Sender, ...]
    fault: Fault = Fault.NO_SENDER
    down: set[str] = field(default_factory=set)


def deliver_due(post: Post) -> Tally:
    """Send everything that is due; safe to do by several workers at once, and again after a crash.

    A message is sent once, unless a worker ends between sending it and noting so: then it is sent again, with the same
    mark, when its lease is over. It is never lost.
    """
    tally = Tally()
    for _ in range(MOST_AT_ONCE):
        leased = take(post.store, tuple(post.errands), post.clock())
        if leased is None:
            break
        _deliver(post, leased, tally)
    return tally


def _deliver(post: Post, leased: Leased, tally: Tally) -> None:
    letter = post.errands[leased.kind].letter(leased.subject, leased.id, post.clock())
    if letter is None:
        done(post.store, leased, post.clock())
        return
    tries = _Tries(post.senders, Fault.NO_SENDER if letter.messages else Fault.NOBODY)
    if leased.tries > MOST_TRIES:
        message, tries.fault = None, Fault.OURS  # every try ended with its worker
    else:
        message = _first_sent(letter.messages, tries)
    if message is not None:
        tally.sent += done(post.store, leased, post.clock(), letter.sent(message))
    elif failed(post.store, leased, tries.fault, post.clock(), letter.given_up):
        tally.given_up += 1
    else:
        tally.failed += 1


def _first_sent(messages: Iterable[Message], tries: _Tries) -> Message | None:
    """Send the first message that a service takes; None if none takes any."""
    return next((message for message in messages if _sent(message, tries)), None)


def _sent(message: Message, tries: _Tries) -> bool:
    for sender in tries.senders:
        if sender.name in tries.down or not sender.carries(message.channel):
            continue
        fault = _fault(sender, message)
        if fault is None:
            return True
        tries.fault = fault
        if fault is not Fault.REFUSED:
            tries.down.add(sender.name)
    return False


def _fault(sender: Sender, message: Message) -> Fault | None:
    """Try to send; a fault of our own is one more reason to try the next way, so that somebody hears."""
    try:
        sender.send(message)
    except NotSentError as error:
        log.error("%s did not take a message: %s", sender.name, error.reason)  # noqa: TRY400 - a traceback holds addresses
        return error.fault
    except Exception as error:  # noqa: BLE001 - whatever it is, the next way is tried
        log.error("%s failed: %s", sender.name, type(error).__name__)  # noqa: TRY400 - as above
        return Fault.OURS
    return None
