"""What holds of every sum: no order matters, adding is exact, and an answer more never changes what was told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.calculation.sums import Sums
from formbuilder.definition.calculations import Rounding
from tests.long import many
from tests.unit.sums_forms import ROUTE, TODAY, answers_of, calculation, rates, talk, with_sums, worked_out

PENCE = st.integers(0, 10_000_000)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "kind": st.sampled_from(["bank", "shares", {"also": "dont_know"}]),
            "amount": st.one_of(PENCE.map(lambda pence: f"{pence / 100:.2f}"), st.just({"also": "dont_know"})),
            "sharers": st.integers(0, 12).map(str),
            "costs": PENCE.map(lambda pence: f"{pence / 100:.2f}"),
        },
    ).filter(bool),
    min_size=1,
    max_size=8,
)
PLAIN = st.fixed_dictionaries(
    {"pays_rent": st.sampled_from(["yes", "no"]), "has_savings": st.just("yes"), "savings": ITEMS},
    optional={
        "born": st.sampled_from(["1960", "1960-04", "1960-07-31", "2008-11-16"]),
        "home": st.sampled_from(["flat", "house", {"also": "dont_know"}]),
        "rent": st.one_of(PENCE.map(lambda pence: f"{pence / 100:.2f}"), st.just({"also": "prefer_not"})),
        "pension": st.fixed_dictionaries(
            {"amount": st.integers(0, 9999).map(str), "period": st.sampled_from(["week", "month", "year"])}
        ),
    },
)
ORDERED = (
    calculation(
        "saved", "sum(s.amount / s.sharers for s in savings)", rounding=Rounding.NONE, missing="0", unknown="7"
    ),
    calculation(
        "shares", "sum(s.amount / 3 - s.costs / 7 for s in savings if s.kind is shares)", rounding=Rounding.NONE
    ),
    calculation("income", "pension + weekly(rent) - max(saved, shares) / 9", not_asked="0"),
    calculation("charge", ('saved > rate("care.lower")', "income * 2"), ("home is flat", "income"), "0"),
)


@settings(deadline=None)
@given(PLAIN, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_entered_makes_no_difference(plain, chance):
    first = worked_out(with_sums(*ORDERED), plain)
    keys, items, sums = list(plain), list(plain["savings"]), list(ORDERED)
    for each in (keys, items, sums):
        chance.shuffle(each)
    shuffled = {key: plain[key] for key in keys} | {"savings": items}
    other = worked_out(with_sums(*sums), shuffled)
    assert {line.id: line for line in first.now.every} == {line.id: line for line in other.now.every}
    assert first.untold == other.untold


@settings(deadline=None)
@given(st.lists(PENCE, min_size=1, max_size=20))
def test_adding_is_exact(pence):
    plain = {"has_savings": "yes", "savings": [{"amount": f"{each // 100}.{each % 100:02}"} for each in pence]}
    form = with_sums(calculation("it", "sum(s.amount for s in savings)", rounding=Rounding.NONE))
    assert worked_out(form, plain).now.line("it").amount * 100 == sum(pence)


NUMBERS = st.recursive(
    st.sampled_from(
        ["pension", "weekly(rent)", "rent", "2", "0", "0.5", 'rate("care.lower")', 'rate("care.x")', "age(born, on)"]
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda parts: "({} {} {})".format(*parts)),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(lambda parts: "{}({}, {})".format(*parts)),
        st.tuples(st.sampled_from(["ceil", "floor", "round"]), inner).map(lambda parts: "{}({})".format(*parts)),
        inner.map("-{}".format),
    ),
    max_leaves=6,
)
PARTS = st.recursive(
    st.one_of(
        st.sampled_from(
            ["home is flat", "home is not house", "home is dont_know", "renting", "pension_age(born) <= on"]
        ),
        st.tuples(NUMBERS, st.sampled_from(["<", "<=", ">", ">=", "is", "is not"]), NUMBERS).map(" ".join),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: "({} {} {})".format(*parts)),
        inner.map("not {}".format),
    ),
    max_leaves=4,
)
SUMS = st.one_of(
    NUMBERS,
    st.tuples(NUMBERS, PARTS).map(
        lambda pair: "sum(s.amount / s.sharers + {} for s in savings if s.kind is bank or {})".format(*pair)
    ),
)


@settings(deadline=None, max_examples=many(120))
@given(st.lists(st.tuples(PARTS, SUMS), max_size=2), SUMS, PARTS, PLAIN)
def test_any_calculation_is_told_or_says_why_not(cases, last, officer, plain):
    form = with_sums(calculation("it", *cases, last), talks=(talk("officer", officer),))
    now = worked_out(form, plain).now
    for line in (*now.lines, *now.every):
        assert (line.amount is None) == bool(line.problem)
        assert line.amount is not None or line.case is None
        assert not (line.untold and line.amount is not None)
    assert now.talk is None or now.lines == ()


@settings(deadline=None, max_examples=many(120))
@given(st.lists(st.tuples(PARTS, SUMS), max_size=2), SUMS, PLAIN, st.randoms(use_true_random=False))
def test_one_more_answer_never_changes_an_amount_that_was_told(cases, last, plain, chance):
    form = with_sums(calculation("it", *cases, last))
    lost = chance.choice(["born", "home", "rent", "pension"])
    less = {key: value for key, value in plain.items() if key != lost}
    before, after = (worked_out(form, each).now.line("it") for each in (less, plain))
    if before.amount is not None:
        assert (after.amount, after.case) == (before.amount, before.case)
    elif before.untold == () or lost not in before.untold:
        assert after.amount is None


def test_one_compilation_serves_any_number_of_people():
    sums = Sums.of(with_sums(*ORDERED))
    for amount in ("3", "60000", "3"):
        plain = {"has_savings": "yes", "savings": [{"kind": "bank", "amount": amount, "sharers": "3"}], "home": "house"}
        answers = answers_of(plain | {"pension": {"amount": "9", "period": "week"}})
        asked = ROUTE.walk(answers, TODAY).asked
        line = sums.work_out(answers, asked, TODAY, rates()).now.line("charge")
        assert line == worked_out(sums.form, plain | {"pension": {"amount": "9", "period": "week"}}).now.line("charge")
        assert line.case == (1 if amount == "60000" else 2) - (amount == "60000")
