"""A real council switches a language on once a named speaker has read the sentences that everybody meets (issue 7)."""

from secrets import token_bytes

import pytest
from sqlalchemy import update

from formbuilder.config import ROOT
from formbuilder.editions.catalogue import Catalogue, Said
from formbuilder.editions.our_words import OWNER, ours
from formbuilder.editions.sources import sources
from formbuilder.services.councils import keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import load
from formbuilder.storage.engine import writing
from formbuilder.storage.tables import councils
from tests.council import Council, profile
from tests.page import text_of
from tests.person import Person
from tests.staff import HOME, come_in

HERE = f"{HOME}languages/pl"
TITLE, ASK = "Krótka rozmowa o Tobie", "Jak mamy się do Ciebie zwracać?"
SPEAKER = "Anna Nowak"
READ_ALL = "I read all 25. They are right"


@pytest.fixture
def officer(workshop: Council) -> Person:
    """An officer of the council, which is a real one from then on."""
    found = come_in(workshop, "officer")
    with writing(workshop.engine) as connection:
        connection.execute(update(councils).values(demonstration=False))
    keep_profile(workshop.store, profile().replace(b"demonstration: yes", b"demonstration: no"))
    workshop.clock.pass_by(seconds=3)
    return found


def bring(council: Council, owner: str, slots: list[tuple[str, str, str]]) -> None:
    """A file with words, all read by the speaker: address, English, Polish."""
    said = (Said(line=line, address=a, source=e, words=w) for line, (a, e, w) in enumerate(slots, 1))
    file, here = Catalogue(form=owner, language="pl", said=tuple(said)), ours(ROOT / "translations", "pl").sources
    if owner != OWNER:
        edition = council.app.extensions["desk"].serving.council("demo").version(owner, 1)
        here = tuple(sources(edition.form, "pl"))
    load(council.store, here, file, "pl", Doing(council.clock(), token_bytes), speaker=SPEAKER)


def all_that_everybody_meets() -> list[tuple[str, str, str]]:
    found = [each.source for each in ours(ROOT / "translations", "pl").sentences if each.part.needed]
    return [(each.address, each.words, each.came or f"(pl) {each.words}") for each in found]


def a_speaker_reads_25(officer: Person) -> None:
    """On the first page of a part: one press notes all of them, and each keeps the name and the day."""
    officer.open(f"{HERE}/parts/start?show=drafted").press(READ_ALL)
    assert officer.errors == [("#speaker", "Enter the name of the speaker, with 120 letters at most.")]
    officer.fill({"Who speaks Polish and has read these sentences?": SPEAKER}).press(READ_ALL)
    officer.open(f"{HERE}/parts/start?show=checked")
    assert officer.main.count(f"Checked by {SPEAKER}, Monday 23 November 2026.") == 25


def in_english(person: Person) -> set[str]:
    return {text_of(each) for each in person.page.select("[lang=en-GB]")}


def test_a_real_council_checks_sentences_switches_polish_on_and_a_person_reads_it(workshop: Council, officer: Person):
    bring(
        workshop,
        "small-talk",
        [("form.title", "A small talk about you", TITLE), ("call_you.ask", "What should we call you?", ASK)],
    )
    reader = Person(workshop.app).open("/demo/small-talk?language=pl")
    assert reader.page.html["lang"] == "en-GB"
    officer.open(HERE)
    assert "It is off." in officer.main
    assert "Let the public choose Polish" not in officer.main

    a_speaker_reads_25(officer)
    bring(workshop, OWNER, all_that_everybody_meets())
    officer.open(HERE).press("Let the public choose Polish")
    assert "It is on" in officer.main
    workshop.clock.pass_by(seconds=3)
    reader.open("/demo/small-talk").follow("Polski")
    assert (reader.page.html["lang"], in_english(reader) & {"A short form"}) == ("pl", {"A short form"})
    assert "Ile to trwa" in reader.main
    assert "How long it takes" not in reader.main

    place = next(address for address, words, _ in all_that_everybody_meets() if words == "How long it takes")
    officer.open(f"{HERE}/sentence?place={place}").press("Take the check back: the public reads it in English")
    workshop.clock.pass_by(seconds=3)
    reader.open("/demo/small-talk?language=pl")
    assert "How long it takes" in in_english(reader)

    reader.press("Zacznij")
    reader.open(reader.url.replace("/code", "/1"))
    assert ASK in reader.main
    assert reader.page.html["lang"] == "pl"
    assert reader.offers("Inny język")
    question = reader.url

    officer.open(HERE).press("Switch Polish off for the public")
    workshop.clock.pass_by(seconds=3)
    assert reader.open(question).page.html["lang"] == "en-GB"
    assert "Polski" not in reader.open("/demo/small-talk").text


