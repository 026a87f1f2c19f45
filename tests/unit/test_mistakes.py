"""What people read after mistakes: found for every kind of answer, and each sentence once."""

from datetime import date

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.definition.every_question import every_question
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Choice, Group, Information, Statement, YesNo
from formbuilder.wording.mistakes import EMPTY, mistakes

TODAY = date(2026, 11, 23)
QUIET = Choice | Group | Information | YesNo
"""Nothing that is chosen there can be wrong, but to choose nothing."""


def test_every_question_of_the_starter_forms_tells_its_mistakes():
    shelf = Shelf.of(ROOT / "forms")
    for path in sorted((ROOT / "forms").glob("*/[0-9].yaml")):
        form = shelf.begun(path.read_text(encoding="utf-8")).form
        assert form is not None
        for question in every_question(form.questions):
            found = mistakes(question, TODAY)
            told = [each.words for each in found]
            assert len(set(told)) == len(told)
            if question.required is Required.YES and not isinstance(question.type, Group | Information):
                assert found[0].what == EMPTY
            if not isinstance(question.type, QUIET | Statement) and question.type.__class__.__name__ != "Choices":
                assert found, question.id


def test_a_question_without_a_short_name_is_called_by_dots():
    shelf = Shelf.of(ROOT / "forms")
    question = "{id: a, type: email, required: yes}"
    text = f"form: x\nversion: 1\nsections:\n  - pages:\n      - questions:\n          - {question}\n"
    form = shelf.begun(text).form
    assert form is not None
    (found,) = form.questions
    assert mistakes(found, TODAY)[0].words == ("Enter …",)
