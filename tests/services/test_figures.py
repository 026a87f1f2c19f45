"""Figures of the rates: confirmed by finance, compared and put in."""

import pytest

from formbuilder.problems import DefinitionError
from formbuilder.services import rate_confirmations
from formbuilder.services.doing import Doing
from formbuilder.services.rate_confirmations import Confirming, NotConfirmed, confirm_figure, mark, unconfirmed
from formbuilder.services.rates import PutIn, look_at_rates, put_in_rates, rates_of
from formbuilder.storage.engine import Store
from tests.services.charge_stories import (
    NOW,
    RATES,
    TABLE,
    happened,
    nadia,
)

KEPT = RATES.find("care.kept")
assert KEPT is not None
MARK = mark(KEPT, KEPT.years[2026])


@pytest.fixture
def doing(store: Store) -> Doing:
    return nadia(store)


def test_a_figure_is_confirmed_once_and_anew_when_it_changes(store: Store, doing: Doing):
    assert unconfirmed(store, RATES, ["care"]) == ("care.kept 2026/27",)
    said = Confirming("care.kept", 2026, MARK, "The regulations, regulation 7")
    assert confirm_figure(store, RATES, said, doing) is None
    assert confirm_figure(store, RATES, said, doing) is None
    assert unconfirmed(store, RATES, ["care"]) == ()
    assert happened(store).count("rate-confirmed") == 1
    (known,) = rate_confirmations.confirmations(store, RATES).values()
    assert (known.by, known.at, known.source) == (doing.by, NOW, "The regulations, regulation 7")
    changed = rates_of({"care.yaml": TABLE.replace(b"241.45", b"241.50")})
    assert unconfirmed(store, changed, ["care"]) == ("care.kept 2026/27",)
    assert rate_confirmations.confirmations(store, changed) == {}
    assert unconfirmed(store, changed, ["other"]) == ()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Confirming("care.kept", 2026, MARK, "  "), NotConfirmed.NO_SOURCE),
        (Confirming("care.kept", 2026, MARK, "x" * 301), NotConfirmed.NO_SOURCE),
        (Confirming("care.kept", 2031, MARK, "x"), NotConfirmed.UNKNOWN),
        (Confirming("care.none", 2026, MARK, "x"), NotConfirmed.UNKNOWN),
        (Confirming("care.kept", 2025, MARK, "x"), NotConfirmed.CHANGED),
    ],
)
def test_what_cannot_be_confirmed(store: Store, doing: Doing, said: Confirming, why: NotConfirmed):
    assert confirm_figure(store, RATES, said, doing) is why
    assert rate_confirmations.confirmation_count(store) == 0


def test_new_rates_are_compared_and_then_put_in(store: Store, doing: Doing):
    first = look_at_rates(store, TABLE)
    assert first.edition == 0
    assert put_in_rates(store, TABLE, 0, doing) is PutIn.DONE
    new = TABLE.replace(b"241.45", b"250")
    incoming = look_at_rates(store, new)
    assert [(each.id, each.year) for each in incoming.changes] == [("care.kept", 2026)]
    assert put_in_rates(store, new, 0, doing) is PutIn.CHANGED
    assert put_in_rates(store, new, incoming.edition, doing) is PutIn.DONE
    assert happened(store).count("rates-put-in") == 2


@pytest.mark.parametrize("data", [b"", b"rates: care\n", b"\xff\xfe", b"a: [", TABLE.replace(b"read", b"sure")])
def test_a_table_that_cannot_be_read_is_refused_whole(store: Store, doing: Doing, data: bytes):
    with pytest.raises(DefinitionError):
        look_at_rates(store, data)
    with pytest.raises(DefinitionError):
        put_in_rates(store, data, 0, doing)


def test_tables_whose_years_begin_on_other_days_are_refused(store: Store, doing: Doing):
    put_in_rates(store, TABLE, 0, doing)
    other = TABLE.replace(b"rates: care", b"rates: other").replace(b"04-06", b"04-01")
    with pytest.raises(DefinitionError):
        look_at_rates(store, other)
