"""A council's private keys: in files that only this account can read, never in the database.

The first key is in ``COUNCIL.key``, each later one in ``COUNCIL.NAME.key``. No file is ever written over.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from formbuilder.sealing.box import KEY_BYTES
from formbuilder.sealing.rings import KeyRing


class NoKeyError(Exception):
    """The key cannot be had; the message says where it should be, and what to set."""


@dataclass(frozen=True, slots=True)
class KeyHere:
    """A private key, and the file that it is in."""

    path: Path
    private: bytes = field(repr=False)


def key_file(folder: Path, slug: str, name: str = "") -> Path:
    """Return where a private key of a council is kept; ``folder`` is the setting ``KEYS``, the first has no name."""
    return folder / (f"{slug}.{name}.key" if name else f"{slug}.key")


def private_key(folder: Path, slug: str) -> bytes:
    """Read a council's first private key, 32 bytes; NoKeyError if it is not there, or is none."""
    path = key_file(folder, slug)
    try:
        return read_key(path)
    except FileNotFoundError as error:
        raise NoKeyError(_missing(path, slug)) from error


def read_key(path: Path) -> bytes:
    """Read the key in a file, 32 bytes; FileNotFoundError, or NoKeyError if it is none."""
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise NoKeyError(_unreadable(path)) from error
    if len(key) != KEY_BYTES:
        raise NoKeyError(_unreadable(path))
    return key


def keys_here(folder: Path, slug: str) -> tuple[tuple[KeyHere, ...], tuple[str, ...]]:
    """Read every private key of a council that is here; also say what is wrong with the files that hold none."""
    found, faults = [], []
    for path in _files(folder, slug):
        try:
            found.append(KeyHere(path, read_key(path)))
        except NoKeyError as error:
            faults.append(str(error))
        except FileNotFoundError:
            continue
    return tuple(found), tuple(faults)


def key_ring(folder: Path, slug: str) -> KeyRing:
    """Read every private key of a council; NoKeyError if not one can be had."""
    found, faults = keys_here(folder, slug)
    if not found:
        raise NoKeyError(faults[0] if faults else _missing(key_file(folder, slug), slug))
    return KeyRing.of(*(each.private for each in found))


def keep_private_key(folder: Path, slug: str, key: bytes, name: str = "") -> Path:
    """Write a key so that it is on the disk before anything is sealed to it; NoKeyError if it cannot be."""
    path = key_file(folder, slug, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(file.fileno())
        _keep_name(path.parent)
    except OSError as error:
        msg = f"The private key cannot be kept in {path}. Set KEYS to a folder that this account may write to."
        raise NoKeyError(msg) from error
    return path


def _keep_name(folder: Path) -> None:
    """Have the name of a new file on the disk too: without it, the file is lost with the power."""
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _files(folder: Path, slug: str) -> Iterator[Path]:
    """Yield the files that are named as keys of this council; the short name of no council has a full stop."""
    yield key_file(folder, slug)
    yield from sorted(folder.glob(f"{slug}.*.key"))


def _missing(path: Path, slug: str) -> str:
    return f"The private key of {slug} is not in {path}. Set KEYS to the folder that it is in."


def _unreadable(path: Path) -> str:
    return f"{path} does not hold a private key that this account can read: 64 signs, 0 to 9 and a to f."
