from datetime import timedelta
from secrets import token_bytes

import pytest

from formbuilder.councils.keeping import Keeping, Kind
from formbuilder.sealing.code import digits_of
from formbuilder.services.afterwards import Where, Withdrawn, status, withdraw
from formbuilder.services.coming_back import CameBack, come_back
from formbuilder.services.councils import add_council
from formbuilder.services.doing import Doing
from formbuilder.services.holds import NotHeld, Wish, find_hold, hold, holds_lifted, holds_now, lift
from formbuilder.services.journeys import Deleted, delete_journey
from formbuilder.services.retention import remove_old
from formbuilder.services.submissions import NotThere, Submission, list_submissions, read_submission
from formbuilder.storage import submissions as rows
from tests.services.stories import NOW, PIN, Person
from tests.services.test_retention import publish

DAY = timedelta(days=1)
DOING = Doing(NOW, token_bytes)
SHORT = Keeping({Kind.UNSENT: 90, Kind.SUBMISSIONS: 30, Kind.WORDS: 30, Kind.ALERTS: 30})


@pytest.fixture
def sent(store, person) -> Person:
    """Somebody whose form was sent, and is no example."""
    publish(store)
    someone = Person.begins(store)
    someone.has_sent()
    return someone


def secret_of(person: Person) -> bytes:
    came = come_back(person.store, person.reference, digits_of(person.code), now=NOW, random=token_bytes)
    assert isinstance(came, CameBack)
    return came.secret


def after(store, days: int) -> int:
    return remove_old(store, SHORT, Doing(NOW + days * DAY, token_bytes)).of("submissions")


@pytest.mark.parametrize("whole_form", [False, True])
def test_what_is_held_is_not_removed_until_the_hold_is_lifted(store, sent, whole_form):
    wish = Wish(form=PIN.slug, why="An inquiry.") if whole_form else Wish(reference=sent.reference, why="A court asks.")
    other = Person.begins(store)
    other.has_sent()
    made = hold(store, wish, DOING)
    assert after(store, 31) == (0 if whole_form else 1)
    assert sent.reference in [line.reference for line in list_submissions(store)]
    lift(store, made.id, DOING)
    assert after(store, 31) == (2 if whole_form else 1)
    assert lift(store, made.id, DOING) is None
    assert [each.id for each in holds_lifted(store)] == [made.id]


def test_the_reason_can_go_and_who_held_it_stays(store, sent):
    made = hold(store, Wish(reference=sent.reference, why="A court asks."), DOING)
    lift(store, made.id, DOING)
    remove_old(store, SHORT, Doing(NOW + 31 * DAY, token_bytes))
    assert find_hold(store, made.id).why is None
    assert find_hold(store, made.id).held_at == NOW


def test_what_a_person_takes_back_while_it_is_held_stays_readable_until_the_hold_is_lifted(store, sent, keys):
    made = hold(store, Wish(reference=sent.reference, why="A court asks."), DOING)
    secret = secret_of(sent)
    assert status(store, sent.reference, secret, NOW).held
    taken = withdraw(store, sent.reference, secret, now=NOW, random=token_bytes)
    assert taken == Withdrawn(NOW, council_keeps=True, held=True)
    assert isinstance(read_submission(store, sent.reference, keys.private), Submission)
    deleted = delete_journey(store, sent.reference, secret, now=NOW, random=token_bytes)
    assert deleted == Deleted(everything=False)
    assert isinstance(read_submission(store, sent.reference, keys.private), Submission)
    lift(store, made.id, DOING)
    assert isinstance(read_submission(store, sent.reference, keys.private), NotThere)


def test_what_was_read_before_it_was_taken_back_stays_after_the_hold(store, sent, keys):
    made = hold(store, Wish(reference=sent.reference, why="A court asks."), DOING)
    store.write(lambda scope: rows.move(scope, sent.reference, Where.BEING_READ, None))
    withdraw(store, sent.reference, secret_of(sent), now=NOW, random=token_bytes)
    lift(store, made.id, DOING)
    assert isinstance(read_submission(store, sent.reference, keys.private), Submission)


def test_taken_back_before_it_was_held_it_leaves_its_row_until_the_hold_is_lifted(store, sent):
    secret = secret_of(sent)
    withdraw(store, sent.reference, secret, now=NOW, random=token_bytes)
    hold(store, Wish(reference=sent.reference, why="A court asks."), DOING)
    deleted = delete_journey(store, sent.reference, secret, now=NOW, random=token_bytes)
    assert deleted == Deleted(everything=False)
    assert [line.reference for line in list_submissions(store)] == [sent.reference]


@pytest.mark.parametrize(
    ("wish", "wrong"),
    [
        (Wish(), {NotHeld.NOTHING, NotHeld.NO_REASON}),
        (Wish(reference="x", why="y"), {NotHeld.NO_REFERENCE}),
        (Wish(reference="x", form="f"), {NotHeld.BOTH, NotHeld.NO_REFERENCE, NotHeld.NO_REASON}),
        (Wish(reference="KJC7-44KR", why="y"), {NotHeld.NOT_SENT}),
        (Wish(form="no-such-form", why="y"), {NotHeld.NO_FORM}),
        (Wish(form=PIN.slug, why="y" * 2_001), {NotHeld.TOO_LONG}),
        (Wish(form=PIN.slug, why=" \n "), {NotHeld.NO_REASON}),
    ],
)
def test_what_cannot_be_held_is_told_at_once(store, sent, wish, wrong):
    assert hold(store, wish, DOING) == frozenset(wrong)
    assert holds_now(store) == ()


def test_what_is_not_sent_cannot_be_held_and_nothing_is_held_twice(store, sent):
    unsent = Person.begins(store)
    assert hold(store, Wish(reference=unsent.reference, why="y"), DOING) == {NotHeld.NOT_SENT}
    typed = f" {sent.reference[:4].lower()}-{sent.reference[4:]} "
    assert hold(store, Wish(reference=typed, why="y"), DOING).reference == sent.reference
    assert hold(store, Wish(reference=sent.reference, why="z"), DOING) == {NotHeld.HELD_ALREADY}


def test_holds_of_another_council_hold_nothing_here(store, sent):

    luton = add_council(store.engine, "luton", "Luton", now=NOW)
    assert hold(luton, Wish(reference=sent.reference, why="y"), DOING) == {NotHeld.NOT_SENT}
    made = hold(store, Wish(reference=sent.reference, why="y"), DOING)
    assert find_hold(luton, made.id) is None
    assert lift(luton, made.id, DOING) is None
