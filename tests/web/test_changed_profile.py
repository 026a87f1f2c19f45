"""A server that runs takes a changed profile of a council, as it takes changed forms and rates."""

import pytest

from formbuilder.services.councils import keep_profile
from tests.council import Council, profile
from tests.person import Person

TALK = "young-carers-talk"


@pytest.fixture
def council(prepared_with_all_forms, tmp_path):
    council = Council(prepared_with_all_forms, tmp_path)
    yield council
    council.close()


def change(council: Council, old: str, new: str) -> None:
    text = profile().decode()
    assert old in text
    keep_profile(council.store, text.replace(old, new).encode())


def test_changed_words_are_on_every_page_after_a_moment(council: Council):
    person = Person(council.app).start()
    here = f"{person.journey}/1"
    assert "ask the care and support team" in person.open(here).text
    change(council, "person: the care and support team", "person: the new team")
    council.clock.pass_by(seconds=3)
    for page in ("/demo/", here):
        assert "ask the new team" in person.open(page).text


def test_a_form_that_is_looked_after_from_now_on_can_be_opened(council: Council):
    person = Person(council.app)
    change(council, f"  {TALK}:\n    reader", f"  {TALK}-no-more:\n    reader")
    person.open(f"/demo/{TALK}", expect=404)
    change(council, "person: the care", "person: the care")
    council.clock.pass_by(seconds=3)
    assert person.open(f"/demo/{TALK}").offers("Start")


def test_whether_children_under_13_are_let_in_is_asked_again(council: Council):
    person = Person(council.app)
    person.start_without_code(TALK).press()
    assert person.errors
    change(council, "under_13: no", "under_13: yes")
    council.clock.pass_by(seconds=3)
    person.press()
    assert person.heading == "What should we call you?"


def test_a_profile_that_cannot_be_read_leaves_the_one_that_could(council: Council):
    person = Person(council.app).open("/demo/")
    keep_profile(council.store, b"council: demo\n")
    council.clock.pass_by(seconds=3)
    assert "ask the care and support team" in person.open("/demo/").text


def test_nothing_is_made_anew_while_the_profile_stays(council: Council):
    serving = council.app.extensions["desk"].serving
    before = serving.council("demo")
    council.clock.pass_by(seconds=3)
    assert serving.council("demo") is before
