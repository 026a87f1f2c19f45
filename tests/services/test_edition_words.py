"""The words of forms in other languages: by address alone, and a named speaker makes them right."""

from dataclasses import replace

import pytest

from formbuilder.editions.catalogue import CatalogueError
from formbuilder.editions.entries import State
from formbuilder.editions.faults import Kind
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
from tests.services.edition_stories import ASK, HINT, SOURCES, at, catalogue
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
