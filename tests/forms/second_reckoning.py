"""What a person may pay, reckoned a second time: from the rules as they are published, and not from the form.

Fractions all the way. Each sum of money a week is rounded to the penny for the person: what comes in and what is
paid down, what is taken off up.
"""

import math
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Answers = Mapping[str, Any]

LOWER, UPPER = 14250, 23250
WEEKS = {"week": Fraction(1), "fortnight": Fraction(2), "four_weeks": Fraction(4)}
A_MONTH, A_YEAR = Fraction(12, 52), Fraction(1, 52)
MIG = {  # by the first year: 18-24, 25 or more, pension age, lone parent, couple, couple of pension age, each child
    2024: ("87.65", "110.60", "228.70", "110.60", "86.85", "174.60", "101.25"),
    2025: ("89.15", "112.50", "232.60", "112.50", "88.35", "177.55", "102.95"),
    2026: ("95.40", "120.40", "241.45", "120.40", "94.55", "184.30", "106.85"),
}
PREMIUMS = {  # disability and enhanced disability, single; the same for a couple; carer
    2024: ("48.80", "23.85", "34.80", "17.15", "52.35"),
    2025: ("49.65", "24.25", "35.40", "17.45", "53.25"),
    2026: ("51.55", "25.15", "36.75", "18.10", "55.25"),
}
PEA = {2024: "30.15", 2025: "30.65", 2026: "31.80"}
SAVINGS_CREDIT = {2024: ("6.95", "10.40"), 2025: ("7.05", "10.60"), 2026: ("7.30", "11.00")}
DISABILITY = {  # lower and higher: Attendance Allowance, PIP for daily life, DLA for care
    2024: ("72.65", "108.55"),
    2025: ("73.90", "110.40"),
    2026: ("76.70", "114.60"),
}
DLA_LOWEST = {2024: "28.70", 2025: "29.20", 2026: "30.30"}  # as PIP for getting about, standard rate
SELLING, PASSED_ON, WAR_WIDOW = Fraction(9, 10), Fraction(1, 2), Fraction(10)
SPARED = {"partner", "former_partner", "older", "disabled", "child"}
ENHANCED = {"pip_enhanced", "dla_highest", "afip"}


def charge(answers: Answers, day: date) -> Fraction | None:
    """What may be paid each week from the week of ``day``; None if it is the whole of a cost that is not known."""
    person = Person(answers, day)
    cost = person.cost()
    if person.capital() > UPPER:
        return cost
    kept = person.pea() if person.in_care_home else person.mig()
    left = person.income() + person.tariff() - person.home_costs() - person.extra_costs() - kept
    most = max(Fraction(0), left)
    return most if cost is None else min(most, cost)


