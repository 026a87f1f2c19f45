"""Marks by which a submission is found again without its answers: keyed, so that a copy of them can be tried by nobody.

Whoever has the database alone cannot make the mark of a postcode and look who has it: the key is made from the
secret of the servers, which is in no database.
"""

from __future__ import annotations

from datetime import date
from hmac import digest

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from formbuilder.sealing.box import KEY_BYTES

MARK_BYTES = 16


def search_key(secret: str, council: int) -> bytes:
    """Derive the key of a council’s marks from the secret key of the servers (HKDF-SHA256, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"formbuilder search 1 {council}".encode()).derive(secret.encode())


def day_key(secret: str, council: int, day: date) -> bytes:
    """Derive the key of the marks by which a council sees a flood, of one day: those of two days cannot be compared."""
    info = f"formbuilder flood 1 {council} {day.isoformat()}".encode()
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(secret.encode())


def mark(key: bytes, fact: str, text: str) -> bytes:
    """Return the mark of a fact, 16 bytes of HMAC-SHA256; ``text`` is as ``answers.listed`` writes it."""
    return digest(key, f"{fact}\n{text}".encode(), "sha256")[:MARK_BYTES]
