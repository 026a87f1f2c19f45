"""The numbered parts of what a round looks at."""

import pytest

from formbuilder.definition.bundle import bundles
from formbuilder.definition.load import parse
from formbuilder.definition.model import Form
from formbuilder.review.carrying import carry
from formbuilder.review.parts import looked
from formbuilder.review.points import Point, Status
from formbuilder.review.standing import Standing
from tests.council import SMALL


@pytest.fixture(scope="module")
def form() -> Form:
    return next(form for form, _ in bundles(SMALL) if form.slug == "small-talk")


def test_every_part_of_a_question_has_a_number_and_a_place_that_points_can_have_r1(form: Form):
    for question in Standing(form).questions:
        found = looked(form, question)
        assert found
        assert [part.number for part in found.parts] == list(range(len(found.parts)))
        for part in found.parts:
            spot = Standing(form).spot(part.place)
            assert spot
            assert part.words == Standing(form).text(spot)


def test_an_answer_and_what_stands_below_it_are_parts_of_their_own(form: Form):
    found = looked(form, "cares_for")
    assert found
    part = found.part("cares_for.options.partner")
    assert part
    assert part.label == f"{part.number}. An answer: “My partner”"


def test_a_group_and_the_questions_inside_it_are_looked_at_apart(form: Form):
    group, inside = looked(form, "people"), looked(form, "person_near")
    assert group
    assert inside
    assert not any(place.startswith("person_") for place in group.places)
    assert "person_near.ask" in inside.places


def test_words_of_no_question_are_one_part_and_what_is_not_there_is_none(form: Form):
    intro = looked(form, "form.intro")
    assert intro
    assert (intro.question, intro.places, intro.upsetting) == (None, ("form.intro",), False)
    assert looked(form, "gone") is None


def test_private_questions_and_those_about_danger_are_announced_r25(form: Form):
    upsetting = {id_ for id_ in Standing(form).questions if (found := looked(form, id_)) and found.upsetting}
    assert upsetting == {"danger_now", "safe", "help_safe", "secret"}


TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
WHY = "            why: So that we know how much time you have for yourself."
EASY = "easy-read: {ask: How many hours?, picture: a clock}"
WORDED = TEXT.replace(WHY, f"            wording: {{{EASY}, warm: {{hint: A guess is fine.}}}}\n{WHY}")


def words(text: str) -> Form:
    return parse(text.encode(), "1.yaml")


def test_the_chair_chooses_wordings_and_parts_keep_their_numbers():
    form = words(WORDED)
    every, easy, usual = (looked(form, "hours", each) for each in (None, ("easy-read",), ()))
    assert every
    assert easy
    assert usual
    assert (every.wordings, easy.wordings, usual.wordings) == (("easy-read", "warm", "helper"), ("easy-read",), ())
    part = easy.part("hours.ask@easy-read")
    assert part == every.part("hours.ask@easy-read")
    assert part
    assert part.label == f"{part.number}. The question, in Easy Read: “How many hours?”"
    assert easy.part("hours.hint@warm") is None
    assert not any("@" in each.place for each in usual.parts)


def test_words_that_are_made_for_helpers_have_a_place_that_follows_what_they_are_made_from():
    old = words(WORDED)
    now = words(WORDED.replace("About how many hours did you help", "How many hours did you help"))
    found = looked(old, "hours")
    made = found.part("hours.ask@helper") if found else None
    assert made
    assert made.words == "About how many hours did they help in the last 7 days?"
    points = [Point(id=place, place=place) for place in ("hours.ask@helper", "hours.ask@easy-read")]
    helper, easy = carry(old, now, points)
    assert (helper.status, helper.place) == (Status.REWORDED, ("hours.ask@helper",))
    assert (easy.status, easy.place) == (Status.SAME, ("hours.ask@easy-read",))
