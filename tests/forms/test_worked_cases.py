"""Worked examples of the financial assessment: those that are published, and those that nobody publishes."""

import json
from pathlib import Path
from random import Random

import pytest

from formbuilder.checking.case_files import read_cases
from formbuilder.checking.case_mapping import plain, read_mapping
from formbuilder.checking.cases import work_out
from formbuilder.config import ROOT
from formbuilder.definition.rates import NO_RATES
from formbuilder.definition.yaml_source import read
from formbuilder.problems import DefinitionError
from tests.forms.starters import LIBRARY, carers

FORM = carers("financial-assessment")
HOME = ROOT / "forms" / "financial-assessment" / "cases.yaml"
MAPPING = read_mapping(HOME.read_bytes(), str(HOME), FORM)
PUBLISHED = Path(__file__).parent.parent / "cases" / "published.yaml"
BY_HAND = PUBLISHED.with_name("by_hand.yaml")
CHARGES = {
    "knowsley_a": "67.71", "leeds_mary": "0.00", "couple_85_2016": "63.63", "knowsley_c": "209.70",
    "lambeth_jane": "143.85", "guide_20k": "251.20",
}  # fmt: skip  # a table


def worked(text, file="cases.yaml"):
    """What came out of examples, by id."""
    data = text.encode() if isinstance(text, str) else json.dumps(text).encode()
    found, _ = work_out(FORM, MAPPING, read_cases(data, file), LIBRARY.rates or NO_RATES)
    return {each.id: each for each in found}


def one(**case):
    return worked([{"id": "a", "year": "2024/25", "age": 85} | case])["a"]


def line(found, id_):
    return next(each for each in found.lines if each.id == id_)


def test_every_published_example_comes_out_to_the_penny():
    found, left_out = work_out(FORM, MAPPING, read_cases(PUBLISHED.read_bytes(), ""), LIBRARY.rates or NO_RATES)
    assert {each.id: each.charge for each in found if each.id in CHARGES} == CHARGES
    assert all(each.right for each in found)
    assert [each.told for each in found if each.told] == []
    assert [(each.listed, each.cases) for each in left_out] == [("carers_allowance", 4)]


def test_income_for_savings_is_compared_and_no_charge_is_asked_for():
    found = [each for each in worked(PUBLISHED.read_text()).values() if each.id.startswith("tariff_income")]
    assert [[(each.id, each.amount) for each in case.lines] for case in found] == [
        [("tariff_income", amount)] for amount in ("0.00", "3.00", "4.00", "15.00", "36.00")
    ]
    assert {case.charge for case in found} == {None}
    assert not one(expect=999, capital=15000, income={"all": 200}).right
    assert not worked("tariff_income:\n- {capital: 15000, expect: 4}\n")["tariff_income 1"].right


@pytest.mark.parametrize("case", read_cases(BY_HAND.read_bytes(), "by_hand.yaml"), ids=lambda case: case.id)
def test_every_example_that_was_worked_with_a_pencil_comes_out_to_the_penny(case):
    (found,), _ = work_out(FORM, MAPPING, [case], LIBRARY.rates or NO_RATES)
    assert found.says == ()
    assert found.told == ()
    assert found.right


def test_the_same_examples_in_another_order_and_as_json_come_out_the_same():
    chance = Random(3)  # noqa: S311 - no secret
    given = plain(read(PUBLISHED.read_bytes(), ""))
    assert isinstance(given, dict)
    cases = [*given["nonresidential"], *given["residential"]]
    for case in cases:
        case["care"] = "home" if case in given["nonresidential"] else "care_home"
    shuffled = [
        {key: dict(chance.sample([*v.items()], len(v))) if isinstance(v, dict) else v for key, v in each}
        for each in (chance.sample([*case.items()], len(case)) for case in cases)
    ]
    before, after = worked(cases), worked(json.dumps(shuffled, indent="\t"))
    assert before.keys() == CHARGES.keys()
    assert before == after


def test_an_allowance_that_a_case_gives_itself_is_used_and_its_line_says_so():
    found = one(income={"all": 300}, mig=200)
    assert line(found, "mig").amount == "200.00"
    assert line(found, "mig").rate == "given by the case"
    assert line(found, "mig_base").rate == "social-care.mig_single_pc_age"
    assert line(found, "mig_base").year == "2024/25"
    assert found.charge == "100.00"


def test_the_same_as_parts_as_a_list_or_by_name():
    lists = one(income={"all": 300}, mig_parts=[100, "£50.50", 49.5])
    named = one(income={"all": 300}, mig_parts={"base": 100, "disability": 50.5, "enhanced": 49.5})
    assert lists.charge == named.charge == "100.00"
    assert one(income={"all": 300}, mig=250, mig_parts=[1, 2]).charge == "50.00"


