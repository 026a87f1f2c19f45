"""Six people who said the same of a question, an answer to them, and the page that tells everybody of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_bytes

from formbuilder.review.outcomes import Outcome
from formbuilder.services import deciding, said_making, said_showing, said_words
from formbuilder.services.action_kinds import Action, NewAction
from formbuilder.services.actions import add_action
from formbuilder.services.decision_kinds import Answer, Decision
from formbuilder.services.doing import Doing
from formbuilder.services.said_kinds import Making
from formbuilder.storage import rows
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import decisions
from tests.reviewing import HOURS, Opened, opened
from tests.staff import somebody

WORDS = "Last week is shorter. I lose count."
OTHER = "How many hours do you help in a week?"
FORM = "small-talk"


def owen(store: Store, now: datetime) -> Doing:
    return Doing(now, token_bytes, somebody(store, "Owen Price").id)


def six_said(store: Store, now: datetime) -> tuple[Opened, list[str]]:
    """Six members said the same of a question, and an officer answered them together."""
    here = opened(store, now)
    said = [here.says(number, WORDS, now + timedelta(seconds=number)).id for number in range(1, 7)]
    answer = Answer(points=tuple(said), outcome=Outcome.DONE, because="A week is easier.", theme="the hours")
    made = deciding.decide(store, answer, owen(store, now + timedelta(seconds=9)))
    assert isinstance(made, Decision), made
    return here, said


def page_out(store: Store, now: datetime) -> None:
    """Everybody can read the page; the words that it tells of stand in the form as it is asked now."""
    changed = {"version": 1, "place": "hours.ask", "before": OTHER, "after": HOURS}
    store.write(lambda scope: rows.change(scope, decisions, changed))
    assert isinstance(said_making.begin_page(store, FORM, 1, owen(store, now)), Making)
    said_showing.send_to_chairs(store, FORM, 1, owen(store, now))
    late = now + timedelta(days=15)
    assert isinstance(said_showing.publish_page(store, FORM, 1, owen(store, late)), Making)


def own_words(store: Store, point: str, now: datetime) -> None:
    assert said_words.ask_for_words(store, point, "I lose count.", owen(store, now)) is None


def promise(store: Store, now: datetime, days: int) -> Action:
    by = owen(store, now)
    new = NewAction(
        form=FORM,
        what="We will look at all hints.",
        known_by="You can read the new hints in the form.",
        who=by.by or "",
        by_when=(now + timedelta(days=days)).date(),
    )
    made = add_action(store, new, by)
    assert isinstance(made, Action), made
    return made
