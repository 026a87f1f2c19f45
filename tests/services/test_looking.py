"""What a member sees at a question, and where their points are: on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from formbuilder.services import decision_checks, looking, point_news, point_writing, points, rounds
from formbuilder.services.point_kinds import NoPoint, Point, PointState, Writing
from formbuilder.storage import rows, spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.tables import decided_points, decisions
from tests.services.panel_stories import TODAY, Circle, at, circle
from tests.services.stories import NOW

HERE = ("feel", "feel.ask", "feel.*", "feel.hint")


@pytest.fixture
def here(store: Store) -> Circle:
    return circle(store)


def writes(here: Circle, id_: str, words: str, place: str = "feel.ask", days: float = 1) -> Point | NoPoint:
    doing = at(days, here.ann)
    return point_writing.write_point(here.store, here.spot(place), Writing(words=words), doing, id_)


def test_what_is_sent_twice_is_there_once_r9(here: Circle):
    for words in ("One", "One, and more"):
        assert isinstance(writes(here, "a" * 32, words), Point)
    (mine,) = looking.own_points(here.store, here.round.id, HERE, at(2, here.ann))
    assert (mine.id, mine.words, mine.state) == ("a" * 32, "One, and more", PointState.DRAFT)
    theirs = point_writing.write_point(here.store, here.spot(), Writing(words="x"), at(1, here.bo), "a" * 32)
    assert theirs is NoPoint.UNKNOWN
    assert writes(here, "no id", "x") is NoPoint.UNKNOWN


def test_a_draft_moves_to_another_part_and_what_was_sent_stays_r1(here: Circle):
    writes(here, "a" * 32, "One")
    moved = writes(here, "a" * 32, "One", "feel.hint")
    assert isinstance(moved, Point)
    assert moved.place == "feel.hint"
    point_writing.send_point(here.store, "a" * 32, at(1, here.ann))
    stays = writes(here, "a" * 32, "Two", "feel.ask")
    assert isinstance(stays, Point)
    assert (stays.place, stays.words) == ("feel.hint", "Two")
    more = writes(here, "b" * 32, "Another thing", "feel.hint")
    assert isinstance(more, Point)
    mine = looking.own_points(here.store, here.round.id, HERE, at(2, here.ann))
    assert {each.words for each in mine} == {"Another thing", "Two"}
    point_writing.withdraw_point(here.store, "a" * 32, at(1, here.ann))
    assert writes(here, "a" * 32, "Three") is NoPoint.WITHDRAWN


def test_sending_a_part_opens_its_question_and_going_past_opens_nothing_r4(here: Circle):
    here.sends(here.ann)
    bo = here.bo.person
    for step, opens in ((rounds.Step.SKIPPED, False), (rounds.Step.NOTHING, True)):
        rounds.note_step(here.store, here.round.id, "feel", step, at(1, here.bo))
        seen = looking.look_at(here.store, here.round.id, 1, bo, TODAY)
        assert seen
        assert seen.sees_others is opens
    ann = looking.look_at(here.store, here.round.id, 1, here.ann.person, TODAY)
    assert ann
    assert (ann.step, ann.next, ann.takes_part) == (rounds.Step.SENT, 2, True)
    assert looking.next_question(here.store, here.round.id, here.ann.person) == 2


def test_only_the_panel_looks_at_a_round(here: Circle):
    chair = looking.look_at(here.store, here.round.id, 1, here.chair.id, TODAY)
    assert chair
    assert not chair.takes_part
    assert looking.look_at(here.store, here.round.id, 1, "0" * 32, TODAY) is None
    for number in (0, 3):
        assert looking.look_at(here.store, here.round.id, number, here.ann.person, TODAY) is None


def test_others_come_a_page_at_a_time_in_a_steady_order_r2_r4(here: Circle, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(looking, "PAGE", 2)
    for number in range(5):
        writes(here, f"{number:032x}", f"Point {number}", days=1)
        point_writing.send_point(here.store, f"{number:032x}", at(1 + number / 10, here.ann))
    pages = [looking.others_points(here.store, here.round.id, HERE, at(2, here.bo), page) for page in (1, 2, 3)]
    assert [[each.words for each in page] for page in pages] == [
        ["Point 0", "Point 1", "Point 2"], ["Point 2", "Point 3", "Point 4"], ["Point 4"],
    ]  # fmt: skip  # one more than a page, where more follow
    assert looking.others_points(here.store, here.round.id, HERE, at(2, here.ann)) == ()


def test_who_may_read_a_point_r4(here: Circle):
    sent = here.sends(here.ann)

    def may(person: str, days: int = 1) -> bool:
        return looking.may_read(here.store, sent, person, TODAY + timedelta(days=days))

    assert may(here.ann.person)
    assert not may(here.bo.person)
    assert may(here.chair.id)
    assert not may("0" * 32)
    assert may(here.bo.person, days=60)
    rounds.note_step(here.store, here.round.id, "feel", rounds.Step.NOTHING, at(1, here.bo))
    assert may(here.bo.person)
    assert not looking.may_read(here.store, replace(sent, state=PointState.WITHDRAWN), here.bo.person, TODAY)


def where_is_it(here: Circle, point: Point) -> str:
    return point_news.news_of(here.store, (point,))[point.id].sentence


def test_where_it_is_says_it_in_a_sentence_at_every_stage_r8_r15(here: Circle):
    draft = here.writes(here.ann)
    assert where_is_it(here, draft) == "You have not sent this yet. Only you can see it."
    sent = here.sends(here.ann)
    by = "20 December 2026"
    assert where_is_it(here, sent) == f"We have it. Nobody has read it yet. You get an answer by {by}."
    decision_checks.note_read(here.store, (sent.id,), at(2, here.chair))
    read = points.find_point(here.store, sent.id)
    assert read
    assert where_is_it(here, read) == f"Cy has read it. You get an answer by {by}."
    _decided(here, sent)
    news = point_news.news_of(here.store, (read,))[sent.id]
    assert news.answer
    assert (news.answer.because, news.answer.decider_name) == ("It was too hard.", "Cy")
    assert news.sentence == "We changed it."
    taken = point_writing.withdraw_point(here.store, sent.id, at(3, here.ann))
    assert isinstance(taken, Point)
    assert where_is_it(here, taken) == "You took this back. Nobody reads it."


def test_a_late_point_is_answered_as_many_days_after_it_came(here: Circle):
    """(h)"""
    late = here.sends(here.ann, days=35)
    assert point_news.news_of(here.store, (late,))[late.id].answer_by == TODAY + timedelta(days=35 + 28)


def _decided(here: Circle, point: Point) -> None:
    def put(scope: Scope) -> None:
        spoken.speak(scope, "c" * 32, "It was too hard.")
        row = {
            "council_id": scope.council, "id": "d" * 32, "form": "small-talk", "place": point.place, "outcome": "done",
            "because": "c" * 32, "theme": "", "see": "", "before": "How do you feel?", "after": "How are you?",
            "decider": here.chair.id, "decided_at": NOW,
        }  # fmt: skip  # a table
        scope.connection.execute(insert(decisions), [row])
        of = {"council_id": scope.council, "point": point.id, "decision": "d" * 32, "author_says": "none"}
        scope.connection.execute(insert(decided_points), [of])

    here.store.write(put)


def test_an_answer_that_was_taken_back_is_no_answer_and_gives_a_new_day_n108(here: Circle):
    sent = here.sends(here.ann)
    _decided(here, sent)
    again = TODAY + timedelta(days=50)
    here.store.write(
        lambda scope: rows.change(scope, decided_points, {"ended_at": NOW, "answer_by": again}, point=sent.id)
    )
    news = point_news.news_of(here.store, (sent,))[sent.id]
    assert (news.answer, news.answer_by) == (None, again)


def test_two_presses_at_once_make_one_point_r9(here: Circle):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: writes(here, "a" * 32, "Once"), range(4)))
    assert all(isinstance(each, Point) for each in made)
    assert len(looking.own_points(here.store, here.round.id, HERE, at(2, here.ann))) == 1
