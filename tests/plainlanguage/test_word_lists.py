"""The word lists are well kept: each entry can be found, none hides another, and all are read quickly."""

from collections import Counter
from importlib.resources import files
from time import process_time

import pytest

from formbuilder.plainlanguage.catalogue import BY_ID
from formbuilder.plainlanguage.checker import Checker, check
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.inflection import noun_forms, verb_forms
from formbuilder.plainlanguage.passages import Kind, Passage
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.word_lists import STANDING_FOR, Entry, WordLists, entries, ours, read_list, tokens

FOLDER = files("formbuilder.plainlanguage") / "data" / "words"
FILES = {file.name: file.read_text("utf-8") for file in FOLDER.iterdir() if file.name.endswith(".tsv")}
LISTS = {name: tuple(read_list(name.removesuffix(".tsv"), text)) for name, text in FILES.items()}
NAMES = "names.tsv"
MOST_SECONDS = 0.04
"""About 4 times what reading all lists takes on the machine where it was measured."""


def found(text, lists=None):
    """Return what the lists find in a text, with the rule of each."""
    listed = {name.removesuffix(".tsv") for name in FILES}
    findings = Checker(lists=lists).check(Passage(text=text))
    return [(each.rule, text[each.start : each.end]) for each in findings if each.rule in listed]


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_where_it_comes_from_and_its_licence(name):
    head = [line for line in FILES[name].splitlines() if line.startswith("#")]
    assert "licence: " in " ".join(head).lower()
    assert FILES[name].startswith("#")


@pytest.mark.parametrize("name", FILES)
def test_a_file_belongs_to_a_rule(name):
    assert name == NAMES or name.removesuffix(".tsv") in BY_ID


def test_no_phrase_stands_in_two_places():
    times = Counter(entry.tokens for listed in LISTS.values() for entry in listed)
    assert [" ".join(phrase) for phrase, count in times.items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_each_entry_is_found_by_its_own_words(name):
    unreached = []
    for entry in LISTS[name]:
        reading = Reading(Passage(text=" ".join(entry.tokens)))
        hits = [(each.entry.rule, each.entry.tokens) for each in ours().found(reading)]
        if hits != [(entry.rule, entry.tokens)]:
            unreached.append((" ".join(entry.tokens), hits))
    assert unreached == []


@pytest.mark.parametrize("name", FILES)
def test_no_entry_begins_with_a_word_that_stands_for_others(name):
    assert [entry.tokens for entry in LISTS[name] if entry.tokens[0] in STANDING_FOR] == []


def test_all_lists_are_read_quickly():
    times = []
    for _ in range(7):
        ours.cache_clear()
        start = process_time()
        ours()
        times.append(process_time() - start)
    assert min(times) < MOST_SECONDS


def test_a_name_shields_its_words():
    assert found("Do you get Employment and Support Allowance?") == []
    assert ("hard-word", "assistance") in found("Do you get assistance?")


def test_the_longest_phrase_wins():
    lists = WordLists([*entries("jargon", "care"), *entries("jargon", "care package/n")])
    assert found("Do you have care packages?", lists) == [("jargon", "care packages")]


def test_a_word_around_a_phrase_makes_it_harmless():
    lists = WordLists(entries("hard-word", "often", not_after="how", not_before="enough"))
    assert found("How often do you eat?", lists) == []
    assert found("Do you eat often enough?", lists) == []
    assert found("Do you eat often?", lists) == [("hard-word", "often")]


def test_words_that_stand_for_others_are_found():
    lists = WordLists(entries("idiom", "find/v one's feet"))
    assert found("Did Ann find her feet?", lists) == [("idiom", "find her feet")]
    assert found("Did Ann find the feet?", lists) == []


def test_curly_apostrophes_and_capitals_make_no_difference():
    assert ("negative-contraction", "DON’T") in found("WHY DON’T you go out? ")
    assert ("labelling", "Asperger’s") in found("Do you have Asperger’s?")


def test_a_panels_list_wins_and_says_whose_it_is():
    lists = ours().with_more(entries("jargon", "assistance|thing", "help", by="Our panel: nobody says it"))
    findings = Checker(lists=lists).check(Passage(text="Do you need assistance?"))
    assert [(each.rule, each.by) for each in findings] == [("jargon", "Our panel: nobody says it")]
    assert check(Passage(text="Do you need assistance?"))[0].rule == "hard-word"


def test_what_is_kept_only_sometimes_says_when():
    findings = check(Passage(text="Do you have Asperger’s?"))
    assert [each.suggestion for each in findings if each.rule == "labelling"] == [
        "Write “autistic”. Keep it only if it is the name that the person chose."
    ]


def test_several_words_to_write_instead_are_all_told():
    assert [each.suggestion for each in check(Passage(text="Did you go via London?"))] == [
        "Write “by” or “through” or “on”."
    ]


def test_a_term_that_a_form_leaves_out_of_its_list_is_an_error():
    text, other = "Have you had reablement?", {"respite": "care while your carer has a break"}
    assert [each.severity for each in check(Passage(text=text))] == [Severity.WARNING]
    assert [each.severity for each in check(Passage(text=text, glossary=other))] == [Severity.ERROR]
    assert check(Passage(text=text, glossary={**other, "Reablement": "help"})) == ()


@pytest.mark.parametrize("word", ["signpost", "signposts", "signposted", "signposting"])
def test_a_list_of_words_explains_every_form(word):
    assert check(Passage(text=f"We {word} people.", kind=Kind.HELP, glossary={"signpost": "tell where"})) == ()


def test_a_longer_term_of_the_list_explains_the_shorter_one_in_it():
    known = Passage(text="Is respite care good for you?", glossary={"respite care": "a break"})
    assert [each for each in check(known) if each.rule == "jargon"] == []


def test_a_line_that_cannot_be_read_is_named():
    with pytest.raises(ValueError, match=r"jargon\.tsv, line 2: three columns"):
        list(read_list("jargon", "# Ours\na\tb\tc\td"))


def test_entries_read_as_texts_do():
    assert tokens("e.g.") == ("e", ".", "g", ".")
    assert tokens("Carer’s Allowance") == ("carer's", "allowance")
    assert list(read_list("idiom", "make/v ends meet")) == [
        Entry("idiom", (form, "ends", "meet")) for form in ("make", "makes", "made", "making")
    ]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("cope", "cope copes coped coping"),
        ("stop", "stop stops stopped stopping"),
        ("refer", "refer refers referred referring"),
        ("cancel", "cancel cancels cancelled cancelling"),
        ("carry", "carry carries carried carrying"),
        ("stay", "stay stays stayed staying"),
        ("undertake", "undertake undertakes undertook undertaken undertaking"),
        ("assist", "assist assists assisted assisting"),
        ("visit", "visit visits visited visiting"),
        ("agree", "agree agrees agreed agreeing"),
    ],
)
def test_verbs_have_their_forms(verb, forms):
    assert verb_forms(verb) == tuple(forms.split())


def test_nouns_have_their_forms():
    assert noun_forms("support plan") == ("support plan", "support plans", "support plan's")
    assert noun_forms("deputy")[1] == "deputies"
