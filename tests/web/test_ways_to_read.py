"""How somebody reads a form: chosen on any page, with what was typed, and kept for the form (issue 7)."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.definition.catalogue import load_catalogue
from formbuilder.editions.sources import sources
from formbuilder.services.doing import Doing
from formbuilder.services.edition_words import write_words
from formbuilder.tongue.messages import Tongue
from tests.council import SMALL, Council, Prepared
from tests.person import Person
from tests.pseudo import Pseudo
from tests.told import begin

HOURS = "About how many hours did you help in the last 7 days?"


@pytest.fixture
def spoken(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = Council(prepared, tmp_path, demonstration=True)
    yield council
    council.close()


@pytest.fixture
def reader(spoken: Council) -> Person:
    return Person(spoken.app)


def classes(person: Person) -> set[str]:
    return {each.removeprefix("app-own--") for each in person.page.html["class"] if each.startswith("app-own--")}


def test_the_start_page_has_four_ways_on_and_all_else_is_behind_change_how_this_looks(reader: Person):
    """F20, walk 2.1: nobody tired has to choose how pages look before they begin."""
    reader.open("/demo/small-talk")
    assert {a.get_text() for a in reader.page.select("main .govuk-list a")} <= {
        "Come back to a form that you started", "Easy Read", "Do it with me: somebody goes through it with you",
        *(a.get_text() for a in reader.page.select("#help-now ~ ul a")),
    }  # fmt: skip  # a list
    reader.follow("Change how this looks")
    assert reader.page.find("a", string="Get it on paper")
    reader.fill({"Which colours do you want?": "Light words on dark"}).press("Show it like this")
    assert (reader.url, classes(reader)) == ("/demo/small-talk", {"dark"})
    reader.open("/demo/small-talk?language=ur").open(reader.page.select_one("a[href*='/look?']")["href"])
    assert reader.page.html["lang"] == "ur"


def test_a_look_is_changed_on_a_page_with_what_was_typed_and_goes_with_the_form(spoken: Council, reader: Person):
    """R12, R16: without script; the words in the boxes stay, another device has the look too, stopping forgets it."""
    begin(reader)
    reader.open(f"{reader.journey}/5").fill({HOURS: "about 20 or so"})
    reader.press("Change how this looks")
    reader.fill({"How large should words be?": "Larger"}).fill({"Do you want pictures?": "Words alone"})
    reader.press("Show it like this")
    assert classes(reader) == {"larger", "hidden"}
    assert reader.value(HOURS) == "about 20 or so"
    reader.open(f"{reader.journey}/code")
    reference, digits = (each.get_text(" ", strip=True) for each in reader.page.select(".app-code")[:2])
    other = Person(spoken.app).open("/demo/come-back")
    other.fill({"Your reference": reference, "Your code": digits}).press("Carry on")
    assert classes(other) == {"larger", "hidden"}
    other.follow("Stop and clear this device").press("Stop and clear this device")
    assert not classes(other.open("/demo/"))


def test_two_people_with_two_looks_never_see_that_of_the_other(spoken: Council):
    """A page that was made once for all holds nobody's look."""
    found = []
    for size in ("Larger", "Much larger", "As they come"):
        reader = Person(spoken.app)
        begin(reader)
        reader.open(f"{reader.journey}/look").fill({"How large should words be?": size}).press("Show it like this")
        found.append(classes(reader.open(f"{reader.journey}/1")))
    assert found == [{"larger"}, {"largest"}, set()]


def in_italian(council: Council) -> None:
    """Put a mark of ours before what the form asks; our own sentences stay as they are."""
    council.app.extensions["tongues"].add(Tongue("it", "Italiano", Pseudo(str)))
    form = load_catalogue(SMALL)["small-talk@1"]
    for each in sources(form, "it"):
        if "{" not in each.words and "_title" not in each.address:
            write_words(council.store, each, "it", f"IT {each.words}", Doing(council.clock(), token_bytes))
    council.clock.pass_by(seconds=3)


def beside(person: Person, where: str) -> set[str]:
    return {each.get_text() for each in person.page.select(f"{where} .app-english")}


