"""A second round in one step: the newest words, the questions that changed, and the panel that looks at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from formbuilder.accounts.people import LONGEST_NAME, is_id
from formbuilder.definition.every_question import every_question
from formbuilder.services.agendas import Read, changed_since, words_of_round
from formbuilder.services.carried import newest_words
from formbuilder.services.doing import Doing
from formbuilder.services.editions import EditionName
from formbuilder.services.panels import Post
from formbuilder.services.round_kinds import MOST_QUESTIONS, Days, NoRound, Round, Stage, Why
from formbuilder.services.rounds import find_round, stage_of
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rounds as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import PanelRow, PostRow
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import panels, rounds

AFTER: Final = frozenset({Stage.LATE, Stage.CLOSED})
"""A second round begins once the first one has closed, also softly."""
MOST_FOLLOWING = 20
AGAIN = "second look"


@dataclass(frozen=True, slots=True)
class Second:
    """What a second round would look at."""

    first: Round
    name: EditionName
    """The newest words of the form."""
    questions: Mapping[str, str] = field(repr=False)
    """What changed since: the questions by id, in the order of the form."""


def second_of(store: Store, first: Round, read: Read) -> Second | None:
    """Return what a second round after this one would look at; None while it goes on, or if nothing came after it."""
    name = newest_words(store, first.pin.form) if first.stage in AFTER else None
    before = words_of_round(first)
    if name is None or name == before or name.pin.version < before.pin.version:
        return None
    old, new = read(before), read(name)
    if old is None or new is None:
        return None
    changed = changed_since(old, new)
    asked = {each.id: str(each.ask) for each in every_question(new.questions) if each.id in changed}
    return Second(first, name, dict(list(asked.items())[:MOST_QUESTIONS]))


def begin_second(store: Store, second: Second, panel: str, doing: Doing) -> Round | NoRound:
    """Begin a second round, as the chair of the first: one’s own panel can go on today, another one is asked.

    The questions that changed are chosen; the words about the round are those of the first.
    """
    if not second.questions:
        return NoRound.NO_QUESTIONS

    def begin(scope: Scope) -> str | NoRound:
        first = plain.find(scope, rounds, RoundRow, id=second.first.id)
        found = plain.find(scope, panels, PanelRow, id=panel) if is_id(panel) else None
        if first is None or found is None or found.ended_at:
            return NoRound.UNKNOWN
        if PostRow(first.panel, doing.by or "", Post.CHAIR) not in panel_rows.posts(scope, panel=first.panel):
            return NoRound.NOT_CHAIR
        if stage_of(first, doing.now.date()) not in AFTER:
            return NoRound.STAGE
        row = _row(first, second, panel, doing)
        plain.put(scope, rounds, row)
        rows.set_questions(scope, row.id, [(place, Why.CHANGED.value) for place in second.questions])
        doing.note(scope, "round-opened" if row.opened_at else "round-proposed", row.id)
        return row.id

    made = store.write(begin)
    if isinstance(made, NoRound):
        return made
    return find_round(store, made, doing.now.date()) or NoRound.UNKNOWN


def following(store: Store, first: Round, today: date) -> tuple[Round, ...]:
    """Return the rounds that follow one, the newest first."""
    same = {"form": first.pin.form, "after": first.id}
    found = store.read(
        lambda scope: plain.every(scope, rounds, RoundRow, order=rows.NEWEST, most=MOST_FOLLOWING, **same)
    )
    return tuple(each for row in found if (each := find_round(store, row.id, today)))


def _row(first: RoundRow, second: Second, panel: str, doing: Doing) -> RoundRow:
    days = Days.usual(doing.now.date())
    own = panel == first.panel
    return RoundRow(
        id=doing.next_id(),
        panel=panel,
        form=first.form,
        version=second.name.pin.version,
        revision=second.name.revision,
        title=f"{first.title[: LONGEST_NAME - len(AGAIN) - 2]}: {AGAIN}",
        state="open" if own else "proposed",
        opens_on=days.opens_on if own else None,
        closes_on=days.closes_on if own else None,
        late_until=days.late_until if own else None,
        answer_days=first.answer_days,
        can_change=first.can_change,
        offer=first.offer,
        minutes=None,
        after=first.id,
        proposed_by=doing.by,
        proposed_at=doing.now,
        opened_by=doing.by if own else None,
        opened_at=doing.now if own else None,
    )
