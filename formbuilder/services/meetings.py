"""Meetings of a round: a facilitator or the chair plans one, members find all they need to know before they come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from formbuilder.accounts.people import is_id
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import How, Meeting, NoMeeting, Notes, Plan, There
from formbuilder.services.panels import Post
from formbuilder.services.round_kinds import Stage
from formbuilder.services.rounds import stage_of
from formbuilder.storage import meetings as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rounds as round_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import ItemRow, MeetingRow, PlanRow
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import meeting_items, meeting_plans, meetings, rounds

LONGEST, LONGEST_LINE = 2_000, 200
LONGEST_STARTS, LONGEST_PLACE = 60, 120
MOST_PEOPLE = 500
GOES_ON = frozenset({Stage.PROPOSED, Stage.PLANNED, Stage.OPEN, Stage.LATE})


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting’s rows, in the transaction that looks at them."""

    row: MeetingRow
    plan: PlanRow | None
    round: RoundRow


def plan_meeting(store: Store, round_: str, new: Plan, doing: Doing) -> Meeting | frozenset[NoMeeting]:
    """Plan a meeting; every question of the round stands on its agenda at first. What is wrong comes back at once."""
    if wrong := _wrong(new, doing.now.date()):
        return wrong

    def put(scope: Scope) -> Meeting | frozenset[NoMeeting]:
        found = plain.find(scope, rounds, RoundRow, id=round_)
        if found is None or new.day is None:
            return frozenset({NoMeeting.UNKNOWN})
        if not leads(scope, found.panel, doing):
            return frozenset({NoMeeting.NOT_LEADING})
        if stage_of(found, doing.now.date()) not in GOES_ON:
            return frozenset({NoMeeting.CLOSED})
        row = MeetingRow(
            id=doing.next_id(),
            round=round_,
            day=new.day,
            place=new.place.strip(),
            agenda=new.about.strip(),
            entered_by=doing.by,
            entered_at=doing.now,
        )
        plan = _plan_row(row.id, new)
        plain.put(scope, meetings, row)
        plain.put(scope, meeting_plans, plan)
        for number, each in enumerate(round_rows.questions_of(scope, round_), 1):
            plain.put(scope, meeting_items, _asked(row.id, number, each.place, doing))
        doing.note(scope, "meeting-planned", row.id)
        return _meeting(Found(row, plan, found))

    return store.write(put) if is_id(round_) else frozenset({NoMeeting.UNKNOWN})


def change_meeting(store: Store, id_: str, new: Plan, doing: Doing) -> Meeting | frozenset[NoMeeting]:
    """Change what people know before they come; the day may have passed, as long as notes are open."""
    if wrong := _wrong(new, None):
        return wrong

    def change(scope: Scope) -> Meeting | frozenset[NoMeeting]:
        found = led(scope, id_, doing)
        if isinstance(found, NoMeeting):
            return frozenset({found})
        if found.plan is None or found.plan.called_off_at or found.row.notes != Notes.OPEN:
            return frozenset({NoMeeting.STAGE})
        plan = _plan_row(id_, new)
        values = {name: getattr(plan, name) for name in ("starts", "how", "access", "helpers", "offer")}
        plain.change(scope, meeting_plans, values, meeting=id_)
        said: dict[str, object] = {"day": new.day, "place": new.place.strip(), "agenda": new.about.strip()}
        plain.change(scope, meetings, said, id=id_)
        doing.note(scope, "meeting-changed", id_)
        return again(scope, id_)

    return store.write(change) if is_id(id_) else frozenset({NoMeeting.UNKNOWN})


def call_off(store: Store, id_: str, doing: Doing) -> Meeting | NoMeeting:
    """Call a meeting off; what was proposed for it stays to be seen."""

    def call(scope: Scope) -> Meeting | NoMeeting:
        found = led(scope, id_, doing)
        if isinstance(found, NoMeeting):
            return found
        if found.plan is None or found.plan.called_off_at or rows.notes_of(scope, id_):
            return NoMeeting.STAGE
        plain.change(scope, meeting_plans, {"called_off_at": doing.now}, meeting=id_)
        doing.note(scope, "meeting-called-off", id_)
        return again(scope, id_)

    return store.write(call) if is_id(id_) else NoMeeting.UNKNOWN


def say_who_was_there(store: Store, id_: str, there: There, doing: Doing) -> Meeting | NoMeeting:
    """Say once for all notes how many people were there, for whom they spoke, and what may be done with it."""
    if not 0 < there.people <= MOST_PEOPLE:
        return NoMeeting.PEOPLE

    def say(scope: Scope) -> Meeting | NoMeeting:
        found = led(scope, id_, doing, Post.FACILITATOR)
        if isinstance(found, NoMeeting):
            return found
        if not _meeting(found).takes_notes:
            return NoMeeting.STAGE
        values: dict[str, object] = {
            "people": there.people,
            "basis": there.basis,
            "basis_checked": there.basis_checked,
            "consent": there.consent,
        }
        plain.change(scope, meetings, values, id=id_)
        doing.note(scope, "meeting-counted", id_)
        return again(scope, id_)

    return store.write(say) if is_id(id_) else NoMeeting.UNKNOWN


