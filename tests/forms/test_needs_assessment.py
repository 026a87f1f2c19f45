"""What the law, and the people who fill it in, need of the form about one’s own daily life."""

import re

import pytest

from formbuilder.definition.marks import Also
from formbuilder.definition.model import Information
from formbuilder.definition.slots import slots
from tests.forms.starters import LIBRARY, carers, dangers, options, random_walks, scenario, served, usual, walk

NEEDS = carers("needs-assessment")
QUESTIONS = {question.id: question for question in NEEDS.questions}
TEN = (
    "meals",
    "washing",
    "toilet",
    "dressing",
    "safe_home",
    "look_after_home",
    "people",
    "work",
    "places",
    "children",
)
HELPED = {"reminded", "helped", "done_for_me"}
HARD = {*HELPED, "hard", "not_done"}
UNABLE = {"pain", "upset", "unsafe", "slow"}
"""What makes a person unable who needs no help: SI 2015/313, regulation 2(3)(b) to (d)."""
ALONE_AND_ADULT = {"who_fills_in": "self", "are_you_18": "yes", "how_to_do_this": "self_then_talk"}
MOST_ON_THE_USUAL_WAY = 46
each_of_the_ten = pytest.mark.parametrize("thing", TEN)


@pytest.mark.parametrize("duty", ["care-act-9", "adults-eligibility", "how-we-assess", "hsca12-s250", "ca14-s67"])
def test_the_usual_way_serves_every_duty(duty):
    assert set(LIBRARY.parts(duty)) - served(usual(NEEDS).questions) == set()


@pytest.mark.parametrize("duty", ["care-act-9", "adults-eligibility"])
def test_the_form_names_the_duties_that_it_must_serve(duty):
    assert set(LIBRARY.parts(duty)) <= {part for named in NEEDS.duties for part in LIBRARY.parts(named)}


def test_whatever_an_adult_answers_section_9_and_all_ten_outcomes_are_asked_about():
    must = {*LIBRARY.parts("care-act-9"), *(f"si2015-313-r2-2-{letter}" for letter in "abcdefghij")}
    for _, walked in random_walks(NEEDS, **ALONE_AND_ADULT):
        assert must - served(walked.questions) == set()


def test_each_outcome_of_the_law_has_one_question_in_the_order_of_the_law():
    order = [id_ for id_ in usual(NEEDS).asked if id_ in {f"life_{thing}" for thing in TEN}]
    assert order == [f"life_{thing}" for thing in TEN]
    found = [next(duty[-1] for duty in QUESTIONS[id_].serves if "-r2-2-" in duty) for id_ in order]
    assert "".join(found) == "abcdefghij"


def test_the_usual_way_is_about_45_questions():
    asked = [each for each in usual(NEEDS).questions if not isinstance(each.type, Information)]
    assert 40 <= len(asked) <= MOST_ON_THE_USUAL_WAY


@each_of_the_ten
def test_more_is_asked_only_where_it_is_hard_and_on_one_page(thing):
    more = [f"{thing}_why", f"{thing}_who", f"{thing}_want"]
    assert [[each.id for each in page.questions] for page in NEEDS.pages if more[0] in str(page)].count(more) == 1
    for answers, walked in random_walks(NEEDS, **ALONE_AND_ADULT):
        answer = answers.get(f"life_{thing}")
        hard, helped = (isinstance(answer, str) and answer in those for those in (HARD, HELPED))
        assert [id_ in walked.asked for id_ in more] == [hard, helped, hard], answer


@each_of_the_ten
def test_each_kind_of_unable_can_be_told_apart(thing):
    values = {option.value for option in options(QUESTIONS[f"life_{thing}"])}
    assert values >= {"can", "hard", "reminded", "helped", "not_done", "not_apply"}
    why = QUESTIONS[f"{thing}_why"]
    assert {option.value for option in options(why)} >= {*UNABLE, "begin"}
    assert {f"si2015-313-r2-3-{letter}" for letter in "abcd"} <= set(why.serves)


@each_of_the_ten
def test_nobody_has_to_know_or_to_say_why_a_thing_is_hard(thing):
    assert Also.DONT_KNOW in QUESTIONS[f"life_{thing}"].also
    assert set(QUESTIONS[f"{thing}_why"].also) == {Also.DONT_KNOW, Also.PREFER_NOT}


@pytest.mark.parametrize("id_", ["life_toilet", "life_children", "life_now", "hard_because", "looked_after"])
def test_what_is_hard_to_say_need_not_be_said(id_):
    assert Also.PREFER_NOT in QUESTIONS[id_].also


