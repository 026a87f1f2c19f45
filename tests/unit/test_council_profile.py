"""A council's profile as it is written, and the working days that it promises."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from formbuilder.councils.read import DEMONSTRATION, load_council, read_council
from formbuilder.councils.working_days import after, bank_holidays, easter_sunday, is_working_day
from formbuilder.problems import DefinitionError
from tests.sums import RATES

GOOD = DEMONSTRATION.read_text(encoding="utf-8")


def codes(text: str) -> list[str]:
    try:
        read_council(text.encode(), "c.yaml")
    except DefinitionError as error:
        return [f"{problem.place.line}:{problem.place.column} {problem.code.name}" for problem in error.problems]
    return []


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, f"{old!r} is {GOOD.count(old)} times in the profile"
    return GOOD.replace(old, new)


def line(words: str) -> int:
    return GOOD[: GOOD.index(words)].count("\n") + 1


def test_the_council_of_the_demonstration():
    council = load_council(DEMONSTRATION)
    assert (council.slug, council.name, council.demonstration) == ("demo", "Example Council", True)
    assert council.kept == timedelta(days=60)
    assert {"carers-assessment", "carers-conversation"} <= set(council.forms)
    assert council.forms["carers-assessment"].within_days == 10
    assert council.with_me.do


def test_each_form_has_the_contact_that_fits_it():
    council = load_council(DEMONSTRATION)
    assert council.asked_about("financial-assessment").person == "the money team"
    assert "mailto:money@example.org" in {way.link for way in council.asked_about("financial-assessment").ways}
    assert council.asked_about("young-carers-talk").person == "the young carers team"
    assert council.asked_about("start-here") is council
    assert council.asked_about("needs-assessment").urgent_ways == council.urgent_ways


def test_a_contact_can_be_reached_without_a_call():
    text = GOOD[: GOOD.index("contacts:")] + GOOD[GOOD.index("urgent_ways:") :]
    by_phone = "contacts:\n  - {person: us, forms: [a-form], ways: [{do: Phone 1., link: tel:1}]}\n"
    assert codes(text) == []
    assert [each.rsplit(" ", 1)[1] for each in codes(text + by_phone)] == ["PHONE_ONLY"]


@pytest.mark.parametrize(
    "way",
    ["999", "register", "999bsl.co.uk", "mental health option", "SHOUT to 85258", "18000", "116 123", "0800 1111"],
)
def test_help_that_is_real_can_be_found_in_it(way):
    assert any(way in f"{each.do} {each.about}" for each in load_council(DEMONSTRATION).urgent_ways)


def test_its_own_numbers_belong_to_nobody():
    council = load_council(DEMONSTRATION)
    every = (council.ways, *(contact.ways for contact in council.contacts.values()))
    links = [way.link for ways in every for way in ways if way.link]
    assert all(link.startswith(("tel:01632960", "sms:07700900", "mailto:")) for link in links)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("council: demo\n", "council: Demo\n", "BAD_SLUG"),
        ("name: Example Council", "nam: Example Council", "UNKNOWN_KEY"),
        ("neutral_site: https://www", "neutral_site: http://www", "BAD_LINK"),
        ("home: https://example.org/", "home: javascript:alert(1)", "BAD_LINK"),
        ("link: tel:999", "link: tel:999 now", "BAD_LINK"),
        ("days_kept: 60", "days_kept: sixty", "BAD_NUMBER"),
        ("days_kept: 60", "days_kept: 0", "BAD_NUMBER"),
        ("person: the care and support team", "person:", "EMPTY"),
        ("person: the money team", "persn: the money team", "UNKNOWN_KEY"),
        ("link: mailto:money@example.org", "link: money@example.org", "BAD_LINK"),
        ("forms: [needs-assessment]", "forms: [Needs]", "BAD_SLUG"),
        ("forms: [parent-carers-request]", "forms: [needs-assessment]", "REPEATED"),
        ("not_read: Nobody", "not_read: '' # Nobody", "EMPTY"),
        ("demonstration: yes", "demonstration: maybe", "UNKNOWN_VALUE"),
        ("demonstration: yes", "closed_days: [2026-02-30]", "BAD_DATE"),
        ("  carers-conversation:", "  Carers:", "BAD_SLUG"),
    ],
)
def test_each_problem_is_told_where_it_is(old, new, code):
    found = codes(changed(old, new))
    assert any(problem.startswith(f"{line(old.strip())}:") and problem.endswith(code) for problem in found), found


@pytest.mark.parametrize("key", ["days_kept: 60\n", "not_read: Nobody reads this at night or at weekends.\n"])
def test_what_people_are_promised_must_be_there(key):
    assert codes(changed(key, "")) == ["3:1 MISSING_KEY"]


def test_all_problems_are_told_at_once():
    text = changed("council: demo\n", "council: Demo\n").replace("days_kept: 60", "days_kept: x")
    assert [problem.split()[1] for problem in codes(text)] == ["BAD_SLUG", "BAD_NUMBER"]


def test_help_by_phone_alone_is_refused():
    start, end = GOOD.index("urgent_ways:"), GOOD.index("with_me:")
    only = "urgent_ways:\n  - {do: Phone 999, link: 'tel:999'}\n"
    assert codes(GOOD[:start] + only + GOOD[end:]) == [f"{line('urgent_ways:')}:1 PHONE_ONLY"]


def test_days_on_which_the_council_is_closed():
    council = read_council(changed("demonstration: yes", "closed_days: [2026-12-29]").encode(), "c.yaml")
    assert council.closed_days == (date(2026, 12, 29),)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2016, 3, 27), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
)
def test_easter(year, month, day):
    assert easter_sunday(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ],
)
def test_bank_holidays_with_substitute_days(year, days):
    assert sorted(f"{day:%m-%d}" for day in bank_holidays(year)) == days.split()


@pytest.mark.parametrize("year", range(2020, 2060))
def test_there_are_eight_and_all_are_weekdays(year):
    assert len(bank_holidays(year)) == 8
    assert all(day.weekday() < 5 for day in bank_holidays(year))


@pytest.mark.parametrize(
    ("start", "days", "closed", "end"),
    [
        (date(2026, 11, 20), 1, (), date(2026, 11, 23)),
        (date(2026, 11, 20), 10, (), date(2026, 12, 4)),
        (date(2026, 12, 23), 2, (), date(2026, 12, 29)),
        (date(2026, 12, 23), 2, (date(2026, 12, 29),), date(2026, 12, 30)),
        (date(2026, 12, 30), 2, (), date(2027, 1, 4)),
        (date(2026, 11, 21), 0, (), date(2026, 11, 21)),
    ],
)
def test_the_day_after_so_many_working_days(start, days, closed, end):
    assert after(start, days, closed) == end


def test_saturdays_are_no_working_days():
    assert not is_working_day(date(2026, 11, 21))
    assert is_working_day(date(2026, 11, 20))


OWN = """\
rates:
  care.kept: {2026/27: 250.40}
  care.per_step: {2026/27: 0.5}
