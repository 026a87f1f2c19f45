"""A young person at home, and somebody who opens the same phone afterwards."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import Engine

from formbuilder.services.councils import keep_profile
from formbuilder.services.submissions import read_apart
from tests.council import Council, Prepared, profile
from tests.person import Person

SURVEY, TALK = "young-carers-survey", "young-carers-talk"
ASKED_BY_NAME = {f"/demo/{form}{page}" for form in (SURVEY, TALK) for page in ("/with-me", "/on-paper")}
HELP = "Childline: phone 0800 1111"
CHECK = "Check your answers"
TELLING = ("oung people", "young carer", "talk to", "survey", "safe", "Childline", "phone number")
ALONE = {
    "How old are you?": "13 or 14",
    "What should we call you?": "Ash",
    "Is anyone with you now?": "No",
    "How should someone talk to you?": "By text to my own phone",
    "What is the number of your own phone?": "07700 900123",
    "When is a good time?": ["In the afternoon"],
    "Can you answer some private questions now?": "Yes",
    "Can anyone else see your messages?": "Yes",
    "Do you feel safe at home?": "Yes",
    "What do you want to say first?": "MyPrivateWords",
}

ENOUGH = "13 or over. I do not want to say more."
SURVEYED = {"How old are you?": "13 or 14"}


@pytest.fixture
def young(whole_council: Council) -> Person:
    return Person(whole_council.app)


def walk(person: Person, answers: dict[str, object]) -> list[str]:
    """Answer page after page up to the check page; return what was read on the way."""
    read: list[str] = []
    while person.heading != CHECK:
        read.append(person.main)
        assert len(read) < 30, read
        here = {ask: answer for ask, answer in answers.items() if ask in person.main}
        if person.offers("Continue"):
            person.fill(here).press()
        else:
            person.follow("Continue with the form")
    return read


def asked(person: Person, answers: dict[str, object] = ALONE) -> list[str]:
    person.start_without_code(TALK)
    return walk(person, answers)


def journey(person: Person) -> str:
    """The address of the journey that is open."""
    return person.url.split("?")[0].rsplit("/", 1)[0]


def rows(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608 - our names


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_it_begins_with_the_first_question_and_no_code(young: Person, form: str):
    young.start_without_code(form)
    assert young.heading == "How old are you?"
    assert "code" not in young.main
    assert young.link("I want to come back later").endswith("/code")


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_help_lines_are_on_every_page(young: Person, form: str):
    for page in ("", "/with-me", "/on-paper"):
        young.open(f"/demo/{form}{page}")
        assert HELP in young.text
    young.start_without_code(form)
    answers = ALONE if form == TALK else SURVEYED
    while young.heading != CHECK:
        assert HELP in young.text, young.heading
        young.fill({ask: answers[ask] for ask in answers if ask in young.main}).press()
    assert HELP in young.text
    here = journey(young)
    for page in ("", "/code", "/stop", "/help"):
        assert HELP in young.open(here + page).text, page


def test_help_lines_stay_after_an_error(young: Person):
    young.start_without_code(TALK).fill({}).press()
    assert young.errors
    assert HELP in young.text


def test_other_forms_have_no_help_lines_and_show_their_code(whole_council: Council):
    person = Person(whole_council.app)
    person.start("small-talk")
    assert HELP not in person.text
    assert "Write these down" in person.main


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_there_is_nothing_to_save_print_or_send_to_oneself(young: Person, form: str):
    young.start_without_code(form)
    walk(young, ALONE if form == TALK else SURVEYED)
    here = journey(young)
    assert "copy" not in young.main.lower()
    for page in ("copy", "copy.pdf"):
        young.open(f"{here}/{page}", expect=404)
    young.open(f"{here}/code")
    assert "Learn the 4 words" in young.main
    assert not young.page.select('a[href^="mailto:?"], a[href^="sms:?"]')


def test_the_council_reads_the_talk_and_can_find_the_young_person(whole_council: Council, young: Person):
    asked(young)
    assert "MyPrivateWords" not in young.main
    young.press("Send my answers")
    assert young.heading == "You have sent your form"
    (submission,) = whole_council.submissions()
    answers = submission.answers
    assert (answers["reach"], answers["own_number"], answers["say_first"]) == ("text", "07700 900123", "MyPrivateWords")


def test_before_the_private_questions_it_says_when_somebody_must_be_told(young: Person):
    read = asked(young)
    first = next(at for at, page in enumerate(read) if "private questions" in page)
    assert "we must tell an adult whose job is to keep children safe" in read[first]
    assert not any("safe at home" in page for page in read[:first])


def test_an_unsafe_home_shows_help_at_once_and_is_marked_for_today(whole_council: Council, young: Person):
    read = asked(young, ALONE | {"Do you feel safe at home?": "No"})
    assert any("phone Childline on 0800 1111" in page for page in read)
    young.press("Send my answers")
    assert whole_council.submissions()[0].line.level == "today"


@pytest.mark.parametrize("who", ["Someone from my home or my family", "Someone else"])
def test_beside_somebody_from_home_nothing_tells_of_private_questions(whole_council: Council, young: Person, who: str):
    read = asked(young, ALONE | {"Is anyone with you now?": who})
    pages = [*read, young.text, young.follow("Go back to the list of parts").text]
    for word in ("rivate", "safe", "Some more questions", "messages"):
        assert not any(word in page for page in pages), word
    here = young.url
    for number in range(10, 14):
        young.open(f"{here}/{number}")
        assert "rivate" not in young.main
    young.open(f"{here}/check").press("Send my answers")
    assert not {"safe_home", "say_first", "messages_seen"} & set(whole_council.submissions()[0].answers)


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_afterwards_no_page_of_it_opens_by_the_history_or_back(young: Person, form: str):
    young.start_without_code(form)
    walk(young, ALONE if form == TALK else SURVEYED)
    young.press("Send my answers")
    assert young.heading == "You have sent your form"
    assert "reference" not in young.main
    visited = [url for url in young.seen_urls if "/j/" in url]
    assert len(visited) > 5
    for url in dict.fromkeys(visited):
        response = young.client.get(url, base_url="http://localhost", follow_redirects=True)
        text = BeautifulSoup(response.text, "html.parser").main.get_text()
        assert not any(word in text for word in ("Ash", "MyPrivateWords", "07700 900123", "You have sent", *TELLING)), (
            url
        )


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_the_history_keeps_titles_that_tell_nothing(young: Person, form: str):
    titles = [young.open(f"/demo/{form}").title]
    young.start_without_code(form)
    answers = ALONE if form == TALK else SURVEYED
    while young.heading != CHECK:
        titles.append(young.title)
        young.fill({ask: answers[ask] for ask in answers if ask in young.main}).press()
    assert not [title for title in titles if any(word in title for word in ("oung", "help", "home", "talk", "safe"))]


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_no_address_tells_the_form_and_its_name_leads_there(young: Person, form: str):
    for page in ("", "/with-me", "/on-paper"):
        young.open(f"/demo/{form}{page}")
        assert young.url.endswith(page)
        assert "oung" not in young.url
        assert not [link for link in young.page.select("a[href]") if "young" in link["href"]]
    young.start_without_code(form)
    walk(young, ALONE if form == TALK else SURVEYED)
    assert not [url for url in young.seen_urls if "young" in url and url not in {f"/demo/{form}", *ASKED_BY_NAME}]
    home = young.open("/demo/")
    assert not [link for link in home.page.select("a[href]") if "young" in link["href"]]


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_one_can_leave_quickly_before_the_first_question_too(young: Person, form: str):
    for page in ("", "/with-me", "/on-paper"):
        assert young.open(f"/demo/{form}{page}").link("Leave this page quickly") == "/demo/leave"


def test_nothing_is_said_twice_on_a_page_of_the_talk(young: Person):
    young.start_without_code(TALK)
    while young.heading != CHECK:
        part = young.page.select_one(".govuk-caption-l")
        assert part is None or part.get_text(strip=True) not in {"", young.heading}
        assert not ("leave this empty" in young.main and "leave this out" in young.main)
        young.fill({ask: ALONE[ask] for ask in ALONE if ask in young.main}).press()


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_the_browser_is_given_nothing_to_suggest(young: Person, form: str):
    young.start_without_code(form)
    answers = ALONE if form == TALK else SURVEYED
    while young.heading != CHECK:
        assert young.page.select_one("main form")["autocomplete"] == "off"
        assert not [each for each in young.page.select("[autocomplete]") if each["autocomplete"] != "off"]
        young.fill({ask: answers[ask] for ask in answers if ask in young.main}).press()


def test_pressing_send_twice_says_that_it_was_sent(whole_council: Council, young: Person):
    asked(young)
    address, form = f"{journey(young)}/send", young.sent_by("Send my answers")
    secret = young.client.get_cookie(f"j-{address.split('/')[3]}").value
    young.press("Send my answers")
    young.client.set_cookie(f"j-{address.split('/')[3]}", secret)
    again = young.client.post(address, data=form, base_url="http://localhost")
    assert again.status_code == 200, "the cookie is gone by the time another page would be asked for"
    assert "You have sent your form" in again.text
    assert len(whole_council.submissions()) == 1


def test_pressing_send_twice_in_the_survey_does_not_frighten(whole_council: Council, young: Person):
    young.start_without_code(SURVEY)
    walk(young, SURVEYED | {"What is hard about helping?": "I am tired."})
    address, form = f"{journey(young)}/send", young.sent_by("Send my answers")
    secret = young.client.get_cookie(f"j-{address.split('/')[3]}").value
    young.press("Send my answers")
    young.client.set_cookie(f"j-{address.split('/')[3]}", secret)
    young.send(address, form, expect=410)
    assert "it has been sent" in young.main
    assert rows(whole_council.engine, "apart_answers") == 1


def test_the_survey_leaves_no_reference_behind(
    whole_council: Council, prepared_with_all_forms: Prepared, young: Person
):
    young.start_without_code(SURVEY)
    walk(young, SURVEYED | {"What is hard about helping?": "I am tired."})
    young.press("Send my answers")
    assert whole_council.submissions() == []
    for table in ("journeys", "journey_keys", "submissions"):
        assert rows(whole_council.engine, table) == 0, table
    (record,) = read_apart(whole_council.store, prepared_with_all_forms.private_key)
    assert (record.form, record.month) == (SURVEY, "2026-11")
    assert record.answers == {"age_band": "a13_14", "hard_things": "I am tired."}


def test_with_a_code_the_young_person_can_come_back_and_nobody_can_without(whole_council: Council, young: Person):
    young.start_without_code(TALK).fill({"How old are you?": "13 or 14"}).press()
    young.follow("I want to come back later")
    words = [span.get_text() for span in young.page.select(".app-code")[2].select("span")]
    assert len(words) == 4
    reference = young.page.select(".app-code")[0].get_text()
    other = Person(whole_council.app)
    other.open("/demo/come-back").fill({"Your reference": reference, "Your code": " ".join(words)}).press("Carry on")
    other.follow("Continue with")
    assert other.heading in {"What should we call you?", "How old are you?"}


def test_leaving_quickly_hides_everything_and_one_can_begin_again(young: Person):
    young.start_without_code(TALK).fill({"How old are you?": "13 or 14"}).press()
    here = young.url
    young.client.get("/demo/leave", base_url="http://localhost")
    young.open(here)
    assert young.heading == "This page is closed"
    assert "Childline" not in young.text
    young.start_without_code(TALK)
    assert young.heading == "How old are you?"


@pytest.mark.parametrize(("form", "answer"), [(TALK, "Under 13"), (SURVEY, "11 or 12"), (SURVEY, "Under 11")])
def test_a_child_under_13_is_told_whom_to_talk_to_and_nothing_is_kept(
    whole_council: Council, young: Person, form: str, answer: str
):
    young.start_without_code(form)
    here = young.url
    young.fill({"How old are you?": answer}).press()
    assert young.heading == "You can talk to someone"
    assert "0800 1111" in young.main
    assert "adult at school" in young.main
    assert "We have not kept what you wrote." in young.main
    assert rows(whole_council.engine, "journeys") == 0
    young.open(here, expect=403)
    young.open(f"/demo/{form}").press("Start")
    assert young.heading == "How old are you?"


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_an_age_that_is_left_out_is_asked_for_again_kindly(whole_council: Council, young: Person, form: str):
    young.start_without_code(form)
    assert "leave this out" not in young.main
    young.press()
    assert young.heading == "How old are you?"
    ((where, words),) = young.errors
    assert ENOUGH in words
    assert young.page.find(id=where.removeprefix("#"))
    young.fill({"How old are you?": ENOUGH}).press()
    assert young.heading in {"What should we call you?", "Who do you help?"}
    assert rows(whole_council.engine, "journeys") == 1


@pytest.mark.parametrize(
    ("form", "page", "answers", "shown"),
    [
        (SURVEY, 2, {"Who do you help?": ["My mum"]}, "My mum"),
        (TALK, 3, {"What should we call you?": "Ash"}, "Ash"),
    ],
)
def test_nobody_sends_without_an_age_by_going_round_its_page(
    whole_council: Council, young: Person, form: str, page: int, answers: dict[str, object], shown: str
):
    young.start_without_code(form)
    here = journey(young)
    young.open(f"{here}/{page}")
    token = young.sent_by()["csrf_token"]
    young.fill(answers).press()
    assert not young.open(f"{here}/check").offers("Send my answers")
    assert "Answer these before you send" in young.main
    young.send(f"{here}/send", {"csrf_token": token})
    assert young.heading == CHECK
    assert "How old are you?" in " ".join(words for _, words in young.errors)
    assert shown in young.main
    assert rows(whole_council.engine, "apart_answers") == rows(whole_council.engine, "submissions") == 0
    young.open(f"{here}/1").fill({"How old are you?": ENOUGH}).press()
    assert shown in young.open(f"{here}/check").main


def test_from_13_on_the_form_goes_on(young: Person):
    young.start_without_code(TALK).fill({"How old are you?": "13 or 14"}).press()
    assert young.heading == "What should we call you?"


def test_a_council_may_take_answers_from_younger_children(prepared_with_all_forms: Prepared, tmp_path):
    council = Council(prepared_with_all_forms, tmp_path)
    keep_profile(council.store, profile().replace(b"under_13: no", b"under_13: yes"))
    person = Person(council.app)
    person.start_without_code(TALK).fill({"How old are you?": "Under 13"}).press()
    assert person.heading == "What should we call you?"
    council.close()


@pytest.mark.parametrize("form", [SURVEY, TALK])
def test_such_a_council_needs_no_age(prepared_with_all_forms: Prepared, tmp_path, form: str):
    council = Council(prepared_with_all_forms, tmp_path)
    keep_profile(council.store, profile().replace(b"under_13: no", b"under_13: yes"))
    person = Person(council.app)
    person.start_without_code(form).press()
    assert person.heading in {"What should we call you?", "Who do you help?"}
    council.close()
