from datetime import date

from formbuilder.checking.lengths import Length, lengths
from formbuilder.checking.scenarios import walked_scenarios
from tests.samples import LIBRARY, WHOLE, form

ON = date(2026, 11, 21)
MORE = """\
  - {name: NAME, answers: {danger_now: no}, then: {not_asked: [people]}}
  - {name: All, answers: {hours: 40, danger_now: yes, help_kind: [wash], safe: no}, then: {asked: [pay, tell_us]}}
"""


def ways(text: str):
    return lengths(walked_scenarios(form(text, LIBRARY), ON))


def test_ways_are_ordered_by_the_time_they_take():
    found = ways(WHOLE + MORE)
    assert found is not None
    assert [found.shortest.scenario, found.usual.scenario, found.longest.scenario] == ["NAME", "Few hours", "All"]
    assert found.shortest == Length("NAME", questions=6, screens=5, minutes=2)
    assert found.longest.questions == 9
    assert found.shortest.minutes < found.usual.minutes < found.longest.minutes


def test_an_author_can_say_which_way_is_the_usual_one():
    found = ways(WHOLE + MORE.replace("NAME", "The usual way"))
    assert found is not None
    assert found.usual.scenario == "The usual way"
    assert found.usual == found.shortest


def test_without_scenarios_there_are_no_ways():
    assert ways(WHOLE[: WHOLE.index("scenarios:")]) is None