charging: {weeks_in_a_year: 52.14, ask_again_days: 56}
demonstration: yes
"""


def with_own(old: str = "", new: str = "") -> str:
    assert OWN.count(old) == 1 or not old
    return changed("demonstration: yes\n", OWN.replace(old, new) if old else OWN)


def own_problems(text: str) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        read_council(text.encode(), "c.yaml", RATES)
    start = GOOD.count("\n")
    return [f"{each.place.line - start}:{each.place.column} {each.code.name}" for each in caught.value.problems]


def test_a_councils_own_figures_and_weeks():
    charging = read_council(with_own().encode(), "c.yaml", RATES).charging
    assert charging.rates == {"care.kept": {2026: Decimal("250.40")}, "care.per_step": {2026: Decimal("0.5")}}
    assert charging.weeks_in_a_year == Decimal("52.14")
    assert charging.ask_again_days == 56
    assert load_council(DEMONSTRATION).charging.weeks_in_a_year == 52
    assert load_council(DEMONSTRATION).charging.ask_again_days == 365


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("250.40", "241.44", "1:3 RATE_TOO_HARD"),
        ("0.5", "1.01", "2:3 RATE_TOO_HARD"),
        ("care.kept:", "care.keeps:", "1:3 UNKNOWN_FIGURE"),
        ("care.kept:", "care.pension:", "1:3 NOT_YOUR_RATE"),
        ("care.kept: {2026", "care.kept: {2019", "1:15 BAD_YEARS"),
        ("2026/27: 250.40", "2031/32: 250.40", "1:3 NO_RATE_THAT_YEAR"),
        ("care.kept:", "kept:", "1:3 BAD_FIGURE_NAME"),
        ("250.40", "lots", "1:15 BAD_NUMBER"),
        ("250.40", "-1", "1:15 BAD_NUMBER"),
        ("52.14", "48", "3:12 BAD_NUMBER"),
        ("weeks_in_a_year", "weeks", "3:12 UNKNOWN_KEY"),
        ("ask_again_days: 56", "ask_again_days: 27", "3:36 BAD_NUMBER"),
        ("ask_again_days: 56", "ask_again_days: 366", "3:36 BAD_NUMBER"),
        ("ask_again_days: 56", "ask_again_days: 56.5", "3:36 BAD_NUMBER"),
    ],
)
def test_own_figures_are_never_worse_than_the_laws(old, new, problem):
    assert own_problems(with_own(old, new))[0] == problem


def test_a_figure_that_is_worse_is_refused_in_a_plain_sentence():
    with pytest.raises(DefinitionError, match=r"Your ‘care\.kept’ for 2026/27 is 241\.44, which is below the 241\.45"):
        read_council(with_own("250.40", "241.44").encode(), "c.yaml", RATES)


def test_without_rates_to_hold_them_to_own_figures_are_only_read():
    assert read_council(with_own("250.40", "1").encode(), "c.yaml").charging.rates["care.kept"] == {2026: Decimal(1)}
