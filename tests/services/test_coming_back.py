from datetime import timedelta
from secrets import token_bytes

import pytest

from formbuilder.sealing.code import digits_of, words_of
from formbuilder.sealing.reference import new_reference, shown_reference
from formbuilder.sealing.words import WordList
from formbuilder.sealing.wraps import SALT_BYTES
from formbuilder.services.coming_back import (
    GUESSES_FOR_A_COUNCIL,
    WHOLE_COUNCIL,
    CameBack,
    Refusal,
    Refused,
    come_back,
    read_in_any_language,
)
from formbuilder.services.journeys import Closed, Reason, State, delete_journey, open_journey
from formbuilder.storage import guesses
from tests.services.stories import NOW, Person, minutes

WRONG_CODE = digits_of("0000000000001")
WORDS = WordList.of(
    f"{first}{second}{third}" for first in "bcdfghjklmnpqrst" for second in "aeiouyæø" for third in "bcdfghjklmnpqrst"
)


def comes_back(person: Person, typed: str = "", *, reference: str = "", now=NOW, **more):
    typed = typed or digits_of(person.code)
    return come_back(person.store, reference or person.reference, typed, now=now, random=token_bytes, **more)


def back(person: Person, **more) -> Person:
    came = comes_back(person, **more)
    assert isinstance(came, CameBack), came
    return Person(person.store, came.reference, came.secret, person.code)


def test_the_code_opens_the_journey_on_another_device(person):
    person.saves({"name": "Ann"})
    other = back(person, reference=shown_reference(person.reference).lower())
    assert other.journey().answers == {"name": "Ann"}
    other.saves({"town": "Bedford"})


def test_the_device_used_before_no_longer_opens_it(person):
    back(person)
    assert open_journey(person.store, person.reference, person.secret, NOW) == Closed(Reason.NO_KEY)


def test_whether_the_device_is_shared_is_said_on_coming_back(store):
    person = Person.begins(store, shared=True)
    home = back(person, now=minutes(60), shared=False)
    assert not home.journey(minutes(600)).shared
    library = back(person, now=minutes(600), shared=True)
    assert open_journey(store, library.reference, library.secret, minutes(610)) == Closed(Reason.ENDED)


@pytest.mark.parametrize(
    "change", [str.upper, lambda typed: typed.replace(" ", ""), lambda typed: typed.replace(" ", "-")]
)
def test_case_spaces_and_hyphens_do_not_matter(person, change):
    assert isinstance(comes_back(person, change(digits_of(person.code))), CameBack)


def test_where_it_is_not_said_the_device_is_as_it_was(store):
    person = Person.begins(store, shared=True)
    came = comes_back(person, now=minutes(60))
    assert isinstance(came, CameBack)
    assert came.shared
    assert Person(store, came.reference, came.secret).journey(minutes(61)).shared


def test_words_mean_the_same(person):
    typed = " ".join(words_of(person.code, WORDS)).upper()
    assert read_in_any_language(typed, [WORDS]) == person.code


def test_the_code_works_after_sending_and_shows_what_was_sent(person):
    person.saves({"name": "Ann", "left": "x"})
    person.has_sent(answers={"name": "Ann"})
    journey = back(person).journey()
    assert journey.answers == {"name": "Ann"}
    assert journey.state is State.SENT
    assert journey.code == "", "the council can read this box"


def test_a_wrong_code_and_an_unknown_reference_answer_the_same_and_take_as_long(person):
    drawn = []

    def random(count: int) -> bytes:
        drawn.append(count)
        return token_bytes(count)

    for reference in (person.reference, new_reference(token_bytes)):
        assert come_back(person.store, reference, WRONG_CODE, now=NOW, random=random) == Refused(Refusal.WRONG)
    assert drawn == [SALT_BYTES], "the unknown one is stretched with a salt of its own"


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        (" - ", Refusal.EMPTY),
        ("1234", Refusal.TOO_SHORT),
        ("1" * 15, Refusal.TOO_LONG),
        ("0000 0000 0000 10", Refusal.CHECK_DIGIT),
    ],
)
def test_what_cannot_be_a_code_is_told_at_once_and_is_no_guess(person, typed, refusal):
    for _ in range(10):
        assert comes_back(person, typed).kind is refusal
    assert isinstance(comes_back(person), CameBack)


def test_what_cannot_be_a_reference_is_told(person):
    assert comes_back(person, reference="AAAA-AAAA") == Refused(Refusal.REFERENCE)


def fill(person: Person, subject: str, count: int, now=NOW) -> None:
    for _ in range(count):
        assert person.store.write(lambda scope: guesses.count(scope, subject, count, now)) is None


def test_eight_wrong_codes_an_hour_and_not_even_the_right_one_is_tried(person):
    for _ in range(8):
        assert comes_back(person, WRONG_CODE) == Refused(Refusal.WRONG)
    assert comes_back(person) == Refused(Refusal.TOO_MANY, NOW + timedelta(hours=1))
    assert isinstance(comes_back(person, now=minutes(60)), CameBack)


def test_guesses_at_references_that_nobody_has_are_limited_too(person):
    unknown = new_reference(token_bytes)
    fill(person, unknown, 8)
    assert comes_back(person, reference=unknown).kind is Refusal.TOO_MANY


def test_a_right_code_clears_the_count(person):
    fill(person, person.reference, 7)
    back(person)
    for _ in range(2):
        assert comes_back(person, WRONG_CODE).kind is Refusal.WRONG


def test_all_guesses_in_a_council_are_limited(person):
    fill(person, WHOLE_COUNCIL, 5)
    person.store.write(
        lambda scope: scope.connection.execute(
            guesses.guesses.update()
            .where(guesses.guesses.c.council_id == scope.council)
            .values(count=GUESSES_FOR_A_COUNCIL)
        )
    )
    assert comes_back(person, now=minutes(1)) == Refused(Refusal.TOO_MANY, NOW + timedelta(hours=1))


def test_people_who_come_back_do_not_use_up_the_councils_guesses(person):
    back(person)
    counted = person.store.read(
        lambda scope: scope.connection.execute(
            guesses.guesses.select().where(guesses.guesses.c.council_id == scope.council)
        ).all()
    )
    assert [(row.subject, row.count) for row in counted] == [(WHOLE_COUNCIL, 0)]


def test_a_deleted_journey_does_not_come_back(person):
    delete_journey(person.store, person.reference, person.secret, now=NOW, random=token_bytes)
    assert comes_back(person) == Refused(Refusal.WRONG)
