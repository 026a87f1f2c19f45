"""Each thing that services offer for the words of forms in other languages, once."""

from datetime import timedelta
from secrets import token_bytes

from formbuilder.accounts.people import Person, Role
from formbuilder.councils.read import DEMONSTRATION, load_council
from formbuilder.editions.catalogue import Catalogue, Said
from formbuilder.editions.sources import Source
from formbuilder.services import council_words, edition_progress, edition_words, our_words, people, terms, translators
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import Look
from formbuilder.storage.engine import Store
from tests.services.stories import NOW

ASK = Source(owner="a-talk", address="call_you.ask", words="What should we call you?")
HINT = Source(owner="block.rest", address="a_break.hint", words="A break is time for yourself.")
SOURCES = (ASK, HINT)


def at(hours: float) -> Doing:
    return Doing(NOW + timedelta(hours=hours), token_bytes)


def catalogue(**words: str) -> Catalogue:
    """A file that says something for some of the two slots."""
    known = {"ask": ASK, "hint": HINT}
    said = tuple(
        Said(line=line, address=known[part].address, source=known[part].words, words=text)
        for line, (part, text) in enumerate(words.items(), 1)
    )
    return Catalogue(form="a-talk", language="pl", said=said)


def forms_are_translated(store: Store) -> None:
    """A file comes in, somebody writes other words, and a speaker checks them."""
    edition_words.load(store, SOURCES, catalogue(ask="Jak mówić?"), "pl", at(0))
    edition_words.write_words(store, HINT, "pl", "Przerwa", at(1))
    edition_words.write_words(store, HINT, "pl", "Przerwa to czas dla siebie.", at(2))
    edition_words.check_words(store, [Look(ASK, "Jak mówić?")], "pl", "Anna Nowak", NOW.date(), at(3))
    edition_words.edition(store, SOURCES, "pl")
    edition_words.languages(store)
    our_words.take_check_back(store, ASK, "pl", at(4))
    our_words.drop_own_words(store, HINT, "pl", at(5))
    our_words.no_longer_said(store, SOURCES, "pl")
    edition_progress.progress(store, {("a-talk", "pl"): SOURCES})
    edition_progress.settled_drafts(store)
    council_words.own_words(store, load_council(DEMONSTRATION), "pl", drafts=True)
    terms_are_agreed(store)
    translators_are_named(store)


def terms_are_agreed(store: Store) -> None:
    """A council agrees on a term, changes its mind, and takes it out."""
    for word in ("opiekun", "osoba"):
        terms.keep_term(store, terms.NewTerm(language="pl", term="carer", words=(word,)), at(4))
    terms.terms_of_council(store, (), "pl")
    terms.drop_own_term(store, "pl", "carer", at(5))


def translators_are_named(store: Store, name: str = "Tess Vale") -> Person:
    """Somebody translates into Polish, and for once may check her own words."""
    tess = people.add_person(store, f"{name[:4].lower()}@example.org", name, frozenset({Role.TRANSLATOR}), at(6))
    assert isinstance(tess, Person)
    translators.set_languages(store, tess.id, {"pl"}, at(6))
    translators.decide_who_checks(store, "pl", at(7), by_writer=False)
    translators.writer_may_check(store, "pl")
    translators.languages_of(store, tess.id)
    translators.translators(store)
    return tess
