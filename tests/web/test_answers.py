"""What a person types, and what the page says to it: all errors at once, in plain words, the typed text kept."""

from tests.person import Person
from tests.told import begin

HOURS = "About how many hours did you help in the last 7 days?"
SINCE = "When did you begin to help?"
BORN = "What is your date of birth?"
RENT = "How much rent do you pay?"
NAME = "What should we call you?"


def on(person: Person, number: int) -> Person:
    begin(person)
    return person.open(f"{person.journey}/{number}")


def test_a_missing_name_is_said_in_the_words_of_the_question(person: Person):
    begin(person)
    person.fill({NAME: "  "}).press()
    assert person.errors == [("#q-call_you", "Enter the name we should call you")]
    assert "Enter what" not in person.text
    box = person.page.find(id="q-call_you")
    assert "q-call_you-error" in box["aria-describedby"]


def test_all_errors_of_a_page_are_told_at_once_and_the_typed_text_is_kept(person: Person):
    on(person, 8).fill(
        {RENT: {"Amount in pounds": "much"}, "What is your e-mail address?": "sam", BORN: {"Day": "31", "Month": "2"}}
    )
    person.fill({BORN: {"Year": "1980"}, "What is your home address?": {"Postcode": "nowhere"}}).press()
    landings = [where for where, _ in person.errors]
    assert list(dict.fromkeys(each.split("-")[1] for each in landings)) == ["rent", "mail", "home", "born"]
    assert person.errors[-1][0] == "#q-born-day"
    assert "February" in person.errors[-1][1]
    assert person.value("What is your e-mail address?") == "sam"
    assert person.value(RENT, "Amount in pounds") == "much"
    assert person.value(BORN, "Day") == "31"
    assert person.title.startswith("Error: ")


def test_a_date_with_only_a_day_is_answered_in_words(person: Person):
    on(person, 8).fill({BORN: {"Day": "3"}}).press()
    words = [text for _, text in person.errors]
    assert words
    assert words == ["Check your date of birth. Enter the month too.", "Check your date of birth. Enter the year too."]
    assert [where for where, _ in person.errors] == ["#q-born-month", "#q-born-year"]


def test_a_month_may_be_a_word_and_all_of_a_date_may_stand_in_one_box(person: Person):
    on(person, 5).fill({SINCE: {"Month": "Feb", "Year": "2019"}}).press()
    assert "February 2019" in person.open(f"{person.journey}/check").main
    person.page_of(SINCE).fill({SINCE: {"Day": "2/1950", "Month": "", "Year": ""}}).press()
    assert "February 1950" in person.open(f"{person.journey}/check").main


def test_a_guess_is_an_answer_and_is_kept_as_one(person: Person):
    on(person, 5).fill({HOURS: "about 20"}).press()
    assert "About 20 hours a week" in person.open(f"{person.journey}/check").main
    assert person.page_of(HOURS).value(HOURS) == "about 20"


def test_not_knowing_is_an_answer_and_not_both(person: Person):
    on(person, 5).fill({HOURS: ["I do not know"]}).press()
    assert "I do not know" in person.open(f"{person.journey}/check").main
    person.page_of(HOURS)
    assert person.chosen(HOURS) == ["I do not know"]
    person.page.find(id="q-hours")["value"] = "20"
    person.press()
    assert person.errors[0][0].startswith("#q-hours")


def test_none_of_these_does_not_go_with_another(person: Person):
    on(person, 5).fill({"Who do you help?": ["My partner", "None of these"]}).press()
    assert person.errors[0][0] == "#q-cares_for"


def test_words_are_never_code(person: Person):
    wicked = '"><script>x</script>{{ 7 * 7 }}</textarea>'
    begin(person)
    person.fill({NAME: wicked}).press()
    person.open(f"{person.journey}/check")
    assert wicked in person.page.main.get_text()
    person.page_of(NAME)
    assert person.value(NAME) == wicked
    person.fill({NAME: wicked * 10}).press()
    assert person.value(NAME) == wicked * 10
    assert not person.page.select("script:not([src])")


def test_an_answer_that_was_never_offered_is_not_taken(person: Person):
    on(person, 3)
    sent = person.sent_by() | {"q-danger_now": "perhaps"}
    person.send(person.url, sent)
    assert [where for where, _ in person.errors] == ["#q-danger_now"]
    assert person.errors[0][1].startswith("Choose from the answers on the page")
    assert "Not answered" in person.open(f"{person.journey}/check").main


def test_a_question_that_is_not_on_the_page_is_not_answered_through_it(person: Person):
    begin(person)
    sent = person.fill({NAME: "Sam"}).sent_by() | {"q-danger_now": "yes", "q-hours": "900"}
    person.send(person.url, sent)
    main = person.open(f"{person.journey}/check").main
    assert "Sam" in main
    assert "900" not in main


def test_the_browser_may_fill_in_facts_only_when_nobody_helps(person: Person):
    begin(person)
    assert person.page.find(id="q-call_you")["autocomplete"] == "given-name"
    person.fill({NAME: "Sam"}).press().fill({"Who is filling in this form?": "I am and someone helps me"}).press()
    for page in (1, 8):
        person.open(f"{person.journey}/{page}")
        found = {tag.get("autocomplete") for tag in person.page.select("input[type=text], input[type=email]")}
        assert found == {"off"}, (page, found)


def test_on_a_shared_device_the_browser_fills_in_nothing(person: Person):
    begin(person, shared=True)
    assert person.page.find(id="q-call_you")["autocomplete"] == "off"


def test_a_word_is_explained_in_place(person: Person):
    on(person, 5)
    assert "A break from helping. Someone else helps instead." in person.main
    assert "So that we know how much time you have for yourself." in person.main
    assert "If you leave this out, we ask you when we talk." in person.main
