"""Councils: who the forms are for, and the public key that submissions are sealed to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.sealing import wraps
from formbuilder.sealing.box import KEY_BYTES
from formbuilder.services.opening import Random
from formbuilder.storage import council_keys
from formbuilder.storage import councils as rows
from formbuilder.storage.engine import Engine, Scope, Store, reading, writing


@dataclass(frozen=True, slots=True)
class CouncilKeys:
    """An X25519 pair, 32 raw bytes each; the private half never comes near the public process."""

    private: bytes = field(repr=False)
    public: bytes


@dataclass(frozen=True, slots=True)
class CouncilLine:
    """A council as the database knows it."""

    slug: str
    name: str
    has_key: bool
    demonstration: bool


def new_council_keys(random: Random) -> CouncilKeys:
    """Make a pair of keys from 32 unpredictable bytes."""
    private = random(KEY_BYTES)
    return CouncilKeys(private, wraps.public_of(private))


def add_council(
    engine: Engine, slug: str, name: str, *, now: datetime, public_key: bytes | None = None, demonstration: bool = False
) -> Store:
    """Add a council, or bring its name up to date; a key that it has stays unless one is given."""
    with writing(engine) as connection:
        found = rows.find(connection, slug)
        if found is None:
            number = rows.add(connection, slug, name, now, demonstration=demonstration)
        else:
            number = found.id
            rows.rename(connection, slug, name)
    store = Store(engine, number)
    if public_key is not None:
        replace_public_key(store, public_key, now)
    return store


def council_store(engine: Engine, slug: str) -> Store | None:
    """Return the store of a council; None if there is none with this slug."""
    with reading(engine) as connection:
        found = rows.find(connection, slug)
    return None if found is None else Store(engine, found.id)


def list_councils(engine: Engine) -> tuple[CouncilLine, ...]:
    """Return every council, by slug."""
    with reading(engine) as connection:
        found = rows.every(connection)
    return tuple(CouncilLine(row.slug, row.name, row.public_key is not None, row.demonstration) for row in found)


def keep_profile(store: Store, profile: bytes) -> None:
    """Keep the council's profile, a YAML file that was read without a problem."""
    store.write(lambda scope: rows.set_profile(scope, profile))


def council_profile(store: Store) -> bytes | None:
    """Return the council's profile as it came."""
    return store.read(rows.profile)


def replace_public_key(store: Store, public_key: bytes, now: datetime) -> None:
    """Seal to this key from now on; what was sealed before still opens with the old one. Raises ValueError."""
    if len(public_key) != KEY_BYTES:
        raise ValueError("A public key has 32 bytes.")
    store.write(lambda scope: seal_to(scope, public_key, now))


def seal_to(scope: Scope, public_key: bytes, now: datetime) -> None:
    """Seal to this key from now on, for those who have a connection."""
    rows.set_key(scope, public_key)
    council_keys.add(scope, wraps.key_name(public_key).hex(), public_key, now)
