"""The words of forms in other languages: by address alone, and a named speaker makes them right."""

from dataclasses import replace

import pytest

from formbuilder.editions.catalogue import CatalogueError
from formbuilder.editions.entries import State
from formbuilder.editions.faults import Kind
from formbuilder.editions.terms import Term
from formbuilder.services.edition_progress import progress
from formbuilder.services.edition_words import (
    Look,
    NoCheck,
    check_words,
    counts,
    edition,
    languages,
    load,
    write_words,
)
from formbuilder.services.terms import NewTerm, NoTerm, keep_term, own_terms, terms_of_council
from formbuilder.services.translators import decide_who_checks, languages_of, set_languages
from tests.services.edition_stories import ASK, HINT, SOURCES, at, catalogue, translators_are_named
from tests.services.stories import NOW

TODAY = NOW.date()


def states(store, sources=SOURCES):
    return [(each.state, each.entry.words if each.entry else "") for each in edition(store, sources, "pl")]


def test_words_are_drafted_then_checked_by_a_named_speaker_and_stale_once_the_source_changes(store):
    loaded = load(store, SOURCES, catalogue(ask="Jak mówić?", hint="Przerwa."), "pl", at(0))
    assert (loaded.taken, loaded.same, loaded.stale, loaded.unknown) == (2, 0, (), ())
    assert states(store) == [(State.DRAFTED, "Jak mówić?"), (State.DRAFTED, "Przerwa.")]

    assert check_words(store, [Look(ASK, "Jak mówić?")], "pl", " Anna  Nowak ", TODAY, at(1)) is None
    first = edition(store, SOURCES, "pl")[0]
    assert (first.state, first.entry.checked_by, first.entry.checked_on) == (State.CHECKED, "Anna Nowak", TODAY)

    newer = (replace(ASK, words="What is your name?"), HINT)
    assert states(store, newer) == [(State.STALE, "Jak mówić?"), (State.DRAFTED, "Przerwa.")]
    assert write_words(store, newer[0], "pl", "Jak się nazywasz?", at(2)) == ()
    assert states(store, newer)[0] == (State.DRAFTED, "Jak się nazywasz?")
    assert states(store)[0] == (State.CHECKED, "Jak mówić?")
    assert counts(edition(store, newer, "pl"))[State.DRAFTED] == 2
    assert (languages(store), edition(store, SOURCES, "ur")[0].state) == ({"pl"}, State.MISSING)


def test_the_same_file_again_changes_nothing_and_other_words_lose_the_check(store):
    load(store, SOURCES, catalogue(ask="Jak mówić?"), "pl", at(0), speaker="Anna Nowak")
    again = load(store, SOURCES, catalogue(ask="Jak mówić?"), "pl", at(1))
    assert (again.taken, again.same, states(store)[0][0]) == (0, 1, State.CHECKED)
    load(store, SOURCES, catalogue(ask="Jak się zwracać?"), "pl", at(2))
    assert states(store)[0] == (State.DRAFTED, "Jak się zwracać?")


def test_a_file_with_a_fault_leaves_everything_as_it_was(store):
    with pytest.raises(CatalogueError):
        load(store, SOURCES, catalogue(ask="Jak mówić?", hint="<b>Przerwa</b>"), "pl", at(0))
    assert [state for state, _ in states(store)] == [State.MISSING, State.MISSING]


def test_places_that_the_form_does_not_have_go_to_no_other_question(store):
    loaded = load(store, (HINT,), catalogue(ask="Jak mówić?", hint="Przerwa."), "pl", at(0))
    assert (loaded.taken, loaded.unknown) == (1, ("call_you.ask",))
    assert states(store) == [(State.MISSING, ""), (State.DRAFTED, "Przerwa.")]


