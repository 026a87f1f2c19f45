"""Teams that work on what people sent: add them, change them, end them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from formbuilder.accounts.people import is_id, read_email, read_name
from formbuilder.services.doing import Doing
from formbuilder.services.queue_states import OPEN
from formbuilder.storage import people, queue
from formbuilder.storage import teams as rows
from formbuilder.storage.engine import Scope, Store

LONGEST_NAME = 80


class NoTeam(StrEnum):
    """Why teams were left as they are."""

    NAME = "name"
    """The name is empty or too long."""
    EMAIL = "email"
    """This cannot be an e-mail address."""
    TAKEN = "taken"
    """Another team has this name."""
    UNKNOWN = "unknown"
    """The council has no such team, or it was ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team."""

    id: str
    name: str
    email: str = ""
    """Where its daily count goes; "": nowhere."""
    active: bool = True


def list_teams(store: Store) -> tuple[Team, ...]:
    """Return all teams by name, those that ended too."""
    return tuple(_team(row) for row in store.read(rows.every))


def find_team(store: Store, id_: str) -> Team | None:
    """Return a team, whatever an address says."""
    found = store.read(lambda scope: rows.find(scope, id_)) if is_id(id_) else None
    return None if found is None else _team(found)


def add_team(store: Store, name: str, email: str, doing: Doing) -> Team | frozenset[NoTeam]:
    """Add a team, with everything as typed; the address may be empty. What is wrong comes back at once."""
    return _keep(store, doing.new_id(), (name, email), doing, is_new=True)


def change_team(store: Store, id_: str, name: str, email: str, doing: Doing) -> Team | frozenset[NoTeam]:
    """Give a team another name or address."""
    return _keep(store, id_, (name, email), doing, is_new=False)


def end_team(store: Store, id_: str, doing: Doing) -> bool:
    """End a team: what it still has to do is in no team then. False if there is no such team."""

    def end(scope: Scope) -> bool:
        found = rows.find(scope, id_)
        if found is None or found.ended_at is not None:
            return False
        rows.change(scope, rows.TeamRow(id=id_, name=found.name, email=found.email, ended_at=doing.now))
        queue.leave_team(scope, id_, OPEN)
        doing.note(scope, "team-ended", id_)
        return True

    return is_id(id_) and store.write(end)


def _keep(store: Store, id_: str, typed: tuple[str, str], doing: Doing, *, is_new: bool) -> Team | frozenset[NoTeam]:
    name, address = read_name(typed[0]), read_email(typed[1]) if typed[1].strip() else ""
    wrong = {NoTeam.NAME: name is None or len(name) > LONGEST_NAME, NoTeam.EMAIL: address is None}
    if name is None or address is None or any(wrong.values()):
        return frozenset(why for why, is_so in wrong.items() if is_so)
    team = Team(id=id_, name=name, email=address)
    return store.write(lambda scope: _write(scope, team, doing, is_new=is_new))


def _write(scope: Scope, team: Team, doing: Doing, *, is_new: bool) -> Team | frozenset[NoTeam]:
    people.lock(scope)
    active = {row.id: row.name.casefold() for row in rows.every(scope) if row.ended_at is None}
    if not is_new and team.id not in active:
        return frozenset({NoTeam.UNKNOWN})
    if any(name == team.name.casefold() for id_, name in active.items() if id_ != team.id):
        return frozenset({NoTeam.TAKEN})
    row = rows.TeamRow(id=team.id, name=team.name, email=team.email or None, ended_at=None)
    if is_new:
        rows.add(scope, row, doing.now)
    else:
        rows.change(scope, row)
    doing.note(scope, "team-added" if is_new else "team-changed", team.id)
    return team


def _team(row: rows.TeamRow) -> Team:
    return Team(id=row.id, name=row.name, email=row.email or "", active=row.ended_at is None)
