"""Rates: figures that change each April, read from tables, with a council's own figures in their place."""

from datetime import date
from decimal import Decimal

import pytest

from formbuilder.config import ROOT
from formbuilder.definition.rate_tables import load_rates, read_rates
from formbuilder.definition.rates import NO_RATES, Status, written_year
from formbuilder.problems import Code, DefinitionError, Place
from tests.samples import changed, put
from tests.sums import RATES, TABLE

BROKEN_TABLES = [
    ("no title", "title: Charging for care\n", "", ["1:1 MISSING_KEY"]),
    ("a name that is no name", "rates: care\n", "rates: Care\n", ["1:1 BAD_SLUG"]),
    ("another table’s name", "rates: care\n", "rates: cure\n", ["1:1 RATES_MISPLACED"]),
    ("a day that there is not", "begins: 04-06", "begins: 02-30", ["3:1 BAD_BEGINS"]),
    ("a day and a month in another order", "begins: 04-06", "begins: 31-04", ["3:1 BAD_BEGINS"]),
    ("an id that is no id", "  limit:\n", "  a-limit:\n", ["5:3 BAD_ID"]),
    ("an unknown key", "    label: Lower limit\n", "    name: Lower limit\n", ["6:5 MISSING_KEY", "7:5 UNKNOWN_KEY"]),
    ("no law", "    law: SI 2014/2672, regulation 25\n", "", ["6:5 MISSING_KEY"]),
    ("an unknown unit", "    unit: pounds\n", "    unit: pence\n", ["6:5 UNKNOWN_VALUE"]),
    ("an unknown side", "    better: higher\n", "    better: more\n", ["9:5 UNKNOWN_VALUE"]),
    ("an unknown status", "status: to_check", "status: unsure", ["12:28 UNKNOWN_VALUE"]),
    ("no source", ", source: the press", "", ["12:16 MISSING_KEY"]),
    ("no amount", "{is: 14250, status: to_check", "{status: to_check", ["12:16 MISSING_KEY"]),
    ("an amount in words", "{is: 14250, status: to_check", "{is: lots, status: to_check", ["12:17 BAD_NUMBER"]),
    ("an amount below nought", "{is: 14250, status: to_check", "{is: -1, status: to_check", ["12:17 BAD_NUMBER"]),
    ("one year alone", "      2026/27: {is: 14250", "      2026: {is: 14250", ["12:7 BAD_YEARS"]),
    ("years that do not follow", "      2026/27: {is: 14250", "      2026/28: {is: 14250", ["12:7 BAD_YEARS"]),
    ("a run that goes back", "2024/25 to 2025/26", "2025/26 to 2024/25", ["11:7 BAD_YEARS"]),
    ("a run of a thousand years", "2024/25 to 2025/26", "1024/25 to 2025/26", ["11:7 BAD_YEARS"]),
    ("a year twice", "      2026/27: {is: 14250", "      2025/26: {is: 14250", ["12:7 YEAR_TWICE"]),
    ("no years", "years: {2026/27: {is: 250, status: read, source: the regulations}}", "years: {}", ["13:91 EMPTY"]),
    ("bad YAML", "title: Charging for care", "title: [Charging", ["2:8 BAD_YAML"]),
]


def told(text: str, name: str = "care.yaml") -> list[str]:
    _, problems = read_rates({name: (text.encode(), name)})
    ordered = sorted(problems, key=lambda each: each.place)
    return [f"{each.place.line}:{each.place.column} {each.code.name}" for each in ordered]


def test_a_table_can_be_read():
    assert told(TABLE) == []
    assert str(RATES.tables["care"].title) == "Charging for care"
    assert RATES.find("care.kept").law == "SI 2014/2672, regulation 7(2)(c)"
    assert (RATES.find("care.none"), RATES.find("cure.kept"), RATES.find("kept")) == (None, None, None)


@pytest.mark.parametrize(
    ("old", "new", "expected"), [each[1:] for each in BROKEN_TABLES], ids=[each[0] for each in BROKEN_TABLES]
)
def test_a_broken_table_is_refused_at_its_place(old, new, expected):
    assert told(changed(old, new, TABLE)) == expected


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 4, 5), 2025), (date(2026, 4, 6), 2026), (date(2026, 12, 31), 2026), (date(2027, 1, 1), 2026)],
)
def test_a_year_runs_from_its_first_day(day, year):
    assert RATES.year_of(day) == RATES.tables["care"].year_of(day) == year
    assert written_year(year) == f"{year}/{year - 1999}"


