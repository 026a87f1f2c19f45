"""Passkeys (WebAuthn Level 2): staff sign in with a device that checks who holds it, by finger, face or number.

That is two factors in one: the device, and what opens it. So the device must always say that it checked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from formbuilder.accounts.claims import Refusal
from formbuilder.accounts.people import Person, is_id, read_name
from formbuilder.services.doing import Doing
from formbuilder.services.sign_ins import LONGEST, Arrival, Begun, Refused, SignedIn, let_in
from formbuilder.storage import passkeys as rows
from formbuilder.storage import people
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.sessions import PASSKEY

if TYPE_CHECKING:
    from webauthn.registration.verify_registration_response import VerifiedRegistration

LONGEST_NAME = 60
MOST_BYTES = 20_000
"""Of what a device answers; theirs have some hundreds."""
MOST_PASSKEYS = 10


@dataclass(frozen=True, slots=True)
class Site:
    """Where people meet us: a passkey works there and nowhere else."""

    origin: str
    """``https://forms.example.gov.uk``."""
    name: str
    """What the device shows."""

    @property
    def id(self) -> str:
        """The host name: WebAuthn’s relying party id."""
        return urlsplit(self.origin).hostname or ""


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey of a person."""

    id: str
    name: str
    added_at: datetime
    last_used: datetime | None


def options_to_add(store: Store, person: Person, site: Site, begun: Begun) -> str:
    """Return what the browser needs to make a passkey, as JSON; the device must check who holds it."""
    from webauthn import generate_registration_options, options_to_json  # noqa: PLC0415 - only where somebody asks
    from webauthn.helpers.structs import (  # noqa: PLC0415 - as above
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    mine = store.read(lambda scope: rows.of_person(scope, person.id))
    options = generate_registration_options(
        rp_id=site.id,
        rp_name=site.name,
        user_name=person.email or person.name,
        user_id=bytes.fromhex(person.id),
        user_display_name=person.name,
        challenge=begun.nonce.encode(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=row.credential) for row in mine],
    )
    return options_to_json(options)


def options_to_sign_in(site: Site, begun: Begun) -> str:
    """Return what the browser needs to use a passkey, as JSON; it tells nobody who has one."""
    from webauthn import generate_authentication_options, options_to_json  # noqa: PLC0415 - only where somebody asks
    from webauthn.helpers.structs import UserVerificationRequirement  # noqa: PLC0415 - as above

    required = UserVerificationRequirement.REQUIRED
    options = generate_authentication_options(rp_id=site.id, challenge=begun.nonce.encode(), user_verification=required)
    return options_to_json(options)


def add_passkey(
    store: Store, person: Person, site: Site, answer: tuple[Begun, str, str], doing: Doing
) -> Passkey | None:
    """Keep the passkey that a device made; ``answer`` is what was begun, what the device says, and a name for it.

    None if it is not what was asked for, is there already, or the person has ten.
    """
    begun, said, typed = answer
    made = _made(said, site, begun)
    if made is None:
        return None
    row = rows.PasskeyRow(
        id=doing.new_id(),
        person=person.id,
        credential=made.credential_id,
        public_key=made.credential_public_key,
        count=made.sign_count,
        name=(read_name(typed) or "A passkey")[:LONGEST_NAME],
        added_at=doing.now,
        last_used=None,
    )
    return store.write(lambda scope: _add(scope, row, doing))


def sign_in_with_passkey(store: Store, said: str, site: Site, begun: Begun, arrival: Arrival) -> SignedIn | Refused:
    """Let in whose device signed what was begun, having checked who holds it."""
    credential = _credential(said)
    if credential is None:
        return Refused(Refusal.WRONG_PASSKEY)
    return store.write(lambda scope: _sign_in(scope, (credential, said), site, begun, arrival))


def passkeys_of(store: Store, person: str) -> tuple[Passkey, ...]:
    """Return the passkeys of a person, the first one first."""
    return tuple(map(_passkey, store.read(lambda scope: rows.of_person(scope, person))))


def remove_passkey(store: Store, person: str, id_: str, doing: Doing) -> bool:
    """Take a passkey away; False if it is none of theirs."""

    def remove(scope: Scope) -> bool:
        removed = rows.remove(scope, person, id_)
        if removed:
            doing.note(scope, "passkey-removed", person)
        return removed

    return is_id(id_) and store.write(remove)


def _made(said: str, site: Site, begun: Begun) -> VerifiedRegistration | None:
    from webauthn import verify_registration_response  # noqa: PLC0415 - only where somebody asks
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415 - as above

    if _credential(said) is None:
        return None
    try:
        return verify_registration_response(
            credential=said,
            expected_challenge=begun.nonce.encode(),
            expected_rp_id=site.id,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None


def _add(scope: Scope, row: rows.PasskeyRow, doing: Doing) -> Passkey | None:
    people.lock(scope)
    known = rows.by_credential(scope, row.credential)
    if known is not None or len(rows.of_person(scope, row.person)) >= MOST_PASSKEYS:
        return None
    rows.add(scope, row)
    doing.note(scope, "passkey-added", row.person)
    return _passkey(row)


def _sign_in(scope: Scope, answer: tuple[bytes, str], site: Site, begun: Begun, arrival: Arrival) -> SignedIn | Refused:
    row = rows.by_credential(scope, answer[0])
    count = None if row is None else _count(row, answer[1], site, begun)
    if row is None or count is None:
        return Refused(Refusal.WRONG_PASSKEY)
    person = people.find(scope, row.person)
    if person is None or not person.active:
        return Refused(Refusal.ENDED)
    rows.use(scope, row.id, count, arrival.now)
    return let_in(scope, person, PASSKEY, arrival.now + LONGEST, arrival)


def _count(row: rows.PasskeyRow, said: str, site: Site, begun: Begun) -> int | None:
    """Return how often the passkey was used; None if it did not sign what was begun, or was copied."""
    from webauthn import verify_authentication_response  # noqa: PLC0415 - only where somebody asks
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415 - as above

    try:
        return verify_authentication_response(
            credential=said,
            expected_challenge=begun.nonce.encode(),
            expected_rp_id=site.id,
            expected_origin=site.origin,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.count,
            require_user_verification=True,
        ).new_sign_count
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None


def _credential(said: str) -> bytes | None:
    """Return what a passkey calls itself in the answer of a device; None if it is no such answer."""
    from webauthn.helpers import base64url_to_bytes  # noqa: PLC0415 - only where somebody asks

    if len(said) > MOST_BYTES:
        return None
    try:
        found = json.loads(said)
        return base64url_to_bytes(found["rawId"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _passkey(row: rows.PasskeyRow) -> Passkey:
    return Passkey(row.id, row.name, row.added_at, row.last_used)