class Person:
    """A person’s answers; an answer counts only if what it belongs to is true of them."""

    def __init__(self, answers: Answers, day: date) -> None:
        self.of = answers
        self.week = day - timedelta(days=day.weekday())
        self.year = self.week.year - ((self.week.month, self.week.day) < (4, 6))
        where = answers.get("where_care")
        self.for_good = where == "care_home"
        self.for_a_time = where == "short_stay" and answers.get("stay_over_8_weeks") == "yes"
        self.in_care_home = self.for_good or self.for_a_time
        self.couple = not self.for_good and answers["lives_with_partner"] == "yes"

    def has(self, question: str, option: str) -> bool:
        return option in self.of[question]

    def paid(self, question: str, *, share: int = 1) -> Fraction:
        return down(weekly(self.of[question]) / share)

    # Savings.

    def capital(self) -> Fraction:
        return max(Fraction(0), self.accounts() - self.left_out()) + self.land() + self.home()

    def accounts(self) -> Fraction:
        if "none" in self.of["savings_kinds"]:
            return Fraction(0)
        return down(sum((of_account(each) for each in self.of["savings"]), Fraction(0)))

    def left_out(self) -> Fraction:
        found = Fraction(0)
        if self.has("savings_special", "injury") and "yes" in (self.of["injury_trust"], self.of["injury_recent"]):
            found += Fraction(self.of["injury_amount"])
        if self.has("savings_special", "back_pay") and self.of["back_pay_recent"] == "yes":
            found += Fraction(self.of["back_pay_amount"])
        found += sum(
            Fraction(self.of[f"{each}_amount"]) for each in ("scheme", "funeral") if self.has("savings_special", each)
        )
        return found

    def land(self) -> Fraction:
        if self.of["other_property"] == "no":
            return Fraction(0)
        parts = (
            own_part(*(each[f"property_{part}"] for part in ("value", "owed", "owners")))
            for each in self.of["properties"]
        )
        return down(sum(parts, Fraction(0)))

    def home(self) -> Fraction:
        """What counts of the home now: nothing of it outside a care home, nor in the first 12 weeks in one."""
        counts = self.for_good or (self.for_a_time and self.of["home_plan"] == "other")
        lived_in = self.of["home_lived_in"]
        spared = bool(SPARED & set(lived_in)) or (self.for_good and self.of["over_12_weeks"] == "no")
        if self.of["own_home"] == "no" or not counts or spared:
            return Fraction(0)
        return down(own_part(self.of["home_value"], self.of["home_owed"], self.of["home_owners"]))

    def tariff(self) -> Fraction:
        return Fraction(math.ceil(max(Fraction(0), self.capital() - LOWER) / 250))

    # Money that comes in.

    def income(self) -> Fraction:
        return self.plain_benefits() + self.disability_benefits() + self.means_tested() + self.other_income()

    def plain_benefits(self) -> Fraction:
        """Nobody who lives in a care home gets Carer’s Allowance."""
        cares = self.of["carers_allowance"] == "yes" and not self.for_good
        found = self.paid("carers_allowance_amount") if cares else Fraction(0)
        for option, question in (("state_pension", "state_pension_amount"), ("esa", "esa_amount")):
            found += self.paid(question) if self.has("benefits", option) else 0
        return found

    def disability_benefits(self) -> Fraction:
        """In full; during a stay in a care home for a time, only the one from the Armed Forces."""
        low, high = map(Fraction, DISABILITY[self.year])
        found = high if self.has("benefits", "afip") else Fraction(0)
        if self.for_a_time:
            return found
        if self.has("benefits", "attendance"):
            found += self.paid("attendance_amount")
        if self.has("benefits", "pip"):
            found += high if self.of["pip_rate"] == "enhanced" else low
        if self.has("benefits", "dla_care"):
            lowest = Fraction(DLA_LOWEST[self.year])
            found += {"lowest": lowest, "highest": high}.get(str(self.of["dla_rate"]), low)
        return found

    def means_tested(self) -> Fraction:
        """Pension Credit, but for some of its Savings Credit, and Universal Credit, but for housing and children."""
        found = Fraction(0)
        if self.has("benefits", "pension_credit"):
            share = 2 if self.couple and self.of["pension_credit_joint"] == "yes" else 1
            whole, most = self.paid("pension_credit_amount", share=share), SAVINGS_CREDIT[self.year][self.couple]
            unknown = "also" in self.of["savings_credit_amount"]
            savings_credit = Fraction(0) if unknown else weekly(self.of["savings_credit_amount"]) / share
            found += whole - min(up(savings_credit), whole, Fraction(most))
        if self.has("benefits", "universal_credit"):
            share = 2 if self.couple and self.of["uc_joint"] == "yes" else 1
            whole = self.paid("uc_amount", share=share)
            not_counted = (weekly(self.of["uc_housing"]) + weekly(self.of["uc_children"])) / share
            found += whole - min(whole, up(not_counted))
        return found

    def other_income(self) -> Fraction:
        found = self.pensions() if self.has("other_income", "pension") else Fraction(0)
        if self.has("other_income", "war_pension"):
            whole = self.paid("war_pension_amount")
            found += whole - max(Fraction(0), up(whole - weekly(self.of["war_attendance_amount"])))
        if self.has("other_income", "war_widow"):
            found += max(Fraction(0), self.paid("war_widow_amount") - WAR_WIDOW)
        if self.has("other_income", "rent"):
            found += self.paid("rent_income_amount")
        if self.has("other_income", "other") or self.has("benefits", "other"):
            found += down(sum((weekly(each["other_money_amount"]) for each in self.of["other_money"]), Fraction(0)))
        return found

    def pensions(self) -> Fraction:
        whole = down(sum((weekly(each["pension_amount"]) for each in self.of["pensions"]), Fraction(0)))
        if not self.for_good or self.of["spouse_at_home"] != "yes":
            return whole
        passed = (weekly(each["pension_amount"]) for each in self.of["pensions"] if each["pension_passed"] == "yes")
        return whole - up(sum(passed, Fraction(0)) * PASSED_ON)

    # What is taken off.

    def home_costs(self) -> Fraction:
        """Own part of what the home costs, less help with it; nothing for somebody who lives in a care home."""
        if self.for_good or "none" in self.of["housing_costs"]:
            return Fraction(0)
        owed = {each: weekly(self.of[f"{each}_amount"]) for each in self.of["housing_costs"]}
        tax = up(owed.pop("council_tax", Fraction(0)))
        home = up(sum(owed.values(), Fraction(0)))
        help_ = weekly(self.of["housing_benefit_amount"]) if "rent" in owed else Fraction(0)
        help_ += weekly(self.of["uc_housing"]) if self.has("benefits", "universal_credit") else 0
        return up((home - min(home, down(help_)) + tax) / Fraction(self.of["payers"]))

    def extra_costs(self) -> Fraction:
        """If a disability benefit counts; the part of a war pension for constant attendance is one."""
        war = self.has("other_income", "war_pension") and weekly(self.of["war_attendance_amount"]) > 0
        gets = war or {"attendance", "pip", "dla_care", "afip"} & set(self.of["benefits"])
        known = self.of["has_extra_costs"] == "yes" and "also" not in self.of["extra_costs_total"]
        return up(weekly(self.of["extra_costs_total"])) if gets and known and not self.in_care_home else Fraction(0)

    def pea(self) -> Fraction:
        return Fraction(PEA[self.year])

    def mig(self) -> Fraction:
        young, adult, pensioner, lone, couple, older_couple, child = map(Fraction, MIG[self.year])
        children, old = Fraction(self.of["children"]), self.over_pension_age("date_of_birth")
        if self.couple:
            base = older_couple if old or self.over_pension_age("partner_born") else couple
        elif old:
            base = pensioner
        elif children:
            base = lone
        else:
            base = young if self.week < birthday(self.of["date_of_birth"], 25) else adult
        return base + children * child + self.premiums()

    def premiums(self) -> Fraction:
        disabled, enhanced, disabled_couple, enhanced_couple, carer = map(Fraction, PREMIUMS[self.year])
        if self.couple:
            disabled, enhanced = disabled_couple, enhanced_couple
        found = carer if self.cares() else Fraction(0)
        found += disabled if self.disabled() or self.partner_gets(ENHANCED | {"pip", "dla", "blind"}) else 0
        found += enhanced if self.severely_disabled() or self.partner_gets(ENHANCED) else 0
        return found

    def cares(self) -> bool:
        mine = self.of["carers_allowance"] in ("yes", "letter_not_paid")
        universal = self.has("benefits", "universal_credit") and self.of["uc_carer"] == "yes"
        return mine or universal or (self.couple and self.has("partner_benefits", "carers"))

    def disabled(self) -> bool:
        gets = {"pip", "dla_care", "mobility", "afip"} & set(self.of["benefits"])
        blind = self.of["certified_blind"] == "yes"
        return (bool(gets) or blind) and not self.over_pension_age("date_of_birth")

    def severely_disabled(self) -> bool:
        pip = self.has("benefits", "pip") and self.of["pip_rate"] == "enhanced"
        dla = self.has("benefits", "dla_care") and self.of["dla_rate"] == "highest"
        return (pip or dla or self.has("benefits", "afip")) and not self.over_pension_age("date_of_birth")

    def partner_gets(self, options: set[str]) -> bool:
        gets = self.couple and bool(options & set(self.of["partner_benefits"]))
        return gets and not self.over_pension_age("partner_born")

    def over_pension_age(self, question: str) -> bool:
        return pension_day(self.of[question]) <= self.week

    def cost(self) -> Fraction | None:
        cost = self.of.get("care_cost", {"also": "dont_know"})
        return None if "also" in cost else down(weekly(cost))


