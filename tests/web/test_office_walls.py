"""What stands between the people of one council and those of another, and who is out at once."""

from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Role
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.councils import add_council, keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples, add_person, change_roles, end_access
from formbuilder.services.queue import Listing, find_line, list_queue
from formbuilder.services.sign_ins import sessions_of
from formbuilder.services.teams import Team, add_team, list_teams
from formbuilder.storage.engine import Store
from tests.council import START, Council, profile
from tests.person import Person
from tests.staff import HOME, come_in, somebody
from tests.web.office_may import MAY
from tests.web.office_things import filled, furnished, office
from tests.web.roles import ANYONE

__all__ = ["furnished", "office"]


@pytest.fixture
def bedford(office: Council) -> Store:
    """Another council on the same server, with people of its own."""
    store = add_council(office.engine, "bedford", "Bedford", now=START, demonstration=True)
    keep_profile(store, profile().replace(b"council: demo", b"council: bedford"))
    add_examples(store, Doing(START, token_bytes))
    return store


def test_people_of_another_council_are_nobody_here(office: Council, bedford: Store):
    person = come_in(office)
    (cookie,) = [each for each in person.client._cookies.values() if each.key == "office-demo"]
    person.client.set_cookie("office-bedford", cookie.value)
    for page in (page for page, who in MAY.items() if who is not ANYONE):
        method, _, place = page.partition(" ")
        response = person.client.open("/office/bedford/" + filled(place, bedford), method=method)
        if method == "GET":
            assert response.headers["Location"] == "/office/bedford/sign-in", page
        else:
            assert response.status_code == 403, page


@pytest.mark.parametrize("place", ["people/ID", "people/ID/end"])
def test_people_of_another_council_cannot_be_seen_or_changed(office: Council, bedford: Store, place: str):
    person = come_in(office)
    mary = somebody(bedford, "Mary Bell")
    token = person.open(HOME + "people/add").sent_by("Add this person")["csrf_token"]
    person.open(HOME + place.replace("ID", mary.id), expect=404)
    person.send(HOME + place.replace("ID", mary.id), {"csrf_token": token, "roles": "administrator"}, expect=404)
    assert somebody(bedford, "Mary Bell") == mary


@pytest.mark.parametrize("id_", ["x", "0" * 32, "%00" * 8, "é" * 32, "1" * 5_000])
@pytest.mark.parametrize("place", ["people/ID", "people/ID/end", "sign-ins/ID/end"])
def test_what_is_not_there_is_not_found(office: Council, place: str, id_: str):
    person = come_in(office)
    token = person.open(HOME + "people/add").sent_by("Add this person")["csrf_token"]
    if place.startswith("people"):
        person.open(HOME + place.replace("ID", id_), expect=404)
    person.send(HOME + place.replace("ID", id_), {"csrf_token": token}, expect=404)


def test_somebody_else_s_sign_in_is_not_ended(office: Council):
    come_in(office, "officer")
    person = come_in(office)
    owen = somebody(office.store, "Owen Price").id
    (theirs,) = sessions_of(office.store, owen, office.clock())
    token = person.open(HOME + "sign-out").sent_by("Sign out")["csrf_token"]
    person.send(HOME + f"sign-ins/{theirs.id}/end", {"csrf_token": token}, expect=404)
    assert sessions_of(office.store, owen, office.clock()) == (theirs,)


def test_a_role_that_is_taken_away_closes_the_page_at_once(office: Council):
    person = come_in(office)
    doing = Doing(office.clock(), token_bytes)
    add_person(office.store, "b@example.org", "Bea", frozenset({Role.ADMINISTRATOR}), doing)
    change_roles(office.store, somebody(office.store, "Amina Yusuf").id, frozenset({Role.MEMBER}), doing)
    person.open(HOME + "people", expect=403)
    assert person.heading == "This page is not for your role"
    person.follow("Your work")
    assert "People" not in person.text


def test_whose_access_is_ended_is_out_at_once(office: Council):
    person = come_in(office, "officer")
    end_access(office.store, somebody(office.store, "Owen Price").id, Doing(office.clock(), token_bytes))
    assert person.open(HOME).heading == "Choose who to be"


@pytest.mark.parametrize(
    "place", ["", "/open", "/notes", "/notes/hours", "/steps/being-checked", "/give", "/text", "/print", "/file.pdf"]
)
def test_what_was_sent_to_another_council_is_not_there(office: Council, bedford: Store, place: str):
    reference, *_ = [line.reference for line in list_queue(office.store, Listing(form="small-talk")).lines]
    assert find_line(bedford, reference) is None
    person = Person(office.app, slug="bedford")
    person.open("/office/bedford/sign-in").fill({"Who do you want to be?": "Samir Nath"}).press()
    token = person.open("/office/bedford/submissions/search").sent_by("Find it")["csrf_token"]
    url = f"/office/bedford/submissions/{reference}{place}"
    if place != "/open":
        person.open(url, expect=404)
    if place not in {"", "/text", "/print", "/file.pdf"}:
        person.send(url, {"csrf_token": token, "words": "x", "from": "new"}, expect=404)
    shown = shown_reference(reference)
    person.open("/office/bedford/submissions/search").fill({"Reference": shown}).press("Find it")
    assert "Nothing has this reference." in person.errors[0][1]
    assert shown not in person.open("/office/bedford/submissions").main


@pytest.mark.parametrize(
    "place", ["", "/correct/pension", "/add/savings", "/decide", "/decisions/1", "/decisions/1.pdf"]
)
def test_charges_of_another_council_are_not_there(office: Council, bedford: Store, place: str):
    (reference,) = [line.reference for line in list_queue(office.store, Listing(form="money-talk")).lines]
    come_in(office, "finance officer").open(f"{HOME}charges/{reference}{place}")
    person = Person(office.app, slug="bedford")
    person.open("/office/bedford/sign-in").fill({"Who do you want to be?": "Nadia Brook"}).press()
    person.open(f"/office/bedford/charges/{reference}{place}", expect=404)
    assert shown_reference(reference) not in person.open("/office/bedford/charges").main


@pytest.mark.parametrize("place", ["teams/ID", "teams/ID/end"])
def test_teams_of_another_council_cannot_be_seen_or_changed(office: Council, bedford: Store, place: str):
    team = add_team(bedford, "North", "", Doing(START, token_bytes))
    assert isinstance(team, Team)
    person = come_in(office)
    token = person.open(HOME + "teams/add").sent_by("Add this team")["csrf_token"]
    person.open(HOME + place.replace("ID", team.id), expect=404)
    person.send(HOME + place.replace("ID", team.id), {"csrf_token": token, "name": "X"}, expect=404)
    assert list_teams(bedford) == (team,)
