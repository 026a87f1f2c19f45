from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formbuilder.sealing.reference import LENGTH, SIGNS, new_reference, read_reference, shown_reference

REFERENCES = st.integers(0, 10**9).map(lambda seed: new_reference(signs_from(seed)))


def signs_from(seed: int):
    state = [seed]

    def random(count: int) -> bytes:
        state[0] = state[0] * 1103515245 + 12345 & 0x7FFFFFFF
        return (state[0] >> 16).to_bytes(4, "big")[-count:]

    return random


@given(REFERENCES)
def test_a_reference_is_read_however_it_is_typed(reference):
    shown = shown_reference(reference)
    for typed in (shown, shown.lower(), f" {shown} ", reference, " ".join(reference), shown.replace("-", "–")):
        assert read_reference(typed) == reference


@given(REFERENCES, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_every_wrong_sign_is_found(reference, at, sign):
    wrong = reference[:at] + sign + reference[at + 1 :]
    assert read_reference(wrong) == (reference if wrong == reference else None)


@given(REFERENCES, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_any_two_signs_that_changed_places_are_found(reference, one, other):
    signs = list(reference)
    signs[one], signs[other] = signs[other], signs[one]
    assert read_reference("".join(signs)) == (reference if "".join(signs) == reference else None)


def test_no_sign_can_be_misread():
    assert not set(SIGNS) & set("0O1IL5S2Z8BUVYG")
    assert not set(SIGNS) & set("AEIOU"), "no words"
    assert len(set(SIGNS)) == len(SIGNS) == 19


@pytest.mark.parametrize("typed", ["", "K7P4", "K7P4-MX3Q-X", "0OIL-1I5S", "x" * 100_000, "K7P4\0MX3", "💥" * 8])
def test_what_is_no_reference_is_not_read(typed):
    assert read_reference(typed) is None


def test_references_differ():
    assert len({new_reference(token_bytes) for _ in range(200)}) == 200
