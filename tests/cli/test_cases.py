import json
import shutil

import pytest

from formbuilder.config import ROOT
from tests.samples import put

RIGHT = "- {id: a, year: 2024/25, age: 85, income: {all: 300}, expect: 71.30}\n"


@pytest.fixture
def cases(run, folder, monkeypatch):
    """Run examples through the financial assessment."""
    monkeypatch.setenv("FORMS", str(ROOT / "forms"))

    def run_(text, *words):
        return run("forms", "cases", "financial-assessment", put(folder, "cases.yaml", text), *words)

    return run_


def test_all_right_is_status_0(cases):
    ran = cases(RIGHT)
    assert ran.status == 0, ran
    assert ran.out.startswith("a: £71.30\n  lower_limit: 14250.00 (social-care.capital_lower, 2024/25)\n")
    assert "\n  charge: 71.30 (" in ran.out
    assert ran.out.endswith("All 1 came out right.\n")


@pytest.mark.parametrize("form", ["financial-assessment", "carers-allowance-check"])
def test_published_examples_of_each_form_come_out_right(form, run, monkeypatch):
    monkeypatch.setenv("FORMS", str(ROOT / "forms"))
    ran = run("forms", "cases", form, ROOT / "tests" / "cases" / "published.yaml", "--format", "json")
    assert ran.status == 0, ran
    assert len(json.loads(ran.out)) == {"financial-assessment": 11, "carers-allowance-check": 4}[form]


def test_a_difference_is_status_1(cases):
    ran = cases(RIGHT.replace("71.30", "71.31") + RIGHT.replace("id: a", "id: b"))
    assert ran.status == 1
    assert "  ‘charge’ should be 71.31, and it is 71.30.\n" in ran.out
    assert ran.out.endswith("To look at: 1 of 2.\n")


def test_programs_get_json(cases):
    ran = cases(RIGHT + "- {id: b, age: 85, year: 2024/25, capital: 30000, expect: null}\n", "--format", "json")
    assert ran.status == 0
    a, b = json.loads(ran.out)
    assert a.keys() == {"id", "charge", "lines"}
    assert {"id": "charge", "amount": "71.30", "rate": "charging.least", "year": "2024/25"} in a["lines"]
    assert b["charge"] is None
    assert "To answer: care_cost." in b["says"]


def test_what_could_not_be_used_stands_beside_what_programs_read(cases):
    ran = cases("nonresidential:\n" + RIGHT[:-2] + ", colour: red}\ncarers_allowance: {cases: [{age: 3}]}\n")
    assert ran.status == 0
    assert "cases.yaml:2:70: ‘colour’ means nothing to this form" in ran.err
    assert "carers_allowance: 1 left out: cases of another form." in ran.err


def test_a_value_that_cannot_be_read_is_status_1_and_the_rest_goes_on(cases):
    ran = cases(RIGHT.replace("85", "old").replace("id: a", "id: b") + RIGHT, "--format", "json")
    assert ran.status == 1
    assert "‘age’ is no age" in ran.err
    assert [each["charge"] for each in json.loads(ran.out)] == [None, "71.30"]


@pytest.mark.parametrize("text", ["- {id: a", "words", ""])
def test_a_file_that_cannot_be_read_is_status_2(text, cases):
    ran = cases(text)
    assert ran.status == 2
    assert "cannot be used until this is put right" in ran.err


def test_a_file_that_is_not_there_is_status_2(run, folder, cases):
    ran = run("forms", "cases", "financial-assessment", folder / "no.yaml")
    assert ran.status == 2
    assert "no.yaml cannot be read" in ran.err


def test_a_form_without_a_mapping_says_what_is_missing(run, folder):
    ran = run("forms", "cases", "whole", put(folder, "cases.yaml", RIGHT))
    assert ran.status == 2
    assert f"There is no {folder / 'forms' / 'whole' / 'cases.yaml'}." in ran.err


def test_a_broken_mapping_is_told(run, folder, monkeypatch):
    shutil.copytree(ROOT / "forms", folder / "all")
    mapping = folder / "all" / "financial-assessment" / "cases.yaml"
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("charge: charge", "charge: nothing"))
    monkeypatch.setenv("FORMS", str(folder / "all"))
    ran = run("forms", "cases", "financial-assessment", put(folder, "cases.yaml", RIGHT))
    assert ran.status == 2
    assert "UNKNOWN_CALCULATION: ‘nothing’ is not a calculation of this form." in ran.err
    ran = run("forms", "check", folder / "all" / "financial-assessment" / "1.yaml")
    assert ran.status == 1
    assert "UNKNOWN_CALCULATION" in ran.out
