from secrets import token_bytes

import pytest

from formbuilder.sealing.box import Label, NotOpenedError
from formbuilder.sealing.wraps import (
    device_keys,
    key_name,
    new_salt,
    public_of,
    stretch,
    unwrap,
    unwrap_by_council,
    wrap,
    wrap_to_council,
)

DATA_KEY = bytes(range(32))
HERE = Label(1, "K7P4MX3Q", "device")
ELSEWHERE = Label(1, "K7P4MX3Q", "code")


def test_a_device_opens_what_its_secret_wrapped():
    keys = device_keys(b"s" * 32)
    assert unwrap(keys.wrapping, wrap(keys.wrapping, DATA_KEY, HERE, token_bytes(12)), HERE) == DATA_KEY


def test_another_secret_or_place_opens_nothing():
    wrapped = wrap(device_keys(b"s" * 32).wrapping, DATA_KEY, HERE, token_bytes(12))
    for secret, label in ((b"t" * 32, HERE), (b"s" * 32, ELSEWHERE)):
        with pytest.raises(NotOpenedError):
            unwrap(device_keys(secret).wrapping, wrapped, label)


def test_a_receipt_says_nothing_about_the_key():
    keys = device_keys(b"s" * 32)
    assert len(keys.wrapping) == 32
    assert len(keys.receipt) == 16
    assert keys.receipt not in keys.wrapping
    assert repr(keys) == "DeviceKeys()"


def test_a_code_is_stretched_as_hard_as_its_salt_says():
    easy, hard = new_salt(b"0123456789abcdef", 4), new_salt(b"0123456789abcdef", 5)
    assert stretch("1234567890123", easy) == stretch("1234567890123", easy)
    assert stretch("1234567890123", easy) != stretch("1234567890123", hard)
    assert stretch("1234567890123", easy) != stretch("1234567890124", easy)
    assert stretch("1234567890123", easy) != stretch("1234567890123", new_salt(b"another salt 16 ", 4))


def test_only_the_councils_private_key_opens_what_is_sealed_to_it():
    private = bytes(range(1, 33))
    wrapped = wrap_to_council(public_of(private), DATA_KEY, HERE)
    assert unwrap_by_council(private, wrapped, HERE) == DATA_KEY
    assert wrapped[:8] == key_name(public_of(private))
    for key, label in ((bytes(range(2, 34)), HERE), (private, ELSEWHERE), (b"short", HERE)):
        with pytest.raises(NotOpenedError):
            unwrap_by_council(key, wrapped, label)
