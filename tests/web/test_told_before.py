"""Asked once: what somebody told in one form can be put into another, with their yes, and nobody else learns of it."""

import pytest

from formbuilder.storage.tables import metadata
from tests.council import Council
from tests.person import Person
from tests.web.lending import (
    ASKED_BEFORE,
    CALL_YOU,
    LOOK,
    PUT,
    TALK,
    TELL,
    WHO,
    WITH_ME,
    fill_parent,
    sent_form,
    tick,
    ticks,
    told,
    value_on,
)
from tests.web.untouched import rows


def test_the_list_says_by_name_and_value_what_would_be_put_in_and_everything_is_ticked(sam: Person):
    sam.start(TALK)
    told(sam)
    assert ticks(sam) == {"The name we should call you": True, "Your address": True}
    assert "Sam" in sam.main
    assert "1 Hill Road" in sam.main
    assert "Lee" not in sam.main, "the other form does not ask for the child"
    sam.press(PUT)
    assert sam.heading == "A talk about you and the help you give"
    sam.open(f"{sam.journey}/check")
    (row,) = [each for each in sam.page.select(".govuk-summary-list__row") if CALL_YOU in each.text]
    assert "From your other form" in row.text
    assert sam.main.count("From your other form") == 2


def test_what_is_changed_afterwards_is_not_from_the_other_form_any_more(sam: Person):
    sam.start(WITH_ME)
    told(sam).press(PUT)
    sam.page_of(CALL_YOU).fill({CALL_YOU: "Samira", "What is a private way to reach you?": "Text me"}).press()
    assert "From your other form" not in sam.open(f"{sam.journey}/check").main
    assert "Samira" in sam.main


def test_only_what_is_ticked_is_put_in(sam: Person):
    sam.start(TALK)
    tick(told(sam), "Your address", on=False).press(PUT)
    assert "Sam" in sam.open(f"{sam.journey}/check").main
    assert "Hill Road" not in sam.main


def test_starting_afresh_puts_nothing_in(sam: Person):
    sam.start(TALK)
    told(sam).follow("No, I will start afresh")
    assert "Sam" not in sam.open(f"{sam.journey}/check").main


def test_what_is_answered_already_is_neither_offered_nor_changed(town: Council, sam: Person):
    sam.start(WITH_ME)
    stale = told(sam).sent_by(PUT)
    sam.open(f"{sam.journey}/2").fill({CALL_YOU: "Ali", "What is a private way to reach you?": "Text me"}).press()
    assert ticks(told(sam)) == {}
    sam.send(sam.url, stale)
    assert value_on(sam, 2, CALL_YOU) == "Ali"


def test_nothing_ticked_is_said_and_nothing_happens(town: Council, sam: Person):
    sam.start(WITH_ME)
    tick(told(sam), "The name we should call you", on=False)
    before = rows(town)
    sam.press(PUT)
    assert sam.errors == [("#bring-1-1", "Tick what you want to put in. Or continue with this form as it is.")]
    assert rows(town) == before


def test_a_tampered_list_puts_in_nothing_that_is_not_offered(town: Council, sam: Person):
    sam.start(WITH_ME)
    sent = told(sam).sent_by(PUT)
    before = rows(town)
    sam.send(sam.url, sent | {"bring": ["reach", "how_with_me", "child_name", "__proto__", "q" * 9_999, ""]})
    assert sam.heading == "Do it with me"
    assert rows(town) == before
    for of in ("", "XXXXXXXX", "../..", "\x00", sam.code.reference.replace("-", "")):
        sam.send(f"{sam.journey}/told-before", sent | {"of": [of]})
        assert "not open here any more" in sam.errors[0][1], of
    assert rows(town) == before
    sam.send(f"{sam.journey}/told-before", sent | {"of": [], "lent": ["AAAA" * 999]})
    assert "not open here any more" in sam.errors[0][1]
    assert rows(town) == before


