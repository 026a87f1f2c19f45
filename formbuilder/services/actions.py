"""“We will …” is a promise: what, who, by when, how people will know. Members can say “this has not happened”."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import FORM
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.panels import Post
from formbuilder.services.telling_authors import told_of
from formbuilder.storage import actions as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import people, spoken
from formbuilder.storage import rounds as round_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.actions import ActionRow, DisputeRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import action_disputes, actions, rounds

LONGEST = 500
LONGEST_WORDS = 2_000
PAGE = 50


class ActionState(StrEnum):
    """How far a promise is."""

    TO_DO = "to_do"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"


class NoAction(StrEnum):
    """Why promises were left as they are."""

    UNKNOWN = "unknown"
    NO_RIGHT = "no_right"
    EMPTY = "empty"
    """What is promised, or how people will know, is missing."""
    LONG = "long"
    WHO = "who"
    """Nobody of this name works here."""
    DAY = "day"
    """The day is missing, or was before today."""
    NO_WORDS = "no_words"
    ENDED = "ended"
    """It was dropped, or done already."""
    NOT_YET = "not_yet"
    """Its day has not come, and nobody says that it is done."""
    SAID = "said"
    """The same member said it, and waits for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """A promise as it was typed."""

    form: str
    what: str
    known_by: str
    who: str
    by_when: date | None
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What a member said against a promise, and the answer to it."""

    id: str
    panel: str
    words: str = field(repr=False)
    said_at: datetime
    answer: str = field(repr=False)
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A promise."""

    id: str
    form: str
    what: str
    known_by: str
    who: str
    who_name: str
    by_when: date
    state: ActionState
    news: str
    """How it went, or why it was dropped."""
    done_at: datetime | None
    disputes: tuple[Dispute, ...]

    @property
    def open_disputes(self) -> tuple[Dispute, ...]:
        """What was said against it and has no answer: it stands beside it."""
        return tuple(each for each in self.disputes if each.answered_at is None)


def add_action(store: Store, new: NewAction, doing: Doing) -> Action | frozenset[NoAction]:
    """Promise something; what is wrong comes back at once."""

    def add(scope: Scope) -> Action | frozenset[NoAction]:
        who = people.find(scope, new.who) if is_id(new.who) else None
        wrong = {
            NoAction.NO_RIGHT: Right.ANSWER_POINTS not in rights_of(scope, doing),
            NoAction.UNKNOWN: not FORM.fullmatch(new.form),
            NoAction.EMPTY: not (new.what.strip() and new.known_by.strip()),
            NoAction.LONG: max(len(new.what), len(new.known_by)) > LONGEST,
            NoAction.WHO: who is None or not who.active or not who.name,
            NoAction.DAY: new.by_when is None or new.by_when < doing.now.date(),
        }
        if new.by_when is None or any(wrong.values()):
            return frozenset(why for why, is_so in wrong.items() if is_so)
        row = ActionRow(
            id=doing.new_id(),
            decision=new.decision,
            form=new.form,
            what=new.what.strip(),
            known_by=new.known_by.strip(),
            who=new.who,
            by_when=new.by_when,
            added_at=doing.now,
        )
        plain.put(scope, actions, row)
        told_of(scope, new.who, "action-added", row.id, doing)
        doing.note(scope, "action-added", row.id)
        return _with_words(scope, (row,), doing.now.date())[0]

    return store.write(add)


def end_action(store: Store, id_: str, state: ActionState, words: str, doing: Doing) -> Action | NoAction:
    """Say that something is done, and how, or that it is dropped, and why; done things can be opened again."""
    if not words.strip():
        return NoAction.NO_WORDS
    if len(words) > LONGEST_WORDS:
        return NoAction.LONG

    def end(scope: Scope) -> Action | NoAction:
        row = _mine(scope, id_, doing)
        if isinstance(row, NoAction):
            return row
        if row.state == "dropped" or row.state == state:
            return NoAction.ENDED
        done = doing.now if state is ActionState.DONE else None
        values: dict[str, object] = {"state": state.value, "news": speak(scope, words, doing), "done_at": done}
        plain.change(scope, actions, values, id=id_)
        doing.note(scope, f"action-{state.value.replace('_', '-')}", id_)
        return _again(scope, id_, doing)

    return store.write(end) if is_id(id_) and state is not ActionState.OVERDUE else NoAction.UNKNOWN


def dispute(store: Store, id_: str, words: str, doing: Doing) -> Action | NoAction:
    """Let a member of a panel that worked on the form say “this has not happened”: the owner and the chairs hear it."""
    if len(words) > LONGEST_WORDS:
        return NoAction.LONG

    def say(scope: Scope) -> Action | NoAction:
        row = plain.find(scope, actions, ActionRow, lock=True, id=id_)
        panel = _panel_of(scope, row.form, doing) if row else None
        if row is None or panel is None:
            return NoAction.UNKNOWN if row is None else NoAction.NO_RIGHT
        if row.state == "dropped":
            return NoAction.ENDED
        if row.state == "to_do" and row.by_when >= doing.now.date():
            return NoAction.NOT_YET
        if any(each.person == doing.by and each.answered_at is None for each in rows.disputes_of(scope, (id_,))):
            return NoAction.SAID
        new = DisputeRow(
            id=doing.new_id(),
            action=id_,
            panel=panel,
            person=doing.by or "",
            words=speak(scope, words, doing),
            said_at=doing.now,
        )
        plain.put(scope, action_disputes, new)
        chairs = [each.person for each in panel_rows.posts(scope, panel=panel) if each.post == Post.CHAIR]
        for person in {row.who, *chairs}:
            told_of(scope, person, "action-disputed", id_, doing)
        doing.note(scope, "action-disputed", id_)
        return _again(scope, id_, doing)

    return store.write(say) if is_id(id_) else NoAction.UNKNOWN


