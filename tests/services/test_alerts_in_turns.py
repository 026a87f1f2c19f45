"""Workers that die, come late or meet, and what is shown of messages: each alert is told, and not twice for nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_bytes

import pytest

from formbuilder.councils.read import DEMONSTRATION
from formbuilder.delivery.demonstration import DemonstrationSender
from formbuilder.delivery.message import Channel, Message, NotSentError
from formbuilder.delivery.posting import Letter, Post, Tally, deliver_due
from formbuilder.services.alerts import DANGER_TODAY, find_alert, open_alert, unopened_alerts
from formbuilder.services.councils import add_council, keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.outbox import LEASE, Fault, held_up, take
from formbuilder.services.retention import remove_old
from formbuilder.services.shown_messages import RealCouncilError, messages_shown
from formbuilder.storage import notes
from formbuilder.storage.tables import outbox
from tests.services.stories import KEEPING
from tests.services.test_alerts import (
    MORNING,
    WORKER,
    Carrier,
    DiesAfterSending,
    Duties,
    PowerCut,
    at,
    carrier,
    duties,
    every,
    in_danger,
)

__all__ = ["carrier", "duties"]


def test_two_workers_at_once_send_one_message(duties, carrier):
    for _ in range(5):
        in_danger(duties)
    workers = [replace(duties) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        tallies = list(pool.map(Duties.turn, workers))
    assert sum(tally.sent for tally in tallies) == 5
    assert len(carrier.taken) == len({message.unique for message in carrier.taken}) == 5


def test_a_message_that_a_worker_has_is_left_alone_until_its_lease_is_over(duties, carrier):
    in_danger(duties)
    assert take(duties.store, (DANGER_TODAY,), duties.now)
    assert duties.turn(minutes=4) == Tally()
    assert duties.turn(minutes=1) == Tally(sent=1)


def test_a_crash_between_sending_and_noting_sends_it_again_with_the_same_mark(duties):
    dying = DiesAfterSending()
    duties.senders = (dying,)
    reference = in_danger(duties)
    with pytest.raises(PowerCut):
        duties.turn()
    carrier = Carrier()
    duties.senders = (carrier,)
    assert duties.turn(seconds=LEASE.total_seconds() - 1) == Tally()
    assert duties.turn(seconds=1) == Tally(sent=1)
    assert carrier.taken[0].unique == dying.taken[0].unique
    assert find_alert(duties.store, reference).told == 1
    assert len([row for row in every(duties.store, outbox) if row.done_at is None]) == 1


def test_a_message_that_always_kills_its_worker_lets_the_next_one_go_out(duties, carrier):
    dying = DiesAfterSending()
    duties.senders = (dying,)
    in_danger(duties)
    for _ in range(6):
        with pytest.raises(PowerCut):
            duties.turn(minutes=5)
    duties.senders = (carrier,)
    assert duties.turn(minutes=5) == Tally(given_up=1)
    assert duties.turn(minutes=1) == Tally(sent=1)


def test_a_worker_that_comes_too_late_changes_nothing(duties, carrier):
    @dataclass
    class Slow(Carrier):
        def send(self, message: Message) -> None:
            duties.now += LEASE
            assert quick.turn() == Tally(sent=1)

    quick = Duties(duties.store, MORNING + LEASE, (carrier,))
    duties.senders = (Slow(),)
    reference = in_danger(duties)
    assert duties.turn() == Tally(sent=0)
    assert find_alert(duties.store, reference).told == 1
    assert len([row for row in every(duties.store, outbox) if row.done_at is None]) == 1


def test_an_alert_that_is_opened_while_it_is_sent_is_told_no_more(duties, carrier):
    @dataclass
    class Opening(Carrier):
        def send(self, message: Message) -> None:
            super().send(message)
            duties.opens(reference)

    opening = Opening()
    duties.senders = (opening,)
    reference = in_danger(duties)
    duties.turn()
    duties.turns_until(at(26, 14))
    assert len(opening.taken) == 1
    assert [row for row in every(duties.store, outbox) if row.done_at is None] == []


def test_what_could_not_be_sent_is_nobodys_trouble_once_the_form_is_opened(duties, carrier):
    carrier.down = NotSentError(Fault.UNREACHABLE, "Test")
    reference = in_danger(duties)
    duties.turns_until(MORNING + timedelta(minutes=40))
    assert {message.given_up for message in held_up(duties.store)} == {True, False}
    duties.opens(reference)
    assert held_up(duties.store) == ()


def test_a_message_left_over_when_somebody_opened_it_is_not_sent(duties, carrier):
    """Two transactions at once can leave one: opening does not see the message that telling has just put out."""
    reference = in_danger(duties)
    duties.opens(reference)
    duties.store.write(lambda scope: notes.put_out(scope, token_bytes(16), DANGER_TODAY, reference, duties.now))
    assert duties.turn() == Tally()
    assert carrier.taken == []
    assert [row for row in every(duties.store, outbox) if row.done_at is None] == []


def test_opening_at_the_moment_of_telling_ends_it_either_way(duties, carrier):
    references = [in_danger(duties) for _ in range(5)]
    with ThreadPoolExecutor(4) as pool:
        turns = [pool.submit(replace(duties).turn) for _ in range(2)]
        opened = [pool.submit(duties.opens, reference) for reference in references]
        for each in (*turns, *opened):
            each.result()
    counted = len(carrier.taken)
    duties.turns_until(at(26, 12))
    assert len(carrier.taken) == counted
    assert unopened_alerts(duties.store) == ()
    assert held_up(duties.store) == ()


def test_a_message_that_was_given_up_stands_for_a_week_and_one_that_was_sent_for_a_day(duties):
    @dataclass
    class Ordinary:
        """A kind of message that is given up for good."""

        def letter(self, subject: str, unique: str, now: datetime) -> Letter:
            return Letter(messages=())

    duties.store.write(lambda scope: notes.put_out(scope, token_bytes(16), "ordinary", "x", duties.now))
    post = Post(store=duties.store, senders=(), errands={"ordinary": Ordinary()}, clock=lambda: duties.now)
    tallies = []
    for _ in range(40):
        tallies.append(deliver_due(post))
        duties.now += timedelta(minutes=1)
    assert (sum(tally.failed for tally in tallies), sum(tally.given_up for tally in tallies)) == (5, 1)
    (message,) = held_up(duties.store)
    assert (message.given_up, message.tries, message.fault) == (True, 6, Fault.NOBODY)
    assert open_alert(duties.store, in_danger(duties), "Ann", now=duties.now, random=token_bytes)
    remove_old(duties.store, KEEPING, Doing(duties.now + timedelta(days=2), token_bytes))
    assert [row.kind for row in every(duties.store, outbox)] == ["ordinary"]
    remove_old(duties.store, KEEPING, Doing(duties.now + timedelta(days=8, minutes=1), token_bytes))
    assert every(duties.store, outbox) == []


def test_kinds_that_a_worker_does_not_know_are_left_for_others(duties):
    in_danger(duties)
    assert deliver_due(Post(store=duties.store, senders=(), errands={}, clock=lambda: duties.now)) == Tally()
    assert every(duties.store, outbox)[0].tries == 0


def test_a_demonstration_keeps_its_messages_for_a_day_and_each_once(duties, keys):
    store = add_council(duties.store.engine, "demo", "Demo", now=MORNING, public_key=keys.public, demonstration=True)
    keep_profile(store, DEMONSTRATION.read_bytes())
    demo = Duties(replace(store, stretching=4))
    demo.senders = (DemonstrationSender(demo.store, lambda: demo.now),)
    reference = in_danger(demo)
    demo.turn()
    (shown,) = messages_shown(demo.store) or ()
    assert (shown.to, shown.way, shown.at) == (WORKER, "email", MORNING)
    demo.senders[0].send(Message(channel=Channel.EMAIL, to="x", subject="s", body="b", whom="w", unique=shown.id))
    assert messages_shown(demo.store) == (shown,)
    remove_old(demo.store, KEEPING, Doing(MORNING + timedelta(days=1, minutes=1), token_bytes))
    assert messages_shown(demo.store) == ()
    assert find_alert(demo.store, reference) is None


def test_a_real_council_never_keeps_its_messages_to_be_shown(duties):
    sender = DemonstrationSender(duties.store, lambda: duties.now)
    message = Message(channel=Channel.EMAIL, to="a@example.org", subject="s", body="b", whom="w", unique="ab" * 16)
    with pytest.raises(RealCouncilError):
        sender.send(message)
    assert messages_shown(duties.store) is None
