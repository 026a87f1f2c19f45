"""An administrator changes the settings of the council; each change is kept, and everything typed stays on the page."""

from __future__ import annotations

import pytest

from formbuilder.councils.read import read_council
from formbuilder.services.councils import council_profile, keep_profile
from formbuilder.services.settings import settings_now
from tests.council import Council, profile
from tests.desk import what_was_done
from tests.person import Person
from tests.staff import HOME, come_in, somebody

SETTINGS = HOME + "settings"


@pytest.fixture
def amina(office: Council) -> Person:
    return come_in(office)


def now(office: Council):
    return read_council(council_profile(office.store) or b"", "x")


def sees(office: Council) -> Person:
    """Somebody of the public, a moment later."""
    office.clock.pass_by(seconds=3)
    return Person(office.app).open("/demo/")


def test_a_name_is_changed_on_every_page_and_the_change_is_kept(office: Council, amina: Person):
    amina.open(SETTINGS).follow("Change: Name and address").fill({"Name of the council": "New Example Council"})
    amina.press("Save")
    assert amina.heading == "Settings"
    assert "New Example Council" in sees(office).title
    amina.open(SETTINGS + "/editions")
    assert "Edition 2" in amina.main
    assert "Amina Yusuf.Name and address." in amina.main
    amina.follow("Look at edition 1")
    assert "Goes: name: New Example Council" in amina.main
    assert "Comes: name: Example Council" in amina.main
    amina.press("Go back to this edition")
    assert now(office).name == "Example Council"
    assert settings_now(office.store).edition == 3


def test_only_what_was_changed_is_written_anew(office: Council, amina: Person):
    before = (council_profile(office.store) or b"").decode().splitlines()
    amina.open(SETTINGS + "/contact").fill({"Who people can ask": "the new team"}).press("Save")
    after = (council_profile(office.store) or b"").decode().splitlines()
    assert after[0] == before[0].strip()
    assert "person: the new team" in after
    assert "days_kept: 60" in after
    assert now(office).ways == read_council(profile(), "x").ways


