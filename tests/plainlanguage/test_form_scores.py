from dataclasses import replace

import pytest

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.form_scores import form_scores, score_findings
from formbuilder.plainlanguage.languages import Measure
from formbuilder.plainlanguage.profiles import EASY_READ, PROFESSIONAL, STANDARD
from tests.forms.starters import every_form
from tests.samples import GOOD, changed, form

EASY = "You can ask us. We help you. "
HARD = (
    "The determination of financial eligibility necessitates comprehensive documentation of accommodation. "
    "Notification of the determination is communicated to the representative by correspondence. "
)
ANSWERED = "            hint: A break is time for yourself.\n"
SECTION = """\
  - id: more-about-you
    title: More about you
    pages:
      - questions:
          - id: anything
            type: text
            ask: Is there anything else?
            help: HELP
            short: anything else
            required: no
"""


def with_hint(words, text=GOOD):
    return form(changed(ANSWERED, f"            hint: >-\n              {words}\n", text))


def addresses(found):
    return [each.address for each in found]


@every_form
def test_starter_forms_are_within_their_profile(form):
    assert list(score_findings(form)) == []
    whole, *sections = form_scores(form)
    assert (whole.address, whole.words) == ("form.title", form.title)
    assert whole.grade.value is not None
    titles = {f"section:{section.id}.title": section.title for section in form.sections}
    assert all(each.words is titles[each.address] and each.grade.value is not None for each in sections)


def test_a_form_is_too_short_to_score_until_it_has_ten_sentences():
    (whole,) = form_scores(form())
    assert whole.grade.value is None
    assert whole.grade.reason.startswith("Too short to score: 6 sentences and ")
    assert list(score_findings(form())) == []


def test_a_hard_form_and_its_hard_section_are_told():
    found = list(score_findings(with_hint(HARD * 8)))
    assert addresses(found) == ["form.title", "section:you.title"]
    finding = found[0].finding
    assert (finding.rule, finding.severity, finding.start, finding.end) == ("page-score", Severity.WARNING, 0, 0)
    assert "The limit is 5." in finding.message
    assert "“determination”" in finding.suggestion
    assert found[0].words.text == "A talk"


def test_a_section_is_told_by_itself():
    text = GOOD + SECTION.replace("HELP", HARD * 6)
    found = list(score_findings(with_hint(EASY * 200, text)))
    assert addresses(found) == ["section:more-about-you.title"]
    assert addresses(form_scores(with_hint(EASY * 200, text))) == [
        "form.title",
        "section:you.title",
        "section:more-about-you.title",
    ]


def test_a_band_that_reaches_below_the_limit_is_not_told():
    written = with_hint(EASY * 2 + HARD * 4)
    grade = form_scores(written)[0].grade
    limit = (grade.band[0] + grade.value) / 2
    assert list(score_findings(written, replace(STANDARD, grade=limit))) == []
    assert addresses(score_findings(written, replace(STANDARD, grade=grade.band[0] - 0.01)))[:1] == ["form.title"]


def test_the_profile_decides():
    written = with_hint("We ask you about the help that you get from other people in your own home each week. " * 60)
    assert list(score_findings(written, PROFESSIONAL)) == []
    assert addresses(score_findings(written, EASY_READ)) == ["form.title", "section:you.title"]
    assert "“" not in next(score_findings(written, EASY_READ)).finding.suggestion
    off = replace(EASY_READ, severities={"page-score": None})
    assert list(score_findings(written, off)) == []
    strict = replace(EASY_READ, severities={"page-score": Severity.ERROR})
    assert next(score_findings(written, strict)).finding.severity is Severity.ERROR


def test_names_of_benefits_make_nothing_harder():
    named = with_hint("You may get Personal Independence Payment. " * 12)
    plain = with_hint("You may get it. " * 12)
    assert form_scores(named)[0].scores == form_scores(plain)[0].scores
    assert form_scores(named)[0].drivers == form_scores(plain)[0].drivers


def test_what_the_law_words_and_locked_instruments_are_not_counted():
    hard = with_hint(HARD * 8)
    law = form(
        changed(
            ANSWERED,
            f"            can_change: 'law: the Care Act 2014'\n            hint: >-\n              {HARD * 8}\n",
        )
    )
    assert form_scores(hard)[0].grade.value > 10
    assert form_scores(law)[0].grade.value is None
    locked = form(changed(ANSWERED, f"            instrument: ASCOT\n            hint: >-\n              {HARD * 8}\n"))
    assert form_scores(locked)[0].grade.value is None


TOLD = """\
      - questions:
          - id: told
            type: information
            ask: ASK
            help: We help you.
"""


@pytest.mark.parametrize(
    ("old", "hard"),
    [
        ("label: Yes}", f'label: "{HARD.strip()}"}}'),
        ("title: A talk", f"title: {HARD.strip()}"),
        (ANSWERED, f"{ANSWERED}            wording:\n              plain:\n                hint: {HARD.strip()}\n"),
        ("ask: ASK", f"ask: {HARD.strip()}"),
    ],
)
def test_options_titles_and_other_wordings_are_not_counted(old, hard):
    text = GOOD + TOLD
    assert form_scores(form(changed(old, hard, text)))[0].scores == form_scores(form(text))[0].scores


def test_every_measure_is_there_for_a_long_form():
    whole = form_scores(with_hint(EASY * 20))[0]
    assert {each.measure for each in whole.scores if each.value is not None} >= {Measure.SMOG, Measure.LIX}
