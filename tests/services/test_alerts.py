"""A person in danger is heard: told with a clock, from sending to the moment that somebody opens the form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.config import MailServer
from formbuilder.councils.profile import Council
from formbuilder.councils.read import DEMONSTRATION, load_council
from formbuilder.delivery.alerts import DangerErrand
from formbuilder.delivery.message import Channel, Message, NotSentError, Sender
from formbuilder.delivery.posting import Post, Tally, deliver_due
from formbuilder.delivery.smtp import SmtpSender
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.alerts import DANGER_TODAY, find_alert, list_alerts, open_alert, unopened_alerts
from formbuilder.services.outbox import Fault, held_up
from formbuilder.services.sending import TODAY
from formbuilder.services.submissions import list_submissions
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import outbox, trail
from tests.mail_server import free_port, mail_server
from tests.services.stories import PRIVATE_WORDS, Person

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
