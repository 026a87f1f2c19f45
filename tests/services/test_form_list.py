"""Lists of forms: found by words, in pages, with the same number of questions to the database for few and for many."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import event

from formbuilder.services.beginning import begin_form, begin_next_version, proposed_name, titled, words_of
from formbuilder.services.councils import add_council
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, DraftState, NotSaved, begin_draft
from formbuilder.services.form_list import form_history, list_forms, titles_of
from formbuilder.services.forms import FormState, publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.storage import drafts as rows
from formbuilder.storage.engine import Store
from tests.looked_up import close_form
from tests.services.draft_stories import DOING, TEXT
from tests.services.stories import NOW


def bundle(title: str) -> bytes:
    return json.dumps({"form": TEXT.replace("title: Tea", f"title: {title}"), "beside": {}}).encode()


def put_in(store: Store, form: str, version: int, title: str) -> None:
    publish_example(store, FormPin(form, version, "f" * 64), bundle(title), NOW, records=False)


def test_a_form_is_listed_once_under_its_newest_title(store: Store):
    put_in(store, "tea", 1, "Old tea")
    put_in(store, "tea", 2, "Tea")
    put_in(store, "zoo", 1, "Animals")
    begin_draft(store, "milk", TEXT.replace("Tea", "milk"), "words", DOING)
    found = list_forms(store)
    assert [(line.title, line.slug, line.open, line.drafts) for line in found.lines] == [
        ("Animals", "zoo", 1, ()),
        ("milk", "milk", None, (1,)),
        ("Tea", "tea", 2, ()),
    ]
    begin_draft(store, "tea", TEXT.replace("Tea", "New tea"), "tea@2", DOING)
    close_form(store, "tea", 2)
    line = next(line for line in list_forms(store).lines if line.slug == "tea")
    assert (line.title, line.open, line.state, line.drafts) == ("New tea", 1, FormState.EXAMPLE, (3,))


def test_an_example_that_is_brought_up_to_date_is_listed_by_its_new_title(store: Store):
    put_in(store, "tea", 1, "Tea")
    put_in(store, "tea", 1, "More tea")
    assert list_forms(store, "more").lines[0].title == "More tea"


def test_every_word_must_be_in_title_or_short_name(store: Store):
    put_in(store, "tea", 1, "Your Ärger with TEA")
    for words, count in (("tea", 1), ("ärger tea", 1), ("TEA coffee", 0), ("%", 0), ("_", 0), ("", 1)):
        assert list_forms(store, words).found == count, words


def test_a_form_whose_only_draft_was_dropped_is_not_listed(store: Store):
    begin_draft(store, "milk", TEXT, "words", DOING)
    store.write(lambda scope: rows.set_state(scope, "milk", 1, DraftState.DROPPED))
    assert list_forms(store).lines == ()
    assert form_history(store, "milk") is not None


def test_another_council_sees_nothing(store: Store):
    put_in(store, "tea", 1, "Tea")
    begin_draft(store, "milk", TEXT, "words", DOING)
    other = add_council(store.engine, "luton", "Luton", now=NOW)
    assert list_forms(other).lines == ()
    assert form_history(other, "tea") is None
    assert words_of(other, DraftPin("tea", 1)) is None
    assert begin_next_version(other, DraftPin("milk", 1), DOING) is NotSaved.UNKNOWN


def asked(store: Store) -> int:
    heard: list[str] = []

    def hear(*args: object) -> None:
        heard.append(str(args[2]))

    event.listen(store.engine, "before_cursor_execute", hear)
    list_forms(store, "tea", 2)
    form_history(store, "tea-1")
    event.remove(store.engine, "before_cursor_execute", hear)
    return len(heard)


def test_many_forms_ask_no_more_than_few(store: Store):
    counts = []
    for many in (2, 120):
        for number in range(many):
            if form_history(store, f"tea-{number}") is None:
                put_in(store, f"tea-{number}", 1, f"Tea {number}")
                begin_draft(store, f"tea-{number}", TEXT, "words", DOING)
        counts.append(asked(store))
    assert counts[0] == counts[1]
    assert list_forms(store, "tea", 3).pages == 3
    assert len(list_forms(store, "tea", 9).lines) == 20


def test_the_words_of_a_draft_come_before_those_of_its_version(store: Store):
    put_in(store, "tea", 1, "Tea")
    assert "title: Tea" in (words_of(store, DraftPin("tea", 1)) or "")
    begun = begin_next_version(store, DraftPin("tea", 1), DOING)
    assert isinstance(begun, Draft)
    assert begun.came_from == "tea@1"
    assert words_of(store, begun.pin, 1) == TEXT.replace("version: 1", "version: 2")
    assert words_of(store, begun.pin, 2) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Help with your meals", "help-meals"),
        ("Café: “été”!", "cafe-ete"),
        ("The", "the"),
        ("2 cups of tea", "form-2-cups-tea"),
        ("New", "form-new"),
        ("", "form"),
        ("漢字", "form"),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_short_name_is_proposed(store: Store, title: str, name: str):
    assert proposed_name(title) == name
    assert isinstance(begin_form(store, name, TEXT, "words", DOING), Draft)


@pytest.mark.parametrize("name", ["new", "council", "interface"])
def test_what_is_called_so_already_is_no_short_name(store: Store, name: str):
    assert begin_form(store, name, TEXT, "words", DOING) is NotSaved.NAME
    assert proposed_name(name) == f"form-{name}"


def test_a_title_is_put_where_titles_stand():
    assert titled(TEXT, 'Tea: "hot" # now').splitlines()[2] == "title: 'Tea: \"hot\" # now'" or "Tea" in titled(
        TEXT, "x: y"
    )
    assert titled(TEXT, "") == TEXT
    assert titled("- x", "Tea") == "- x"
    assert replace(DOING, by=None) == DOING


def test_a_form_is_called_in_lists_as_people_met_it(store: Store):
    put_in(store, "tea", 1, "Old tea")
    put_in(store, "tea", 2, "Tea")
    begin_draft(store, "tea", TEXT.replace("Tea", "New tea"), "tea@2", DOING)
    begin_draft(store, "milk", TEXT.replace("Tea", "Milk and you"), "words", DOING)
    assert titles_of(store) == {"tea": "Tea", "milk": "Milk and you"}
    few = asked_for_titles(store, 2)
    for number in range(40):
        put_in(store, f"form-{number}", 1, f"Form {number}")
    assert asked_for_titles(store, 42) == few, "the questions to the database do not grow"
    assert titles_of(store, ["tea", "a-gone-form"]) == {"tea": "Tea", "a-gone-form": "A gone form"}


def asked_for_titles(store: Store, expected: int) -> int:
    heard: list[str] = []

    def hear(*args: object) -> None:
        heard.append(str(args[2]))

    event.listen(store.engine, "before_cursor_execute", hear)
    assert len(titles_of(store)) == expected
    event.remove(store.engine, "before_cursor_execute", hear)
    return len(heard)