def find_meeting(store: Store, id_: str) -> Meeting | None:
    """Return a meeting, whatever an address says."""

    def look(scope: Scope) -> Meeting | None:
        found = look_up(scope, id_)
        return _meeting(found) if found else None

    return store.read(look) if is_id(id_) else None


def meetings_of(store: Store, round_: str, *, with_notes: bool = False) -> tuple[Meeting, ...]:
    """Return the meetings of a round that were planned, the first day first.

    ``with_notes``: also notes from paper that went to all members.
    """

    def look(scope: Scope) -> tuple[Meeting, ...]:
        found, of = rows.of_round(scope, round_), plain.find(scope, rounds, RoundRow, id=round_)
        plans = rows.plans(scope, [row.id for row in found])
        sent = {row.id for row in found if with_notes and row.notes == Notes.SENT}
        return tuple(_meeting(Found(row, plans.get(row.id), of)) for row in found if of and row.id in {*plans, *sent})

    return store.read(look) if is_id(round_) else ()


def leads(scope: Scope, panel: str, doing: Doing, *posts: Post) -> bool:
    """Say whether somebody has one of these posts in a panel; any, if none is named."""
    found = panel_rows.posts(scope, panel=panel, person=doing.by or "")
    return any(each.post in (posts or tuple(Post)) for each in found)


def takes_part(scope: Scope, panel: str, doing: Doing) -> bool:
    """Say whether somebody is a member of a panel and did not leave it."""
    member = panel_rows.find_member(scope, panel, doing.by or "")
    return member is not None and member.state != "left"


def look_up(scope: Scope, id_: str, *, lock: bool = False) -> Found | None:
    """Return the rows of a meeting."""
    row = rows.find(scope, id_, lock=lock)
    round_ = plain.find(scope, rounds, RoundRow, id=row.round) if row else None
    return Found(row, rows.plans(scope, (id_,)).get(id_), round_) if row and round_ else None


def led(scope: Scope, id_: str, doing: Doing, *posts: Post) -> Found | NoMeeting:
    """Return the rows of a meeting, locked, for somebody who leads it."""
    found = look_up(scope, id_, lock=True)
    if found is None:
        return NoMeeting.UNKNOWN
    return found if leads(scope, found.round.panel, doing, *posts) else NoMeeting.NOT_LEADING


def again(scope: Scope, id_: str) -> Meeting:
    """Return a meeting that was there a moment ago."""
    found = look_up(scope, id_)
    if found is None:
        msg = "a meeting that was there a moment ago"
        raise LookupError(msg)
    return _meeting(found)


def _wrong(new: Plan, today: date | None) -> frozenset[NoMeeting]:
    texts: Collection[str] = (new.about, new.access, new.offer)
    wrong = {
        NoMeeting.DAY: new.day is None or (today is not None and new.day < today),
        NoMeeting.PLACE: not 0 < len(new.place.strip()) <= LONGEST_PLACE,
        NoMeeting.LONG: max(map(len, texts)) > LONGEST
        or len(new.helpers) > LONGEST_LINE
        or len(new.starts) > LONGEST_STARTS,
    }
    return frozenset(why for why, is_so in wrong.items() if is_so)


def _plan_row(id_: str, new: Plan) -> PlanRow:
    return PlanRow(
        meeting=id_,
        starts=new.starts.strip(),
        how=new.how.value,
        access=new.access.strip(),
        helpers=new.helpers.strip(),
        offer=new.offer.strip(),
    )


def _asked(meeting: str, number: int, place: str, doing: Doing) -> ItemRow:
    return ItemRow(
        id=doing.next_id(),
        meeting=meeting,
        number=number,
        place=place,
        words=None,
        proposed_by=None,
        state="agreed",
        added_at=doing.now,
    )


def _meeting(found: Found) -> Meeting:
    row, plan = found.row, found.plan
    known = None
    if plan:
        known = Plan(
            day=row.day,
            starts=plan.starts,
            how=How(plan.how),
            place=row.place,
            about=row.agenda,
            access=plan.access,
            helpers=plan.helpers,
            offer=plan.offer,
        )
    return Meeting(
        id=row.id,
        round=row.round,
        panel=found.round.panel,
        day=row.day,
        place=row.place,
        route=row.route,
        plan=known,
        there=There(people=row.people, basis=row.basis, basis_checked=row.basis_checked, consent=row.consent),
        notes=Notes(row.notes),
        agreed=plan is not None and plan.agreed_at is not None,
        called_off=plan is not None and plan.called_off_at is not None,
    )
