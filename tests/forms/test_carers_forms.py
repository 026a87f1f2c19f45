"""What the law, and the people who fill them in, need of the carers' forms."""

import pytest

from formbuilder.definition.model import Information
from tests.forms.starters import LIBRARY, carers, dangers, every_form, random_walks, served, usual, walk

MOST_ON_THE_USUAL_WAY = 48
CONVERSATION_SCREENS = 20
ASSESSMENT = carers("carers-assessment")
CONVERSATION = carers("carers-conversation")
START = carers("start-here")
SAFE_TO_ASK = {"about_private", "private_now"}
"""The private questions that come first: they only ask if others may follow."""


@pytest.mark.parametrize("duty", ["care-act-10", "carers-eligibility", "how-we-assess", "hsca12-s250", "ca14-s20-1"])
def test_the_usual_way_of_the_assessment_serves_every_duty(duty):
    assert set(LIBRARY.parts(duty)) - served(usual(ASSESSMENT).questions) == set()


@pytest.mark.parametrize("duty", ["care-act-10", "carers-eligibility", "ca14-s20-1"])
def test_the_usual_way_of_the_conversation_serves_them_too(duty):
    assert set(LIBRARY.parts(duty)) - served(usual(CONVERSATION).questions) == set()


@pytest.mark.parametrize("form", [ASSESSMENT, CONVERSATION], ids=["assessment", "conversation"])
def test_the_form_names_the_duties_that_it_must_serve(form):
    named = {part for duty in form.duties for part in LIBRARY.parts(duty)}
    assert {*LIBRARY.parts("care-act-10"), *LIBRARY.parts("carers-eligibility")} <= named


def test_the_usual_way_of_the_assessment_is_about_45_questions():
    asked = [each for each in usual(ASSESSMENT).questions if not isinstance(each.type, Information)]
    assert 40 <= len(asked) <= MOST_ON_THE_USUAL_WAY


def test_the_conversation_is_a_few_pages():
    assert usual(CONVERSATION).screens <= CONVERSATION_SCREENS


@pytest.mark.parametrize("form", [ASSESSMENT, CONVERSATION], ids=["assessment", "conversation"])
def test_it_says_that_the_help_is_the_same_in_both_forms(form):
    assert "You get the same help whichever form you use." in str(form.intro)


def test_ways_to_talk_language_and_private_ways_come_before_the_questions_about_the_help():
    asked = usual(ASSESSMENT).asked
    first = ["danger_now", "how_to_do_this", "who_fills_in", "language_speak", "writing_looks", "reach", "person_is"]
    assert [id_ for id_ in asked if id_ in first] == first
    last = ["would_help", "include_anyone", "talk_to", "private_now", "anything_else"]
    assert [id_ for id_ in asked if id_ in last] == last


def test_whoever_does_it_with_a_worker_is_asked_little():
    walked = walk(ASSESSMENT, {"how_to_do_this": "by_phone", "reach": ["phone"]})
    assert walked.screens <= 14
    assert "person_is" not in walked.asked


@every_form
def test_a_private_section_begins_with_who_reads_it_and_how_to_get_help(form):
    for section in form.sections:
        if section.private:
            first = section.pages[0].questions[0]
            assert isinstance(first.type, Information)
            assert "Nobody reads your answers at once." in str(first.hint)
            assert "text SHOUT to 85258" in str(first.hint)


@every_form
def test_private_questions_are_asked_only_after_a_yes(form):
    private = {question.id for question in form.questions if question.private}
    for answers, walked in random_walks(form):
        asked = [id_ for id_ in walked.asked if id_ in private]
        assert asked[:2] in ([], ["about_private", "private_now"])
        assert answers.get("private_now") == "yes" or set(asked) <= SAFE_TO_ASK


@pytest.mark.parametrize("form", [ASSESSMENT, CONVERSATION], ids=["assessment", "conversation"])
@pytest.mark.parametrize(
    "who",
    [
        {"who_fills_in": "for_them"},
        {"who_fills_in": "for_them", "helper_link": "advocate"},
        {"who_fills_in": "helped", "helper_link": "family"},
        {"who_fills_in": "helped", "helper_link": "friend"},
    ],
    ids=["for them", "an advocate for them", "family helps", "a friend helps"],
)
def test_nobody_close_by_ever_sees_a_private_question(form, who):
    private = {question.id for question in form.questions if question.private}
    assert private
    for _, walked in random_walks(form, private_now="yes", **who):
        assert not private & set(walked.asked)


@pytest.mark.parametrize("form", [ASSESSMENT, CONVERSATION], ids=["assessment", "conversation"])
@pytest.mark.parametrize(
    ("answers", "say"),
    [
        ({"danger_now": "yes"}, "help_now"),
        ({"danger_now": "not_sure"}, "help_now"),
        ({"private_now": "yes", "safe_hurt": "yes"}, "help_safe_hurt"),
        ({"private_now": "yes", "safe_afraid": "yes"}, "help_safe_hurt"),
        ({"private_now": "yes", "safe_self": "yes"}, "help_safe_self"),
        ({"private_now": "yes", "safe_self": "yes_not_safe_now"}, "help_safe_self"),
    ],
)
def test_each_answer_that_means_danger_is_met_at_once(form, answers, say):
    assert dangers(form, answers) == [say]
    assert dangers(form, {"danger_now": "no", "private_now": "yes", "safe_hurt": "no", "safe_self": "no"}) == []


def test_start_here_asks_at_most_four_questions_and_keeps_nothing():
    assert len([*START.questions]) <= 4
    assert not START.records


@pytest.mark.parametrize(
    ("answers", "end", "form"),
    [
        ({"danger_now": "yes", "your_age": "under_18"}, "danger", ""),
        ({"danger_now": "not_sure"}, "danger", ""),
        ({"your_age": "under_18", "what_for": "i_help"}, "young-carer", "young-carers-talk"),
        ({"your_age": "under_18", "what_for": "both"}, "young-carer", "young-carers-talk"),
        ({"your_age": "under_18", "what_for": "i_need_help"}, "young", ""),
        ({"what_for": "i_help", "their_age": "under_18"}, "parent", "parent-carers-request"),
        ({"what_for": "both", "their_age": "under_18"}, "parent", "parent-carers-request"),
        ({"what_for": "both", "their_age": "adult"}, "both-needs", "carers-assessment"),
        ({"what_for": "i_help", "their_age": "both_ages"}, "both-ages", "carers-assessment"),
        ({"what_for": "i_help", "their_age": "adult"}, "carer", "carers-assessment"),
        ({"what_for": "i_help", "their_age": {"also": "dont_know"}}, "carer", "carers-assessment"),
        ({"what_for": "i_need_help", "their_age": "nobody"}, "own-needs", "needs-assessment"),
        ({"what_for": "i_need_help"}, "own-needs", "needs-assessment"),
        ({"what_for": "both", "their_age": "nobody"}, "own-needs", "needs-assessment"),
        ({"what_for": "i_help", "their_age": "nobody"}, "talk", ""),
        ({}, "talk", ""),
    ],
)
def test_start_here_ends_in_the_right_form_or_the_right_people(answers, end, form):
    assert walk(START, answers).end == end
    assert next(each.form for each in START.ends if each.id == end) == form


def test_do_it_with_me_is_a_request_of_two_pages():
    form = carers("do-it-with-me")
    assert [[question.id for question in page.questions] for page in form.pages] == [
        ["how_with_me"],
        ["call_you", "reach"],
    ]


def test_equality_answers_are_all_kept_apart():
    assert all(question.apart for question in carers("equality-questions").questions)
