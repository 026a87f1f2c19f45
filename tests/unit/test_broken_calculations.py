"""Broken calculations and results, each refused at its place and with a way out."""

import pytest

from tests.samples import changed, codes, problems
from tests.sums import SUMS, WITH_RATES

BROKEN = [
    ("a bracket that nothing closes", "may pay {charge} a week.", "may pay {charge.", ["82:42 BAD_BRACES"]),
    (
        "a calculation that only reads itself",
        "  charge:\n",
        "  more: {label: More, unit: number, is: more + 1}\n  charge:\n",
        ["68:3 CALCULATION_CYCLE", "68:3 UNUSED_CALCULATION"],
    ),
    ("a group that may be left out", "    if_missing: 0\n", "", ["45:3 INSTEAD_MISSING"]),
    (
        "a number in a condition that may be left out",
        "short: how many hours, required: yes",
        "short: how many hours, required: no, also: [dont_know]",
        ["68:3 INSTEAD_MISSING", "68:3 INSTEAD_MISSING"],
    ),
    ("an unknown table of rates", "rates: [care]", "rates: [care, cure]", ["5:15 UNKNOWN_TABLE"]),
    (
        "a table that is not named",
        "rates: [care]\n",
        "",
        ["57:34 UNKNOWN_RATE", "59:37 UNKNOWN_RATE", "59:59 UNKNOWN_RATE", "59:80 UNKNOWN_RATE", "66:61 UNKNOWN_RATE"],
    ),
    ("an unknown rate", 'is: rate("care.kept")', 'is: rate("care.keeps")', ["67:61 UNKNOWN_RATE"]),
    (
        "a rate that is nought in some year",
        '/ rate("care.step"))',
        '/ (rate("care.gone"))) ',
        ["60:19 WRONG_UNIT", "60:60 DIVIDED_BY_NIL"],
    ),
    ("an unknown key", "    help: We count your share.", "    hlep: We count your share.", ["47:5 UNKNOWN_KEY"]),
    ("no label", "    label: Your income\n", "", ["62:5 MISSING_KEY"]),
    (
        "a unit that there is not",
        "    unit: pounds\n",
        "    unit: pence\n",
        ["48:5 UNKNOWN_VALUE", "49:9 WRONG_UNIT", "58:15 WRONG_UNIT", "60:19 WRONG_UNIT"],
    ),
    (
        "pounds a month, which are for rates only",
        "    unit: pounds\n",
        "    unit: pounds_a_month\n",
        ["48:5 UNKNOWN_VALUE", "49:9 WRONG_UNIT", "58:15 WRONG_UNIT", "60:19 WRONG_UNIT"],
    ),
    (
        "both is and cases",
        "    is: pension + tariff_income\n",
        "    is: pension\n    cases: [{is: pension}]\n",
        ["62:5 IS_OR_CASES"],
    ),
    ("neither is nor cases", "    is: pension + tariff_income\n", "", ["62:5 IS_OR_CASES"]),
    ("a last case with a condition", "      - is: 0\n", "      - {when: hours > 1, is: 0}\n", ["73:10 LAST_CASE"]),
    (
        "a case without a condition before others",
        "      - is: 0\n",
        "      - is: 0\n      - is: 0\n",
        ["73:9 CASE_TOO_SOON"],
    ),
    (
        "an id of a question",
        "  income:\n",
        "  born:\n",
        ["61:3 DUPLICATE_ID", "72:60 UNKNOWN_NAME", "85:13 UNKNOWN_CALCULATION"],
    ),
    (
        "an id of a condition",
        "  income:\n",
        "  grown_old:\n",
        ["61:3 DUPLICATE_ID", "72:16 WRONG_KIND", "72:60 UNKNOWN_NAME", "85:13 UNKNOWN_CALCULATION"],
    ),
    (
        "an id that is no id",
        "  income:\n",
        "  In-come:\n",
        ["61:3 BAD_ID", "72:60 UNKNOWN_NAME", "85:13 UNKNOWN_CALCULATION"],
    ),
    (
        "an id with a meaning of its own",
        "  income:\n",
        "  officer:\n",
        ["61:3 RESERVED_ID", "72:60 UNKNOWN_NAME", "85:13 UNKNOWN_CALCULATION"],
    ),
    (
        "pounds and hours",
        "is: pension + tariff_income",
        "is: pension + hours",
        ["54:3 UNUSED_CALCULATION", "64:9 WRONG_UNIT"],
    ),
    (
        "a week and a month",
        "is: pension + tariff_income",
        "is: pension + rent",
        ["54:3 UNUSED_CALCULATION", "64:9 WRONG_PERIOD"],
    ),
    (
        "a unit that does not come out",
        "is: pension + tariff_income",
        "is: counted_savings",
        ["21:13 UNCOUNTED_MONEY", "54:3 UNUSED_CALCULATION", "64:9 WRONG_UNIT"],
    ),
    ("a sum that cannot be read", "is: pension + tariff_income", "is: pension +", ["64:18 EXPR_SYNTAX"]),
    ("a condition that cannot be read", "when: charge > 0", "when: charge >", ["82:31 EXPR_SYNTAX"]),
    ("an unknown name", "is: pension + tariff_income", "is: pensoin + tariff_income", ["64:9 UNKNOWN_NAME"]),
    ("an unknown question of an item", "s.amount / s.sharers", "s.amuont / s.sharers", ["49:13 UNKNOWN_MEMBER"]),
    ("an unknown group", "for s in savings if", "for s in saving if", ["49:43 UNKNOWN_GROUP"]),
    (
        "a question of an item read alone",
        "is: pension + tariff_income",
        "is: amount / sharers",
        ["64:9 SUM_NEEDED", "64:18 SUM_NEEDED"],
    ),
    (
        "a circle",
        "is: pension + tariff_income",
        "is: pension + charge",
        ["54:3 UNUSED_CALCULATION", "61:3 CALCULATION_CYCLE"],
    ),
    (
        "a calculation that reads itself",
        "is: pension + tariff_income",
        "is: pension + income",
        ["54:3 UNUSED_CALCULATION", "61:3 CALCULATION_CYCLE"],
    ),
    (
        "a calculation that nobody reads",
        "  charge:\n",
        "  more: {label: More, unit: number, is: 1 + 1}\n  charge:\n",
        ["68:3 UNUSED_CALCULATION"],
    ),
    ("a private answer", "not (hours > 35)", "not (owed > 35)", ["68:3 INSTEAD_MISSING", "72:35 PRIVATE_COUNTED"]),
    (
        "a private answer behind a condition",
        "grown_old: age(born, on) >= 66",
        "grown_old: age(born, on) >= 66 and owed > 1",
        ["72:16 PRIVATE_COUNTED"],
    ),
    (
        "an answer that is kept apart",
        "short: how many hours,",
        "short: how many hours, apart: yes,",
        ["72:35 PRIVATE_COUNTED"],
    ),
    ("a group that is not asked of all", "    if_not_asked: 0\n", "", ["45:3 INSTEAD_MISSING"]),
    ("a number that may be left out", "    if_missing: cannot_tell\n", "", ["61:3 INSTEAD_MISSING"]),
    ("a number that people may not know", "    if_unknown: 0\n", "", ["61:3 INSTEAD_MISSING"]),
    (
        "a number in words in place of what is missing",
        "    if_unknown: 0\n",
        "    if_unknown: nothing\n",
        ["66:5 BAD_NUMBER"],
    ),
    ("money that nobody counts", ', not_counted: "SI 2014/2672, regulation 14"', "", ["37:13 UNCOUNTED_MONEY"]),
    (
        "money that is counted after all",
        "is: pension + tariff_income",
        "is: pension + pay + tariff_income",
        ["37:13 COUNTED_MONEY"],
    ),
    ("rounding of no kind", "round: pound_down", "round: pounds_down", ["74:5 UNKNOWN_VALUE"]),
    (
        "a question that nobody is asked",
        "- show_if: gave_away is no\n",
        "- show_if: hours < 0 and hours > 0\n",
        ["24:18 NEVER_TRUE", "49:43 NEVER_ASKED"],
    ),
    (
        "a line of the working that there is not",
        "working: [income, charge]",
        "working: [incom, charge]",
        ["85:13 UNKNOWN_CALCULATION"],
    ),
    ("a line of the working twice", "working: [income, charge]", "working: [income, income]", ["85:21 REPEATED"]),
    ("no working", "  working: [income, charge]\n", "", ["76:3 MISSING_KEY"]),
    ("an empty working", "  working: [income, charge]\n", "  working: []\n", ["85:3 EMPTY"]),
    ("no sentences", "  say:\n", "  sya:\n", ["76:3 MISSING_KEY", "80:3 UNKNOWN_KEY"]),
    ("a sum in words that there is not", "may pay {charge} a week", "may pay {charges} a week", ["82:42 BAD_BRACES"]),
    ("a bracket that is not closed", "may pay {charge} a week", "may pay {charge a week", ["82:42 BAD_BRACES"]),
    (
        "a sum in the words of an officer",
        "text: They phone you.",
        'text: "They phone you about {charge}."',
        ["79:85 NO_SUMS_HERE"],
    ),
    ("two sentences with one id", "{id: pay, when", "{id: keep, when", ["82:7 DUPLICATE_ID"]),
    ("a start that is no date", "  from: starts\n", "  from: hours\n", ["77:3 BAD_FROM"]),
    ("a start that there is not", "  from: starts\n", "  from: start\n", ["77:3 UNKNOWN_QUESTION"]),
    (
        "a start of which the year is enough",
        "short: when care starts,",
        "short: when care starts, least: year,",
        ["77:3 BAD_FROM"],
    ),
    (
        "a talk without its condition",
        "{id: gave-away, when: gave_away is yes,",
        "{id: gave-away,",
        ["79:7 MISSING_KEY", "94:31 UNKNOWN_TALK"],
    ),
    ("a scenario with a sum that there is not", "{charge: 8.00,", "{charges: 8.00,", ["91:40 UNKNOWN_CALCULATION"]),
    ("a scenario with a sum in words", "{charge: 8.00,", "{charge: eight,", ["91:40 BAD_NUMBER"]),
    ("a scenario with another talk", "{officer: gave-away}", "{officer: gave-it-away}", ["94:31 UNKNOWN_TALK"]),
    ("a scenario with sums and no day", "    on: 2026-04-06\n", "", ["88:5 SUMS_NEED_A_DAY"]),
    ("a calculation in a condition", "grown_old: age(born, on) >= 66", "grown_old: charge > 3", ["7:14 ONLY_IN_SUMS"]),
    (
        "a rate in a condition",
        "grown_old: age(born, on) >= 66",
        'grown_old: hours > rate("care.limit")',
        ["7:22 ONLY_IN_SUMS"],
    ),
]


def test_the_form_itself_can_be_used():
    assert codes(SUMS, WITH_RATES) == []


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_each_is_refused_at_its_place_with_a_way_out(old, new, expected):
    text = changed(old, new, SUMS)
    assert codes(text, WITH_RATES) == expected
    for problem in problems(text, WITH_RATES):
        fact, _, way_out = problem.message.partition(". ")
        assert fact
        assert way_out.endswith(".")
