"""Two officers correct words of a live form; the public, the panel and drafts hear of it."""

from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Role
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import begin_draft, find_revision
from formbuilder.services.people import change_roles
from tests.council import SMALL, Council
from tests.person import Person
from tests.staff import HOME, NAMES, come_in, somebody
from tests.told import begin
from tests.web.test_two_at_once import window
from tests.web.untouched import rows

NAME = "What should we call you?"
WORDS = "Which name do you use?"
MARK = "These words were changed on Monday 23 November 2026 without the panel."
LATE = "These words were changed on Monday 23 November 2026. They are not signed by the panel."


def second(council: Council) -> Person:
    """The other officer of the demonstration."""
    person = Person(council.app)
    person.open("/office/demo/sign-in").fill({"Who do you want to be?": "Dana Fox"}).press()
    return person


def write(person: Person, words: str = WORDS, reason: str = "People asked what we mean.") -> Person:
    person.open(HOME).follow("Urgent corrections").follow("Correct words now").follow("Choose “A small talk about you”")
    person.follow(f"The question “{NAME}”")
    person.fill({"The new words": words, "Why must this be changed now?": reason})
    return person.press("See what it looks like")


def asked(council: Council) -> Person:
    person = write(come_in(council, "officer"))
    return person.press("Ask a second person")


def live(council: Council) -> Person:
    mine = asked(council)
    other = second(council).open(mine.url)
    return other.press("Put these words live now")


def test_words_are_looked_at_then_asked_for_then_confirmed_by_somebody_else(office: Council):
    officer = write(come_in(office, "officer"))
    assert WORDS in officer.main
    assert "Our checks found nothing in these words." in officer.main
    officer.press("Ask a second person")
    assert "It waits for a second person." in officer.main
    assert not officer.offers("Put these words live now")
    other = second(office).open(officer.url)
    assert "Owen Price asked for it" in other.main
    other.press("Put these words live now")
    assert "It is live. The panel can sign it until Wednesday 23 December 2026." in other.main
    assert "Dana Fox confirmed it" in other.main


def test_findings_stand_beside_the_words(office: Council):
    officer = write(come_in(office, "officer"), "Please utilise the name that you are not unknown by?")
    found = officer.page.select("main li")
    assert found
    assert officer.offers("Ask a second person"), "findings are told; they do not stop"


@pytest.mark.parametrize(
    ("words", "reason", "error"),
    [
        ("", "Because.", "Write the new words."),
        (NAME, "Because.", "These are the words that stand there now. Change them first."),
        ("x" * 2_001, "Because.", "The new words are too long. 2,000 signs is the most."),
        (WORDS, " ", "Say why the words must be changed now."),
        (WORDS, "x" * 501, "The reason is too long. 500 signs is the most."),
    ],
)
def test_bad_input_says_what_to_do_and_loses_nothing(office: Council, words: str, reason: str, error: str):
    officer = write(come_in(office, "officer"), words, reason)
    if officer.offers("Ask a second person"):
        officer.press("Ask a second person")
    assert [text for _, text in officer.errors] == [error]
    assert officer.value("The new words") == words
    assert officer.value("Why must this be changed now?") == reason


def test_somebody_on_the_page_loses_nothing_and_reads_the_new_words_next(office: Council):
    person = Person(office.app)
    begin(person)
    on_page = window(person).open(f"{person.journey}/1").fill({NAME: "Samira"})
    live(office)
    office.clock.pass_by(seconds=3)
    on_page.press()
    person.open(f"{person.journey}/1")
    assert person.heading == WORDS
    assert person.value(WORDS) == "Samira"
    assert MARK in person.main


def test_the_mark_is_on_the_page_until_the_panel_signs(office: Council):
    live(office)
    office.clock.pass_by(seconds=3)
    person = Person(office.app)
    begin(person)
    assert MARK in person.main
    person.fill({WORDS: "Sam"}).press()
    assert MARK not in person.main, "only those words"
    chair = come_in(office, "chair").follow("Corrections to sign")
    assert "It read: What should we call you?" in chair.main
    chair.press("The panel signs these words")
    assert "Nothing waits for the panel." in chair.main
    office.clock.pass_by(seconds=3)
    assert MARK not in person.open(f"{person.journey}/1").main


def test_after_thirty_days_it_stays_live_and_says_that_it_is_not_signed(office: Council):
    live(office)
    office.clock.pass_by(days=30)
    person = Person(office.app)
    begin(person)
    assert LATE in person.main
    assert "no new version of this form can be published" in come_in(office, "officer").open(HOME + "corrections").main


def test_whoever_asked_cannot_confirm_it_by_sending_the_button(office: Council):
    officer = asked(office)
    token = officer.sent_by("Take this correction back")["csrf_token"]
    officer.send(f"{officer.url}/confirm", {"csrf_token": token})
    assert "You asked for this correction. Somebody else has to confirm it." in officer.main


def test_a_button_without_a_token_does_nothing(office: Council):
    officer = asked(office)
    other = second(office)
    before = rows(office)
    for button in ("confirm", "drop", "sign"):
        other.client.post(f"{officer.url}/{button}", data={"csrf_token": "x"})
    assert rows(office) == before


def test_pressed_twice_says_how_it_stands(office: Council):
    officer = asked(office)
    other = second(office).open(officer.url)
    sent = other.sent_by("Put these words live now")
    other.press("Put these words live now")
    other.send(f"{officer.url}/confirm", sent)
    assert "Somebody else was here before you." in other.main


def test_who_lost_the_role_meanwhile_cannot_confirm(office: Council):
    officer = asked(office)
    other = second(office).open(officer.url)
    sent = other.sent_by("Put these words live now")
    doing = Doing(office.clock(), token_bytes)
    change_roles(office.store, somebody(office.store, "Dana Fox").id, frozenset({Role.MEMBER}), doing)
    other.send(f"{officer.url}/confirm", sent, expect=403)


def test_a_draft_in_work_is_offered_the_words(office: Council):
    text = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
    owen = somebody(office.store, NAMES["officer"])
    doing = Doing(office.clock(), token_bytes, owen.id)
    draft = begin_draft(office.store, "small-talk", text, "small-talk@1", doing)
    live(office)
    officer = come_in(office, "officer").open(HOME + "drafts/small-talk/2/corrections")
    officer.press("Take these words in")
    assert "This draft has all the words" in officer.main
    assert WORDS in find_revision(office.store, draft.pin).text
    officer.open(HOME + "drafts/small-talk/9/corrections", expect=404)


@pytest.mark.parametrize("place", ["new/no-such", "new/small-talk/words?at=no.such", "new/small-talk/words", "x"])
def test_what_is_not_there_is_not_found(office: Council, place: str):
    come_in(office, "officer").open(f"{HOME}corrections/{place}", expect=404)


def test_a_correction_to_confirm_waits_on_the_page_of_the_others_alone(office: Council):
    owen = asked(office)
    waits = "waits for a second person"
    assert waits not in owen.open(HOME).main
    dana = second(office)
    assert waits in dana.main
    dana.follow("Look at the correction of “A small talk about you”")
    assert WORDS in dana.main
