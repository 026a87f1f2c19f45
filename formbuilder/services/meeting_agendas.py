"""What a meeting talks about: members propose, the group agrees, and whoever leads puts it in order."""

from __future__ import annotations

from formbuilder.accounts.people import is_id
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Item, ItemState, Meeting, NoMeeting, Notes
from formbuilder.services.meetings import Found, again, leads, led, look_up, takes_part
from formbuilder.storage import meetings as rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import ItemRow
from formbuilder.storage.tables import meeting_items, meeting_plans

LONGEST_ITEM = 500
MOST_ITEMS = 100


def agenda_of(store: Store, meeting: str) -> tuple[Item, ...]:
    """Return everything that is on the agenda, was proposed, or was left out, in its order."""
    return store.read(lambda scope: _with_words(scope, rows.items_of(scope, meeting))) if is_id(meeting) else ()


def propose_item(store: Store, meeting: str, words: str, doing: Doing) -> Item | NoMeeting:
    """Propose something to talk about, before the meeting or in it; the group agrees to it or not."""
    if not 0 < len(words.strip()) <= LONGEST_ITEM:
        return NoMeeting.LONG if words.strip() else NoMeeting.EMPTY

    def propose(scope: Scope) -> Item | NoMeeting:
        found = look_up(scope, meeting, lock=True)
        if found is None:
            return NoMeeting.UNKNOWN
        panel = found.round.panel
        if not (takes_part(scope, panel, doing) or leads(scope, panel, doing)):
            return NoMeeting.NOT_MEMBER
        items = rows.items_of(scope, meeting)
        if why := _too_far(found) or (NoMeeting.MANY if len(items) >= MOST_ITEMS else None):
            return why
        row = ItemRow(
            id=doing.next_id(),
            meeting=meeting,
            number=max((each.number for each in items), default=0) + 1,
            place="",
            words=speak(scope, words, doing),
            proposed_by=doing.by,
            state=ItemState.PROPOSED.value,
            added_at=doing.now,
        )
        plain.put(scope, meeting_items, row)
        doing.note(scope, "agenda-proposed", meeting)
        return _with_words(scope, (row,))[0]

    return store.write(propose) if is_id(meeting) else NoMeeting.UNKNOWN


def settle_item(store: Store, meeting: str, item: str, state: ItemState, doing: Doing) -> NoMeeting | None:
    """Put something on the agenda, or leave it out; what was left out stays to be seen. None if it is done."""

    def settle(scope: Scope) -> NoMeeting | None:
        found = _led_open(scope, meeting, doing)
        if isinstance(found, NoMeeting):
            return found
        if not plain.change(scope, meeting_items, {"state": state.value}, id=item, meeting=meeting):
            return NoMeeting.UNKNOWN
        _changed(scope, meeting, doing)
        return None

    return store.write(settle) if is_id(meeting) and is_id(item) else NoMeeting.UNKNOWN


def move_item(store: Store, meeting: str, item: str, by: int, doing: Doing) -> NoMeeting | None:
    """Let something be talked about one step sooner (-1) or later (1); None if it is done."""

    def move(scope: Scope) -> NoMeeting | None:
        found = _led_open(scope, meeting, doing)
        if isinstance(found, NoMeeting):
            return found
        kept = [each for each in rows.items_of(scope, meeting) if each.state == ItemState.AGREED]
        at = next((n for n, each in enumerate(kept) if each.id == item), None)
        if at is None or by not in {-1, 1} or not 0 <= at + by < len(kept):
            return NoMeeting.UNKNOWN
        one, other = kept[at], kept[at + by]
        plain.change(scope, meeting_items, {"number": other.number}, id=one.id)
        plain.change(scope, meeting_items, {"number": one.number}, id=other.id)
        _changed(scope, meeting, doing)
        return None

    return store.write(move) if is_id(meeting) and is_id(item) else NoMeeting.UNKNOWN


def agree_agenda(store: Store, meeting: str, doing: Doing) -> Meeting | NoMeeting:
    """Note that the group agreed to the agenda as it stands; whatever changes it later is agreed anew."""

    def agree(scope: Scope) -> Meeting | NoMeeting:
        found = _led_open(scope, meeting, doing)
        if isinstance(found, NoMeeting):
            return found
        if not any(each.state == ItemState.AGREED for each in rows.items_of(scope, meeting)):
            return NoMeeting.EMPTY
        plain.change(scope, meeting_plans, {"agreed_at": doing.now}, meeting=meeting)
        doing.note(scope, "agenda-agreed", meeting)
        return again(scope, meeting)

    return store.write(agree) if is_id(meeting) else NoMeeting.UNKNOWN


def _led_open(scope: Scope, meeting: str, doing: Doing) -> Found | NoMeeting:
    found = led(scope, meeting, doing)
    return found if isinstance(found, NoMeeting) else _too_far(found) or found


def _too_far(found: Found) -> NoMeeting | None:
    stops = found.plan is None or found.plan.called_off_at or found.row.notes != Notes.OPEN
    return NoMeeting.STAGE if stops else None


def _changed(scope: Scope, meeting: str, doing: Doing) -> None:
    plain.change(scope, meeting_plans, {"agreed_at": None}, meeting=meeting)
    doing.note(scope, "agenda-changed", meeting)


def _with_words(scope: Scope, found: tuple[ItemRow, ...]) -> tuple[Item, ...]:
    texts = spoken.spoken(scope, frozenset(row.words for row in found if row.words))
    return tuple(
        Item(
            id=row.id,
            number=row.number,
            place=row.place,
            words=texts.get(row.words or "", ""),
            proposed_by=row.proposed_by,
            state=ItemState(row.state),
        )
        for row in found
    )
