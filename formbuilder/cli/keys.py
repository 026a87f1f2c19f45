"""A council's private key: in a file that only this account can read, never in the database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from formbuilder.cli.output import WrongUseError
from formbuilder.config import Settings
from formbuilder.sealing.box import KEY_BYTES
from formbuilder.sealing.wraps import public_of
from formbuilder.services.councils import new_council_keys


def key_file(settings: Settings, slug: str) -> Path:
    """Return where the private key of a council is kept."""
    return settings.keys / f"{slug}.key"


def private_key(settings: Settings, slug: str) -> bytes:
    """Read a council's private key; WrongUseError if it is not there, or is none."""
    path = key_file(settings, slug)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except FileNotFoundError as error:
        msg = f"The private key of {slug} is not in {path}. Set KEYS to the folder that it is in."
        raise WrongUseError(msg) from error
    except (OSError, ValueError) as error:
        raise WrongUseError(_unreadable(path)) from error
    if len(key) != KEY_BYTES:
        raise WrongUseError(_unreadable(path))
    return key


def public_key(settings: Settings, slug: str) -> bytes:
    """Return the public half of a council's key; a key that is there is never written over, else one is made."""
    if key_file(settings, slug).exists():
        return public_of(private_key(settings, slug))
    pair = new_council_keys(secrets.token_bytes)
    _keep(key_file(settings, slug), pair.private.hex())
    return pair.public


def _keep(path: Path, key: str) -> None:
    """Write a key so that it is on the disk before anything is sealed to it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        msg = f"The private key cannot be kept in {path}. Set KEYS to a folder that this account may write to."
        raise WrongUseError(msg) from error


def _unreadable(path: Path) -> str:
    return f"{path} does not hold a private key that this account can read: 64 signs, 0 to 9 and a to f."