def test_where_the_cost_is_not_known_the_charge_is_not_told_and_the_question_is_named():
    found = one(capital=30000, income={"all": 300})
    assert found.charge is None
    assert found.says[-1] == "To answer: care_cost."
    assert found.right
    assert not one(capital=30000, income={"all": 300}, expect=5).right


def test_where_an_officer_talks_there_is_no_charge_and_no_line():
    found = one(age=17, income={"all": 300})
    assert found.charge is None
    assert found.lines == ()
    assert found.says[0].startswith("An officer will talk to you. You are under 18")
    assert one(age=17, income={"all": 300}, expect="under-18").right
    assert not one(age=17, income={"all": 300}, expect="couple").right


def test_a_year_without_figures_is_said():
    found = one(year="2031/32", income={"all": 300})
    assert found.says == ("We have no figures for 2031/32, so we cannot work this out.",)


def test_a_key_may_be_the_id_of_a_question():
    found = one(where_care="care_home", income={"all": 300}, own_home="yes", home_lived_in=["nobody"])
    assert found.told == ()
    assert found.charge is None
    assert found.says[-1].startswith("To answer: home_value, home_owed, home_owners, over_12_weeks")


def test_a_sum_each_month_that_its_key_tells_is_counted_by_the_week():
    found = one(year="2026/27", age=40, income={"uc": 200, "uc_carer_element_month": "209.34"})
    assert line(found, "universal_credit").amount == "248.31"  # 200 + 209.34 × 12 / 52
    assert line(found, "mig_carer").amount == "55.25"


def test_words_may_be_expected_too():
    assert one(capital=30000, income={"all": 300}, expect="full cost").right
    assert not one(capital=3000, income={"all": 300}, expect="full cost").right
    assert one(capital=30000, expect="cannot_tell").right


def test_the_order_of_keys_makes_no_difference():
    one_way = one(year="2026/27", age=30, lone_parent=True, children=3, income={"uc": 600})
    other_way = one(year="2026/27", age=30, income={"uc": 600}, children=3, lone_parent=True)
    assert one_way.charge == other_way.charge == "159.05"  # 600 − (120.40 + 3 × 106.85)


def test_json_may_write_letters_as_it_likes():
    text = '[{"id": "a", "note": "\\ud83d\\ude00", "age": 85, "year": "2024/25", "income": {"all": 300}}]'
    (found,) = worked(text).values()
    assert found.charge == "71.30"


def test_an_unknown_key_is_told_with_its_line_and_the_rest_goes_on():
    found = worked("- id: a\n  year: 2024/25\n  age: 85\n  colour: red\n  income: {all: 300}\n- {id: b, capital: 1}\n")
    assert found["a"].told == ("cases.yaml:4:3: ‘colour’ means nothing to this form, so it was left out.",)
    assert found["a"].charge == "71.30"
    assert found["b"].told == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("age", "old"), ("age", 300), ("income", {"all": "lots"}), ("income", {"all": -3}), ("care", "moon"),
        ("year", "soon"), ("on", "2026-02-31"), ("single", "perhaps"), ("mig_parts", ["x"]), ("capital", 1e15),
    ],
)  # fmt: skip  # a table
def test_a_value_that_cannot_be_read_is_told_and_nothing_is_worked_out(key, value):
    found = one(**{key: value})
    assert found.charge is None
    assert not found.right
    assert found.told[0].startswith("cases.yaml:1:")


def test_a_value_that_the_form_refuses_is_told():
    found = one(children=77, income={"all": 300})
    assert not found.right
    assert "children: " in found.told[0]


def test_lists_by_id_nested_lists_and_one_case_alone_are_read():
    case = "{age: 85, year: 2024/25, income: {all: 300}}"
    for text in (
        f"residential: {{x: {case}}}",
        f"residential: {{cases: [{case[:-1]}, id: x}}]}}",
        f"{case[:-1]}, id: x}}",
    ):
        assert list(worked(text)) == ["x"]
    for text in ("just words", "a: {}", "[]"):
        with pytest.raises(DefinitionError):
            worked(text)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("money: state_pension_amount", "money: state_pensoin_amount", "UNKNOWN_QUESTION"),
        ("gives: extra_costs", "gives: extra_cost", "UNKNOWN_CALCULATION"),
        ("charge: charge", "charge: chrage", "UNKNOWN_CALCULATION"),
        ("  free_care: [none]", "  free_caer: [none]", "UNKNOWN_QUESTION"),
        ("minus: yes", "minsu: yes", "UNKNOWN_KEY"),
    ],
)
def test_a_mapping_that_names_what_there_is_not_is_refused(old, new, said):
    text = HOME.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(DefinitionError, match=said):
        read_mapping(text.replace(old, new, 1).encode(), "cases.yaml", FORM)
