"""A walk that somebody kept becomes a scenario of the draft, and nothing else in it changes."""

from datetime import date

import pytest

from formbuilder.checking.scenarios import broken_scenarios
from formbuilder.checking.shelf import Shelf
from formbuilder.checking.walking import walk
from formbuilder.config import ROOT
from formbuilder.definition.rates import NO_RATES
from formbuilder.drafting.scenarios import Walk, with_walk

WALK = Walk(
    name='She said: "no # more"', answers={"tea": "yes", "cups": ["a", "b"]}, asked=("tea", "cups"), not_asked=()
)
HEAD = "form: tea # mine\ntitle: Tea\n"
ITEM = """\
  - name: "She said: \\"no # more\\""
    answers:
      tea: "yes"
      cups: ["a", "b"]
    then:
      asked: ["tea", "cups"]
"""


def test_the_first_scenario_begins_the_list():
    assert with_walk(HEAD, WALK) == f"{HEAD}scenarios:\n{ITEM}"
    assert with_walk(HEAD.rstrip(), WALK) == f"{HEAD}scenarios:\n{ITEM}"


def test_another_one_stands_at_the_end_of_the_list_as_the_others_stand():
    first = "scenarios:\n- name: One # first\n  answers: {}\n  then: {asked: [tea]}\n"
    after = "\n# What words mean\nglossary:\n  tea: A drink.\n"
    mine = "".join(line[2:] for line in ITEM.splitlines(keepends=True))
    assert with_walk(HEAD + first + after, WALK) == HEAD + first + mine + after
    assert with_walk(HEAD + first, WALK) == HEAD + first + mine


@pytest.mark.parametrize("text", ["scenarios: []\n", "scenarios: [{name: x}]\n", "a: [\n", "- a\n", "scenarios: x\n"])
def test_a_list_that_cannot_be_added_to_is_left(text: str):
    assert with_walk(text, WALK) is None


def test_nothing_answered_is_a_walk_too():
    found = with_walk(HEAD, Walk(name="Nothing", answers={}, asked=("tea",), not_asked=("cups",)))
    assert found is not None
    assert "    answers: {}\n" in found
    assert '    not_asked: ["cups"]\n' in found


@pytest.mark.parametrize("slug", ["carers-assessment", "disability-related-expenses", "financial-assessment"])
def test_a_kept_walk_holds_as_a_check_of_a_real_form(slug: str):
    text = (ROOT / "forms" / slug / "1.yaml").read_text()
    shelf, on = Shelf.of(ROOT / "forms"), date(2026, 11, 21)
    form, _ = shelf.read(text)
    assert form is not None
    for scenario in form.scenarios[:3]:
        walked = walk(form, scenario.answers, on)
        kept = Walk(name="Kept", answers=scenario.answers, asked=walked.asked, not_asked=walked.not_asked)
        found = with_walk(text, kept)
        assert found is not None
        again, problems = shelf.read(found)
        assert problems == ()
        assert again is not None
        assert len(again.scenarios) == len(form.scenarios) + 1
        assert again.scenarios[-1].answers == scenario.answers
        assert list(broken_scenarios(again, on, shelf.library.rates or NO_RATES)) == []
