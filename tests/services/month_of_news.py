"""Four weeks of a panel by a clock: twelve people, sixty comments, answers as they come, and what is sent meanwhile."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from secrets import token_bytes

from formbuilder.accounts.people import Person, Role
from formbuilder.councils.read import DEMONSTRATION, load_council
from formbuilder.delivery.digests import DigestErrand
from formbuilder.delivery.message import Message
from formbuilder.delivery.posting import Post, Tally, deliver_due
from formbuilder.review.digests import Topic
from formbuilder.review.outcomes import Outcome
from formbuilder.services import deciding, decision_checks, members, panels, people, point_writing, rounds
from formbuilder.services.decision_kinds import Answer, Decision
from formbuilder.services.digests import DIGEST, plan_digests
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.members import Choices, Digest, Way
from formbuilder.services.point_kinds import Point, Spot, Writing
from formbuilder.services.reminders import plan_reminders
from formbuilder.storage.engine import Store
from formbuilder.web.desk import HERE
from tests.services.test_alerts import Carrier

BEGIN = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
"""A Monday in winter, when English clocks show UTC."""
PEOPLE, POINTS, DAYS = 12, 60, 28
LAST, NIGHT = 21, 10
"""From nine in the evening the worker is not told of for ten hours: nothing is sent by then, as other tests show."""
COUNCIL = load_council(DEMONSTRATION)
ORIGIN = "https://forms.example.org"
KEY = bytes(range(32))


@dataclass
class Month:
    """A panel of people who get messages, and a worker that looks every hour of the day."""

    store: Store
    carrier: Carrier = field(default_factory=Carrier)
    now: datetime = BEGIN
    sent: list[tuple[datetime, Message]] = field(default_factory=list)
    origin: str = ORIGIN

    def __post_init__(self) -> None:
        doing = self.doing()
        new = panels.NewPanel(name="Autism circle", kind=panels.PanelKind.LOCAL, organisation="A charity")
        panel = panels.add_panel(self.store, new, doing)
        assert isinstance(panel, panels.Panel)
        self.panel = panel
        self.chair, self.officer = self.person("corin", Role.MEMBER), self.person("orla", Role.OFFICER)
        assert panels.appoint(self.store, panel.id, self.chair.id, panels.Post.CHAIR, doing) is None

    def doing(self, by: str | None = None) -> Doing:
        return Doing(self.now, token_bytes, by)

    def person(self, name: str, *roles: Role) -> Person:
        found = people.add_person(self.store, f"{name}@example.org", name.title(), frozenset(roles), self.doing())
        assert isinstance(found, Person)
        return found

    def member(self, name: str, **choices) -> Person:
        who = self.person(name, Role.MEMBER)
        self.joins(self.panel, who, **choices)
        return who

    def joins(self, panel: panels.Panel, who: Person, **choices) -> None:
        assert isinstance(members.add_member(self.store, panel.id, who.id, self.doing()), members.Member)
        self.chooses(who, panel, **choices)

    def chooses(self, who: Person, panel: panels.Panel | None = None, **choices) -> None:
        chosen = Choices(**{"digest": Digest.DAILY, "way": Way.EMAIL, **choices})
        where = (panel or self.panel).id
        kept = members.keep_choices(self.store, where, who.id, chosen, self.doing(who.id))
        assert isinstance(kept, members.Member), kept

    def opens(self, weeks: int = 4) -> rounds.Round:
        new = rounds.NewRound(pin=DraftPin("small-talk", 1), revision=None, title="The first questions")
        round_ = rounds.propose_round(self.store, self.panel.id, new, self.doing(self.officer.id))
        assert isinstance(round_, rounds.Round)
        chair = self.doing(self.chair.id)
        chosen = [(f"q{number}", rounds.Why.CHOSEN) for number in range(12)]
        assert isinstance(rounds.pick_questions(self.store, round_.id, chosen, chair), rounds.Round)
        days = rounds.Days.usual(self.now.date(), weeks)
        opened = rounds.open_round(self.store, round_.id, days, chair)
        assert isinstance(opened, rounds.Round)
        self.round = opened
        return opened

    def says(self, who: Person, place: str = "q1.ask", words: str = "A private word.") -> Point:
        spot, doing = Spot(self.round.id, place, "How are you?"), self.doing(who.id)
        kept = point_writing.write_point(self.store, spot, Writing(words=words), doing, doing.new_id())
        assert isinstance(kept, Point), kept
        sent = point_writing.send_point(self.store, kept.id, doing)
        assert isinstance(sent, Point), sent
        return sent

    def reads(self, point: Point) -> None:
        decision_checks.note_read(self.store, (point.id,), self.doing(self.officer.id))

    def answers(self, *found: Point) -> Decision:
        answer = Answer(points=tuple(each.id for each in found), outcome=Outcome.DONE, because="It is shorter.")
        made = deciding.decide(self.store, answer, self.doing(self.officer.id))
        assert isinstance(made, Decision), made
        return made

    def turn(self, **time: float) -> Tally:
        """Let time pass, and do what is due then."""
        self.now += timedelta(**time)
        there = self.now.astimezone(HERE)
        plan_reminders(self.store, there.date(), self.now)
        plan_digests(self.store, there, Doing(self.now, token_bytes, key=KEY))
        errand = DigestErrand(store=self.store, council=COUNCIL, origin=self.origin, key=KEY)
        before = len(self.carrier.taken)
        post = Post(store=self.store, senders=(self.carrier,), errands={DIGEST: errand}, clock=lambda: self.now)
        tally = deliver_due(post)
        self.sent += [(self.now, message) for message in self.carrier.taken[before:]]
        return tally

    def until(self, hour: int, days: int = 0) -> list[Message]:
        """Let the worker go on until an hour; return what was sent meanwhile."""
        before, end = len(self.sent), self.now.replace(hour=hour, minute=0) + timedelta(days=days)
        while self.now < end:
            self.turn(hours=NIGHT if self.now.hour == LAST else 1)
        return [message for _, message in self.sent[before:]]

    def a_day_each(self) -> Counter[tuple[str, date]]:
        """How many messages each person got on each day."""
        return Counter((message.to, moment.astimezone(HERE).date()) for moment, message in self.sent)


def four_weeks(store: Store, seed: int = 6) -> Month:
    """Let twelve people say sixty things in four weeks; everything is read and answered, some together."""
    month, chance = Month(store), Random(seed)  # noqa: S311 - a story, told the same way each time
    everybody = []
    for number in range(PEOPLE):
        weekly = number % 4 == 3
        chosen = {"digest": Digest.WEEKLY, "digest_day": number % 7} if weekly else {}
        hour = 8 + number
        everybody.append(month.member(f"member{number}", topics=frozenset(Topic), digest_hour=hour, **chosen))
    month.opens()
    hours = [chance.randrange(DAYS * 24) for _ in range(POINTS)]
    waiting: list[Point] = []
    for hour in range(DAYS * 24):
        said = hours.count(hour)
        waiting += [month.says(chance.choice(everybody), f"q{chance.randrange(12)}.ask") for _ in range(said)]
        if hour % 12 == 11 and waiting:
            for each in waiting:
                month.reads(each)
            cut = chance.randrange(1, len(waiting) + 1)
            month.answers(*waiting[:cut])
            waiting = waiting[cut:]
        month.turn(hours=1)
    return month
