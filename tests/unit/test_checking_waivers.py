"""Findings that somebody explained: as long as the words stay."""

from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from formbuilder.checking.report import check_files
from formbuilder.checking.waivers import parse_waivers
from formbuilder.checking.wording import Judging
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.schema import json_schema
from formbuilder.plainlanguage.profiles import PROFESSIONAL
from formbuilder.problems import MOST, Code
from tests.samples import GOOD, REGISTERS, changed, put

ON = date(2026, 11, 21)
AS_EVER = Judging()
OFTEN = changed("Do you get a break?", "How often do you frequently get a break?")
WAIVER = """\
- slot: a_break.ask
  rule: vague-frequency
  words: How often do you frequently get a break?
  reason: The law says it like this.
  by: Sam Reed
  on: 2026-11-20
"""
BLOCK = """\
block: breaks
version: 1
title: Breaks
pages:
  - questions:
      - {id: rests, type: yes_no, ask: Do you rest often?, short: if you rest, required: no, also: [dont_know]}
"""
OF_BLOCK = WAIVER.replace("a_break.ask", "rests.ask").replace(
    "How often do you frequently get a break?", "Do you rest often?"
)
USES = changed("sections:\n", "sections:\n  - use: breaks@1\n")


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    put(tmp_path, "forms/audiences.yaml", REGISTERS["audiences.yaml"] + b"- {id: everyone, sentence: All.}\n")
    put(tmp_path, "forms/a-talk/1.yaml", OFTEN)
    return tmp_path / "forms"


def checked(*paths: Path, judging: Judging | None = AS_EVER):
    reports = list(check_files(paths, ON, judging))
    problems = [each for report in reports for each in report.problems]
    found = [each for report in reports for each in report.findings if each.placed.finding.rule == "vague-frequency"]
    return problems, found


def codes(*paths: Path, judging: Judging | None = AS_EVER) -> list[Code]:
    return [each.code for each in checked(*paths, judging=judging)[0]]


def test_a_finding_that_nobody_explained_counts(forms):
    problems, (found,) = checked(forms)
    assert not problems
    assert found.counts
    assert found.placed.quote == "frequently"
    assert found.start[1:] == (20, 35)


@pytest.mark.parametrize("where", ["", "a-talk", "a-talk/1.yaml", "a-talk/waivers.yaml"])
def test_a_waiver_explains_a_finding(where, forms):
    put(forms, "a-talk/waivers.yaml", WAIVER)
    problems, found = checked(forms / where)
    assert not problems
    if "waivers" not in where:
        assert [each.counts for each in found] == [False]
        assert found[0].waiver.reason == "The law says it like this."
        assert (found[0].waiver.by, found[0].waiver.on) == ("Sam Reed", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("a_break.ask", "a_brake.ask", Code.UNKNOWN_SLOT, "Did you mean ‘a_break.ask’? Delete it."),
        ("get a break?", "get a brake?", Code.WAIVER_OUTDATED, "changed after Sam Reed explained them. Delete it."),
        ("vague-frequency", "vague-time", Code.WAIVER_IDLE, "‘vague-time’ finds nothing in ‘a_break.ask’ any more."),
        ("vague-frequency", "vague-frequenzy", Code.UNKNOWN_RULE, "Did you mean ‘vague-frequency’? Delete it."),
    ],
)
def test_a_waiver_that_explains_nothing_is_told_with_its_place(old, new, code, said, forms):
    path = put(forms, "a-talk/waivers.yaml", WAIVER + changed(old, new, WAIVER))
    for where in (forms, forms / "a-talk" / "1.yaml", path):
        ((problem,), found) = checked(where)
        assert problem.code is code
        assert said in problem.message
        assert problem.place.file == str(path)
        assert problem.place.line in {7, 8}
        assert not any(each.counts for each in found)


def test_waivers_are_for_every_version(forms):
    put(forms, "a-talk/2.yaml", changed("version: 1", "version: 2"))
    path = put(forms, "a-talk/waivers.yaml", WAIVER)
    for where in (forms, forms / "a-talk" / "2.yaml", path):
        assert codes(where) == []


def test_a_version_that_cannot_be_used_may_need_a_waiver(forms):
    put(forms, "a-talk/2.yaml", "form: a-talk\n")
    put(forms, "a-talk/waivers.yaml", WAIVER.replace("a_break", "other"))
    assert codes(forms / "a-talk" / "1.yaml") == []


def test_nobody_calls_a_waiver_idle_who_asks_for_another_profile_or_for_none(forms):
    put(forms, "a-talk/waivers.yaml", WAIVER.replace("vague-frequency", "no-help"))
    assert codes(forms) == [Code.WAIVER_IDLE]
    assert codes(forms, judging=Judging(PROFESSIONAL)) == []
    assert codes(forms, judging=None) == []


def test_a_waiver_of_a_block_holds_in_every_form_that_uses_it(forms):
    put(forms, "shared/breaks/1.yaml", BLOCK)
    put(forms, "a-talk/1.yaml", USES)
    put(forms, "b-talk/1.yaml", USES.replace("form: a-talk", "form: b-talk"))
    path = put(forms, "shared/breaks/waivers.yaml", OF_BLOCK)
    problems, found = checked(forms)
    assert not problems
    assert [(each.counts, Path(each.start.file).parent.name) for each in found] == [(False, "breaks")] * 2
    path.write_text(changed("Do you rest often?", "Do you rest?", OF_BLOCK), encoding="utf-8")
    assert codes(forms) == [Code.WAIVER_OUTDATED]
    assert codes(forms / "a-talk" / "1.yaml") == codes(path) == []
    path.write_text(changed("rests.ask", "a_break.ask", OF_BLOCK), encoding="utf-8")
    assert codes(forms) == [Code.UNKNOWN_SLOT]


