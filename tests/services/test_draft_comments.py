"""What came back from Word is kept at the draft until somebody says “done”."""

from dataclasses import replace

import pytest

from formbuilder.drafting.edits import EditRefused
from formbuilder.services.councils import add_council
from formbuilder.services.draft_comments import (
    CommentState,
    bring_comments,
    comments_of,
    find_comment,
    finish_comment,
    take_words,
)
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, DraftState, NotSaved, Saved, begin_new_form, find_revision
from formbuilder.storage import drafts as rows
from formbuilder.storage.engine import Store
from tests.services.draft_stories import DOING, TEXT
from tests.services.stories import NOW
from tests.services.word_stories import CHANGE, COMMENT, PIN


@pytest.fixture
def tea(store: Store) -> Store:
    assert isinstance(begin_new_form(store, "tea", TEXT, "words", DOING), Draft)
    assert bring_comments(store, PIN, (COMMENT, CHANGE), DOING) == 2
    return store


def test_comments_stay_until_somebody_says_done(tea: Store):
    found = comments_of(tea, PIN)
    assert [(each.slot, each.words, each.author, each.written_at) for each in found.comments] == [
        ("form.intro", "Warmer?", "Lee", NOW),
        ("form.intro", "Welcome.", "", None),
    ]
    first = found.comments[0]
    assert finish_comment(tea, PIN, first.id, DOING)
    assert not finish_comment(tea, PIN, first.id, DOING)
    assert [each.words for each in comments_of(tea, PIN).comments] == ["Welcome."]
    assert comments_of(tea, PIN, CommentState.DONE).comments == (first,)


def test_a_file_that_is_brought_twice_brings_nothing_new(tea: Store):
    other = replace(COMMENT, words="Another")
    assert bring_comments(tea, PIN, (COMMENT, other, CHANGE), DOING) == 1
    assert comments_of(tea, PIN).found == 3


def test_words_from_word_are_saved_as_a_revision_and_the_change_is_done(tea: Store):
    _, change = comments_of(tea, PIN).comments
    assert take_words(tea, PIN, change, DOING) == Saved(2, with_others=False)
    revision = find_revision(tea, PIN)
    assert revision is not None
    assert revision.text == TEXT.replace("Hello.", "Welcome.")
    assert revision.about == "Words from Word: form.intro"
    assert [each.words for each in comments_of(tea, PIN).comments] == ["Warmer?"]


def test_words_for_a_place_that_is_gone_change_nothing_and_stay(tea: Store):
    bring_comments(tea, PIN, (replace(CHANGE, slot="gone.ask"), replace(CHANGE, words="")), DOING)
    odd = [each for each in comments_of(tea, PIN).comments if each.slot == "gone.ask" or not each.words]
    assert len(odd) == 2
    for change in odd:
        assert isinstance(take_words(tea, PIN, change, DOING), EditRefused)
    assert comments_of(tea, PIN).found == 4
    assert find_revision(tea, PIN, 2) is None


def test_a_frozen_draft_takes_nothing(tea: Store):
    _, change = comments_of(tea, PIN).comments
    tea.write(lambda scope: rows.set_state(scope, "tea", 1, DraftState.PUBLISHED))
    assert bring_comments(tea, PIN, (replace(COMMENT, words="x"),), DOING) is NotSaved.FROZEN
    assert take_words(tea, PIN, change, DOING) is NotSaved.FROZEN
    assert comments_of(tea, PIN).found == 2


def test_long_lists_have_pages(tea: Store):
    bring_comments(tea, PIN, [replace(COMMENT, words=f"{number}") for number in range(120)], DOING)
    found = comments_of(tea, PIN, page=3)
    assert (found.page, found.pages, found.found, len(found.comments)) == (3, 3, 122, 22)
    assert comments_of(tea, PIN, page=99).page == 3


@pytest.mark.parametrize("id_", ["", "x", "0" * 32, "é" * 32])
def test_what_is_not_there_is_not_found(tea: Store, id_: str):
    assert find_comment(tea, PIN, id_) is None
    assert not finish_comment(tea, PIN, id_, DOING)
    assert bring_comments(tea, DraftPin("x", 1), (COMMENT,), DOING) is NotSaved.UNKNOWN


def test_another_council_sees_no_comment_of_ours(tea: Store):
    other = add_council(tea.engine, "luton", "Luton", now=NOW)
    first = comments_of(tea, PIN).comments[0]
    assert comments_of(other, PIN).found == 0
    assert find_comment(other, PIN, first.id) is None
    assert not finish_comment(other, PIN, first.id, DOING)
