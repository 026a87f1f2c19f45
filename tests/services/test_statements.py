"""The statement of how people took part writes itself from what is kept, and names nobody."""

from dataclasses import replace

from formbuilder.publishing.pack import PackPart
from formbuilder.rendering.together import told
from formbuilder.review.outcomes import Outcome
from formbuilder.services import people, point_writing, rounds
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.round_kinds import Round
from formbuilder.services.statements import statement_of
from formbuilder.storage.engine import Store
from tests.services.decision_stories import table
from tests.services.panel_stories import TODAY, at


def test_every_comment_is_counted_once_with_what_became_of_it(store: Store):
    """(f) of this page: the counts of outcomes and of those that wait add up to the comments."""
    here = table(store)
    first, second = here.sends(here.ann), here.sends(here.bo)
    here.sends(here.ann, "A third thing.", "likes_tea.ask")
    late = here.sends(here.bo, "Late.", "likes_tea.ask", days=30)
    taken = here.sends(here.ann, "Gone.", "likes_tea.*")
    point_writing.withdraw_point(store, taken.id, replace(here.officer(2), by=here.ann.person))
    here.answers(first, second, outcome=Outcome.DONE, because="It is plainer now.")
    here.answers(late, days=31, because="The Care Act asks for it.")
    found = statement_of(store, here.office.pin, TODAY)
    assert found
    assert found.points == 4
    assert found.outcomes == {Outcome.DONE: 2, Outcome.CANNOT_LAW: 1}
    assert found.waiting == 1
    assert sum(found.outcomes.values()) + found.waiting == found.points
    assert [(each.because, each.points) for each in found.refused] == [("The Care Act asks for it.", 1)]
    assert sum(each.late for each in found.said) == 1
    assert found.people == {here.panel.id: 2}


def test_n60_nobody_of_a_panel_is_named_and_small_numbers_are_joined(store: Store):
    here = table(store)
    here.answers(here.sends(here.ann))
    found = statement_of(store, here.office.pin, TODAY)
    form = here.office.words().form
    assert found
    assert form
    panels = told(found, form, ("How many cups?",))
    text = repr(panels)
    assert "Fewer than 5 people" in text
    names = set(people.names_of_people(store).values()) - {""}
    assert not [name for name in names if name in text]
    assert [part.heading for part in panels.parts] == [
        "Who took part",
        "How they took part",
        "What became of the comments",
        "What was not changed, and why",
        "What helped people to take part",
        "What was offered for people’s time, and what was given",
        "Who agreed, and with what concern",
        "Questions that no panel looked at",
    ]
    assert panels.parts[-1].points == ("How many cups?",)


def test_n178_what_was_given_stands_beside_what_was_offered(store: Store):
    here = table(store)
    form = here.office.words().form
    assert form

    def given() -> PackPart:
        found = statement_of(store, here.office.pin, TODAY)
        assert found
        return told(found, form, ()).parts[5]

    assert "No chair has said yet what people were given." in given().lines
    assert isinstance(rounds.say_given(store, here.round.id, "A voucher for 9 of 11.", at(60, here.chair)), Round)
    assert "Given: A voucher for 9 of 11." in given().points
    assert "No chair has said yet what people were given." not in given().lines


def test_where_no_panel_looked_there_is_no_statement(store: Store):
    table(store)
    assert statement_of(store, DraftPin("another-talk", 1), TODAY) is None
