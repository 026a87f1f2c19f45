"""One message a day at most to each member, about what they chose: planned once, made at the moment of sending.

What is told is noted when the message is sent. So a mail server that is down loses nothing, and the message of another
day never follows on the heels of the one before: only the message of today is ever sent.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from formbuilder.review.digests import ABOUT_COMMENTS, MISSED, Item, due, is_quiet, lines
from formbuilder.sealing.box import NONCE_BYTES, Label
from formbuilder.sealing.waiting import open_words, seal_words
from formbuilder.services.doing import Doing
from formbuilder.services.hearing import by_email, hearing_of, hears_today
from formbuilder.storage import digests as rows
from formbuilder.storage import notes, people
from formbuilder.storage import rows as plain
from formbuilder.storage.digests import DigestRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import MemberRow
from formbuilder.storage.tables import members

DIGEST = "news-for-a-member"
"""The kind of message in the outbox; its subject is the id of the digest."""
TOKEN_BYTES = 32
EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """What a message to a member says now."""

    person: str
    called: str
    email: str = field(repr=False)
    lines: tuple[str, ...]
    items: tuple[str, ...]
    """The ids of the news in it."""
    link: str = field(repr=False)
    """What stops such messages."""
    comments_only: bool = True
    """Whether all of it is read under “My comments”."""


def plan_digests(store: Store, there: datetime, doing: Doing) -> int:
    """Put the messages that are due into the outbox, one a person and day; return how many were new.

    ``there`` is the time of a clock in England; the key of ``doing`` seals what waits.
    Looking locks nothing: a worker asks this every few seconds.
    """
    if is_quiet(there) or not store.read(lambda scope: _due_people(scope, there)):
        return 0

    def plan(scope: Scope) -> int:
        wanted = sorted(_due_people(scope, there))
        return sum(_put_out(scope, person, there.date(), doing) for person in wanted)

    return store.write(plan)


def digest_to_send(store: Store, id_: str, there: datetime, key: bytes) -> ToTell | None:
    """Return what a message says at this moment; None if it was sent, is of another day, or says nothing any more.

    None too if ``key`` does not open the link that stops such messages: what is new then waits for the next day.
    """

    def look(scope: Scope) -> ToTell | None:
        row = rows.find(scope, id_)
        if row is None or row.sent_at or row.day != there.date():
            return None
        link = _link(scope, row, key)
        found = _told_now(scope, [row.person], there, but=id_).get(row.person, ())
        email = rows.addresses(scope, [row.person]).get(row.person, "")
        who = people.find(scope, row.person)
        if not link or not found or not email or who is None or not who.active:
            return None
        return ToTell(
            person=row.person,
            called=who.name,
            email=email,
            lines=tuple(lines(found)),
            items=tuple(each.id for each in found),
            link=link,
            comments_only=all(each.what in ABOUT_COMMENTS for each in found),
        )

    return store.read(look)


def digest_sent(id_: str, told: ToTell, now: datetime) -> Callable[[Scope], None]:
    """Return what follows in the transaction that marks the message sent: what was told waits no more."""

    def note(scope: Scope) -> None:
        rows.mark_sent(scope, id_, now)
        rows.mark_told(scope, told.items, now)

    return note


def stops(store: Store, token: str) -> bool:
    """Say whether a link stops messages; nothing is changed."""
    return store.read(lambda scope: rows.by_token(scope, _hash(token)) is not None)


def stop_messages(store: Store, token: str, doing: Doing) -> bool:
    """Stop all messages to whoever got this link, for all of their panels; False if there is no such link."""

    def stop(scope: Scope) -> bool:
        row = rows.by_token(scope, _hash(token))
        if row is None:
            return False
        off: dict[str, object] = {"digest": "off", "digest_day": None}
        plain.change(scope, members, off, members.c.state != "left", person=row.person)
        waiting = rows.waiting(scope, [row.person]).get(row.person, ())
        rows.mark_told(scope, [each.id for each in waiting], doing.now)
        doing.note(scope, "messages-stopped", row.person)
        return True

    return store.write(stop)


def _due_people(scope: Scope, there: datetime) -> frozenset[str]:
    theirs = rows.with_news(scope)
    return frozenset(_told_now(scope, sorted(theirs), there)) if theirs else frozenset()


def _told_now(
    scope: Scope, wanted: list[str], there: datetime, but: str | None = None
) -> Mapping[str, tuple[Item, ...]]:
    """Return what each of these people is told now; whoever had their message of the day is left out."""
    addresses = rows.addresses(scope, wanted)
    chose: dict[str, list[MemberRow]] = {}
    for row in by_email(rows.memberships(scope, wanted), addresses):
        if hears_today(row, there.date()):
            chose.setdefault(row.person, []).append(row)
    before = rows.since(scope, wanted, there.date() - MISSED)
    had = {each.person for each in before if each.day == there.date() and each.id != but}
    missed = {each.person for each in before if each.day < there.date() and each.sent_at is None}
    waiting = rows.waiting(scope, sorted(chose.keys() - had), there.date())
    found = {}
    for person, items in waiting.items():
        hearings = [each for each in map(hearing_of, chose[person]) if each]
        found[person] = due(items, hearings, there, made_up=person in missed)
    return {person: told for person, told in found.items() if told}


def _put_out(scope: Scope, person: str, day: date, doing: Doing) -> bool:
    """Keep a message and leave it for sending; False if another worker did."""
    link = urlsafe_b64encode(doing.random(TOKEN_BYTES)).rstrip(b"=").decode()
    unique = notes.made_alike(scope, DIGEST, person, day.isoformat())
    new = notes.put_out_once(scope, unique, DIGEST, unique.hex(), doing.now)
    if new:
        id_ = unique.hex()
        sealed = seal_words(doing.key, link, _label(scope, id_), doing.random(NONCE_BYTES))
        row = DigestRow(id=id_, person=person, day=day, way=EMAIL, sealed=sealed, token=_hash(link), made_at=doing.now)
        rows.add(scope, row)
    return new


def _link(scope: Scope, row: DigestRow, key: bytes) -> str:
    return open_words(key, row.sealed, _label(scope, row.id)) if row.sealed else row.link or ""


def _label(scope: Scope, id_: str) -> Label:
    return Label(scope.council, id_, "stop messages")


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
