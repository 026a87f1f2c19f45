"""What the two forms for young people promise: one asks nobody’s name, one never asks before it is safe to."""

import re

import pytest

from formbuilder.definition.model import Address, Date, Email, Information, Name, Phone, Postcode
from formbuilder.definition.slots import slots
from tests.forms.starters import LIBRARY, carers, dangers, every_question, options, random_walks, served, usual, walk

SURVEY, TALK = carers("young-carers-survey"), carers("young-carers-talk")
BOTH = pytest.mark.parametrize("form", [SURVEY, TALK], ids=["survey", "talk"])
PRIVATE = {question.id for question in TALK.questions if question.private}
WITH_SOMEONE_FROM_HOME = [{"with_you": "home"}, {"with_you": "other"}]
SAFETY = re.compile(r"\b(?:safe|unsafe|hurts?|hit|danger|afraid|scared)\b", re.IGNORECASE)
MOST_ON_THE_USUAL_WAY = {"young-carers-survey": 18, "young-carers-talk": 10}


def words_asked(form) -> str:
    """The words of questions and options, without those that only tell how to get help."""
    parts = (".ask", ".hint", ".why", ".short", ".options.")
    return "\n".join(str(words) for address, words in slots(form) if any(part in address for part in parts))


@BOTH
def test_help_lines_are_on_each_page_with_a_way_that_needs_no_voice(form):
    lines = str(form.discretion.help_lines)
    assert "Childline: phone 0800 1111" in lines
    assert "text SHOUT to 85258" in lines
    assert "childline.org.uk" in lines


@BOTH
def test_nothing_is_left_to_find(form):
    assert not form.discretion.copies
    assert not form.discretion.code_first
    assert form.neutral_title


@BOTH
def test_no_e_mail_address_and_no_home_address_are_asked(form):
    assert not [each.id for each in every_question(form) if isinstance(each.type, Email | Address | Postcode | Name)]
    assert "mail" not in words_asked(form)


@BOTH
def test_they_are_short(form):
    asked = [each for each in usual(form).questions if not isinstance(each.type, Information)]
    assert len(asked) <= MOST_ON_THE_USUAL_WAY[form.slug]


@BOTH
def test_nobody_is_taken_to_be_a_mother_a_father_or_ill(form):
    words = words_asked(form)
    assert "parents" not in words.replace("parent’s", "")
    assert "illness" not in words
    assert not re.search(r"autis\w+ (?:is|as) an? ill", words)


def test_the_survey_is_anonymous_and_asks_nothing_about_safety():
    assert SURVEY.discretion.anonymous
    assert not SURVEY.urgent
    assert not SURVEY.duties, "a survey is no assessment"
    assert not [each.id for each in every_question(SURVEY) if isinstance(each.type, Phone | Date)]
    found = SAFETY.findall(words_asked(SURVEY))
    assert found == []


def test_every_question_of_the_survey_can_be_left_out():
    assert {each.required for each in every_question(SURVEY)} == {"no"}


def test_families_of_all_kinds_are_in_the_survey():
    who = next(each for each in SURVEY.questions if each.id == "who_you_help")
    values = {option.value for option in options(who)}
    assert {"step_parent", "foster_carer", "grandparent", "sibling", "family", "other"} <= values
    assert "parent’s partner" in str(options(who)[2].label)


def test_each_hard_question_of_the_survey_has_a_way_past():
    hard = {"who_you_help", "why_help", "feelings", "what_you_do", "school_missed"}
    assert all(question.also for question in SURVEY.questions if question.id in hard)


def test_the_talk_asks_who_is_there_before_anything_else_that_matters():
    asked = usual(TALK).asked
    first = ["how_old", "call_you", "with_you", "reach", "about_private", "private_now", "safe_home", "say_first"]
    assert [id_ for id_ in asked if id_ in first] == first


@pytest.mark.parametrize("who", [*WITH_SOMEONE_FROM_HOME, {"with_you": None}], ids=["home", "someone else", "not said"])
def test_with_someone_from_home_there_is_no_private_question_and_nothing_tells_of_one(who):
    assert PRIVATE
    for answers, _ in random_walks(TALK, private_now="yes", safe_home="no", reach="text"):
        given = {id_: answer for id_, answer in (answers | who).items() if answer is not None}
        walked = walk(TALK, given)
        assert "messages_seen" in PRIVATE
        assert not PRIVATE & set(walked.asked)
        assert "private" not in " ".join(str(each.ask) for each in walked.questions).lower()


@pytest.mark.parametrize("who", ["no", "school", "worker"])
def test_who_is_alone_or_with_a_helper_may_answer_them(who):
    walked = walk(TALK, {"with_you": who, "private_now": "yes"})
    assert {"about_private", "private_now", "safe_home", "say_first"} <= set(walked.asked)


def test_before_the_first_private_question_it_says_when_we_must_tell_and_whom_to_phone():
    section = next(each for each in TALK.sections if each.private)
    told = str(section.pages[0].questions[0].hint)
    assert "we must tell an adult whose job is to keep children safe" in told
    assert "We try to talk to you first." in told
    assert "Childline: phone 0800 1111" in told


@pytest.mark.parametrize("answer", ["no", "not_each_day"])
def test_a_home_that_is_not_safe_is_met_at_once(answer):
    alone = {"with_you": "no", "private_now": "yes"}
    assert dangers(TALK, {**alone, "safe_home": answer}) == ["help_safe_home"]
    assert dangers(TALK, {**alone, "safe_home": "yes"}) == []
    assert dangers(TALK, {**alone, "with_you": "home", "safe_home": answer}) == []


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        ("school", {"school_name", "school_adult"}),
        ("text", {"own_number"}),
        ("phone", {"own_number"}),
        ("other", {"reach_other"}),
    ],
)
def test_whoever_wants_a_talk_can_be_found(way, asked):
    ids = set(walk(TALK, {"reach": way}).asked)
    assert asked | {"best_time"} <= ids
    assert not {"school_name", "own_number", "reach_other"} & (ids - asked)


def test_the_usual_way_of_the_talk_serves_its_duties():
    parts = {part for duty in TALK.duties for part in LIBRARY.parts(duty)}
    assert parts - served(usual(TALK).questions) == set()
    assert {"ca89-s17za", "si2015-527-r2-2-a", "si2015-527-r2-2-b"} <= parts


@BOTH
def test_a_child_under_13_who_is_not_let_in_is_told_whom_to_talk_to(form):
    young = form.discretion.under_13
    assert "0800 1111" in str(young.text)
    assert "adult at school" in str(young.text)


@BOTH
def test_nobody_has_to_tell_their_exact_age(form):
    age = next(each for each in form.questions if each.id in {"how_old", "age_band"})
    more = [str(option.label) for option in options(age) if option.value == "a13_over"]
    assert more == ["13 or over. I do not want to say more."]
    assert more[0] in str(age.errors["MISSING"])
