"""Lists of terms: strictly read, found in English, and told where a translation has other words."""

import pytest

from formbuilder.config import ROOT
from formbuilder.editions import files
from formbuilder.editions.entries import Entry, Standing, State
from formbuilder.editions.sources import Source
from formbuilder.editions.term_files import read_terms, terms_of
from formbuilder.editions.terms import agreed, departed, departing, found_in
from formbuilder.editions.turn import first_waiting, following
from formbuilder.problems import DefinitionError

TERMS = {"carer": ("opiekun",), "Carer’s Allowance": ("zasiłek",), "care": ("opiek",)}
LANGUAGES = sorted(path.stem for path in (ROOT / "translations" / "terms").glob("*.yaml"))


@pytest.mark.parametrize(
    ("english", "terms"),
    [
        ("Two carers. A carer's bed.", ("carer",)),
        ("You get carer's allowance", ("Carer’s Allowance",)),
        ("Carer’s Allowance is for a Carer.", ("Carer’s Allowance", "carer")),
        ("Take care of careful people", ("care",)),
        ("Scared, caring", ()),
    ],
)
def test_of_two_terms_at_one_place_the_longer_one_counts(english, terms):
    assert found_in(english, TERMS) == terms


def test_one_of_the_words_agreed_is_enough_however_it_is_written():
    assert [*departing("Carers", "OPIEKUNOWIE", TERMS)] == []
    assert [*departing("Carers", "Zasiłek", TERMS)] == ["carer"]
    assert [*departing("care", "e\u0301t\u00e9", {"care": ("\u00e9te\u0301",)})] == []


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("language: pl\nterms:\n  - term: a\n    words: [b]\n  - term: A\n    words: [c]\n", "x.yaml:5:5"),
        ("language: pl\nterms:\n  - term: a\n    word: [b]\n", "x.yaml:4:5"),
        ("language: pl\nterms:\n  - term: a\n    words: ['']\n", "x.yaml:4:13"),
        ("language: pl\nterms: [a]\n", "x.yaml:2:9"),
        ("language: polski\nterms:\n  - term: a\n    words: [b]\n", "x.yaml:1:1"),
    ],
)
def test_a_list_with_a_fault_is_refused_with_its_place(file, place):
    with pytest.raises(DefinitionError) as caught:
        read_terms(file.encode(), "x.yaml")
    assert place in str(caught.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_drafts_say_what_our_own_lists_say(language):
    found = terms_of(ROOT / "translations" / "terms", language)
    assert (found.language, len(found.terms) > 40) == (language, True)
    path = ROOT / "translations" / "forms" / "carers-assessment" / f"{language}.po"
    said = [each for each in files.read(path.name, path.read_bytes()).said if each.words]
    off = [term for each in said for term in departing(each.source, each.words, agreed(found.terms))]
    assert len(off) < 8


def slot(number: int, state: State, words: str = "") -> Standing:
    source = Source(owner="f", address=f"q{number}.ask", words="A carer")
    entry = Entry(owner="f", address=source.address, source="A carer", words=words) if words else None
    return Standing(source, state, entry)


def test_words_off_the_list_are_told_by_their_place_where_they_are_for_this_english():
    said = ((State.DRAFTED, "x"), (State.STALE, "x"), (State.CHECKED, "opiekun"), (State.MISSING, ""))
    slots = [slot(number, *each) for number, each in enumerate(said, 1)]
    assert departed(slots, TERMS) == {"q1.ask": ("carer",)}


def test_the_next_place_that_waits_is_after_this_one_and_comes_round_at_the_end():
    states = (State.MISSING, State.DRAFTED, State.STALE, State.MISSING)
    found = [slot(number, state) for number, state in enumerate(states)]
    assert first_waiting(found) == found[2].source
    assert [following(found, each.source, None) for each in found] == [found[n].source for n in (2, 2, 3, 0)]
    assert following(found, found[1].source, State.DRAFTED) is None
