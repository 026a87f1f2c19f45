"""A server with a demonstration in which a round is open, for the browser’s tests of comments."""

from collections.abc import Iterator
from datetime import UTC, datetime
from secrets import token_bytes

import pytest

from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.council import Prepared
from tests.reviewing import Opened, opened
from tests.serving import Server

NOW = datetime.now(UTC)
"""The server in the browser’s tests has the clock of the machine."""


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Opened]]:
    """The server, and the round that is open on it."""
    server = Server(small_council, tmp_path_factory.mktemp("rounds"))
    engine = engine_for(f"sqlite:///{server.database}")
    store = Store(engine, 1)
    add_examples(store, Doing(NOW, token_bytes))
    here = opened(store, NOW)
    server.start()
    yield server, here
    server.kill()
    engine.dispose()
