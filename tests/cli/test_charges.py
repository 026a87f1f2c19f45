"""What finance officers decided, for the finance system, and who would pay more from April."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.councils import add_council, council_store
from formbuilder.services.rates import keep_rates
from formbuilder.storage.engine import Store, engine_for
from formbuilder.storage.tables import trail
from tests.council import MONEY, START, Prepared
from tests.services.charge_stories import TERMS, decide, nadia, told

TABLE = (MONEY / "rates" / "care.yaml").read_bytes()
NEW = TABLE.replace(b"2026/27: {is: 241.45", b"2027/28: {is: 250, status: read, source: x}\n      2026/27: {is: 241.45")
NEW = NEW.replace(b"2025/26 to 2026/27", b"2025/26 to 2027/28")
SPRING = replace(TERMS, on=date(2026, 4, 20), begins=date(2026, 3, 23))


@pytest.fixture
def prepared(prepared_money: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prepared:
    """A copy for one test."""
    shutil.copytree(prepared_money.folder, tmp_path, ignore=shutil.ignore_patterns("staffed-*"), dirs_exist_ok=True)
    found = replace(prepared_money, folder=tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{found.database}")
    monkeypatch.setenv("KEYS", str(found.keys))
    return found


@pytest.fixture
def store(folder: Path, prepared: Prepared) -> Store:
    engine = engine_for(f"sqlite:///{prepared.database}")
    store = council_store(engine, "demo")
    assert store is not None
    yield replace(store, stretching=4)
    engine.dispose()


@pytest.fixture
def reference(store: Store, prepared: Prepared) -> str:
    reference = told(store)
    decide(store, reference, prepared.private_key, nadia(store))
    return reference


def test_decisions_since_a_day_are_printed_as_rows(run, store: Store, prepared: Prepared, reference: str):
    ran = run("charges", "export", "--since", "2026-11-21")
    assert ran.status == 0
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row == {
        "person_number": "P-4711",
        "kind": "domiciliary",
        "start": "2026-11-16",
        "weekly_sum": "58.55",
        "gross_or_net": "gross",
        "reference": shown_reference(reference),
        "decision": "1",
        "decided_on": "2026-11-21",
        "row": "sum",
    }
    assert json.loads(run("charges", "export", "--since", "2026-11-21", "--format", "json").out) == [row]
    what = store.read(lambda scope: list(scope.connection.execute(trail.select()).mappings()))
    assert [each["subject"] for each in what if each["what"] == "charges-exported"] == ["2026-11-21"] * 2
    assert run("charges", "export", "--since", "2026-11-22").out.count("\n") == 1


def test_both_lines_of_a_charge_over_april(run, store: Store, prepared: Prepared):
    looked = (Decimal("67.40"), Decimal("58.55"))
    decide(store, told(store), prepared.private_key, nadia(store), terms=SPRING, looked=looked)
    rows = json.loads(run("charges", "export", "--since", "2026-01-01", "--format", "json").out)
    assert [(row["start"], row["weekly_sum"]) for row in rows] == [("2026-03-23", "67.40"), ("2026-04-06", "58.55")]


def test_who_would_pay_more_from_april(run, store: Store, reference: str):
    keep_rates(store, {"care.yaml": NEW}, START)
    ran = run("rates", "uprate", "--from", "2027-04-05")
    assert ran.status == 1
    assert ran.out == (
        "From Monday 12 April 2027. Decisions in force: 1. Would change: 1.\n"
        f"{shown_reference(reference)}  P-4711  from £58.55 a week to £50 a week: £8.55 less.\n"
    )
    (found,) = json.loads(run("rates", "uprate", "--from", "2027-04-05", "--format", "json").out)
    assert found == {
        "reference": shown_reference(reference),
        "person_number": "P-4711",
        "from": "58.55",
        "to": "50.00",
        "difference": "-8.55",
        "why": None,
    }


def test_where_nothing_changes_nobody_is_listed(run, store: Store, reference: str):
    ran = run("rates", "uprate", "--from", "2026-12-07", "--council", "demo")
    assert (ran.status, ran.out) == (
        0,
        "From Monday 7 December 2026. Decisions in force: 1. Would change: 0.\n",
    )


def test_a_year_without_figures_is_said_and_why_each_cannot_be_told(run, store: Store, reference: str):
    ran = run("rates", "uprate", "--from", "2027-04-05")
    assert ran.status == 1
    assert "There are no figures for 2027/28 yet. So nothing can be told for that year." in ran.out
    assert "£58.55 a week now. It cannot be told: We have no figures for 2027/28" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("charges", "export", "--since", "soon"), "‘soon’ is no day. Write it as 2026-11-23."),
        (("rates", "uprate", "--from", "April"), "‘April’ is no day."),
        (("charges", "export"), "--since"),
        (("rates", "uprate", "--from", "2027-04-05", "--council", "luton"), "There is no council ‘luton’."),
    ],
)
def test_wrong_use_is_said(run, store: Store, words: tuple[str, ...], said: str):
    ran = run(*words)
    assert ran.status == 2
    assert said in ran.err


@pytest.mark.parametrize(
    "words", [("charges", "export", "--since", "2026-11-21"), ("rates", "uprate", "--from", "2027-04-05")]
)
def test_without_the_key_nothing_is_opened_and_another_key_is_said(
    run, store: Store, prepared: Prepared, reference: str, words: tuple[str, ...]
):
    file = prepared.keys / "demo.key"
    file.write_text("ab" * 32, encoding="ascii")
    ran = run(*words)
    assert ran.status == 1
    assert "Left out, because they were sealed to another key of the council: 1." in ran.err
    assert "P-4711" not in ran.out
    file.unlink()
    assert run(*words).status == 2


def test_another_council_has_its_own(run, store: Store, prepared: Prepared, reference: str):
    add_council(store.engine, "luton", "Luton", now=START)
    (prepared.keys / "luton.key").write_text("cd" * 32, encoding="ascii")
    ran = run("charges", "export", "--since", "2026-01-01", "--council", "luton")
    assert (ran.status, ran.out.count("\n")) == (0, 1)
