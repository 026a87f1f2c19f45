from collections import Counter

import pytest

from formbuilder.review.carrying import carry
from tests.review.revision_set import Expected, Verdict, expected, forms

OLD, NEW = forms()
EVERY = expected()


@pytest.mark.parametrize("each", EVERY, ids=lambda each: f"{each.point.place} {each.point.quote}")
def test_a_point_stands_where_it_must(each: Expected):
    assert carry(OLD, NEW, [each.point]) == (each.placed,)


def test_none_is_wrong_few_are_lost_and_removed_words_have_none():
    placed = carry(OLD, NEW, [each.point for each in EVERY])
    found = Counter(each.verdict(now) for each, now in zip(EVERY, placed, strict=True))
    placeable = sum(bool(each.belongs) for each in EVERY)
    assert len(EVERY) >= 100
    assert found[Verdict.WRONG] == 0
    assert found[Verdict.LOST] <= 0.05 * placeable
    assert found[Verdict.KEPT_BACK] == len(EVERY) - placeable
