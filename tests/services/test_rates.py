"""Rates are published apart from forms: kept as they came, and the newest counts."""

from datetime import date
from decimal import Decimal

import pytest

from formbuilder.problems import DefinitionError
from formbuilder.services.rates import keep_rates, rate_editions, rate_files, rates_of
from formbuilder.web.rates import RatesInUse
from tests.services.stories import NOW, minutes
from tests.sums import TABLE

FILE = "care.yaml"
NEW = TABLE.replace("241.45", "250.00")
DAY = date(2026, 11, 23)


def test_a_table_is_kept_as_it_came_and_the_newest_counts(store):
    assert keep_rates(store, {FILE: TABLE.encode()}, NOW) == (FILE,)
    assert keep_rates(store, {FILE: TABLE.encode()}, NOW) == ()
    assert keep_rates(store, {FILE: NEW.encode()}, NOW) == (FILE,)
    assert rate_files(store) == {FILE: NEW.encode()}
    assert rate_editions(store) == {FILE: 2}


def test_an_old_table_that_comes_again_is_the_newest(store):
    for text in (TABLE, NEW, TABLE):
        keep_rates(store, {FILE: text.encode()}, NOW)
    assert rate_files(store) == {FILE: TABLE.encode()}
    assert rate_editions(store) == {FILE: 3}


def test_a_table_that_cannot_be_read_is_not_kept(store):
    with pytest.raises(DefinitionError):
        keep_rates(store, {FILE: TABLE.replace("better: higher", "better: more").encode()}, NOW)
    assert rate_files(store) == {}


def test_a_change_is_noticed_and_nothing_is_read_twice(store):
    in_use = RatesInUse(store, {})
    assert in_use.at(NOW).figure("care.kept", DAY) is None
    keep_rates(store, {FILE: TABLE.encode()}, NOW)
    first = in_use.at(minutes(1))
    assert first.figure("care.kept", DAY).value == Decimal("241.45")
    assert in_use.at(minutes(2)) is first
    keep_rates(store, {FILE: NEW.encode()}, NOW)
    assert in_use.at(minutes(3)).figure("care.kept", DAY).value == 250


def test_the_councils_own_figure_counts_until_the_law_is_better(store, caplog):
    keep_rates(store, {FILE: TABLE.encode()}, NOW)
    in_use = RatesInUse(store, {"care.kept": {2026: Decimal(245)}})
    own = in_use.at(NOW)
    assert (own.figure("care.kept", DAY).value, own.figure("care.kept", DAY).own) == (245, True)
    assert own.fingerprint != rates_of({FILE: TABLE.encode()}).fingerprint
    keep_rates(store, {FILE: NEW.encode()}, NOW)
    law = in_use.at(minutes(1)).figure("care.kept", DAY)
    assert (law.value, law.own) == (250, False)
    assert "care.kept" in caplog.text
