"""Our questions are built like the components of GOV.UK Frontend, so that its styles fit them.

Its own fixtures are the measure. What we do on purpose in another way is taken out of both sides: sizes and widths,
the keyboard of a month (ours takes “Feb”), a second name for what a fieldset is, and what we add to help the browser.
"""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from formbuilder.answers.read import read
from formbuilder.definition.marks import Also, Period
from formbuilder.definition.model import Choice, Choices, Date, LongText, Money, Month, Text, YesNo
from formbuilder.rendering.compiled import PageStore
from formbuilder.rendering.fields import Collected
from tests.unit.rendering_forms import FORM, SINGLE, VISIT, frame_of, option, question, subject, templates, words

COMPONENTS = Path(__file__).parents[2] / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
STORE = PageStore(templates(), frame_of)
TWO = (option("a", "A"), option("b", "B"))
THREE = (*TWO, option("c", "C"))
HINTS = (option("a", "A", hint=words("Hint")), option("b", "B", hint=words("Hint")))
DONT_KNOW = (Also.DONT_KNOW,)
HINT = {"hint": words("Hint")}
OURS_ON_PURPOSE = ("app-asked", "--l", "--m", "--s", "width-", "label-wrapper")
ATTRIBUTES = ("type", "aria-hidden", "data-module", "data-behaviour")
NAMED = ("for", "name", "aria-describedby", "href")


@pytest.mark.parametrize(
    ("component", "fixture", "asked"),
    [
        ("radios", "with a divider", question("x", Choice(TWO), also=DONT_KNOW)),
        ("radios", "with legend as page heading", question("x", Choice(TWO), **HINT)),
        ("radios", "with hints on items", question("x", Choice(HINTS))),
        ("checkboxes", "with divider and None", question("x", Choices(THREE), also=DONT_KNOW)),
        ("input", "with label as page heading", question("x", Text())),
        ("input", "with hint text", question("x", Text(), **HINT)),
        ("textarea", "with label as page heading", question("x", LongText())),
        ("date-input", "default", question("x", Date(), **HINT)),
        ("date-input", "month and year", question("x", Month(), **HINT)),
    ],
)
def test_a_question_is_built_like_its_component(component, fixture, asked):
    assert bones(ours(asked).select_one(".govuk-form-group")) == bones(theirs(component, fixture))


@pytest.mark.parametrize(
    ("component", "fixture", "asked"),
    [
        ("radios", "with fieldset and error message", question("x", YesNo())),
        ("checkboxes", "with error message and hint", question("x", Choices(TWO), **HINT)),
        ("input", "with error and hint", question("x", Text(), **HINT)),
        ("textarea", "with hint and error message", question("x", LongText(), **HINT)),
        ("date-input", "with error message and hint", question("x", Date(), errors={}, **HINT)),
    ],
)
def test_a_question_after_an_error_is_built_like_its_component(component, fixture, asked):
    assert bones(ours_after_nothing(asked).select_one(".govuk-form-group")) == bones(theirs(component, fixture))


def test_a_sum_of_money_is_built_like_its_component():
    mine = bones(ours(question("x", Money(periods=(Period.WEEK,)))).select_one(".govuk-input__wrapper"))
    assert [each[:3] for each in mine[4]] == [
        each[:3] for each in bones(theirs("input", "with prefix and suffix").select_one(".govuk-input__wrapper"))[4]
    ]


def test_the_summary_of_errors_is_built_like_its_component():
    summary = ours_after_nothing(question("x", Text())).select_one(".govuk-error-summary")
    assert summary.select_one(":scope > [role=alert] > h2")
    mine = bones(summary)
    fixture = theirs("error-summary", "default")
    fixture.select("li")[1].decompose()
    assert mine == bones(fixture)


def test_details_are_built_like_their_component():
    mine = ours(question("x", Text(), why=words("Why."))).select_one("details")
    for each in (*mine.select("p"), *mine.select(".govuk-visually-hidden")):
        each.unwrap()
    assert bones(mine) == bones(theirs("details", "default"))


def ours(asked) -> BeautifulSoup:
    return BeautifulSoup(STORE.html(_subject(asked), VISIT, {}), "html.parser")


def ours_after_nothing(asked) -> BeautifulSoup:
    collected = Collected(raw={asked.id: {}}, readings={asked.id: read(asked, {}, date(2026, 11, 22))}, not_taken=False)
    return BeautifulSoup(STORE.html_after(_subject(asked), VISIT, collected), "html.parser")


def _subject(asked):
    page = replace(SINGLE[0], questions=(asked,))
    return replace(subject(page), form=replace(FORM, fingerprint=repr(asked)))


def theirs(component: str, name: str) -> Tag:
    fixtures = json.loads((COMPONENTS / component / "fixtures.json").read_text(encoding="utf-8"))["fixtures"]
    html = next(each["html"] for each in fixtures if each["name"] == name)
    return BeautifulSoup(html, "html.parser").find(name=True)


def bones(tag: Tag) -> tuple:
    """A tag as (name, classes, attributes, which names and links it has, the tags inside)."""
    inside = [each for child in tag.find_all(name=True, recursive=False) for each in _without_headings(child)]
    return (
        tag.name,
        {name for name in tag.get("class", ()) if not any(part in name for part in OURS_ON_PURPOSE)},
        {name: tag[name] for name in ATTRIBUTES if name in tag.attrs},
        {name for name in NAMED if name in tag.attrs},
        [bones(each) for each in inside],
    )


def _without_headings(tag: Tag) -> list[Tag]:
    if tag.name in {"h1", "h2"} and tag.get("class") != ["govuk-error-summary__title"]:
        return tag.find_all(name=True, recursive=False)
    return [] if tag.name == "span" and "govuk-heading-s" in tag.get("class", ()) else [tag]
