"""Links and six-digit codes that let somebody in once: for those who read no submissions and publish nothing.

Mail scanners open links before people do, so opening one changes nothing; a button on its page uses it up.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest

from formbuilder.accounts.people import Person, is_id, read_email
from formbuilder.accounts.rights import needs_second_factor
from formbuilder.services.doing import Doing
from formbuilder.services.opening import Random
from formbuilder.services.sign_ins import LONGEST, Arrival, SignedIn, let_in
from formbuilder.storage import entry_links as rows
from formbuilder.storage import guesses, notes, people
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.sessions import LINK

LINK_TO_COME_IN = "link-to-come-in"
"""The kind of its message in the outbox."""
MINUTES: Mapping[str, int] = {"come_in": 15, "passkey": 60}
"""How long a link of each kind opens."""
KEPT = timedelta(days=1)
MOST_TRIES = 5
"""Wrong codes for one link; then it is over."""
MOST_ASKED = 60
"""Links that may be asked for in ten minutes, in the whole council: e-mail is not a hammer."""
WINDOW = timedelta(minutes=10)
ASKED = "a-link"
"""Beside the references in the table of guesses: no reference has small letters."""
TOKEN_BYTES = 32
DIGITS = 6


class Kind(StrEnum):
    """What a link is for."""

    COME_IN = "come_in"
    PASSKEY = "passkey"
    """To set up a passkey: an administrator sends it to somebody who needs a second factor and has none yet."""


class NotIn(StrEnum):
    """Why a link or a code let nobody in."""

    UNKNOWN = "unknown"
    """There is no such link; or the code was typed in another browser than the link was asked for."""
    USED = "used"
    EXPIRED = "expired"
    WRONG_CODE = "wrong_code"
    TOO_MANY = "too_many"
    SECOND_FACTOR = "second_factor"
    """This person may do things that need more than an e-mail."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the browser that asked remembers; the same whether the address is on the list or not."""

    id: str
    browser: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToSend:
    """What a message says: whose it is, the token for the link and the code."""

    person: Person
    kind: Kind
    token: str = field(repr=False)
    code: str = field(repr=False)


def ask_for_link(store: Store, typed: str, browser: bytes | None, now: datetime, random: Random) -> AskedFor | datetime:
    """Put a link into the outbox for whoever has this address; when too many were asked for, return until when.

    Nobody learns from it who is on the list.
    """
    asked = AskedFor(random(notes.ID_BYTES).hex(), browser or random(TOKEN_BYTES))
    address = read_email(typed)
    return store.write(lambda scope: _ask(scope, asked, address, now, random))


def send_passkey_link(store: Store, id_: str, doing: Doing) -> bool:
    """Send somebody a link to set up a passkey; whoever comes by it may do nothing else. False if there is nobody."""

    def send(scope: Scope) -> bool:
        person = people.find(scope, id_)
        if person is None or not person.active or person.sealed:
            return False
        asked = AskedFor(doing.new_id(), doing.random(TOKEN_BYTES))
        _make(scope, asked, (person, Kind.PASSKEY), doing.now, doing.random)
        doing.note(scope, "passkey-link-sent", id_)
        return True

    return is_id(id_) and store.write(send)


def link_state(store: Store, token: str, now: datetime) -> NotIn | None:
    """Say why a link lets nobody in any more; None if it does. Nothing is changed."""
    row = store.read(lambda scope: rows.by_token(scope, _hash(token.encode())))
    return _why_not(row, now)


def use_link(store: Store, token: str, arrival: Arrival) -> SignedIn | NotIn:
    """Let in whoever has the link, once."""

    def use(scope: Scope) -> SignedIn | NotIn:
        row = rows.by_token(scope, _hash(token.encode()), lock=True)
        return _enter(scope, row, arrival) if row else NotIn.UNKNOWN

    return store.write(use)


