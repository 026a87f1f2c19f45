"""“Is this question hard?” (n2, n133, F4): nothing is lost, nothing is linked, and a child is not asked to write."""

import re

import pytest
from sqlalchemy import select

from formbuilder.services.councils import keep_profile
from formbuilder.services.remarks import list_remarks
from formbuilder.services.taps import FROM_ONE, WHOLE, Tap, heat
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import metadata, remarks, taps
from tests.council import Council, profile
from tests.person import Person
from tests.told import SAM, begin, send, walk_to_the_end

HARD = "Is this question hard?"
HARD_TO_SAY = "What is hard about the words?"
CALL = "What should we call you?"
SAFE = "Do you feel safe at home?"
BACK = "Go back to the question"
TABLES = (taps, remarks)


def said(council: Council, form: str = "small-talk") -> dict[str, dict[str, int]]:
    return {each.question: {tap.value: n for tap, n in each.taps.items()} for each in heat(council.store, form, 1)}


def dump(store: Store, *tables) -> str:
    found = (store.read(lambda scope, table=table: scope.connection.execute(select(table)).all()) for table in tables)
    return repr(list(found))


def test_a_tap_is_counted_and_what_was_typed_is_there_again(council: Council, person: Person):
    begin(person)
    question = person.url
    person.fill({CALL: "MyUnsavedName"}).press(HARD)
    assert person.heading == HARD
    assert CALL in person.main
    assert "What you typed is kept." in person.main
    assert person.title == "Is this question hard? – Example Council", "it tells of no subject"
    person.press("A word is hard")
    assert said(council) == {"call_you": {"hard_word": 1}}
    assert person.url == "/demo/hard"
    person.follow(BACK)
    assert person.url.split("?")[0] == question.split("?")[0]
    assert person.sent_by()["q-call_you"] == ["MyUnsavedName"]
    person.press()
    assert person.heading != CALL


def test_what_is_wrong_with_an_answer_does_not_stand_in_the_way(person: Person):
    begin(person)
    person.fill({CALL: "x" * 101}).press(HARD)
    assert person.heading == HARD
    assert person.follow(BACK).sent_by()["q-call_you"] == ["x" * 101]


def test_words_wait_and_nobody_is_told_who_wrote_them(council: Council, person: Person):
    begin(person)
    person.press(HARD).press("It upset me")
    for words in ("This goes to the people who write the questions.", "Do not write about yourself. Nobody can reply."):
        assert words in person.main
    assert "Phone 999." in person.main, "the help of the council’s own settings"
    person.fill({HARD_TO_SAY: "It sounds as if I have no name."}).press("Send these words")
    assert "Somebody reads your words before anyone else does." in person.main
    (found,) = list_remarks(council.store)
    assert (found.words, found.tap, found.about.question) == ("It sounds as if I have no name.", Tap.UPSET, "call_you")
    assert person.follow(BACK).heading == CALL


@pytest.mark.parametrize(("typed", "error"), [(" ", "or go back without"), ("x" * 1_001, "There is room for 1,000")])
def test_words_that_cannot_be_taken_are_there_again(council: Council, person: Person, typed: str, error: str):
    begin(person)
    person.press(HARD).press("It upset me").fill({HARD_TO_SAY: typed}).press("Send these words")
    assert error in person.errors[0][1]
    assert person.sent_by("Send these words")["words"][0].strip() == typed.strip()
    assert list_remarks(council.store) == ()


def test_no_row_cookie_or_log_holds_the_journey(council: Council, person: Person, caplog: pytest.LogCaptureFixture):
    """F4: the remark is never linked to a journey; only the tables of journeys know the reference."""
    begin(person)
    reference = person.code.reference.replace("-", "")
    ours = [each for each in metadata.sorted_tables if reference not in dump(council.store, each)]
    assert set(TABLES) <= set(ours)
    cookies = {each.key for each in person.client._cookies.values()}
    person.press(HARD)
    hidden = person.sent_by("It upset me")
    assert reference not in str({**hidden, "back": ""})
    assert person.page.select_one('meta[name="referrer"]')["content"] == "no-referrer"
    person.press("It upset me")
    assert not person.response.headers.getlist("Set-Cookie")
    person.fill({HARD_TO_SAY: "Why?"}).press("Send these words")
    assert not person.response.headers.getlist("Set-Cookie")
    assert {each.key for each in person.client._cookies.values()} == cookies
    assert reference not in dump(council.store, *ours)
    assert reference not in caplog.text


def test_a_page_with_several_questions_asks_which_one(council: Council, person: Person):
    begin(person)
    person.open(f"{person.journey}/5").press(HARD)
    person.press("My answer is not there")
    assert person.errors == [("#question-1", "Choose which question you mean.")]
    assert said(council) == {}
    person.fill({"Which question?": "Who do you help?"}).press("My answer is not there")
    assert said(council) == {"cares_for": {"answer_missing": 1}}


