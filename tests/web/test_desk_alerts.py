"""People are told of danger until somebody opens the form in the office: told with a clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_bytes

from formbuilder.councils.read import read_council
from formbuilder.delivery.alerts import DangerErrand
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Post, Tally, deliver_due
from formbuilder.delivery.team_counts import CountErrand
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.alerts import DANGER_TODAY
from formbuilder.services.doing import Doing
from formbuilder.services.sending import TODAY
from formbuilder.services.team_counts import DAILY_COUNT, plan_counts
from formbuilder.services.teams import Team, add_team
from tests.council import Council, profile
from tests.desk import has, opens, samir
from tests.person import Person
from tests.staff import HOME, come_in, somebody

__all__ = ["samir"]
ORIGIN = "http://localhost"


@dataclass
class Worker:
    """Sends what is due, with the clock of the council."""

    office: Council
    taken: list[Message] = field(default_factory=list)
    name: str = "worker"

    def carries(self, channel: Channel) -> bool:
        return channel is Channel.EMAIL

    def send(self, message: Message) -> None:
        self.taken.append(message)

    def turn(self, **time: float) -> Tally:
        self.office.clock.pass_by(**time)
        council, store = read_council(profile(), "demo.yaml"), self.office.store
        errands = {
            DANGER_TODAY: DangerErrand(store=store, council=council, random=token_bytes, origin=ORIGIN),
            DAILY_COUNT: CountErrand(store=store, council=council, origin=ORIGIN),
        }
        return deliver_due(Post(store=store, senders=(self,), errands=errands, clock=self.office.clock))


def test_people_are_told_until_somebody_opens_it_by_the_link(office: Council):
    worker, reference = Worker(office), has(office, level=TODAY)
    assert [worker.turn(), worker.turn(minutes=30), worker.turn(minutes=30)] == [Tally(sent=1)] * 3
    assert worker.taken[0].to != worker.taken[2].to
    (link,) = [line for line in worker.taken[-1].body.splitlines() if line.startswith(ORIGIN)]
    samir = come_in(office, "assessor")
    samir.open(link.removeprefix(ORIGIN))
    assert samir.heading == f"Nobody has opened {shown_reference(reference)} yet"
    assert "for 1 hour." in samir.main
    assert worker.turn(minutes=30) == Tally(sent=1)
    samir.press(f"Open {shown_reference(reference)}")
    office.clock.pass_by(hours=9)
    assert worker.turn() == Tally()
    assert len(worker.taken) == 4


def test_on_a_friday_evening_those_out_of_hours_are_told_and_open_it(office: Council):
    office.clock.now = datetime(2026, 11, 27, 18, 30, tzinfo=UTC)
    worker, reference = Worker(office), has(office, level=TODAY)
    worker.turn()
    assert [message.to for message in worker.taken] == ["out.of.hours@example.org"]
    opens(come_in(office, "assessor"), reference)
    assert worker.turn(hours=60) == Tally()


def test_a_mail_scanner_that_follows_the_link_opens_nothing(office: Council, samir: Person):
    worker, reference = Worker(office), has(office, level=TODAY)
    for person in (Person(office.app), samir):
        for _ in range(10):
            person.client.get(f"{HOME}submissions/{reference}")
            person.client.head(f"{HOME}submissions/{reference}")
    assert worker.turn() == Tally(sent=1)


def test_who_opened_it_stands_in_the_list_of_alerts(office: Council, samir: Person):
    reference = has(office, level=TODAY)
    opens(samir, reference)
    me = somebody(office.store, "Samir Nath")
    assert me.id
    assert (
        "An answer means danger. Samir Nath opened it, Monday 23 November 2026, 10am."
        in samir.open(f"{HOME}submissions").main
    )


def test_a_team_gets_a_plain_count_once_a_day(office: Council):
    team = add_team(office.store, "Carers north", "north@example.org", _doing(office))
    assert isinstance(team, Team)
    worker, reference = Worker(office), has(office, level=TODAY, call_you="Zofia")
    has(office)
    worker.turn()
    worker.taken.clear()
    for _ in range(3):
        plan_counts(office.store, office.clock.now.date(), office.clock.now)
        worker.turn(minutes=1)
    (message,) = worker.taken
    assert message.to == "north@example.org"
    assert message.subject == "Example Council: 2 new for Carers north"
    assert message.body.splitlines()[::2] == [
        "New for Carers north: 0. New and in no team yet: 2.",
        "An answer means danger and nobody has opened it: 1. Open them now.",
        "The first waits since Monday 23 November 2026.",
        "The list is here: http://localhost/office/demo/submissions",
    ]
    for hidden in ("Zofia", reference, shown_reference(reference), "talk"):
        assert hidden not in message.body


def test_a_team_with_nothing_new_is_left_in_peace(office: Council):
    add_team(office.store, "Carers north", "north@example.org", _doing(office))
    plan_counts(office.store, office.clock.now.date(), office.clock.now)
    assert Worker(office).turn() == Tally()


def _doing(office: Council) -> Doing:
    return Doing(office.clock(), token_bytes)
