"""The words of return codes: enough of them, easy to tell apart, easy to type."""

from collections import Counter
from pathlib import Path

import formbuilder.sealing

TEXT = (Path(formbuilder.sealing.__file__).parent / "words_en.txt").read_text(encoding="ascii")
WORDS = TEXT.split("\n")[:-1]


def test_eleven_bits_a_word():
    assert len(WORDS) == 2048
    assert TEXT.endswith("\n")


def test_sorted_and_distinct():
    assert sorted(set(WORDS)) == WORDS


def test_short_and_made_of_small_letters():
    assert [word for word in WORDS if not (3 <= len(word) <= 7 and word.isalpha() and word.islower())] == []


def test_no_two_differ_by_one_letter_alone():
    shapes = Counter(f"{word[:at]}?{word[at + 1 :]}" for word in WORDS for at in range(len(word)))
    assert [shape for shape, count in shapes.items() if count > 1] == []


def test_no_plural_beside_its_singular():
    assert [word for word in WORDS if f"{word}s" in WORDS or f"{word}es" in WORDS] == []


def test_the_first_four_letters_are_mostly_enough():
    starts = Counter(word[:4] for word in WORDS)
    assert len(starts) > 1650
    assert max(starts.values()) <= 6
