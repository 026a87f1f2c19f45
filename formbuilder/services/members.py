"""Members of a panel: let somebody in, and what each chooses for themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from formbuilder.accounts.people import Person, Role, is_id
from formbuilder.review.digests import BEGIN_WITH, HOURS, USUAL_HOUR, Topic
from formbuilder.services.doing import Doing
from formbuilder.services.hearing import let_go_unwanted, topics_of
from formbuilder.services.panels import PAGE
from formbuilder.storage import comment_sounds, people, spoken
from formbuilder.storage import panels as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import MemberRow, PanelRow
from formbuilder.storage.sessions import SLIP, end_way
from formbuilder.storage.tables import members, panels

LONGEST_CALLED = 60
LONGEST_ADJUSTMENTS = 2_000
MOST_AT_ONCE = 50
"""Numbers that are made for a nameless panel in one go."""


class Way(StrEnum):
    """How a member likes to take part."""

    SCREEN = "screen"
    EMAIL = "email"
    PAPER = "paper"
    PHONE = "phone"
    MEETING = "meeting"


class Digest(StrEnum):
    """How often a member wants to hear from us; off means off."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


class MemberState(StrEnum):
    """Whether a member takes part just now."""

    ACTIVE = "active"
    BREAK = "break"
    NOT_CARING = "not_caring"
    """They said “I am no longer caring”: nothing is sent to them until they say what they want."""
    LEFT = "left"


PAUSES: Mapping[MemberState, str] = {
    MemberState.BREAK: "member-on-break",
    MemberState.NOT_CARING: "member-not-caring",
    MemberState.ACTIVE: "member-back",
}
"""What somebody can be with one button, and what the trail calls it."""


