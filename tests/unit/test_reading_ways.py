"""A form in each of its wordings: nothing of another question, and “you” only where it is plain (n4, n61)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markupsafe import escape

from formbuilder.checking.pictures import not_drawn
from formbuilder.definition.every_question import every_question
from formbuilder.definition.for_helper import for_helper
from formbuilder.definition.in_language import in_language
from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form, Question
from formbuilder.definition.slots import slots
from formbuilder.definition.worded import EASY_READ, HELPER, worded_form
from formbuilder.problems import Code
from formbuilder.routing.route import Route
from formbuilder.routing.stretches import stretch
from formbuilder.tongue.messages import ENGLISH_BESIDE, Foreign, Tongue, _, built, english_of, own, use
from tests.pseudo import Pseudo

FORMS = Path(__file__).parents[2] / "forms"


@pytest.fixture(scope="module")
def carers() -> Form:
    return load(FORMS / "carers-assessment" / "1.yaml", load_library(FORMS))


def asked(form: Form, id_: str) -> Question:
    return next(each for each in every_question(form.questions) if each.id == id_)


def test_easy_read_stands_where_it_is_written_with_one_idea_a_line_and_else_the_usual_words_do(carers: Form):
    easy = worded_form(carers, EASY_READ, "e")
    hint = asked(easy, "want_to_help").hint
    assert hint
    assert hint.text == "It is your choice.\nYou can say no.\nWe do not tell the person what you wrote."
    assert asked(easy, "want_to_help").ask == asked(carers, "want_to_help").ask
    assert str(asked(easy, "hours_last_week").picture) == "a clock"
    assert [each.id for each in easy.questions] == [each.id for each in carers.questions]
    assert (easy.fingerprint, easy.edition) == (carers.fingerprint, "e")


def test_words_in_the_language_of_the_page_come_before_a_wording_that_nobody_translated(carers: Form):
    """F20: a wording is translated only when somebody asks for it; until then it does not bring English back."""
    ask = "hours_last_week.ask"
    spoken = in_language(carers, {ask: "Ile godzin?"}, "pl")
    assert str(asked(worded_form(spoken, EASY_READ, "e"), "hours_last_week").ask) == "Ile godzin?"
    both = in_language(carers, {ask: "Ile godzin?", f"{ask}@easy-read": "Godziny?"}, "pl")
    assert str(asked(worded_form(both, EASY_READ, "e"), "hours_last_week").ask) == "Godziny?"


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Do you live with the person you help?", "Do they live with the person they help?"),
        ("What helps you when we talk? Your choice.", "What helps them when we talk? Their choice."),
        ("If you’re not sure, say so.", "If they’re not sure, say so."),
        ("You may ask for help.", "They may ask for help."),
        ("Do they help you?", ""),
        ("Before you begin", ""),
        ("How old is the person?", ""),
    ],
)
def test_words_for_a_helper_are_made_only_where_it_is_plain_who_you_is(words: str, made: str):
    assert for_helper(words) == made


def test_what_speaks_to_the_helper_and_what_may_not_change_stays_as_it_is(carers: Form):
    """F20: helper is made, not written; a form's own words for helpers come first, and a scale's words never change."""
    hours = asked(carers, "hours_last_week")
    by_hand = replace(hours, wording={**hours.wording, HELPER: {"ask": replace(hours.ask, text="You: how long?")}})
    scale = replace(asked(carers, "want_to_help"), instrument="a scale")
    section = carers.sections[0]
    page = replace(section.pages[0], questions=(by_hand, scale))
    form = replace(carers, sections=(replace(section, pages=(page,)), *carers.sections[1:]))
    made = worded_form(form, HELPER, "h")
    assert str(asked(made, "hours_last_week").ask) == "You: how long?"
    assert asked(made, "want_to_help") == scale
    assert asked(worded_form(carers, HELPER, "h"), "who_fills_in").ask == asked(carers, "who_fills_in").ask


def test_a_picture_that_no_file_shows_is_told_with_its_place(tmp_path: Path):
    """R16: words alone would stand where somebody who reads with pictures needs one."""
    form = load(FORMS / "carers-assessment" / "1.yaml", load_library(FORMS))
    assert not [*not_drawn(form, FORMS)]
    (tmp_path / "pictures.yaml").write_text((FORMS / "pictures.yaml").read_text().replace("a clock:", "a watch:"))
    (found,) = not_drawn(form, tmp_path)
    assert (found.code, found.place) == (
        Code.NO_PICTURE,
        asked(form, "hours_last_week").wording[EASY_READ]["picture"].place,
    )


def test_english_stands_beside_texts_and_beside_our_own_sentences_around_them(carers: Form):
    """F18: each stays in one language; the English one is made of English words alone, or there is none."""
    said = in_language(carers, {address: f"IT {words}" for address, words in slots(carers)}, "it+en", beside=True)
    english = {address for address, words in slots(said) if words.english}
    assert {"call_you.ask", "call_you.hint", "language_speak.options.bsl", "page:your-name.title"} <= english
    assert {"call_you.short", "form.title", "section:how.title"} <= english
    assert not english & {"form.help_lines", "glossary.respite"}
    ask = str(asked(said, "call_you").ask)
    assert (own(ask), english_of(ask).striptags()) == ("IT What should we call you?", "What should we call you?")
    use(Tongue("it", "Italiano", Pseudo(str)))
    token = ENGLISH_BESIDE.set(True)
    try:
        left = built("Answer this question: %(ask)s", ask=ask)
        assert (str(left), english_of(left).striptags()) == (
            f"Answer this question: {own(ask)}",
            "Answer this question: What should we call you?",
        )
        assert "aria-hidden" in english_of(left, unread=True)
        first = _("Begin with: %(part)s") % {"part": ask}
        assert (escape(first), english_of(first).striptags()) == (
            f"Begin with: {own(ask)}",
            f"Begin with: {ask.english}",
        )
        assert not english_of(built("Answer this question: %(ask)s", ask="IT senza inglese")), (
            "no sentence in two languages"
        )
        assert english_of(_("Question %(number)s.") % {"number": 3}).striptags() == "Question 3."
        assert english_of(_("Ask %(person)s.") % {"person": Foreign("the team")}).striptags() == "Ask the team."
    finally:
        ENGLISH_BESIDE.reset(token)
        use(None)
    assert type(built("Enter %(ask)s", ask=ask)) is str


def test_pages_of_one_part_stand_together_but_for_danger_groups_and_private_ones(carers: Form):
    way = Route.of(carers).walk({}, date(2026, 11, 22))
    for each in way.pages:
        pages = stretch(carers, way, each.page.number)
        assert each in pages
        assert len({one.page.section for one in pages}) == 1
        alone = [one for one in pages if one.page.private or one.page.group or one.page.questions[0].id == "danger_now"]
        assert not alone or len(pages) == 1
    assert max(len(stretch(carers, way, each.page.number)) for each in way.pages) > 2
