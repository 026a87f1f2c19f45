from dataclasses import replace
from typing import get_args

import pytest

from formbuilder.definition.model import Form, LongText, Page, QuestionType, Section
from formbuilder.expressions.syntax import Literal, Span
from formbuilder.wording.times import answering, how_long, minutes, question_count, seconds
from tests import asked
from tests.asked import PLACE, words

SURELY = Literal(value=True, span=Span(0, 3))


def form(*questions, **section):
    page = Page(id="p", number=1, section="s", title=None, questions=questions, place=PLACE)
    return Form(
        slug="f",
        version=1,
        title=words("F"),
        sections=(Section(id="s", title=words("S"), pages=(page,), place=PLACE, **section),),
        place=PLACE,
    )


def test_time_is_reading_and_answering():
    question = replace(asked.NUMBER, ask=words(" ".join(["word"] * 13)))
    assert seconds(question) == pytest.approx(6 + 12)
    assert seconds(asked.GROUP) == pytest.approx(
        60 / 130 + 2 * sum(seconds(each) for each in asked.GROUP.type.questions)
    )


def test_options_are_read_too():
    assert seconds(asked.CHOICES) == pytest.approx(12 + (1 + 5) * 60 / 130)


def test_every_type_takes_a_time():
    assert {type(question.type) for question in asked.EVERY.values() if answering(question.type) >= 0} == set(
        get_args(QuestionType)
    )
    assert answering(LongText()) == 60


@pytest.mark.parametrize(
    ("count", "time", "said"),
    [(1, (5, 5), "about 5 minutes"), (8, (5, 15), "5 to 15 minutes"), (45, (35, 75), "35 to 75 minutes")],
)
def test_a_form_takes_from_so_many_to_so_many_minutes(count, time, said):
    of_long_texts = form(*[asked.LONG_TEXT] * count)
    assert minutes(of_long_texts) == time
    assert how_long(of_long_texts) == said
    assert question_count(of_long_texts) == count


def test_what_may_not_be_asked_counts_half():
    questions = [asked.LONG_TEXT] * 8
    assert question_count(form(*questions, show_if=SURELY)) == 4
    assert minutes(form(*questions, show_if=SURELY)) == (5, 5)
    assert question_count(form(*questions[:4], *[replace(each, show_if=SURELY) for each in questions[:4]])) == 6


def test_words_alone_are_no_question():
    assert question_count(form(asked.INFORMATION, asked.TEXT)) == 1
