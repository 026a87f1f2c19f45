"""A council's private key: in a file that only this account can read, never in the database."""

from __future__ import annotations

import os
from pathlib import Path

from formbuilder.sealing.box import KEY_BYTES


class NoKeyError(Exception):
    """The key cannot be had; the message says where it should be, and what to set."""


def key_file(folder: Path, slug: str) -> Path:
    """Return where the private key of a council is kept; ``folder`` is the setting ``KEYS``."""
    return folder / f"{slug}.key"


def private_key(folder: Path, slug: str) -> bytes:
    """Read a council's private key, 32 bytes; NoKeyError if it is not there, or is none."""
    path = key_file(folder, slug)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except FileNotFoundError as error:
        msg = f"The private key of {slug} is not in {path}. Set KEYS to the folder that it is in."
        raise NoKeyError(msg) from error
    except (OSError, ValueError) as error:
        raise NoKeyError(_unreadable(path)) from error
    if len(key) != KEY_BYTES:
        raise NoKeyError(_unreadable(path))
    return key


def keep_private_key(folder: Path, slug: str, key: bytes) -> None:
    """Write a key so that it is on the disk before anything is sealed to it; NoKeyError if it cannot be."""
    path = key_file(folder, slug)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        msg = f"The private key cannot be kept in {path}. Set KEYS to a folder that this account may write to."
        raise NoKeyError(msg) from error


def _unreadable(path: Path) -> str:
    return f"{path} does not hold a private key that this account can read: 64 signs, 0 to 9 and a to f."
