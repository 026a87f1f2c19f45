"""The text of a draft on the screen: changed, checked, saved beside others, and never lost."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes
from threading import Thread

import pytest
from werkzeug.test import TestResponse, encode_multipart

from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, Save, Saved, begin_draft, find_revision, save_draft, saves_of
from formbuilder.services.people import list_people
from formbuilder.services.sign_ins import end_session, sessions_of
from formbuilder.storage.drafts import set_state
from tests.council import SMALL, START, Council, Prepared
from tests.long import many
from tests.person import Person
from tests.staff import HOME, come_in, somebody, staffed

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
TURNS = many(100)
PLACE = HOME + "drafts/small-talk/2/"
PIN = DraftPin("small-talk", 2)
BOX = "The text"


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    owen = somebody(council.store, "Owen Price").id
    begun = begin_draft(council.store, "small-talk", TEXT, "small-talk@1", Doing(START, token_bytes, owen))
    assert isinstance(begun, Draft)
    yield council
    council.close()


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer").open(PLACE + "yaml")


def newest(office: Council) -> str:
    found = find_revision(office.store, PIN)
    assert found is not None
    return found.text


def ruth_saves(office: Council, old: str, new: str) -> Saved:
    """A colleague saves at the same time."""
    ruth = somebody(office.store, "Ruth Cole").id
    seen = find_revision(office.store, PIN)
    assert seen is not None
    assert old in seen.text
    save = Save(text=seen.text.replace(old, new), seen=seen.number, about="Changed the words")
    saved = save_draft(office.store, PIN, save, Doing(office.clock(), token_bytes, ruth))
    assert isinstance(saved, Saved)
    return saved


def rewritten(person: Person, old: str, new: str) -> Person:
    text = person.value(BOX)
    assert old in text
    return person.fill({BOX: text.replace(old, new)})


def test_the_text_is_shown_as_it_is_and_saved(office: Council, owen: Person):
    assert owen.value(BOX) == newest(office)
    rewritten(owen, "title: ", "# for 2027\ntitle: New ").press("Save")
    assert "Saved. This is save 2 now." in owen.main
    assert "# for 2027\ntitle: New " in newest(office)
    (save, _) = saves_of(office.store, PIN)
    assert save.saved_by == somebody(office.store, "Owen Price").id


def test_line_ends_of_browsers_do_not_get_in(office: Council, owen: Person):
    owen.fill({BOX: newest(office).replace("\n", "\r\n") + "# end\r\n"}).press("Save")
    assert "\r" not in newest(office)
    assert newest(office).endswith("# end\n")


def test_a_text_that_begins_with_an_empty_line_keeps_it(office: Council, owen: Person):
    owen.fill({BOX: "\n\n\n" + newest(office)}).press("Save")  # browsers take the first one away
    assert newest(office).startswith("\n\nform:")
    assert owen.value(BOX) == newest(office)


def test_what_is_wrong_is_said_with_its_line(office: Council, owen: Person):
    before = newest(office)
    rewritten(owen, "title: ", "titel: ").press("Check it")
    assert "Something in this text needs to be put right. It is not saved yet." in owen.main
    line = before.split("title: ")[0].count("\n") + 1
    assert f"Line {line}: ‘titel’ is not a setting" in owen.main
    assert "titel: " in owen.value(BOX)
    assert newest(office) == before
    rewritten(owen, "titel: ", "title: ").press("Check it")
    assert "Nothing is wrong with this text. It is not saved yet." in owen.main


@pytest.mark.parametrize(
    "broken", ["form: [", "a: b\na: c\n", "", "\ttab", "x" * 3_000, "&a *b", "\x00 a: b", "- a\n" * 9]
)
def test_a_text_with_mistakes_can_be_saved(office: Council, owen: Person, broken: str):
    owen.fill({BOX: broken}).press("Save")
    assert newest(office) == broken
    assert "to put right" in owen.main
    assert "Line " in owen.main
    owen.open(PLACE + "yaml").fill({BOX: TEXT}).press("Save")
    assert "to put right" not in owen.main


def test_the_changes_of_both_are_in_it(office: Council, owen: Person):
    title = next(line for line in TEXT.splitlines() if line.startswith("title: "))
    ruth_saves(office, title, "title: Ruth’s title")
    rewritten(owen, "sections:", "# Owen\nsections:").press("Save")
    assert "Somebody else saved in the meantime. Their changes and yours are both in it." in owen.main
    assert "title: Ruth’s title" in newest(office)
    assert "# Owen\nsections:" in newest(office)


def clashing(office: Council, owen: Person) -> Person:
    title = next(line for line in TEXT.splitlines() if line.startswith("title: "))
    ruth_saves(office, title, "title: Ruth’s title")
    return rewritten(owen, title, "title: Owen’s title").press("Save")


def test_of_two_texts_in_one_place_one_is_chosen(office: Council, owen: Person):
    clashing(office, owen)
    assert owen.heading == "Choose which words to keep"
    assert "title: Ruth’s title" in owen.main
    assert "What you sent is kept aside as save 3" in owen.main
    assert "Ruth" in newest(office)
    owen.fill({"Which words do you keep in place 1?": "What you wrote"}).press("Save")
    assert "Saved." in owen.main
    assert "That was save 4." in owen.main
    assert "title: Owen’s title" in newest(office)
    assert "Ruth" not in newest(office)


def test_or_neither(office: Council, owen: Person):
    clashing(office, owen)
    owen.press("Save")
    assert owen.errors == [("#place-1", "Choose which words to keep in place 1.")]
    owen.fill(
        {
            "Which words do you keep in place 1?": "Something else: write it below",
            "Other words for place 1": "title: Both",
        }
    )
    owen.press("Save")
    assert "\ntitle: Both\n" in newest(office)


def test_what_was_kept_aside_can_be_chosen_later_and_nothing_else_is_lost(office: Council, owen: Person):
    clashing(office, owen)
    ruth_saves(office, "sections:", "# More by Ruth\nsections:")
    owen.fill({"Which words do you keep in place 1?": "What they saved"}).press("Save")
    assert "title: Ruth’s title" in newest(office)
    assert "# More by Ruth" in newest(office)
    owen.open(PLACE + "revisions")
    assert "Kept aside: it is not part of the draft." in owen.main
    owen.follow("See save 3").follow("Choose what to keep of it")
    assert owen.heading == "Choose which words to keep"


def test_however_many_places_there_are_all_are_chosen_from(office: Council, owen: Person):
    token = owen.sent_by("Save")["csrf_token"][0]
    lines = [f"# {number}\n# between {number}\n" for number in range(510)]
    doing = Doing(office.clock(), token_bytes)
    mine = "".join(line.replace("\n", " mine\n", 1) for line in lines)
    for text, seen in (("".join(lines), 1), (mine.replace("mine", "theirs"), 2), (mine, 2)):
        save_draft(office.store, PIN, Save(text=text, seen=seen, about=""), doing)
    sent = {f"place-{number}": "mine" for number in range(1, 511)} | {
        f"place-{number}-words": "" for number in range(1, 511)
    }
    response = posted(owen, sent | {"csrf_token": token, "seen": "3"}, PLACE + "revisions/4/join")
    assert response.status_code == 303
    assert newest(office) == mine


def test_more_than_a_form_can_hold_comes_back_with_the_text(office: Council, owen: Person):
    before, long = newest(office), "# é\n" * 250_001
    owen.fill({BOX: long}).press("Save")
    assert owen.errors == [
        ("#text", "This is more than a form can hold, so it was not saved. Make the text shorter, then save it.")
    ]
    assert owen.value(BOX) == long
    assert newest(office) == before


def test_five_megabytes_come_back_and_far_more_get_a_plain_page(office: Council, owen: Person):
    before, token = newest(office), owen.sent_by("Save")["csrf_token"][0]
    sent = {"csrf_token": token, "seen": "1", "text": "a" * 5_000_000}
    response = posted(owen, sent)
    assert response.status_code == 200
    assert "more than a form can hold" in response.text
    assert "a" * 5_000_000 in response.text
    response = posted(owen, sent | {"text": "a" * 7_000_000})
    assert response.status_code == 413
    assert "That is more than a form can hold" in response.text
    assert newest(office) == before


def posted(person: Person, sent: dict[str, str], url: str = PLACE + "yaml") -> TestResponse:
    """Send as the page does."""
    boundary, body = encode_multipart(sent)
    return person.client.post(url, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def test_a_megabyte_of_other_letters_fits(office: Council, owen: Person):
    long = "title: a\n" + "# ع\n" * 190_000
    owen.fill({BOX: long}).press("Save")
    assert newest(office) == long


def test_an_ended_sign_in_loses_nothing(office: Council, owen: Person):
    rewritten(owen, "title: ", "# kept\ntitle: ")
    me = somebody(office.store, "Owen Price").id
    (session,) = sessions_of(office.store, me, office.clock())
    end_session(office.store, me, session.id, now=office.clock(), random=token_bytes)
    owen.press("Save", expect=403)
    again = owen.page
    come_back = come_in(office, "officer")
    owen.client = come_back.client
    owen.page = again
    owen.press("Send it again")
    owen.press("Send it again") if owen.heading == "Send this once more" else None
    assert "Saved. This is save 2 now." in owen.main
    assert "# kept\ntitle: " in newest(office)


def test_whose_role_only_reads_sees_the_text(office: Council):
    ruth = come_in(office, "approver").open(PLACE + "yaml")
    assert "Your role can read this text, but not change it." in ruth.main
    assert "sections:" in ruth.main
    assert not ruth.offers("Save")


@pytest.mark.parametrize("state", ["published", "dropped"])
def test_a_draft_that_is_done_cannot_be_changed_and_what_was_sent_comes_back(office: Council, owen: Person, state: str):
    rewritten(owen, "title: ", "# late\ntitle: ")
    office.store.write(lambda scope: set_state(scope, "small-talk", 2, state))
    owen.press("Save")
    assert owen.errors[0][1].startswith("Nobody can change this draft any more, so this was not saved.")
    assert "# late" in owen.value(BOX)
    owen.open(PLACE + "yaml")
    assert not owen.offers("Save")
    owen.open(PLACE + "revisions/1")
    assert "Go back to this save" not in owen.main


@pytest.mark.parametrize("seen", ["", "x", "0", "99", "9" * 30, "-1", "١"])
def test_a_save_that_does_not_say_what_it_began_with_loses_nothing(office: Council, owen: Person, seen: str):
    sent = {name: values[0] for name, values in owen.sent_by("Save").items()}
    owen.send(PLACE + "yaml", sent | {"seen": seen, "text": "form: mine"})
    assert owen.errors[0][1].startswith("We could not tell which save you began with")
    assert owen.value(BOX) == "form: mine"


@pytest.mark.parametrize("place", ["x-y/2/yaml", "small-talk/9/yaml", "small-talk/99999999999/yaml", "A%00/1/yaml"])
def test_drafts_that_are_not_there_are_not_found(owen: Person, place: str):
    owen.open(HOME + "drafts/" + place, expect=404)


@pytest.mark.parametrize("place", ["9", "0", "99999999999", "9/back", "x"])
def test_revisions_that_are_not_there_are_not_found(owen: Person, place: str):
    owen.open(PLACE + "revisions/" + place, expect=404)


def test_two_officers_who_save_many_times_each_lose_nothing(office: Council):
    """Each adds lines in a place of their own, to whatever they saw last; at the end all of them are there."""
    begun = "form: small-talk\nversion: 2\ntitle: A\n# one\n\n\n\n# two\n"
    save_draft(office.store, PIN, Save(text=begun, seen=1, about=""), Doing(office.clock(), token_bytes))
    dana = next(each.name for each in list_people(office.store) if each.name == "Dana Fox")
    writers = (("# one", come_in(office, "officer")), ("# two", named(office, dana)))
    faults: list[BaseException] = []

    def write(mark: str, person: Person) -> None:
        try:
            for turn in range(TURNS):
                person.open(PLACE + "yaml")
                text = person.value(BOX).replace(f"{mark}\n", f"{mark}\n{mark}, {turn}\n", 1)
                person.fill({BOX: text}).press("Save")
                assert "Saved. This is save" in person.main, person.main
        except BaseException as fault:  # noqa: BLE001 - told below, in the main thread
            faults.append(fault)

    threads = [Thread(target=write, args=each) for each in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    lines = newest(office).splitlines()
    for mark in ("# one, ", "# two, "):
        assert [line for line in lines if line.startswith(mark)] == [f"{mark}{turn}" for turn in reversed(range(TURNS))]
    numbers = [each.number for each in saves_of(office.store, PIN, most=1_000)]
    assert numbers == [*range(2 * TURNS + 2, 0, -1)]


def named(office: Council, name: str) -> Person:
    person = Person(office.app)
    return person.open(HOME + "sign-in").fill({"Who do you want to be?": name}).press()
