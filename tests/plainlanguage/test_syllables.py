import time
from importlib.resources import files

import pytest

from formbuilder.plainlanguage import syllables as module
from formbuilder.plainlanguage.polish import syllables as polish_syllables
from formbuilder.plainlanguage.syllables import by_rule, is_spelled, syllables, table
from tools.syllables import dictionary, exceptions, written

DATA = files("formbuilder.plainlanguage") / "data" / "syllables"


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("help", 1), ("care", 1), ("people", 2), ("asked", 1), ("wanted", 2), ("table", 2), ("someone", 2), ("used", 1),
        ("moved", 1), ("changes", 2), ("houses", 2), ("lives", 1), ("going", 2), ("science", 2), ("question", 2),
        ("assessment", 3), ("disability", 5), ("council", 2), ("every", 3), ("only", 2), ("safely", 2), ("money", 2),
        ("hospital", 3), ("autistic", 3), ("age", 1), ("the", 1), ("quiet", 2), ("called", 1), ("idea", 3), ("area", 3),
        ("business", 2), ("being", 2), ("create", 2), ("autism", 3), ("easier", 3), ("special", 2), ("antique", 2),
    ],
)  # fmt: skip  # a table
def test_words_have_their_syllables(word, number):
    assert syllables(word) == syllables(word.capitalize()) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("colour", 2), ("centre", 2), ("metre", 2), ("theatre", 3), ("programme", 2), ("organisation", 5), ("carer", 2),
        ("organised", 3), ("apologise", 4), ("travelling", 3), ("anaesthetic", 4), ("catalogue", 3), ("licence", 2),
        ("reablement", 4), ("disablement", 4), ("launderette", 3), ("postcode", 2), ("cheque", 1),
        ("grey", 1), ("neighbourhood", 3), ("paralyse", 3), ("defence", 2),
    ],
)  # fmt: skip  # a table
def test_british_words_have_theirs(word, number):
    assert syllables(word) == number


def test_a_word_is_looked_up_as_americans_spell_it():
    assert "idealised" not in table()
    assert table()["idealized"] == syllables("idealised") == 4 != by_rule("idealised")


@pytest.mark.parametrize(
    ("word", "number"),
    [("NHS", 3), ("DWP", 3), ("CQC", 3), ("GPs", 2), ("GP’s", 2), ("DLA", 3), ("e.g.", 2), ("U.K.", 2), ("a.m.", 2),
     ("PIP", 1), ("nhs", 3), ("MUST", 1), ("NOT", 1)],
)  # fmt: skip  # a table
def test_abbreviations_are_spelled_unless_they_are_said(word, number):
    assert syllables(word) == number


def test_an_abbreviation_is_told_from_a_word_in_capitals():
    assert [is_spelled(each) for each in ("NHS", "GPs", "NOT", "PIP", "A", "Tom", "ASSESSMENT")] == [
        True, True, False, False, False, False, False,
    ]  # fmt: skip  # a list


@pytest.mark.parametrize("word", ["2024", "50", "3", "01234567890", "£14,250.00", "1st", "MK40", "8.30am"])
def test_a_number_is_read_at_a_glance(word):
    assert syllables(word) == 1


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("carer’s", 2), ("carer's", 2), ("carers’", 2), ("nurse’s", 2), ("boss’s", 2), ("don’t", 1), ("didn’t", 2),
        ("you’ll", 1), ("face-to-face", 3), ("day-to-day", 3), ("well‑being", 3), ("mother-in-law’s", 4),
        ("o’clock", 2),
    ],
)  # fmt: skip  # a table
def test_apostrophes_and_hyphens_of_any_kind_are_read(word, number):
    assert syllables(word) == number


@pytest.mark.parametrize("word", ["", "-", "'", "’’", "_", "\0", "🙂", "क", "x" * 1_000_000, "e" * 1_000_000])
def test_no_word_is_refused_or_takes_long(word):
    before = time.process_time()
    assert syllables(word) >= 1
    assert time.process_time() - before < 1


def test_the_table_holds_only_what_the_rule_gets_wrong():
    assert 5_000 < len(table()) < 10_000
    plain = {word: number for word, number in table().items() if word.isalpha()}
    assert sum(by_rule(word) == number for word, number in plain.items()) < len(plain) / 100


def test_the_table_is_small_and_read_quickly():
    data = (DATA / "table.txt").read_bytes()
    assert len(data) < 250_000
    took = min(_seconds_to_read() for _ in range(5))
    assert took < 0.015


def _seconds_to_read():
    module.table.cache_clear()
    before = time.process_time()
    table()
    return time.process_time() - before


def test_the_notice_of_the_dictionary_lies_beside_the_table():
    notice = (DATA / "NOTICE").read_text("utf-8")
    assert "Copyright (C) 1993-2015 Carnegie Mellon University" in notice
    assert "Redistribution and use in source and binary forms" in notice


CMU = """\
a AH0
a(2) EY1
help HH EH1 L P
idea AY0 D IY1 AH0 # a remark
every EH1 V ER0 IY0
nurse N ER1 S
nurse's N ER1 S AH0 Z
area EH1 R IY0 AH0
realize R IY1 AH0 L AY2 Z
"""


def test_the_table_is_made_so_that_every_word_of_the_dictionary_is_right():
    known = dictionary(CMU)
    assert known == {"a": 1, "help": 1, "idea": 3, "every": 3, "nurse": 1, "nurse's": 2, "area": 3, "realize": 3}
    kept = exceptions(known)
    assert {word: module.count(word, kept) for word in known} == known
    assert "help" not in kept
    assert written({"idea": 3, "ivy": 3, "every": 3, "nurse": 1}) == "1 nurse\n3 every\n3 idea ivy\n"


@pytest.mark.parametrize(
    ("word", "number"), [("pieniądze", 3), ("w", 1), ("pomoc", 2), ("niepełnosprawność", 5), ("Opiekun", 3)]
)
def test_polish_words_have_a_syllable_for_each_vowel(word, number):
    assert polish_syllables(word) == number