def test_nobody_checks_words_that_are_others_by_now_or_without_a_name(store):
    write_words(store, ASK, "pl", "Jak mówić?", at(0))
    assert check_words(store, [Look(ASK, "Inaczej")], "pl", "Anna", TODAY, at(1)) is NoCheck.CHANGED
    assert check_words(store, [Look(ASK, "Jak mówić?"), Look(HINT, "x")], "pl", "Anna", TODAY, at(1)) is NoCheck.CHANGED
    assert check_words(store, [Look(ASK, "Jak mówić?")], "pl", " ", TODAY, at(1)) is NoCheck.NO_SPEAKER
    assert states(store)[0][0] is State.DRAFTED
    assert [each.kind for each in write_words(store, ASK, "pl", "", at(2))] == [Kind.EMPTY]


def test_who_wrote_words_does_not_check_them_unless_an_officer_has_said_so(store):
    tess = translators_are_named(store)
    hers = replace(at(1), by=tess.id)
    write_words(store, ASK, "pl", "Jak mówić?", hers)
    load(store, SOURCES, catalogue(ask="Jak mówić?", hint="Przerwa."), "pl", at(2))
    looks = [Look(ASK, "Jak mówić?")]
    assert check_words(store, looks, "pl", "tess vale", TODAY, hers) is NoCheck.WROTE_IT
    assert check_words(store, [Look(HINT, "Przerwa.")], "pl", "Tess Vale", TODAY, hers) is None
    assert [each.entry.written_by for each in edition(store, SOURCES, "pl")] == [tess.id, ""]
    decide_who_checks(store, "ur", at(3), by_writer=True)
    assert check_words(store, looks, "pl", "Tess Vale", TODAY, hers) is NoCheck.WROTE_IT
    decide_who_checks(store, "pl", at(3), by_writer=True)
    assert check_words(store, looks, "pl", "Tess Vale", TODAY, hers) is None
    assert [each.state for each in edition(store, SOURCES, "pl")] == [State.CHECKED, State.CHECKED]
    load(store, SOURCES, catalogue(ask="Jak mówić?"), "pl", at(4), speaker="Anna Nowak")
    asked = edition(store, SOURCES, "pl")[0].entry
    assert (asked.checked_by, asked.written_by) == ("Anna Nowak", tess.id)


def test_only_translators_have_languages_and_only_those_that_were_named(store):
    tess = translators_are_named(store)
    assert languages_of(store, tess.id) == {"pl"}
    assert set_languages(store, tess.id, {"ur", "pa"}, at(8))
    assert languages_of(store, tess.id) == {"ur", "pa"}
    assert not set_languages(store, "0" * 32, {"ur"}, at(8))


def test_how_far_a_form_is_is_the_same_without_reading_its_words(store):
    newer = (replace(ASK, words="What is your name?"), HINT)
    write_words(store, ASK, "pl", "Jak mówić?", at(0))
    found = progress(store, {("a-talk", "pl"): newer, ("a-talk", "ur"): SOURCES})
    for language, sources in (("pl", newer), ("ur", SOURCES)):
        wanted = {state.value: number for state, number in found["a-talk", language].counts.items()}
        assert wanted == {state: n for state, n in counts(edition(store, sources, language)).items() if n}
    assert (found["a-talk", "pl"].first, found["a-talk", "ur"].first) == (ASK.address, ASK.address)


def test_a_councils_own_term_stands_in_the_place_of_ours(store):
    ours = (Term(term="Carer’s Allowance", words=("zasiłek",)), Term(term="carer", words=("opiekun",)))
    assert terms_of_council(store, ours, "pl") == ours[::-1]
    keep_term(store, NewTerm(language="pl", term=" Carer ", words=("osoba, ", "", "która  pomaga")), at(0))
    keep_term(store, NewTerm(language="pl", term="carer's allowance", words=()), at(1))
    found = terms_of_council(store, ours, "pl")
    assert [(each.term, each.words) for each in found] == [
        ("Carer", ("osoba,", "która pomaga")),
        ("carer’s allowance", ()),
    ]
    assert found[0].set_at == at(0).now
    keep_term(store, NewTerm(language="pl", term="carer", words=("x",)), at(2))
    assert [each.term for each in own_terms(store, "pl")] == ["carer", "carer’s allowance"]
    assert keep_term(store, NewTerm(language="pl", term=" ", words=("x",)), at(2)) is NoTerm.TERM
