"""Forms that are not finished: what can be read of them, whose problem is whose, names for what is new."""

from pathlib import Path

import pytest

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.definition.load import begun
from formbuilder.definition.worded import worded, wordings
from formbuilder.drafting.mentions import mentions
from formbuilder.drafting.new_ids import new_id
from formbuilder.drafting.owners import owned
from formbuilder.drafting.things import FORM, page, question, section
from formbuilder.drafting.values import value_of
from tests.council import SMALL

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf.of(ROOT / "forms")


def test_a_form_without_problems_is_read_as_it_always_is(shelf: Shelf):
    for path in sorted(Path(ROOT / "forms").glob("*/[0-9].yaml")):
        text = path.read_text(encoding="utf-8")
        form, _ = shelf.read(text)
        found = shelf.begun(text)
        assert found.problems == ()
        assert found.form is not None
        assert form is not None
        assert found.form.sections == form.sections


def test_a_form_with_problems_keeps_all_that_can_be_read(shelf: Shelf):
    found = shelf.begun(TEXT.replace("type: number", "type: numbr").replace("for: everyone", "fr: everyone"))
    assert {each.code.name for each in found.problems} >= {"UNKNOWN_VALUE", "MISSING_KEY", "UNKNOWN_KEY"}
    assert found.form is not None
    assert len(list(found.form.pages)) == 14


@pytest.mark.parametrize("text", ["", "[a, b", "- a", "x", "form: {", "a: &x b\nc: *x"])
def test_what_is_no_form_at_all_is_only_problems(text: str):
    found = begun(text.encode(), "draft.yaml")
    assert found.problems
    assert found.form is None or found.source is None or list(found.form.pages) == []


def test_each_problem_is_about_the_part_it_stands_in(shelf: Shelf):
    text = TEXT.replace("title: About you", "titel: About you").replace("id: your-help", "id: Your-help")
    text = text.replace("short: when you began to help", "shrt: x").replace("for: everyone", "fr: everyone")
    text = text.replace("glossary:", "glosary:")
    things = {each.thing for each in owned(shelf.begun(text))}
    assert things == {FORM, section("you"), page(""), question("since")}


def test_a_question_in_a_wording_keeps_the_usual_words_where_it_has_none(shelf: Shelf):
    text = TEXT.replace(
        "            short: who you help",
        "            wording: {warm: {ask: Whom?, options: {child: A child}}}\n            short: who you help",
    )
    form = shelf.begun(text).form
    assert form is not None
    assert wordings(form) == ("warm",)
    usual = next(each for each in form.questions if each.id == "cares_for")
    warm = worded(usual, "warm")
    assert str(warm.ask) == "Whom?"
    assert [str(each.label) for each in warm.type.options] == ["My partner", "A child", "None of these"]
    assert warm.short == usual.short
    assert worded(usual, "other") == usual


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Do you sleep well?", "sleep_well"),
        ("What is it?", "what_is_it"),
        ("Ümläut’s day", "umlauts_day"),
        ("", "question"),
        ("12 34", "question"),
        ("Yes", "yes_2"),
        ("Sleep", "sleep_2"),
        ("One two three four five six", "one_two_three_four"),
    ],
)
def test_a_name_tells_what_the_words_are_about(words: str, name: str):
    assert new_id(words, {"sleep"}) == name


def test_what_a_condition_names_is_found(shelf: Shelf):
    source = shelf.begun(TEXT).source
    assert source is not None
    written = value_of(source)
    assert mentions(written, "cares_for")
    assert mentions(written, "danger_now")
    assert not mentions(written, "call_you")
    assert not mentions(written, "care")
