"""A panel’s words become checks (item 11, n9): from a decision to a finding that names the group and its reason."""

from datetime import date

import pytest

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.definition.rates import NO_RATES
from formbuilder.services import deciding, panel_words
from formbuilder.services.panel_words import NewWord, NoWord, PanelWord, WordKind
from formbuilder.storage.engine import Store
from formbuilder.web.shelves import Shelves
from formbuilder.web.words import WordsInUse
from tests.council import SMALL
from tests.services.decision_stories import Table, table
from tests.services.panel_stories import at

ON = date(2026, 11, 23)
BECAUSE = "We are people, and not cases."
DRAFT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")


@pytest.fixture
def here(store: Store) -> Table:
    return table(store)


def decides(here: Table, word: str, instead: str, kind: WordKind = WordKind.AVOID, who: str = "ann") -> PanelWord:
    made = here.answers(here.sends(getattr(here, who)))
    new = NewWord(kind=kind, word=word, instead=instead, because=BECAUSE, decision=made.id)
    added = panel_words.add_word(here.store, new, here.officer())
    assert isinstance(added, PanelWord), added
    return added


def found(here: Table, words: WordsInUse, draft: str = DRAFT) -> list[tuple[str, str, str, str]]:
    shelf = Shelf.of(ROOT / "forms").with_words(words.entries())
    report = shelf.check(draft, ON)
    marked = [(each.finding, each.quote) for each in report.findings]
    return [(each.rule, quote, each.suggestion, each.by) for each, quote in marked if each.rule.startswith("group-")]


def test_from_a_decision_on_every_draft_is_checked_and_the_finding_names_the_group_and_its_reason(here: Table):
    """n9: all forms of the word; it is over when it is taken back, or when its decision is."""
    words = WordsInUse(here.store)
    assert found(here, words) == []
    word = decides(here, "Hour", "time")
    assert (word.group, word.by) == ("Tea group", "Owen Price")
    draft = DRAFT.replace("About how many hours", "In  hours, how many")
    (first, *_) = found(here, words, draft)
    assert first == ("group-words", "hours", "Write “time”.", f"Tea group: {BECAUSE}")
    assert panel_words.end_word(here.store, word.id, "  ", here.officer()) is NoWord.NO_REASON
    assert panel_words.end_word(here.store, word.id, "The group changed its mind.", here.officer(3)) is None
    assert found(here, words, draft) == []
    (listed,) = panel_words.list_words(here.store)
    assert (listed.stands, listed.ended_by, listed.ended_because) == (
        *(False, "Owen Price", "The group changed its mind."),
    )
    again = decides(here, "hours", "time", who="bo")
    assert found(here, words, draft)
    deciding.undo_decision(here.store, again.decision or "", "It was a mistake.", here.officer(3))
    assert found(here, words, draft) == []


def test_a_term_is_found_where_a_form_does_not_say_what_it_means(here: Table):
    words = WordsInUse(here.store)
    decides(here, "week", "Monday to Sunday", WordKind.TERM)
    draft = DRAFT.replace("in the last 7 days", "in a usual week")
    (first, *_) = found(here, words, draft)
    assert first[0] == "group-terms"
    assert first[3] == f"It means “Monday to Sunday”. Tea group: {BECAUSE}"
    explained = DRAFT.replace("in the last 7 days", "in a usual week (Monday to Sunday)")
    assert len(found(here, words, explained)) < len(found(here, words, draft))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"word": " "}, NoWord.WORD),
        ({"word": "a/v|b"}, NoWord.WORD),
        ({"word": "x" * 81}, NoWord.WORD),
        ({"instead": ""}, NoWord.INSTEAD),
        ({"because": ""}, NoWord.NO_REASON),
        ({"decision": "0" * 32}, NoWord.UNKNOWN),
    ],
)
def test_what_a_decision_about_a_word_lacks_is_said(here: Table, more, why):
    made = here.answers(here.sends(here.ann))
    whole = {"kind": WordKind.AVOID, "word": "case", "instead": "person", "because": BECAUSE, "decision": made.id}
    assert panel_words.add_word(here.store, NewWord(**(whole | more)), here.officer()) == {why}


def test_only_who_answers_points_decides_and_a_word_is_decided_once(here: Table):
    word = decides(here, "case", "person")
    new = NewWord(kind=WordKind.AVOID, word="Case", instead="x", because=BECAUSE, decision=word.decision or "")
    assert panel_words.add_word(here.store, new, here.officer()) == {NoWord.THERE_ALREADY}
    assert panel_words.add_word(here.store, new, at(2, here.ann)) == {NoWord.NO_RIGHT}
    assert panel_words.end_word(here.store, word.id, "No.", at(2, here.chair)) is NoWord.NO_RIGHT


def test_the_lists_are_made_once_and_one_query_says_whether_there_is_something_new(here: Table):
    """A page asks one query; the checker is made again only after a new decision."""
    words, shelves = WordsInUse(here.store), Shelves(ROOT / "forms")
    bare = shelves.at(NO_RATES, None, words)
    decides(here, "case", "person")
    one, two = (shelves.at(NO_RATES, None, words) for _ in range(2))
    assert one.lists is two.lists
    assert one.lists is not bare.lists
    assert words.entries() is words.entries()
