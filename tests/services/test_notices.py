"""Who is given something is told at once, and then once more a day at most; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Person as Somebody
from formbuilder.accounts.people import Role
from formbuilder.councils.read import DEMONSTRATION, read_council
from formbuilder.delivery.given import GivenErrand
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Post, deliver_due
from formbuilder.services.doing import Doing
from formbuilder.services.notices import SUBMISSION_GIVEN, has_notices, set_notices
from formbuilder.services.people import add_person, end_access
from formbuilder.services.queue import assign
from formbuilder.services.queue_states import State
from formbuilder.services.teams import Team, add_team
from formbuilder.storage.engine import Store
from tests.services.queue_stories import goes
from tests.services.stories import PRIVATE_WORDS, Person

MORNING = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
"""A Friday."""
ORIGIN = "https://forms.example.org"


def at(hours: float = 0, by: str | None = None) -> Doing:
    return Doing(MORNING + timedelta(hours=hours), token_bytes, by)


class Postman:
    name = "the tests’ postman"

    def __init__(self, store: Store) -> None:
        self.store = store

    def carries(self, channel: Channel) -> bool:
        return channel is Channel.EMAIL

    def send(self, message: Message) -> None:
        self.taken.append(message)

    def goes_round(self, hours: float = 0) -> list[Message]:
        """Everything that is due so many hours after the morning."""
        self.taken: list[Message] = []
        council = read_council(DEMONSTRATION.read_bytes(), "demo.yaml")
        errand = GivenErrand(store=self.store, council=council, origin=ORIGIN)
        moment = MORNING + timedelta(hours=hours)
        deliver_due(Post(store=self.store, senders=(self,), errands={SUBMISSION_GIVEN: errand}, clock=lambda: moment))
        return self.taken


@pytest.fixture
def rea(store: Store) -> Somebody:
    made = add_person(store, "rea@example.org", "Rea Assessor", frozenset({Role.ASSESSOR}), at())
    assert isinstance(made, Somebody)
    return made


@pytest.fixture
def postman(store: Store) -> Postman:
    return Postman(store)


def sent(store: Store) -> str:
    person = Person.begins(store)
    person.has_sent(answers={"name": PRIVATE_WORDS})
    return person.reference


def test_the_first_comes_at_once_and_the_rest_the_next_working_morning(store, rea, postman):
    references = [sent(store) for _ in range(4)]
    assign(store, references[0], None, rea.id, at())
    (first,) = postman.goes_round()
    assert (first.to, "New for you: 1." in first.body) == ("rea@example.org", True)
    assert f"{ORIGIN}/office/demo/submissions?whose=mine" in first.body
    for hidden in (*references, PRIVATE_WORDS, "Rea", "carers"):
        assert hidden not in first.body + first.subject
    for hours, reference in enumerate(references[1:], 1):
        assign(store, reference, None, rea.id, at(hours))
    assert postman.goes_round(12) == postman.goes_round(69) == [], "not on the same day, nor at the weekend"
    (more,) = postman.goes_round(71)
    assert "New for you: 4." in more.body


def test_nobody_is_told_what_they_did_themselves_know_already_or_do_not_want(store, rea, postman):
    mine, again, off = (sent(store) for _ in range(3))
    assign(store, mine, None, rea.id, at(by=rea.id))
    assert postman.goes_round(99) == []
    set_notices(store, rea, wanted=False)
    assign(store, off, None, rea.id, at())
    assert not has_notices(store, rea)
    assert postman.goes_round(99) == []
    set_notices(store, rea, wanted=True)
    assign(store, again, None, rea.id, at())
    goes(store, again, State.NEW, State.BEING_CHECKED)
    for reference in (mine, off):
        goes(store, reference, State.NEW, State.BEING_CHECKED)
    assert postman.goes_round(99) == [], "they have begun with everything"


def test_a_team_is_told_where_no_person_is_named(store, rea, postman):
    team = add_team(store, "North", "north@example.org", at())
    assert isinstance(team, Team)
    one, two = sent(store), sent(store)
    assign(store, one, team.id, None, at())
    assign(store, two, team.id, rea.id, at())
    told = {message.to: message for message in postman.goes_round()}
    assert set(told) == {"north@example.org", "rea@example.org"}
    assert f"submissions?whose={team.id}" in told["north@example.org"].body
    assert "turn these messages off" not in told["north@example.org"].body


def test_who_has_left_is_not_told(store, rea, postman):
    admin = add_person(store, "ad@example.org", "Ada", frozenset({Role.ADMINISTRATOR}), at())
    assert isinstance(admin, Somebody)
    assign(store, sent(store), None, rea.id, at())
    end_access(store, rea.id, at())
    assert postman.goes_round() == []
