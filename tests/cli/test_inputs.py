import json

import pytest

from formbuilder.config import ROOT
from tests.samples import put
from tests.sums import SUMS, TABLE


@pytest.fixture
def paying(folder):
    put(folder, "forms/rates/care.yaml", TABLE)
    put(folder, "forms/what-you-pay/1.yaml", SUMS)
    return "what-you-pay"


def test_every_line_names_its_questions_lines_and_figures(run, paying):
    found = {each["id"]: each for each in json.loads(run("forms", "inputs", paying, "--format", "json").out)}
    assert list(found) == ["counted_savings", "tariff_income", "income", "you_keep", "charge"]
    assert [each["id"] for each in found["counted_savings"]["questions"]] == ["savings", "amount", "sharers", "kind"]
    assert found["charge"]["questions"] == [
        {"id": "born", "called": "When were you born?"},
        {"id": "hours", "called": "How many hours?"},
    ]
    assert found["charge"]["lines"] == [
        {"id": "income", "called": "Your income"},
        {"id": "you_keep", "called": "What you keep"},
    ]
    assert found["you_keep"]["figures"] == [{"id": "care.kept", "called": "What you keep"}]
    assert found["counted_savings"]["law"] == "SI 2014/2672, regulation 24"


def test_it_prints_a_page(run, paying):
    out = run("forms", "inputs", paying).out
    assert out.startswith("# What the sums of “What you may pay” are made of\n")
    assert "\n| Your income `income` | What is your pension? `pension` | Income we count from your savings " in out


def test_a_form_without_sums_says_so(run):
    assert run("forms", "inputs", "whole").out == "This form works nothing out.\n"


def test_the_page_in_the_documentation_is_true(run, monkeypatch):
    monkeypatch.delenv("FORMS")
    page = (ROOT / "docs" / "financial-inputs.md").read_text(encoding="utf-8")
    assert page == run("forms", "inputs", "financial-assessment").out, (
        "print it anew: formbuilder forms inputs financial-assessment > docs/financial-inputs.md"
    )


def test_the_rules_of_the_sums_are_explained(run, paying):
    out = run("forms", "explain", paying).out
    assert "\nyou_keep: “What you keep” is " in out
    assert "“What you keep” of that year" in out
    assert "\nresult.officer.gave-away: “An officer talks to you” takes the place of every amount if " in out
    found = json.loads(run("forms", "explain", paying, "--format", "json").out)
    assert {"counted_savings", "result.from", "result.say.keep"} <= {each["place"] for each in found}
