"""Three ways to wrap a journey's data key: by the cookie's secret, by the return code, to the council."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from formbuilder.sealing.box import KEY_BYTES, NONCE_BYTES, Label, NotOpenedError

SECRET_BYTES = 32
SALT_BYTES = 16
RECEIPT_BYTES = 16
KEY_NAME_BYTES = 8
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
"""HPKE base mode, RFC 9180. It draws its own ephemeral key: the only randomness here that is not passed in."""


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """What a device's secret stands for."""

    wrapping: bytes = field(repr=False)
    receipt: bytes = field(repr=False)
    """Shows that this device sent the journey, and opens nothing."""


def device_keys(secret: bytes) -> DeviceKeys:
    """Derive both from the 32 bytes in the cookie (HKDF-SHA256, RFC 5869)."""
    derived = HKDF(SHA256(), KEY_BYTES + RECEIPT_BYTES, salt=None, info=b"formbuilder device 1").derive(secret)
    return DeviceKeys(derived[:KEY_BYTES], derived[KEY_BYTES:])


def lending_key(secret: bytes) -> bytes:
    """Derive from the same 32 bytes the key of what this device only holds for a moment."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"formbuilder lent 1").derive(secret)


def new_salt(unique: bytes, stretching: int) -> bytes:
    """Return a salt that says itself how hard to stretch: one byte, then 16 unpredictable ones."""
    return bytes([stretching]) + unique


def stretch(code: str, salt: bytes) -> bytes:
    """Return the wrapping key of a return code, 13 digits; slow and large on purpose, so never in a transaction."""
    return Scrypt(salt=salt[1:], length=KEY_BYTES, n=2 ** salt[0], r=8, p=1).derive(code.encode())


def wrap(wrapping: bytes, key: bytes, label: Label, nonce: bytes) -> bytes:
    """Wrap a data key under another key."""
    return nonce + AESGCM(wrapping).encrypt(nonce, key, bytes(label))


def unwrap(wrapping: bytes, wrapped: bytes, label: Label) -> bytes:
    """Return the data key; raises NotOpenedError."""
    try:
        return AESGCM(wrapping).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bytes(label))
    except (InvalidTag, ValueError):
        raise NotOpenedError from None


def wrap_to_council(public: bytes, key: bytes, label: Label) -> bytes:
    """Wrap a data key so that only the council's private key opens it: the key's name, then HPKE."""
    return key_name(public) + SUITE.encrypt(key, X25519PublicKey.from_public_bytes(public), info=bytes(label))


def unwrap_by_council(private: bytes, wrapped: bytes, label: Label) -> bytes:
    """Return the data key; ``private`` is 32 raw bytes. Raises NotOpenedError."""
    try:
        opener = X25519PrivateKey.from_private_bytes(private)
        return SUITE.decrypt(wrapped[KEY_NAME_BYTES:], opener, info=bytes(label))
    except (InvalidTag, ValueError):
        raise NotOpenedError from None


def public_of(private: bytes) -> bytes:
    """Return the public half, 32 raw bytes, of a private key of 32 raw bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def key_name(public: bytes) -> bytes:
    """Name a public key in 8 bytes, so that after a rotation the right private half can be found."""
    digest = Hash(SHA256())
    digest.update(public)
    return digest.finalize()[:KEY_NAME_BYTES]