def test_public_pages_keep_of_the_catalogues_only_what_is_read_in_them(workshop: Council):
    ours.cache_clear()
    Person(workshop.app).open("/demo/small-talk?language=pl")
    assert ours.cache_info().currsize == 0


def test_what_is_filled_in_later_keeps_its_order_beside_urdu(officer: Person):
    officer.open(f"{HOME}languages/ur/parts/sending")
    shown = officer.page.select("[lang=ur] bdi[dir=ltr]")
    assert "%(day)s" in {text_of(each) for each in shown}
    assert not [each for each in shown if not text_of(each).startswith("%(")]


def test_own_words_for_a_sentence_are_refused_with_html_kept_as_drafted_and_given_up(officer: Person):
    officer.open(f"{HERE}/parts/start").follow("Write these words")
    officer.fill({"In Polish": "<b>Formularze</b>"}).press("Keep these words, and show the next")
    assert officer.errors == [("#words", "There must be no HTML here: <b>, </b>.")]
    here = officer.url
    officer.fill({"In Polish": "Nasze własne formularze"}).press("Keep these words, and show the next")
    assert "These are words of the council’s own." in officer.open(here).main
    officer.press("Use the words that come with the product")
    assert "These are words of the council’s own." not in officer.open(here).main


def test_a_translator_checks_our_sentences_by_the_agreed_terms_but_none_that_she_wrote(workshop: Council):
    officer, sana = come_in(workshop, "officer"), come_in(workshop, "translator")
    assert "Polish" not in sana.open(f"{HOME}languages").main
    sana.open(HERE, expect=404)
    officer.open(f"{HOME}translators").follow("Change the languages")
    officer.fill({"What does Sana Mir translate into?": ["Polish (Polski)"]}).press("Save the languages")
    slots = ours(ROOT / "translations", "pl").sources
    slot = next(each for each in slots if each.words.startswith("The council"))
    assert sana.open(f"{HOME}languages").follow("See and check the sentences").heading.startswith("Polish")
    sana.open(f"{HERE}/parts/start?show=drafted")
    assert not sana.page.select("[name=speaker]")
    assert "noted as checked by you, Sana Mir." in sana.main
    sana.press(READ_ALL).open(f"{HERE}/parts/start?show=checked")
    assert sana.main.count("Checked by Sana Mir, ") == 25

    one = f"{HERE}/sentence?place={slot.address}&show=rest"
    assert "Agreed for “council”:" in sana.open(one).main
    sana.fill({"In Polish": slot.words.replace("council", "urząd")}).press("Keep these words, and show the next")
    sana.open(one)
    assert {
        "The list of terms has other words for “council”.",
        "Written by Sana Mir.",
        "You wrote this, so somebody else checks it.",
    } <= set(told(sana))
    sana.send(f"{HERE}/switch", {"csrf_token": ["x"], "on": ["yes"]}, expect=403)
    sana.open(f"{HOME}settings", expect=403)


def told(person: Person) -> list[str]:
    return [each.get_text(" ", strip=True) for each in person.page.select("main p")]