def test_a_form_may_explain_what_a_block_says_in_it(forms):
    put(forms, "shared/breaks/1.yaml", BLOCK)
    put(forms, "a-talk/1.yaml", USES)
    put(forms, "a-talk/waivers.yaml", OF_BLOCK)
    problems, found = checked(forms)
    assert (problems, [each.counts for each in found]) == ([], [False])


def test_nobody_judges_the_waivers_of_a_block_that_no_form_uses(forms):
    put(forms, "shared/breaks/1.yaml", BLOCK)
    put(forms, "shared/breaks/waivers.yaml", OF_BLOCK)
    assert codes(forms) == []


def test_every_problem_of_a_file_is_told(forms):
    path = put(forms, "a-talk/waivers.yaml", "- {slot: a, rule: B, whose: x}\n- words\n" + WAIVER + WAIVER)
    problems, found = checked(forms)
    assert [each.code for each in problems] == [
        *[Code.MISSING_KEY] * 4, Code.BAD_SLUG, Code.UNKNOWN_KEY, Code.WRONG_SHAPE, Code.WAIVER_TWICE,
    ]  # fmt: skip  # a table
    assert "on line 3" in problems[-1].message
    assert not any(each.counts for each in found)
    assert codes(path, judging=None) == [each.code for each in problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", Code.EMPTY_FILE), (b"a: b", Code.WRONG_SHAPE), (b"- {", Code.BAD_YAML), (b"\xff", Code.UNREADABLE)],
)
def test_what_is_no_list_of_waivers_is_refused(data, code, forms):
    assert [each.code for each in parse_waivers(data, "w.yaml").problems] == [code]
    put(forms, "shared/breaks/1.yaml", BLOCK)
    put(forms, "a-talk/1.yaml", USES)
    path = put(forms, "shared/breaks/waivers.yaml", data)
    for where in (forms, forms / "a-talk" / "1.yaml", path):
        assert codes(where) == [code]


def test_a_day_must_be_one():
    (problem,) = parse_waivers(changed("2026-11-20", "2026-02-30", WAIVER).encode(), "w.yaml").problems
    assert problem.code is Code.BAD_DATE


def test_a_long_list_of_problems_is_cut():
    assert len(parse_waivers(b"- {}\n" * 500, "w.yaml").problems) == MOST + 1


def test_waivers_are_no_version_and_no_block(forms):
    put(forms, "a-talk/waivers.yaml", WAIVER)
    put(forms, "shared/breaks/waivers.yaml", WAIVER)
    put(forms, "words/panel.yaml", "list: panel\n")
    assert [*load_catalogue(forms)] == ["a-talk@1"]


def test_the_schema_knows_waivers():
    validator = Draft202012Validator(json_schema())
    entry = {"slot": "a.ask", "rule": "idiom", "words": "A", "reason": "R", "by": "S", "on": "2026-11-20"}
    assert validator.is_valid([entry])
    assert not validator.is_valid([entry | {"rule": "Idiom"}])
    assert not validator.is_valid([{key: value for key, value in entry.items() if key != "on"}])
    assert validator.is_valid([{"id": "a", "sentence": "S"}])


def test_the_good_form_needs_no_waiver(forms):
    put(forms, "a-talk/1.yaml", GOOD)
    assert checked(forms) == ([], [])


OPTIONS = """              - {value: yes, label: Yes}
              - {value: no, label: No}
"""
SCALE = changed(
    OPTIONS,
    "              - {value: a, label: Mild}\n              - {value: b, label: Moderate}\n"
    "              - {value: c, label: Severe, hint: You cannot rest.}\n",
    changed("Do you get a break?", "How bad is the pain?"),
)
OF_SCALE = """\
- slot: a_break.ask
  rule: vague-scale
  words: |-
    How bad is the pain?
    Mild
    Moderate
    Severe
  reason: The nurse asks it like this.
  by: Sam Reed
  on: 2026-11-20
"""


def scales(forms: Path) -> tuple[list[Code], list[bool]]:
    reports = list(check_files([forms], ON, AS_EVER))
    found = [each for report in reports for each in report.findings if each.placed.finding.rule == "vague-scale"]
    return [each.code for report in reports for each in report.problems], [each.counts for each in found]


def test_a_waiver_about_answers_quotes_the_answers(forms):
    put(forms, "a-talk/1.yaml", SCALE)
    put(forms, "a-talk/waivers.yaml", OF_SCALE)
    assert scales(forms) == ([], [False])


@pytest.mark.parametrize(("was", "now"), [("Moderate", "Quite bad"), ("label: Mild", "label: Very mild")])
def test_a_waiver_about_answers_ends_when_an_answer_changes(was, now, forms):
    put(forms, "a-talk/1.yaml", changed(was, now, SCALE))
    put(forms, "a-talk/waivers.yaml", OF_SCALE)
    assert scales(forms) == ([Code.WAIVER_OUTDATED], [True])


def test_a_waiver_about_answers_needs_them(forms):
    put(forms, "a-talk/1.yaml", SCALE)
    put(forms, "a-talk/waivers.yaml", OF_SCALE.replace("    Mild\n    Moderate\n    Severe\n", ""))
    assert scales(forms) == ([Code.WAIVER_OUTDATED], [True])
