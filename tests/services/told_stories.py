"""Each thing that services offer to tell people what came of what they said, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from formbuilder.review.outcomes import Outcome
from formbuilder.services import actions, members, origins, said_making, said_showing, said_words, stories, told_waiting
from formbuilder.services.action_kinds import Action, ActionState, NewAction
from formbuilder.services.said_kinds import Line, Making, Verdict
from formbuilder.services.said_showing import LookedAt
from formbuilder.services.stories import Purpose, Story
from formbuilder.storage.engine import Store
from tests.services.decision_stories import Table, table
from tests.services.panel_stories import DOING, TODAY, at

FORM = "tea-talk"


def helped_table(store: Store, form: str = FORM, number: int | str = "", many: int = 6) -> tuple[Table, list]:
    """A table at which more people sit, and its chair and helper may come in as such."""
    here = table(store, form, number)
    more = members.add_numbers(store, here.panel.id, many, DOING)
    assert isinstance(more, tuple)
    return here, [here.ann, here.bo, *more]


def made(here: Table, days: float = 10) -> Making:
    found = said_making.begin_page(here.store, here.office.pin.form, here.office.pin.version, here.officer(days))
    assert isinstance(found, Making), found
    return found


def line_with(page: Making, words: str) -> Line:
    (found,) = [each for each in page.lines if words in f"{each.said} {each.did}"]
    return found


def published(here: Table, days: float = 12, *, named: bool = False) -> Making:
    """Send the page, let the chair look at it, and publish it."""
    pin = here.office.pin
    sent = said_showing.send_to_chairs(here.store, pin.form, pin.version, here.officer(days))
    assert isinstance(sent, Making), sent
    said = LookedAt(verdict=Verdict.RIGHT, named=named)
    chair = at(days + 0.1, here.chair)
    assert said_showing.look_at_page(here.store, pin.form, pin.version, here.panel.id, said, chair) is None
    done = said_showing.publish_page(here.store, pin.form, pin.version, here.officer(days + 0.2))
    assert isinstance(done, Making), done
    return done


def people_are_told(store: Store) -> None:
    here, said = _a_page_is_made(store)
    pin = here.office.pin
    published(here)
    said_showing.published_page(store, pin.form)
    origins.origins_of(store, pin.form)
    origins.pages_out(store, pin.form)
    said_showing.pages_with(store, here.chair.id)
    said_showing.shown_to(store, pin.form, pin.version, here.chair.id)
    said_words.lines_of_points(store, (said,))
    told_waiting.told_waiting(store, here.chair.id, TODAY)
    _promises_are_kept(here)
    _stories_are_told(here, said)


def _a_page_is_made(store: Store) -> tuple[Table, str]:
    here, sitting = helped_table(store, "heard-talk", "-heard")
    pin = here.office.pin
    said = [here.sends(each, "“Guess” is hard. I stop there.") for each in sitting]
    other = here.sends(here.ann, "I do not drink tea.", "likes_tea.ask")
    here.answers(*said, outcome=Outcome.DONE, theme="hard words")
    page = made(here)
    said_making.list_pages(store)
    line = line_with(page, "hard words")
    said_making.find_line(store, line.id)
    said_making.points_of_line(store, line.id)
    moved = said_making.move_points(store, line.id, [other.id], "", here.officer())
    assert not isinstance(moved, Making)
    said_making.join_lines(store, line.id, [each.id for each in page.lines if each.id != line.id], here.officer())
    said_making.keep_line(store, line.id, "A word was hard.", "We changed it.", here.officer())
    assert said_words.ask_for_words(store, said[0].id, "“Guess” is hard.", here.officer()) is None
    assert said_words.answer_for_words(store, said[0].id, at(11, here.ann), yes=True) is None
    said_words.asked_of(store, said[0].id, at(11, here.ann))
    here.sends(here.bo, "And another thing.", "likes_tea.ask", 11)
    said_making.count_the_rest(store, pin.form, pin.version, here.officer(11))
    rest = said_making.find_making(store, pin.form, pin.version)
    assert rest
    said_making.join_lines(store, line.id, [each.id for each in rest.lines if each.id != line.id], here.officer(11))
    return here, said[0].id


def _promises_are_kept(here: Table) -> None:
    store = here.store
    new = NewAction(
        form=here.office.pin.form,
        what="We will look at all hints.",
        known_by="You can read them.",
        who=here.office.ids["owen"],
        by_when=TODAY + timedelta(days=20),
    )
    added = actions.add_action(store, new, here.officer())
    assert isinstance(added, Action), added
    anew = replace(new, what="We will look at all hints and why-lines.")
    assert isinstance(actions.change_action(store, added.id, anew, "There are more.", here.officer(3)), Action)
    late = at(30, here.ann)
    assert isinstance(actions.dispute(store, added.id, "Nothing changed.", late), Action)
    actions.may_dispute(store, added, late)
    said = actions.find_action(store, added.id, late)
    assert said
    actions.answer_dispute(store, said.disputes[0].id, "We do it in May.", here.officer(31))
    actions.end_action(store, added.id, ActionState.DONE, "All were read.", here.officer(32))
    actions.actions_on(store, new.form, TODAY)
    actions.actions_for(store, late)
    actions.actions_for(store, here.officer(33))


def _stories_are_told(here: Table, point: str) -> None:
    store, ann = here.store, at(13, here.ann)
    story = stories.keep_story(store, "I care for my son.", ann)
    assert isinstance(story, Story)
    stories.keep_story(store, "I care for my sons.", ann, story.id)
    stories.agree_to_use(store, story.id, Purpose.PANEL, here.panel.id, ann)
    stories.agree_to_use(store, story.id, Purpose.COMMENT, point, ann)
    shared = stories.agree_to_use(store, story.id, Purpose.LEARN, "", ann)
    assert isinstance(shared, Story)
    stories.my_stories(store, ann)
    stories.stories_for(store, at(13, here.bo))
    stories.stories_for(store, here.officer(13))
    stories.end_use(store, story.id, shared.uses[0].id, ann)
    stories.take_story_back(store, story.id, ann)
