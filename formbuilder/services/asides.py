"""What was said at a meeting and is not about the form: three drawers, each thing with an owner and what became of it.

A worry about somebody’s safety is the first of them. It is never a point, no panel sees it, and it is never deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from formbuilder.accounts.people import Person, Role, is_id
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Aside, Drawer, NoMeeting
from formbuilder.services.meetings import leads, look_up
from formbuilder.services.panels import Post
from formbuilder.services.people import list_people
from formbuilder.storage import meetings as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import people, spoken
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import OLDEST, AsideRow
from formbuilder.storage.tables import asides

LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAside:
    """Something to keep in a drawer."""

    id: str
    """An id that nothing has yet: what is sent twice is there once."""
    kind: Drawer
    words: str = field(repr=False)
    told: str = field(default="", repr=False)
    owner: str


def keep_aside(store: Store, meeting: str, new: NewAside, doing: Doing) -> Aside | frozenset[NoMeeting]:
    """Keep something that is not about the form; a worry is kept even if nobody was told yet, and then says so."""
    if wrong := _wrong(new):
        return wrong

    def keep(scope: Scope) -> Aside | frozenset[NoMeeting]:
        found = look_up(scope, meeting, lock=True)
        if found is None:
            return frozenset({NoMeeting.UNKNOWN})
        panel = found.round.panel
        if not leads(scope, panel, doing, Post.FACILITATOR):
            return frozenset({NoMeeting.NOT_LEADING})
        if before := plain.find(scope, asides, AsideRow, id=new.id):
            return _with_words(scope, (before,))[0]
        if not _may_own(scope, panel, new.kind, people.find(scope, new.owner)):
            return frozenset({NoMeeting.PERSON})
        row = AsideRow(
            id=new.id,
            panel=panel,
            meeting=meeting,
            kind=new.kind.value,
            words=speak(scope, new.words, doing),
            told=speak(scope, new.told, doing),
            owner=new.owner,
            added_by=doing.by or "",
            added_at=doing.now,
        )
        plain.put(scope, asides, row)
        doing.note(scope, f"aside-{new.kind}", row.id)
        return _with_words(scope, (row,))[0]

    known = is_id(meeting) and is_id(new.id) and is_id(new.owner)
    return store.write(keep) if known else frozenset({NoMeeting.PERSON})


def settle_aside(store: Store, id_: str, told: str, became: str, doing: Doing) -> Aside | NoMeeting:
    """Say who was told and what became of it. It is done once that is said; a worry not before somebody was told."""
    if max(len(told), len(became)) > LONGEST:
        return NoMeeting.LONG
    if not (told.strip() or became.strip()):
        return NoMeeting.EMPTY

    def settle(scope: Scope) -> Aside | NoMeeting:
        row = plain.find(scope, asides, AsideRow, lock=True, id=id_)
        if row is None or not _sees(scope, row, doing):
            return NoMeeting.UNKNOWN
        if row.done_at:
            return NoMeeting.STAGE
        now_told = row.told or speak(scope, told, doing)
        if row.kind == Drawer.WORRY and became.strip() and now_told is None:
            return NoMeeting.TOLD
        done = doing.now if became.strip() else None
        values: dict[str, object] = {"told": now_told, "became": speak(scope, became, doing), "done_at": done}
        plain.change(scope, asides, values, id=id_)
        doing.note(scope, "aside-done" if done else "aside-told", id_)
        again = plain.find(scope, asides, AsideRow, id=id_)
        return _with_words(scope, (again or row,))[0]

    return store.write(settle) if is_id(id_) else NoMeeting.UNKNOWN


def find_aside(store: Store, id_: str, doing: Doing) -> Aside | None:
    """Return something from a drawer, for its owner; a worry for every facilitator of the panel too."""

    def look(scope: Scope) -> Aside | None:
        row = plain.find(scope, asides, AsideRow, id=id_)
        return _with_words(scope, (row,))[0] if row and _sees(scope, row, doing) else None

    return store.read(look) if is_id(id_) else None


def asides_of_meeting(store: Store, meeting: str, doing: Doing) -> tuple[Aside, ...]:
    """Return what lies in the drawers of a meeting, of that what somebody may see; worries first, then as it came."""

    def look(scope: Scope) -> tuple[Aside, ...]:
        found = plain.every(scope, asides, AsideRow, order=OLDEST, meeting=meeting)
        return _in_order(_with_words(scope, tuple(row for row in found if _sees(scope, row, doing))))

    return store.read(look) if is_id(meeting) else ()


def asides_waiting(store: Store, doing: Doing) -> tuple[Aside, ...]:
    """Return what somebody must still see to: what they own, and the worries of panels that they help, those first."""

    def look(scope: Scope) -> tuple[Aside, ...]:
        helped = {row.panel for row in panel_rows.posts(scope, person=doing.by or "") if row.post == Post.FACILITATOR}
        return _in_order(_with_words(scope, rows.open_asides(scope, doing.by or "", helped)))

    return store.read(look)


def worries_left_alone(store: Store) -> int:
    """Return how many worries nobody may see to, because their panel has no facilitator any more."""
    return store.read(rows.worries_left_alone)


def owners_for(store: Store, panel: str, kind: Drawer) -> Mapping[str, str]:
    """Return who can look after something, id → name: for the council an officer, else somebody who helps the panel."""

    def look(scope: Scope) -> frozenset[str]:
        return frozenset(row.person for row in panel_rows.posts(scope, panel=panel) if row.post in _posts(kind))

    helping = store.read(look)
    found = {each.id: each.name for each in list_people(store) if each.active and not each.sealed}
    officers = {each.id for each in list_people(store) if each.active and Role.OFFICER in each.roles}
    may = helping | officers if kind is Drawer.COUNCIL else helping
    return {id_: name for id_, name in found.items() if id_ in may}


def _posts(kind: Drawer) -> frozenset[Post]:
    return frozenset({Post.FACILITATOR}) if kind is Drawer.WORRY else frozenset(Post)


def _may_own(scope: Scope, panel: str, kind: Drawer, who: Person | None) -> bool:
    if who is None or not who.active:
        return False
    helping = {row.post for row in panel_rows.posts(scope, panel=panel, person=who.id)}
    return bool(helping & _posts(kind)) or (kind is Drawer.COUNCIL and Role.OFFICER in who.roles)


def _sees(scope: Scope, row: AsideRow, doing: Doing) -> bool:
    return row.owner == doing.by or leads(scope, row.panel, doing, Post.FACILITATOR)


def _wrong(new: NewAside) -> frozenset[NoMeeting]:
    wrong = {
        NoMeeting.EMPTY: not (new.words.strip() or new.told.strip()),
        NoMeeting.LONG: max(len(new.words), len(new.told)) > LONGEST,
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def _in_order(found: tuple[Aside, ...]) -> tuple[Aside, ...]:
    return tuple(sorted(found, key=lambda each: each.kind is not Drawer.WORRY))


def _with_words(scope: Scope, found: tuple[AsideRow, ...]) -> tuple[Aside, ...]:
    ids = frozenset(at for row in found for at in (row.words, row.told, row.became) if at)
    texts = spoken.spoken(scope, ids) if ids else {}
    return tuple(
        Aside(
            id=row.id,
            panel=row.panel,
            meeting=row.meeting,
            kind=Drawer(row.kind),
            words=texts.get(row.words or "", ""),
            told=texts.get(row.told or "", ""),
            became=texts.get(row.became or "", ""),
            owner=row.owner,
            added_by=row.added_by,
            added_at=row.added_at,
            done_at=row.done_at,
        )
        for row in found
    )
