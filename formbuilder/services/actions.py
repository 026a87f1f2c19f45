"""“We will …” is a promise: what, who, by when, how people will know. Members can say “this has not happened”."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.services.action_kinds import (
    LONGEST,
    LONGEST_WORDS,
    PAGE,
    Action,
    ActionState,
    Change,
    Dispute,
    NewAction,
    NoAction,
)
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import FORM
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.panels import Post
from formbuilder.services.telling_authors import told_of
from formbuilder.storage import actions as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import people, spoken
from formbuilder.storage import rounds as round_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.actions import ActionRow, ChangeRow, DisputeRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import action_changes, action_disputes, actions, rounds


def add_action(store: Store, new: NewAction, doing: Doing) -> Action | frozenset[NoAction]:
    """Promise something; what is wrong comes back at once."""

    def add(scope: Scope) -> Action | frozenset[NoAction]:
        wrong = _wrong(scope, new, doing)
        if Right.ANSWER_POINTS not in rights_of(scope, doing):
            wrong |= {NoAction.NO_RIGHT}
        if new.by_when is None or wrong:
            return wrong
        row = ActionRow(
            id=doing.next_id(),
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


def change_action(store: Store, id_: str, new: NewAction, because: str, doing: Doing) -> Action | frozenset[NoAction]:
    """Change a promise before its day, with a reason; what it said before stays beside it."""

    def change(scope: Scope) -> Action | frozenset[NoAction]:
        row = _mine(scope, id_, doing)
        if isinstance(row, NoAction):
            return frozenset({row})
        wrong = _wrong(scope, new, doing) | _not_changed(row, new, because, doing)
        if new.by_when is None or wrong:
            return wrong
        before = ChangeRow(
            id=doing.next_id(),
            action=id_,
            what=row.what,
            known_by=row.known_by,
            who=row.who,
            by_when=row.by_when,
            because=speak(scope, because, doing),
            changed_at=doing.now,
            changed_by=doing.by,
        )
        plain.put(scope, action_changes, before)
        plain.change(scope, actions, _values(new), id=id_)
        if new.who != row.who:
            told_of(scope, new.who, "action-added", id_, doing)
        doing.note(scope, "action-changed", id_)
        after = plain.every(scope, actions, ActionRow, order=rows.SOONEST, id=id_)
        return _with_words(scope, after, doing.now.date())[0]

    return store.write(change) if is_id(id_) else frozenset({NoAction.UNKNOWN})


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
            id=doing.next_id(),
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


def _wrong(scope: Scope, new: NewAction, doing: Doing) -> frozenset[NoAction]:
    """Return all that is wrong with a promise as it was typed."""
    who = people.find(scope, new.who) if is_id(new.who) else None
    wrong = {
        NoAction.UNKNOWN: not FORM.fullmatch(new.form),
        NoAction.EMPTY: not (new.what.strip() and new.known_by.strip()),
        NoAction.LONG: max(len(new.what), len(new.known_by)) > LONGEST,
        NoAction.WHO: who is None or not who.active or not who.name,
        NoAction.DAY: new.by_when is None or new.by_when < doing.now.date(),
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def _not_changed(row: ActionRow, new: NewAction, because: str, doing: Doing) -> frozenset[NoAction]:
    """Return why a promise is not changed, whatever it is to say."""
    wrong = {
        NoAction.LATE: state_of(row, doing.now.date()) is not ActionState.TO_DO,
        NoAction.NO_WORDS: not because.strip() or len(because) > LONGEST_WORDS,
        NoAction.SAME: all(getattr(row, name) == value for name, value in _values(new).items()),
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def _values(new: NewAction) -> dict[str, object]:
    return {"what": new.what.strip(), "known_by": new.known_by.strip(), "who": new.who, "by_when": new.by_when}


def _with_words(scope: Scope, found: tuple[ActionRow, ...], today: date) -> tuple[Action, ...]:
    ids_ = [each.id for each in found]
    disputes, changes = rows.disputes_of(scope, ids_), rows.changes_of(scope, ids_)
    said = (*(at for each in disputes for at in (each.words, each.answer)), *(each.because for each in changes))
    texts = spoken.spoken(scope, frozenset(at for at in (*said, *(each.news for each in found)) if at))
    names = people.names(scope, {*(each.who for each in found), *(each.who for each in changes)})
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
            disputes=tuple(_disputed(each, panels, texts) for each in disputes if each.action == row.id),
            changes=tuple(_changed(each, names, texts) for each in changes if each.action == row.id),
        )
        for row in found
    )


def _disputed(row: DisputeRow, panels: Mapping[str, str], texts: Mapping[str, str]) -> Dispute:
    return Dispute(
        id=row.id,
        panel=panels.get(row.panel, ""),
        words=texts.get(row.words or "", ""),
        said_at=row.said_at,
        answer=texts.get(row.answer or "", ""),
        answered_at=row.answered_at,
    )


def _changed(row: ChangeRow, names: Mapping[str, str], texts: Mapping[str, str]) -> Change:
    return Change(
        what=row.what,
        known_by=row.known_by,
        who_name=names.get(row.who, ""),
        by_when=row.by_when,
        because=texts.get(row.because or "", ""),
        changed_at=row.changed_at,
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
