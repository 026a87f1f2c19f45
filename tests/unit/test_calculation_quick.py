"""The fast way to work out a sum gives what the careful way gives: amount, case, rates, and why it is not told."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.calculation.sums import Sums
from formbuilder.calculation.year import Year
from formbuilder.definition.calculations import Rounding
from formbuilder.expressions.compiler import compile_
from formbuilder.expressions.deciding import Deciding
from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.parser import parse
from tests.careful import careful
from tests.long import many
from tests.unit.sums_forms import ROUTE, TODAY, answers_of, calculation, figure, rates, said, talk, with_sums
from tests.unit.test_calculation_properties import NUMBERS, ORDERED, PARTS, PLAIN, SUMS

WHENS = st.one_of(
    PARTS,
    st.sampled_from([
        'rent > 3 or pension < rate("care.lower")',
        'rent > 3 and pension < rate("care.lower")',
        'not (rent > 3 or pension > rate("care.lower"))',
        'not (rate("care.none") > pension)',
        "rent is answered and rent > 3",
        "rent is not answered or not (rent > 300)",
        "home is answered and renting and rent is dont_know",
        "home > 5",
        "sum(1 for s in savings if s.kind is bank) > 1",
    ]),
)  # fmt: skip  # a list
GIVES = st.one_of(
    SUMS,
    NUMBERS.map('{} * rate("care.lower") / 7'.format),
    st.just('sum(s.amount - rate("care.upper") for s in savings if s.kind is bank) + rate("care.lower")'),
    st.sampled_from(["0", "2.345", 'rate("care.none")', "before", "before / (rent - rent)", "weekly(rent) + before"]),
)
INSTEAD = st.dictionaries(st.sampled_from(["not_asked", "missing", "unknown"]), st.sampled_from(["0", "1.5"]))
TABLE = rates(figure("lower", {2026: "14250"}), figure("upper", {2026: "23250"}), figure("none", {2019: "1"}))
FIRST = calculation("before", "pension * 2 - rent", not_asked="0")


def both(form, plain, **more):
    """What comes out both ways."""
    sums, answers = Sums.of(form), answers_of(plain)
    asked = ROUTE.walk(answers, TODAY).asked
    return [each.work_out(answers, asked, TODAY, TABLE, **more) for each in (sums, careful(sums))]


@settings(deadline=None, max_examples=many(300))
@given(st.lists(st.tuples(WHENS, GIVES), max_size=3), GIVES, INSTEAD, st.sampled_from(Rounding), PLAIN)
def test_both_ways_give_the_same_line(cases, last, instead, rounding, plain):
    then = calculation("then", ("it > before", "max(it, before)"), "ceil(it) - before")
    form = with_sums(FIRST, calculation("it", *cases, last, rounding=rounding, **instead), then)
    quick, slow = both(form, plain)
    assert quick == slow
    assert [str(line.amount) for line in quick.now.every] == [str(line.amount) for line in slow.now.every]


@settings(deadline=None, max_examples=many(150))
@given(st.lists(WHENS, min_size=1, max_size=4), WHENS, PLAIN)
def test_both_ways_say_the_same(whens, officer, plain):
    says = tuple(said(f"s{number}", f"{{charge}} and {{nothing}} {number}", when) for number, when in enumerate(whens))
    assumed = (*(said(f"a{number}", "So", when) for number, when in enumerate(whens)), said("always", "Yes"))
    form = with_sums(*ORDERED, says=says, assumed=assumed, talks=(talk("officer", officer),))
    quick, slow = both(form, plain)
    assert quick == slow


@settings(deadline=None, max_examples=many(100))
@given(st.lists(WHENS, max_size=2), st.sampled_from(["rent", "pension"]), INSTEAD, PLAIN)
def test_a_line_that_is_one_answer_is_the_same_both_ways(whens, answer, instead, plain):
    then = calculation("then", ("it > 0", "it"), "2")
    one = calculation("it", *((when, answer) for when in whens), answer, **instead)
    quick, slow = both(with_sums(one, then, says=(said("so", "{it}", "it > 1"),)), plain)
    assert quick == slow


@pytest.mark.parametrize("instead", [{}, {"missing": "1.5"}, {"not_asked": "1.5"}])
@pytest.mark.parametrize("plain", [{"pays_rent": "yes"}, {"pays_rent": "no"}, {"home": "flat", "pays_rent": "yes"}])
def test_an_answer_that_is_not_there_counts_the_same_both_ways(plain, instead):
    quick, slow = both(with_sums(calculation("it", "rent", **instead)), plain)
    assert quick == slow


@pytest.mark.parametrize("plain", [{"pays_rent": "yes"}, {"pays_rent": "no"}])
def test_a_line_that_is_one_answer_takes_the_fast_way_without_it(plain, monkeypatch):
    form = with_sums(calculation("it", "rent"), calculation("then", "it + 1"))
    expected = both(form, plain)[1].now.line("it")
    careful_lines = []
    monkeypatch.setattr(Year, "_carefully", lambda _, line: careful_lines.append(line.id))
    answers = answers_of(plain)
    came = Sums.of(form).work_out(answers, ROUTE.walk(answers, TODAY).asked, TODAY, TABLE)
    assert came.now.line("it") == expected
    assert expected.amount is None
    assert careful_lines == ["then"]


def test_an_amount_that_is_given_is_taken_both_ways():
    form = with_sums(*ORDERED)
    quick, slow = both(form, {"pension": {"amount": "9", "period": "week"}}, given={"saved": Decimal(5)})
    assert quick == slow
    assert quick.now.line("saved").given


@pytest.mark.parametrize("id_", ["class", "in", "None", "import", "conditions", "line", "a__b"])
def test_an_id_is_never_code(id_):
    first = calculation(id_, ("home is flat", "2"), "pension")
    plain = {"home": "house", "pension": {"amount": "9", "period": "week"}}
    quick, slow = both(with_sums(first, FIRST), plain)
    assert quick == slow
    assert quick.now.line(id_).amount == 9


def deep(levels: int) -> str:
    """A condition as deep as one can be."""
    text = "pension > 3"
    for level in range(levels):
        text = f"(not ({text}) or home is flat)" if level % 2 else f"({text} and not (rent > 2))"
    return text


def test_the_deepest_condition_and_sum_are_worked_out_both_ways():
    levels = 22
    with pytest.raises(ExpressionError):
        parse(deep(levels + 3))
    longest = " + ".join(["pension"] * 48)
    cases = (deep(levels), "1"), ("(" * 20 + "pension > 1" + ")" * 20, longest)
    plain = {"pension": {"amount": "5", "period": "week"}, "home": "house", "pays_rent": "no"}
    form = with_sums(calculation("it", *cases, "2", not_asked="0"), says=(said("s", "{it}", deep(levels)),))
    quick, slow = both(form, plain)
    assert quick == slow
    deciding = Deciding({}, {})
    seen = {"pension": Decimal(5), "home": "house"}
    assert deciding.decides(parse(deep(levels)))(seen) == compile_(parse(deep(levels)))(seen)
