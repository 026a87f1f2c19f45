"""The private keys of a council, for commands: what is wrong with them is said as wrong use."""

from __future__ import annotations

import secrets

from formbuilder.cli.output import WrongUseError
from formbuilder.config import Settings
from formbuilder.delivery import key_files
from formbuilder.delivery.key_files import NoKeyError, keep_private_key
from formbuilder.sealing.rings import KeyRing
from formbuilder.sealing.wraps import public_of
from formbuilder.services.councils import new_council_keys


def private_keys(settings: Settings, slug: str) -> KeyRing:
    """Read every private key of a council; WrongUseError if none is there, or none can be read."""
    try:
        return key_files.key_ring(settings.keys, slug)
    except NoKeyError as error:
        raise WrongUseError(str(error)) from error


def public_key(settings: Settings, slug: str) -> bytes:
    """Return the public half of a council's key; a key that is there is never written over, else one is made."""
    if key_files.key_file(settings.keys, slug).exists():
        try:
            return public_of(key_files.private_key(settings.keys, slug))
        except NoKeyError as error:
            raise WrongUseError(str(error)) from error
    pair = new_council_keys(secrets.token_bytes)
    try:
        keep_private_key(settings.keys, slug, pair.private)
    except NoKeyError as error:
        raise WrongUseError(str(error)) from error
    return pair.public
