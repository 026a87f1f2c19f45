import pytest

from tests.council import Council
from tests.person import Person
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
