"""The rules on what a question asks, on harder questions than their own examples."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules import (
    asking,
    assuming,
    fragments,
    joining,
    negation,
    pointing,
    presuming,
    remembering,
)
from formbuilder.plainlanguage.word_lists import ours

MODULES = (asking, assuming, fragments, joining, negation, pointing, presuming, remembering)
MINE = {rule.id: rule for module in MODULES for rule in module.RULES}
EVERY = {rule.id for rule in RULES}
EXAMPLES = [each.passage for rule in RULES for each in (*rule.bad, *rule.good)]


def found(text, **known):
    reading = Reading(Passage(text=text, **known))
    by_find = {
        rule.id
        for rule in MINE.values()
        if rule.find and (not rule.needs or not rule.needs.isdisjoint(reading.has)) and list(rule.find(reading))
    }
    listed = (each for each in ours().found(reading) if each.entry.rule in MINE)
    kept = {each.entry.rule for each in listed if not (keep := MINE[each.entry.rule].keep) or keep(reading, each)}
    return by_find | kept


FLAWED = (
    ("two-questions", "Are you employed, and if so how many hours a week do you work?"),
    ("two-questions", "Where do you live and with whom?"),
    ("two-questions", "Do you use a wheelchair – if so, is it electric?"),
    ("two-questions", "Is the person aware of this referral? If not, why not?"),
    ("two-questions", "Do you receive any benefits? Please list them."),
    ("double-barrelled", "Are you able to shop and cook for yourself?"),
    ("double-barrelled", "Do you have enough food and heating?"),
    ("double-barrelled", "Is your child happy and doing well at school?"),
    ("double-barrelled", "Were you treated with kindness as well as respect?"),
    ("double-barrelled", "Can you get in and out of the bath and use the toilet?"),
    ("list-in-question", "Do you own a car, van, motorbike or other vehicle?"),
    ("negative-question", "Is your home not warm enough?"),
    ("negative-question", "Has no one explained your rights to you?"),
    ("negative-question", "Should we not call you in the evening?"),
    ("double-negative", "Is it not true that you never get a break?"),
    ("double-negative", "Do you agree or disagree that you do not get enough help?"),
    ("fragment", "Risks to self or others"),
    ("fragment", "Ability to use stairs"),
    ("fragment", "Who with?"),
    ("leading", "You do not need any help at night, do you?"),
    ("leading", "Most carers feel guilty. Do you feel guilty?"),
    ("presupposition", "How often do you argue with your partner?"),
    ("presupposition", "What do you find hardest about your disability?"),
    ("presupposition", "How long have you been unable to work?"),
    ("presupposition", "What caused your disability?"),
    ("hypothetical", "If money were no object, where would you live?"),
    ("hypothetical", "Would your neighbours notice if you were ill?"),
    ("unclear-who", "Have you had it before?"),
    ("unclear-who", "Who else helps him?"),
    ("recall", "In your lifetime, how many jobs have you had?"),
    ("arithmetic", "Approximately what proportion of meals do you miss?"),
    ("two-questions", "Who do you live with, and do any of them help you?"),
    ("two-questions", "Do you get help at home - if so from whom?"),
    ("two-questions", "Tell us what happened and whether you have told the police."),
    ("two-questions", "Do you get care at home, and who gives it?"),
    ("two-questions", "Which school does your child go to; what year are they in?"),
    ("double-barrelled", "Have you been treated fairly and with respect?"),
    ("double-barrelled", "Are the toilets and changing rooms clean?"),
    ("double-barrelled", "Do the carers arrive on time and stay for the full visit?"),
    ("negative-question", "Are there any meals you cannot make for yourself?"),
    ("negative-question", "Is there any reason why you couldn’t come to a meeting?"),
    ("negative-question", "Is your child unable to sit still?"),
    ("negative-question", "Have you not yet told the school?"),
    ("double-negative", "It is not the case that I do not need support."),
    ("double-negative", "Is there no day on which you do not feel pain?"),
    ("double-negative", "Would you be unhappy if we did not call you?"),
    ("leading", "Nobody likes litter. Do you drop it?"),
    ("leading", "How important is it to protect our beautiful parks?"),
    ("leading", "Why is the new system better than the old one?"),
    ("leading", "Given how busy our staff are, were you happy with the wait?"),
    ("leading", "Should the council waste money on this?"),
    ("presupposition", "What is your wife’s date of birth?"),
    ("presupposition", "Who looks after your children while you work?"),
    ("presupposition", "What is the name of your employer?"),
    ("presupposition", "What makes your pain worse?"),
    ("presupposition", "What stops you from getting a job?"),
    ("presupposition", "How much pension do you get?"),
    ("presupposition", "How old were you when you began to care for your mum?"),
    ("hypothetical", "How would your life change without your carer?"),
    ("unclear-who", "Has it been reported?"),
    ("unclear-who", "Is it still happening?"),
    ("recall", "How much did you spend on heating last year?"),
    ("recall", "How many times have you fallen since you moved here?"),
    ("recall", "Since 2015, how many times have you been abroad?"),
    ("arithmetic", "What share of the bills do you pay?"),
    ("arithmetic", "How much do you have left over after you pay your bills?"),
)
CLEAN = (
    "In the last 4 weeks, has anyone made you feel afraid?",
    "If you have a carer, do they live with you?",
    "Do you have a job or are you looking for one?",
    "Do you work Monday to Friday, between 9am and 5pm?",
    "Are you happy for us to call you and leave a message?",
    "Have you read and understood the privacy notice?",
    "Do you have a plan for what happens if you cannot give care?",
    "Is there anything you cannot do that you would like to do?",
    "Do you know whether or not you have a pension?",
    "How many people, not counting you, live in your home?",
    "You told us that you care for someone. How old is the person?",
    "You said that your mother is ill. Does she live with you?",
    "How happy or unhappy are you with your care?",
    "How well can you see with your glasses on?",
    "How would you describe your gender?",
    "Would it help to have someone with you?",
    "Is it more than 30 minutes to your nearest shop?",
    "Does it take you more than 10 minutes to get dressed?",
    "Vehicle registration number",
    "I confirm that the information I have given is true",
    "Bank details",
    "What happened?",
    "Can you cook and do your own washing?",
    "Are you a student living and studying away from home?",
    "Did your employee tell you that they were sick and unable to come in?",
    "Were you ill for 4 days or more (including weekends and holidays)?",
    "Do your client and their partner live at the same address?",
    "Do you have a physical or mental health condition?",
    "Do you use a walking stick or frame?",
    "Do you have a paid job as well as caring for someone?",
    "How bad is the pain?",
    "Did the nurse explain what would happen next?",
    "Would the carer like an assessment if you are away?",
    "How much do you or your partner earn?",
    "How old were you when you left school?",
    "Are there any foods you do not like?",
    "What would help you to have your say when we talk?",
    "Can you also look after your children while you help this person?",
)


@pytest.mark.parametrize(("rule", "text"), FLAWED)
def test_a_flawed_question_is_found(rule, text):
    assert rule in found(text)


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_question_is_left_alone(text):
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Which tablets do you take?", {"options": ("Painkillers", "None of these")}),
        ("Which tablets do you take?", {"filtered": True}),
        ("Which tablets do you take?", {"before": ("Do you take any tablets?",)}),
        ("Do they need help?", {"before": ("Who is the person you help?",)}),
        ("Do they need help?", {"before": ("What is your mother’s name?", "How old is she?", "Do they live alone?")}),
        ("What is the name of your employer?", {"before": ("Do you have a job?",)}),
        ("What is your wife’s name?", {"before": ("Are you married?",)}),
        ("How helpful was the worker?", {"options": ("Helpful", "Unhelpful")}),
        ("Your pay", {"type": "information"}),
        ("Is your home warm and safe?", {"type": "choices", "options": ("Warm", "Safe")}),
    ],
)
def test_what_is_known_of_a_question_makes_it_harmless(text, known):
    assert found(text) != set()
    assert found(text, **known) == set()


def test_i_do_not_know_is_no_way_out():
    assert "presupposition" in found("Which tablets do you take?", options=("Painkillers", "I do not know"))


def weights(text, **known):
    return {each.rule: str(each.severity) for each in check(Passage(text=text, **known)) if each.rule in MINE}


@pytest.mark.parametrize(
    ("text", "known", "weight"),
    [
        ("Do they need help?", {}, "warning"),
        ("Do they need help?", {"before": ("Is he ill?",)}, "advice"),
        ("How can we contact them?", {}, "advice"),
        ("What is their name?", {}, "advice"),
        ("How old are you?", {"before": ("Is this for someone else?", "What is the person’s name?")}, "advice"),
        ("How much does your partner earn?", {}, "advice"),
        ("How much does your partner earn?", {"before": ("What is your name?",)}, "warning"),
        ("Why did you need help?", {}, "advice"),
        ("Why did you refuse help?", {}, "warning"),
        ("When did you stop smoking?", {}, "warning"),
        ("How much do you pay in total?", {}, "advice"),
        ("What % of your home do you own?", {}, "advice"),
        ("What % of your pay goes on rent?", {}, "warning"),
        ("Tell us what it is, how much it is and how often you get it", {}, "advice"),
        ("Are you unable to use stairs?", {}, "advice"),
    ],
)
def test_what_weighs_less_is_advice(text, known, weight):
    assert weight in weights(text, **known).values()


WORDS = (
    "do", "you", "not", "how", "why", "and", "or", "if", "so", ",", "?", ".", "a", "the", "they", "it", "last", "4",
    "years", "your", "pain", "partner", "never", "without", "that", "many", "stop", "when", "did", "what", "is", "as",
    "well", "work", "&", "/", "first", "give", "up", "in", "an", "emergency", "would", "true", "please", "list", ":",
)  # fmt: skip  # a list


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.text)
def test_a_text_is_read_while_it_is_written(example):
    words = example.text.split()
    for cut in range(len(words) + 1):
        for text in (" ".join(words[:cut]), " ".join(words[cut:])):
            assert {each.rule for each in check(replace(example, text=text))} <= EVERY


@pytest.mark.parametrize(
    "text", ["Is it", "Is it still", "Did it help? Please", "Who helps and please", "Nobody pays late? . Is"]
)
def test_a_text_that_stops_in_the_middle_is_read(text):
    assert {each.rule for each in check(Passage(text=text))} <= EVERY


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_order_of_words_is_read(words):
    assert found(" ".join(words)) <= MINE.keys()


def test_every_rule_is_in_the_catalogue():
    assert MINE.items() <= {rule.id: rule for rule in RULES}.items()
