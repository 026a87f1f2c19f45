"""Which questions a round looks at, what was said of them before, and what a second round shows."""

from datetime import timedelta

import pytest

from formbuilder.definition.every_question import every_question
from formbuilder.rendering.before_pages import AGAINST, before_parts
from formbuilder.review.limits import MOST, limits
from formbuilder.review.outcomes import Outcome
from formbuilder.review.points import Status
from formbuilder.review.trouble import Ease, Tick
from formbuilder.services import agendas, members, panels, rounds, rounds_waiting, said_before
from formbuilder.services.agendas import Offer
from formbuilder.services.decision_checks import say
from formbuilder.services.decision_kinds import Saying
from formbuilder.services.round_kinds import USUAL_QUESTIONS, NoRound, Round, Why
from formbuilder.storage import spoken
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import decided_points, decisions, taps
from tests.services.panel_stories import TODAY, Circle, at, circle, new_panel
from tests.services.round_stories import HOURS, SECOND, TEXT, form, opened, read, says

LATER = TODAY + timedelta(days=60)
"""When the first round takes no points any more."""


@pytest.fixture
def here(store: Store) -> Circle:
    return circle(store)


def places(found: tuple[Offer, ...], why: Why) -> list[str]:
    return [offer.place for offer in found if offer.why is why]


def test_reported_hard_comes_first_then_what_changed_then_the_order_of_the_form():
    found = agendas.ranked(form(), {"since": 1, "hours": 3}, {"cares_for", "hours"})
    asked = [question.id for question in every_question(form().questions)]
    rest = [id_ for id_ in asked if id_ not in {"hours", "since", "cares_for"}]
    assert [offer.place for offer in found] == ["hours", "since", "cares_for", *rest]
    assert [offer.times for offer in found[:3]] == [3, 1, 0]


def test_twelve_are_chosen_and_in_a_second_round_what_changed():
    found = agendas.ranked(form(), {"since": 1}, {"cares_for"})
    assert len(agendas.usual(found)) == USUAL_QUESTIONS == 12
    assert [each.place for each in agendas.usual(found, only_changed=True)] == ["cares_for"]


def test_taps_of_the_public_and_hard_points_count_and_praise_does_not(here):
    first = opened(here, "hours", "since", "cares_for")
    says(here, here.ann, first, "hours.ask", HOURS, ease=Ease.HARD)
    says(here, here.bo, first, "since", "When did you begin to help?", ticks=frozenset({Tick.NOT_CLEAR}))
    says(here, here.bo, first, "cares_for", "Who?", ticks=frozenset({Tick.KEEP}), ease=Ease.EASY)

    def tap(scope):
        row = {"council_id": scope.council, "form": "small-talk", "version": 1, "question": "since", "times": 4}
        scope.connection.execute(taps.insert().values(**row, tap="not_clear"))

    here.store.write(tap)
    found = agendas.agenda(here.store, first, read)
    assert [(each.place, each.times) for each in found if each.why is Why.HARD] == [("since", 5), ("hours", 1)]


def test_what_changed_since_the_last_round_is_found_in_the_words_themselves(here):
    first = opened(here, "since")
    second = opened(here, "hours", name=SECOND, days=50)
    found = agendas.agenda(here.store, second, read)
    assert places(found, Why.CHANGED) == ["hours"]
    assert places(agendas.agenda(here.store, first, read), Why.CHANGED) == []


def test_n117_earlier_points_are_shown_with_their_answers_once_their_round_is_over(here):
    first = opened(here, "hours")
    point = says(here, here.ann, first, "hours.ask", HOURS)
    second = opened(here, "hours", name=SECOND, days=1)
    early = said_before.said_before(here.store, second, "hours", TODAY + timedelta(days=20))
    assert early == ()
    (found,) = said_before.said_before(here.store, second, "hours", LATER)
    assert (found.point.id, found.round, found.answer) == (point.id, "Real words", None)
    _decided(here, point.id, Outcome.DONE, "We took shorter words.")
    (found,) = said_before.said_before(here.store, second, "hours", LATER)
    assert found.answer
    assert (found.answer.outcome, found.answer.because) == (Outcome.DONE, "We took shorter words.")
    assert AGAINST not in before_parts((found,))[0].lines
    assert say(here.store, point.id, Saying.DISAGREE, "They are not.", at(3, here.ann)) is None
    (found,) = said_before.said_before(here.store, second, "hours", LATER)
    assert before_parts((found,))[0].lines[-1] == AGAINST
    assert said_before.said_before(here.store, first, "hours", LATER) == ()
    assert said_before.counts_before(here.store, second) == {"hours": 1}


def test_what_only_looks_alike_is_another_question(here):
    first = opened(here, "hours", "hours_more")
    says(here, here.ann, first, "hours_more", "Other words")
    second = opened(here, "hours", days=50)
    assert said_before.said_before(here.store, second, "hours", LATER) == ()


def test_a_second_round_shows_only_what_changed_and_what_became_of_each_point(here):
    first = opened(here, "hours", "since")
    point = says(here, here.ann, first, "hours.ask", HOURS)
    says(here, here.bo, first, "since.ask", "When did you begin to help?")
    second = opened(here, "hours", name=SECOND, after=first.id, days=50)
    again = said_before.second_round(here.store, second, read, LATER)
    assert again
    assert [each.sentence for each in again.accounts if HOURS in "".join(each.was)] != []
    assert {each.point.id: each.status for each in again.points}[point.id] is Status.REWORDED
    assert [each.status for each in again.points if each.point.id != point.id] == [Status.SAME]
    assert said_before.second_round(here.store, first, read, LATER) is None
    follow = [each.id for each in agendas.rounds_to_follow(here.store, "small-talk", LATER)]
    assert (follow[0], first.id in follow) == (second.id, True)


