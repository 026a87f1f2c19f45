"""“You said, we did” in a demonstration: made from what was decided, seen by the chair, and published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from formbuilder.cli.example_points import ASKED_FOR, OWN_SENTENCE, PROMISE, SaidExample
from formbuilder.cli.example_stage import CHAIR, OFFICER, TOLD, Stage, kept
from formbuilder.services.action_kinds import Action, NewAction
from formbuilder.services.actions import add_action
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.panel_examples import GROUP
from formbuilder.services.point_kinds import Point
from formbuilder.services.said_kinds import Making, Verdict
from formbuilder.services.said_making import begin_page
from formbuilder.services.said_showing import LookedAt, look_at_page, publish_page, send_to_chairs
from formbuilder.services.said_words import answer_for_words, ask_for_words

DAY = timedelta(days=1)


def tell(stage: Stage, pin: DraftPin, said: Mapping[SaidExample, Point]) -> None:
    """Publish the page of a version, with one sentence whose author said yes, and promise one thing."""
    store, officer = stage.store, stage.at(TOLD, OFFICER)
    kept(begin_page(store, pin.form, pin.version, officer), Making)
    author, own = next(
        (stage.members[each.member - 1], point.id) for each, point in said.items() if each.member == ASKED_FOR
    )
    ask_for_words(store, own, OWN_SENTENCE, officer)
    answer_for_words(store, own, stage.at(TOLD + DAY, author), yes=True)
    kept(send_to_chairs(store, pin.form, pin.version, stage.at(TOLD + 2 * DAY, OFFICER)), Making)
    looked = LookedAt(verdict=Verdict.RIGHT, named=True)
    look_at_page(store, pin.form, pin.version, stage.panels[GROUP.name], looked, stage.at(TOLD + 3 * DAY, CHAIR))
    kept(publish_page(store, pin.form, pin.version, stage.at(TOLD + 4 * DAY, OFFICER)), Making)
    _promise(stage, pin)


def _promise(stage: Stage, pin: DraftPin) -> None:
    officer, (what, known_by) = stage.at(TOLD, OFFICER), PROMISE
    by_when = (stage.moment + timedelta(days=60)).date()
    new = NewAction(form=pin.form, what=what, known_by=known_by, who=officer.by or "", by_when=by_when)
    kept(add_action(stage.store, new, officer), Action)
