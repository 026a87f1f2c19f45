"""What one press writes keeps its order, though ids are random."""

from formbuilder.services.trail import read_trail
from formbuilder.storage.trail import Wanted
from tests.services.panel_stories import at


def test_the_trail_tells_what_one_press_did_in_the_order_in_which_it_was_done(store):
    doing, done = at(0), [f"tea@{number}" for number in range(20)]
    store.write(lambda scope: [doing.note(scope, "version-opened", each) for each in done])
    told = [each.subject for each in read_trail(store, Wanted(form="tea")).happenings]
    assert told == done[::-1], "the newest first"
