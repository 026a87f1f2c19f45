"""The private keys of a council: the one of now and those from before, each found by the name of its public half."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from formbuilder.sealing.box import KEY_BYTES, Label
from formbuilder.sealing.wraps import KEY_NAME_BYTES, key_name, public_of, unwrap_by_council


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Private keys by the name of their public half, which costs time to work out: made once where much is opened."""

    keys: Mapping[bytes, bytes] = field(repr=False)

    @classmethod
    def of(cls, *private: bytes) -> KeyRing:
        """Put keys of 32 raw bytes on a ring; what is no such key opens nothing."""
        return cls({key_name(public_of(key)): key for key in private if len(key) == KEY_BYTES})

    def opens(self, wrapped: bytes) -> bool:
        """Whether the key that this was sealed to is on the ring."""
        return wrapped[:KEY_NAME_BYTES] in self.keys

    def unwrapped(self, wrapped: bytes, label: Label) -> bytes | None:
        """Return the data key; None if it was sealed to a key that is not on the ring. Raises NotOpenedError."""
        private = self.keys.get(wrapped[:KEY_NAME_BYTES])
        return None if private is None else unwrap_by_council(private, wrapped, label)


Keys: TypeAlias = bytes | KeyRing
"""One private key of 32 raw bytes, or a ring of them."""


def ring_of(keys: Keys) -> KeyRing:
    """Return a ring; one key becomes a ring of one."""
    return keys if isinstance(keys, KeyRing) else KeyRing.of(keys)
