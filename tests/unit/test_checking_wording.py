"""The words of forms, checked with the lists of groups, with what was known before, and around locked questions."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from formbuilder.checking.baseline import NOTHING_KNOWN, BaselineError, read_baseline
from formbuilder.checking.group_lists import parse_group_list, read_group_lists
from formbuilder.checking.report import check_files
from formbuilder.checking.wording import Judging
from formbuilder.definition.schema import json_schema
from formbuilder.plainlanguage.checker import Checker
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.profiles import EASY_READ
from formbuilder.plainlanguage.word_lists import ours
from formbuilder.problems import Code
from tests.samples import REGISTERS, WHOLE, changed, put

ON = date(2026, 11, 21)
AS_EVER = Judging()
PANEL = """\
list: panel
by: The Tuesday group
words:
  - say: [Cope/v with, can’t manage]
    why: We do not like these.
  - {say: befriender/n, why: Few know it., only_if: the form explains it., severity: advice}
  - {say: handicapped|crippled, instead: disabled, why: These hurt., severity: error}
"""
OFTEN = changed("Do you get a break?", "Do you often get a break?")


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    put(tmp_path, "forms/audiences.yaml", REGISTERS["audiences.yaml"] + b"- {id: everyone, sentence: All.}\n")
    put(tmp_path, "forms/a-talk/1.yaml", OFTEN)
    return tmp_path / "forms"


def found(*paths: Path, judging: Judging | None = AS_EVER):
    return [each for report in check_files(paths, ON, judging) for each in report.findings]


def listed(text: str, panel: str = PANEL) -> list[tuple[str, str]]:
    entries, problems = parse_group_list(panel.encode(), "words/panel.yaml")
    assert not problems
    findings = Checker(lists=ours().with_more(entries)).check(Passage(text=text))
    return [(text[each.start : each.end], each.severity) for each in findings if each.rule == "group-words"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Is anybody coping with it?", [("coping with", Severity.WARNING)]),
        ("Who copes with it?", [("copes with", Severity.WARNING)]),
        ("Is your son handicapped?", [("handicapped", Severity.ERROR)]),
        ("Are you crippled?", [("crippled", Severity.ERROR)]),
        ("Do you have 2 befrienders?", [("befrienders", Severity.ADVICE)]),
        ("Who can't manage?", [("can't manage", Severity.WARNING)]),
        ("Do you like it?", []),
    ],
)
def test_the_words_of_a_group_are_found_in_all_their_forms(text, marked):
    assert listed(text) == marked


def test_a_finding_tells_the_group_and_its_reason():
    entries, _ = parse_group_list(PANEL.encode(), "words/panel.yaml")
    checker = Checker(lists=ours().with_more(entries))
    (finding,) = checker.check(Passage(text="Do you have a befriender?"))
    assert finding.by == "The Tuesday group: Few know it."
    assert finding.suggestion.endswith("Keep it only if the form explains it.")
    (finding,) = [each for each in checker.check(Passage(text="Are you handicapped?")) if each.by]
    assert finding.suggestion == "Write “disabled”."
    assert finding.message == "A group that we work with asks us not to say “handicapped”."


def test_the_lists_of_a_folder_are_used_in_every_form_of_it(forms):
    put(forms, "words/panel.yaml", "list: panel\nby: Us\nwords:\n  - {say: about you, why: It is vague.}\n")
    told = [each for each in found(forms) if each.placed.finding.by]
    assert {each.placed.address for each in told} == {"section:you.title", "page:rest.title"}
    assert {each.placed.finding.by for each in told} == {"Us: It is vague."}
    assert read_group_lists(forms / "a-talk") == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("list: panel", "list: other", [Code.LIST_MISPLACED]),
        ("list: panel", "list: Panel", [Code.BAD_SLUG]),
        ("by: The Tuesday group\n", "", [Code.MISSING_KEY]),
        ("    why: We do not like these.\n", "", [Code.MISSING_KEY]),
        ("[Cope/v with, can’t manage]", "[]", [Code.EMPTY]),
        ("[Cope/v with, can’t manage]", "[{a: b}]", [Code.WRONG_SHAPE]),
        ("[Cope/v with, can’t manage]", "/v", [Code.BAD_PHRASE]),
        ("[Cope/v with, can’t manage]", "[he/neither, cope/v with/v, …]", [Code.BAD_PHRASE] * 3),
        ("[Cope/v with, can’t manage]", "[cope, Cope]", [Code.REPEATED]),
        ("[Cope/v with, can’t manage]", "cope # with", [Code.WORDS_AFTER_HASH]),
        ("severity: advice", "severity: grave", [Code.UNKNOWN_VALUE]),
        ("severity: advice", "weight: advice", [Code.UNKNOWN_KEY]),
        (PANEL, "", [Code.EMPTY_FILE]),
        (PANEL, "- a", [Code.WRONG_SHAPE]),
        (PANEL, "list: [", [Code.BAD_YAML]),
    ],
)
def test_every_problem_of_a_list_is_told(old, new, codes, forms):
    path = put(forms, "words/panel.yaml", changed(old, new, PANEL))
    for where in (forms, path, forms / "a-talk" / "1.yaml"):
        for judging in (AS_EVER, None):
            reports = check_files([where], ON, judging)
            problems = [each for report in reports for each in report.problems]
            assert [each.code for each in problems] == codes
            assert {each.place.file for each in problems} == {str(path)}


def test_the_schema_knows_lists():
    validator = Draft202012Validator(json_schema())
    entry = {"say": ["a", "b"], "why": "W"}
    assert validator.is_valid({"list": "panel", "by": "Us", "words": [entry, {"say": "a", "why": "W"}]})
    assert not validator.is_valid({"list": "panel", "by": "Us", "words": [entry | {"severity": "grave"}]})


def test_findings_stand_in_the_order_of_the_form_with_their_places(forms):
    (often,) = [each for each in found(forms) if each.placed.finding.rule == "vague-frequency"]
    assert often.start[1:] == (20, 25)
    assert often.end[1:] == (20, 30)
    assert often.question == "a_break"
    assert found(forms, judging=None) == []


def test_a_profile_may_be_put_in_the_place_of_that_of_the_form(forms):
    put(forms, "a-talk/1.yaml", changed("for: everyone", "for: everyone\nprofile: professional"))
    ask = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen?"
    put(forms, "a-talk/1.yaml", changed("What else should we know?", ask))
    own, easy = (
        {each.placed.address for each in found(forms, judging=judging) if each.placed.finding.rule == "long-question"}
        for judging in (AS_EVER, Judging(EASY_READ))
    )
    assert easy - own == {"more.ask"}


def test_locked_questions_are_shown_and_not_judged(forms):
    locked = "short: if you get a break\n            instrument: A scale"
    put(forms, "a-talk/1.yaml", changed("short: if you get a break", locked, OFTEN))
    reports = list(check_files([forms], ON, AS_EVER))
    (unjudged,) = [each for report in reports for each in report.locked]
    assert (unjudged.question, unjudged.instrument) == ("a_break", "A scale")
    assert unjudged.words.place[1:] == (20, 18)
    assert not [each for report in reports for each in report.findings if each.question == "a_break"]


def test_locked_questions_inside_groups_are_told_too(forms):
    inside = "ask: Their name?, short: their name, required: yes"
    text = changed(inside, f"instrument: A scale, {inside}", WHOLE)
    path = put(forms, "whole/3.yaml", text)
    put(forms, "duties.yaml", REGISTERS["duties.yaml"])
    (report,) = check_files([path], ON, AS_EVER)
    assert [each.question for each in report.locked] == ["their_name"]


def baseline(*told: dict[str, object], form: str | None = "a-talk"):
    return read_baseline(json.dumps([{"form": form, "findings": [*told]}]).encode())


SAME = {"address": "a_break.ask", "rule": "vague-frequency", "quote": "often"}


@pytest.mark.parametrize(
    ("change", "known"),
    [
        ({}, True),
        ({"line": 400}, True),
        ({"quote": "regularly"}, False),
        ({"rule": "idiom"}, False),
        ({"address": "more.ask"}, False),
    ],
)
def test_what_was_found_before_is_known(change, known, forms):
    (often,) = [
        each
        for each in found(forms, judging=Judging(baseline=baseline(SAME | change)))
        if each.placed.finding.rule == "vague-frequency"
    ]
    assert (often.known, often.counts) == (known, not known)


@pytest.mark.parametrize(("before", "known"), [([SAME], [True, False]), ([SAME, SAME], [True, True])])
def test_the_same_words_once_more_are_new(before, known, forms):
    put(forms, "a-talk/1.yaml", OFTEN.replace("a break?", "a break, and do you often rest?"))
    told = found(forms, judging=Judging(baseline=baseline(*before)))
    assert [each.known for each in told if each.placed.finding.rule == "vague-frequency"] == known


def test_another_form_is_not_known(forms):
    put(forms, "b-talk/1.yaml", OFTEN.replace("form: a-talk", "form: b-talk"))
    told = found(forms, judging=Judging(baseline=baseline(SAME, form="b-talk")))
    assert {Path(each.start.file).parent.name for each in told if each.known} == {"b-talk"}


def test_a_baseline_without_findings_knows_nothing():
    assert read_baseline(b"[]") == baseline(form=None) == NOTHING_KNOWN


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"{}", b"null", b"[1]", b'["a"]', b"[{}]", b'[{"form": "a"}]', b'[{"form": "a", "findings": 1}]',
        b'[{"form": "a", "findings": [1]}]', b'[{"form": "a", "findings": [{}]}]', b"\xff\xfe\xff", b"[" * 100_000,
        json.dumps([{"form": None, "findings": [SAME]}]).encode(),
        json.dumps([{"form": "a", "findings": [SAME | {"quote": 1}]}]).encode(),
        json.dumps([{"form": "a", "findings": [SAME | {"rule": ["x"]}]}]).encode(),
    ],
)  # fmt: skip  # a table
def test_what_is_no_baseline_is_refused(data):
    with pytest.raises(BaselineError, match=r"is not an answer of ‘formbuilder forms check --format json’\. Make"):
        read_baseline(data)
