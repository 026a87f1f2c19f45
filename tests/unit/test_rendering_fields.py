"""What is sent from a page, collected by question."""

from dataclasses import replace
from datetime import date
from secrets import token_hex

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from formbuilder.answers.values import AlsoAnswer, Written
from formbuilder.definition.marks import Also
from formbuilder.rendering.fields import collect, field_names, flat, new_token, page_form, raw_of
from tests.unit.rendering_forms import EVERY, SINGLE, TOGETHER

TODAY = date(2026, 11, 22)


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.secret_key = token_hex()
    return app


def sent(app: Flask, page, data: list[tuple[str, str]], *, token: bool = True):
    """What a page makes of a POST from the same browser."""
    with app.test_request_context(method="POST"):
        csrf = new_token()
        form = page_form(page.questions)(formdata=MultiDict([*data, *([("csrf_token", csrf)] if token else [])]))
        return collect(form, page.questions, TODAY)


def test_each_question_gets_its_own_parts(app: Flask):
    collected = sent(app, TOGETHER, [("q-word", "Sam"), ("q-born-year", "1950"), ("q-drinks", "tea"), ("q-x", "?")])
    assert collected.raw["word"] == {"": ["Sam"], "also": []}
    assert collected.raw["born"] == {"day": [], "month": [], "year": ["1950"], "also": []}
    assert collected.readings["word"].value == Written("Sam")
    assert "x" not in collected.raw
    assert not collected.not_taken


def test_every_box_of_every_question_comes_back(app: Flask):
    names = [name for question in EVERY.values() for name in field_names(question).values()]
    collected = sent(app, TOGETHER, [(name, "x") for name in names])
    assert flat(TOGETHER.questions, collected.raw) == {name: ["x"] for name in names}


@pytest.mark.parametrize("name", ["q-drink", "q-drink-also"])
def test_i_do_not_know_may_be_one_of_the_buttons(app: Flask, name):
    collected = sent(app, TOGETHER, [(name, "dont_know")])
    assert collected.raw["drink"] == {"": [], "also": ["dont_know"]}
    assert collected.readings["drink"].value == AlsoAnswer(Also.DONT_KNOW)


def test_several_may_be_chosen(app: Flask):
    assert sent(app, TOGETHER, [("q-drinks", "tea"), ("q-drinks", "coffee")]).raw["drinks"][""] == ["tea", "coffee"]


def test_without_a_token_nothing_is_taken_and_everything_is_kept_on_the_page(app: Flask):
    collected = sent(app, SINGLE[0], [("q-word", "Sam")], token=False)
    assert collected.not_taken
    assert not collected.good
    assert collected.raw["word"][""] == ["Sam"]


def test_what_was_not_shown_and_not_touched_stays_as_it_is(app: Flask):
    collected = sent(app, TOGETHER, [("unseen", "yes"), ("q-word", "Sam"), ("q-story", "")])
    assert set(collected.readings) == {"word"}
    assert "story" in sent(app, TOGETHER, [("q-word", "Sam"), ("q-story", "")]).readings


@pytest.mark.parametrize("id_", ["word", "born", "rent", "name", "home", "drink", "drinks", "true"])
def test_a_draft_comes_back_as_it_was_sent(app: Flask, id_):
    question = EVERY[id_]
    typed = {name: ["tea"] for name in field_names(question).values()}
    assert flat([question], raw_of([question], typed)) == typed


@pytest.mark.parametrize("id_", ["meta", "process", "data", "errors", "csrf_token", "validate", "unseen"])
def test_an_id_may_be_any_word(app: Flask, id_):
    asked = replace(SINGLE[0], questions=(replace(EVERY["word"], id=id_),))
    assert sent(app, asked, [(f"q-{id_}", "Sam")]).readings[id_].value == Written("Sam")


def test_the_class_of_a_page_is_made_once():
    assert page_form(TOGETHER.questions) is page_form(TOGETHER.questions)


def test_no_page_that_is_sent_reads_the_words_of_wtforms_which_nobody_is_shown(app: Flask):
    with app.test_request_context(method="POST"):
        form = page_form(TOGETHER.questions)(formdata=MultiDict())
        assert form.meta.get_translations(form) is None