def test_english_stands_beside_another_language_and_in_no_name_of_a_control(spoken: Council, reader: Person):
    """F18: for the person and who interprets; who listens hears no label twice, and who reads Italian alone none."""
    in_italian(spoken)
    begin(reader)
    reader.open(f"{reader.journey}/5").fill({HOURS: "about 20"}).press("Another language")
    token = reader.page.select_one("main [name=csrf_token]")["value"]
    reader.send(reader.url, {"csrf_token": token, "language": "it"})
    assert (reader.heading, reader.page.select(".app-english")) == ("IT Your help", [])
    reader.press("Another language").press("Show English beside it")
    assert (reader.value(f"IT {HOURS}"), classes(reader)) == ("about 20", {"beside"})
    first = reader.page.select_one("main h1 + .app-english")
    assert (first.get_text(), first["lang"], first["dir"]) == ("Your help", "en-GB", "ltr")
    assert not reader.page.select("label .app-english, legend .app-english, h1 .app-english, button .app-english")
    described = {id_ for each in reader.page.select("[aria-describedby]") for id_ in each["aria-describedby"].split()}
    assert not any(reader.page.find(id=id_).select(".app-english") for id_ in described)
    assert "I do not know" in {each.get_text() for each in reader.page.select(".app-also .app-english")}
    reader.open(f"{reader.journey}/check")
    assert HOURS in {each.get_text() for each in reader.page.select("dt span")}
    assert "The help you give" in beside(reader, "h2 +")
    reader.follow("Go back to the list of parts")
    assert "The help you give" in {each.get_text() for each in reader.page.select("li .app-english")}
    alone = Person(spoken.app).open("/demo/small-talk?language=it")
    assert not alone.page.select(".app-english")


def test_english_stands_beside_what_has_to_be_pressed_put_right_and_still_answered(spoken: Council, reader: Person):
    """F18: who interprets finds the button, the error and what is left; who listens hears an error once at first."""
    in_italian(spoken)
    begin(reader)
    reader.open(f"{reader.journey}/5").press("Another language")
    reader.send(reader.url, {"csrf_token": reader.page.select_one("main [name=csrf_token]")["value"], "language": "it"})
    reader.press("Another language").press("Show English beside it")
    reader.open(f"{reader.journey}/check")
    assert "Answer these before you send" in beside(reader, "h2 +")
    assert "Check your answers" in beside(reader, "h1 +")
    assert "Answer this question: What should we call you?" in beside(reader, "li")
    assert {"Your reference and your code", "Stop and clear this device"} <= beside(reader, "footer li")
    reader.open(f"{reader.journey}/5").fill({f"IT {HOURS}": "lots"}).press()
    assert {"Continue", "Is this question hard?"} <= beside(reader, "button +")
    (said,) = beside(reader, ".govuk-error-message +")
    assert said in beside(reader, ".govuk-error-summary li")
    unread = {each.get_text() for each in reader.page.select(".govuk-error-summary .app-english[aria-hidden]")}
    assert unread == {"There is a problem", said}, "it is read beside the question, and not at once a second time"


SINCE, SCHOOL, WHO = "When did you begin to help?", "Which school does your child go to?", "Who do you help?"
PAGES = "How many questions do you want on a page?"


def shown(person: Person) -> list[str]:
    return [each.get_text(" ", strip=True) for each in person.page.select(".app-asked :is(h1, h2, h3)")]


def test_a_whole_part_stands_on_one_page_and_what_depends_on_it_comes_after(reader: Person):
    """F20: one Continue, an error for each, and nothing typed is lost when the choice changes in the middle."""
    begin(reader)
    reader.open(f"{reader.journey}/look").fill({PAGES: "A whole part of the form at a time"}).press("Show it like this")
    reader.open(f"{reader.journey}/5")
    assert (reader.heading, shown(reader)) == ("Your help", [HOURS, SINCE, WHO])
    reader.fill({HOURS: "lots", WHO: "My child"}).press()
    assert [where for where, _ in reader.errors] == ["#q-hours"]
    reader.fill({HOURS: "20"}).press()
    assert shown(reader) == [SCHOOL], "only what the answers have brought about"
    reader.fill({SCHOOL: "Oak Road"}).press("Change how this looks")
    reader.fill({PAGES: "One question at a time"}).press("Show it like this")
    assert (reader.value(SCHOOL), shown(reader)) == ("Oak Road", [SCHOOL])
    reader.follow("Back")
    assert (shown(reader), reader.chosen(WHO)) == ([WHO], ["My child"])
    reader.follow("Back").fill({SINCE: {"Year": "2019"}}).press()
    assert shown(reader) == [WHO]
    reader.press()
    assert reader.page.find("a", string="Put it back")
    reader.follow("Put it back").press()
    reader.open(f"{reader.journey}/check")
    for said in ("20 hours a week", "2019", "My child", "Oak Road"):
        assert said in reader.main
    change = next(a["href"] for a in reader.page.select("main dl a") if a.get_text().endswith("you began to help"))
    assert shown(reader.open(change)) == [SINCE]
    reader.fill({SINCE: {"Year": "2020"}}).press()
    assert (reader.heading, reader.url) == ("Who else helps?", f"{reader.journey}/7?to=check"), "it was not seen yet"