@pytest.mark.parametrize("do", ["put", "look", "untell", ""])
def test_without_its_token_a_button_changes_nothing(town: Council, sam: Person, do: str):
    code = sam.code
    sam.start(WITH_ME)
    sent = told(sam).sent_by(PUT) | {"do": [do], "reference": [code.reference], "code": [code.digits]}
    before = rows(town)
    sam.send(sam.url, sent | {"csrf_token": ["x"]})
    assert rows(town) == before
    assert sam.heading in {"Send this once more", ASKED_BEFORE}
    if do == "look":
        assert "We could not check that this came from you" in sam.errors[0][1]


def test_opening_the_page_changes_nothing_not_even_when_the_other_form_was_last_used(town: Council):
    person = Person(town.app)
    first = fill_parent(person, shared=True)
    person.start(WITH_ME, shared=True)
    for _ in range(9):
        town.clock.pass_by(minutes=1)
        assert "Sam" in told(person).main
    town.clock.pass_by(minutes=2)
    told(person)
    assert "Sam" not in person.main
    assert first.reference not in person.main


def test_what_was_shown_before_the_other_form_ended_cannot_be_put_in_afterwards(town: Council):
    person = Person(town.app)
    fill_parent(person, shared=True)
    person.start(WITH_ME)
    told(person)
    town.clock.pass_by(minutes=11)
    person.press(PUT)
    assert "not open here any more" in person.errors[0][1]
    assert value_on(person, 2, CALL_YOU) == ""


def test_nothing_shows_of_a_form_that_was_stopped_on_this_device(sam: Person):
    sam.follow("Stop and clear this device").press("Stop and clear this device")
    sam.start(WITH_ME)
    assert "Sam" not in told(sam).main


def test_nothing_shows_while_forms_are_covered(sam: Person):
    sam.start(WITH_ME)
    sam.client.get("/demo/leave")
    sam.open(f"{sam.journey}/told-before")
    assert sam.heading == "This page is closed"
    sam.send(f"{sam.journey}/told-before", {"do": "look"})
    assert sam.heading == "This page is closed"


def test_private_answers_and_danger_are_never_offered(town: Council):
    person = Person(town.app)
    editions = town.app.extensions["desk"].serving.council("demo").editions_open(town.clock())
    form = next(each.form for each in editions if each.form.slug == "carers-assessment")
    private = {question.id: page.number for page in form.pages for question in page.questions if question.private}
    person.start("carers-assessment")
    person.open(f"{person.journey}/1").fill({"Is anyone in danger now?": "No"}).press()
    kept = 0
    for number in sorted(set(private.values())):
        person.open(f"{person.journey}/{number}")
        boxes = person.page.select("textarea")
        for box in boxes:
            box.string = "MyPrivateWords"
        for box in person.page.select("main input[type=radio]")[:1]:
            box["checked"] = ""
        if person.offers("Continue"):
            person.press()
            kept += len(boxes)
    assert kept
    person.start("needs-assessment")
    sent = told(person).sent_by("Save this")
    assert not set(ticks(person)) & {str(q.short) for q in form.questions if q.private or q.id in form.danger_questions}
    assert "MyPrivateWords" not in person.response.text
    before = rows(town)
    person.send(person.url, sent | {"bring": [*private, *form.danger_questions]})
    assert rows(town) == before


def test_young_carers_forms_give_and_take_nothing(town: Council):
    person = Person(town.app)
    fill_parent(person)
    person.start_without_code("young-carers-talk")
    journey = person.url.rpartition("/")[0]
    assert ASKED_BEFORE not in person.open(journey).main
    person.open(f"{journey}/told-before")
    assert "Hill Road" not in person.main
    assert person.heading != ASKED_BEFORE


def talk_with(person: Person, who: str) -> None:
    """Begin the talk with a carer, and say who fills it in."""
    person.start(TALK)
    person.open(f"{person.journey}/check")
    person.page_of(WHO).fill({WHO: who}).press()


SELF, HELPED, FOR_THEM = (
    "I am. It is about me.",
    "I am, and someone helps me. It is about me.",
    "I am, for someone else. It is about them.",
)


