"""Each thing that services offer for those who read what people sent, once."""

from datetime import timedelta
from itertools import pairwise
from secrets import token_bytes

from formbuilder.accounts.people import Role
from formbuilder.councils.quiet import Quiet
from formbuilder.services import (
    assessing,
    notices,
    people,
    queue,
    queue_moving,
    quiet,
    readings,
    standing_still,
    team_counts,
    teams,
)
from formbuilder.services.doing import Doing
from formbuilder.services.floods import Came
from formbuilder.services.into_english import English, set_language, to_translate, write_english
from formbuilder.services.queue_states import State
from formbuilder.storage.engine import Store
from tests.services.stories import NOW, Person

DOING = Doing(NOW, token_bytes)
TODAY = NOW.date()


def goes(store: Store, reference: str, *states: State, **more: object) -> None:
    """Take a submission from state to state."""
    for come_from, to in pairwise(states):
        going = queue_moving.Going(come_from=come_from, to=to, **more)
        assert isinstance(queue_moving.move(store, reference, going, TODAY, DOING), queue.QueueLine)


def is_being_checked(store: Store, reference: str, **more: object) -> None:
    goes(store, reference, State.NEW, State.BEING_CHECKED, **more)


def the_queue_is_worked_on(store: Store, private_key: bytes = b"k" * 32) -> None:
    person = Person.begins(store)
    person.has_sent(found_by=frozenset({b"a" * 16, b"b" * 16}))
    reference = person.reference
    reader = people.add_person(store, "r@example.org", "Rea", frozenset({Role.ASSESSOR}), DOING)
    assert isinstance(reader, people.Person)
    team = teams.add_team(store, "North", "north@example.org", DOING)
    assert isinstance(team, teams.Team)
    teams.change_team(store, team.id, "North", "", DOING)
    teams.find_team(store, team.id)
    teams.list_teams(store)
    queue.assign(store, reference, team.id, reader.id, DOING)
    they_are_told(store, reader, team)
    queue.list_queue(store, queue.Listing(form="x", team=team.id, assigned=reader.id), queue.Spot(2, NOW, reference))
    queue.list_queue(store, queue.Listing(states=(State.CLOSED,)))
    queue.list_queue(store, queue.Listing())
    queue.find_line(store, reference)
    queue.forms_sent(store)
    queue.search_queue(store, {b"a" * 16, b"b" * 16})
    queue.same_person(store, "x", [{b"a" * 16}])
    is_being_checked(store, reference)
    assessing.write_note(store, reference, assessing.Writing(words="Hello"), DOING)
    assessing.read_notes(store, reference, private_key)
    it_is_put_into_english(store, reference)
    readings.note_reading(store, readings.Reading.READ, reference, DOING)
    team_counts.count_for(store, team)
    team_counts.plan_counts(store, TODAY, NOW + timedelta(hours=9))
    standing_still.plan_standing_still(store, TODAY, NOW + timedelta(hours=9))
    a_flood_is_looked_through(store)
    teams.end_team(store, team.id, DOING)


def it_is_put_into_english(store: Store, reference: str) -> None:
    set_language(store, reference, DOING, other=True)
    new = English(texts={"a": "Hello"}, translator="Nadia", program=False, whole=True, seen=0)
    write_english(store, reference, new, DOING)
    to_translate(store)


def a_flood_is_looked_through(store: Store) -> None:
    came = Came(limits=Quiet(from_one_address=1), address=b"a" * 16, words=b"w" * 16)
    for _ in range(2):
        person = Person.begins(store)
        person.has_sent(came=came)
    assert quiet.count_quiet(store) == 1
    assert quiet.sort_quiet(store, [person.reference], State.NOT_REAL, DOING) == 1


def they_are_told(store: Store, reader: people.Person, team: teams.Team) -> None:
    for subject in (f"person {reader.id}", f"team {team.id}"):
        notices.who_is_told(store, subject)
    for wanted in (False, True):
        notices.set_notices(store, reader, wanted=wanted)
    notices.has_notices(store, reader)