@pytest.mark.parametrize(
    ("times", "asked"),
    [
        (["days"], ["hardest_day", "easiest_day"]),
        (["months"], ["hard_months"]),
        (["days", "months"], ["hardest_day", "easiest_day", "hard_months"]),
        (["no"], []),
        ({"also": "dont_know"}, []),
    ],
    ids=["days", "months", "both", "no", "not known"],
)
def test_needs_that_change_are_looked_at_over_days_and_over_months(times, asked):
    found = walk(NEEDS, {"harder_times": times}).asked
    assert [id_ for id_ in found if id_ in {"hardest_day", "easiest_day", "hard_months"}] == asked


@pytest.mark.parametrize("who", ["adult", "under_18"])
def test_whoever_looks_after_the_person_is_named_only_after_a_yes(who):
    both = {"carer_talk", "tell_carer"}
    assert both <= set(walk(NEEDS, {"looked_after": [who]}).asked)
    assert not both & set(walk(NEEDS, {"looked_after": ["no"]}).asked)
    for answer, named in [("yes", True), ("ask_first", False), ("no", False)]:
        assert ("carer_who" in walk(NEEDS, {"looked_after": [who], "carer_talk": answer}).asked) is named


def test_ways_to_talk_language_and_private_ways_come_before_the_questions_about_daily_life():
    asked = usual(NEEDS).asked
    first = ["danger_now", "how_to_do_this", "who_fills_in", "are_you_18", "language_speak", "reach", "hard_because"]
    assert [id_ for id_ in asked if id_ in first] == first
    last = ["would_help", "looked_after", "include_anyone", "private_now", "anything_else"]
    assert [id_ for id_ in asked if id_ in last] == last


@pytest.mark.parametrize(
    "answers",
    [{"how_to_do_this": "at_home"}, {"are_you_18": "no"}, {"who_fills_in": "for_them", "they_agree": "no"}],
    ids=["with a worker", "under 18", "without a yes"],
)
def test_whom_the_form_does_not_fit_is_asked_little(answers):
    walked = walk(NEEDS, answers | {"reach": ["text"]})
    assert walked.screens <= 14
    assert not {"hard_because", "life_meals", "looked_after", "private_now"} & set(walked.asked)


@pytest.mark.parametrize(
    "who",
    [
        {"who_fills_in": "for_them"},
        {"who_fills_in": "for_them", "helper_link": "advocate"},
        {"who_fills_in": "helped", "helper_link": "family"},
        {"who_fills_in": "helped", "helper_link": "paid_worker"},
    ],
    ids=["for them", "an advocate for them", "family helps", "a paid worker helps"],
)
def test_nobody_close_by_ever_sees_a_private_question(who):
    private = {question.id for question in NEEDS.questions if question.private}
    assert "left_without" in private
    for _, walked in random_walks(NEEDS, private_now="yes", **who):
        assert not private & set(walked.asked)


@pytest.mark.parametrize(
    ("answers", "say"),
    [
        ({"danger_now": "yes"}, "help_now"),
        ({"private_now": "yes", "safe_hurt": "yes"}, "help_safe_hurt"),
        ({"private_now": "yes", "safe_self": "yes"}, "help_safe_self"),
        ({"private_now": "yes", "left_without": "yes"}, "help_left_without"),
    ],
)
def test_each_answer_that_means_danger_is_met_at_once(answers, say):
    assert dangers(NEEDS, answers) == [say]
    assert dangers(NEEDS, {"danger_now": "no", "private_now": "yes", "left_without": "no"}) == []


def test_an_assessment_depends_neither_on_money_nor_on_a_diagnosis_nor_on_help_there_is():
    intro = str(NEEDS.intro)
    for said in ("whatever you own", "if someone helps you already", "You do not need a diagnosis."):
        assert said in intro
    assert "even if someone helps you already" in str(QUESTIONS["about_daily_life"].hint)


def test_nobody_is_called_a_carer():
    words = [(address, str(said)) for address, said in slots(NEEDS) if not address.startswith("talk_to.")]
    assert [each for each in words if re.search(r"\bcarers?\b", each[1], re.IGNORECASE)] == []


def test_the_longest_way_opens_every_page_about_the_ten():
    longest = scenario(NEEDS, "Somebody helps with each thing, and each box is opened")
    asked = set(walk(NEEDS, dict(longest.answers)).asked)
    assert {f"{thing}_{end}" for thing in TEN for end in ("why", "who", "want")} <= asked
