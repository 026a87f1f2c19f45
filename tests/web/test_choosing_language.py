"""Choosing a language: before a form, on any page of it, and never at the cost of what was typed (issue 7)."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.definition.bundle import bundles
from formbuilder.editions.catalogue import Catalogue, Said
from formbuilder.editions.sources import sources
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import load
from tests.council import SMALL, Council, Prepared
from tests.person import Person
from tests.pseudo import from_the_right, longer
from tests.told import begin
from tests.web.test_two_at_once import NAME, conflict

HOURS = "About how many hours did you help in the last 7 days?"


@pytest.fixture
def spoken(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = Council(prepared, tmp_path, demonstration=True)
    for each in (longer(), from_the_right()):
        council.app.extensions["tongues"].add(each)
    yield council
    council.close()


@pytest.fixture
def reader(spoken: Council) -> Person:
    return Person(spoken.app)


def choose(person: Person, tag: str) -> Person:
    token = person.page.select_one("main [name=csrf_token]")["value"]
    return person.send(person.url, {"csrf_token": token, "language": tag})


def test_each_page_before_a_form_stands_in_other_languages_at_its_very_top(reader: Person):
    """U F18, walk 2.3: the first page says اردو in its own script, and no GET changes anything."""
    for page in ("/demo/", "/demo/small-talk"):
        reader.open(page)
        first = reader.page.select_one("nav")
        links = [(a["lang"], a["dir"], a["hreflang"], a["href"]) for a in first.select("a")]
        assert ("ar-XB", "rtl", "ar-XB", f"{page}?language=ar-XB") in links
    reader.open("/demo/small-talk?language=ar-XB")
    assert (reader.page.html["lang"], reader.page.html["dir"]) == ("ar-XB", "rtl")
    reader.open("/demo/small-talk")
    assert reader.page.html["lang"] == "en-GB"


def test_starting_carries_the_language_into_the_form_and_onto_another_device(spoken: Council, reader: Person):
    reader.open("/demo/?language=ar-XB")
    reader.open(next(a["href"] for a in reader.page.select("main a") if "/small-talk" in a["href"]))
    start = next(form for form in reader.page.select("form") if form["action"].split("?")[0].endswith("/start"))
    reader.send(start["action"], {"csrf_token": start.select_one("[name=csrf_token]")["value"]})
    assert reader.page.html["lang"] == "ar-XB"
    reference, digits = (each.get_text(" ", strip=True) for each in reader.page.select(".app-code")[:2])
    other = Person(spoken.app).open("/demo/come-back")
    other.fill({"Your reference": reference, "Your code": digits}).press("Carry on")
    assert other.page.html["lang"] == "ar-XB"


def test_another_language_keeps_what_was_typed_and_comes_back_to_the_same_page(reader: Person):
    begin(reader)
    reader.open(f"{reader.journey}/5").fill({HOURS: "about 20 or so"}).press("Another language")
    choose(reader, "en-XA")
    assert reader.page.html["lang"] == "en-XA"
    assert reader.url.startswith(f"{reader.journey}/5")
    assert reader.value(HOURS) == "about 20 or so"
    reader.open(f"{reader.journey}/language")
    choose(reader, "en-GB")
    assert reader.page.html["lang"] == "en-GB"


def test_private_words_are_saved_as_answers_and_never_as_a_draft(reader: Person):
    begin(reader)
    private = "Is there anything private that you want to tell us?"
    reader.open(f"{reader.journey}/12").fill({private: "MyPrivateWords"}).press("Another language")
    choose(reader, "en-XA")
    assert "MyPrivateWords" not in str(reader.page)
    assert "draft" not in reader.url


def test_a_language_that_is_not_offered_is_refused(reader: Person):
    reader.open("/demo/small-talk?language=tlh")
    assert reader.page.html["lang"] == "en-GB"
    begin(reader)
    reader.open(f"{reader.journey}/language")
    token = reader.page.select_one("main [name=csrf_token]")["value"]
    answer = reader.client.post(f"{reader.journey}/language", data={"csrf_token": token, "language": "tlh"})
    assert answer.status_code == 400


def test_another_language_keeps_what_was_typed_when_two_windows_differ(reader: Person):
    conflict(reader).press("Another language")
    assert not [each for each in reader.page.select("a") if each.get("href", "").endswith("/language?to=1")]
    choose(reader, "en-XA")
    assert reader.page.html["lang"] == "en-XA"
    assert reader.value(NAME) == "Mine"


def bring_in(spoken: Council, language: str, *addresses: str, words: str = "آپ نے کتنے") -> None:
    form = next(form for form, _ in bundles(SMALL) if form.slug == "small-talk")
    slots = [each for each in sources(form, language) if each.address in addresses]
    said = tuple(Said(line=1, address=each.address, source=each.words, words=words) for each in slots)
    catalogue = Catalogue(form="small-talk", language=language, said=said)
    load(spoken.store, slots, catalogue, language, Doing(spoken.clock(), token_bytes))
    spoken.clock.pass_by(minutes=1)


def test_english_stands_beside_another_language_on_paper_where_the_page_is_in_that_language(spoken: Council):
    """The address says the language of the page too; what stands beside is the form as it was written."""
    bring_in(spoken, "ar-XB", "form.title", "hours.ask")
    person = Person(spoken.app).open("/demo/small-talk/paper?language=ar-XB&english=yes")
    beside = [each.get_text(strip=True) for each in person.page.select(".app-two [lang=en-GB]")]
    assert f"3. {HOURS}" in beside


def test_a_form_is_read_in_a_language_after_somebody_printed_it_in_another(spoken: Council, reader: Person):
    """Which words a form has is asked of its English: of an edition, Welsh had no words but “yes” and “no”."""
    bring_in(spoken, "ar-XB", "form.title", "form.neutral_title")
    bring_in(spoken, "cy", "form.title", "form.neutral_title", words="Sgwrs fach")
    assert reader.open("/demo/small-talk/paper?language=ar-XB").page.html["lang"] == "ar-XB"
    assert reader.open("/demo/small-talk?language=cy").heading == "Sgwrs fach"