@pytest.mark.parametrize(
    ("place", "question", "typed", "told"),
    [
        ("name", "Name of the council", "", "Enter the name of the council."),
        ("name", "Website of the council", "example.org", "https://"),
        ("duty", "Duty begins", "nine", "Enter a time, like 9:30 or 14:00."),
        ("hours", "Day", "soon", "Enter day, month and year, in numbers."),
        ("duty", "Minutes until it is told again", "1000", "Write a whole number from 1 to 240"),
        ("hours", "When somebody reads it", "", "Enter when somebody reads it."),
        ("readers/small-talk", "Working days until that happens", "0", "Write a whole number from 1 to 260"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_box_and_nothing_is_lost(
    office: Council, amina: Person, place: str, question: str, typed: str, told: str
):
    before = council_profile(office.store)
    amina.open(f"{SETTINGS}/{place}").fill({question: typed}).press("Save")
    ((where, words),) = amina.errors
    assert told in words
    assert "cannot be the" not in words
    assert amina.page.select(where)[0]["value"] == typed
    assert amina.title.startswith("Error: ")
    assert council_profile(office.store) == before


def test_signs_that_are_not_seen_are_left_out(office: Council, amina: Person):
    amina.open(f"{SETTINGS}/name").fill({"Name of the council": "\ufeffBed\x00ford"}).press("Save")
    assert now(office).name == "Bedford"
    amina.open(f"{SETTINGS}/looks").fill({"Colour of the bar and of buttons": "\ufeff#5a1a66"}).press("Save")
    assert now(office).looks.colour == "#5a1a66"


def test_a_list_grows_and_shrinks(office: Council, amina: Person):
    amina.open(SETTINGS + "/duty")
    count = len(now(office).duty.contacts)
    boxes = amina.sent_by("Save")
    boxes[f"duty-contacts-{count}-person"] = ["the third worker"]
    boxes[f"duty-contacts-{count}-email"] = ["third@example.org"]
    amina.send(SETTINGS + "/duty", boxes)
    assert [each.person for each in now(office).duty.contacts][-1] == "the third worker"
    boxes = amina.open(SETTINGS + "/duty").sent_by("Save")
    amina.send(SETTINGS + "/duty", boxes | {f"duty-contacts-0-{name}": [""] for name in ("person", "email", "text")})
    assert len(now(office).duty.contacts) == count
    boxes = amina.open(SETTINGS + "/duty").sent_by("Save")
    amina.send(SETTINGS + "/duty", boxes | {"duty-contacts-0-email": [""], "duty-contacts-0-text": [""]})
    assert amina.errors
    assert amina.errors[0][0].startswith("#duty-contacts-0-")


def test_nobody_on_duty_is_refused_while_forms_ask_about_danger(office: Council, amina: Person):
    text = (council_profile(office.store) or b"").decode()
    begin, end = text.index("duty:\n"), text.index("under_13:")
    amina.open(SETTINGS + "/file").fill({"The file (YAML)": text[:begin] + text[end:]}).press("Save the file")
    assert "Somebody must be told, so ‘duty’ stays." in amina.errors[0][1]
    assert now(office).duty is not None


def test_who_reads_a_form_and_contacts_for_forms(office: Council, amina: Person):
    amina.open(SETTINGS + "/readers").follow("Change who reads A small talk about you")
    amina.fill({"Who reads it": "a new worker", "Working days until that happens": "7"}).press("Save")
    assert (now(office).forms["small-talk"].reader, now(office).forms["small-talk"].within_days) == ("a new worker", 7)
    amina.open(SETTINGS + "/readers/no-such-form", expect=404)
    count = len({contact.person for contact in now(office).contacts.values()})
    amina.open(SETTINGS + "/contacts").follow("Add a contact")
    amina.fill({"Who people can ask": "the small team"})
    boxes = amina.sent_by("Save")
    boxes |= {f"contacts-{count}-ways-0-do": ["Text 07700 900 009."], f"contacts-{count}-forms-0": ["small-talk"]}
    amina.send(f"{SETTINGS}/contacts/{count + 1}", boxes)
    assert now(office).contacts["small-talk"].person == "the small team"
    boxes = amina.open(f"{SETTINGS}/contacts/{count + 1}").sent_by("Save")
    empty = {name: [""] for name in boxes if name.startswith("contacts-")}
    amina.send(f"{SETTINGS}/contacts/{count + 1}", boxes | empty)
    assert "small-talk" not in now(office).contacts


def test_two_at_once_lose_nothing(office: Council, amina: Person):
    other = come_in(office)
    for each in (amina, other):
        each.open(SETTINGS + "/hours")
    other.fill({"When somebody reads it": "Monday to Friday, 8am to 6pm"}).press("Save")
    amina.fill({"When somebody reads it": "Every day"}).press("Save")
    assert "Somebody changed the same settings" in amina.errors[0][1]
    assert amina.value("When somebody reads it") == "Every day"
    assert now(office).reading_hours == "Monday to Friday, 8am to 6pm"
    amina.press("Save")
    assert now(office).reading_hours == "Every day"
    other.open(SETTINGS + "/children").fill({"Do forms take answers from children under 13?": "Yes"})
    amina.open(SETTINGS + "/name").fill({"Area": "Bedford"}).press("Save")
    other.press("Save")
    assert (now(office).area, now(office).under_13) == ("Bedford", True)


def test_a_broken_file_says_its_lines_and_stays_on_the_page(office: Council, amina: Person):
    text = (council_profile(office.store) or b"").decode()
    broken = text.replace("days_kept: 60", "days_kept: many").replace("area: Exampleshire", "area: [")
    amina.open(SETTINGS + "/file").fill({"The file (YAML)": broken}).press("Save the file")
    assert "Line " in amina.errors[0][1]
    assert amina.value("The file (YAML)").strip() == broken.strip()
    amina.fill({"The file (YAML)": text.replace("days_kept: 60", "days_kept: many")}).press("Save the file")
    line = text.splitlines().index("days_kept: 60") + 1
    assert amina.errors[0][1].startswith(f"Line {line}: ")
    for old, new in (("council: demo", "council: other"), ("demonstration: yes", "demonstration: no")):
        amina.fill({"The file (YAML)": text.replace(old, new)}).press("Save the file")
        assert "stays as it is" in amina.errors[0][1]
    assert (council_profile(office.store) or b"").decode() == text


def test_a_note_in_the_file_is_not_lost_without_a_word(office: Council, amina: Person):
    text = (council_profile(office.store) or b"").decode()
    keep_profile(office.store, text.replace("  from: 09:00", "  # agreed in May\n  from: 09:00").encode())
    assert "They go when you save." in amina.open(SETTINGS + "/duty").main
    assert "They go when you save." not in amina.open(SETTINGS + "/hours").main
    amina.fill({"When somebody reads it": "Every day"}).press("Save")
    assert "# agreed in May" in (council_profile(office.store) or b"").decode()


def test_what_is_missing_stands_first_and_goes_when_it_is_there(office: Council, amina: Person):
    amina.open(SETTINGS)
    assert "This is a demonstration." in amina.main
    assert "“Example Council” is made up for examples." in amina.main or "is made up for examples" in amina.main
    assert "Staff cannot sign in." in amina.main


def test_what_came_from_a_file_is_an_edition_of_its_own(office: Council, amina: Person):
    amina.open(SETTINGS + "/name").fill({"Area": "Bedford"}).press("Save")
    keep_profile(office.store, (council_profile(office.store) or b"").replace(b"area: Bedford", b"area: Luton"))
    amina.open(SETTINGS + "/name").fill({"Name of the council": "New Council"}).press("Save")
    amina.open(SETTINGS + "/editions")
    assert amina.main.count("Edition ") >= 4
    assert "nobody signed in.From a file, at the command line." in amina.main
    amina.open(SETTINGS + "/editions/99", expect=404)


def test_every_change_is_in_the_trail_with_who_made_it(office: Council, amina: Person):
    amina.open(SETTINGS + "/name").fill({"Area": "Bedford"}).press("Save")
    assert what_was_done(office, "2") == [("settings-changed", somebody(office.store, "Amina Yusuf").id)]


def test_days_and_times_are_typed_like_everywhere_in_the_office(office: Council, amina: Person):
    amina.open(f"{SETTINGS}/hours").fill({"Day": "28 12 2026"}).press("Save")
    amina.open(f"{SETTINGS}/duty").fill({"Duty begins": "9am"}).press("Save")
    text = (council_profile(office.store) or b"").decode()
    assert "2026-12-28" in text
    assert "from: 09:00" in text.replace('"', "").replace("'", "")
    assert amina.open(f"{SETTINGS}/hours").value("Day") == "28 12 2026"


def test_what_is_missing_has_its_link_below_its_own_words(amina: Person):
    amina.open(SETTINGS)
    links = [each for each in amina.page.select("main a") if each.get_text().startswith("Say who is on duty")]
    assert "out of hours" in links[0].find_previous("p", class_="govuk-body").get_text()
