"""What was saved of a draft: seen again, compared with what it is now, and gone back to."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import event

from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save, Saved, begin_draft, find_draft, find_revision, save_draft
from tests.council import SMALL, START, Council, Prepared
from tests.person import Person
from tests.staff import HOME, come_in, somebody, staffed

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
PIN = DraftPin("small-talk", 2)
PLACE = HOME + "drafts/small-talk/2/revisions"


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    owen = somebody(council.store, "Owen Price").id
    begin_draft(council.store, "small-talk", TEXT, "small-talk@1", Doing(START, token_bytes, owen))
    yield council
    council.close()


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer")


def saved(office: Council, text: str, about: str = "Changed the words", by: str = "Owen Price") -> int:
    """Somebody saves the whole text."""
    draft = find_draft(office.store, PIN)
    assert draft is not None
    doing = Doing(office.clock(), token_bytes, somebody(office.store, by).id)
    result = save_draft(office.store, PIN, Save(text=text, seen=draft.revision, about=about), doing)
    assert isinstance(result, Saved)
    return result.number


def words(office: Council, number: int | None = None) -> str:
    found = find_revision(office.store, PIN, number)
    assert found is not None
    return found.text


def test_each_save_is_on_the_list_with_who_and_what(office: Council, owen: Person):
    office.clock.pass_by(minutes=5)
    saved(office, words(office) + "# more\n", "Changed the question “Who?”", by="Dana Fox")
    owen.open(PLACE)
    assert "Save 2 (the newest) Monday 23 November 2026, 10:05am, by Dana Fox.Changed the question" in owen.main
    assert "Save 1 Monday 23 November 2026, 10am, by Owen Price.Began." in owen.main


def test_a_save_by_nobody_is_one_from_the_command_line(office: Council, owen: Person):
    save_draft(office.store, PIN, Save(text=TEXT + "# x\n", seen=1, about=""), Doing(START, token_bytes))
    assert "by somebody at the command line." in owen.open(PLACE).main


def test_the_list_is_paged_and_asks_few_questions_of_the_database(office: Council, owen: Person):
    for turn in range(120):
        saved(office, f"{TEXT}# {turn}\n")
    owen.open(PLACE)
    assert "Save 121 " in owen.main
    assert "Save 71 " not in owen.main
    owen.follow("Earlier saves").follow("Earlier saves")
    assert "Save 1 " in owen.main
    assert "Earlier saves" not in owen.main


def test_a_revision_says_what_changed_since(office: Council, owen: Person):
    first = words(office)
    saved(office, first.replace("title: ", "title: Another ", 1))
    owen.open(PLACE).follow("See save 1")
    assert "What changed from small-talk@2.1 to small-talk@2.2" in owen.main
    assert "[+Another+]" in owen.main
    assert str(owen.page.select_one("pre").text) == first
    owen.open(PLACE).follow("See save 2")
    assert "This is the newest save." in owen.main
    assert "Go back to this save" not in owen.main


def test_a_revision_that_cannot_be_read_says_why(office: Council, owen: Person):
    saved(office, "form: small-talk\ntitel: x\n")
    saved(office, TEXT.replace("version: 1", "version: 2"))
    owen.open(PLACE).follow("See save 2")
    assert "cannot be read as a form yet" in owen.main
    assert "Line 2: ‘titel’ is not a setting" in owen.main


def test_one_can_go_back_and_nothing_is_lost(office: Council, owen: Person):
    first = words(office)
    saved(office, "form: broken\n")
    owen.open(PLACE).follow("See save 1").follow("Go back to this save")
    assert owen.heading == "Do you want to go back to save 1?"
    assert words(office) == "form: broken\n"
    owen.press("Yes, go back to it")
    assert "The draft says again what it said in that save." in owen.main
    assert words(office) == first
    assert words(office, 2) == "form: broken\n"
    assert "Went back to 1." in owen.open(PLACE).main


def test_who_goes_back_while_somebody_else_saves_hears_of_it(office: Council, owen: Person):
    saved(office, TEXT.replace("title: ", "title: Two ", 1))
    owen.open(PLACE + "/1/back")
    saved(office, words(office) + "# by Dana\n", by="Dana Fox")
    owen.press("Yes, go back to it")
    assert "Somebody else saved this form too. Their changes and yours are both in it." in owen.main
    assert "Two" not in words(office)
    assert "# by Dana" in words(office)


def test_or_has_to_choose_if_it_was_the_same_place(office: Council, owen: Person):
    saved(office, words(office).replace("title: ", "title: Two ", 1))
    owen.open(PLACE + "/1/back")
    saved(office, words(office).replace("title: Two", "title: Three"), by="Dana Fox")
    owen.press("Yes, go back to it")
    assert owen.heading == "Choose which words to keep"
    assert "title: Three" in words(office)


def test_what_was_kept_aside_goes_in_without_a_choice_once_it_can(office: Council, owen: Person):
    first = words(office)
    saved(office, first.replace("title: ", "title: Two ", 1))
    aside = save_draft(
        office.store,
        PIN,
        Save(text=first.replace("title: ", "title: Mine ", 1) + "# mine\n", seen=1, about=""),
        Doing(office.clock(), token_bytes, somebody(office.store, "Owen Price").id),
    )
    saved(office, first.replace("title: ", "title: Mine ", 1))
    owen.open(f"{PLACE}/{aside.aside}/join")
    assert owen.heading == "There is nothing to choose"
    owen.press("Put them in")
    assert words(office).endswith("# mine\n")


def test_what_is_no_choice_is_none(owen: Person):
    owen.open(PLACE + "/1/join")
    assert owen.heading == "There is nothing to choose"
    token = owen.open(PLACE + "/1/back").sent_by("Yes, go back to it")["csrf_token"]
    owen.send(PLACE + "/1/join", {"csrf_token": token, "seen": "1"}, expect=404)
    owen.send(PLACE + "/9/back", {"csrf_token": token, "seen": "1"}, expect=404)


def test_opening_a_revision_of_many_asks_as_few_questions_as_of_one(office: Council, owen: Person):
    counts = []
    for _ in range(2):
        heard: list[str] = []
        owen.open(PLACE)
        listen(office, heard)
        owen.open(PLACE)
        counts.append(len(heard))
        for turn in range(30):
            saved(office, f"{TEXT}# {turn} {len(heard)}\n")
    assert counts[0] == counts[1]


def listen(office: Council, heard: list[str]) -> None:
    event.listen(office.engine, "before_cursor_execute", lambda *given: heard.append(given[2]))
