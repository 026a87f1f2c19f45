"""Where a council takes no answers from children under 13, the form needs to be told an age."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from formbuilder.definition.every_question import with_questions
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Form, Question
from formbuilder.definition.reading import Reading
from formbuilder.expressions.syntax import names
from formbuilder.problems import Code


def age_needed(form: Form) -> Form:
    """Return the form as a council asks it that takes no children under 13: what tells the age must be answered.

    The form’s own words for ``MISSING`` then say how to answer without telling more than that.
    """
    ages = _ages(form)
    return with_questions(form, lambda each: _needed(each) if each.id in ages else each) if ages else form


def check_ages(form: Form, questions: Collection[Question], reading: Reading) -> None:
    """Refuse answers beside the options of a question that tells the age: they would let everybody past."""
    ages = _ages(form)
    for question in questions:
        if question.id in ages and question.also:
            reading.refuse(question.place, Code.AGE_WITH_ALSO, id=question.id)


def _ages(form: Form) -> frozenset[str]:
    """Return the questions that tell who is under 13."""
    young = form.discretion.under_13
    return names(young.when, form.conditions) if young else frozenset()


def _needed(question: Question) -> Question:
    return replace(question, required=Required.YES, without=None)
