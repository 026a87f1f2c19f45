from dataclasses import replace
from datetime import date, timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import insert, select, update

from formbuilder.councils.keeping import Keeping, Kind
from formbuilder.sealing.code import digits_of
from formbuilder.services import asides, leasing, retention, slip_photos
from formbuilder.services.afterwards import withdraw
from formbuilder.services.alerts import open_alert
from formbuilder.services.asides import NewAside
from formbuilder.services.coming_back import come_back
from formbuilder.services.deletions import deletion_report
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import begin_new_form, find_draft, find_revision
from formbuilder.services.journeys import Closed, Reason, open_journey
from formbuilder.services.meeting_kinds import Drawer
from formbuilder.services.retention import DEVICES, EXAMPLES, Removed, count_kind, count_old, remove_old
from formbuilder.services.sending import TODAY
from formbuilder.services.submissions import list_submissions
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import guesses
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import (
    alerts,
    apart_answers,
    deleted_references,
    journey_keys,
    journeys,
    outbox,
    sessions,
    spoken_words,
)
from formbuilder.storage.tables import asides as aside_table
from formbuilder.storage.tables import forms as form_table
from formbuilder.storage.tables import guesses as guess_table
from tests.databases import ON_BOTH
from tests.services.draft_stories import TEXT
from tests.services.note_stories import helped
from tests.services.people_stories import people_come_and_go
from tests.services.stories import NOW, PIN, Person, minutes

pytestmark = ON_BOTH

DAY = timedelta(days=1)
DAYS_30 = Keeping({Kind.UNSENT: 30})


def removed(store: Store, now, keeping: Keeping = DAYS_30) -> dict[str, int]:
    """Remove what is due; what was nothing is left out."""
    found = remove_old(store, keeping, Doing(now, token_bytes))
    assert not found.busy
    return {kind: count for kind, count in found.counts.items() if count}


@pytest.fixture
def published(store, person) -> Person:
    """A person on a form that is no example."""
    publish(store)
    return Person.begins(store)


def publish(store: Store) -> None:
    store.write(
        lambda scope: scope.connection.execute(
            form_table.update().where(form_table.c.council_id == scope.council).values(state="published")
        )
    )


def count(store, table) -> int:
    return len(store.read(lambda scope: scope.connection.execute(select(table)).all()))


def test_an_unsent_journey_goes_when_it_was_not_visited_for_so_long(store, published):
    visited = Person.begins(store)
    visited.journey(NOW + 20 * DAY)
    assert removed(store, NOW + 32 * DAY - timedelta(seconds=1)) == {}
    assert removed(store, NOW + 33 * DAY) == {"unsent": 2}
    assert open_journey(store, published.reference, published.secret, NOW) == Closed(Reason.UNKNOWN)
    assert visited.journey(NOW + 33 * DAY)


def test_what_was_sent_stays_as_long_as_the_council_says(store, published):
    published.has_sent(level=TODAY)
    assert removed(store, NOW + 500 * DAY) == {"unsent": 1}
    assert [line.reference for line in list_submissions(store)] == [published.reference]
    keeping = Keeping({Kind.SUBMISSIONS: 600})
    assert removed(store, NOW + 600 * DAY, keeping) == {}
    assert removed(store, NOW + 601 * DAY, keeping) == {"submissions": 1}
    for table in (journeys, journey_keys, alerts):
        assert count(store, table) == 0


def test_a_form_can_have_days_of_its_own(store, published):
    published.has_sent()
    own = Keeping({Kind.UNSENT: 30, Kind.SUBMISSIONS: 600}, {PIN.slug: {Kind.SUBMISSIONS: 60, Kind.UNSENT: 90}})
    other = replace(own, forms={"another-form": {Kind.SUBMISSIONS: 60}})
    assert removed(store, NOW + 61 * DAY, other) == {"unsent": 1}
    Person.begins(store)
    assert removed(store, NOW + 61 * DAY, own) == {"submissions": 1}
    assert count(store, journeys) == 1
    assert removed(store, NOW + 93 * DAY, own) == {"unsent": 1}


def test_sent_examples_go_after_a_day_and_unsent_ones_are_kept_as_long_as_people_are_told(store, person):
    sent = Person.begins(store)
    sent.has_sent(level=TODAY, apart={"belief": "none"})
    assert removed(store, NOW + DAY - timedelta(seconds=1)) == {}
    assert removed(store, NOW + 2 * DAY) == {EXAMPLES: 1}
    assert person.journey(NOW + 2 * DAY)
    for table in (outbox, apart_answers):
        assert count(store, table) == 0
    assert removed(store, NOW + 40 * DAY) == {"unsent": 1}
    for table in (journeys, journey_keys):
        assert count(store, table) == 0


