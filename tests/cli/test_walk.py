import io
import json
import sys

import pytest

from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from tests.samples import changed, put
from tests.sums import SUMS, TABLE

KEYS = ["form", "version", "fingerprint", "on", "asked", "not_asked", "ignored", "problems", "results", "complete"]
WHOLE_WAY = {"danger_now": "no", "hours": 8, "help_kind": ["wash"], "true_words": True, "safe": "yes"}


@pytest.fixture
def answers(folder):
    def write(given: object) -> str:
        text = given if isinstance(given, str) else json.dumps(given)
        return str(put(folder, "answers.json", text))

    return write


def test_a_complete_way_ends_with_status_0(run, answers, folder):
    ran = run("forms", "walk", "whole", answers(WHOLE_WAY), "--on", "2026-04-06", "--format", "json")
    assert ran.status == 0, ran
    walked = json.loads(ran.out)
    assert list(walked) == KEYS
    home = folder / "forms"
    assert walked | {"asked": 0, "not_asked": 0} == {
        "form": "whole",
        "version": 3,
        "fingerprint": load(home / "whole/3.yaml", load_library(home)).fingerprint,
        "on": "2026-04-06",
        "asked": 0,
        "not_asked": 0,
        "ignored": [],
        "problems": [],
        "results": {},
        "complete": True,
    }
    assert walked["asked"] == ["danger_now", "hours", "help_kind", "people", "born", "true_words", "safe"]
    assert walked["not_asked"] == ["get_help", "their_name", "lives_with", "since", "more_about", "pay", "tell_us"]


def test_what_is_missing_and_what_is_wrong_end_with_status_1(run, answers):
    given = {"hours": "lots", "born": "1950-02-31", "pay": 3, "nobody_knows": 1}
    ran = run("forms", "walk", "whole", answers(given), "--format", "json")
    assert ran.status == 1
    walked = json.loads(ran.out)
    assert not walked["complete"]
    assert walked["ignored"] == ["pay", "nobody_knows"]
    assert [(each["question"], each["code"]) for each in walked["problems"]] == [
        ("hours", "NOT_A_NUMBER"),
        ("born", "NO_SUCH_DAY"),
        ("true_words", "MISSING"),
    ]
    assert walked["problems"][2]["message"] == "Tick the box next to ‘This is true.’ to continue"


def test_text_says_the_same(run, answers):
    out = run("forms", "walk", "whole", answers({"hours": 8})).out
    assert "\nAsked: danger_now, hours, help_kind, people, born, true_words, safe\n" in out
    assert "\nIgnored: nothing\n" in out
    assert "\ntrue_words: MISSING: " in out
    assert out.endswith("It cannot be sent yet.\n")
    assert run("forms", "walk", "whole", answers(WHOLE_WAY)).out.endswith("It can be sent.\n")


def test_a_form_that_records_nothing_names_its_end(run, answers, folder):
    text = changed("for: everyone\n", "for: everyone\nrecords: no\n")
    text = text.replace("      - id: rest\n        title: About you\n        questions:\n", "")
    text = text.replace("      - questions:\n", "      - title: About you\n        questions:\n")
    text += "ends:\n  - {id: here, show_if: a_break is yes, title: Here, text: Go here.}\n"
    text += "  - {id: there, title: There, text: Go there.}\n"
    path = put(folder, "forms/ending/1.yaml", text)
    given = answers({"call_you": "Sam", "a_break": "yes"})
    assert json.loads(run("forms", "walk", path, given, "--format", "json").out)["results"] == {"end": "here"}
    out = run("forms", "walk", path, given).out
    assert "It ends at: Here (here)" in out
    assert "sent" not in out
    assert "end:there: “There” is where everybody else ends." in run("forms", "explain", path).out


def test_answers_may_come_from_another_program(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"call_you": "Sam"}'))
    assert run("forms", "walk", "a-talk", "-").status == 0


NO_ANSWERS = [
    ("", "The answers are not JSON on line 1."),
    ('{"a": 1,\n}', "The answers are not JSON on line 2."),
    ("[]", "The answers are not one JSON object."),
    ('"call_you"', "The answers are not one JSON object."),
    ('{"hours": NaN}', "The answers are not JSON."),
    ("[" * 100_000, "The answers are not JSON."),
    ('{"hours": ' + "9" * 5_000 + "}", "The answers are not JSON."),
    ('{"hours": 1, "hours": 2}', "‘hours’ stands twice"),
    ("\ufeff[]", "The answers are not one JSON object."),
]


@pytest.mark.parametrize(("text", "said"), NO_ANSWERS, ids=range(len(NO_ANSWERS)))
def test_what_is_no_object_is_refused(text, said, run, answers):
    ran = run("forms", "walk", "whole", answers(text))
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


def test_a_file_that_is_no_text_is_refused(run, folder):
    put(folder, "answers.json", b"\xff\xfe\x00")
    assert run("forms", "walk", "whole", folder / "answers.json").status == 2
    assert run("forms", "walk", "whole", folder).status == 2


@pytest.fixture
def paying(folder):
    """A form that works something out, with its rates."""
    put(folder, "forms/rates/care.yaml", TABLE)
    put(folder, "forms/what-you-pay/1.yaml", SUMS)
    return "what-you-pay"


LITTLE = {"born": "1950-02-03", "gave_away": "no", "pension": {"amount": 250, "period": "week"}, "rent": 0, "hours": 1}


def test_sums_are_told(run, answers, paying):
    ran = run("forms", "walk", paying, answers(LITTLE), "--on", "2026-04-06", "--format", "json")
    told = {
        "counted_savings": "0.00",
        "tariff_income": "0.00",
        "income": "250.00",
        "you_keep": "241.45",
        "charge": "8.00",
    }
    assert json.loads(ran.out)["results"] == told
    text = run("forms", "walk", paying, answers(LITTLE), "--on", "2026-04-06").out
    assert "charge: 8.00\n" in text
    assert "You may pay £8 a week.\n" in text


def test_a_sum_that_cannot_be_told_names_the_questions_to_answer(run, answers, paying):
    given = {key: value for key, value in LITTLE.items() if key != "pension"}
    found = json.loads(run("forms", "walk", paying, answers(given), "--on", "2026-04-06", "--format", "json").out)
    assert found["results"]["charge"] is None
    assert found["results"]["to_answer"] == ["pension"]
    text = run("forms", "walk", paying, answers(given), "--on", "2026-04-06").out
    assert "To answer before all of it can be told: pension\n" in text


def test_an_officer_takes_the_place_of_every_sum(run, answers, paying):
    given = answers(LITTLE | {"gave_away": "yes"})
    ran = run("forms", "walk", paying, given, "--on", "2026-04-06", "--format", "json")
    assert json.loads(ran.out)["results"] == {"officer": "gave-away"}
    text = run("forms", "walk", paying, given, "--on", "2026-04-06").out
    assert "No sum: an officer talks to the person (gave-away)\n" in text


def test_a_year_without_figures_is_said(run, answers, paying):
    text = run("forms", "walk", paying, answers(LITTLE), "--on", "2031-04-07").out
    assert "We have no figures for 2031/32" in text
