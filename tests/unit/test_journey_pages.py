"""The pages around the questions: what holds for each of them."""

import pytest

from formbuilder.rendering.after_pages import after_page
from formbuilder.rendering.check_page import check_page
from formbuilder.rendering.copy_page import copy_page
from formbuilder.rendering.help_page import help_page
from formbuilder.rendering.start_page import start_page
from formbuilder.rendering.task_page import task_page
from tests.page import faults, text_of
from tests.unit.journey_pages import (
    CHECKED,
    COPIED,
    EVERY_PAGE,
    LENGTH,
    MINE,
    NEUTRAL,
    SAY,
    SITE,
    TASKS,
    WHERE,
    html,
    shown,
)


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_nothing_stands_in_the_way(name):
    template, page = EVERY_PAGE[name]
    assert list(faults(html(template, page), page)) == []


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_button_carries_a_token_and_every_list_has_something_in_it(name):
    page = shown(name)
    assert all(form["method"] == "post" and form.select_one("[name=csrf_token]") for form in page.select("form"))
    assert all(text_of(each) for each in page.main.select("ul, dl, p, h2, h3, dd, dt, li"))


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_title_ends_with_the_council(name):
    assert EVERY_PAGE[name][1].title.endswith(" – Example Council")


def test_a_form_with_a_neutral_title_is_never_called_otherwise():
    pages = [
        start_page(SITE, NEUTRAL, "For adults who help.", LENGTH, "t"),
        task_page(MINE, NEUTRAL, TASKS),
        check_page(MINE, NEUTRAL, CHECKED, "t"),
        help_page(MINE, NEUTRAL, SAY, MINE.page(4), "t"),
        after_page(MINE, NEUTRAL, WHERE),
        copy_page(MINE, NEUTRAL, COPIED),
    ]
    assert [page.title for page in pages if "help you give" in page.title or "You can get help" in page.title] == []
    assert pages[0].heading == pages[1].heading == pages[5].form == "A form"


@pytest.mark.parametrize("name", ["covered", "carry on", "ended"])
def test_what_is_shown_in_place_of_a_form_tells_nothing_of_it(name):
    text = text_of(shown(name)).lower()
    assert not [word for word in ("help you give", "safe?", "private", "assessment", "danger") if word in text]


def test_our_own_words_do_not_beg():
    asked = {name for name in EVERY_PAGE if "please" in text_of(shown(name)).lower()}
    assert asked == set()
