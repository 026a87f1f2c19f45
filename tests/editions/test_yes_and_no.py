"""Welsh answers with the verb of the question: an edition gives yes and no words of their own, question by question."""

from dataclasses import replace

from formbuilder.answers.values import Written
from formbuilder.definition.every_question import every_question
from formbuilder.definition.fingerprint import fingerprint
from formbuilder.definition.in_language import in_language
from formbuilder.definition.model import Form, Question, YesNo
from formbuilder.editions.sources import sources
from formbuilder.rendering.ways import Look, Typed, way_to_answer
from formbuilder.wording.shown import shown
from tests.editions.test_files import FORM

ASKED = next(each for each in every_question(FORM.questions) if isinstance(each.type, YesNo))
OES = {f"{ASKED.id}.ask": "Oes?", f"{ASKED.id}.options.yes": "Oes", f"{ASKED.id}.options.no": "Nac oes"}


def question(form: Form) -> Question:
    return next(each for each in every_question(form.questions) if each.id == ASKED.id)


def said(words: dict[str, str]) -> tuple[str, ...]:
    asked = question(in_language(FORM, words))
    way = way_to_answer(asked, Typed({}), Look(alone=True, autofill=False))
    return (*shown(asked, Written("no")), *(each.label for each in way.buttons[:2]))


def test_yes_and_no_are_said_as_the_question_asks():
    assert said(OES) == ("Nac oes", "Oes", "Nac oes")
    assert said({}) == ("No", "Yes", "No")


def test_they_stay_ours_where_the_question_is_not_in_the_language_or_one_is_missing():
    for left_out in OES:
        assert said({address: words for address, words in OES.items() if address != left_out}) == ("No", "Yes", "No")


def test_only_languages_that_need_them_have_them_to_translate_and_the_form_stays_the_same():
    def of(language: str) -> set[str]:
        return {each.address for each in sources(FORM, language)}

    assert {*OES} <= of("cy")
    assert of("cy") - of("ur") == {
        f"{each.id}.options.{value}"
        for each in every_question(FORM.questions)
        if isinstance(each.type, YesNo)
        for value in ("yes", "no")
    }
    assert fingerprint(FORM) == fingerprint(replace(FORM)) == FORM.fingerprint
