"""Before a journey: which form, what it means to start, and the version that one stays on."""

from pathlib import Path

import pytest

from formbuilder.config import ROOT
from formbuilder.definition.bundle import pack, unpack
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from tests.council import SMALL, Council, Prepared
from tests.looked_up import close_form
from tests.person import Person, sent_by_form
from tests.told import begin, send, walk_to_the_end

FORMS = ROOT / "forms"
STARTERS = sorted(path.parent.name for path in FORMS.glob("*/1.yaml"))
ASKS_AT_ONCE = {"start-here", "carers-allowance-check", "care-cost-estimate"}
"""Forms that keep nothing: their first page has the questions."""


@pytest.fixture
def anybody(whole_council: Council) -> Person:
    return Person(whole_council.app)


def test_the_front_door_leads_to_the_only_council(anybody: Person):
    assert anybody.open("/").url == "/demo/"
    assert "Start here if you do not know which form you need." in anybody.main


@pytest.mark.parametrize("form", STARTERS)
def test_every_form_opens_and_says_what_it_means_to_start(anybody: Person, form: str):
    anybody.open(f"/demo/{form}")
    assert anybody.offers("Start") or anybody.offers("Continue")
    if form in ASKS_AT_ONCE:
        return
    for said in ("Until you send it, nobody at the council can read it.", "minute", "999"):
        assert said in anybody.main, said
    assert ("“I do not know”" in anybody.main) is (form != "parent-carers-request"), "only where a question offers it"
    inside = [link["href"] for link in anybody.page.select("main a[href^='/']")]
    assert inside
    for address in inside:
        anybody.open(address)


def test_every_form_that_is_offered_opens(anybody: Person):
    anybody.open("/demo/")
    offered = [link["href"] for link in anybody.page.select("main a[href^='/']")]
    assert {"/demo/start-here", "/demo/carers-assessment", "/demo/carers-conversation"} <= set(offered)
    for address in offered:
        anybody.open(address)


WALKED = ("carers-assessment", "carers-conversation", "needs-assessment", "disability-related-expenses")


@pytest.mark.parametrize("form", [*WALKED, "financial-assessment"])
def test_a_form_can_be_walked_by_next_alone(whole_council: Council, anybody: Person, form: str):
    begin(anybody, form)
    seen = []
    while anybody.heading != "Check your answers":
        seen.append(anybody.url)
        assert len(seen) < 90
        anybody.press("Continue") if anybody.offers("Continue") else anybody.follow("Continue with the form")
        if anybody.errors:
            _answer_what_must_be(anybody)
    assert len(seen) == len(set(seen)), "no page is asked twice"
    anybody.press("Send my answers")
    assert anybody.heading == "You have sent your form"
    assert len(whole_council.submissions()) == 1


def _answer_what_must_be(person: Person) -> None:
    for landing, _ in list(person.errors):
        box = person.page.find(id=landing[1:])
        if box.get("type") in {"radio", "checkbox"}:
            box["checked"] = ""
        else:
            box["value"] = "Sam"
    person.press("Continue")
    assert not person.errors


def test_the_form_that_finds_the_right_form_keeps_nothing(whole_council: Council, anybody: Person):
    anybody.open("/demo/start-here")
    anybody.fill({"Is anyone in danger now?": "No", "How old are you?": "18 or over"})
    anybody.fill({"How old is the person you help?": "18 or over"})
    anybody.fill({"What do you want help with?": "I help someone, and I want help for me"}).press()
    assert anybody.link("Go to:").startswith("/demo/carers-")
    with whole_council.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journeys").scalar() == 0


def test_where_the_answers_lead_is_said_in_another_language_in_place(anybody: Person):
    """U F18: nobody goes back to the questions for it; what was chosen goes along, and back into its boxes."""
    chosen = {"Is anyone in danger now?": "No", "How old are you?": "18 or over"}
    anybody.open("/demo/start-here").fill(chosen).fill({"How old is the person you help?": "18 or over"})
    anybody.fill({"What do you want help with?": "I help someone, and I want help for me"}).press()
    there, home = anybody.link("Go to:"), anybody.url
    button = anybody.page.select_one('.app-tongues [lang="pl"]')
    anybody.send(f"{home}{button['formaction']}", sent_by_form(anybody.page.select_one(f"form#{button['form']}")))
    assert anybody.page.html["lang"] == "pl"
    assert anybody.page.select_one("main a.govuk-button")["href"] == f"{there}?language=pl"
    button = anybody.page.select_one('.app-tongues [lang="en-GB"]')
    anybody.send(f"{home}{button['formaction']}", sent_by_form(anybody.page.select_one(f"form#{button['form']}")))
    anybody.press("Change my answers")
    assert {ask: anybody.chosen(ask) for ask in chosen} == {ask: [said] for ask, said in chosen.items()}


def test_danger_comes_first_when_looking_for_a_form(anybody: Person):
    anybody.open("/demo/start-here").fill({"Is anyone in danger now?": "Yes"}).press()
    assert anybody.heading == "Get help now"
    assert "999" in anybody.main


def publish(council: Council, version: int, old: str, new: str) -> None:
    """Open another version of the small form, in which some words differ."""
    folder = council.folder / "forms"
    home = folder / "small-talk" / f"{version}.yaml"
    home.parent.mkdir(parents=True)
    text = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
    assert old in text
    home.write_text(text.replace("version: 1", f"version: {version}").replace(old, new), encoding="utf-8")
    bundle = pack(home)
    form, _ = unpack(bundle)
    publish_example(council.store, FormPin(form.slug, form.version, form.fingerprint), bundle, council.clock())


def test_too_many_starts_at_once_wait_a_minute_and_lose_nothing(easy_codes, prepared: Prepared, tmp_path: Path):
    council = Council(prepared, tmp_path, starts=1)
    begin(Person(council.app))
    late = Person(council.app).open("/demo/small-talk")
    late.press("Start", expect=503)
    assert late.heading == "Too many people are starting a form at once"
    assert late.response.headers["Retry-After"] == "60"
    assert "Phone 01632 960 001." in late.text
    with council.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journeys").scalar() == 1
    council.clock.pass_by(minutes=1)
    late.press("Try again")
    assert late.heading == "Your code"
    council.close()


def test_a_journey_stays_on_its_version(council: Council, person: Person):
    begin(person)
    publish(council, 2, "What should we call you?", "What is your name for us?")
    council.clock.pass_by(minutes=1)
    later = Person(council.app)
    begin(later)
    assert later.heading == "What is your name for us?"
    person.open(f"{person.journey}/1")
    assert person.heading == "What should we call you?"
    walk_to_the_end(person)
    send(person)
    assert [each.line.pin.version for each in council.submissions()] == [1]


def test_a_form_that_is_closed_is_begun_and_gone_on_with_by_nobody(council: Council, person: Person):
    begin(person)
    close_form(council.store, "small-talk", 1)
    council.clock.pass_by(minutes=1)
    Person(council.app).open("/demo/small-talk", expect=410)
    assert person.open(person.journey).heading == "You cannot go on with this form"
    assert person.open(f"{person.journey}/copy").heading == "A copy of your answers"
    assert council.submissions() == []


def test_a_form_whose_words_changed_under_its_version_is_not_filled_in(council: Council, person: Person):
    begin(person)
    publish(council, 1, "What should we call you?", "Something else")
    council.app.extensions["desk"].serving.council("demo").editions.clear()
    person.open(f"{person.journey}/1", expect=409)
    assert "Something else" not in person.text