def test_each_year_has_its_amount_and_how_sure_we_are():
    before, after = RATES.figure("care.kept", date(2026, 4, 5)), RATES.figure("care.kept", date(2026, 4, 6))
    assert (before.value, before.status) == (Decimal("232.60"), Status.DERIVED)
    assert (after.value, after.status, after.source) == (Decimal("241.45"), Status.READ, "the circular")
    assert RATES.figure("care.limit", date(2024, 5, 1)) == RATES.figure("care.limit", date(2025, 5, 1))
    assert RATES.figure("care.kept", date(2024, 5, 1)) is None
    assert RATES.figure("care.none", date(2026, 5, 1)) is None


def test_tables_of_a_folder_are_read_together(tmp_path):
    put(tmp_path, "care.yaml", TABLE)
    put(tmp_path, "cure.yaml", TABLE.replace("rates: care", "rates: cure").replace("04-06", "05-06"))
    put(tmp_path, "broken.yaml", TABLE.replace("title:", "titel:"))
    with pytest.raises(DefinitionError) as caught:
        load_rates(tmp_path)
    assert [each.code for each in caught.value.problems] == [
        Code.MISSING_KEY,
        Code.RATES_MISPLACED,
        Code.UNKNOWN_KEY,
        Code.OTHER_BEGINS,
    ]
    (tmp_path / "broken.yaml").unlink()
    put(tmp_path, "cure.yaml", TABLE.replace("rates: care", "rates: cure"))
    assert set(load_rates(tmp_path).tables) == {"care", "cure"}
    assert load_rates(tmp_path / "nothing") == NO_RATES


def test_the_fingerprint_is_of_what_the_tables_say():
    def of(text: str) -> str:
        return read_rates({"care.yaml": (text.encode(), "care.yaml")})[0].fingerprint

    assert of(TABLE) == of("# a note\n" + TABLE.replace("241.45", "241.4500"))
    for old, new in (("241.45", "241.50"), ("is: 250, status: read", "is: 250, status: derived"), ("A step", "Step")):
        assert of(changed(old, new, TABLE)) != of(TABLE)


def test_a_council_may_be_kinder_than_the_law():
    own = RATES.with_own({"care.kept": {2026: Decimal("246.45")}, "care.cap": {2026: Decimal(850)}})
    day = date(2026, 5, 1)
    assert (own.figure("care.kept", day).value, own.figure("care.kept", day).own) == (Decimal("246.45"), True)
    assert own.figure("care.cap", day).value == 850
    assert own.figure("care.kept", date(2025, 5, 1)) == RATES.figure("care.kept", date(2025, 5, 1))
    assert own.fingerprint != RATES.fingerprint
    assert RATES.with_own({}).fingerprint == RATES.fingerprint
    assert RATES.with_own({"care.kept": {2026: Decimal("241.45")}}).figure("care.kept", day).own


OF_COUNCILS = [
    ("care.kept", 2026, "241.44", "RATE_TOO_HARD"),
    ("care.cap", 2026, "900.01", "RATE_TOO_HARD"),
    ("care.pension", 2026, "250", "NOT_YOUR_RATE"),
    ("care.keeps", 2026, "250", "UNKNOWN_FIGURE"),
    ("care.kept", 2027, "250", "NO_RATE_THAT_YEAR"),
]


@pytest.mark.parametrize(("name", "year", "value", "code"), OF_COUNCILS)
def test_a_council_may_not_be_harder_than_the_law(name, year, value, code):
    place = Place("council.yaml", 3, 5)
    with pytest.raises(DefinitionError) as caught:
        RATES.with_own({name: {year: Decimal(value)}}, {name: place})
    (problem,) = caught.value.problems
    assert (problem.code.name, problem.place) == (code, place)
    fact, _, way_out = problem.message.partition(". ")
    assert fact
    assert way_out.endswith(".")


def test_the_rates_of_ours_can_be_read():
    rates = load_rates(ROOT / "forms" / "rates")
    assert {"benefits", "social-care"} <= set(rates.tables)
    day = date(2026, 4, 6)
    assert [rates.figure(f"social-care.{id_}", day).value for id_ in ("capital_lower", "pea", "mig_carer")] == [
        14250,
        Decimal("31.80"),
        Decimal("55.25"),
    ]
    assert rates.figure("social-care.mig_carer", day).status is Status.DERIVED
    assert rates.figure("social-care.mig_couple_18", date(2024, 5, 1)).status is Status.TO_CHECK
    assert rates.figure("benefits.carers_allowance_earnings_limit", day).value == 204


def test_what_a_person_keeps_never_falls_from_year_to_year():
    for figure in load_rates(ROOT / "forms" / "rates").tables["social-care"].figures.values():
        values = [amount.value for _, amount in sorted(figure.years.items())]
        assert values == sorted(values), figure.id
