"""Keep where points stand on newer words, as a record, and let a person say where one belongs.

It is kept when ``work`` runs and when a version is published. A point that comes to stand elsewhere has that on its own
trail. What a person said holds until the words are gone on which they put the point.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.review.ground import Ground, Stands, same_place
from formbuilder.review.points import Placed, Status
from formbuilder.review.standing import Standing
from formbuilder.services.agendas import Read
from formbuilder.services.carried import (
    carried,
    editions_of,
    ground_of,
    made_on,
    open_words,
    said_at,
    stood_at,
    words_at,
)
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import OPEN, drafts_of
from formbuilder.services.editions import EditionName
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.point_writing import happened
from formbuilder.services.telling_authors import authors_told_of
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import places as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.places import SAID, EachRow, PlaceRow, Words

GONE = ""
"""Where somebody says that the words of a point are gone."""
MOST_AT_ONCE = 1_000
HAPPENED: Mapping[Status, str] = {
    Status.REPLACED: "carried",
    Status.PART_REMOVED: "part-removed",
    Status.RENAMED: "place-asked",
    Status.CHANGED_A_LOT: "place-asked",
    Status.REMOVED: "words-removed",
}
"""What happened to a point when it came to stand elsewhere, by what became of its words."""
SAID_EVENTS = ("place-confirmed", "place-chosen", "place-gone")


class NotSaid(StrEnum):
    """Why nobody’s word was taken on where points belong."""

    UNKNOWN = "unknown"
    """There is no such draft or point, or it was made on these very words."""
    NO_RIGHT = "no_right"
    SAVED_SINCE = "saved_since"
    NO_PLACE = "no_place"
    """The newest words have no such place."""
    NO_POINTS = "no_points"


@dataclass(frozen=True, slots=True)
class Saying:
    """What a person says about points: where they belong on the words of a draft that they saw."""

    name: EditionName
    ids: frozenset[str]
    place: str
    """``GONE`` where their words are asked no more."""


def say_where(store: Store, saying: Saying, read: Read, doing: Doing) -> NotSaid | None:
    """Keep what a person says about where points belong; None if it is kept."""
    name = saying.name
    found = carried(store, name, read)
    if found is None or not all(map(is_id, saying.ids)):
        return NotSaid.UNKNOWN
    spot = Standing(found.form).spot(saying.place) if saying.place else None
    if saying.place and spot is None:
        return NotSaid.NO_PLACE
    if not 0 < len(saying.ids) <= MOST_AT_ONCE:
        return NotSaid.NO_POINTS
    where = spot.address if spot else GONE
    offers = {(each.made, each.place, each.quote): each.stands.placed for each in found.groups}

    def keep(scope: Scope) -> NotSaid | None:
        known = {row.id: row for row in rows.each_before(scope, words_at(name)) if row.id in saying.ids}
        if why := _may_not_say(scope, saying, known, doing):
            return why
        for id_, row in sorted(known.items()):
            placed = offers.get((made_on(name, row), row.place, row.quote))
            _say(scope, id_, name, where, placed, doing)
        doing.note(scope, "point-place-said", str(name))
        return None

    return store.write(keep)


def carry_points(store: Store, name: EditionName, read: Read, doing: Doing) -> int:
    """Keep where every point stands on these words, as a record; return how many came to stand elsewhere.

    Safe to repeat: what is recorded already is not recorded again.
    """
    moving = moving_of(store, name, read)
    return store.write(lambda scope: keep_carried(scope, moving, doing)) if moving else 0


@dataclass(frozen=True, slots=True)
class Moving:
    """What is needed to keep where points stand, read before the transaction begins."""

    name: EditionName
    ground: Ground


def moving_of(store: Store, name: EditionName, read: Read) -> Moving | None:
    """Read all words that points of a form were made on; None if there are no points, or the words cannot be read."""
    words = words_at(name)
    made, said = store.read(lambda scope: (rows.made_before(scope, words), rows.said_before(scope, words)))
    ground = ground_of(store, name, editions_of(name, made, said), read) if made or said else None
    return Moving(name, ground) if ground else None


def keep_carried(scope: Scope, moving: Moving, doing: Doing) -> int:
    """Keep it, for those who have a transaction."""
    name, ground, words = moving.name, moving.ground, words_at(moving.name)
    said, last = rows.said_of(scope, words), rows.last_carried(scope, words)
    new: list[PlaceRow] = []
    events: list[dict[str, object]] = []
    for each in rows.each_before(scope, words):
        if not ground.knows(str(made_on(name, each))):
            continue  # it came a moment ago; the next run carries it
        put = said.get(each.id)
        stands = ground.stands(stood_at(name, each), said_at(name, put))
        new += _rows(each.id, words, stands, doing)
        if not (put and stands.said and stands.places == tuple(filter(None, [put.place]))):
            events += _events(each, last.get(each.id, ()), stands, doing)
    rows.put_carried(scope, words, new)
    rows.put_events(scope, events)
    authors_told_of(scope, [str(each["point"]) for each in events], "place-changed", doing)
    if events:
        doing.note(scope, "points-carried", str(name))
    return len(events)


def carry_everything(store: Store, read: Callable[[], Read], doing: Callable[[], Doing]) -> int:
    """Carry the points of every form whose words changed since; return how many came to stand elsewhere."""
    moved, reader = 0, None
    for name in [name for form in store.read(rows.forms_with_points) for name in _newest(store, form)]:
        made, there = store.read(partial(rows.count_carried, words=words_at(name)))
        if made != there:
            reader = reader or read()
            moved += carry_points(store, name, reader, doing())
    return moved


def _newest(store: Store, form: str) -> Iterator[EditionName]:
    yield from (EditionName(each.pin, each.revision) for each in drafts_of(store, form) if each.state in OPEN)
    if opened := open_words(store, form):
        yield opened


def _may_not_say(scope: Scope, saying: Saying, known: Collection[str], doing: Doing) -> NotSaid | None:
    pin = saying.name.pin
    draft = draft_rows.find(scope, pin.form, pin.version, lock=True)
    if draft is None or saying.ids != set(known):
        return NotSaid.UNKNOWN
    if Right.ANSWER_POINTS not in rights_of(scope, doing):
        return NotSaid.NO_RIGHT
    return NotSaid.SAVED_SINCE if draft.revision != saying.name.revision or draft.state not in OPEN else None


def _say(scope: Scope, id_: str, name: EditionName, where: str, placed: Placed | None, doing: Doing) -> None:
    confirmed, chosen, gone = SAID_EVENTS
    row = PlaceRow(
        point=id_,
        form=name.pin.form,
        version=name.pin.version,
        number=SAID,
        place=where,
        status=(Status.RENAMED if where else Status.REMOVED).value,
        confirmed_by=doing.by,
        placed_at=doing.now,
        revision=name.revision,
        proposed=None,
    )
    rows.say(scope, row)
    offered = placed is not None and where in {*placed.place, *placed.proposed}
    happened(scope, id_, gone if not where else confirmed if offered else chosen, doing)


def _rows(point: str, words: Words, stands: Stands, doing: Doing) -> Iterator[PlaceRow]:
    """Yield the rows of one point: one at least, also where it has no place."""
    placed = stands.placed
    places = placed.place or (GONE,)
    for number, place in enumerate(places, SAID + 1):
        yield PlaceRow(
            point=point,
            form=words.form,
            version=words.version,
            number=number,
            place=place,
            status=placed.status.value,
            confirmed_by=None,
            placed_at=doing.now,
            revision=words.revision,
            proposed=placed.proposed[0] if placed.proposed else None,
        )


def _events(each: EachRow, last: tuple[PlaceRow, ...], stands: Stands, doing: Doing) -> Iterator[dict[str, object]]:
    """Yield what happened to a point since it was carried last; nothing if it stands where it stood."""
    before = _stood(each, last)
    if same_place(before, stands):
        return
    what = HAPPENED.get(stands.placed.status, "carried")
    if stands.placed.status in {Status.SAME, Status.REWORDED} and not before.places:
        what = "words-back"
    yield {"id": doing.next_id(), "point": each.id, "what": what, "by": None, "words": None, "at": doing.now}


def _stood(each: EachRow, last: tuple[PlaceRow, ...]) -> Stands:
    if not last:
        return Stands(Placed(id=0, status=Status.SAME, place=(each.place,)))
    places = tuple(row.place for row in last if row.place)
    offers = tuple(row.proposed for row in last[:1] if row.proposed)
    return Stands(Placed(id=0, status=Status(last[0].status), place=places, proposed=offers))
