"""Every page around the questions in a language that nobody speaks: nothing of our own stays English (issue 7)."""

import runpy
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup

from formbuilder.config import ROOT
from formbuilder.tongue.messages import Foreign, _, built, joined, use
from formbuilder.wording.interface import pot
from tests.pseudo import Pseudo, known, left_in_english, longer
from tests.unit import journey_pages

FROM_THE_STORY = {"Continue", "All.", "Carers.", "For adults who help.", "For everybody."}
"""What stands in the pages of these tests alone."""


@pytest.fixture
def catalogue() -> Iterator[Pseudo]:
    tongue = longer()
    use(tongue)
    yield tongue.catalogue
    use(None)


def test_no_page_around_the_questions_keeps_words_of_ours_in_english(catalogue: Pseudo):
    made: dict[str, Any] = runpy.run_path(str(journey_pages.__file__))
    pages = made["EVERY_PAGE"] | {name: ("come_back", page) for name, page in made["REFUSED"].items()}
    for name, (template, page) in pages.items():
        soup = BeautifulSoup(made["html"](template, page), "html.parser")
        soup.html["lang"] = "en-XA"
        left = {each.strip("］ \xa0") for each in left_in_english(soup)} - FROM_THE_STORY
        assert not left, name
    assert catalogue.missed == set()


def test_parts_in_english_say_so_wherever_they_are_put(catalogue: Pseudo):
    """A name inside a message is marked; a sentence around a slot stays English as a whole."""
    person = Foreign("the <care> team")
    asked = _("Ask %(person)s.") % {"person": person}
    assert "the <care> team" in asked
    assert '<span lang="en-GB" dir="ltr">the &lt;care&gt; team</span>' in asked.__html__()
    short = built("Enter %(short)s", short=Foreign("your name"))
    assert (str(short), short.language) == ("Enter your name", "en-GB")
    both = joined((asked, short))
    assert both.__html__().count("<span lang") == 2


def test_the_messages_to_translate_are_those_in_the_source():
    """Run ``formbuilder translations extract > translations/messages.pot`` where this fails."""
    assert (ROOT / "translations" / "messages.pot").read_bytes() == pot(ROOT)
    assert len(known()) > 600