def test_a_visit_that_was_not_noted_counts_to_the_end_of_the_day_that_was_said(store, published):
    last_visit = NOW + DAY - timedelta(seconds=1)
    published.journey(last_visit)
    told = (last_visit + 30 * DAY).replace(hour=23, minute=59)
    assert removed(store, told) == {}
    assert published.journey(told)


def test_the_key_of_a_shared_device_goes_after_its_end_and_the_answers_stay(store):
    person = Person.begins(store, shared=True)
    assert removed(store, minutes(9)) == {}
    assert removed(store, minutes(10.1)) == {DEVICES: 1}
    assert removed(store, minutes(10.1)) == {}
    assert open_journey(store, person.reference, person.secret, minutes(11)) == Closed(Reason.NO_KEY)
    assert count(store, journeys) == 1


def test_counting_removes_nothing(store, published):
    Person.begins(store, shared=True)
    counted = count_old(store, DAYS_30, NOW + 33 * DAY)
    assert (counted.of("unsent"), counted.of(DEVICES), counted.of(EXAMPLES)) == (3, 1, 0)
    assert count_kind(store, DAYS_30, Kind.UNSENT, NOW + 33 * DAY) == 3
    assert count(store, journeys) == 3


def test_counts_of_guesses_whose_hour_is_over_go(store, person):
    store.write(lambda scope: guesses.count(scope, person.reference, 8, NOW))
    removed(store, minutes(59))
    assert count(store, guess_table) == 1
    removed(store, minutes(61))
    assert count(store, guess_table) == 0


def test_what_was_taken_back_unread_goes_earlier_than_what_the_council_can_read(store, published):
    published.has_sent()
    store.write(
        lambda scope: scope.connection.execute(
            update(journeys).where(journeys.c.state == "sent").values(state="withdrawn")
        )
    )
    assert removed(store, NOW + 31 * DAY, Keeping({Kind.UNSENT: 90})) == {}, "the council has a key"
    other = Person.begins(store)
    other.has_sent()

    came = come_back(store, other.reference, digits_of(other.code), now=NOW, random=token_bytes)
    withdraw(store, other.reference, came.secret, now=NOW + 5 * DAY, random=token_bytes)
    assert removed(store, NOW + 35 * DAY, Keeping({Kind.UNSENT: 90})) == {}
    assert removed(store, NOW + 36 * DAY, Keeping({Kind.UNSENT: 90})) == {"withdrawn": 1}


def test_answers_kept_apart_go_by_whole_months(store, published):
    published.has_sent(apart={"belief": "none"})
    keeping = Keeping({Kind.UNSENT: 90, Kind.APART: 30})
    assert removed(store, NOW.replace(month=12, day=30), keeping) == {}
    assert removed(store, NOW.replace(month=12, day=31), keeping) == {"apart": 1}


def test_an_alert_that_somebody_opened_goes_and_one_that_waits_stays(store, published):
    waiting = Person.begins(store)
    for each in (published, waiting):
        each.has_sent(level=TODAY)
    open_alert(store, published.reference, "Ann", now=NOW, random=token_bytes)
    keeping = Keeping({Kind.ALERTS: 100})
    assert removed(store, NOW + 101 * DAY, keeping)["alerts"] == 1
    assert store.read(lambda scope: scope.connection.execute(select(alerts.c.reference)).scalars().all()) == [
        waiting.reference
    ]


def test_what_is_done_in_a_drawer_goes_with_its_words_and_a_worry_never(store):
    """And photos of slips go with their days, if the group did not check the note before."""
    here = helped(store)
    batch = here.batch()
    (note,) = here.brings(("1", "", "Long."), batch=batch).notes
    slip_photos.keep_photo(store, here.round.id, note, b"photo", here.at(1))
    for kind in (Drawer.WORRY, Drawer.OTHER, Drawer.OTHER):
        id_ = here.at(1).new_id()
        asides.keep_aside(
            store, batch.id, NewAside(id=id_, kind=kind, words="Private.", owner=here.helper.id), here.at(1)
        )
        if kind is Drawer.WORRY or count(store, aside_table) == 2:
            asides.settle_aside(store, id_, "The lead.", "It is well.", here.at(2))
    later, days = here.at(40).now, Keeping({Kind.ASIDES: 30, Kind.PHOTOS: 20})
    assert removed(store, here.at(20).now, days) == {}
    before = count(store, spoken_words)
    assert removed(store, later, days) == {"asides": 1, "photos": 1}
    assert [each.kind for each in asides.asides_of_meeting(store, batch.id, here.at(40))] == [
        Drawer.WORRY,
        Drawer.OTHER,
    ]
    assert count(store, spoken_words) == before - 3