def use_code(store: Store, asked: AskedFor, code: str, arrival: Arrival) -> SignedIn | NotIn:
    """Let in whoever types the code of the link that they asked for in this browser; five wrong ones end the link.

    Whatever is wrong, the answer is WRONG_CODE: it tells nobody who is on the list.
    """
    digits = "".join(sign for sign in code if not sign.isspace() and sign != "-")
    result = store.write(lambda scope: _use_code(scope, asked, digits, arrival)) if is_id(asked.id) else None
    return result if isinstance(result, SignedIn) else NotIn.WRONG_CODE


def link_to_send(store: Store, id_: str, now: datetime) -> ToSend | None:
    """Return what the message about a link says; None if it was sent, used, or is over."""

    def find(scope: Scope) -> ToSend | None:
        row = rows.find(scope, id_)
        if row is None or row.unsent is None or _why_not(row, now):
            return None
        person = people.find(scope, row.person)
        token, _, code = row.unsent.partition(" ")
        return ToSend(person, Kind(row.kind), token, code) if person and person.active else None

    return store.read(find)


def link_sent(id_: str) -> Callable[[Scope], None]:
    """Return what follows in the transaction that marks the message sent: we forget what it said."""
    return lambda scope: rows.mark_sent(scope, id_)


def _ask(scope: Scope, asked: AskedFor, address: str | None, now: datetime, random: Random) -> AskedFor | datetime:
    until = guesses.count(scope, ASKED, MOST_ASKED, now, WINDOW)
    if until is not None:
        return until
    rows.remove_old(scope, now - KEPT)
    person = people.by_email(scope, address) if address else None
    if person and person.active and not needs_second_factor(person):
        _make(scope, asked, (person, Kind.COME_IN), now, random)
    return asked


def _make(scope: Scope, asked: AskedFor, whose: tuple[Person, Kind], now: datetime, random: Random) -> None:
    token = urlsafe_b64encode(random(TOKEN_BYTES)).rstrip(b"=").decode()
    code = f"{int.from_bytes(random(8)) % 10**DIGITS:0{DIGITS}}"
    row = rows.LinkRow(
        id=asked.id,
        person=whose[0].id,
        kind=whose[1],
        token=_hash(token.encode()),
        code=_of_code(asked.id, code),
        browser=_hash(asked.browser),
        unsent=f"{token} {code}",
        tries=0,
        made_at=now,
        used_at=None,
    )
    rows.add(scope, row)
    notes.put_out(scope, random(notes.ID_BYTES), LINK_TO_COME_IN, asked.id, now)


def _use_code(scope: Scope, asked: AskedFor, code: str, arrival: Arrival) -> SignedIn | NotIn:
    row = rows.find(scope, asked.id, lock=True)
    if row is None or not compare_digest(row.browser, _hash(asked.browser)):
        return NotIn.WRONG_CODE
    if why := _why_not(row, arrival.now):
        return why
    if not compare_digest(row.code, _of_code(row.id, code)):
        rows.count_try(scope, row.id)
        return NotIn.WRONG_CODE
    return _enter(scope, row, arrival)


def _enter(scope: Scope, row: rows.LinkRow, arrival: Arrival) -> SignedIn | NotIn:
    if why := _why_not(row, arrival.now):
        return why
    person = people.find(scope, row.person)
    if person is None or not person.active:
        return NotIn.UNKNOWN
    if row.kind == Kind.COME_IN and needs_second_factor(person):
        return NotIn.SECOND_FACTOR
    rows.use(scope, row.id, arrival.now)
    return let_in(scope, person, LINK, arrival.now + LONGEST, arrival)


def _why_not(row: rows.LinkRow | None, now: datetime) -> NotIn | None:
    if row is None:
        return NotIn.UNKNOWN
    if row.used_at is not None:
        return NotIn.USED
    if now - row.made_at > timedelta(minutes=MINUTES[row.kind]):
        return NotIn.EXPIRED
    return NotIn.TOO_MANY if row.tries >= MOST_TRIES else None


def _hash(secret: bytes) -> bytes:
    return sha256(secret).digest()


def _of_code(id_: str, code: str) -> bytes:
    return _hash(f"{id_} {code}".encode())
