from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formbuilder.definition.rewording import Fate, Piece, likeness, pieces

texts = st.lists(st.sampled_from(["a", "the", "care", "Care", "don’t", "don't", "\n\n", "  ", "."])).map(" ".join)


@given(texts, texts)
def test_pieces_make_both_texts_again(old, new):
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.fate is not Fate.OUT) == new or not new.strip()
    assert "".join(piece.text for piece in found if piece.fate is not Fate.IN).split() == old.split()


def test_words_are_kept_taken_out_or_put_in():
    assert pieces("How many hours?", "How many days?") == (
        Piece("How many ", Fate.KEPT), Piece("hours?", Fate.OUT), Piece("days?", Fate.IN),
    )  # fmt: skip  # three pieces


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", 1),
        ("Don’t  wait", "don't wait", 1),
        ("Cafe\u0301", "Café", 1),
        ("How many hours?", "How many days?", 4 / 6),
        ("a b", "c d", 0),
        ("a", "", 0),
    ],
)
def test_likeness_is_of_words(old, new, found):
    assert likeness(old, new) == pytest.approx(found)


def test_a_text_that_repeats_itself_takes_no_time():
    old, new = "a b " * 50_000, "a b " * 40_000 + "c"
    before = perf_counter()
    assert pieces(old, new)[-1] == Piece("c", Fate.IN)
    assert likeness(old, new) < 1
    assert perf_counter() - before < 1
