"""A condition made into source decides what its closures decide, whatever is known."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.answers.values import Day
from formbuilder.expressions.compiler import compile_
from formbuilder.expressions.deciding import Deciding
from formbuilder.expressions.kinds import Kind, Sort
from formbuilder.expressions.operands import AlsoWord
from formbuilder.expressions.parser import parse
from tests.long import many
from tests.unit.sums_forms import TODAY

SEEN = st.fixed_dictionaries(
    {},
    optional={
        "home": st.sampled_from(["flat", "house", AlsoWord("dont_know")]),
        "pays_rent": st.sampled_from([True, False, AlsoWord("dont_know")]),
        "likes": st.sampled_from([frozenset({"tea"}), frozenset({"tea", "cake"}), AlsoWord("dont_know")]),
        "rent": st.sampled_from([Decimal(2), Decimal(4), AlsoWord("prefer_not")]),
        "born": st.sampled_from([Day(1960), Day(1960, 4), Day(1960, 7, 31)]),
        "on": st.just(TODAY),
    },
)
KINDS = {
    "home": Kind(Sort.ONE, ("flat", "house"), ("dont_know",)),
    "pays_rent": Kind(Sort.YES_NO, (), ("dont_know",)),
    "likes": Kind(Sort.MANY, ("tea", "cake"), ("dont_know",)),
    "rent": Kind(Sort.MONEY, (), ("prefer_not",)),
    "born": Kind(Sort.DATE),
}
CONDITIONS = {
    "renting": parse("pays_rent is yes and home is flat"),
    "settled": parse("not renting or likes includes tea"),
}
DECIDED = st.recursive(
    st.sampled_from([
        "home is flat", "home is not house", "home is dont_know", "pays_rent is yes", "pays_rent is no",
        "pays_rent is not dont_know", "likes includes tea", "likes includes dont_know", "likes is dont_know", "renting",
        "settled", "rent is prefer_not", "rent > 3", "3 >= rent", "rent is 4", "rent + 1 > 4", "rent is answered",
        "likes is not answered", "age(born, on) >= 66", "pension_age(born) <= on", "min(rent, 3) < 3",
        "ceil(rent) is 4",
    ]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: "({} {} {})".format(*parts)),
        inner.map("not {}".format),
    ),
    max_leaves=6,
)  # fmt: skip  # a list


@settings(deadline=None, max_examples=many(400))
@given(DECIDED, SEEN)
def test_a_condition_is_decided_by_source_as_by_closures(text, seen):
    found = Deciding(CONDITIONS, KINDS).decides(parse(text))(seen)
    assert found is compile_(parse(text), CONDITIONS)(seen)
