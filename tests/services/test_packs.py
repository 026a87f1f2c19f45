"""What officers write for the board: kept for a draft, and never written over unseen."""

from datetime import date
from secrets import token_bytes

import pytest

from formbuilder.publishing.pack import Facts
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import begin_new_form
from formbuilder.services.packs import LONGEST, Kept, NotKept, facts_of, keep_facts
from tests.services.draft_stories import TEXT
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
FACTS = Facts(asked="To publish it.", equality="EIA 7", cost="None", go_live=date(2027, 1, 4))


@pytest.fixture
def pin(store) -> DraftPin:
    return begin_new_form(store, "tea", TEXT, "words", DOING).pin


def test_nothing_is_written_at_first(store, pin):
    assert facts_of(store, pin) == Kept(Facts(), 0)


def test_what_is_written_is_kept(store, pin):
    assert keep_facts(store, pin, FACTS, 0, DOING) == Kept(FACTS, 1)
    assert facts_of(store, pin) == Kept(FACTS, 1)
    assert keep_facts(store, pin, Facts(), 1, DOING) == Kept(Facts(), 2)


def test_two_who_write_at_once_are_told(store, pin):
    keep_facts(store, pin, FACTS, 0, DOING)
    assert keep_facts(store, pin, Facts(cost="£5"), 0, DOING) is NotKept.SAVED_SINCE
    assert facts_of(store, pin) == Kept(FACTS, 1)
    assert keep_facts(store, pin, FACTS, 0, DOING) == Kept(FACTS, 2), "the same words twice are no clash"


def test_what_cannot_be_kept(store, pin):
    assert keep_facts(store, DraftPin("tea", 9), FACTS, 0, DOING) is NotKept.UNKNOWN
    assert keep_facts(store, DraftPin("TEA", 1), FACTS, 0, DOING) is NotKept.UNKNOWN
    assert keep_facts(store, pin, Facts(cost="x" * (LONGEST + 1)), 0, DOING) is NotKept.TOO_LONG