def answer_dispute(store: Store, id_: str, words: str, doing: Doing) -> Action | NoAction:
    """Answer a member who says that something did not happen; it then stands beside the promise no more."""
    if not words.strip():
        return NoAction.NO_WORDS
    if len(words) > LONGEST_WORDS:
        return NoAction.LONG

    def answer(scope: Scope) -> Action | NoAction:
        row = plain.find(scope, action_disputes, DisputeRow, lock=True, id=id_)
        mine = _mine(scope, row.action, doing) if row else NoAction.UNKNOWN
        if row is None or isinstance(mine, NoAction):
            return mine if isinstance(mine, NoAction) else NoAction.UNKNOWN
        if row.answered_at:
            return NoAction.ENDED
        values: dict[str, object] = {
            "answer": speak(scope, words, doing),
            "answered_by": doing.by,
            "answered_at": doing.now,
        }
        plain.change(scope, action_disputes, values, id=id_)
        told_of(scope, row.person, "action-dispute-answered", row.action, doing)
        doing.note(scope, "action-dispute-answered", row.action)
        return _again(scope, row.action, doing)

    return store.write(answer) if is_id(id_) else NoAction.UNKNOWN


def find_action(store: Store, id_: str, doing: Doing) -> Action | None:
    """Return a promise that somebody may see: all are public."""

    def look(scope: Scope) -> Action | None:
        found = plain.find(scope, actions, ActionRow, id=id_)
        return _with_words(scope, (found,), doing.now.date())[0] if found else None

    return store.read(look) if is_id(id_) else None


def actions_on(store: Store, form: str, today: date) -> tuple[Action, ...]:
    """Return what is promised about a form, the soonest first."""
    if not FORM.fullmatch(form):
        return ()
    return store.read(lambda scope: _with_words(scope, rows.of_form(scope, form), today))


def actions_for(store: Store, doing: Doing, page: int = 1) -> tuple[Action, ...]:
    """Return what somebody may look after or dispute: officers all of it, others what their panels worked on."""
    window = PAGE + 1, (max(page, 1) - 1) * PAGE

    def look(scope: Scope) -> tuple[Action, ...]:
        if Right.ANSWER_POINTS in rights_of(scope, doing):
            found = rows.every(scope, window)
        else:
            found = rows.of_forms(scope, _forms_of(scope, doing), doing.by or "", window)
        return _with_words(scope, found, doing.now.date())

    return store.read(look)


def may_dispute(store: Store, action: Action, doing: Doing) -> bool:
    """Say whether somebody is in a panel that worked on the form of a promise."""
    return store.read(lambda scope: _panel_of(scope, action.form, doing)) is not None


def _with_words(scope: Scope, found: tuple[ActionRow, ...], today: date) -> tuple[Action, ...]:
    disputes = rows.disputes_of(scope, [each.id for each in found])
    ids = {at for each in disputes for at in (each.words, each.answer) if at} | {e.news for e in found if e.news}
    texts, names = spoken.spoken(scope, frozenset(ids)), people.names(scope, {each.who for each in found})
    panels = {each.id: each.name for each in panel_rows.every(scope)} if disputes else {}
    return tuple(
        Action(
            id=row.id,
            form=row.form,
            what=row.what,
            known_by=row.known_by,
            who=row.who,
            who_name=names.get(row.who, ""),
            by_when=row.by_when,
            state=state_of(row, today),
            news=texts.get(row.news or "", ""),
            done_at=row.done_at,
            disputes=tuple(
                Dispute(
                    id=each.id,
                    panel=panels.get(each.panel, ""),
                    words=texts.get(each.words or "", ""),
                    said_at=each.said_at,
                    answer=texts.get(each.answer or "", ""),
                    answered_at=each.answered_at,
                )
                for each in disputes
                if each.action == row.id
            ),
        )
        for row in found
    )


def state_of(row: ActionRow, today: date) -> ActionState:
    """Say how far a promise is on a day."""
    if row.state in {"done", "dropped"}:
        return ActionState(row.state)
    return ActionState.OVERDUE if row.by_when < today else ActionState.TO_DO


def _mine(scope: Scope, id_: str, doing: Doing) -> ActionRow | NoAction:
    row = plain.find(scope, actions, ActionRow, lock=True, id=id_)
    if row is None:
        return NoAction.UNKNOWN
    return row if row.who == doing.by or Right.ANSWER_POINTS in rights_of(scope, doing) else NoAction.NO_RIGHT


def _again(scope: Scope, id_: str, doing: Doing) -> Action | NoAction:
    row = plain.find(scope, actions, ActionRow, id=id_)
    return _with_words(scope, (row,), doing.now.date())[0] if row else NoAction.UNKNOWN


def _panels(scope: Scope, doing: Doing) -> frozenset[str]:
    by = doing.by or ""
    theirs = {each.panel for each in panel_rows.memberships(scope, by) if each.state != "left"}
    return frozenset(theirs | {each.panel for each in panel_rows.posts(scope, person=by)})


def _rounds(scope: Scope, doing: Doing) -> tuple[RoundRow, ...]:
    theirs = rounds.c.panel.in_(sorted(_panels(scope, doing)))
    over = rounds.c.state.not_in(("proposed", "dropped"))
    return plain.every(scope, rounds, RoundRow, theirs, over, order=round_rows.NEWEST)


def _forms_of(scope: Scope, doing: Doing) -> frozenset[str]:
    return frozenset(each.form for each in _rounds(scope, doing))


def _panel_of(scope: Scope, form: str, doing: Doing) -> str | None:
    return next((each.panel for each in _rounds(scope, doing) if each.form == form), None)
