"""Versions and saves by their names, read and compared."""

import pytest

from formbuilder.checking.shelf import Shelf
from formbuilder.definition.bundle import bundles
from formbuilder.services import drafts
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save
from formbuilder.services.editions import Edition, EditionName, Unreadable, compared, find_edition, offered
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.storage.engine import Store
from tests.council import SMALL
from tests.looked_up import close_form
from tests.services.draft_stories import DOING
from tests.services.stories import NOW

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
NAMES = ["a@1", "carers-assessment@2.17", "a-1@999999.999999"]
NO_NAMES = ["", "a", "a@", "@1", "a@0", "a@01", "a@1.", "a@1.0", "a@1.2.3", "A@1", "a@-1", "a@1 b@2", "a@٣", "a@1\n.2"]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf.of(SMALL)


@pytest.fixture
def talk(store: Store) -> Store:
    """A version that was withdrawn, and a draft with a save that is broken and one with a new title."""
    ((form, data),) = [each for each in bundles(SMALL) if each[0].slug == "small-talk"]
    publish_example(store, FormPin(form.slug, form.version, form.fingerprint), data, NOW, records=False)
    close_form(store, "small-talk", 1)
    drafts.begin_draft(store, "small-talk", TEXT, "small-talk@1", DOING)
    for number, text in enumerate(("form: [", TEXT.replace("title: ", "title: New ", 1)), 1):
        drafts.save_draft(store, DraftPin("small-talk", 2), Save(text=text, seen=number, about=""), DOING)
    return store


def find(store: Store, name: str, shelf: Shelf) -> Edition | Unreadable | None:
    parsed = EditionName.parse(name)
    assert parsed is not None
    return find_edition(store, parsed, shelf)


@pytest.mark.parametrize("typed", NAMES)
def test_a_name_reads_back_as_it_is_written(typed: str):
    assert str(EditionName.parse(f" {typed} ")) == typed


@pytest.mark.parametrize("typed", NO_NAMES)
def test_other_words_are_no_name(typed: str):
    assert EditionName.parse(typed) is None


def test_a_version_and_saves_are_found_and_compared(talk: Store, shelf: Shelf):
    old, first, newest = (find(talk, name, shelf) for name in ("small-talk@1", "small-talk@2.1", "small-talk@2"))
    assert isinstance(old, Edition)
    assert isinstance(first, Edition)
    assert isinstance(newest, Edition)
    assert str(newest.form.title).startswith("New ")
    assert not compared(first, first).differs
    found = compared(old, newest)
    assert found.heading == "What changed from small-talk@1 to small-talk@2"
    assert any("reworded" in account.sentence for account in found.accounts)


def test_a_save_that_cannot_be_read_says_why(talk: Store, shelf: Shelf):
    found = find(talk, "small-talk@2.2", shelf)
    assert isinstance(found, Unreadable)
    assert found.problems


@pytest.mark.parametrize("name", ["small-talk@3", "small-talk@1.1", "small-talk@2.9", "other@1"])
def test_what_is_not_there_is_nothing(talk: Store, shelf: Shelf, name: str):
    assert find(talk, name, shelf) is None


def test_versions_drafts_and_saves_of_a_form_are_offered(talk: Store):
    found = offered(talk, "small-talk")
    names = ["small-talk@2", "small-talk@2.3", "small-talk@2.2", "small-talk@2.1", "small-talk@1"]
    assert [str(each.name) for each in found] == names
    assert [bool(each.saved_at) for each in found] == [True, True, True, True, False]
    assert offered(talk, "other") == offered(talk, "A\x00") == ()
