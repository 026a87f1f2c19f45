"""Groups, taking an item away, and two different answers to one question."""

from dataclasses import replace
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict

from formbuilder.answers.reading import FaultCode, fault
from formbuilder.answers.values import Agreed, AlsoAnswer, Amount, Item, Parts, Written
from formbuilder.definition.marks import Also
from formbuilder.rendering.conflict_page import Difference, Kept, conflict_page, is_resolving, kept
from formbuilder.rendering.group_page import group_page, remove_page
from formbuilder.rendering.question_page import Problems
from tests.page import faults, text_of
from tests.unit.rendering_forms import EVERY, PERSON, SINGLE, TOGETHER, VISIT, frame_of, subject, templates

TEMPLATES = templates()
PEOPLE = subject(next(page for page in SINGLE if page.group))
ITEMS = (
    Item("abcdefg1", {"first_name": Written("Amir"), "age": Amount(Decimal(30), guess=True)}),
    Item("abcdefg2", {"first_name": Written("<b>Mary")}),
)
DIFFERENCES = (
    Difference(EVERY["word"], Written("One"), Written('Two"><b>')),
    Difference(EVERY["home"], None, Parts((("line1", "1 High Street"), ("postcode", "MK40 1AA")))),
)
TYPED = {"word": {"": ['Two"><b>']}, "home": {"line1": ["1 High Street"]}, "story": {"": ["also this"]}}


def shown(template: str, page) -> BeautifulSoup:
    html = TEMPLATES.get_template(template).render(page=page, frame=frame_of(page.visit))
    assert list(faults(html, page)) == []
    return BeautifulSoup(html, "html.parser")


def group(items=ITEMS, visit=VISIT, **more) -> BeautifulSoup:
    return shown("public/group.html", group_page(PEOPLE, visit, items, "/people/new", **more))


def test_each_item_can_be_changed_and_removed_by_name():
    page = group()
    assert [text_of(each) for each in page.select("dd.govuk-summary-list__value")] == [
        "Amir, About 30 years",
        "<b>Mary",
    ]
    assert [(text_of(each), each["href"]) for each in page.select("dd a")][2:] == [
        ("Change Person 2", "/exampleton/j/7K3M-9QTV/20/abcdefg2"),
        ("Remove Person 2", "/exampleton/j/7K3M-9QTV/20/abcdefg2/remove"),
    ]
    assert page.find(id="add")["href"] == "/people/new"
    assert text_of(page.find(id="add")) == "Add another person"
    assert page.form["action"] == VISIT.here


def test_the_first_is_not_another():
    assert text_of(group(()).find(id="add")) == "Add a person"


def test_there_is_an_end_to_adding():
    assert group(tuple(replace(ITEMS[0], id=f"abcdef{n:02}") for n in range(PERSON.most))).find(id="add") is None


def test_private_items_are_not_shown_until_they_are_asked_for():
    assert "Amir" not in group(visit=replace(VISIT, unseen=True)).text


@pytest.mark.parametrize(
    "problems", [Problems(faults={"people": fault(FaultCode.MISSING).faults}), Problems(not_taken=True)]
)
def test_an_error_about_the_group_lands_on_the_button_that_adds(problems):
    page = group((), problems=problems)
    assert page.title.text.startswith("Error: ")
    assert [each["href"] for each in page.select(".govuk-error-summary a")] == ["#add"]


def test_removing_is_asked_for_and_can_be_left():
    visit = replace(VISIT, here="/remove-it", back="/keep-it")
    page = shown("public/remove.html", remove_page(PEOPLE, visit, ITEMS[1], 2))
    assert text_of(page.h1) == "Do you want to remove person 2?"
    assert "<b>Mary" in page.text
    assert (page.form["action"], text_of(page.form.button)) == ("/remove-it", "Yes, remove it")
    assert page.find("a", string="No, keep it")["href"] == "/keep-it"


def test_both_answers_are_shown_and_what_was_typed_is_sent_again():
    page = shown("public/conflict.html", conflict_page(subject(TOGETHER), VISIT, DIFFERENCES, TYPED))
    words = [" ".join(each.get_text(" ").split()) for each in page.select(".govuk-radios__item")]
    assert words[:2] == ["What is saved now One", 'What you typed on this page Two"><b>']
    assert words[2:] == ["What is saved now No answer", "What you typed on this page 1 High Street MK40 1AA"]
    hidden = {tag["name"]: tag["value"] for tag in page.select("input[type=hidden]")}
    assert hidden["q-word"] == 'Two"><b>'
    assert (hidden["q-story"], hidden["q-home-line1"]) == ("also this", "1 High Street")
    assert not page.select("[checked]")


@pytest.mark.parametrize(
    ("id_", "value"),
    [
        ("both", Written("yes")),
        ("drink", Written("tea")),
        ("drinks", None),
        ("true", Agreed()),
        ("word", AlsoAnswer(Also.DONT_KNOW)),
    ],
)
def test_what_was_chosen_was_not_typed(id_, value):
    page = shown(
        "public/conflict.html", conflict_page(subject(TOGETHER), VISIT, (Difference(EVERY[id_], None, value),), {})
    )
    assert text_of(page.find("label", attrs={"for": f"keep-{id_}-2"})) == "What you chose on this page"


def test_a_choice_that_is_still_open_is_asked_for():
    sent = MultiDict([("resolve", "word"), ("resolve", "home"), ("keep-word", "saved"), ("keep-story", "saved")])
    assert is_resolving(sent)
    choices = kept(sent, ["word", "home", "story"])
    assert choices == Kept(saved=frozenset({"word"}), open=frozenset({"home"}))
    page = shown("public/conflict.html", conflict_page(subject(TOGETHER), VISIT, DIFFERENCES, TYPED, choices))
    assert [each["href"] for each in page.select(".govuk-error-summary a")] == ["#keep-home"]
    assert [each["value"] for each in page.select("[checked]")] == ["saved"]
    assert not is_resolving(MultiDict({"q-word": "x"}))
