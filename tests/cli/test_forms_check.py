import json

import pytest

from formbuilder.config import ROOT
from tests.samples import GOOD, changed, put
from tests.sums import SUMS, TABLE

WITH_SCENARIO = GOOD + "scenarios:\n  - {name: A talk, answers: {call_you: Sam}, then: {asked: [more]}}\n"


def test_good_forms_need_nothing_and_say_how_long_they_are(run, folder):
    ran = run("forms", "check", "--no-words")
    assert ran.status == 0
    assert ran.err == ""
    home = folder / "forms"
    assert f"{home}/whole/3.yaml: about 8 questions, about 5 minutes" in ran.out
    assert "  usual way:    7 questions on 6 screens, about 5 minutes (“Few hours”)\n" in ran.out
    assert ran.out.endswith("Nothing to change.\n")


def test_every_problem_is_told_with_file_line_column_and_code(run, folder):
    path = put(folder, "forms/a-talk/1.yaml", changed("title: A talk", "titel: A talk").replace("id: rest", "id: R"))
    ran = run("forms", "check", path)
    assert ran.status == 1
    assert f"{path}:3:1: UNKNOWN_KEY: ‘titel’ is not a setting for a form." in ran.out
    assert f"{path}:15:9: BAD_SLUG:" in ran.out
    assert ran.out.endswith("To change: 3, in 1 file.\n")


def test_a_file_may_stand_anywhere(run, tmp_path, monkeypatch):
    put(tmp_path, "draft/mine.yaml", GOOD)
    monkeypatch.chdir(tmp_path / "draft")
    assert run("forms", "check", "mine.yaml").status == 0


def test_a_form_is_checked_from_inside_its_folder(run, folder, monkeypatch):
    monkeypatch.chdir(folder / "forms" / "whole")
    assert run("forms", "check", "3.yaml", "--no-words").status == 0
    assert run("forms", "check", ".", "--no-words").status == 0


def test_programs_get_json(run, folder):
    path = put(folder, "forms/a-talk/1.yaml", WITH_SCENARIO.replace("asked: [more]", "not_asked: [more]"))
    ran = run("forms", "check", path, "--format", "json")
    assert ran.status == 1
    (report,) = json.loads(ran.out)
    assert report["form"] == "a-talk"
    assert report["version"] == 1
    (problem,) = report["problems"]
    assert problem["code"] == "SCENARIO_ASKED"
    assert {"file", "line", "column", "code", "message"} == problem.keys()
    assert report["ways"]["longest"] == {"scenario": "A talk", "questions": 3, "screens": 2, "minutes": 1}


def test_github_gets_its_commands(run, folder):
    path = put(folder, "forms/a,b/1.yaml", changed("title: A talk", 'title: ""'))
    ran = run("forms", "check", path, "--format", "github")
    file = str(path).replace(",", "%2C")
    said = "‘title’ has nothing in it. Fill it in, or take it away."
    assert ran.out == f"::error file={file},line=3,col=1,title=EMPTY::{said}\n"


def test_github_messages_keep_to_one_line(run, folder):
    path = put(folder, "forms/a-talk/1.yaml", changed("type: choice", 'type: "50%\\nmore"'))
    (line, *_) = run("forms", "check", path, "--format", "github").out.splitlines()
    assert "50%25%0Amore" in line


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("forms/shared/b/1.yaml", "block: b\nversion: 1\ntitle: B\n", "PAGES_OR_SECTIONS"),
        ("forms/duties.yaml", "- {id: a}\n", "MISSING_KEY"),
    ],
)
def test_what_forms_lean_on_is_checked_too(file, text, code, run, folder):
    path = put(folder, file, text)
    for where in (path, folder / "forms", folder / "forms" / "a-talk" / "1.yaml"):
        ran = run("forms", "check", where)
        assert ran.status == 1, where
        assert f"{path}:1:" in ran.out
        assert code in ran.out


def test_a_form_must_stand_where_its_name_says(run, folder):
    put(folder, "forms/b-talk/1.yaml", GOOD)
    ran = run("forms", "check", folder / "forms")
    assert "MISPLACED: This is a-talk@1, so it belongs in a-talk/1.yaml." in ran.out
    assert run("forms", "check", folder / "forms" / "b-talk" / "1.yaml").status == 0


def test_the_forms_that_come_with_the_product_need_nothing(run, monkeypatch):
    monkeypatch.delenv("FORMS")
    ran = run("forms", "check")
    assert ran.status == 0, ran.out


def test_what_scenarios_leave_out_and_figures_to_check_are_advice(run, folder):
    put(folder, "forms/rates/care.yaml", TABLE)
    path = put(folder, "forms/what-you-pay/1.yaml", SUMS)
    ran = run("forms", "check", path)
    assert ran.status == 0
    assert "\n  to check: 2 figures\n  advice: scenarios leave out " in ran.out
    assert "\n    tariff_income: no scenario reaches its case 2.\n" in ran.out
    (report,) = json.loads(run("forms", "check", path, "--format", "json").out)
    assert {"place": "tariff_income.cases.2", "holds": True} in report["coverage"]["missed"]
    assert report["to_check"] == ["care.limit 2026/27", "care.kept 2025/26"]
    assert f"{folder}/forms/rates/care.yaml: to check: 2 figures\n" in run("forms", "check", folder / "forms").out


def test_a_form_over_its_length_budget_is_refused(run, folder):
    path = put(folder, "forms/a-talk/1.yaml", WITH_SCENARIO + "budget: {screens: 1, minutes: 5}\n")
    ran = run("forms", "check", path)
    assert ran.status == 1
    said = "OVER_BUDGET: The usual way (“A talk”) is 2 screens and 1 minute, and the budget is 1 screen and 5 minutes."
    assert said in ran.out


def test_the_folder_of_one_form_has_its_cases_beside_it(run):
    assert run("forms", "check", str(ROOT / "forms" / "carers-allowance-check")).status == 0
