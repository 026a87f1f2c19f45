"""Words that wait for a message to be sent, sealed: whoever has the database alone cannot read them.

The key is made from the secret of the servers, so that each of them can send the message, also one without the private
key of the council.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from formbuilder.sealing.box import KEY_BYTES, Label, NotOpenedError
from formbuilder.sealing.wraps import unwrap, wrap


def waiting_key(secret: str, council: int) -> bytes:
    """Derive the key of what waits in a council from the secret key of the servers (HKDF-SHA256, RFC 5869)."""
    info = f"formbuilder waiting 1 {council}".encode()
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(secret.encode())


def seal_words(key: bytes, words: str, label: Label, nonce: bytes) -> bytes:
    """Seal words until they are sent (AES-256-GCM); ``nonce`` is 12 unpredictable bytes, never used twice."""
    return wrap(key, words.encode(), label, nonce)


def open_words(key: bytes, sealed: bytes, label: Label) -> str:
    """Return words that wait; "" if they were sealed with another secret."""
    try:
        return unwrap(key, sealed, label).decode()
    except NotOpenedError:
        return ""
