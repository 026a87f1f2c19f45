"""What stands first on the page of a form that was sent."""

import pytest

from formbuilder.answers.kept import trusted
from formbuilder.answers.values import Answers
from formbuilder.config import ROOT
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.model import Choice, Choices, Form, YesNo
from formbuilder.rendering.submission_flags import (
    ASK_FIRST,
    CHANGED,
    NOT_SAFE,
    RULES,
    SAFE,
    SHOWN,
    WAYS,
    call_words,
    flags,
    ways_to_reach,
)

FORMS = load_catalogue(ROOT / "forms")
CARERS = next(form for form in FORMS.values() if form.slug == "carers-assessment")


def answers(form: Form = CARERS, **plain: object) -> Answers:
    questions = {question.id: question for question in form.questions}
    found = {id_: trusted(questions[id_], value) for id_, value in plain.items()}
    assert all(value is not None for value in found.values()), found
    return {id_: value for id_, value in found.items() if value is not None}


def raised(**plain: object) -> list[str]:
    return list(flags(CARERS, answers(**plain), caller=False))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.question)
def test_each_rule_reads_an_answer_that_a_starter_form_offers(rule):
    asked = [question for form in FORMS.values() for question in form.questions if question.id == rule.question]
    assert asked
    for question in asked:
        match question.type:
            case Choice(options) | Choices(options):
                assert rule.values & {option.value for option in options}
            case other:
                assert isinstance(other, YesNo)


@pytest.mark.parametrize("id_", [*(id_ for id_, _, _ in SHOWN), *(id_ for id_, _ in WAYS)])
def test_each_answer_that_is_shown_first_is_asked_by_a_starter_form(id_):
    assert id_ in {question.id for form in FORMS.values() for question in form.questions}


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ({"helper_interprets": "yes"}, "The helper interprets. Find a trained interpreter."),
        (
            {"helper_interprets": "yes", "helper_adult": "no"},
            "Somebody under 18 interprets. Find a trained interpreter.",
        ),
        ({"helper_link": "interpreter"}, "A trained interpreter interprets."),
        ({"helper_adult": "no"}, "The helper is under 18."),
        ({"language_speak": "pahari", "language_read": "ur"}, "Speaks: Pahari-Pothwari (Mirpuri)."),
    ],
)
def test_who_interprets_and_which_languages_stand_first(plain, words):
    """Walk 2.3: a worker sees if a child interprets, what is spoken and what is read."""
    found = raised(who_fills_in="helped", **plain)
    assert words in found


def test_who_answered_is_told():
    assert raised(who_fills_in="self") == []
    helped = raised(who_fills_in="helped", helper_name="Ana", helper_link="family")
    assert helped == ["Somebody helped the person to fill it in: Ana, A family member."]
    assert raised(who_fills_in="for_them") == ["Somebody else filled it in for the person."]
    assert raised() == ["They did not say who filled it in."]
    called = list(flags(CARERS, answers(who_fills_in="for_them"), caller=True))
    assert called == ["A worker of the council filled it in with the person on the phone."]


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ({"they_agree": "cannot_decide"}, "cannot decide this for themselves"),
        ({"they_agree": "no"}, "does not agree"),
        ({"say_help": ["speak"]}, "asked for help to have their say"),
        ({"helper_adult": "no"}, "under 18"),
        ({"under_18_helps": "yes"}, "Tell the team for children"),
        ({"helper_interprets": "yes"}, "trained interpreter"),
        ({"language_speak": "ur"}, "Speaks: اردو (Urdu)."),
        ({"language_read": "bn"}, "Reads: বাংলা (Bengali)."),
        ({"writing_looks": ["large", "braille"]}, "Writing: Large print, Braille."),
        ({"talking_helps": ["lip_reading"]}, "I lip-read"),
    ],
)
def test_what_must_be_known_is_a_flag(plain, words):
    assert any(words in flag for flag in raised(who_fills_in="self", **plain))


@pytest.mark.parametrize(
    "plain",
    [
        {"they_agree": "yes"},
        {"say_help": ["not_needed"]},
        {"helper_adult": "yes"},
        {"language_speak": "en"},
        {"writing_looks": ["plain"]},
        {"talking_helps": ["nothing"]},
    ],
)
def test_what_is_usual_is_no_flag(plain):
    assert raised(who_fills_in="self", **plain) == []


@pytest.mark.parametrize(("chosen", "said"), [(["phone", "text"], SAFE), (["text"], NOT_SAFE)])
def test_beside_a_number_stands_if_it_is_safe_to_ring(chosen, said):
    ways = ways_to_reach(CARERS, answers(reach=chosen, reach_number="07700 900456"))
    assert ways[0].name == "Private ways"
    assert ways[1].lines == ("07700 900456", said)


@pytest.mark.parametrize("id_", ["reach", "reach_number", "reach_email"])
def test_what_they_chose_before_they_wrote_another_way_is_not_used(id_):
    question = next(each for each in CARERS.questions if each.id == id_)
    assert call_words(question, answers(reach=["phone"], reach_number="07700 900456"), changed=True) == (CHANGED,)


def test_a_number_of_a_form_that_asks_for_no_private_ways_is_asked_about_first():
    young = next(form for form in FORMS.values() if form.slug == "young-carers-talk")
    own = next(question for question in young.questions if question.id == "own_number")
    assert call_words(own, {}) == (ASK_FIRST,)
    assert ways_to_reach(young, {}) == ()
