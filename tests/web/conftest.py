from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.council import Council, Prepared
from tests.editing import begin
from tests.person import Person
from tests.staff import staffed
from tests.web.lending import fill_parent


@pytest.fixture
def town(whole_council: Council) -> Council:
    """A council with the starter forms."""
    return whole_council


@pytest.fixture
def sam(town: Council) -> Person:
    """Somebody who wrote their name and address in the form for parents, and then starts another one."""
    person = Person(town.app)
    fill_parent(person)
    return person


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    """A council with people who work in it."""
    council = staffed(prepared, tmp_path)
    yield council
    council.close()


@pytest.fixture
def workshop(office: Council) -> Council:
    """A council with people who work in it, and a draft of the small form."""
    begin(office)
    return office
