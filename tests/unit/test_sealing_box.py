from secrets import token_bytes

import pytest

from formbuilder.sealing.box import MOST, STEP, BoxFullError, Label, NotOpenedError, seal, unseal

KEY = bytes(range(32))
HERE = Label(1, "K7P4MX3Q", "answers")


def sealed(content: bytes, label: Label = HERE) -> bytes:
    return seal(KEY, content, label, token_bytes(12))


@pytest.mark.parametrize("content", [b"", b"x", bytes(STEP), b"{}" * 5000, bytes(MOST - 4)])
def test_what_was_sealed_comes_out_again(content):
    assert unseal(KEY, sealed(content), HERE) == content


@pytest.mark.parametrize(
    "elsewhere",
    [Label(2, "K7P4MX3Q", "answers"), Label(1, "MX3QK7P4", "answers"), Label(1, "K7P4MX3Q", "submission")],
)
def test_a_box_opens_only_where_it_belongs(elsewhere):
    with pytest.raises(NotOpenedError):
        unseal(KEY, sealed(b"answers"), elsewhere)


def test_another_key_opens_nothing():
    with pytest.raises(NotOpenedError):
        unseal(bytes(32), sealed(b"answers"), HERE)


@pytest.mark.parametrize("at", [0, 1, 13, 500, -1])
def test_a_changed_byte_is_noticed(at):
    box = bytearray(sealed(b"answers"))
    box[at] ^= 1
    with pytest.raises(NotOpenedError):
        unseal(KEY, bytes(box), HERE)


@pytest.mark.parametrize("box", [b"", b"\x01", b"\x01" + bytes(12), b"\x01" + bytes(20)])
def test_a_box_cut_short_is_noticed(box):
    with pytest.raises(NotOpenedError):
        unseal(KEY, box, HERE)


def test_the_length_of_a_box_tells_little():
    assert len(sealed(b"no")) == len(sealed(b"yes, every night")) == len(sealed(b"x" * 1000))
    assert {(len(sealed(bytes(size))) - 29) % STEP for size in range(0, 5000, 333)} == {0}


def test_a_box_holds_at_most_256_kilobytes():
    assert len(sealed(bytes(MOST - 4))) <= 256 * 1024
    with pytest.raises(BoxFullError):
        sealed(bytes(MOST - 3))


def test_the_same_answers_make_another_box_each_time():
    assert sealed(b"answers") != sealed(b"answers")
