from concurrent.futures import ThreadPoolExecutor
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.councils.read import DEMONSTRATION
from formbuilder.sealing import box, wraps
from formbuilder.services.alerts import DANGER_TODAY
from formbuilder.services.councils import add_council, keep_profile, new_council_keys, replace_public_key
from formbuilder.services.journeys import Closed, Reason, delete_journey, open_journey
from formbuilder.services.opening import ANSWERS, SUBMISSION
from formbuilder.services.saving import PageSent, save_page
from formbuilder.services.seeing import Seen
from formbuilder.services.sending import (
    TODAY,
    Changed,
    NoCouncilKey,
    Receipt,
    Sending,
    receipt,
    send_journey,
)
from formbuilder.services.submissions import (
    NotThere,
    Submission,
    WrongKey,
    list_submissions,
    read_apart,
    read_submission,
)
from formbuilder.storage import journeys
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import alerts, apart_answers, journey_keys, outbox, submissions, trail
from formbuilder.storage.tables import journeys as journeys_table
from tests.services.stories import NOW, PIN, PRIVATE_WORDS, Person, minutes


def rows(store: Store, table):
    return store.read(
        lambda scope: scope.connection.execute(select(table).where(table.c.council_id == store.council)).all()
    )


def test_the_council_reads_what_was_sent_and_only_that(person, keys):
    person.saves({"name": "Ann", "hidden": "not on the path", "hurt": PRIVATE_WORDS})
    person.has_sent(answers={"name": "Ann", "hurt": PRIVATE_WORDS})
    read = read_submission(person.store, person.reference, keys.private)
    assert isinstance(read, Submission)
    assert read.answers == {"name": "Ann", "hurt": PRIVATE_WORDS}
    assert read.line.pin == PIN
    assert read.line.sent_at == NOW


def test_before_sending_the_councils_key_opens_nothing(person, keys):
    person.saves({"name": "Ann"})
    assert read_submission(person.store, person.reference, keys.private) == NotThere()
    assert list_submissions(person.store) == ()


def test_sending_takes_the_key_from_the_device_and_leaves_the_codes(person):
    person.has_sent()
    assert {row.kind for row in rows(person.store, journey_keys)} == {"code", "council"}
    assert open_journey(person.store, person.reference, person.secret, NOW) == Closed(Reason.SENT)


def test_sending_twice_makes_one_submission(person):
    journey = person.journey()
    sending = Sending(counter=journey.counter, answers={})
    first, again = (
        send_journey(person.store, person.reference, person.secret, sending, now=now, random=token_bytes)
        for now in (NOW, minutes(5))
    )
    assert first == Receipt(person.reference, NOW, again=False, pin=PIN)
    assert again == Receipt(person.reference, NOW, again=True, pin=PIN)
    assert len(list_submissions(person.store)) == 1


def test_what_is_sent_alone_keeps_only_the_answers_and_the_month(person, keys):
    person.saves({"name": "Ann"})
    sending = Sending(counter=person.journey().counter, answers={}, apart={"belief": "x"}, alone=True)
    sent = send_journey(person.store, person.reference, person.secret, sending, now=NOW, random=token_bytes)
    assert isinstance(sent, Receipt)
    for table in (journeys_table, journey_keys, submissions, outbox):
        assert rows(person.store, table) == [], table.name
    (record,) = read_apart(person.store, keys.private)
    assert (record.month, record.answers) == (f"{NOW:%Y-%m}", {"belief": "x"})
    again = send_journey(person.store, person.reference, person.secret, sending, now=NOW, random=token_bytes)
    assert again == Closed(Reason.UNKNOWN)
    assert len(rows(person.store, apart_answers)) == 1


def test_sending_twice_at_once_makes_one_submission(person):
    sending = Sending(counter=person.journey().counter, answers={"name": "Ann"}, apart={"belief": "x"}, level=TODAY)

    def send(_: int):
        return send_journey(person.store, person.reference, person.secret, sending, now=NOW, random=token_bytes)

    with ThreadPoolExecutor(4) as pool:
        receipts = list(pool.map(send, range(4)))
    assert sorted(receipt.again for receipt in receipts) == [False, True, True, True]
    for table in (submissions, outbox, alerts, apart_answers):
        assert len(rows(person.store, table)) == 1


def test_another_tab_that_saves_meanwhile_is_not_lost(person):
    person.saves({"name": "Ann"})
    old = Sending(counter=person.journey().counter, answers={"name": "Ann"})
    person.saves({"town": "Bedford"})
    sent = send_journey(person.store, person.reference, person.secret, old, now=NOW, random=token_bytes)
    assert sent == Changed(counter=2)
    assert person.journey().answers == {"name": "Ann", "town": "Bedford"}


def test_the_receipt_is_for_the_device_that_sent_it(person):
    assert receipt(person.store, person.reference, person.secret, NOW) == Closed(Reason.NOT_SENT)
    person.has_sent()
    assert receipt(person.store, person.reference, person.secret, minutes(1)) == Receipt(
        person.reference, NOW, again=True, pin=PIN
    )
    assert receipt(person.store, person.reference, token_bytes(32), NOW) == Closed(Reason.NO_KEY)


