"""People are told what came of what they said: in lines that count each point once, first to their chair."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formbuilder.rendering.told_page import action_lines
from formbuilder.review.outcomes import Outcome
from formbuilder.services import (
    actions,
    deciding,
    point_writing,
    said_making,
    said_showing,
    said_words,
    stories,
)
from formbuilder.services.action_kinds import Action, ActionState, NewAction, NoAction
from formbuilder.services.decision_checks import say
from formbuilder.services.decision_kinds import Saying
from formbuilder.services.point_kinds import Point
from formbuilder.services.said_kinds import CHAIR_HAS, Making, NoPage, PageState, Published, Verdict
from formbuilder.services.said_showing import LookedAt
from formbuilder.services.stories import NoStory, Purpose, Story
from formbuilder.services.told_waiting import told_waiting
from formbuilder.storage import news
from formbuilder.storage import said as rows
from formbuilder.storage.engine import Store
from tests.services.decision_stories import Table
from tests.services.panel_stories import TODAY, at
from tests.services.told_stories import helped_table, made, published

HOW = settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NUMBERS = count()
STEP = st.tuples(
    st.sampled_from(["send", "withdraw", "hide", "answer", "begin", "count", "join", "move", "words", "publish"]),
    st.integers(0, 50),
    st.integers(0, 50),
)


@pytest.fixture
def eight(store: Store) -> tuple[Table, list[Point]]:
    """Eight people who find a word hard; one of them said another thing too."""
    here, sitting = helped_table(store)
    said = [here.sends(each, "“Guess” is hard. I stop there.") for each in sitting]
    said.append(here.sends(here.ann, "I do not drink tea.", "likes_tea.ask"))
    return here, said


class World:
    """A page as it is made while people go on saying things."""

    def __init__(self, here: Table, sitting: list) -> None:
        self.here, self.sitting, self.sent, self.day = here, sitting, [], 1.0
        self.pin = here.office.pin

    def do(self, what: str, one: int, other: int) -> None:
        self.day += 0.01
        getattr(self, f"_{what}")(one, other)

    def _send(self, one: int, other: int) -> None:
        who, place = self.sitting[one % len(self.sitting)], ("cups.hint", "likes_tea.ask", "cups.*")[other % 3]
        spot = point_writing.Spot(self.here.round.id, place, "Tea")
        doing = at(self.day, who)
        kept = point_writing.write_point(self.here.store, spot, point_writing.Writing(words="Tea."), doing)
        if isinstance(kept, Point) and isinstance(point_writing.send_point(self.here.store, kept.id, doing), Point):
            self.sent.append((kept.id, who))

    def _withdraw(self, one: int, other: int) -> None:
        for id_, who in self.sent[one % 9 : one % 9 + 1]:
            point_writing.withdraw_point(self.here.store, id_, at(self.day, who))

    def _hide(self, one: int, other: int) -> None:
        for id_, _ in self.sent[one % 9 : one % 9 + 1]:
            point_writing.hide_point(self.here.store, id_, "A name.", at(self.day, self.here.chair))

    def _answer(self, one: int, other: int) -> None:
        ids = tuple(id_ for id_, _ in self.sent[one % 9 : one % 9 + other % 4 + 1])
        answer = deciding.Answer(points=ids, outcome=Outcome.DONE, because="Yes.", theme=("", "tea", "cups")[other % 3])
        deciding.decide(self.here.store, answer, self.here.officer(self.day))

    def _begin(self, one: int, other: int) -> None:
        said_making.begin_page(self.here.store, self.pin.form, self.pin.version, self.here.officer(self.day))

    def _count(self, one: int, other: int) -> None:
        said_making.count_the_rest(self.here.store, self.pin.form, self.pin.version, self.here.officer(self.day))

    def _join(self, one: int, other: int) -> None:
        lines = self.lines()
        if lines:
            into, from_ = lines[one % len(lines)], lines[other % len(lines)]
            said_making.join_lines(self.here.store, into.id, [from_.id], self.here.officer(self.day))

    def _move(self, one: int, other: int) -> None:
        lines = self.lines()
        if lines:
            line = lines[one % len(lines)]
            theirs = [each.id for each in said_making.points_of_line(self.here.store, line.id)][: other % 5]
            to = lines[other % len(lines)].id if other % 2 else ""
            said_making.move_points(self.here.store, line.id, theirs, to, self.here.officer(self.day))

    def _words(self, one: int, other: int) -> None:
        for line in self.lines()[:1]:
            said_making.keep_line(
                self.here.store, line.id, "Tea is hard.", "We changed it.", self.here.officer(self.day)
            )

    def _publish(self, one: int, other: int) -> None:
        officer = self.here.officer(self.day)
        said_showing.send_to_chairs(self.here.store, self.pin.form, self.pin.version, officer)
        late = self.here.officer(self.day + 15)
        said_showing.publish_page(self.here.store, self.pin.form, self.pin.version, late)

    def lines(self):
        found = said_making.find_making(self.here.store, self.pin.form, self.pin.version)
        return found.lines if found else ()

    def holds(self) -> None:
        store, pin = self.here.store, self.pin
        page = said_making.find_making(store, pin.form, pin.version)
        if page is None:
            return
        to_count = {each.id for each in store.read(lambda scope: rows.to_count(scope, pin.form, pin.version))}
        counted = store.read(lambda scope: rows.counted(scope, [each.id for each in page.lines]))
        once = [each.point for each in counted]
        assert len(once) == len(set(once))
        assert len(to_count - set(once)) == page.uncounted
        assert sum(each.points for each in page.lines) + page.uncounted == len(to_count)
        out = said_showing.published_page(store, pin.form, pin.version)
        if out:
            assert len(out.lines) == 1 or all(each.people >= 5 for each in out.lines)


@HOW
@given(st.lists(STEP, min_size=15, max_size=40))
def test_every_point_is_counted_in_exactly_one_line_whatever_is_done(store, steps):
    """Invariant (f)."""
    number = next(NUMBERS)
    here, sitting = helped_table(store, f"tea-{number}", number)
    world = World(here, sitting)
    for step in steps:
        world.do(*step)
        world.holds()


def test_lines_are_proposed_from_themes_and_small_ones_are_joined(eight):
    here, said = eight
    here.answers(*said[:8], outcome=Outcome.DONE, theme="hard words")
    page = made(here)
    (line,) = page.lines
    assert line.said.splitlines() == ["About hard words.", "Some comments have no answer yet."]
    assert line.did.startswith("We changed it.")
    assert (line.points, line.people, page.uncounted) == (9, 8, 0)


def test_a_line_about_too_few_people_is_not_shown_to_chairs(eight):
    """n104: groups under five are joined, and nobody can be found by a number."""
    here, said = eight
    (line,) = made(here).lines
    pin = here.office.pin
    said_making.move_points(here.store, line.id, [said[8].id], "", here.officer())
    assert said_showing.send_to_chairs(here.store, pin.form, pin.version, here.officer()) is NoPage.SMALL


def test_the_chair_sees_it_first_and_what_they_say_is_wrong_stands_on_the_page(eight):
    here, _ = eight
    made(here)
    store, pin, name = here.store, here.office.pin, (here.office.pin.form, here.office.pin.version)
    assert said_showing.publish_page(store, *name, here.officer(11)) is NoPage.NOT_SENT
    said_showing.send_to_chairs(store, *name, here.officer(11))
    assert said_showing.publish_page(store, *name, here.officer(11)) is NoPage.NOT_SEEN
    wrong = LookedAt(verdict=Verdict.WRONG)
    assert said_showing.look_at_page(store, *name, here.panel.id, wrong, at(12, here.chair)) is NoPage.NO_WORDS
    wrong = LookedAt(verdict=Verdict.WRONG, words="We said more.")
    assert said_showing.look_at_page(store, *name, here.panel.id, wrong, at(12, here.ann)) is NoPage.UNKNOWN
    assert said_showing.look_at_page(store, *name, here.panel.id, wrong, at(12, here.chair)) is None
    assert isinstance(said_showing.publish_page(store, *name, here.officer(12)), Making)
    out = said_showing.published_page(store, pin.form)
    assert out
    assert out.objections == (("", "We said more."),)
    assert (out.groups, out.others) == ((), 1)


def test_after_fourteen_days_nobody_is_waited_for_and_a_change_is_shown_again(eight):
    here, _ = eight
    (line,) = made(here).lines
    name = (here.office.pin.form, here.office.pin.version)
    said_showing.send_to_chairs(here.store, *name, here.officer(11))
    late = 11 + CHAIR_HAS.days
    said_making.keep_line(here.store, line.id, "A word is hard.", "We changed it.", here.officer(12))
    assert said_showing.publish_page(here.store, *name, here.officer(late)) is NoPage.NOT_SENT
    said_showing.send_to_chairs(here.store, *name, here.officer(12))
    assert said_showing.publish_page(here.store, *name, here.officer(late)) is NoPage.NOT_SEEN
    done = said_showing.publish_page(here.store, *name, here.officer(late + 1))
    assert isinstance(done, Making)
    assert done.state is PageState.PUBLISHED


def test_own_words_stand_there_with_a_yes_alone_and_go_with_a_no(eight):
    here, said = eight
    made(here)
    store, form = here.store, here.office.pin.form
    assert said_words.ask_for_words(store, said[0].id, "I never said this.", here.officer()) is NoPage.NOT_THEIRS
    for each in said[:3]:
        assert said_words.ask_for_words(store, each.id, "I stop there.", here.officer()) is None
    assert said_words.answer_for_words(store, said[0].id, at(11, here.bo), yes=True) is NoPage.UNKNOWN
    assert said_words.answer_for_words(store, said[0].id, at(11, here.ann), yes=True) is None
    assert said_words.answer_for_words(store, said[1].id, at(11, here.helper), yes=False) is None
    published(here)

    def quotes() -> list[str]:
        out = said_showing.published_page(store, form)
        return [words for line in out.lines for words in line.quotes] if out else []

    assert quotes() == ["I stop there."]
    said_words.answer_for_words(store, said[2].id, at(13, here.helper), yes=True)
    assert quotes() == ["I stop there."], "a yes that came after the chair looked waits for the next page"
    said_words.answer_for_words(store, said[0].id, at(13, here.ann), yes=False)
    assert quotes() == []


def test_a_disagreement_that_stands_is_told_beside_the_answer(eight):
    here, said = eight
    here.answers(*said[:8])
    say(here.store, said[0].id, Saying.DISAGREE, "No.", at(3, here.ann))
    made(here)
    published(here)
    out = said_showing.published_page(here.store, here.office.pin.form)
    assert [line.disagreed for line in out.lines] == [True]


def test_who_does_not_agree_once_the_page_is_there_is_told_on_it_too(eight):
    """F14: the chair and the author are told that everybody reads it."""
    here, said = eight
    here.answers(*said[:8])
    made(here)
    published(here)
    told = [line.disagreed for line in page_of(here).lines]
    say(here.store, said[0].id, Saying.DISAGREE, "No.", at(20, here.ann))
    assert (told, [line.disagreed for line in page_of(here).lines]) == ([False], [True])


def page_of(here: Table) -> Published:
    found = said_showing.published_page(here.store, here.office.pin.form)
    assert found
    return found


def promised(here: Table, days: int = 20) -> Action:
    new = NewAction(
        form=here.office.pin.form,
        what="We will look at all hints.",
        known_by="You can read them.",
        who=here.office.ids["owen"],
        by_when=TODAY + timedelta(days=days),
    )
    added = actions.add_action(here.store, new, here.officer())
    assert isinstance(added, Action), added
    return added


def test_a_member_disputes_a_promise_and_it_stands_there_until_it_is_answered(eight):
    """n125: members watch what was promised."""
    here, _ = eight
    promise = promised(here)
    assert actions.dispute(here.store, promise.id, "", at(5, here.ann)) is NoAction.NOT_YET
    assert actions.dispute(here.store, promise.id, "", at(21, here.upper)) is NoAction.NO_RIGHT
    said = actions.dispute(here.store, promise.id, "Nothing changed.", at(21, here.ann))
    assert isinstance(said, Action)
    assert (said.state, len(said.open_disputes)) == (ActionState.OVERDUE, 1)
    (waits,) = told_waiting(here.store, here.chair.id, TODAY + timedelta(days=21)).in_panels
    assert waits.id == promise.id, "the chair sees it too"
    assert actions.dispute(here.store, promise.id, "Again.", at(22, here.ann)) is NoAction.SAID
    told = here.store.read(lambda scope: news_of(scope, here.chair.id))
    assert "action-disputed" in told
    answered = actions.answer_dispute(here.store, said.disputes[0].id, "In May.", here.officer(23))
    assert isinstance(answered, Action)
    assert answered.open_disputes == ()
    assert told_waiting(here.store, here.chair.id, TODAY + timedelta(days=23)).in_panels == ()


def news_of(scope, person: str) -> list[str]:
    return [each.what for each in news.waiting_for(scope, person)]


def test_a_promise_changes_before_its_day_with_a_reason_and_what_it_said_stays(eight):
    """n125: nobody makes a promise smaller without saying so."""
    here, _ = eight
    promise, later = promised(here), TODAY + timedelta(days=40)
    anew = NewAction(
        form=promise.form, what="We will look at some hints.", known_by=promise.known_by, who=promise.who, by_when=later
    )
    as_before = replace(anew, what=promise.what, by_when=promise.by_when)
    change = partial(actions.change_action, here.store, promise.id)
    assert change(as_before, "Why not.", here.officer(5)) == {NoAction.SAME}
    assert change(anew, " ", here.officer(5)) == {NoAction.NO_WORDS}
    assert change(anew, "I want it.", at(5, here.ann)) == {NoAction.NO_RIGHT}
    assert change(anew, "It takes longer.", here.officer(21)) == {NoAction.LATE}
    changed = change(anew, "It takes longer.", here.officer(5))
    assert isinstance(changed, Action)
    assert (changed.what, changed.by_when) == ("We will look at some hints.", later)
    assert [(each.what, each.by_when, each.because) for each in changed.changes] == [
        (promise.what, promise.by_when, "It takes longer.")
    ]
    lines = list(action_lines(changed))
    assert f"Before, it said: “{promise.what}”" in lines
    assert not any("would know" in line for line in lines), "what stayed is not said twice"
    assert actions.find_action(here.store, promise.id, at(6, here.ann)) == changed


def test_a_promise_needs_who_and_when(eight):
    here, _ = eight
    new = NewAction(form="tea-talk", what="We will.", known_by="", who="0" * 32, by_when=TODAY - timedelta(days=1))
    wrong = actions.add_action(here.store, new, here.officer())
    assert wrong == {NoAction.EMPTY, NoAction.WHO, NoAction.DAY}


def test_a_story_is_private_until_its_author_says_yes_and_goes_when_they_take_it_back(eight):
    """n56, n57: consent for each use."""
    here, said = eight
    store, ann, bo = here.store, at(12, here.ann), at(12, here.bo)
    story = stories.keep_story(store, "I care for my son.", ann)
    assert isinstance(story, Story)

    def readers() -> list[int]:
        return [len(stories.stories_for(store, who)) for who in (bo, here.officer(12))]

    assert readers() == [0, 0]
    assert stories.agree_to_use(store, story.id, Purpose.LEARN, "", bo) is NoStory.UNKNOWN
    assert stories.agree_to_use(store, story.id, Purpose.COMMENT, said[1].id, ann) is NoStory.NOT_YOURS
    assert isinstance(stories.agree_to_use(store, story.id, Purpose.PANEL, here.panel.id, ann), Story)
    assert readers() == [1, 0]
    shared = stories.agree_to_use(store, story.id, Purpose.COMMENT, said[0].id, ann)
    assert isinstance(shared, Story)
    assert readers() == [1, 1]
    (use,) = [each for each in shared.uses if each.purpose is Purpose.PANEL]
    stories.end_use(store, story.id, use.id, ann)
    assert readers() == [0, 1]
    assert not stories.take_story_back(store, story.id, bo)
    assert stories.take_story_back(store, story.id, ann)
    assert readers() == [0, 0]
    assert stories.my_stories(store, ann) == ()
