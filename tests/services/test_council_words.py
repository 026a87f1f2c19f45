"""A council's own words in other languages: one slot for equal words, stale once the council says something else."""

from dataclasses import replace
from pathlib import Path

import pytest

from formbuilder.config import ROOT
from formbuilder.councils.own_words import own_slots
from formbuilder.councils.profile import Council, Way
from formbuilder.councils.read import DEMONSTRATION, load_council
from formbuilder.definition.bundle import bundles
from formbuilder.editions import files
from formbuilder.editions.catalogue import checked
from formbuilder.editions.entries import Standing, State
from formbuilder.editions.guards import Guard
from formbuilder.editions.our_words import ours
from formbuilder.services.council_words import own_sources, own_words
from formbuilder.services.edition_words import check_words, edition, load, look_at, write_words
from formbuilder.tongue.messages import Foreign, Tongue, speaking
from formbuilder.web.edition import edition_of
from tests.services.edition_stories import at
from tests.services.stories import NOW

FOLDER = ROOT / "translations" / "council"
COUNCIL = load_council(DEMONSTRATION)
HOURS = "Monday to Friday, 9am to 5pm."
TODAY = NOW.date()


def drafted(store, language: str = "pl") -> None:
    path = FOLDER / f"{language}.po"
    load(store, own_sources(COUNCIL), files.read(path.name, path.read_bytes()), language, at(0))


def by_place(store, council: Council) -> dict[str, Standing]:
    return {each.source.address: each for each in edition(store, own_sources(council), "pl")}


def with_ways(*ways: Way) -> Council:
    return replace(COUNCIL, ways=ways)


def test_every_word_of_the_council_for_the_public_is_a_place_and_equal_ones_of_a_kind_are_one():
    slots = own_slots(COUNCIL)
    assert [each.address for each in slots if each.words == HOURS] == ["ways.0.about", "urgent_ways.9.about"]
    assert len({each.address for each in slots}) == len(slots)
    said = {each.words for each in slots}
    assert {COUNCIL.name, COUNCIL.person, COUNCIL.not_read, "the carers team"} <= said
    assert not said & {COUNCIL.area, *COUNCIL.post[1:], "the duty worker"}, (
        "nobody outside reads these, or post must come"
    )
    guards = {each.address: each.guard for each in own_sources(COUNCIL)}
    assert {guard for address, guard in guards.items() if address.startswith("urgent_ways")} == {Guard.DANGER}
    assert (guards["contacts.1.person"], guards["contacts.1.ways.2.do"], guards["person"]) == (Guard.MONEY, None, None)


def test_a_real_council_shows_what_is_checked_and_a_demonstration_drafts_that_nothing_guards(store):
    drafted(store)
    hours = "about", HOURS
    assert own_words(store, COUNCIL, "pl", drafts=False) == {}
    shown = own_words(store, COUNCIL, "pl", drafts=True)
    assert shown[hours].startswith("Od poniedziałku")
    assert not {kind for kind, _ in shown} & {"urgent_ways.do", "urgent_ways.about"}
    assert ("person", "the money team") not in shown
    look = look_at(by_place(store, COUNCIL)["ways.0.about"])
    assert check_words(store, [look], "pl", "Anna Nowak", TODAY, at(1)) is None
    assert own_words(store, COUNCIL, "pl", drafts=False) == {hours: shown[hours]}


def test_other_english_is_stale_at_once_with_both_shown_and_another_order_of_a_list_changes_nothing(store):
    drafted(store)
    first, second, *rest = COUNCIL.ways
    moved = by_place(store, with_ways(second, *rest, first))
    assert {each.state for each in moved.values()} == {State.DRAFTED}
    look = look_at(moved["ways.3.do"])
    check_words(store, [look], "pl", "Anna Nowak", TODAY, at(1))
    assert by_place(store, with_ways(second, *rest, first))["ways.3.do"].state is State.CHECKED

    between = by_place(store, with_ways(first, Way(do="Come to our office."), second, *rest))
    assert (between["ways.1.do"].state, between["ways.2.do"].state) == (State.MISSING, State.DRAFTED)
    changed = with_ways(replace(first, do="Phone 01632 960 999."), second, *rest)
    stale = by_place(store, changed)["ways.0.do"]
    assert (stale.state, stale.entry.source, stale.entry.words) == (
        State.STALE,
        "Phone 01632 960 001.",
        "Zadzwoń pod numer 01632 960 001.",
    )
    assert {place for place, each in by_place(store, changed).items() if each.state is State.STALE} == {"ways.0.do"}
    assert ("do", "Phone 01632 960 999.") not in own_words(store, changed, "pl", drafts=True)


def test_a_name_may_stay_and_numbers_and_addresses_must(store):
    sources = {each.address: each for each in own_sources(COUNCIL)}
    assert write_words(store, sources["name"], "pl", COUNCIL.name, at(0)) == ()
    assert own_words(store, COUNCIL, "pl", drafts=True) == {("name", COUNCIL.name): COUNCIL.name}
    for address, words in (("ways.0.do", "Zadzwoń: 01632 960 002."), ("ways.2.do", "Napisz: opieka@example.org")):
        assert write_words(store, sources[address], "pl", words, at(1)), address


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.po")), ids=lambda path: path.stem)
def test_the_demonstration_has_all_its_words_as_drafts_that_can_be_taken(path: Path):
    said = {each.address: each for each in checked(files.read(path.name, path.read_bytes())).said}
    assert {(address, each.source) for address, each in said.items()} == {
        (each.address, each.words) for each in own_slots(COUNCIL)
    }


class Here(dict[str, str]):
    """A catalogue of a few sentences."""

    gettext = dict.get
    pgettext = ngettext = None


def test_whom_a_starter_form_is_for_is_said_in_the_language_where_it_may_be_read():
    form, bundle = next((form, data) for form, data in bundles(ROOT / "forms") if form.slug == "carers-assessment")
    edition = edition_of(bundle, under_13=False)
    polish = Tongue("pl", "Polski", Here({edition.audience: "Osoby dorosłe"}))
    with speaking(polish):
        assert (edition.spoken({}, "pl").audience, form.audience) == ("Osoby dorosłe", "adult-carers")
    with speaking(Tongue("pl", "Polski")):
        assert isinstance(edition.spoken({}, "pl").audience, Foreign)
    there = {each.source.words: each.part.id for each in ours(ROOT / "translations", "pl").sentences}
    assert there[edition.audience] == "start"
