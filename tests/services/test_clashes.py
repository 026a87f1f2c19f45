"""What was kept aside: the choice between two texts, on both databases, and nothing is lost whoever saves meanwhile."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from formbuilder.drafting.joining import Piece
from formbuilder.services import clashes, drafts
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Clashed, Draft, NotSaved, Save, Saved
from formbuilder.storage.engine import Store
from tests.databases import ON_BOTH
from tests.services.draft_stories import DOING

pytestmark = ON_BOTH

PIN = DraftPin("tea", 1)
TEXT = "form: tea\nversion: 1\ntitle: Tea\nfor: everybody\nintro: Hello.\nrecords: no\nlinks: [a]\n"


@pytest.fixture
def tea(store: Store) -> Store:
    assert isinstance(drafts.begin_new_form(store, "tea", TEXT, "words", DOING), Draft)
    return store


def save(store: Store, text: str, seen: int) -> Saved | Clashed | NotSaved:
    return drafts.save_draft(store, PIN, Save(text=text, seen=seen, about=""), DOING)


def text_of(store: Store) -> str:
    found = drafts.find_revision(store, PIN)
    assert found is not None
    return found.text


@pytest.fixture
def aside(tea: Store) -> int:
    """Somebody wrote “Coffee” and “Bye.” where another one had saved “Milk”."""
    save(tea, TEXT.replace("title: Tea", "title: Milk"), 1)
    kept = save(tea, TEXT.replace("title: Tea", "title: Coffee").replace("[a]", "[b]"), 1)
    assert isinstance(kept, Clashed)
    return kept.aside


@pytest.mark.parametrize("chosen", ["title: Milk\n", "title: Coffee\n", "title: Cocoa", ""])
def test_what_is_chosen_is_saved_with_all_other_changes(tea: Store, aside: int, chosen: str):
    choice = clashes.choice_of(tea, PIN, aside)
    assert choice is not None
    assert choice.pieces == (Piece("title: Tea\n", "title: Milk\n", "title: Coffee\n"),)
    assert clashes.choose(tea, PIN, choice, [chosen], DOING) == Saved(4, with_others=False)
    line = f"{chosen.strip()}\n" if chosen else ""
    assert text_of(tea) == TEXT.replace("title: Tea\n", line).replace("[a]", "[b]")


def test_as_many_are_chosen_as_there_are_places(tea: Store, aside: int):
    choice = clashes.choice_of(tea, PIN, aside)
    assert choice is not None
    assert clashes.choose(tea, PIN, choice, [], DOING) is NotSaved.UNKNOWN
    assert clashes.choose(tea, PIN, choice, ["a", "b"], DOING) is NotSaved.UNKNOWN


def test_what_is_saved_before_the_choice_is_joined_with_it(tea: Store, aside: int):
    choice = clashes.choice_of(tea, PIN, aside)
    assert choice is not None
    save(tea, text_of(tea).replace("Hello.", "Good morning."), 2)
    assert clashes.choose(tea, PIN, choice, ["title: Cocoa\n"], DOING) == Saved(5, with_others=True)
    assert "title: Cocoa\n" in text_of(tea)
    assert "Good morning." in text_of(tea)


def test_or_kept_aside_too_if_it_changed_the_same_words(tea: Store, aside: int):
    choice = clashes.choice_of(tea, PIN, aside)
    assert choice is not None
    save(tea, text_of(tea).replace("Milk", "Juice"), 2)
    again = clashes.choose(tea, PIN, choice, ["title: Cocoa\n"], DOING)
    assert isinstance(again, Clashed)
    found = clashes.choice_of(tea, PIN, again.aside)
    assert found is not None
    assert found.pieces == (Piece("title: Milk\n", "title: Juice\n", "title: Cocoa\n"),)


@pytest.mark.parametrize(("number", "other"), [(1, None), (2, None), (9, None), (0, None), (3, 3), (3, 99), (3, 0)])
def test_only_what_was_kept_aside_is_a_choice(tea: Store, aside: int, number: int, other: int | None):
    assert aside == 3
    found = clashes.choice_of(tea, PIN, number, other)
    assert found is None or other == 0


def test_two_officers_who_save_at_once_lose_nothing(tea: Store):
    """Each changes a line of their own, and both one line: whatever is not in the draft stands aside."""
    begun = "".join(f"# {name}\n\n" for name in ("a", "b", "both"))
    save(tea, begun, 1)

    def write(name: str) -> None:
        for turn in range(100):
            seen = drafts.find_revision(tea, PIN)
            assert seen is not None
            mine = seen.text.replace(f"# {name}\n", f"# {name}\n- {name}{turn}\n").replace("both", f"both {name}{turn}")
            assert isinstance(save(tea, mine, seen.number), Saved | Clashed)

    with ThreadPoolExecutor(2) as writers:
        list(writers.map(write, ("a", "b")))
    kept = [drafts.find_revision(tea, PIN, each.number) for each in drafts.saves_of(tea, PIN, most=1_000)]
    texts = [text_of(tea), *(each.text for each in kept if each and each.aside)]
    for name in ("a", "b"):
        assert all(any(f"- {name}{turn}\n" in text for text in texts) for turn in range(100))
    assert [each.number for each in kept if each] == [*range(202, 0, -1)]
