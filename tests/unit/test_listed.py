"""Facts by which a form is found again, and their marks."""

import pytest

from formbuilder.answers.listed import Listed, listed, written
from formbuilder.answers.values import AlsoAnswer, Day, Parts, Written
from formbuilder.definition.load import load
from formbuilder.definition.marks import Also, Fact
from formbuilder.sealing.marks import MARK_BYTES, mark, search_key
from tests.council import SMALL

FORM = load(SMALL / "small-talk" / "1.yaml")


@pytest.mark.parametrize(
    ("fact", "typed", "same"),
    [
        (Fact.NAME, "Ann  LEE", "lee, ann"),
        (Fact.NAME, "Zoë O’Brien", "OBRIEN Zoe"),
        (Fact.NAME, "Zoë O'Brien", "zoë obrien"),
        (Fact.NAME, "Łukasz Żak", "żak łukasz"),
        (Fact.POSTCODE, "mk40 2bq", "MK402BQ"),
        (Fact.NHS_NUMBER, "943 476 5919", "9434765919"),
        (Fact.DATE_OF_BIRTH, "1950-02-03", "1950-02-03"),
    ],
)
def test_what_means_the_same_is_written_the_same(fact, typed, same):
    assert written(fact, typed) == written(fact, same) != ""


@pytest.mark.parametrize(
    ("fact", "one", "other"),
    [(Fact.NAME, "Ann Lee", "Anna Lee"), (Fact.NAME, "Ann", "Ann Lee"), (Fact.POSTCODE, "MK40 2BQ", "MK4 02BR")],
)
def test_what_differs_stays_different(fact, one, other):
    assert written(fact, one) != written(fact, other)


@pytest.mark.parametrize("fact", Fact)
def test_nothing_is_no_fact(fact):
    assert written(fact, "") == written(fact, " - ") == ""


def test_only_whole_facts_of_marked_questions_are_listed():
    answers = {"born": Day(1950, 2, 3), "home": Parts((("line1", "1 High St"), ("postcode", "MK40 2BQ")))}
    found = set(listed(FORM.questions, answers | {"call_you": Written("Sam")}))
    assert found == {Listed(Fact.DATE_OF_BIRTH, "1950-02-03"), Listed(Fact.POSTCODE, "mk402bq")}
    for answer in (Day(1950), Day(1950, 2), AlsoAnswer(Also.DONT_KNOW), Written("")):
        assert list(listed(FORM.questions, {"born": answer})) == []
    assert list(listed(FORM.questions, {"home": Parts((("line1", "1 High St"),))})) == []
    assert "MK40" not in repr(found).upper()


def test_a_mark_needs_the_key_of_its_council():
    one, other, elsewhere = search_key("s" * 40, 1), search_key("s" * 40, 2), search_key("t" * 40, 1)
    made = {mark(key, "name", "ann") for key in (one, other, elsewhere)}
    assert len(made) == 3
    assert {len(each) for each in made} == {MARK_BYTES}
    assert mark(one, "name", "x") != mark(one, "postcode", "x")
    assert mark(one, "name", "ann") == mark(search_key("s" * 40, 1), "name", "ann")