def test_n90_a_second_panel_sees_what_changed_for_the_first_and_its_points(here):
    first = opened(here, "hours")
    point = says(here, here.ann, first, "hours.ask", HOURS)
    other = circle(here.store, "Parents", "Pat")
    theirs = opened(other, "hours", name=SECOND, after=first.id, days=50)
    again = said_before.second_round(here.store, theirs, read, LATER)
    assert again
    assert [each.point.id for each in again.points] == [point.id]
    assert places(agendas.agenda(here.store, theirs, read), Why.CHANGED) == ["hours"]


def test_every_point_of_a_first_round_is_on_some_page(here, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(said_before, "MOST", 1)
    first = opened(here, "hours", "since")
    said = {says(here, who, first, "hours.ask", HOURS).id for who in (here.ann, here.bo)}
    second = opened(here, "hours", name=SECOND, after=first.id, days=50)
    pages = [said_before.second_round(here.store, second, read, LATER, page) for page in (1, 2)]
    assert {each.point.id for page in pages if page for each in page.points} == said
    assert [page.more for page in pages if page] == [True, False]


def test_r4_points_of_a_first_round_that_goes_on_are_hidden(here):
    first = opened(here, "hours")
    says(here, here.ann, first, "hours.ask", HOURS)
    second = opened(here, "hours", name=SECOND, after=first.id, days=1)
    again = said_before.second_round(here.store, second, read, TODAY + timedelta(days=3))
    assert again
    assert again.points == ()


def test_while_a_round_is_open_questions_are_added_at_the_end_and_none_goes(here):
    round_ = opened(here, "hours", "since")
    order = [("hours", Why.CHOSEN), ("since", Why.CHOSEN), ("cares_for", Why.CHOSEN)]
    for wrong in (order[:1], order[1:], [order[1], order[0]]):
        assert rounds.pick_questions(here.store, round_.id, wrong, at(1, here.chair)) is NoRound.BEGUN
    assert isinstance(rounds.pick_questions(here.store, round_.id, order, at(1, here.chair)), Round)


def test_work_waits_for_the_chair_and_for_members_and_not_in_a_break(here):
    new = rounds.NewRound(pin=here.round.pin, revision=None, title="Proposed")
    proposed = rounds.propose_round(here.store, here.panel.id, new, at(0))
    rounds.ask_for_time(here.store, here.round.id, at(1, here.ann))
    chair = rounds_waiting.waiting_for(here.store, here.chair.id, TODAY)
    assert [each.id for each in chair.proposed] == [proposed.id]
    assert [(each.id, many) for each, many in chair.asked_for_time] == [(here.round.id, 1)]
    assert chair.open == ()
    ann = rounds_waiting.waiting_for(here.store, here.ann.person, TODAY)
    assert ([each.id for each in ann.open], ann.proposed) == ([here.round.id], ())
    rest = members.Choices(state=members.MemberState.BREAK)
    members.keep_choices(here.store, here.panel.id, here.ann.person, rest, at(1, here.ann))
    assert rounds_waiting.waiting_for(here.store, here.ann.person, TODAY).open == ()


def test_a_chair_of_another_panel_has_no_work_here(here):
    other = panels.add_panel(here.store, new_panel("Carers"), at(0))
    assert isinstance(other, panels.Panel)
    new = rounds.NewRound(pin=here.round.pin, revision=None, title="Theirs")
    rounds.propose_round(here.store, other.id, new, at(0))
    assert rounds_waiting.waiting_for(here.store, here.chair.id, TODAY).proposed == ()


@pytest.mark.parametrize("minutes", [0, -5, 601])
def test_minutes_that_nobody_has_are_refused(here, minutes: int):
    new = rounds.NewRound(pin=here.round.pin, revision=None, title="Two", minutes=minutes)
    assert rounds.propose_round(here.store, here.panel.id, new, at(0)) == {NoRound.MINUTES}


def test_n100_what_cannot_change_is_said_with_its_reason():
    ask = "            required: wanted\n            without: If you leave this out, we ask you when we talk."
    law = TEXT.replace(ask, f"{ask}\n            can_change: {{law: The Care Act 2014 asks for it}}", 1)
    said = limits(form(law))
    assert said.startswith("These cannot change, because of the law: “About how many hours")
    assert "The reason: The Care Act 2014 asks for it." in said
    assert said.endswith("All other words can change.")
    assert limits(form()).startswith("All words can change")
    assert len(said) < MOST


def _decided(here: Circle, point: str, outcome: Outcome, because: str) -> None:
    def decide(scope):
        spoken.speak(scope, "b" * 32, because)
        common = {"council_id": scope.council}
        scope.connection.execute(
            decisions.insert().values(
                **common, id="d" * 32, form="small-talk", place="hours.ask", outcome=outcome.value, because="b" * 32,
                theme="", see="", before="", after="", decider=here.chair.id, decided_at=at(2).now,
            )
        )  # fmt: skip  # a row
        scope.connection.execute(
            decided_points.insert().values(**common, point=point, decision="d" * 32, author_says="none")
        )

    here.store.write(decide)
