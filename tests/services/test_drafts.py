"""Drafts: each save is a revision, two people lose nothing, and one can go back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from formbuilder.definition.yaml_source import BIGGEST
from formbuilder.drafting.joining import Clash, Piece
from formbuilder.services import drafts
from formbuilder.services.councils import add_council
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Clashed, Draft, DraftState, NotSaved, Save, Saved
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.storage import drafts as rows
from formbuilder.storage.engine import Store
from tests.databases import ON_BOTH
from tests.services.draft_stories import DOING, TEXT
from tests.services.stories import NOW

pytestmark = ON_BOTH

PIN = DraftPin("tea", 1)


@pytest.fixture
def tea(store: Store) -> Store:
    assert isinstance(drafts.begin_new_form(store, "tea", TEXT, "words", DOING), Draft)
    return store


def text_of(store: Store, number: int | None = None) -> str:
    found = drafts.find_revision(store, PIN, number)
    assert found is not None
    return found.text


def save(store: Store, text: str, seen: int, about: str = "") -> Saved | Clashed | NotSaved:
    return drafts.save_draft(store, PIN, Save(text=text, seen=seen, about=about), DOING)


def test_a_draft_takes_the_next_number_and_keeps_it(tea: Store):
    second = drafts.begin_draft(tea, "tea", TEXT, "tea@1", DOING)
    assert isinstance(second, Draft)
    assert second.pin == DraftPin("tea", 2)
    assert [draft.pin.version for draft in drafts.drafts_of(tea, "tea")] == [2, 1]
    revision = drafts.find_revision(tea, second.pin)
    assert revision is not None
    assert revision.text == TEXT.replace("version: 1", "version: 2")


def test_a_number_that_was_loaded_is_not_used_again(tea: Store):
    publish_example(tea, FormPin("tea", 7, "f" * 64), b"", NOW, records=False)
    begun = drafts.begin_draft(tea, "tea", TEXT, "tea@7", DOING)
    assert isinstance(begun, Draft)
    assert begun.pin.version == 8


def test_a_copy_is_named_after_its_own_form(store: Store):
    begun = drafts.begin_new_form(store, "coffee", "# mine\nform: tea # old\ntitle: 'Tea'\n", "tea@1", DOING)
    assert isinstance(begun, Draft)
    revision = drafts.find_revision(store, begun.pin)
    assert revision is not None
    assert revision.text == "version: 1\n# mine\nform: coffee\ntitle: 'Tea'\n"
    assert begun.title == "Tea"


@pytest.mark.parametrize("name", ["", "Tea", "1tea", "tea time", "té", "t" * 61, "tea\n", "../tea"])
def test_a_short_name_is_plain(store: Store, name: str):
    assert drafts.begin_new_form(store, name, TEXT, "words", DOING) is NotSaved.NAME
    assert drafts.begin_draft(store, name, TEXT, "words", DOING) is NotSaved.NAME
    assert drafts.drafts_of(store, name) == ()


def test_a_form_is_begun_once(tea: Store):
    assert drafts.begin_new_form(tea, "tea", TEXT, "words", DOING) is NotSaved.TAKEN


def test_what_is_too_big_is_not_taken(tea: Store):
    big = TEXT + "#" * BIGGEST
    assert drafts.begin_draft(tea, "milk", big, "words", DOING) is NotSaved.TOO_BIG
    assert drafts.begin_new_form(tea, "milk", big, "words", DOING) is NotSaved.TOO_BIG
    assert save(tea, big, 1) is NotSaved.TOO_BIG
    assert text_of(tea) == TEXT


def test_each_save_is_a_revision_that_one_can_go_back_to(tea: Store):
    assert save(tea, TEXT.replace("Tea", "Tea?"), 1, "A question") == Saved(2, with_others=False)
    assert drafts.go_back(tea, PIN, 1, 2, DOING) == Saved(3, with_others=False)
    assert text_of(tea) == TEXT
    assert [(each.number, each.about) for each in drafts.saves_of(tea, PIN)] == [
        (3, "Went back to 1"),
        (2, "A question"),
        (1, "Began"),
    ]
    assert [each.number for each in drafts.saves_of(tea, PIN, most=1, before=3)] == [2]


def test_saving_the_same_again_makes_no_revision(tea: Store):
    assert save(tea, TEXT, 1) == Saved(1, with_others=False)
    assert len(drafts.saves_of(tea, PIN)) == 1


def test_the_list_shows_the_title_as_it_is_now(tea: Store):
    save(tea, TEXT.replace("title: Tea", 'title: "Tea, or not"'), 1)
    save(tea, "title:", 2)
    draft = drafts.find_draft(tea, PIN)
    assert draft
    assert (draft.title, draft.revision) == ("Tea, or not", 3)


def test_what_two_people_write_in_different_places_is_joined(tea: Store):
    assert save(tea, TEXT.replace("title: Tea", "title: Your tea"), 1) == Saved(2, with_others=False)
    assert save(tea, TEXT.replace("Hello.", "Good day."), 1) == Saved(3, with_others=True)
    assert text_of(tea) == TEXT.replace("title: Tea", "title: Your tea").replace("Hello.", "Good day.")


def test_where_two_change_the_same_words_both_are_kept(tea: Store):
    theirs, mine = (TEXT.replace("Hello", word) for word in ("Good day", "Hi"))
    save(tea, theirs, 1)
    piece = Piece("intro: Hello.\n", "intro: Good day.\n", "intro: Hi.\n")
    assert save(tea, mine, 1) == Clashed(3, 2, Clash((piece,)))
    assert text_of(tea) == theirs
    assert text_of(tea, 3) == mine
    assert [each.aside for each in drafts.saves_of(tea, PIN)] == [True, False, False]
    assert save(tea, mine, 2) == Saved(4, with_others=False)


def test_an_approved_draft_that_is_changed_is_in_review_again(tea: Store):
    tea.write(lambda scope: rows.set_state(scope, "tea", 1, DraftState.APPROVED))
    save(tea, TEXT + "# more\n", 1)
    found = drafts.find_draft(tea, PIN)
    assert found is not None
    assert found.state is DraftState.IN_REVIEW


@pytest.mark.parametrize("state", [DraftState.PUBLISHED, DraftState.DROPPED])
def test_what_is_frozen_is_not_changed(tea: Store, state: DraftState):
    tea.write(lambda scope: rows.set_state(scope, "tea", 1, state))
    assert save(tea, TEXT + "# more\n", 1) is NotSaved.FROZEN
    assert drafts.go_back(tea, PIN, 1, 1, DOING) is NotSaved.FROZEN


@pytest.mark.parametrize("pin", [DraftPin("tea", 2), DraftPin("te", 1), DraftPin("", 1), DraftPin("tea", 10**12)])
def test_what_is_not_there_is_not_saved(tea: Store, pin: DraftPin):
    assert drafts.save_draft(tea, pin, Save(text=TEXT, seen=1, about=""), DOING) is NotSaved.UNKNOWN
    assert drafts.find_draft(tea, pin) is None
    assert drafts.find_revision(tea, pin) is None
    assert drafts.saves_of(tea, pin) == ()


@pytest.mark.parametrize("number", [0, -1, 2, 10**12])
def test_a_revision_that_is_not_there_is_not_begun_with(tea: Store, number: int):
    assert save(tea, TEXT + "# more\n", number) is NotSaved.UNKNOWN
    assert drafts.go_back(tea, PIN, number, 1, DOING) is NotSaved.UNKNOWN


def test_another_council_sees_no_draft_of_ours(tea: Store):
    other = add_council(tea.engine, "luton", "Luton", now=NOW)
    assert drafts.find_draft(other, PIN) is None
    assert drafts.find_revision(other, PIN) is None


def test_two_hundred_saves_at_once_lose_nothing(tea: Store):
    lines = [f"# line {number}\n\n\n" for number in range(200)]
    save(tea, TEXT + "".join(lines), 1)
    base = text_of(tea)

    def change(number: int) -> Saved | Clashed | NotSaved:
        return save(tea, base.replace(f"# line {number}\n", f"# line {number}, changed\n"), 2)

    with ThreadPoolExecutor(2) as two:
        results = list(two.map(change, range(200)))
    assert all(isinstance(result, Saved) for result in results)
    assert text_of(tea).count(", changed") == 200
    assert len(drafts.saves_of(tea, PIN, most=300)) == 202


def test_two_hundred_clashes_at_once_are_all_kept(tea: Store):
    with ThreadPoolExecutor(2) as two:
        results = list(two.map(lambda number: save(tea, TEXT.replace("Hello", f"Hello {number}"), 1), range(200)))
    kept = {text_of(tea, each.number) for each in drafts.saves_of(tea, PIN, most=300)}
    assert {TEXT.replace("Hello", f"Hello {number}") for number in range(200)} <= kept
    assert sum(isinstance(result, Saved) for result in results) == 1


def test_a_draft_is_told_whole(tea: Store):
    draft = drafts.find_draft(tea, PIN)
    assert draft
    assert draft == Draft(
        pin=PIN,
        title="Tea",
        state=DraftState.DRAFT,
        revision=1,
        came_from="words",
        begun_by=None,
        begun_at=NOW,
        saved_at=NOW,
    )
    assert str(draft.pin) == "tea@1"
    assert replace(draft, title="") != draft
