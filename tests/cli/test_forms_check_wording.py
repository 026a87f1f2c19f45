"""``forms check`` says what is wrong with the words of forms, for people and for programs."""

import json
import re
from pathlib import Path

import pytest

from formbuilder.cli.check_words import LONGEST
from tests.samples import changed, put

OFTEN = changed("Do you get a break?", "Do you often get a break?")
MANY = changed("Do you get a break?", "Do you often, frequently and often, or frequently, get a break often?")
WAIVER = """\
- {slot: a_break.ask, rule: vague-frequency, words: "Do you often get a break?", reason: R., by: Sam, on: 2026-11-20}
"""
PANEL = """\
list: panel
by: The Tuesday group
words:
  - {say: a talk, why: We do not talk., severity: error, only_if: it is one}
"""


@pytest.fixture
def talk(folder: Path) -> Path:
    """A form with one warning, at 20:25."""
    return put(folder, "forms/a-talk/1.yaml", OFTEN)


def findings(out: str) -> list[dict[str, object]]:
    return [each for report in json.loads(out) for each in report["findings"] if each["rule"] == "vague-frequency"]


def test_a_finding_is_told_with_place_rule_and_way_out(run, talk):
    ran = run("forms", "check", talk)
    assert ran.status == 0
    said = f"{talk}:20:25: warning: vague-frequency: “often”\n  “often” means a different number of times"
    assert said in ran.out
    assert "such as “in the last 4 weeks”.\n" in ran.out
    assert re.search(r"^Found in words: \d warning", ran.out, re.MULTILINE)
    assert ran.out.endswith("Nothing to change.\n")


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("advice", 1), ("never", 0)])
def test_it_is_said_from_what_weight_a_finding_must_change(level, status, run, talk):
    ran = run("forms", "check", talk, "--fail-on", level)
    assert ran.status == status
    assert ("Nothing to change." in ran.out) is (status == 0)


def test_problems_must_always_change(run, folder):
    path = put(folder, "forms/a-talk/1.yaml", changed("title: A talk", "titel: A talk"))
    assert run("forms", "check", path, "--fail-on", "never").status == 1


def test_findings_and_problems_are_counted_together(run, talk):
    put(talk.parent, "waivers.yaml", WAIVER.replace("often", "never"))
    ran = run("forms", "check", talk, "--fail-on", "warning")
    assert "waivers.yaml:1:3: WAIVER_OUTDATED: " in ran.out
    assert re.search(r"\nTo change: [2-9], in 2 files\.\n$", ran.out)


def test_words_can_be_left_out(run, talk):
    put(talk.parent, "waivers.yaml", "- {slot: nowhere.ask, rule: idiom, words: w, reason: r, by: b, on: 2026-11-20}")
    ran = run("forms", "check", talk, "--no-words", "--fail-on", "advice")
    assert ran.status == 0
    assert "often" not in ran.out


def test_people_see_three_of_a_question_at_first(run, folder):
    path = put(folder, "forms/a-talk/1.yaml", MANY)
    few, all_ = (run("forms", "check", path, *more).out for more in ((), ("--all",)))
    about = len(json.loads(run("forms", "check", path, "--format", "json").out)[0]["findings"])
    assert few.count(f"{path}:20:") == 3
    assert all_.count(f"{path}:20:") == about > 4
    assert f"  {about - 3} more about a_break: --all\n" in few
    assert "--all" not in all_


def test_the_heaviest_are_among_the_first_three(run, folder):
    put(folder, "forms/words/panel.yaml", PANEL.replace("say: a talk", "say: a rest"))
    path = put(folder, "forms/a-talk/1.yaml", MANY.replace("get a break often", "get a rest"))
    assert ": error: group-words: “a rest”" in run("forms", "check", path).out


def test_an_explained_finding_is_shown_with_the_reason(run, talk):
    put(talk.parent, "waivers.yaml", WAIVER)
    ran = run("forms", "check", talk, "--fail-on", "warning")
    assert f"{talk}:20:25" in ran.out
    assert "\n  explained: R. (Sam, 2026-11-20)\n" in ran.out
    assert re.search(r"^Found in words: .*1 explained\.$", ran.out, re.MULTILINE)
    (found,) = findings(run("forms", "check", talk, "--format", "json").out)
    assert found["waived"] == {"reason": "R.", "by": "Sam", "on": "2026-11-20"}


def test_programs_get_every_finding(run, talk):
    (found,) = findings(run("forms", "check", talk, "--format", "json").out)
    assert found["message"].startswith("“often” means")
    assert found["suggestion"].startswith("Ask for a number")
    del found["message"], found["suggestion"]
    assert found == {
        "file": str(talk), "address": "a_break.ask", "rule": "vague-frequency", "quote": "often", "severity": "warning",
        "by": "", "line": 20, "column": 25, "end_line": 20, "end_column": 30, "waived": None, "known": False,
    }  # fmt: skip  # a table


def test_only_what_is_new_counts_beside_a_baseline(run, talk, folder):
    before = put(folder, "before.json", run("forms", "check", talk, "--format", "json").out)
    options = ("--fail-on", "warning", "--baseline", before)
    ran = run("forms", "check", talk, *options)
    assert ran.status == 0
    assert "\n  known: it was found before\n" in ran.out
    assert re.search(r"^Found in words: \d+ known\.$", ran.out, re.MULTILINE)
    new = put(folder, "forms/a-talk/3.yaml", MANY.replace("version: 1", "version: 3"))
    assert run("forms", "check", new, *options).status == 1
    again = put(folder, "again.json", run("forms", "check", new, "--format", "json").out)
    assert run("forms", "check", new, "--fail-on", "warning", "--baseline", again).status == 0


