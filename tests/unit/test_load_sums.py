"""Calculations, the result and the rates beside a form, once they are read."""

import json
from datetime import date
from decimal import Decimal

import pytest
import rfc8785
from babel.messages.extract import extract
from jsonschema import Draft202012Validator

from formbuilder.checking.report import check_files
from formbuilder.definition.bundle import bundles, unpack
from formbuilder.definition.calculations import Instead, Rounding, Unit
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.fingerprint import canonical, rows
from formbuilder.definition.fingerprint import changed as changed_rows
from formbuilder.definition.library import load_library
from formbuilder.definition.schema import json_schema
from formbuilder.definition.slots import slots
from formbuilder.definition.yaml_source import Fields, Items, Source, read
from formbuilder.problems import DefinitionError
from formbuilder.wording.extract import extract_form
from tests.samples import GOOD, changed, form, put
from tests.sums import RATES, SUMS, TABLE, WITH_RATES

TODAY = date(2026, 11, 22)
AUDIENCES = "- {id: everyone, sentence: All of us.}\n"


def sums(old: str = "version: 1", new: str = "version: 1"):
    return form(changed(old, new, SUMS), WITH_RATES)


@pytest.fixture
def folder(tmp_path):
    put(tmp_path, "audiences.yaml", AUDIENCES)
    put(tmp_path, "what-you-pay/1.yaml", SUMS)
    put(tmp_path, "rates/care.yaml", TABLE)
    return tmp_path


def test_a_calculation_says_what_it_gives_and_what_is_counted_instead():
    found = sums().calculations
    assert list(found) == ["counted_savings", "tariff_income", "income", "you_keep", "charge"]
    savings, charge = found["counted_savings"], found["charge"]
    assert (str(savings.label), str(savings.help), savings.law) == (
        "Your savings that count",
        "We count your share.",
        "SI 2014/2672, regulation 24",
    )
    assert (savings.unit, savings.rounding) == (Unit.POUNDS, Rounding.PENNY_DOWN)
    assert savings.instead == Instead(not_asked=Decimal(0), missing=Decimal(0), unknown=None)
    assert found["income"].instead == Instead(unknown=Decimal(0))
    assert [case.when is None for case in charge.cases] == [False, True]


def test_pounds_are_rounded_to_the_penny_and_numbers_are_not():
    more = "  charge:\n    label: What you may pay\n    unit: pounds_a_week\n"
    old = "  items: {label: Accounts, unit: number, is: sum(1 for s in savings), if_not_asked: 0, if_missing: 0}\n"
    text = changed(more, f"{old}{more}", SUMS).replace("working: [", "working: [items, ")
    found = form(text, WITH_RATES).calculations
    assert [found[id_].rounding for id_ in ("items", "income", "charge")] == [
        Rounding.NONE,
        Rounding.PENNY,
        Rounding.POUND_DOWN,
    ]


def test_a_result_has_its_parts_in_order():
    found = sums().result
    assert (str(found.title), found.starts, found.working) == ("What you may pay", "starts", ("income", "charge"))
    assert [talk.id for talk in found.talks] == ["gave-away"]
    assert [(said.id, said.when is None) for said in found.says] == [("keep", True), ("pay", False)]
    assert [said.id for said in found.assumed] == ["savings"]
    assert sums().rates == ("care",)


def test_scenarios_expect_sums_or_an_officer():
    first, second = sums().scenarios
    assert first.results == {"charge": "8.00", "counted_savings": "0"}
    assert second.results == {"officer": "gave-away"}


def test_a_form_without_sums_has_none():
    found = form(GOOD)
    assert (found.rates, dict(found.calculations), found.result) == ((), {}, None)
    assert not {"form.calculations", "form.result"} & rows(found).keys()


OF_SUMS = [
    "counted_savings.label",
    "counted_savings.help",
    "tariff_income.label",
    "income.label",
    "you_keep.label",
    "charge.label",
    "result.title",
    "result.officer.gave-away.title",
    "result.officer.gave-away.text",
    "result.say.keep",
    "result.say.pay",
    "result.assumed.savings",
    "result.after",
]


def test_every_word_of_sums_is_in_a_slot():
    addresses = [address for address, _ in slots(sums())]
    assert addresses[-len(OF_SUMS) :] == OF_SUMS


