"""What people with extra costs, and the officer who counts them, need of the form about these costs."""

import pytest

from formbuilder.definition.marks import Period
from formbuilder.definition.model import Choices, Group, Information, Money, Text
from tests.forms.starters import LIBRARY, carers, every_question, options, served, usual, walk

FORM = carers("disability-related-expenses")
ASKED = {question.id: question for question in every_question(FORM)}
KINDS = [option.value for option in options(ASKED["extra_costs"]) if not option.alone]
GROUPS = {"bought": "bought", "other": "other_costs"}
PAGES = [kind for kind in KINDS if kind not in GROUPS]
COSTS = {kind: f"{kind}_cost" for kind in KINDS}
THREE, TWELVE = 14, 23
"""The most screens for somebody with 3 costs, and with 12, who answers for themselves."""
NEEDED = (
    "alarm", "helper", "cleaning", "garden", "laundry", "pads", "clothes", "food", "heating", "water", "bought",
    "upkeep", "travel", "phone", "animal", "damage", "other",
)  # fmt: skip  # a table


def asked_of(*kinds: str, **more: object) -> tuple[str, ...]:
    return walk(FORM, {"extra_costs": [*kinds], **more}).asked


@pytest.mark.parametrize("kind", NEEDED)
def test_every_kind_of_cost_is_in_the_one_list_with_an_example(kind):
    (found,) = [option for option in options(ASKED["extra_costs"]) if option.value == kind]
    assert str(found.hint).startswith("For example, ") or kind == "other"


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_is_chosen_is_asked(kind):
    pages = {id_ for id_ in asked_of(kind) if id_.endswith(("_what", "_cost", "_loads", "_proof"))}
    if kind in GROUPS:
        assert pages == set()
        assert GROUPS[kind] in asked_of(kind)
    else:
        assert (
            {f"{kind}_what", f"{kind}_cost", f"{kind}_proof"} <= pages <= {id_ for id_ in ASKED if id_.startswith(kind)}
        )
    assert not {group for each, group in GROUPS.items() if each != kind} & set(asked_of(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_each_cost_is_a_sum_that_can_be_counted_by_the_week(kind):
    cost = ASKED[COSTS[kind]]
    assert isinstance(cost.type, Money)
    assert cost.type.periods == (() if kind == "bought" else tuple(Period))
    assert cost.type.min == 0
    assert [also.value for also in cost.also] == ["dont_know"]


def test_what_was_bought_once_says_when_instead_of_how_often():
    group = ASKED["bought"].type
    assert isinstance(group, Group)
    assert [each.id for each in group.questions] == ["bought_what", "bought_cost", "bought_when", "bought_proof"]


def test_nobody_compares_with_other_people_but_where_a_cost_is_unusual():
    compared = [id_ for id_, each in ASKED.items() if "most people" in f"{each.ask} {each.hint or ''}".lower()]
    assert compared == ["other_most_people"]
    for kind in ("heating", "water"):
        assert "You do not have to know what other people pay." in str(ASKED[f"{kind}_cost"].hint)
        assert "bills" in str(ASKED[f"{kind}_proof"].ask)


@pytest.mark.parametrize("kind", KINDS)
def test_proof_can_be_said_to_be_missing(kind):
    proof = ASKED[f"{kind}_proof"]
    assert isinstance(proof.type, Choices)
    assert [option.value for option in options(proof) if option.alone] == ["none"]
    assert len(options(proof)) >= 4


@pytest.mark.parametrize("kind", PAGES)
def test_without_proof_we_ask_why_and_not_how_it_comes(kind):
    asked = asked_of(kind, **{f"{kind}_proof": ["none"]})
    assert "no_proof_why" in asked
    assert "proof_way" not in asked


@pytest.mark.parametrize("kind", PAGES)
def test_with_proof_we_ask_how_it_comes_and_not_why(kind):
    first = options(ASKED[f"{kind}_proof"])[0].value
    asked = asked_of(kind, **{f"{kind}_proof": [first]})
    assert "proof_way" in asked
    assert "no_proof_why" not in asked


@pytest.mark.parametrize("kind", GROUPS)
def test_what_is_in_a_group_may_have_proof_too(kind):
    assert "proof_way" in asked_of(kind)


@pytest.mark.parametrize(
    ("way", "told"),
    [("post", True), ("by_hand", True), ("visit", True), ("help", False), ({"also": "dont_know"}, False)],
)
def test_who_sends_proof_is_told_what_to_do_with_it(way, told):
    assert ("proof_next" in asked_of("alarm", alarm_proof=["bill"], proof_way=way)) is told


def test_the_sheet_names_the_proof_of_every_kind():
    assert FORM.cover_sheet is not None
    assert set(FORM.cover_sheet.proofs) == {f"{kind}_proof" for kind in KINDS}


def test_it_says_that_it_takes_no_files_before_it_begins_and_where_it_asks():
    assert "You cannot add files to this form." in str(FORM.intro)
    assert "You cannot add files to this form." in str(ASKED["proof_way"].hint)


@pytest.mark.parametrize("answer", [["none"], {"also": "dont_know"}], ids=["no costs", "I do not know"])
def test_no_costs_and_not_knowing_end_the_questions_about_them(answer):
    asked = set(walk(FORM, {"extra_costs": answer}).asked)
    assert len(asked & {"find_costs", "no_costs"}) == 1
    assert not asked & {*COSTS.values(), *GROUPS.values(), "proof_way", "no_proof_why"}


def test_nobody_is_asked_about_costs_against_the_wish_of_the_person():
    assert "extra_costs" not in walk(FORM, {"who_fills_in": "for_them", "they_agree": "no"}).asked
    assert "extra_costs" in walk(FORM, {"who_fills_in": "for_them", "they_agree": "cannot_decide"}).asked


def test_three_costs_are_a_short_way_and_twelve_are_no_maze():
    assert usual(FORM).screens <= THREE + 1
    proofs = {f"{kind}_proof": ["statement"] for kind in PAGES[:12]}
    few = walk(
        FORM, {"reach": ["letter"], "extra_costs": PAGES[:3], **{f"{kind}_proof": ["bill"] for kind in PAGES[:3]}}
    )
    many = walk(FORM, {"reach": ["letter"], "extra_costs": PAGES[:12], **proofs})
    assert few.screens <= THREE
    assert many.screens <= TWELVE
    assert many.screens - few.screens == 12 - 3, "one more cost is one more screen"


@pytest.mark.parametrize("duty", ["si2014-2672-sch1-4", "annex-c-dre"])
def test_the_law_of_extra_costs_is_served(duty):
    assert duty in FORM.duties
    assert set(LIBRARY.parts(duty)) <= served(ASKED.values())
    assert set(LIBRARY.parts(duty)) <= served(usual(FORM).questions)


def test_nothing_is_asked_that_the_form_about_money_asks():
    words = " ".join(str(each.ask) for each in ASKED.values() if not isinstance(each.type, Information)).lower()
    for theirs in ("savings", "rent", "pension", "adults live", "council tax", "which of these do you get"):
        assert theirs not in words


def test_each_cost_says_in_own_words_what_it_is_for():
    assert all(isinstance(ASKED[f"{kind}_what"].type, Text) for kind in KINDS)
