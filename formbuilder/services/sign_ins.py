"""Sign in by a provider, or by choosing a person in a demonstration; sessions, and how they end."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from formbuilder.accounts.claims import Claims, Refusal, Trust
from formbuilder.accounts.people import Person, is_id
from formbuilder.accounts.rights import BY_LINK, BY_SLIP, Right, may, needs_second_factor
from formbuilder.services.opening import Random
from formbuilder.storage import councils, guesses, notes, people
from formbuilder.storage import sessions as rows
from formbuilder.storage.engine import Scope, Store

TOKEN_BYTES = 32
WAITS = timedelta(minutes=10)
"""How long somebody may take at the provider."""
IDLE = timedelta(hours=1)
"""Without a request for so long, a session is over."""
LONGEST = timedelta(hours=12)
"""No session is longer, however busy."""
KEPT = timedelta(days=730)
"""For how long sessions that are over are kept at most; a council says less: see ``retention``."""
LAST_USE_EVERY = timedelta(minutes=1)
"""When a session was last used is written down no more often than this."""
WEAK = frozenset({rows.LINK, rows.SLIP})
"""Ways in that reach nothing but the panels: a link in an e-mail, a slip of paper."""
SIGN_INS = "sign-in"
"""Beside the references in the table of guesses: no reference has small letters."""
MOST_SIGN_INS = 300
"""In ten minutes, for the whole council: more than its staff need, and too few to fill the database."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nobody was signed in."""

    why: Refusal
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that goes to the provider; texts of 43 signs, made by chance."""

    browser: bytes = field(repr=False)
    """For a cookie: only the browser that began may come back."""
    state: str
    nonce: str
    verifier: str = field(repr=False)
    """The secret of PKCE (RFC 7636): only its hash goes through the browser."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When, on what device and from which session before somebody comes in."""

    device: str
    now: datetime
    random: Random = field(repr=False)
    before: bytes | None = field(default=None, repr=False)
    """The token of the session that this browser has already; it ends."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody came in; ``token`` is for the cookie of this browser, and kept nowhere else."""

    token: bytes = field(repr=False)
    person: Person


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in of a person that is not over."""

    id: str
    way: str
    device: str
    began_at: datetime
    last_used: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Present:
    """Who asks for a page, and by which session."""

    person: Person
    session: Session

    @property
    def may_add_passkeys(self) -> bool:
        """Whether a passkey made now is as good as how they came in; a member of a panel needs none."""
        return self.session.way not in WEAK or needs_second_factor(self.person)

    def may(self, right: Right, council: int) -> bool:
        """Say whether they may do this in ``council``, having come in as they did."""
        return may(self.person, right, council) and (self.session.way not in WEAK or right in self._by_way())

    def _by_way(self) -> frozenset[Right]:
        """What a weak way in reaches; of those who need a second factor, a link lets nobody do more than come in."""
        if not needs_second_factor(self.person):
            return BY_LINK
        return BY_SLIP if self.session.way == rows.SLIP else frozenset({Right.ENTER})


def begin_sign_in(store: Store, browser: bytes | None, *, now: datetime, random: Random) -> Begun | Refused:
    """Remember what the provider's answer must carry; ``browser`` is what this browser holds already, if anything."""
    held = browser or random(TOKEN_BYTES)
    begun = Begun(held, _text(random), _text(random), _text(random))
    return store.write(lambda scope: _begin(scope, begun, now))


def take_sign_in(store: Store, state: str, browser: bytes | None, now: datetime) -> Begun | Refused:
    """Return what was remembered, once; whoever comes with it again, too late or from another browser is refused."""
    if browser is None or len(state) != 43 or not state.isascii() or not state.isprintable():
        return Refused(Refusal.UNKNOWN)
    return store.write(lambda scope: _take(scope, state, browser, now))


def sign_in(store: Store, claims: Claims, trust: Trust, arrival: Arrival) -> SignedIn | Refused:
    """Let in whom the provider vouches for: with a second factor, known by account or by verified e-mail address.

    The first time the account (issuer and subject) is remembered; from then on it decides, whatever the address.
    """
    if not trust.has_second_factor(claims):
        return Refused(Refusal.NO_SECOND_FACTOR)
    return store.write(lambda scope: _sign_in(scope, claims, trust, arrival))


def sign_in_as(store: Store, id_: str, arrival: Arrival) -> SignedIn | Refused:
    """Let in a person who was chosen from a list: in a demonstration only."""
    if not is_id(id_):
        return Refused(Refusal.NOBODY if is_demonstration(store) else Refusal.NOT_HERE)
    return store.write(lambda scope: _sign_in_as(scope, id_, arrival))


def is_demonstration(store: Store) -> bool:
    """Say whether people may choose who to be: in a council that was added as a demonstration."""
    return store.read(councils.is_demonstration)


def present(store: Store, token: bytes, now: datetime) -> Present | None:
    """Return whose session this is, and note that it was used; None if it is over, or the person's access is."""
    found = store.read(lambda scope: _present(scope, token, now))
    if found is None or now - found.session.last_used < LAST_USE_EVERY:
        return found
    store.write(lambda scope: rows.touch(scope, found.session.id, now))
    return replace(found, session=replace(found.session, last_used=now))


def way_of(store: Store, token: bytes) -> str | None:
    """Return how a browser was let in, even if that is over; None if it never was."""
    found = store.read(lambda scope: rows.by_token(scope, _hash(token)))
    return found.way if found else None


def sessions_of(store: Store, person: str, now: datetime) -> tuple[Session, ...]:
    """Return the sessions of a person that are not over, the one used last first."""
    return tuple(map(_session, store.read(lambda scope: rows.open_of(scope, person, now, now - IDLE))))