@pytest.mark.parametrize(
    ("old", "new", "addresses"),
    [
        ("is: pension + tariff_income", "is: tariff_income + pension", {"form.calculations"}),
        ("if_unknown: 0", "if_unknown: cannot_tell", {"form.calculations"}),
        ("round: pound_down", "round: pound_up", {"form.calculations"}),
        ("law: SI 2014/2672, regulation 24", "law: SI 2014/2672", {"form.calculations"}),
        ("label: Your income\n", "label: What you get\n", {"income.label"}),
        ("working: [income, charge]", "working: [charge, income]", {"form.result"}),
        ("when: charge > 0", "when: charge > 1", {"form.result"}),
        ('"You may pay {charge} a week."', '"You pay {charge} a week."', {"result.say.pay"}),
        ("grown_old: age(born, on) >= 66", "grown_old: age(born, on) >= 67", {"form.*", "form.calculations"}),
        ("rates: [care]", "rates:\n  - care", set()),
        ("results: {charge: 8.00,", "results: {charge: 9.00,", set()),
        ('not_counted: "SI 2014/2672, regulation 14"', "not_counted: Another reason", {"pay.*"}),
    ],
)
def test_a_change_of_sums_shows_in_its_row_and_in_the_whole(old, new, addresses):
    before, after = sums(), sums(old, new)
    assert changed_rows(rows(before), rows(after)) == addresses
    assert (before.fingerprint != after.fingerprint) is bool(addresses)


def test_the_order_of_calculations_does_not_count():
    line = '  you_keep: {label: What you keep, unit: pounds_a_week, is: rate("care.kept") + weekly(rent)}\n'
    moved = changed(line, "", SUMS).replace("calculations:\n", f"calculations:\n{line}")
    assert form(moved, WITH_RATES).fingerprint == sums().fingerprint


def test_the_fingerprint_is_still_of_canonical_json():
    found = canonical(sums())
    assert rfc8785.dumps(json.loads(found)) == found


BEFORE = [
    (GOOD, "cced5b55"),
    (changed("id: more\n            type: text", "id: more\n            type: money"), "f509e9d7"),
]


@pytest.mark.parametrize(("text", "start"), BEFORE)
def test_what_a_form_does_not_say_leaves_its_fingerprint_as_it_was_before_there_were_sums(text, start):
    assert form(text).fingerprint.startswith(start)


def test_a_form_finds_the_rates_beside_it(folder):
    (found,) = load_catalogue(folder).values()
    assert found.name == "what-you-pay@1"
    assert load_library(folder).rates.fingerprint == RATES.fingerprint


def test_a_form_without_rates_beside_it_is_refused(folder):
    (folder / "rates" / "care.yaml").unlink()
    with pytest.raises(DefinitionError) as caught:
        load_catalogue(folder)
    assert {problem.code.name for problem in caught.value.problems} == {"UNKNOWN_TABLE", "UNKNOWN_RATE"}


def test_a_bundle_has_no_rates(folder):
    ((found, data),) = bundles(folder)
    assert b"regulation 25" not in data
    assert unpack(data)[0] == found
    assert unpack(data)[1].rates is None


def test_a_folder_is_checked_with_its_rates(folder):
    put(folder, "rates/care.yaml", changed("status: to_check", "status: unsure", TABLE))
    reports = {report.file.removeprefix(f"{folder}/"): report for report in check_files([folder], TODAY)}
    assert set(reports) == {"audiences.yaml", "rates/care.yaml", "what-you-pay/1.yaml"}
    assert [problem.code.name for problem in reports["rates/care.yaml"].problems] == ["UNKNOWN_VALUE"]
    (report,) = check_files([folder / "rates" / "care.yaml"], TODAY)
    assert [problem.code.name for problem in report.problems] == ["UNKNOWN_VALUE"]


def test_babel_gets_the_labels_of_rates(folder):
    with (folder / "rates" / "care.yaml").open("rb") as file:
        found = {context: words for _, words, _, context in extract(extract_form, file)}
    assert found["rate:care.limit"] == "Lower limit"
    assert len(found) == 7


def plain(source: Source) -> object:
    """What an editor makes of a file."""
    if isinstance(source, Fields):
        return {key: plain(value) for key, value in source.value.items()}
    return [plain(each) for each in source.value] if isinstance(source, Items) else source.value


@pytest.mark.parametrize("text", [SUMS, TABLE])
def test_editors_take_what_the_loader_takes(text):
    assert [*Draft202012Validator(json_schema()).iter_errors(plain(read(text.encode(), "f.yaml")))] == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (SUMS, "unit: pounds\n", "unit: pence\n"),
        (SUMS, "if_unknown: 0", "if_unknown: none"),
        (SUMS, "  working: [income, charge]\n", ""),
        (SUMS, "round: pound_down", "round: down"),
        (TABLE, "status: to_check", "status: unsure"),
        (TABLE, "2024/25 to 2025/26", "2024 to 2026"),
        (TABLE, "begins: 04-06", "begins: 6 April"),
    ],
)
def test_editors_refuse_what_the_loader_refuses(text, old, new):
    found = plain(read(changed(old, new, text).encode(), "f.yaml"))
    assert [*Draft202012Validator(json_schema()).iter_errors(found)]
