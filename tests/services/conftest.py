import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.councils.read import DEMONSTRATION
from formbuilder.services.councils import CouncilKeys, add_council, keep_profile, new_council_keys
from formbuilder.storage.engine import Engine, Store
from tests.databases import KINDS, empty_database, postgresql_address, postgresql_engine, sqlite_file
from tests.services.stories import NOW, Person

__all__ = ["postgresql_address", "postgresql_engine", "sqlite_file"]
ASKED = KINDS if os.environ.get("DATABASES") == "both" else ("postgresql",)  # noqa: TID251 - a setting of the tests


@pytest.fixture(params=ASKED)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database with all tables: PostgreSQL, since the tests of pages run the services on SQLite.

    Where both may differ, a module says ``ON_BOTH``; ``DATABASES=both``, as in ``make accept``, asks all of both.
    """
    yield from empty_database(request, tmp_path)


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
