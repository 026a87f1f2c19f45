from secrets import token_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic import generate_mnemonics

from formbuilder.sealing.rings import KeyRing, ring_of
from formbuilder.sealing.shares import (
    KeyShare,
    NotJoinedError,
    ShareFault,
    ShareFaultKind,
    first_fault,
    join_shares,
    read_share,
    split_key,
)
from formbuilder.sealing.wraps import Label, key_name, public_of, wrap_to_council

KEY = bytes(range(32))
LABEL = Label(1, "K7P4MX3Q", "council")
NUMBERS = st.integers(2, 16).flatmap(lambda of: st.tuples(st.just(of), st.integers(2, of)))


def read(lines) -> list[KeyShare]:
    shares = [read_share(line) for line in lines]
    assert all(isinstance(share, KeyShare) for share in shares)
    return shares


@settings(max_examples=25, deadline=None)
@given(key=st.binary(min_size=32, max_size=32), numbers=NUMBERS, order=st.randoms())
def test_any_shares_that_are_enough_make_the_key(key, numbers, order):
    of, need = numbers
    shares = read(split_key(key, of, need))
    order.shuffle(shares)
    assert join_shares(shares[:need]) == key
    assert join_shares(shares) == key
    assert {share.number for share in shares} == set(range(1, of + 1))
    assert {share.need for share in shares} == {need}


@settings(max_examples=25, deadline=None)
@given(key=st.binary(min_size=32, max_size=32), place=st.integers(0, 32), other=st.sampled_from(["acid", "zero"]))
def test_a_wrong_word_is_always_found(key, place, other):
    words = split_key(key, 3, 2)[0].split()
    if words[place] != other:
        words[place] = other
        assert read_share(" ".join(words)) == ShareFault(ShareFaultKind.CHECK)


def test_fewer_than_enough_make_nothing():
    shares = read(split_key(KEY, 5, 3))
    with pytest.raises(NotJoinedError):
        join_shares(shares[:2])


def test_a_share_is_read_as_people_type_it():
    (line, *_) = split_key(KEY, 3, 2)
    short = "  ".join(f"{number}. {word[:4].upper()}," for number, word in enumerate(line.split(), start=1))
    assert read_share(short) == read_share(line)


def test_what_is_wrong_with_a_line_is_told():
    (line, *_) = split_key(KEY, 3, 2)
    words = line.split()
    assert read_share(" ".join(["acadenic", *words[1:]])) == ShareFault(ShareFaultKind.WORD, "acadenic", "academic")
    assert read_share(" ".join(words[1:])) == ShareFault(ShareFaultKind.LENGTH, words=32)
    assert read_share("") == ShareFault(ShareFaultKind.LENGTH, words=0)
    assert read_share("acid " * 10_000).kind is ShareFaultKind.LENGTH
    assert line not in repr(read_share(line))


def test_a_share_of_a_wallet_is_foreign():
    ((one,), _) = generate_mnemonics(2, [(1, 1), (1, 1)], KEY)
    assert read_share(one) == ShareFault(ShareFaultKind.FOREIGN)


def test_shares_that_do_not_belong_together_are_told():
    first, second, third = read(split_key(KEY, 3, 2))
    other = read(split_key(KEY, 3, 2))[0]
    assert first_fault([], first) is None
    assert first_fault([first], second) is None
    assert first_fault([first], first) == ShareFault(ShareFaultKind.TWICE)
    assert first_fault([first, second], KeyShare(other.split ^ 1, 3, 2, other.text)).kind is ShareFaultKind.OTHER_SPLIT
    twin = KeyShare(first.split, first.number, first.need, other.text)
    assert first_fault([first], twin) == ShareFault(ShareFaultKind.DOES_NOT_FIT)
    with pytest.raises(NotJoinedError):
        join_shares([second, third, twin])


@pytest.mark.parametrize(("of", "need"), [(1, 1), (5, 1), (2, 3), (17, 3), (0, 0)])
def test_other_numbers_of_shares_are_refused(of, need):
    with pytest.raises(ValueError, match="at least 2 are needed"):
        split_key(KEY, of, need)


def test_a_ring_finds_the_key_by_its_name():
    old, new = token_bytes(32), token_bytes(32)
    ring = KeyRing.of(old, new, b"short")
    for key in (old, new):
        wrapped = wrap_to_council(public_of(key), KEY, LABEL)
        assert ring.opens(wrapped)
        assert ring.unwrapped(wrapped, LABEL) == KEY
    assert ring_of(old).unwrapped(wrap_to_council(public_of(new), KEY, LABEL), LABEL) is None
    assert set(ring.keys) == {key_name(public_of(key)) for key in (old, new)}
    assert repr(old) not in repr(ring)