def weekly(money: Mapping[str, str]) -> Fraction:
    amount, period = Fraction(money["amount"]), money["period"]
    if period == "month":
        return amount * A_MONTH
    return amount * A_YEAR if period == "year" else amount / WEEKS[period]


def of_account(account: Mapping[str, str]) -> Fraction:
    """Equal parts of what is shared."""
    owners = Fraction(account["savings_owners"]) if account["savings_whose"] == "shared" else 1
    return Fraction(account["savings_amount"]) / owners


def own_part(value: str, owed: str, owners: str) -> Fraction:
    """Of a home or land, less a tenth for the costs of selling it and what is owed on it."""
    return max(Fraction(0), Fraction(value) * SELLING - Fraction(owed)) / Fraction(owners)


def birthday(born: str, age: int) -> date:
    """29 February is 1 March in other years."""
    day = date.fromisoformat(born)
    try:
        return day.replace(year=day.year + age)
    except ValueError:
        return date(day.year + age, 3, 1)


def pension_day(born: str) -> date:
    """66, then one month more for each month from 6 April 1960, up to 67 from 6 March 1961."""
    day = date.fromisoformat(born)
    if day < date(1960, 4, 6):
        return birthday(born, 66)
    if day >= date(1961, 3, 6):
        return birthday(born, 67)
    months = (day.year - 1960) * 12 + day.month - 3 - (day.day < 6)
    year, month = divmod(day.month - 1 + months, 12)
    first_of_next = date(day.year + 66 + year + (month == 11), (month + 1) % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def down(pounds: Fraction) -> Fraction:
    return Fraction(math.floor(pounds * 100), 100)


def up(pounds: Fraction) -> Fraction:
    return Fraction(math.ceil(pounds * 100), 100)
