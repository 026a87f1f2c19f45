"""Every branch of every starter form is reached by a scenario, and each form keeps to its length."""

from formbuilder.checking.budgets import over_budget
from formbuilder.checking.covering import covered, sentence
from formbuilder.checking.lengths import lengths
from formbuilder.checking.scenarios import walked_scenarios
from formbuilder.definition.rates import NO_RATES
from tests.forms.starters import LIBRARY, TODAY, every_form


@every_form
def test_scenarios_reach_every_branch(form):
    found = covered(form, walked_scenarios(form, TODAY), TODAY, LIBRARY.rates or NO_RATES)
    assert [sentence(branch) for branch in found.missed] == []


@every_form
def test_the_usual_way_keeps_to_the_budget(form):
    ways = lengths(walked_scenarios(form, TODAY))
    assert form.budget is not None
    assert ways is not None
    assert list(over_budget(form, ways)) == []
    assert form.budget.screens <= ways.usual.screens * 1.2 + 2
    assert form.budget.minutes <= ways.usual.minutes * 1.2 + 2