class NoMember(StrEnum):
    """Why members were left as they are."""

    UNKNOWN = "unknown"
    """There is no such panel or member."""
    PERSON = "person"
    """There is no such person, or their access was ended."""
    NAMELESS = "nameless"
    """This panel holds numbers alone."""
    THERE_ALREADY = "there_already"
    MANY = "many"
    """No number of new members from 1 to 50."""
    CALLED = "called"
    """The name is too long."""
    ADJUSTMENTS = "adjustments"
    DAY = "day"
    """A weekly message needs its day, 0 for Monday to 6 for Sunday."""
    HOUR = "hour"
    """Messages come from eight in the morning to seven in the evening."""
    BREAK = "break"
    """The break ends before it begins."""
    EMAIL = "email"
    """Messages by e-mail need an address, and this member has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a member chooses for themselves."""

    called: str = ""
    """A name or a word for themselves; "": their number."""
    way: Way = Way.SCREEN
    adjustments: str = field(default="", repr=False)
    digest: Digest = Digest.OFF
    digest_day: int | None = None
    digest_hour: int = USUAL_HOUR
    """The hour in England from which a message may come."""
    topics: frozenset[Topic] = BEGIN_WITH
    state: MemberState = MemberState.ACTIVE
    break_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of a panel."""

    panel: str
    person: str
    number: int
    choices: Choices

    @property
    def shown(self) -> str:
        """What other members read."""
        return self.choices.called or f"Member {self.number}"

    def on_break(self, today: date) -> bool:
        """Say whether they take a break on a day; one with a last day ends by itself."""
        until = self.choices.break_until
        return self.choices.state is MemberState.BREAK and (until is None or today <= until)


def add_member(store: Store, panel: str, person: str, doing: Doing) -> Member | NoMember:
    """Make somebody on the list of people a member; whoever left is brought back with their number."""

    def add(scope: Scope) -> Member | NoMember:
        found, who = _open_panel(scope, panel), people.find(scope, person)
        before = rows.find_member(scope, panel, person, lock=True)
        why = _why_no_member(found, who, before)
        if why or who is None:
            return why or NoMember.PERSON
        people.set_roles(scope, person, who.roles | {Role.MEMBER})
        return _bring_back(scope, before, doing) if before else _add(scope, panel, person, doing)

    return store.write(add) if is_id(panel) and is_id(person) else NoMember.UNKNOWN


def add_numbers(store: Store, panel: str, many: int, doing: Doing) -> tuple[Member, ...] | NoMember:
    """Add members of whom the system knows a number and nothing else: to any panel, nameless or not."""

    def add(scope: Scope) -> tuple[Member, ...] | NoMember:
        if _open_panel(scope, panel) is None:
            return NoMember.UNKNOWN
        added = []
        for _ in range(many):
            new = Person(id=doing.new_id(), council=scope.council, roles=frozenset({Role.MEMBER}))
            people.add_nameless(scope, new, doing.now)
            added.append(_add(scope, panel, new.id, doing))
        return tuple(added)

    if not 0 < many <= MOST_AT_ONCE:
        return NoMember.MANY
    return store.write(add) if is_id(panel) else NoMember.UNKNOWN


def keep_choices(store: Store, panel: str, person: str, choices: Choices, doing: Doing) -> Member | frozenset[NoMember]:
    """Keep what a member chooses; what is wrong comes back at once."""
    if wrong := _wrong(choices, doing.now.date()):
        return wrong

    def keep(scope: Scope) -> Member | frozenset[NoMember]:
        before = rows.find_member(scope, panel, person, lock=True)
        who = people.find(scope, person)
        if before is None or before.state == MemberState.LEFT or who is None:
            return frozenset({NoMember.UNKNOWN})
        if choices.way is Way.EMAIL and not who.email:
            return frozenset({NoMember.EMAIL})
        return _choose(scope, before, choices, doing)

    known = is_id(panel) and is_id(person)
    return store.write(keep) if known else frozenset({NoMember.UNKNOWN})


def pause(store: Store, person: str, state: MemberState, doing: Doing) -> int:
    """Let somebody take a break, say that they no longer care, or come back, in all their panels; return how many."""

    def keep(scope: Scope) -> int:
        theirs = [row for row in rows.memberships(scope, person) if row.state not in {MemberState.LEFT, state}]
        for row in theirs:
            let_go_unwanted(scope, row, doing.now)
            plain.change(scope, members, {"state": state.value, "break_until": None}, panel=row.panel, person=person)
            doing.note(scope, PAUSES[state], person)
        return len(theirs)

    return store.write(keep) if state in PAUSES and is_id(person) else 0


def leave(store: Store, panel: str, person: str, doing: Doing) -> bool:
    """Let a member go: nothing is sent to them, their slips end, what they said stays. False if there is none."""

    def go(scope: Scope) -> bool:
        before = rows.find_member(scope, panel, person, lock=True)
        if before is None or before.state == MemberState.LEFT:
            return False
        gone: dict[str, object] = {"state": "left", "ended_at": doing.now, "called": "", "adjustments": None}
        plain.change(scope, members, gone, panel=panel, person=person)
        if before.adjustments:
            spoken.erase(scope, before.adjustments, doing.now)
        if rows.end_slips(scope, panel, person, doing.now):
            end_way(scope, person, SLIP, doing.now)
        comment_sounds.let_go(scope, panel, person, doing.now)
        doing.note(scope, "member-left", person)
        return True

    return is_id(panel) and is_id(person) and store.write(go)


def members_of(store: Store, panel: str) -> tuple[Member, ...]:
    """Return the members of a panel by number; those who left not."""
    return store.read(lambda scope: _members(scope, panel)) if is_id(panel) else ()


def page_of_members(store: Store, panel: str, page: int) -> tuple[Member, ...]:
    """Return the members of a page of the list, by number; one more than PAGE if there is another page."""

    def look(scope: Scope) -> tuple[Member, ...]:
        return with_choices(scope, rows.members_page(scope, panel, PAGE + 1, (page - 1) * PAGE))

    return store.read(look) if is_id(panel) else ()


def memberships_of(store: Store, person: str) -> tuple[Member, ...]:
    """Return what somebody is in each panel that they did not leave and that did not end, by the panel’s name."""

    def look(scope: Scope) -> tuple[Member, ...]:
        going = [panel.id for panel in rows.every(scope) if not panel.ended_at]
        found = [row for row in rows.memberships(scope, person) if row.state != MemberState.LEFT]
        in_order = sorted((row for row in found if row.panel in going), key=lambda row: going.index(row.panel))
        return with_choices(scope, in_order)

    return store.read(look) if is_id(person) else ()


def find_member(store: Store, panel: str, person: str) -> Member | None:
    """Return a member who did not leave, whatever an address says."""

    def look(scope: Scope) -> Member | None:
        row = rows.find_member(scope, panel, person)
        return _member(scope, row) if row and row.state != MemberState.LEFT else None

    return store.read(look) if is_id(panel) and is_id(person) else None


def _open_panel(scope: Scope, panel: str) -> PanelRow | None:
    found = plain.find(scope, panels, PanelRow, lock=True, id=panel)
    return None if found is None or found.ended_at else found


def _why_no_member(panel: PanelRow | None, who: Person | None, before: MemberRow | None) -> NoMember | None:
    wrong = {
        NoMember.UNKNOWN: panel is None,
        NoMember.PERSON: who is None or not who.active or who.sealed,
        NoMember.NAMELESS: panel is not None and panel.nameless,
        NoMember.THERE_ALREADY: before is not None and before.state != MemberState.LEFT,
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def _bring_back(scope: Scope, before: MemberRow, doing: Doing) -> Member:
    back: dict[str, object] = {"state": "active", "ended_at": None}
    plain.change(scope, members, back, panel=before.panel, person=before.person)
    doing.note(scope, "member-added", before.person)
    return _member(scope, replace(before, state="active", ended_at=None))


def _add(scope: Scope, panel: str, person: str, doing: Doing) -> Member:
    number = rows.last_number(scope, panel) + 1
    row = MemberRow(panel=panel, person=person, number=number, joined_at=doing.now)
    plain.put(scope, members, row)
    doing.note(scope, "member-added", person)
    return _member(scope, row)


def _wrong(choices: Choices, today: date) -> frozenset[NoMember]:
    weekly = choices.digest is Digest.WEEKLY
    on_break = choices.state is MemberState.BREAK and choices.break_until is not None
    wrong = {
        NoMember.CALLED: len(choices.called.strip()) > LONGEST_CALLED or not choices.called.isprintable(),
        NoMember.ADJUSTMENTS: len(choices.adjustments) > LONGEST_ADJUSTMENTS,
        NoMember.DAY: weekly and choices.digest_day not in range(7),
        NoMember.HOUR: choices.digest_hour not in HOURS,
        NoMember.BREAK: on_break and choices.break_until is not None and choices.break_until < today,
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def _choose(scope: Scope, before: MemberRow, choices: Choices, doing: Doing) -> Member:
    words = choices.adjustments.strip()
    at = None
    if before.adjustments:
        spoken.erase(scope, before.adjustments, doing.now)
    if words:
        at = doing.new_id()
        spoken.speak(scope, at, words)
    on_break = choices.state is MemberState.BREAK
    values: dict[str, object] = {
        "called": " ".join(choices.called.split()),
        "way": choices.way.value,
        "adjustments": at,
        "digest": choices.digest.value,
        "digest_day": choices.digest_day if choices.digest is Digest.WEEKLY else None,
        "digest_hour": choices.digest_hour,
        "topics": " ".join(sorted(choices.topics)),
        "state": choices.state.value,
        "break_until": choices.break_until if on_break else None,
    }
    let_go_unwanted(scope, before, doing.now)
    plain.change(scope, members, values, panel=before.panel, person=before.person)
    doing.note(scope, "member-chose" if doing.by == before.person else "member-choice-noted", before.person)
    return _of(replace(before, **values), words)  # type: ignore[arg-type]  # the columns by their names


def _members(scope: Scope, panel: str) -> tuple[Member, ...]:
    found = [row for row in rows.members_of(scope, panel) if row.state != MemberState.LEFT]
    return with_choices(scope, found)


def with_choices(scope: Scope, found: Sequence[MemberRow]) -> tuple[Member, ...]:
    """Return members with what helps them to take part, in one query."""
    words = spoken.spoken(scope, frozenset(row.adjustments for row in found if row.adjustments))
    return tuple(_of(row, words.get(row.adjustments or "", "")) for row in found)


def _member(scope: Scope, row: MemberRow) -> Member:
    words = spoken.spoken(scope, frozenset({row.adjustments})) if row.adjustments else {}
    return _of(row, words.get(row.adjustments or "", ""))


def _of(row: MemberRow, adjustments: str) -> Member:
    choices = Choices(
        called=row.called,
        way=Way(row.way),
        adjustments=adjustments,
        digest=Digest(row.digest),
        digest_day=row.digest_day,
        digest_hour=USUAL_HOUR if row.digest_hour is None else row.digest_hour,
        topics=topics_of(row),
        state=MemberState(row.state),
        break_until=row.break_until,
    )
    return Member(panel=row.panel, person=row.person, number=row.number, choices=choices)