def test_a_group_and_one_of_its_items_can_be_hard(council: Council, person: Person):
    begin(person)
    people = f"{person.journey}/7"
    person.open(people).follow(HARD).press("A word is hard")
    person.open(f"{people}/new").fill({"What is their name?": {"First name": "MyFriend"}}).press(HARD)
    if person.page.select('input[type="radio"]'):
        person.fill({"Which question?": "What is their name?"})
    person.press("A word is hard")
    assert said(council).keys() == {"people", "person_name"}
    person.follow(BACK)
    assert "MyFriend" in str(person.sent_by())


def test_private_words_are_kept_as_answers_and_never_as_a_draft(council: Council, person: Person):
    """A private question can be hard, and upsetting, like any other: it is saved as Continue saves it."""
    begin(person)
    person.open(f"{person.journey}/10").fill({SAFE: "No"}).press(HARD)
    assert person.heading == HARD
    assert person.title == "Is this question hard? – Example Council"
    person.press("It upset me")
    person.follow(BACK)
    assert "You answered private questions on this page before." in person.main
    assert said(council) == {"safe": {"upset": 1}}


def test_sending_comes_first_and_feedback_is_a_page_of_its_own(council: Council, person: Person):
    """n133: nobody thinks that it counts for what they sent."""
    begin(person)
    assert "Tell us if this form was hard" not in walk_to_the_end(person, SAM)
    send(person)
    assert "This changes nothing about what you sent." in person.main
    person.press("Tell us if this form was hard")
    assert person.heading == "Was this form hard?"
    assert said(council) == {}, "the button opens a page"
    person.press("I do not understand it")
    assert said(council) == {WHOLE: {"not_clear": 1}}
    assert person.link("See all forms") == "/demo/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"form": "nothing"},
        {"form": "small-talk\x00"},
        {"version": "99"},
        {"version": "x"},
        {"question": "nothing"},
        {"tap": "rude"},
    ],
)
def test_what_no_page_of_ours_would_send_is_not_found(council: Council, person: Person, wrong: dict[str, str]):
    begin(person)
    person.press(HARD)
    person.send("/demo/hard", {**person.sent_by("It upset me"), **wrong}, expect=404)
    assert said(council) == {}


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/demo/j/X/../../office", "/demo/j/", ""])
def test_the_way_back_leads_nowhere_else(person: Person, back: str):
    begin(person)
    person.press(HARD)
    person.send("/demo/hard", {**person.sent_by("It upset me"), "back": back})
    assert person.link("See all forms") == "/demo/"


def test_without_a_good_token_nothing_is_counted(council: Council, person: Person):
    begin(person)
    person.press(HARD)
    sent = {**person.sent_by("It upset me"), "csrf_token": "x"}
    person.send("/demo/hard", sent)
    assert said(council) == {}
    person.press("Send it again")
    assert said(council) == {"call_you": {"upset": 1}}


def test_a_flood_from_one_network_is_told_that_it_is_not_counted(council: Council, person: Person):
    begin(person)
    person.press(HARD)
    sent = person.sent_by("It upset me")
    for _ in range(FROM_ONE + 1):
        answer = person.client.post("/demo/hard", data=sent, environ_overrides={"REMOTE_ADDR": "81.2.69.160"})
    assert "we did not count this" in answer.text
    assert said(council) == {"call_you": {"upset": FROM_ONE}}
    assert "81.2.69" not in dump(council.store, *metadata.sorted_tables)


def test_a_form_for_children_takes_taps_and_no_words(whole_council: Council):
    """A child who writes waits for an answer; the help lines stand on each of the pages."""
    keep_profile(whole_council.store, profile())
    for form in ("young-carers-talk", "young-carers-survey"):
        person = Person(whole_council.app)
        person.start_without_code(form).press(HARD)
        assert "Childline" in person.text
        person.press("It upset me")
        assert "Childline" in person.text
        assert not person.page.select("textarea")
        sent = {"tap": "upset", "words": "He hits me"}
        person.follow(BACK).press(HARD)
        person.send("/demo/hard", {**person.sent_by("It upset me"), **sent})
        assert list_remarks(whole_council.store) == ()
        assert not re.search("young|talk|survey", person.url + person.title)


@pytest.mark.parametrize("presses", [(), ("It upset me",), ("It upset me", "Send these words")])
def test_a_form_that_keeps_nothing_brings_back_what_was_typed(whole_council: Council, presses: tuple[str, ...]):
    """n2: from each of the pages, in the language that it was typed in; nothing of it is kept."""
    person, born = Person(whole_council.app), "When were you born?"
    person.open("/demo/care-cost-estimate").fill({born: {"Month": "2", "Year": "nineteen"}}).press(HARD)
    assert "What you typed is kept." in person.main
    for press in presses:
        person.fill({HARD_TO_SAY: "Why?"} if "Send" in press else {"Which question?": born}).press(press)
    assert said(whole_council, "care-cost-estimate").keys() == ({"date_of_birth"} if presses else set())
    person.press(BACK)
    assert (person.value(born, "Month"), person.value(born, "Year")) == ("2", "nineteen")
    assert not person.errors
    assert "nineteen" not in dump(whole_council.store, *metadata.sorted_tables)
