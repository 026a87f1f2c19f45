from bs4 import BeautifulSoup

from formbuilder.publishing.comparing import changes
from formbuilder.publishing.comparison import Comparison
from formbuilder.publishing.telling import tell
from formbuilder.rendering.comparison_report import comparison_page, html
from tests.page import faults, text_of
from tests.samples import LIBRARY, WHOLE, changed, form


def compared(*edits):
    text = WHOLE
    for old, new in edits:
        text = changed(old, new, text)
    old, new = form(WHOLE, LIBRARY), form(text, LIBRARY)
    return Comparison(old, new, tell(changes(old, new), old, new))


MANY = compared(
    ("ask: How many hours do you help?", "ask: How many hours did you help <b>last</b> week?"),
    ("intro: |\n  First words.\n\n  More words.\n", ""),
    ("            unit: hours a week\n", "            unit: hours a week\n            hint: A guess is fine.\n"),
    ("show_if: hours is answered", "show_if: hours > 3"),
    ("max: 168", "max: 100"),
)


def test_nothing_stands_in_the_way():
    found = [each for each in faults(html(MANY), comparison_page(MANY)) if each != "inline code: style"]
    assert found == []


def test_taken_out_and_put_in_stand_under_before_and_now():
    page = BeautifulSoup(html(MANY), "html.parser")
    article = page.find(id="words-2").parent
    assert [text_of(tag) for tag in article.select("h4, .words")] == [
        "Before", "How many hours [−do−] you [−help?−]",
        "Now", "How many hours [+did+] you [+help <b>last</b> week?+]",
    ]  # fmt: skip  # before and now
    assert [text_of(tag) for tag in article.select("del")] == ["[−do−]", "[−help?−]"]


def test_words_without_another_side_are_marked_as_a_whole():
    page = BeautifulSoup(html(MANY), "html.parser")
    assert text_of(page.find(id="words-1").parent.select_one("del")) == "[−First words. More words.−]"
    assert text_of(page.find(id="words-3").parent.select_one("ins")) == "[+A guess is fine.+]"


def test_nothing_differs():
    page = BeautifulSoup(html(compared()), "html.parser")
    shown = [text_of(tag) for tag in page.select("main > *")]
    assert shown == ["What changed from whole@3 to whole@3", "Nothing differs."]
