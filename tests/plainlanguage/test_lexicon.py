"""What words can be: the list, the endings, and how quick and small it is."""

import time
import tracemalloc
from importlib.resources import files

import pytest

from formbuilder.plainlanguage import lexicon
from formbuilder.plainlanguage.lexicon import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FLAGS,
    ING,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SIGN,
    VERB,
    parts_of,
)

LINES = (files("formbuilder.plainlanguage") / "data" / "parts_of_speech.txt").read_text("utf-8").splitlines()
LISTED = [line.partition(": ") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("help", NOUN | VERB),
        ("helps", NOUN | VERB),
        ("helped", PAST | PARTICIPLE),
        ("helping", ING | NOUN),
        ("carries", VERB),
        ("illnesses", NOUN),
        ("given", PAST | PARTICIPLE),
        ("gave", PAST),
        ("put", VERB | PAST | PARTICIPLE | NOUN),
        ("born", PAST | PARTICIPLE),
        ("disabled", ADJECTIVE | PAST | PARTICIPLE),
        ("agreed", PAST | PARTICIPLE),
        ("need", NOUN | VERB),
        ("reed", 0),
        ("morning", NOUN),
        ("children", NOUN),
        ("meeting", NOUN | ING),
        ("happier", ADJECTIVE),
        ("safest", ADJECTIVE),
        ("unhelpful", ADJECTIVE),
        ("restlessness", NOUN),
        ("reablement", NOUN),
        ("habitable", ADJECTIVE),
        ("financially", ADVERB),
        ("partner's", NOUN | DETERMINER | POSSESSIVE),
        ("home-made", ADJECTIVE),
        ("decision-making", NOUN),
        ("twenty-five", NUMBER),
        ("don't", AUXILIARY),
        ("you've", PRONOUN | AUXILIARY),
        ("the", DETERMINER),
        ("with", PREPOSITION),
        ("and", CONJUNCTION),
        ("3", NUMBER),
        ("£", SIGN),
        ("?", SIGN),
        ("zzyzx", 0),
        ("কোথায়", 0),
    ],
)
def test_a_word_can_be(word, flags):
    assert parts_of([word]) == [flags]


def test_each_word_of_grammar_is_known():
    closed = AUXILIARY | PRONOUN | DETERMINER | PREPOSITION | CONJUNCTION
    line = (
        "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs this that "
        "these those who whom whose which what am is are was were be been being do does did have has had can could "
        "will would shall should may might must ought a an the every no and or but if because although unless while "
        "whether so in on at by for of to from with without about under over between during until since before after"
    )
    words = line.split()
    assert [word for word, flags in zip(words, parts_of(words), strict=True) if not flags & closed] == []


def test_forms_of_auxiliaries_are_in_the_list():
    assert [word for word in sorted(lexicon.AUXILIARIES) if not parts_of([word])[0] & AUXILIARY] == []


def test_each_word_is_listed_once_with_parts_that_there_are():
    words = [word for _, _, line in LISTED for word in line.split()]
    assert len(words) == len(set(words)) > 5000
    assert {part for parts, _, _ in LISTED for part in parts.split()} <= FLAGS.keys()


def test_the_list_is_read_in_4_milliseconds():
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        lexicon._load()
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.004


def test_words_that_were_never_met_take_no_more_room_for_ever():
    parts_of(f"word{number}" for number in range(2 * lexicon.MOST_LEARNT))
    parts_of(["x" * 1_000_000])
    assert len(lexicon._KNOWN) <= lexicon.MOST_LEARNT


def test_it_takes_less_than_a_megabyte():
    tracemalloc.start()
    try:
        known = lexicon._load()
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert known
    assert taken < 1_000_000
