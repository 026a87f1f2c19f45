"""What the test client refuses in a page of questions; the rest of its rules are in tests/web/test_guards.py."""

from types import SimpleNamespace

import pytest

from tests.page import faults

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Error: Hello – Us</title></head><body>
<div class="govuk-error-summary"><a href="#a">Select a</a></div><h1>Hello</h1>
<form><fieldset><legend>Choose</legend>
<input type="radio" id="a" name="x"><label for="a">A</label>
<input type="radio" id="b" name="x"><label for="b">B</label></fieldset>
<label for="c">C</label><input type="text" id="c" name="c" autocomplete="given-name">
<button class="govuk-button" id="continue">Continue</button></form></body></html>"""


class Shown:
    heading = "Hello"
    title = "Error: Hello – Us"


class Neutral:
    heading = "Hello"
    title = "Page 3 – Us"
    neutral = True


def test_a_good_page_is_let_through():
    assert list(faults(PAGE, Shown)) == []
    assert list(faults(PAGE.replace('"#a"', '"#continue"'), Shown)) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('href="#a"', 'href="#b"', "not the first"),
        ('"given-name"', '"my name"', "autocomplete 'my name'"),
        (' autocomplete="given-name"', "", "autocomplete None"),
        (
            '<input type="radio" id="b"',
            '</fieldset><fieldset><legend>L</legend><input type="radio" id="b"',
            "in 2 fieldsets",
        ),
        ("</h1>", "</h1><h1>Hello</h1>", "the h1 is"),
        ('class="govuk-error-summary"', "", "do not go together"),
    ],
)
def test_a_bad_page_is_refused(old, new, complaint):
    assert PAGE.count(old) == 1
    assert [found for found in faults(PAGE.replace(old, new), Shown) if complaint in found]


def test_only_a_neutral_title_may_be_another_than_the_heading():
    page = PAGE.replace("Error: Hello – Us", "Page 3 – Us").replace("govuk-error-summary", "x")
    assert list(faults(page, Neutral)) == []
    plain = SimpleNamespace(heading=Neutral.heading, title=Neutral.title)
    assert any("does not begin with the heading" in found for found in faults(page, plain))
