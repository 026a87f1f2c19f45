"""The box: bytes that only its key opens, and that fit one place, one journey and one purpose only."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
STEP = 1024
"""Boxes grow by so many bytes, so that their length tells little."""
MOST = 256 * 1024 - STEP
"""Bytes that a box holds; sealed, it stays within 256 KB."""
FORMAT = b"\x01"
LENGTH_BYTES = 4


class BoxFullError(Exception):
    """What should go into the box is larger than a box may be."""


class NotOpenedError(Exception):
    """The key, the journey or the purpose is not the one it was sealed for, or the box was changed."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a box is bound to; a box moved to another place does not open there."""

    council: int
    reference: str
    purpose: str

    def __bytes__(self) -> bytes:
        return f"{self.council}\n{self.reference}\n{self.purpose}".encode()


def seal(key: bytes, content: bytes, label: Label, nonce: bytes) -> bytes:
    """Seal with AES-256-GCM (NIST SP 800-38D): format, 96-bit nonce, content padded to a step, 128-bit tag.

    ``nonce`` is 12 unpredictable bytes, never used twice with one key. Raises BoxFullError.
    """
    if len(content) + LENGTH_BYTES > MOST:
        raise BoxFullError
    padded = len(content).to_bytes(LENGTH_BYTES, "big") + content
    padded += bytes(-len(padded) % STEP)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, padded, bytes(label))


def unseal(key: bytes, box: bytes, label: Label) -> bytes:
    """Return what was sealed; raises NotOpenedError."""
    start = len(FORMAT) + NONCE_BYTES
    if box[: len(FORMAT)] != FORMAT:
        raise NotOpenedError
    try:
        padded = AESGCM(key).decrypt(box[len(FORMAT) : start], box[start:], bytes(label))
    except (InvalidTag, ValueError):
        raise NotOpenedError from None
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    return padded[LENGTH_BYTES:end]