def test_a_shared_device_shows_its_receipt_for_ten_minutes(store):
    person = Person.begins(store, shared=True)
    person.has_sent()
    assert isinstance(receipt(store, person.reference, person.secret, minutes(9)), Receipt)
    assert receipt(store, person.reference, person.secret, minutes(10)) == Closed(Reason.ENDED)


def test_danger_is_told_in_the_same_transaction_without_content(person):
    person.saves({"hurt": PRIVATE_WORDS})
    person.has_sent(level=TODAY)
    (message,) = rows(person.store, outbox)
    assert (message.kind, message.subject, message.due_at) == (DANGER_TODAY, person.reference, NOW)
    assert list_submissions(person.store)[0].level == TODAY


def test_without_danger_nothing_goes_out(person):
    person.has_sent()
    assert rows(person.store, outbox) == []


def test_a_council_without_a_key_is_told_and_nothing_is_lost(engine):
    store = add_council(engine, "newtown", "Newtown", now=NOW)
    keep_profile(store, DEMONSTRATION.read_bytes())
    person = Person.begins(store)
    person.saves({"name": "Ann"})
    assert person.sends() == NoCouncilKey()
    assert person.journey().answers == {"name": "Ann"}
    replace_public_key(store, new_council_keys(token_bytes).public, NOW)
    person.has_sent()


def test_answers_kept_apart_have_no_reference_and_only_a_month(person, keys):
    person.saves({"name": "Ann", "belief": "none"})
    person.has_sent(answers={"name": "Ann"}, apart={"belief": "none"})
    (row,) = rows(person.store, apart_answers)
    assert row.month == "2026-11"
    assert all(person.reference not in str(value) for value in row)
    assert row.id not in {note.id for note in rows(person.store, trail)}
    (record,) = read_apart(person.store, keys.private)
    assert (record.form, record.version, record.answers) == (PIN.slug, 1, {"belief": "none"})
    assert read_submission(person.store, person.reference, keys.private).answers == {"name": "Ann"}


def test_the_council_cannot_open_an_older_box_of_the_same_journey(person, keys):
    """A backup from before sending holds answers kept apart and answers off the path."""

    person.saves({"belief": "none"})
    older = person.store.read(lambda scope: journeys.find(scope, person.reference)).box
    person.has_sent(answers={})
    sent = person.store.read(lambda scope: journeys.find(scope, person.reference, journeys.COUNCIL))
    label = box.Label(person.store.council, person.reference, journeys.COUNCIL)
    key = wraps.unwrap_by_council(keys.private, sent.wrapped, label)
    with pytest.raises(box.NotOpenedError):
        box.unseal(key, older, box.Label(person.store.council, person.reference, ANSWERS))


def test_the_return_code_is_not_in_what_the_council_opens(person, keys):

    person.has_sent()
    row = person.store.read(lambda scope: journeys.find(scope, person.reference, journeys.COUNCIL))
    key = wraps.unwrap_by_council(
        keys.private, row.wrapped, box.Label(person.store.council, person.reference, "council")
    )
    content = box.unseal(key, row.box, box.Label(person.store.council, person.reference, SUBMISSION))
    assert person.code.encode() not in content


def test_after_a_rotation_old_submissions_open_with_the_old_key(person, keys):
    person.has_sent(answers={"name": "Ann"})
    new = new_council_keys(token_bytes)
    replace_public_key(person.store, new.public, NOW)
    other = Person.begins(person.store)
    other.has_sent(answers={"name": "Beth"})
    assert read_submission(person.store, person.reference, keys.private).answers == {"name": "Ann"}
    assert read_submission(person.store, other.reference, new.private).answers == {"name": "Beth"}
    assert isinstance(read_submission(person.store, other.reference, keys.private), WrongKey)
    assert isinstance(read_submission(person.store, other.reference, b"short"), WrongKey)


def test_a_stranger_sends_nothing(person):
    sending = Sending(counter=0, answers={})
    sent = send_journey(person.store, person.reference, token_bytes(32), sending, now=NOW, random=token_bytes)
    assert sent == Closed(Reason.NO_KEY)
    assert list_submissions(person.store) == ()


def test_after_sending_the_device_deletes_nothing(person):
    person.has_sent()
    deleted = delete_journey(person.store, person.reference, person.secret, now=NOW, random=token_bytes)
    assert deleted == Closed(Reason.SENT)


def test_a_page_that_comes_in_while_it_is_sent_is_saved_before_or_told(person):
    counter = person.journey().counter
    sending = Sending(counter=counter, answers={})
    page = PageSent(1, {"name": "Ann"}, Seen())

    def send():
        return send_journey(person.store, person.reference, person.secret, sending, now=NOW, random=token_bytes)

    def save():
        return save_page(person.store, person.reference, person.secret, page, now=NOW, random=token_bytes)

    with ThreadPoolExecutor(2) as pool:
        sent, saved = pool.submit(send), pool.submit(save)
    outcome = type(sent.result()).__name__, type(saved.result()).__name__
    assert outcome in {("Changed", "Saved"), ("Receipt", "Closed")}