def test_a_page_that_was_made_before_the_choice_changed_loses_nothing(reader: Person):
    """Two windows: a whole part is sent from one, after the other went back to pages."""
    begin(reader)
    reader.open(f"{reader.journey}/look").fill({PAGES: "A whole part of the form at a time"}).press("Show it like this")
    reader.open(f"{reader.journey}/5").fill({HOURS: "20", WHO: "My child"}).press()
    reader.open(f"{reader.journey}/5").fill({HOURS: "30", SCHOOL: "Oak Road"})
    assert (reader.heading, shown(reader)) == ("The help you give", [HOURS, SINCE, WHO, SCHOOL])
    assert "Your help" in {each.get_text() for each in reader.page.select("h2")}
    sent, where = reader.sent_by(), reader.form("Continue")["action"]
    reader.open(f"{reader.journey}/look").fill({PAGES: "As it comes"}).press("Show it like this")
    reader.send(where, sent)
    reader.open(f"{reader.journey}/check")
    assert "30 hours a week" in reader.main
    assert "Oak Road" in reader.main


def test_a_form_that_keeps_nothing_loses_nothing_while_language_and_look_change(
    easy_codes: None, prepared_with_all_forms: Prepared, tmp_path: Path
):
    """R16: without script, without a journey; what was typed stands in no address."""
    council = Council(prepared_with_all_forms, tmp_path, demonstration=True)
    reader = Person(council.app).open("/demo/care-cost-estimate")
    boxes = [each["name"] for each in reader.page.select("main input[type=text]")]
    buttons = reader.page.select("main input[type=radio]")
    typed = {boxes[0]: "1234", buttons[0]["name"]: buttons[0]["value"], "csrf_token": reader.sent_by()["csrf_token"]}
    urdu = reader.page.select_one("nav button[lang=ur]")
    assert urdu["form"] == reader.page.select_one("main form")["id"]

    def stands_there() -> bool:
        box = reader.page.find("input", {"name": boxes[0]})["value"]
        return box == "1234" and reader.page.find("input", {"value": buttons[0]["value"]}).has_attr("checked")

    reader.send(f"/demo/care-cost-estimate{urdu['formaction']}", {**typed, "change": "yes"})
    assert (reader.page.html["lang"], stands_there(), reader.errors) == ("ur", True, [])
    reader.press("بدلیں کہ یہ کیسا نظر آئے").fill({"کیا آپ کو ساتھ انگریزی بھی چاہیے؟": "ساتھ انگریزی بھی دکھائیں"})
    reader.press("اس طرح دکھائیں")
    assert (reader.page.html["lang"], classes(reader), stands_there()) == ("ur", {"beside"}, True)
    assert "1234" not in reader.url
    council.close()


def test_whoever_answers_for_somebody_else_is_told_so_on_each_page(reader: Person):
    """F20: “they” and “you” are not taken for the helper; who answers for themselves reads nothing of it."""
    told = "You answer for somebody else: the person who this form is about."
    begin(reader)
    assert told not in reader.open(f"{reader.journey}/5").main
    reader.open(f"{reader.journey}/2").fill(
        {"Who is filling in this form?": "I am filling it in for the person it is about"}
    )
    reader.press()
    assert HOURS.replace(" you ", " they ") in reader.open(f"{reader.journey}/5").main
    for page in ("/5", "/7", "/check", ""):
        assert told in reader.open(f"{reader.journey}{page}").main
