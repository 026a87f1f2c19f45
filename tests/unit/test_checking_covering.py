"""Which branches scenarios reach."""

from datetime import date

from formbuilder.checking.covering import covered, sentence
from formbuilder.checking.report import check_files
from formbuilder.checking.scenarios import walked_scenarios
from formbuilder.definition.library import EMPTY
from formbuilder.definition.rates import NO_RATES
from tests.samples import LIBRARY, WHOLE, changed, form, put
from tests.sums import RATES, SUMS, TABLE, WITH_RATES

ON = date(2026, 11, 21)
NO, ALL = (f"{each} scenario that comes there reaches it." for each in ("no", "every"))
ONE_WAY = """\
  - name: More
    answers: {hours: 40, danger_now: yes, help_kind: [wash], safe: no, true_words: yes}
    then: {asked: [pay]}
"""
NO_HOURS = "  - {name: None, answers: {danger_now: no}, then: {not_asked: [people]}}\n"


def missed(text, library=LIBRARY, rates=NO_RATES):
    whole = form(text, library)
    return {sentence(each) for each in covered(whole, walked_scenarios(whole, ON), ON, rates).missed}


def test_a_condition_needs_a_scenario_each_way():
    found = missed(WHOLE)
    assert {f"page:tell-us: {NO}", f"page:people: {ALL}", f"since: {NO}", f"urgent:1: {NO}"} <= found
    assert f"since: {ALL}" not in found
    after = missed(WHOLE + ONE_WAY)
    assert f"page:people: {ALL}" in after
    assert not {f"page:tell-us: {NO}", f"urgent:1: {NO}"} & after
    assert not [each for each in missed(WHOLE + ONE_WAY + NO_HOURS) if "people" in each]


def test_what_was_never_reached_counts_for_nothing_inside_it():
    text = changed("then: {asked: [people], not_asked: [pay, get_help]}", "then: {not_asked: [people]}", WHOLE)
    assert {f"since: {NO}", f"since: {ALL}"} <= missed(text.replace("      hours: 8\n", ""))


def test_a_question_of_a_page_that_nobody_reaches_counts_for_nothing():
    hidden = changed("id: rest\n", 'id: rest\n        show_if: call_you is not "Kim"\n')
    shown_if = '            show_if: call_you is "Sam"\n            short: what else'
    text = changed("            short: what else", shown_if, hidden)
    way = "scenarios:\n  - {name: A, answers: {call_you: Kim}, then: {not_asked: [more]}}\n"
    assert missed(text + way, EMPTY) == {f"more: {NO}", f"more: {ALL}", f"page:rest: {NO}"}


def test_cases_of_sums_and_sentences_of_the_result_are_counted():
    found = missed(SUMS, WITH_RATES, RATES)
    assert "tariff_income: no scenario reaches its case 2." in found
    assert "tariff_income: no scenario reaches its case 1." not in found
    assert "result.officer.gave-away: no scenario that comes there reaches it." not in found
    assert "result.assumed.savings: no scenario that comes there reaches it." in found


def test_a_file_is_told_what_its_scenarios_leave_out_and_that_is_no_problem(tmp_path):
    put(tmp_path, "audiences.yaml", "- {id: everyone, sentence: All of us.}\n")
    put(tmp_path, "rates/care.yaml", TABLE)
    path = put(tmp_path, "what-you-pay/1.yaml", SUMS)
    (report,) = check_files([path], ON)
    assert report.problems == ()
    assert report.coverage is not None
    assert report.coverage.missed
    assert report.to_check == ("care.limit 2026/27", "care.kept 2025/26")
    tables = [each for each in check_files([tmp_path], ON) if each.file.endswith("care.yaml")]
    assert [each.to_check for each in tables] == [report.to_check]