def test_sign_ins_that_ended_go(store):
    people_come_and_go(store)
    before = count(store, sessions)
    assert removed(store, NOW + 1.5 * DAY, Keeping({Kind.SIGN_INS: 90})) == {}
    assert removed(store, NOW + 91 * DAY, Keeping({Kind.SIGN_INS: 90})) == {"sign_ins": before}


def test_the_words_of_a_dropped_draft_go_and_its_number_stays_taken(store):
    begun = begin_new_form(store, "tea", TEXT, "words", Doing(NOW, token_bytes))
    kept = begin_new_form(store, "coffee", TEXT.replace("tea", "coffee"), "words", Doing(NOW, token_bytes))
    store.write(lambda scope: draft_rows.set_state(scope, "tea", 1, "dropped"))
    assert removed(store, NOW + 365 * DAY) == {}
    assert removed(store, NOW + 366 * DAY) == {"dropped": 1}
    assert removed(store, NOW + 366 * DAY) == {}
    assert find_revision(store, begun.pin) is None
    assert find_draft(store, begun.pin) is not None
    assert find_revision(store, kept.pin) is not None


def test_one_worker_at_a_time_and_one_that_died_is_not_waited_for_for_ever(store, published):
    with leasing.leased(store, retention.WORK, Doing(NOW + 33 * DAY, token_bytes)) as mine:
        assert mine
        assert remove_old(store, DAYS_30, Doing(NOW + 33 * DAY, token_bytes)) == Removed(busy=True)
        later = NOW + 33 * DAY + leasing.LEASE
        assert removed(store, later) == {"unsent": 2}
    assert removed(store, NOW + 33 * DAY) == {}


def test_a_worker_that_is_stopped_in_the_middle_leaves_the_rest_for_the_next(store, published, monkeypatch):
    monkeypatch.setattr(retention, "STEP", 1)
    steps = iter([1])

    def stops(*args, **more):
        next(steps)
        return real(*args, **more)

    real = retention.due.remove
    monkeypatch.setattr(retention.due, "remove", stops)
    with pytest.raises((StopIteration, RuntimeError)):
        remove_old(store, DAYS_30, Doing(NOW + 33 * DAY, token_bytes))
    monkeypatch.setattr(retention.due, "remove", real)
    assert count(store, journeys) == 1
    assert removed(store, NOW + 33 * DAY) == {"unsent": 1}


def many(store: Store, number: int) -> None:
    """Make so many forms that were sent, and nothing that hangs on them."""
    row = {
        "council_id": store.council,
        "form": PIN.slug,
        "version": 1,
        "fingerprint": PIN.fingerprint,
        "example": False,
    }
    rest = {"state": "sent", "shared": False, "counter": 1, "box": b"x", "started_at": NOW, "last_used": NOW}
    rows = [{"reference": f"{each:08}", "sent_at": NOW} | row | rest for each in range(number)]
    store.write(lambda scope: scope.connection.execute(insert(journeys), rows))


def test_many_go_in_steps_so_that_nobody_waits_long(store, published):
    many(store, 1_200)
    steps = []

    class Counted:
        council, engine = store.council, store.engine

        def read(self, work):
            return store.read(work)

        def write(self, work):
            steps.append(work)
            return store.write(work)

    counted = Counted()
    found = remove_old(counted, Keeping({Kind.UNSENT: 90, Kind.SUBMISSIONS: 30}), Doing(NOW + 31 * DAY, token_bytes))
    assert found.of("submissions") == 1_200
    assert count(store, journeys) == 2
    assert len(steps) >= 3
    (day,) = deletion_report(store)
    assert [(each.kind, each.why, each.count) for each in day.counts] == [("submissions", "time", 1_200)]
    assert day.no_copy_after == date(2026, 12, 22) + 30 * DAY
    assert count(store, deleted_references) == 1_200
    removed(store, NOW + 31 * DAY + 36 * DAY, Keeping({Kind.UNSENT: 900}))
    assert count(store, deleted_references) == 0
