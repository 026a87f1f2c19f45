"""The results of people made by chance: worked out both ways alike, and made of strings as the template has them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from formbuilder.calculation.finding import Finding
from formbuilder.calculation.sums import Sums
from formbuilder.checking.walking import walk_route
from formbuilder.definition.model import Form
from formbuilder.definition.rates import NO_RATES
from formbuilder.rendering.compiled_result import ResultStore
from formbuilder.rendering.result_lines import Working
from formbuilder.rendering.result_page import journey_parts, page_of
from tests.careful import careful
from tests.forms.payers import CERTAIN, COSTS, FIRST, INCOME, PERSON, SAVINGS, drawn
from tests.forms.starters import FORMS, LIBRARY, ROUTES, TODAY, carers
from tests.unit.rendering_forms import VISIT, frame_of, templates

MONEY = carers("financial-assessment")
WITH_RESULT = [form for form in FORMS.values() if form.result]
RATES = LIBRARY.rates or NO_RATES
TEMPLATES = templates()
ENDINGS = [{"how_to_answer": "light"}, {"how_to_answer": "full_cost"}, {"gave_away": "yes"}, {"couple_check": "yes"}]
PEOPLE = 400


def scenarios(form: Form) -> Iterator[tuple[dict[str, object], date]]:
    return ((dict(each.answers), each.on or TODAY) for each in form.scenarios)


def by_chance() -> Iterator[tuple[dict[str, object], date]]:
    """People who answer everything, who leave things out, whose care began long ago, and whom an officer talks to."""
    chance = Random(3)  # noqa: S311 - no secret
    for number in range(PEOPLE):
        on = FIRST + timedelta(days=chance.randrange(1080))
        answers = {**drawn(PERSON | SAVINGS | INCOME | COSTS, chance), **CERTAIN}
        if number % 3:
            answers = {id_: answer for id_, answer in answers.items() if chance.random() > 0.05 * (number % 3)}
        if number % 4 == 0:
            answers["care_starts"] = str(on - timedelta(days=chance.randrange(5000 if number % 40 == 0 else 500)))
        if number % 7 == 0:
            answers |= chance.choice(ENDINGS)
        yield answers, on


def all_people() -> Iterator[tuple[Form, dict[str, object], date]]:
    for form in WITH_RESULT:
        yield from ((form, *each) for each in scenarios(form))
    yield from ((MONEY, *each) for each in by_chance())


@pytest.fixture(scope="module")
def findings() -> list[tuple[Form, Finding, tuple]]:
    """What comes out, with the pages that were asked; both ways of working it out were compared."""
    sums = {form.name: (each := Sums.of(form), careful(each)) for form in WITH_RESULT}
    found = []
    for form, answers, on in all_people():
        way = ROUTES[form.name].walk(walk_route(ROUTES[form.name], answers, on).answers, on)
        known = walk_route(ROUTES[form.name], answers, on).answers
        quick, slow = (each.work_out(known, way.asked, on, RATES) for each in sums[form.name])
        assert quick == slow
        found.append((form, Finding(outcome=quick, on=on, rates=RATES.fingerprint, weeks=Decimal(52)), way.pages))
    return found


def new_store(most_bytes: int = 2_000_000) -> ResultStore:
    return ResultStore(TEMPLATES, lambda site, _form, _sent: frame_of(replace(VISIT, site=site)), most_bytes)


def test_every_kind_of_result_is_among_them(findings):
    outcomes = [finding.outcome for _, finding, _ in findings]
    talks = {each.talk.id for each in outcomes if each.talk}
    assert talks >= {"light-touch", "full-cost", "gave-away", "couple"}
    assert sum(1 for each in outcomes if not each.talk and not each.untold) > 30
    assert sum(1 for each in outcomes if each.untold) > 30
    assert {len(each.periods) for each in outcomes} >= {1, 2, 3}
    assert any(each.problem for each in outcomes)
    assert any(period.problem for each in outcomes for period in each.periods)


def test_a_result_made_of_strings_is_the_rendered_result(findings):
    store, template = new_store(), TEMPLATES.get_template("public/result.html")
    for form, finding, pages in findings:
        for asked in (pages, ()):
            parts = journey_parts(VISIT.site, form, Working.of(form), finding, asked)
            page = page_of(VISIT.site, form, parts, sent=not asked, made_at=datetime(2026, 1, 1, tzinfo=UTC))
            rendered = template.render(page=page, frame=frame_of(VISIT))
            assert store.html(VISIT.site, form, parts, sent=not asked) == rendered
    assert store._bytes == sum(each.size for each in store._kept.values()) < 500_000


def test_no_amount_of_a_person_is_kept(findings):
    store = new_store()
    shown = set()
    for form, finding, pages in findings:
        parts = journey_parts(VISIT.site, form, Working.of(form), finding, pages)
        store.html(VISIT.site, form, parts, sent=False)
        shown |= {line.amount for period in parts.periods for line in period.lines}
    rates = {line for _, finding, _ in findings for period in finding.outcome.periods for line in period.every}
    figures = {f"£{rate.value:,.2f}".removesuffix(".00") for line in rates for rate in line.rates}
    kept = "".join(piece for each in store._kept.values() for piece in each.pieces)
    own = [amount for amount in shown - figures if amount not in {"£0", "£1", "£2", "£3", "£6", "£25"}]
    assert len(own) > 1000
    assert [amount for amount in own if f"{amount} " in kept or f"{amount}<" in kept] == []
    assert VISIT.site.reference not in kept


def test_the_store_of_results_stays_within_its_bytes(findings):
    store = new_store(most_bytes=30_000)
    for form, finding, pages in findings[:60]:
        parts = journey_parts(VISIT.site, form, Working.of(form), finding, pages)
        store.html(VISIT.site, form, parts, sent=False)
    assert 1 < len(store._kept) < 60
    assert store._bytes == sum(each.size for each in store._kept.values()) <= 30_000


def test_nothing_of_one_person_stays_for_the_next(findings):
    store = new_store()
    other = replace(VISIT.site, reference="OTHER")
    for form, finding, pages in findings[:20]:
        parts = journey_parts(other, form, Working.of(form), finding, pages)
        store.html(VISIT.site, form, parts, sent=False)
        assert VISIT.site.reference not in store.html(other, form, parts, sent=False)
