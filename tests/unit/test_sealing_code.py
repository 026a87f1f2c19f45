from itertools import product
from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formbuilder.sealing.code import CodeFault, CodeFaultKind, digits_of, new_code, read_code, words_of
from formbuilder.sealing.words import HOME, NO_WORDS, WordList, plain, word_list, word_lists

WORDS = WordList.of("".join(signs) for signs in product("bcdfghjklmnpqrst", "aeiouyæø", "bcdfghjklmnpqrst"))
LANGUAGES = sorted(file.stem.removeprefix("words_") for file in HOME.glob("words_*.txt"))
CODES = st.integers(0, 10**13 - 1).map("{:013}".format)


@given(CODES)
def test_digits_and_words_mean_the_same(code):
    assert read_code(digits_of(code), WORDS) == code
    assert read_code(" ".join(words_of(code, WORDS)), WORDS) == code


@given(CODES, st.sampled_from([str.upper, str.title, lambda typed: typed.replace(" ", "")]))
def test_case_spaces_and_hyphens_do_not_matter(code, change):
    for shown in (digits_of(code), " ".join(words_of(code, WORDS))):
        assert read_code(change(shown), WORDS) == code
        assert read_code(f"  {change(shown).replace(' ', ' - ')}\t", WORDS) == code


@given(CODES, st.integers(0, 13), st.integers(1, 9))
def test_every_wrong_digit_is_found(code, at, more):
    digits = digits_of(code).replace(" ", "")
    wrong = digits[:at] + str((int(digits[at]) + more) % 10) + digits[at + 1 :]
    assert read_code(wrong, WORDS) == CodeFault(CodeFaultKind.CHECK_DIGIT)


@given(CODES, st.integers(0, 12))
def test_two_digits_that_changed_places_are_found(code, at):
    digits = digits_of(code).replace(" ", "")
    if digits[at] != digits[at + 1]:
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        assert read_code(swapped, WORDS) == CodeFault(CodeFaultKind.CHECK_DIGIT)


def test_it_is_shown_in_groups_of_four():
    assert [len(group) for group in digits_of("1234567890123").split()] == [4, 4, 4, 2]
    assert len(words_of("1234567890123", WORDS)) == 4


@pytest.mark.parametrize(
    ("typed", "kind", "word"),
    [
        ("", CodeFaultKind.EMPTY, ""),
        (" - _ ", CodeFaultKind.EMPTY, ""),
        ("1234 5678", CodeFaultKind.TOO_SHORT, ""),
        ("1234 5678 9012 345", CodeFaultKind.TOO_LONG, ""),
        ("1" * 100_000, CodeFaultKind.TOO_LONG, ""),
        ("bab bab bab", CodeFaultKind.WORD_COUNT, ""),
        ("bab bab bab bab bab", CodeFaultKind.WORD_COUNT, ""),
        ("bab bab zebra bab", CodeFaultKind.UNKNOWN_WORD, "zebra"),
        ("tøt tøt tøt tøt", CodeFaultKind.CHECK_DIGIT, ""),  # stands for more than 13 digits
        ("'; DROP TABLE", CodeFaultKind.WORD_COUNT, ""),
    ],
)
def test_what_is_no_code_says_why(typed, kind, word):
    assert read_code(typed, WORDS) == CodeFault(kind, word)


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed):
    assert isinstance(read_code(typed, WORDS), str | CodeFault)


@pytest.mark.parametrize("digits", ["1234567890123", "０１２３４５６７８９０１２"])
def test_digits_of_any_script_are_taken(digits):
    plain = "".join(str(int(sign)) for sign in digits)
    shown = digits_of(plain).replace(" ", "")
    typed = "".join(digits[plain.index(sign)] if sign in plain else sign for sign in shown)
    assert read_code(typed, WORDS) == plain


def test_codes_are_thirteen_digits_of_any_size():
    codes = {new_code(token_bytes) for _ in range(300)}
    assert len(codes) == 300
    assert all(len(code) == 13 and code.isdecimal() for code in codes)
    assert min(codes)[0] == "0"
    assert max(codes)[0] == "9"


def test_a_number_that_is_too_large_is_drawn_again():
    drawn = iter([b"\xff" * 6, (10**13 << 4).to_bytes(6, "big"), ((10**13 - 1) << 4).to_bytes(6, "big")])
    assert new_code(lambda _: next(drawn)) == "9" * 13


@pytest.mark.parametrize("words", [["one"], ["same"] * 2048])
def test_a_word_list_has_2048_different_words(words):
    with pytest.raises(ValueError, match="2048"):
        WordList.of(words)


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        ("Żółw", "zolw"),
        ("încălțăminte", "incaltaminte"),
        ("tŷ", "ty"),
        ("کِتاب", "كتاب"),
        ("گھڑی", "گھڑي"),
        ("چائے", "چایے"),
        ("বাড়ি", "বাড়‍ি"),
        ("বাড়ি", "বাডি"),
        ("চাঁদ", "চাদ"),
        ("হঠাৎ", "হঠাত"),
        ("ਖ਼ਬਰ", "ਖਬਰ"),
        ("ਮੱਝ", "ਮਝ"),
        ("ਅੰਬ", "ਅਬ"),
        ("ਮਾਂ", "ਮਾ"),
        ("پودینہ", "پودينه"),
        ("پودینہ", "پودینۀ"),
        ("کنواں", "كنوان"),
        ("پردے", "پردي"),
    ],
)
def test_letters_that_keyboards_leave_out_or_change_do_not_matter(shown, typed):
    assert plain(shown) == plain(typed)


@pytest.mark.parametrize(("one", "other"), [("ਪਾਣੀ", "ਪਣੀ"), ("বাড়ি", "বড়"), ("ভাস্কর", "ভাস্কর্য"), ("casa", "cassa")])
def test_vowels_and_double_letters_do_matter(one, other):
    assert plain(one) != plain(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_that_can_be_typed_with_or_without_accents(language):
    words = word_list(language)
    code = "9021457730016"
    shown = words_of(code, words)
    assert read_code(" ".join(shown), words) == code
    assert read_code("-".join(plain(word) for word in shown), words) == code
    assert not [word for word in words.words if len(word) < 3 or any(sign.isspace() for sign in word)]


def test_english_words_come_with_the_product():
    assert word_lists()[0] == word_list("en")
    assert read_code(" ".join(words_of("0123456789012", word_list())), word_list()) == "0123456789012"
    assert read_code(digits_of("0123456789012"), NO_WORDS) == "0123456789012"
