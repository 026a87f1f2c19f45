"""What our own checks say of a question with another kind of answer, that they do not say of it now."""

from __future__ import annotations

from formbuilder.definition.model import Form, Question
from formbuilder.definition.other_answer import put_in
from formbuilder.plainlanguage.findings import Finding
from formbuilder.plainlanguage.forms import check_question
from formbuilder.plainlanguage.word_lists import WordLists


def check_other_answer(form: Form, question: Question, lists: WordLists | None = None) -> tuple[Finding, ...]:
    """Return what is found with a question in the form instead of the one that has its id, the heaviest first."""
    now = {(each.address, each.finding.rule, each.words.text) for each in check_question(form, question.id, lists)}
    then = check_question(put_in(form, question), question.id, lists)
    new = (each.finding for each in then if (each.address, each.finding.rule, each.words.text) not in now)
    return tuple(sorted(new, key=lambda finding: -finding.severity.weight))
