"""How easily the starter forms read: a Flesch-Kincaid grade of 3 at most as a whole, and 5 in any section.

Read are a form with its blocks, what it says at its ends and in its results. Left out are labels of options, titles,
the names of benefits, and questions whose words the law fixes (``can_change: law``): nobody can write these another
way. Short sections are graded here too, which the checks leave alone: a limit that holds needs no band.
"""

import re
from collections.abc import Iterator

from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.plainlanguage.formulas import FORMULAS, Counts, syllables_of
from formbuilder.plainlanguage.languages import Measure
from formbuilder.plainlanguage.preparation import counted
from tests.forms.starters import every_form, every_question

WHOLE, SECTION = 3, 5
FEW_WORDS = 20
"""A section with fewer words has no grade that means anything."""
READ = re.compile(r".*\.(ask|hint|help|why|without|intro|text|after|say\.[a-z0-9-]+|assumed\.[a-z0-9-]+)")
BENEFITS = re.compile(
    "Personal Independence Payment|Disability Living Allowance|(?:Constant )?Attendance Allowance|Carer’s Allowance|"
    "Universal Credit|(?:Pension|Savings|Carer’s|tax) Credits?|Employment and Support Allowance|State Pension|"
    "(?:Child|Housing) Benefit|Armed Forces Independence Payment|Guaranteed Income Payments?|Winter Fuel Payments?|"
    "Council Tax(?: Reduction)?|Department for Work and Pensions|Carer Support Payment"
)


def texts(form: Form, section: str = "") -> list[str]:
    """What people read, one text for each paragraph; of one section, or of all."""
    return [line for address, words in slots(form) if _is_read(form, address, section) for line in _lines(str(words))]


def _is_read(form: Form, address: str, section: str) -> bool:
    if "@" in address or ".options." in address or not READ.fullmatch(address):
        return False
    id_ = address.partition(".")[0]
    return id_ not in set(_fixed_by_law(form)) and (not section or id_ in set(_ids(form, section)))


def _fixed_by_law(form: Form) -> Iterator[str]:
    yield from (each.id for each in every_question(form) if each.can_change.kind == "law")


def _ids(form: Form, section: str) -> Iterator[str]:
    for page in (page for page in form.pages if page.section == section):
        for question in page.questions:
            yield question.id
            yield from (each.id for each in getattr(question.type, "questions", ()))


def _lines(words: str) -> Iterator[str]:
    yield from (BENEFITS.sub("it", line) for line in words.splitlines() if line.strip())


def grade(lines: list[str]) -> float:
    """The Flesch-Kincaid grade; a text without a full stop is a sentence of its own."""
    sentences = counted(lines, "en")
    words = [word for sentence in sentences for word in sentence]
    counts = Counts(len(sentences), len(words), syllables=sum(map(syllables_of, words)))
    return FORMULAS[Measure.FLESCH_KINCAID_GRADE](counts)


@every_form
def test_a_whole_form_reads_at_grade_3(form):
    assert round(grade(texts(form)), 2) <= WHOLE


@every_form
def test_no_section_reads_above_grade_5(form):
    found = {section.id: texts(form, section.id) for section in form.sections}
    long = {id_: lines for id_, lines in found.items() if len(" ".join(lines).split()) >= FEW_WORDS}
    assert {id_: round(grade(lines), 2) for id_, lines in long.items() if grade(lines) > SECTION} == {}


def test_long_words_and_long_sentences_raise_the_grade():
    easy = grade(["We help you. You tell us what you need."])
    hard = grade(["The determination of financial eligibility necessitates comprehensive documentation"])
    assert easy < WHOLE < SECTION < hard
    assert grade(["We help you and you tell us what you need and we talk and you say what is right."]) > easy
    assert grade(["We help you", "You tell us"]) == grade(["We help you. You tell us."])
