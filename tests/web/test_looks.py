"""Colours and crest of a council: checked, on every page, and kept by browsers."""

from __future__ import annotations

import io

from bs4 import BeautifulSoup

from formbuilder.services.settings import settings_now
from tests.council import Council
from tests.person import Person
from tests.unit.test_looks import SVG, png
from tests.web.test_settings import SETTINGS, amina

__all__ = ["amina"]
LOOKS = SETTINGS + "/looks"


def upload(person: Person, data: bytes, name: str = "crest.png") -> Person:
    boxes = {key: value for key, value in person.sent_by("Save").items() if key != "crest"}
    sent = {key: value[0] for key, value in boxes.items() if value} | {"crest": (io.BytesIO(data), name)}
    response = person.client.post(LOOKS, data=sent, content_type="multipart/form-data", base_url="http://localhost")
    return person._arrive(response, LOOKS, 200)


def head_of(office: Council) -> tuple[Person, BeautifulSoup]:
    office.clock.pass_by(seconds=3)
    person = Person(office.app).open("/demo/")
    return person, person.page


def test_colours_come_onto_every_page_by_a_sheet_of_their_own(office: Council, amina: Person):
    assert not head_of(office)[1].select("link[href*=look]")
    amina.open(LOOKS).fill({"Colour of the bar and of buttons": "#5A1A66", "Colour of links": "5a1a66"}).press("Save")
    assert amina.heading == "Settings"
    person, page = head_of(office)
    (link,) = page.select("link[href*=look]")
    response = person.client.get(link["href"])
    assert response.mimetype == "text/css"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.text.startswith(":root{--govuk-brand-colour:#5a1a66;--govuk-link-colour:#5a1a66;")
    assert len(response.data) < 600
    assert "'self'" in response.headers["Content-Security-Policy"]
    assert "style" not in {attribute for tag in page.find_all() for attribute in tag.attrs}
    older = person.client.get("/demo/look/0000000000.css")
    assert older.headers["Cache-Control"] == "no-store"
    assert amina.open(LOOKS).value("Colour of the bar and of buttons") == "#5a1a66"
    amina.fill({"Colour of the bar and of buttons": "", "Colour of links": ""}).press("Save")
    assert not head_of(office)[1].select("link[href*=look]")
    assert person.client.get(link["href"]).status_code == 404


def test_a_faint_colour_is_refused_with_its_measure_and_a_near_one(office: Council, amina: Person):
    amina.open(LOOKS).fill({"Colour of the bar and of buttons": "#ff9900", "Colour of links": "#888"}).press("Save")
    bar, links = (words for _, words in amina.errors)
    assert "such as #a86500: the contrast with white words on it is 2.1 to 1, and 4.5 is the least" in bar
    assert "such as #6e6e6e: the contrast with white is 3.5 to 1" in links
    assert amina.value("Colour of the bar and of buttons") == "#ff9900"
    assert settings_now(office.store).council.looks.colour == ""
    amina.fill({"Colour of the bar and of buttons": "teal", "Colour of links": ""}).press("Save")
    assert "a colour in 6 signs" in amina.errors[0][1]


def test_a_crest_stands_beside_the_name_and_is_kept_by_browsers(office: Council, amina: Person):
    upload(amina.open(LOOKS), png(80, 40))
    person, page = head_of(office)
    (image,) = page.select("header img")
    assert (image["alt"], image["width"], image["height"]) == ("", "80", "40")
    assert page.select("header a")[0].get_text(strip=True) == "Example Council"
    response = person.client.get(image["src"])
    assert (response.mimetype, response.data) == ("image/png", png(80, 40))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response.headers["Cache-Control"]
    amina.open(LOOKS).fill({"Colour of links": "#17505c"}).press("Save")
    assert head_of(office)[1].select("header img"), "the crest stays when something else is changed"
    amina.open(LOOKS).fill({"The crest of now": ["Show no crest any more"]}).press("Save")
    assert not head_of(office)[1].select("header img")


def test_what_is_no_picture_is_refused_and_colours_that_were_typed_stay(office: Council, amina: Person):
    for data, told in (
        (SVG, "This is no PNG and no WebP picture."),
        (png()[:-9], "broken"),
        (bytes(200_000), "100 kilobytes"),
    ):
        upload(amina.open(LOOKS).fill({"Colour of links": "#17505c"}), data, "crest.svg")
        assert told in amina.errors[0][1]
        assert amina.value("Colour of links") == "#17505c"
    assert settings_now(office.store).council.looks.crest == ""


def test_a_picture_that_is_not_there_is_not_found(office: Council):
    person = Person(office.app)
    for mark in ("x", "0" * 16, "%00" * 16, "é" * 16):
        assert person.client.get(f"/demo/crest/{mark}").status_code == 404
