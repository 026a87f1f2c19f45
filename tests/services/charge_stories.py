"""Each thing that services offer to finance officers, once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from secrets import token_bytes

from sqlalchemy import select

from formbuilder.charges.charge_form import ChargeForm, Reckoning, Terms
from formbuilder.charges.correction import Correction
from formbuilder.charges.decision import Basis, Kind
from formbuilder.definition.bundle import pack
from formbuilder.definition.library import library_of
from formbuilder.definition.load import load
from formbuilder.definition.rate_tables import read_rates
from formbuilder.services import (
    charge_decisions,
    charge_endings,
    charge_news,
    charges,
    forms,
    people,
    rate_confirmations,
    rates,
)
from formbuilder.services.doing import Doing
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin, start_journey
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import trail
from tests.council import MONEY
from tests.services.stories import NOW, Person

TABLE = (MONEY / "rates" / "care.yaml").read_bytes()
RATES = read_rates({"care.yaml": (TABLE, "care.yaml")})[0]
FORM = load(MONEY / "money-talk" / "1.yaml", library_of({}, RATES))
PIN = FormPin(FORM.slug, FORM.version, FORM.fingerprint)
READY = ChargeForm.of(FORM)
TODAY = date(2026, 11, 21)
TERMS = Terms(on=TODAY, rates=RATES, begins=date(2026, 11, 16))
TOLD = {"call_you": "Ann", "gave_away": "no", "pension": {"amount": "300", "period": "week"}, "has_savings": "no"}
MORE = Correction(
    address="pension",
    value={"amount": "320", "period": "week"},
    seen="A letter of October",
    seen_on=date(2026, 11, 20),
    reason="The pension went up.",
)
LOOKED = (Decimal("58.55"),)
DECIDING = charge_decisions.Deciding(
    person_number="P-4711", kind=Kind.DOMICILIARY, basis=Basis.GROSS, looked=LOOKED, by_hand={}, reason=""
)


def nadia(store: Store) -> Doing:
    """A finance officer does it."""
    people.add_examples(store, Doing(NOW, token_bytes))
    person = people.person_with_email(store, "nadia.brook@example.org")
    assert person is not None
    return Doing(NOW, token_bytes, person.id)


def told(store: Store, answers: dict[str, object] | None = None) -> str:
    """Somebody sends the form; return the reference."""
    publish_example(store, PIN, pack(MONEY / "money-talk" / "1.yaml"), NOW, records=False)
    started = start_journey(store, PIN, shared=False, now=NOW, random=token_bytes)
    person = Person(store, started.reference, started.secret, started.code)
    person.saves(answers or TOLD)
    person.has_sent()
    return started.reference


def opened(store: Store, reference: str, key: bytes) -> charges.Assessment:
    found = charges.open_assessment(store, reference, key)
    assert isinstance(found, charges.Assessment), found
    return found


def decide(store: Store, reference: str, key: bytes, doing: Doing, **more: object):
    terms = more.pop("terms", TERMS)
    deciding = replace(DECIDING, **more)
    assessment = opened(store, reference, key)
    return charge_decisions.decide(store, assessment, key, Reckoning(READY, terms), deciding, doing)


def end(store: Store, reference: str, key: bytes, doing: Doing, **more: object):
    wanted = replace(charge_endings.WhenAndWhy(date(2026, 12, 7), "You moved away.", 1), **more)
    return charge_endings.end_charge(store, opened(store, reference, key), key, wanted, doing)


def ready(pin: FormPin) -> ChargeForm:
    assert pin == PIN
    return READY


def charges_are_decided(store: Store, private_key: bytes) -> None:
    doing, reference = nadia(store), told(store, {**TOLD, "reach": ["email"], "reach_email": "ann@example.org"})
    rates.put_in_rates(store, TABLE, rates.look_at_rates(store, TABLE).edition, doing)
    figure = RATES.find("care.kept")
    assert figure is not None
    seen = rate_confirmations.mark(figure, figure.years[2026])
    rate_confirmations.confirm_figure(
        store, RATES, rate_confirmations.Confirming("care.kept", 2026, seen, "The regulations"), doing
    )
    rate_confirmations.unconfirmed(store, RATES, ["care"])
    rate_confirmations.confirmation_count(store)
    forms.form_files(store, forms.newest_versions(store))
    charges.save_correction(store, reference, private_key, MORE, 0, doing)
    charges.assessments(store, ["money-talk"])
    charges.assessments(store, ["money-talk"], (NOW, reference))
    decide(store, reference, private_key, doing, looked=(Decimal("78.55"),))
    charge_news.news_of(store, reference)
    news = charge_news.news_to_send(store, f"{reference} 1")
    assert news is not None
    charge_news.must_not_go(store, reference)
    charge_news.keep_back(store, news, NOW)
    end(store, reference, private_key, doing)
    charge_endings.own_decisions(store, reference, token_bytes(32), NOW)
    charge_decisions.decided_since(store, private_key, NOW)
    charge_decisions.note_export(store, TODAY, doing)
    list(charge_decisions.every_uprating(store, private_key, ready, TERMS))


def somebody_is_charged(store: Store, private_key: bytes) -> str:
    """Somebody has savings, an officer corrected the pension, and the charge is decided; return the reference."""
    doing = nadia(store)
    rates.keep_rates(store, {"care.yaml": TABLE}, NOW)
    reference = told(store, {**TOLD, "has_savings": "yes", "savings/aaaaaaaa/amount": "500"})
    charges.save_correction(store, reference, private_key, MORE, 0, doing)
    decide(store, reference, private_key, doing, looked=(Decimal("78.55"),))
    return reference


def happened(store: Store) -> list[str]:
    """Return what the trail says was done, oldest first."""
    return list(store.read(lambda scope: scope.connection.execute(select(trail.c.what).order_by(trail.c.at)).scalars()))