@pytest.mark.parametrize("first", [HELPED, FOR_THEM])
def test_where_somebody_else_helped_values_stay_hidden_and_nothing_is_ticked(town: Council, first: str):
    person = Person(town.app)
    talk_with(person, first)
    person.page_of(CALL_YOU).fill({CALL_YOU: "Sam"}).press()
    person.start(WITH_ME)
    told(person)
    assert ticks(person) == {"The name we should call you": False}
    assert "Sam" not in person.main
    assert "we do not show the answers here" in person.main
    tick(person, "The name we should call you").press(PUT)
    assert value_on(person, 2, CALL_YOU) == "Sam"


def test_who_helps_is_put_in_where_the_same_helper_helps(town: Council):
    person = Person(town.app)
    talk_with(person, HELPED)
    person.fill({"What is the helper’s name?": "Ana"}).press()
    talk_with(person, SELF)
    assert "What is the helper’s name?" not in told(person).main
    assert "The helper’s name" not in ticks(person)
    person.start("needs-assessment")
    person.open(f"{person.journey}/check")
    person.page_of(WHO).fill({WHO: HELPED}).press()
    told(person)
    assert ticks(person)["The helper’s name"]
    assert "Ana" in person.main


def test_the_council_sees_no_link_between_two_forms_without_the_persons_yes(town: Council, sam: Person):
    first = sam.code
    sent_form(sam)
    sam.start(WITH_ME)
    told(sam).fill({"Your reference": first.reference, "Your code": first.digits}).press(LOOK)
    assert ticks(sam, "tell") == {TELL: False}
    sam.press(PUT)
    finish_with_me(sam)
    assert all(each.others == () for each in town.submissions())
    plain = first.reference.replace("-", "")
    with town.engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(table.select()):
                cells = [value for value in row if isinstance(value, str)]
                assert not (plain in cells and sam.code.reference.replace("-", "") in cells), table.name


def finish_with_me(person: Person) -> None:
    person.open(f"{person.journey}/2").fill({"What is a private way to reach you?": "Text me"}).press()
    person.open(f"{person.journey}/check").press("Send my answers")
    assert person.heading == "You have sent your form"


def test_with_the_persons_yes_the_readers_learn_of_the_other_form(town: Council, sam: Person):
    first = sam.code
    sam.start(WITH_ME)
    tick(told(sam), TELL).press(PUT)
    assert f"you filled in {first.reference} too" in sam.open(f"{sam.journey}/check").main
    finish_with_me(sam)
    (submission,) = town.submissions()
    assert submission.others == (first.reference.replace("-", ""),)


def test_the_yes_can_be_given_alone_and_taken_back(town: Council, sam: Person):
    sam.start(WITH_ME)
    tick(tick(told(sam), "The name we should call you", on=False), TELL).press(PUT)
    assert value_on(sam, 2, CALL_YOU) == ""
    sam.open(f"{sam.journey}/check").follow("Change this")
    assert ticks(sam, "tell") == {}
    sam.press("Do not tell them")
    assert ticks(sam, "tell") == {TELL: False}
    assert "Your other form" not in sam.open(f"{sam.journey}/check").main
    sam.open(f"{sam.journey}/2").fill({CALL_YOU: "Sam", "What is a private way to reach you?": "Text me"}).press()
    sam.open(f"{sam.journey}/check").press("Send my answers")
    assert [each.others for each in town.submissions()] == [()]


def test_a_form_of_another_council_or_that_is_gone_gives_nothing(town: Council, sam: Person):
    sam.client.set_cookie("j-XXXXXXXX", "A" * 44)
    sam.client.set_cookie("j-", "A" * 44)
    sam.client.set_cookie("j-%00", "rubbish")
    sam.start(WITH_ME)
    assert ticks(told(sam)) == {"The name we should call you": True}


def test_a_form_that_was_sent_already_takes_nothing_over(town: Council, sam: Person):
    sent_form(sam)
    sam.open(f"{sam.journey}/told-before", expect=200)
    assert sam.heading == "You have sent your form"


def test_only_the_five_newest_forms_are_shown(town: Council):
    person = Person(town.app)
    for number in range(7):
        fill_parent(person, name=f"Sam{number}")
        town.clock.pass_by(minutes=1)
    person.start(WITH_ME)
    told(person)
    assert len(ticks(person)) == 1
    assert len(person.page.select("input[name=bring]")) == 5
    assert "Sam6" in person.main
    assert "Sam1" not in person.main
