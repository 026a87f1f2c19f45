from datetime import timedelta

import pytest

from formbuilder.services.councils import add_council
from formbuilder.services.starting import count_start
from tests.services.stories import NOW


@pytest.fixture
def full(store):
    """A council with room for two starts a minute, used up."""
    assert [count_start(store, 2, NOW) for _ in range(2)] == [None, None]
    return store


def test_over_the_limit_it_says_when_there_is_room_again(full):
    until = count_start(full, 2, NOW + timedelta(seconds=59))
    assert until == NOW + timedelta(minutes=1)
    assert count_start(full, 2, until) is None


def test_each_council_has_room_of_its_own(engine, full):
    assert count_start(full, 2, NOW) is not None
    assert count_start(add_council(engine, "luton", "Luton", now=NOW), 2, NOW) is None


def test_what_was_refused_takes_no_room(full):
    for _ in range(5):
        count_start(full, 2, NOW)
    later = NOW + timedelta(minutes=1)
    assert [count_start(full, 2, later) is None for _ in range(3)] == [True, True, False]
