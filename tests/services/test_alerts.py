"""A person in danger is heard: told with a clock, from sending to the moment that somebody opens the form."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.config import MailServer
from formbuilder.councils.profile import Council
from formbuilder.councils.read import DEMONSTRATION, load_council
from formbuilder.delivery.alerts import DangerErrand
from formbuilder.delivery.demonstration import DemonstrationSender
from formbuilder.delivery.message import Channel, Message, NotSentError, Sender
from formbuilder.delivery.posting import Letter, Post, Tally, deliver_due
from formbuilder.delivery.smtp import SmtpSender
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.alerts import DANGER_TODAY, find_alert, list_alerts, open_alert, unopened_alerts
from formbuilder.services.councils import add_council, keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.outbox import LEASE, Fault, held_up, take
from formbuilder.services.retention import remove_old
from formbuilder.services.sending import TODAY
from formbuilder.services.shown_messages import RealCouncilError, messages_shown
from formbuilder.services.submissions import list_submissions
from formbuilder.storage import notes
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import outbox, trail
from tests.mail_server import free_port, mail_server
from tests.services.stories import KEEPING, PRIVATE_WORDS, Person

COUNCIL = load_council(DEMONSTRATION)
WORKER, MANAGER, NIGHT = "duty@example.org", "duty.manager@example.org", "out.of.hours@example.org"
MANAGER_TEXT, NIGHT_TEXT = "07700900008", "07700900009"
MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
"""A Thursday in winter, when English clocks show UTC."""


@dataclass
class Carrier:
    """A service that a test watches; what is in ``faults`` it does not take, and ``down`` stops all."""

    channels: tuple[Channel, ...] = (Channel.EMAIL,)
    name: str = "carrier"
    taken: list[Message] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    down: Exception | BaseException | None = None
    asked: int = 0

    def carries(self, channel: Channel) -> bool:
        return channel in self.channels

    def send(self, message: Message) -> None:
        self.asked += 1
        if self.down:
            raise self.down
        if fault := self.faults.get(message.to):
            raise NotSentError(fault, "Test")
        self.taken.append(message)


class PowerCut(BaseException):
    """The worker ends at once, as if it was killed."""


@dataclass
class DiesAfterSending(Carrier):
    """It takes a message, and the worker is killed before it can note so."""

    def send(self, message: Message) -> None:
        super().send(message)
        raise PowerCut


@dataclass
class Duties:
    """A worker with a clock that a test moves."""

    store: Store
    now: datetime = MORNING
    senders: tuple[Sender, ...] = ()
    council: Council = COUNCIL
    origin: str = ""

    def turn(self, **time: float) -> Tally:
        """Let time pass, and do what is due then."""
        self.now += timedelta(**time)
        errand = DangerErrand(store=self.store, council=self.council, random=token_bytes, origin=self.origin)
        return deliver_due(
            Post(store=self.store, senders=self.senders, errands={DANGER_TODAY: errand}, clock=lambda: self.now)
        )

    def turns_until(self, end: datetime) -> None:
        """Do what is due every minute."""
        while self.now < end:
            self.turn(minutes=1)

    def opens(self, reference: str, by: str = "Ann Lee") -> None:
        assert open_alert(self.store, reference, by, now=self.now, random=token_bytes)


@pytest.fixture
def carrier() -> Carrier:
    return Carrier()


@pytest.fixture
def duties(store: Store, carrier: Carrier) -> Duties:
    return Duties(store, senders=(carrier,))


def in_danger(duties: Duties, **more) -> str:
    person = Person.begins(duties.store, now=duties.now)
    person.has_sent(level=TODAY, now=duties.now, **more)
    return person.reference


def told(carrier: Carrier) -> list[str]:
    return [message.to for message in carrier.taken]


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def test_somebody_is_told_at_once_and_again_and_then_the_next_until_somebody_opens_it(duties, carrier):
    reference = in_danger(duties)
    assert duties.turn() == Tally(sent=1)
    assert told(carrier) == [WORKER]
    assert duties.turn(minutes=29) == Tally()
    assert duties.turn(minutes=1) == Tally(sent=1)
    assert told(carrier) == [WORKER, WORKER]
    duties.turns_until(at(26, 12))
    assert told(carrier) == [WORKER, WORKER, MANAGER, WORKER, MANAGER]
    duties.opens(reference)
    duties.turns_until(at(26, 16))
    assert len(carrier.taken) == 5


def test_the_council_says_how_long_an_alert_waits(duties, carrier):
    assert COUNCIL.duty
    duties.council = replace(COUNCIL, duty=replace(COUNCIL.duty, minutes=10))
    in_danger(duties)
    duties.turns_until(MORNING + timedelta(minutes=21))
    assert told(carrier) == [WORKER, WORKER, MANAGER]


def test_on_a_friday_evening_those_out_of_hours_are_told(duties, carrier):
    duties.now = at(27, 18, 30)
    in_danger(duties)
    duties.turn()
    assert told(carrier) == [NIGHT]


def test_an_alert_that_nobody_opened_goes_over_when_duty_ends_and_back_when_it_begins(duties, carrier):
    duties.now = at(27, 16, 50)
    in_danger(duties)
    duties.turn()
    duties.turns_until(at(27, 17, 30))
    assert told(carrier) == [WORKER, NIGHT, NIGHT]
    assert carrier.taken[1].body.count("We told somebody once before.") == 1
    duties.turns_until(at(30, 9, 30))
    assert set(told(carrier)[1:-2]) == {NIGHT}
    assert told(carrier)[-2:] == [WORKER, WORKER]


@pytest.mark.parametrize("day", [at(25, 11, month=12), at(28, 11, month=12), at(1, 1, month=1), at(31, 11, month=8)])
def test_on_a_bank_holiday_those_out_of_hours_are_told(duties, carrier, day):
    duties.now = day
    in_danger(duties)
    duties.turn()
    assert told(carrier) == [NIGHT]


def test_a_message_holds_no_answer_no_name_and_nothing_of_the_form(duties, carrier):
    carrier.channels = tuple(Channel)
    carrier.faults[WORKER] = Fault.REFUSED
    carrier.faults[MANAGER] = Fault.REFUSED
    reference = in_danger(duties, answers={"name": "Zofia Testowa", "hurt": PRIVATE_WORDS})
    duties.turn()
    duties.turn(minutes=30)
    carrier.faults.clear()
    duties.turn(minutes=30)
    assert {message.channel for message in carrier.taken} == set(Channel)
    for message in carrier.taken:
        words = f"{message.subject} {message.body}"
        assert shown_reference(reference) in words
        assert words.startswith("Example Council: open") or message.subject == ""
        for hidden in ("Zofia", PRIVATE_WORDS, "hurt", "carer", "assessment", "danger"):
            assert hidden not in words
        assert "01632 960 002" in words


def test_where_people_find_the_pages_a_message_holds_the_address_and_no_command(duties, carrier):
    duties.origin = "https://forms.example.gov.uk"
    carrier.channels = (Channel.TEXT,)
    reference = in_danger(duties)
    duties.turns_until(MORNING + timedelta(minutes=61))
    carrier.channels = tuple(Channel)
    duties.turns_until(MORNING + timedelta(minutes=91))
    link = f"https://forms.example.gov.uk/office/demo/submissions/{reference}"
    assert {message.channel for message in carrier.taken} == set(Channel)
    for message in carrier.taken:
        assert link in message.body
        assert "formbuilder" not in message.body


def test_the_outbox_and_the_trail_hold_ids_only(duties):
    reference = in_danger(duties, answers={"hurt": PRIVATE_WORDS})
    duties.turn()
    duties.opens(reference, "Ann Lee")
    rows = [row for table in (outbox, trail) for row in every(duties.store, table)]
    kept = " ".join(str(value) for row in rows for value in row)
    assert "alert-opened" in kept
    for hidden in (PRIVATE_WORDS, "Ann", "example.org", "duty worker"):
        assert hidden not in kept


def every(store: Store, table):
    return store.read(
        lambda scope: scope.connection.execute(select(table).where(table.c.council_id == store.council)).all()
    )


def test_who_opened_it_and_when_is_kept_and_the_first_stays(duties):
    reference = in_danger(duties)
    duties.turn()
    duties.now += timedelta(minutes=7)
    duties.opens(reference, "Ann Lee")
    duties.now += timedelta(minutes=7)
    duties.opens(reference, "Bo Kent")
    (alert,) = list_alerts(duties.store)
    assert (alert.opened_by, alert.opened_at) == ("Ann Lee", MORNING + timedelta(minutes=7))
    assert (alert.told, alert.told_whom, alert.told_at) == (1, "the duty worker", MORNING)
    assert [row.what for row in every(duties.store, trail)].count("alert-opened") == 1


def test_what_means_no_danger_has_no_alert(duties, person):
    person.has_sent()
    assert open_alert(duties.store, person.reference, "Ann", now=MORNING, random=token_bytes) is None
    assert duties.turn() == Tally()


def test_the_longest_wait_stands_first(duties):
    calm = Person.begins(duties.store)
    calm.has_sent()
    references = []
    for _ in range(3):
        references.append(in_danger(duties))
        duties.now += timedelta(hours=1)
    assert [line.reference for line in list_submissions(duties.store)] == [*references, calm.reference]
    duties.opens(references[0])
    opened = references.pop(0)
    assert [line.reference for line in list_submissions(duties.store)] == [*references, opened, calm.reference]
    assert [alert.reference for alert in unopened_alerts(duties.store)] == references


def test_a_failed_mail_server_is_tried_again_with_growing_pauses_and_never_given_up(duties):
    port = free_port()
    server = MailServer(host="127.0.0.1", port=port, tls_at_once=False)
    duties.senders = (SmtpSender(server, "forms@example.org", lambda: duties.now, wait=5),)
    reference = in_danger(duties)
    tried = []
    for _ in range(90):
        if sum(vars_of(duties.turn())):
            tried.append(int((duties.now - MORNING).total_seconds()) // 60)
        duties.now += timedelta(minutes=1)
    assert tried == [0, 1, 3, 7, 15, 30, 31, 32, 34, 38, 46, 61, 62, 63, 65, 69, 77]
    assert {message.fault for message in held_up(duties.store)} == {Fault.UNREACHABLE}
    assert find_alert(duties.store, reference).told_at is None
    with mail_server() as running:
        duties.senders = (SmtpSender(replace(server, port=running.port), "forms@example.org", lambda: duties.now),)
        duties.turn(minutes=15)
        assert len(running.to) == 1
    assert held_up(duties.store) == ()
    assert find_alert(duties.store, reference).told == 1


def vars_of(tally: Tally) -> tuple[int, int, int]:
    return tally.sent, tally.failed, tally.given_up


def test_a_real_mail_server_brings_the_alert(duties):
    with mail_server() as server:
        mail = MailServer(host="127.0.0.1", port=server.port, tls_at_once=False)
        duties.senders = (SmtpSender(mail, "forms@example.org", lambda: duties.now),)
        in_danger(duties)
        assert duties.turn() == Tally(sent=1)
    (letter,) = server.letters
    assert (letter["To"], letter["Subject"]) == (WORKER, "Example Council: open a form now")
    assert "on Thursday 26 November 2026 at 10am." in letter.get_content()


def test_when_email_fails_the_next_way_and_then_the_next_person_is_tried(duties, carrier):
    texts = Carrier(channels=(Channel.TEXT,), name="texts")
    duties.senders = (carrier, texts)
    carrier.faults[WORKER] = Fault.REFUSED  # who has no other way
    in_danger(duties)
    duties.turn()
    assert (told(carrier), told(texts)) == ([MANAGER], [])
    carrier.down = NotSentError(Fault.UNREACHABLE, "Test")
    duties.turn(minutes=30)
    assert told(texts) == [MANAGER_TEXT]
    texts.faults[MANAGER_TEXT] = Fault.REFUSED
    duties.turn(minutes=30)
    assert told(texts) == [MANAGER_TEXT, NIGHT_TEXT]


def test_a_second_service_for_the_same_way_is_tried_before_the_next_person(duties, carrier):
    second = Carrier(name="second")
    duties.senders = (carrier, second)
    carrier.down = NotSentError(Fault.UNREACHABLE, "Test")
    in_danger(duties)
    duties.turn()
    assert told(second) == [WORKER]


def test_a_service_that_is_down_is_asked_once_in_a_turn(duties, carrier):
    carrier.down = NotSentError(Fault.UNREACHABLE, "Test")
    in_danger(duties)
    assert duties.turn() == Tally(failed=1)
    assert carrier.asked == 1


def test_a_fault_of_our_own_is_one_more_reason_to_try_the_next_way(duties, carrier):
    second = Carrier(name="second")
    duties.senders = (carrier, second)
    carrier.down = RuntimeError("a fault of ours")
    in_danger(duties)
    assert duties.turn() == Tally(sent=1)
    assert told(second) == [WORKER]


@pytest.mark.parametrize("missing", ["senders", "duty"])
def test_what_is_not_set_is_told_and_the_alert_goes_on_when_it_is(duties, carrier, missing):
    if missing == "senders":
        duties.senders = ()
    else:
        duties.council = replace(COUNCIL, duty=None)
    in_danger(duties)
    assert duties.turn() == Tally(failed=1)
    (message,) = held_up(duties.store)
    assert message.fault == (Fault.NO_SENDER if missing == "senders" else Fault.NOBODY)
    duties.turns_until(at(26, 12))
    duties.senders, duties.council = (carrier,), COUNCIL
    duties.turns_until(at(26, 12, 30))
    assert len(carrier.taken) == 1
    assert held_up(duties.store) == ()


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
