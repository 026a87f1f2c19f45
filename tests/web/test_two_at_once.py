"""Two windows, two devices, two presses: nothing that was accepted is lost, and one sending is one submission."""

from concurrent.futures import ThreadPoolExecutor

from tests.council import Council
from tests.person import Person
from tests.told import begin, send, whole

NAME = "What should we call you?"
STORY = "What else do you want to tell us?"
BOTH = "Your answers were changed somewhere else"
KEEP = "Keep the answers I chose"


def window(person: Person) -> Person:
    """A second window of the same browser."""
    second = Person.__new__(Person)
    second.__dict__.update(person.__dict__)
    return second


def conflict(person: Person, mine: str = "Mine", theirs: str = "Theirs") -> Person:
    """Two windows show a page with an answer; one saves, then the other sends."""
    begin(person)
    person.fill({NAME: "First"}).press()
    person.open(f"{person.journey}/1")
    other = window(person).open(f"{person.journey}/1")
    other.fill({NAME: theirs}).press()
    return person.fill({NAME: mine}).press(expect=200 if mine == theirs else 409)


def test_two_windows_on_two_pages_lose_nothing(council: Council, person: Person):
    begin(person)
    second = window(person).open(f"{person.journey}/9").fill({STORY: "Mine"})
    person.fill({NAME: "Sam"}).press()
    second.press()
    check = person.open(f"{person.journey}/check").main
    assert "Sam" in check
    assert "Mine" in check


def test_a_stale_page_shows_both_answers_and_keeps_what_was_typed(person: Person):
    conflict(person)
    assert person.heading == BOTH
    assert "Mine" in person.main
    assert "Theirs" in person.main
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Theirs", "nothing is changed before the person chooses"


def test_the_person_chooses_what_they_typed(person: Person):
    conflict(person).fill({NAME: "What you typed on this page"}).press(KEEP)
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Mine"


def test_the_person_chooses_what_is_saved(person: Person):
    conflict(person).fill({NAME: "What is saved now"}).press(KEEP)
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Theirs"


def test_choosing_nothing_changes_nothing(person: Person):
    conflict(person).press(KEEP, expect=409)
    assert person.title.startswith("Error: ")
    assert person.errors[0][1] == f"Choose which answer to keep: {NAME}"
    person.fill({NAME: "What you typed on this page"}).press(KEEP)
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Mine"


def test_a_third_change_meanwhile_is_told_again(person: Person):
    conflict(person)
    window(person).open(f"{person.journey}/1").fill({NAME: "Third"}).press()
    person.fill({NAME: "What you typed on this page"}).press(KEEP, expect=409)
    assert "Third" in person.main


def test_the_same_answer_twice_is_no_conflict(person: Person):
    conflict(person, "Same", "Same")
    assert person.heading == "Who is filling in this form?"


def test_a_stale_page_that_did_not_touch_an_answer_leaves_it_as_it_is(person: Person):
    begin(person)
    person.open(f"{person.journey}/5").fill({"Who do you help?": ["My partner"]})
    other = window(person).open(f"{person.journey}/5")
    other.fill({"About how many hours did you help in the last 7 days?": "12"}).press()
    person.press()
    check = person.open(f"{person.journey}/check").main
    assert "12 hours a week" in check
    assert "My partner" in check


def test_two_devices_never_work_with_one_key(council: Council, person: Person):
    begin(person)
    person.fill({NAME: "Sam"}).press().open(f"{person.journey}/9").fill({STORY: "Typed here"})
    other = Person(council.app)
    other.come_back(person.code)
    other.open(f"{other.journey}/9").fill({STORY: "Typed there"}).press()
    person.press(expect=403)
    person.fill({"Your code": person.code.digits}).press("Carry on")
    assert "Typed here" in person.main, "what was typed here is offered"
    assert person.value(STORY) == "Typed there"


def test_sending_twice_makes_one_submission(council: Council, person: Person):
    whole(person)
    sent = person.sent_by("Send my answers")
    first = person.send(f"{person.journey}/send", sent).main
    again = person.send(f"{person.journey}/send", sent).main
    assert first == again
    assert len(council.submissions()) == 1


def test_two_windows_that_send_at_once_make_one_submission(council: Council, person: Person):
    whole(person)
    sent = person.sent_by("Send my answers")
    cookies = "; ".join(f"{each.key}={each.value}" for each in person.client._cookies.values())

    def press(_: int) -> tuple[int, str]:
        client = council.app.test_client(use_cookies=False)
        response = client.post(f"{person.journey}/send", data=sent, headers={"Cookie": cookies})
        return response.status_code, response.headers["Location"]

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(press, range(4)))
    assert answers == {(303, f"{person.journey}/sent")}
    assert len(council.submissions()) == 1


def test_an_answer_changed_after_check_was_opened_is_sent_as_it_is_now(council: Council, person: Person):
    whole(person)
    window(person).open(f"{person.journey}/1").fill({NAME: "Samira"}).press()
    person.press("Send my answers")
    assert [each.answers["call_you"] for each in council.submissions()] == ["Samira"]


def test_after_sending_a_stale_page_changes_nothing_and_says_so(council: Council, person: Person):
    whole(person)
    stale = window(person).open(f"{person.journey}/1").fill({NAME: "Too late"})
    send(person)
    stale.press()
    assert stale.heading == "You have sent your form"
    assert council.submissions()[0].answers["call_you"] == "Sam"


def test_an_item_that_is_sent_twice_is_there_once(council: Council, person: Person):
    whole(person)
    person.page_of("Who else helps?").follow("Add a person")
    person.fill({"What is their name?": {"First name": "Ann"}, "Do they live near you?": "No"})
    address, sent = person.url, person.sent_by()
    person.send(address, sent)
    person.send(address, sent)
    person.open(f"{person.journey}/7")
    assert len(person.page.select("main .govuk-summary-list__row")) == 1


def test_sixty_trials_of_two_windows_lose_no_answer(council: Council, person: Person):
    begin(person)
    with ThreadPoolExecutor(2) as pool:
        for trial in range(60):
            pages = [window(person).open(f"{person.journey}/{page}") for page in (1, 9)]
            pages[0].fill({NAME: f"Sam {trial}"})
            pages[1].fill({STORY: f"Words {trial}"})
            sent = [(page.url, page.sent_by()) for page in pages]
            cookies = "; ".join(f"{each.key}={each.value}" for each in person.client._cookies.values())

            def post(one: tuple[str, dict[str, list[str]]], cookies: str = cookies) -> int:
                client = council.app.test_client(use_cookies=False)
                return client.post(one[0], data=one[1], headers={"Cookie": cookies}).status_code

            assert list(pool.map(post, sent)) == [303, 303]
            check = person.client.get(f"{person.journey}/check").text
            assert f"Sam {trial}" in check
            assert f"Words {trial}" in check