def end_session(store: Store, person: str, id_: str, *, now: datetime, random: Random) -> bool:
    """End one session of a person; False if it is none of theirs, or over."""
    if not is_id(id_):
        return False
    return store.write(lambda scope: _end(scope, person, id_, now, random))


def end_other_sessions(store: Store, person: str, but: str, *, now: datetime, random: Random) -> int:
    """End every session of a person but for ``but`` ("" ends all); return how many that were."""
    return store.write(lambda scope: _end_others(scope, person, but, now, random))


def let_in(scope: Scope, person: Person, way: str, ends_at: datetime, arrival: Arrival) -> SignedIn:
    """Make a session inside a transaction that others hold, and end the one that this browser had."""
    token, id_ = arrival.random(TOKEN_BYTES), arrival.random(notes.ID_BYTES).hex()
    before = rows.by_token(scope, _hash(arrival.before)) if arrival.before else None
    if before:
        rows.end(scope, before.id, before.person, arrival.now)
    rows.remove_old(scope, arrival.now - WAITS, arrival.now - KEPT)
    rows.add(
        scope,
        rows.SessionRow(
            id=id_,
            token=_hash(token),
            person=person.id,
            way=way,
            device=arrival.device,
            began_at=arrival.now,
            last_used=arrival.now,
            ends_at=ends_at,
        ),
    )
    notes.note(scope, arrival.random(notes.ID_BYTES), "signed-in", id_, arrival.now, person.id)
    return SignedIn(token, person)


def _text(random: Random) -> str:
    return urlsafe_b64encode(random(TOKEN_BYTES)).rstrip(b"=").decode("ascii")


def _hash(secret: bytes) -> bytes:
    return sha256(secret).digest()


def _begin(scope: Scope, begun: Begun, now: datetime) -> Begun | Refused:
    until = guesses.count(scope, SIGN_INS, MOST_SIGN_INS, now, WAITS)
    if until is not None:
        return Refused(Refusal.TOO_MANY, until)
    rows.remove_old(scope, now - WAITS - WAITS, now - KEPT)
    rows.add_sign_in(
        scope,
        rows.SignInRow(
            state=begun.state, browser=_hash(begun.browser), nonce=begun.nonce, verifier=begun.verifier, began_at=now
        ),
    )
    return begun


def _take(scope: Scope, state: str, browser: bytes, now: datetime) -> Begun | Refused:
    row = rows.sign_in(scope, state)
    if row is None or not compare_digest(row.browser, _hash(browser)):
        return Refused(Refusal.UNKNOWN)
    if not rows.remove_sign_in(scope, state):
        return Refused(Refusal.UNKNOWN)
    if now - row.began_at > WAITS:
        return Refused(Refusal.EXPIRED)
    return Begun(browser, state, row.nonce, row.verifier)


def _sign_in(scope: Scope, claims: Claims, trust: Trust, arrival: Arrival) -> SignedIn | Refused:
    people.lock(scope)
    person = people.by_identity(scope, claims.issuer, claims.subject) or _by_email(scope, claims, trust)
    if isinstance(person, Refusal):
        return Refused(person)
    if not person.active:
        return Refused(Refusal.ENDED)
    return let_in(scope, person, rows.PROVIDER, arrival.now + LONGEST, arrival)


def _by_email(scope: Scope, claims: Claims, trust: Trust) -> Person | Refusal:
    """Return who has the address that the provider knows to be theirs, and remember the account as theirs."""
    email = trust.verified_email(claims)
    if email is None:
        return Refusal.EMAIL_NOT_VERIFIED
    person = people.by_email(scope, email)
    if person is None:
        return Refusal.NOBODY
    if not person.active:
        return Refusal.ENDED
    if people.identity_of(scope, person.id, claims.issuer) is not None:
        return Refusal.OTHER_ACCOUNT
    people.add_identity(scope, person.id, claims.issuer, claims.subject)
    return person


def _sign_in_as(scope: Scope, id_: str, arrival: Arrival) -> SignedIn | Refused:
    if not councils.is_demonstration(scope):
        return Refused(Refusal.NOT_HERE)
    until = guesses.count(scope, SIGN_INS, MOST_SIGN_INS, arrival.now, WAITS)
    if until is not None:
        return Refused(Refusal.TOO_MANY, until)
    person = people.find(scope, id_)
    if person is None or person.sealed:
        return Refused(Refusal.NOBODY)
    if not person.active:
        return Refused(Refusal.ENDED)
    return let_in(scope, person, rows.DEMONSTRATION, arrival.now + LONGEST, arrival)


def _present(scope: Scope, token: bytes, now: datetime) -> Present | None:
    row = rows.by_token(scope, _hash(token))
    if row is None or row.ended_at is not None or now >= row.ends_at or now - row.last_used >= IDLE:
        return None
    person = people.find(scope, row.person)
    return Present(person, _session(row)) if person and person.active else None


def _session(row: rows.SessionRow) -> Session:
    return Session(row.id, row.way, row.device, row.began_at, row.last_used, row.ends_at)


def _end(scope: Scope, person: str, id_: str, now: datetime, random: Random) -> bool:
    ended = rows.end(scope, id_, person, now)
    if ended:
        notes.note(scope, random(notes.ID_BYTES), "session-ended", id_, now, person)
    return ended


def _end_others(scope: Scope, person: str, but: str, now: datetime, random: Random) -> int:
    ended = rows.end_all(scope, person, now, but)
    if ended:
        notes.note(scope, random(notes.ID_BYTES), "sessions-ended", person, now, person)
    return ended
