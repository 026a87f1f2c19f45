"""A small form that works something out, the rates that it reads, and both together as a folder of forms."""

from formbuilder.definition.library import library_of
from formbuilder.definition.rate_tables import read_rates

TABLE = """\
rates: care
title: Charging for care
begins: 04-06
figures:
  limit:
    unit: pounds
    label: Lower limit
    law: SI 2014/2672, regulation 25
    better: higher
    years:
      2024/25 to 2025/26: {is: 14250, status: read, source: the regulations}
      2026/27: {is: 14250, status: to_check, source: the press}
  step: {unit: pounds, label: A step, law: "SI 2014/2672, regulation 25", better: higher, years: {2026/27: {is: 250, status: read, source: the regulations}}}
  per_step: {unit: pounds_a_week, label: For each step, law: "SI 2014/2672, regulation 25", better: lower, years: {2026/27: {is: 1, status: read, source: the regulations}}}
  kept: {unit: pounds_a_week, label: What you keep, law: "SI 2014/2672, regulation 7(2)(c)", better: higher, years: {2025/26: {is: 232.60, status: derived, source: last year and 1.7%}, 2026/27: {is: 241.45, status: read, source: the circular}}}
  cap: {unit: pounds_a_week, label: The most, law: "SI 2014/2672, regulation 1", better: lower, years: {2026/27: {is: 900, status: read, source: the circular}}}
  gone: {unit: pounds_a_week, label: No more, law: "SI 2014/2672, regulation 1", better: higher, years: {2025/26: {is: 5, status: read, source: the circular}, 2026/27: {is: 0, status: read, source: the circular}}}
  pension: {unit: pounds_a_week, label: New State Pension, law: "Pensions Act 2014, section 3", better: same, years: {2026/27: {is: 241.30, status: read, source: GOV.UK}}}
"""  # noqa: E501 - a figure on a line

SUMS = """\
form: what-you-pay
version: 1
title: What you may pay
for: everyone
rates: [care]
conditions:
  grown_old: age(born, on) >= 66
sections:
  - id: money
    title: Your money
    pages:
      - questions:
          - {id: born, type: date, ask: When were you born?, short: when you were born, required: yes}
      - questions:
          - {id: starts, type: date, ask: When does care start?, short: when care starts, required: no}
      - questions:
          - {id: gave_away, type: yes_no, ask: Did you give money away?, short: if you gave any away, required: yes}
      - questions:
          - {id: hours, type: number, unit: hours, ask: How many hours?, short: how many hours, required: yes}
      - questions:
          - {id: pension, type: money, periods: [week, month], ask: What is your pension?, short: your pension, required: wanted, without: We ask you again., also: [dont_know]}
      - questions:
          - {id: rent, type: money, periods: [month], ask: What is your rent?, short: your rent, required: yes}
      - show_if: gave_away is no
        questions:
          - id: savings
            type: group
            ask: What savings do you have?
            short: your savings
            item: an account
            required: no
            questions:
              - {id: amount, type: money, ask: How much?, short: how much, required: yes}
              - {id: sharers, type: number, min: 1, ask: How many share it?, short: how many share it, required: yes}
              - {id: kind, type: choice, ask: Which kind?, short: which kind, options: [{value: bank, label: Bank}, {value: house, label: House}], required: yes}
      - questions:
          - {id: pay, type: money, periods: [week], ask: What is your pay?, short: your pay, required: no, not_counted: "SI 2014/2672, regulation 14"}
  - id: private
    title: Private questions
    private: yes
    pages:
      - questions:
          - {id: owed, type: number, ask: How much do you owe?, short: what you owe, required: no}
calculations:
  counted_savings:
    label: Your savings that count
    help: We count your share.
    unit: pounds
    is: sum(s.amount / s.sharers for s in savings if s.kind is bank)
    if_not_asked: 0
    if_missing: 0
    law: SI 2014/2672, regulation 24
    round: penny_down
  tariff_income:
    label: Income we count from your savings
    unit: pounds_a_week
    cases:
      - when: counted_savings <= rate("care.limit")
        is: 0
      - is: ceil((counted_savings - rate("care.limit")) / rate("care.step")) * rate("care.per_step")
  income:
    label: Your income
    unit: pounds_a_week
    is: pension + tariff_income
    if_missing: cannot_tell
    if_unknown: 0
  you_keep: {label: What you keep, unit: pounds_a_week, is: rate("care.kept") + weekly(rent)}
  charge:
    label: What you may pay
    unit: pounds_a_week
    cases:
      - {when: grown_old and not (hours > 35), is: "max(0, income - you_keep)"}
      - is: 0
    round: pound_down
result:
  title: What you may pay
  from: starts
  officer:
    - {id: gave-away, when: gave_away is yes, title: An officer talks to you, text: They phone you.}
  say:
    - {id: keep, words: "You keep {you_keep} of your money each week."}
    - {id: pay, when: charge > 0, words: "You may pay {charge} a week."}
  assumed:
    - {id: savings, when: counted_savings > 0, words: "You have {counted_savings}."}
  working: [income, charge]
  after: You can have a care assessment whatever you own.
scenarios:
  - name: Little money
    on: 2026-04-06
    answers: {born: 1950-02-03, gave_away: no, pension: {amount: 250, period: week}, rent: 0, hours: 1}
    then: {asked: [savings], results: {charge: 8.00, counted_savings: 0}}
  - name: Money given away
    answers: {born: 1950-02-03, gave_away: yes, rent: 0, hours: 1}
    then: {results: {officer: gave-away}}
"""  # noqa: E501 - a question on a line

RATES, _ = read_rates({"care.yaml": (TABLE.encode(), "rates/care.yaml")})
WITH_RATES = library_of({}, RATES)
"""The rates that ``SUMS`` reads, and no registers."""
