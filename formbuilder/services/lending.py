"""What another journey of the same person can give to this one: read once, and held by the page alone."""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from formbuilder.sealing import box, wraps
from formbuilder.sealing.box import NONCE_BYTES, BoxFullError, Label, NotOpenedError
from formbuilder.services.journeys import FormPin, Journey, journey_of
from formbuilder.services.opening import Closed, Random, unlock
from formbuilder.storage.engine import Store

LENT = "lent"
"""What a loan is sealed for: it opens in no other place."""
LENT_FOR = timedelta(minutes=10)
"""How long what a code has shown can be put in without typing the code again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Another journey, as far as this one may know of it."""

    reference: str
    pin: FormPin
    started_at: datetime
    sent_at: datetime | None
    answers: Mapping[str, object] = field(repr=False)
    """Plain, by question id."""


def look(store: Store, reference: str, secret: bytes, now: datetime) -> Journey | Closed:
    """Open the box with the secret of this device and leave no trace: a shared device still ends it in time."""
    opened = store.read(lambda scope: unlock(scope, reference, secret, now))
    return opened if isinstance(opened, Closed) else journey_of(reference, opened)


def lend(store: Store, reference: str, secret: bytes, giver: Giver, *, now: datetime, random: Random) -> str:
    """Seal what ``giver`` gives to the journey ``reference``, for a hidden field of its page.

    Only the device that holds ``secret`` can use it, for that journey and for ten minutes. "" if it is too much.
    """
    parts = {
        "at": now.isoformat(),
        "reference": giver.reference,
        "pin": [giver.pin.slug, giver.pin.version, giver.pin.fingerprint],
        "started": giver.started_at.isoformat(),
        "sent": giver.sent_at.isoformat() if giver.sent_at else None,
        "answers": giver.answers,
    }
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        sealed = box.seal(wraps.lending_key(secret), content, _label(store, reference), random(NONCE_BYTES))
    except BoxFullError:
        return ""
    return urlsafe_b64encode(sealed).decode()


def borrowed(store: Store, reference: str, secret: bytes, text: str, now: datetime) -> Giver | None:
    """Open what ``lend`` sealed; None if it is too old, of another journey or device, or not as we made it."""
    try:
        content = box.unseal(wraps.lending_key(secret), urlsafe_b64decode(text), _label(store, reference))
    except (NotOpenedError, binascii.Error, ValueError):
        return None
    parts = json.loads(content)
    if now - datetime.fromisoformat(parts["at"]) >= LENT_FOR:
        return None
    return Giver(
        reference=parts["reference"],
        pin=FormPin(*parts["pin"]),
        started_at=datetime.fromisoformat(parts["started"]),
        sent_at=datetime.fromisoformat(parts["sent"]) if parts["sent"] else None,
        answers=parts["answers"],
    )


def _label(store: Store, reference: str) -> Label:
    return Label(store.council, reference, LENT)
