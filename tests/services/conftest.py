from dataclasses import replace
from secrets import token_bytes

import pytest

from formbuilder.councils.read import DEMONSTRATION
from formbuilder.services.councils import CouncilKeys, add_council, keep_profile, new_council_keys
from formbuilder.storage.engine import Engine, Store
from tests.databases import engine, postgresql_address, postgresql_engine, sqlite_file
from tests.services.stories import NOW, Person

__all__ = ["engine", "postgresql_address", "postgresql_engine", "sqlite_file"]


@pytest.fixture(scope="session")
def keys() -> CouncilKeys:
    return new_council_keys(token_bytes)


@pytest.fixture
def store(engine: Engine, keys: CouncilKeys) -> Store:
    store = add_council(engine, "bedford", "Bedford Borough Council", now=NOW, public_key=keys.public)
    keep_profile(store, DEMONSTRATION.read_bytes())
    return replace(store, stretching=4)


@pytest.fixture
def person(store: Store) -> Person:
    return Person.begins(store)
