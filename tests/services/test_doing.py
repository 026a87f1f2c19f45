"""What was done keeps its order, though nobody can guess an id: of one press, and of presses at one moment."""

from formbuilder.services.trail import read_trail
from formbuilder.storage.trail import Wanted
from tests.services.panel_stories import at


def test_the_trail_tells_what_one_press_did_in_the_order_in_which_it_was_done(store):
    doing, done = at(0), [f"tea@{number}" for number in range(20)]
    store.write(lambda scope: [doing.note(scope, "version-opened", each) for each in done])
    told = [each.subject for each in read_trail(store, Wanted(form="tea")).happenings]
    assert told == done[::-1], "the newest first"


def test_presses_at_one_moment_stand_in_the_order_in_which_they_were_pressed(store):
    done = [f"tea@{number}" for number in range(20)]
    for each in done:
        doing = at(0)
        store.write(lambda scope, doing=doing, each=each: doing.note(scope, "version-opened", each))
    assert [each.subject for each in read_trail(store, Wanted(form="tea")).happenings] == done[::-1]