@pytest.mark.parametrize("data", ["", "[]x", "{}", '[{"form": "a"}]'])
def test_what_is_no_baseline_is_refused_in_a_sentence(data, run, talk, folder):
    path = put(folder, "before.json", data)
    ran = run("forms", "check", talk, "--baseline", path)
    assert ran.status == 2
    said = "is not an answer of ‘formbuilder forms check --format json’. Make it again with that command."
    assert ran.err == f"{path} {said}\n"


@pytest.mark.parametrize("name", ["nowhere.json", "."])
def test_a_baseline_that_cannot_be_read_is_told(name, run, talk, folder):
    ran = run("forms", "check", talk, "--baseline", folder / name)
    assert ran.status == 2
    assert ran.err == f"{folder / name} cannot be read. Check its name and who may read it.\n"


def test_another_audience_may_be_asked_for(run, talk):
    assert run("forms", "check", talk, "--profile", "easy-read").status in {0, 1}
    assert run("forms", "check", talk, "--profile", "easy").status == 2


def test_the_lists_of_the_folder_tell_whose_they_are(run, talk, folder):
    put(folder, "forms/words/panel.yaml", PANEL)
    ran = run("forms", "check", talk)
    assert ran.status == 1
    assert f"{talk}:3:8: error: group-words: “A talk”\n" in ran.out
    assert " Keep it only if it is one.\n  The Tuesday group: We do not talk.\n" in ran.out
    (found, *_) = json.loads(run("forms", "check", talk, "--format", "json").out)[0]["findings"]
    assert found["by"] == "The Tuesday group: We do not talk."


def test_locked_instruments_are_shown_and_not_judged(run, folder):
    short = "short: if you get a break"
    path = put(folder, "forms/a-talk/1.yaml", changed(short, f"{short}\n            instrument: SCALE-7", OFTEN))
    ran = run("forms", "check", path)
    assert f"{path}:20:18: a_break is shown, not judged: it comes from SCALE-7\n" in ran.out
    assert "often" not in ran.out
    (report,) = json.loads(run("forms", "check", path, "--format", "json").out)
    assert report["locked"] == [
        {"question": "a_break", "instrument": "SCALE-7", "file": str(path), "line": 20, "column": 18}
    ]
    assert "SCALE-7" not in run("forms", "check", path, "--no-words").out


def test_what_several_forms_show_is_told_once(run, folder):
    block = "block: b\nversion: 1\ntitle: Breaks\npages:\n  - questions:\n"
    question = "      - {id: rests, type: yes_no, ask: Do you rest often?, short: if you rest, required: no}\n"
    path = put(folder, "forms/shared/b/1.yaml", block + question)
    for name in ("a-talk", "b-talk"):
        used = changed("sections:\n", "sections:\n  - use: b@1\n").replace("form: a-talk", f"form: {name}")
        put(folder, f"forms/{name}/1.yaml", used)
    told = f"{path}:6:52: warning: vague-frequency: “often”\n"
    ran = run("forms", "check", folder / "forms")
    assert ran.out.count(told) == 1
    assert len(findings(run("forms", "check", folder / "forms", "--format", "json").out)) == 2
    annotations = run("forms", "check", folder / "forms", "--format", "github").out.splitlines()
    assert len([each for each in annotations if "vague-frequency" in each]) == 1


def test_github_gets_what_is_open(run, talk):
    said = f"::warning file={talk},line=20,col=25,title=vague-frequency::a_break.ask: “often” means"
    assert said in run("forms", "check", talk, "--format", "github").out
    put(talk.parent, "waivers.yaml", WAIVER)
    assert "vague-frequency" not in run("forms", "check", talk, "--format", "github").out


def test_programs_that_read_sarif_get_it(run, talk, folder):
    put(talk.parent, "waivers.yaml", WAIVER)
    put(folder, "forms/a-talk/2.yaml", "form: a-talk\n")
    ran = run("forms", "check", folder / "forms" / "a-talk", "--format", "sarif")
    results = json.loads(ran.out)["runs"][0]["results"]
    (often,) = [each for each in results if each["ruleId"] == "vague-frequency"]
    assert often["suppressions"][0]["justification"] == "R. (Sam, 2026-11-20)"
    assert "MISSING_KEY" in {each["ruleId"] for each in results}


def test_people_get_a_page(run, talk):
    ran = run("forms", "check", talk, "--format", "html")
    assert ran.status == 0
    assert ran.out.startswith("<!DOCTYPE html>")
    assert "vague-frequency" in ran.out
    assert "A talk (a-talk@1)" in ran.out


def test_long_words_are_cut_for_people(run, folder):
    ask = "Do you get a break " + "from it " * 30 + "?"
    path = put(folder, "forms/a-talk/1.yaml", changed("Do you get a break?", ask))
    lines = run("forms", "check", path, "--all").out.splitlines()
    assert any(line.endswith("…”") for line in lines)
    assert max(len(line.partition("“")[2]) for line in lines if line.endswith("…”")) == LONGEST + 2


def test_load_looks_at_no_waiver_and_no_list(demo, folder):
    put(folder, "forms/a-talk/waivers.yaml", "- broken")
    put(folder, "forms/words/panel.yaml", "broken")
    assert demo("forms", "load").status == 0
    assert demo("forms", "list").status == 0
