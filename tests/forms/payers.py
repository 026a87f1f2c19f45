"""People who may pay for care, made by chance: what they answer to the form about it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, TypeAlias

from hypothesis import strategies as st

Drawn: TypeAlias = Callable[[Random], Any]

FIRST, LAST = date(2024, 4, 8), date(2027, 3, 31)
"""Days with all the figures."""
PERIODS = {"week": 1, "fortnight": 2, "four_weeks": 4, "month": 4, "year": 52}


def written(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02}"


def one_of(*values: Any) -> Drawn:
    return lambda chance: chance.choice(values)


def some_of(*values: str) -> Drawn:
    """Up to three of them, or none."""
    return lambda chance: chance.sample(values, chance.randrange(4)) or ["none"]


def pounds(most: int) -> Drawn:
    """Whole pounds as often as not, so that the edges are met."""
    return lambda chance: written(chance.randrange(most) * 100 + chance.choice((0, 0, 1, 99, 37)))


def money(most: int, *periods: str) -> Drawn:
    """At most so many pounds a week, or about so many in a longer time, with odd pence."""

    def made(chance: Random) -> dict[str, str]:
        period = chance.choice(periods or tuple(PERIODS))
        return {
            "amount": written(chance.randrange(most * 100) * PERIODS[period] + chance.randrange(7)),
            "period": period,
        }

    return made


def items(**parts: Drawn) -> Drawn:
    return lambda chance: [drawn(parts, chance) for _ in range(chance.randrange(1, 4))]


def either(*ways: Drawn) -> Drawn:
    return lambda chance: chance.choice(ways)(chance)


def day_between(first: str, last: str) -> Drawn:
    start = date.fromisoformat(first)
    days = (date.fromisoformat(last) - start).days
    return lambda chance: str(start + timedelta(days=chance.randrange(days + 1)))


def drawn(parts: Mapping[str, Drawn], chance: Random) -> dict[str, Any]:
    return {id_: how(chance) for id_, how in parts.items()}


UNSURE = {"also": "dont_know"}
YES_NO = one_of("no", "yes")
BORN = either(
    day_between("1930-01-01", "2006-03-01"),
    day_between("1930-01-01", "1957-12-31"),
    day_between("1958-04-01", "1961-04-06"),
    day_between("1999-04-01", "2002-04-01"),
)
CERTAIN: dict[str, Any] = {"free_care": ["none"], "how_to_answer": "tell", "gave_away": "no", "couple_check": "no"}
PERSON: dict[str, Drawn] = {
    "where_care": one_of("home", "home", "supported", "care_home", "care_home", "short_stay", UNSURE),
    "stay_over_8_weeks": one_of("yes", "no", UNSURE),
    "care_cost": either(one_of(UNSURE), money(900, "week", "fortnight", "four_weeks", "month")),
    "date_of_birth": BORN,
    "lives_with_partner": YES_NO,
    "spouse_at_home": YES_NO,
    "partner_born": BORN,
    "partner_benefits": some_of("pip_enhanced", "pip", "dla_highest", "dla", "afip", "carers", "blind"),
    "children": one_of("0", "0", "1", "2", "5"),
    "carers_allowance": one_of("no", "no", "yes", "letter_not_paid", "waiting", UNSURE),
    "carers_allowance_amount": money(90),
}
SAVINGS: dict[str, Drawn] = {
    "savings_kinds": some_of("current", "savings", "shares"),
    "savings": items(
        savings_amount=pounds(16000), savings_whose=one_of("mine", "shared"), savings_owners=one_of("2", "3")
    ),
    "savings_special": some_of("injury", "scheme", "funeral", "back_pay"),
    "injury_amount": pounds(9000),
    "injury_trust": YES_NO,
    "injury_recent": YES_NO,
    "scheme_amount": pounds(3000),
    "funeral_amount": pounds(3000),
    "back_pay_amount": pounds(3000),
    "back_pay_recent": YES_NO,
    "own_home": YES_NO,
    "home_plan": one_of("go_back", "sell_to_buy", "other"),
    "home_lived_in": one_of(["nobody"], ["someone_else"], ["partner"], ["older", "someone_else"], UNSURE),
    "home_value": pounds(60000),
    "home_owed": pounds(40000),
    "home_owners": one_of("1", "2", "3"),
    "over_12_weeks": YES_NO,
    "other_property": one_of("no", "no", "yes"),
    "properties": items(
        property_value=pounds(30000), property_owed=pounds(30000), property_owners=one_of("1", "2", "3")
    ),
}
INCOME: dict[str, Drawn] = {
    "benefits": some_of(
        "state_pension", "pension_credit", "universal_credit", "esa", "attendance", "pip", "dla_care", "mobility",
        "afip", "other",
    ),
    "other_income": some_of("pension", "war_pension", "war_widow", "rent", "other"),
    "state_pension_amount": money(300),
    "pension_credit_amount": money(200),
    "pension_credit_joint": YES_NO,
    "savings_credit_amount": either(one_of(UNSURE), money(30)),
    "esa_amount": money(200),
    "attendance_amount": money(115),
    "pip_rate": one_of("standard", "enhanced", UNSURE),
    "dla_rate": one_of("lowest", "middle", "highest", UNSURE),
    "uc_amount": money(400),
    "uc_joint": YES_NO,
    "uc_housing": money(150),
    "uc_children": money(100),
    "uc_carer": one_of("yes", "no", UNSURE),
    "pensions": items(pension_amount=money(200), pension_passed=YES_NO),
    "war_pension_amount": money(200),
    "war_attendance_amount": money(150),
    "war_widow_amount": money(150),
    "rent_income_amount": money(150),
    "other_money": items(other_money_amount=money(100)),
    "certified_blind": one_of("no", "no", "yes"),
}  # fmt: skip  # a list of benefits
COSTS: dict[str, Drawn] = {
    "housing_costs": some_of("rent", "mortgage", "council_tax", "service_charge", "ground_rent"),
    "rent_amount": money(200),
    "housing_benefit_amount": money(150),
    "mortgage_amount": money(150, "month", "four_weeks", "week", "year"),
    "council_tax_amount": money(40, "year", "month", "four_weeks", "week"),
    "service_charge_amount": money(40, "month", "week", "four_weeks", "year"),
    "ground_rent_amount": money(10, "year", "month", "week"),
    "payers": one_of("1", "2", "3"),
    "has_extra_costs": one_of("yes", "yes", "no", UNSURE),
    "extra_costs_total": either(one_of(UNSURE), money(60, "week", "month", "year")),
}
DAYS = st.dates(FIRST, LAST)


def people(**fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Somebody who answers everything, also what they are not asked; ``fixed`` are answers, or how they are drawn."""
    parts = PERSON | SAVINGS | INCOME | COSTS
    always = CERTAIN | {id_: value for id_, value in fixed.items() if not callable(value)}
    parts = {id_: how for id_, how in (parts | fixed).items() if id_ not in always}
    return st.randoms(use_true_random=True).map(lambda chance: always | drawn(parts, chance))
