"""A panel that works for several councils: one of them makes a code, another takes the panel in with it, once.

The panel has the same id in both, and its members the same numbers. No name, address or choice goes across.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256

from formbuilder.accounts.people import Person, Role, is_id
from formbuilder.services.doing import Doing
from formbuilder.services.panels import Panel, PanelKind
from formbuilder.storage import guesses, people
from formbuilder.storage import panels as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import CodeRow, MemberRow, PanelRow
from formbuilder.storage.tables import members, panel_codes, panels

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0, 1, I and O, which look alike."""
LENGTH = 16
LASTS = timedelta(days=14)
MOST_TRIED = 20
"""Codes that are not right, in ten minutes, in the council where they are typed."""
WINDOW = timedelta(minutes=10)
TRIED = "a-panel"
"""Beside the references in the table of guesses: no reference has small letters."""


class NotTaken(StrEnum):
    """Why a panel was not taken in."""

    UNKNOWN = "unknown"
    """The code is not right, was used, or is too old."""
    TOO_MANY = "too_many"
    NAME = "name"
    """The council has another panel with this name."""
    ENDED = "ended"
    """The council had this panel, and ended it."""
    OWN = "own"
    """The code is from this very council."""


@dataclass(frozen=True, slots=True)
class Given:
    """What goes from council to council: the panel, and the numbers of its members without a name."""

    panel: PanelRow
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PanelCode:
    """A new code: it is shown once."""

    council: str
    """The short name of the council that made it."""
    code: str = field(repr=False)

    @property
    def shown(self) -> str:
        """The code as people read and type it."""
        return "-".join((self.council, *(self.code[start : start + 4] for start in range(0, LENGTH, 4))))


def make_code(store: Store, council: str, panel: str, doing: Doing) -> PanelCode | None:
    """Make a code for a panel, and end the one before; None if there is no such panel."""

    def make(scope: Scope) -> PanelCode | None:
        found = plain.find(scope, panels, PanelRow, lock=True, id=panel)
        if found is None or found.ended_at:
            return None
        new = PanelCode(council, "".join(SIGNS[byte % len(SIGNS)] for byte in doing.random(LENGTH)))
        rows.end_codes(scope, panel, doing.now)
        row = CodeRow(
            id=doing.new_id(),
            panel=panel,
            token=_hash(new.code),
            made_at=doing.now,
            ends_at=doing.now + LASTS,
        )
        plain.put(scope, panel_codes, row)
        doing.note(scope, "panel-shared", panel)
        return new

    return store.write(make) if is_id(panel) else None


def council_named(typed: str) -> tuple[str, str] | None:
    """Return the short name of the council that a code names, and the code itself; None if it cannot be one."""
    shown = "-".join(typed.strip().split())
    signs = [place for place, sign in enumerate(shown) if sign != "-"]
    if len(signs) <= LENGTH:
        return None
    start = signs[-LENGTH]
    code = "".join(sign for sign in shown[start:].upper() if sign in SIGNS)
    council = shown[:start].rstrip("-").lower()
    return (council, code) if len(code) == LENGTH and council else None


def take_panel(here: Store, there: Store | None, code: str, doing: Doing) -> Panel | NotTaken:
    """Take in a panel from the council that made the code; each council in a transaction of its own.

    A panel that is here already gets the numbers that it has not yet.
    """
    if there is not None and there.council == here.council:
        return NotTaken.OWN
    given = there.read(lambda scope: _open(scope, code, doing)) if there else None
    if given is None or there is None:
        late = here.write(lambda scope: guesses.count(scope, TRIED, MOST_TRIED, doing.now, WINDOW))
        return NotTaken.TOO_MANY if late else NotTaken.UNKNOWN
    if why := here.read(lambda scope: _why_not(scope, given)):
        return why
    nobody_here = Doing(doing.now, doing.random)
    used = there.write(lambda scope: _use(scope, code, nobody_here))
    return NotTaken.UNKNOWN if used is None else here.write(lambda scope: _take(scope, used, doing))


def _open(scope: Scope, code: str, doing: Doing) -> Given | None:
    row = plain.find(scope, panel_codes, CodeRow, token=_hash(code))
    if row is None or row.used_at or row.ends_at <= doing.now:
        return None
    panel = plain.find(scope, panels, PanelRow, id=row.panel)
    if panel is None or panel.ended_at:
        return None
    theirs = {row.person: row for row in rows.members_of(scope, panel.id) if row.state != "left"}
    nameless = {each.person for each in rows.nameless(scope)}
    return Given(panel, tuple(row.number for person, row in theirs.items() if person in nameless))


def _use(scope: Scope, code: str, doing: Doing) -> Given | None:
    """Use a code up; None if somebody else did at the same moment."""
    given = _open(scope, code, doing)
    still = panel_codes.c.used_at.is_(None)
    if given is None or not plain.change(scope, panel_codes, {"used_at": doing.now}, still, token=_hash(code)):
        return None
    doing.note(scope, "panel-given", given.panel.id)
    return given


def _why_not(scope: Scope, given: Given) -> NotTaken | None:
    others = [row for row in rows.every(scope) if row.id != given.panel.id and not row.ended_at]
    before = plain.find(scope, panels, PanelRow, id=given.panel.id)
    if before:
        return NotTaken.ENDED if before.ended_at else None
    same = given.panel.name.casefold() in {row.name.casefold() for row in others}
    return NotTaken.NAME if same else None


def _take(scope: Scope, given: Given, doing: Doing) -> Panel | NotTaken:
    people.lock(scope)
    if why := _why_not(scope, given):
        return why
    panel = given.panel
    if plain.find(scope, panels, PanelRow, id=panel.id) is None:
        plain.put(scope, panels, _here(panel, doing))
    taken = {row.number for row in rows.members_of(scope, panel.id)}
    for number in sorted(set(given.numbers) - taken):
        new = Person(id=doing.new_id(), council=scope.council, roles=frozenset({Role.MEMBER}))
        people.add_nameless(scope, new, doing.now)
        plain.put(scope, members, MemberRow(panel=panel.id, person=new.id, number=number, joined_at=doing.now))
    doing.note(scope, "panel-taken", panel.id)
    return Panel(
        id=panel.id,
        name=panel.name,
        kind=PanelKind(panel.kind),
        organisation=panel.organisation,
        about=panel.about,
        nameless=panel.nameless,
        independent=panel.independent,
    )


def _here(panel: PanelRow, doing: Doing) -> PanelRow:
    """The panel as a row of the council that takes it in; where it brings things next is said there."""
    return replace(panel, next_tier=None, added_at=doing.now)


def _hash(code: str) -> bytes:
    return sha256(code.encode()).digest()
