"""Points as they are read: one’s own, those of others after one’s own, and all of them by those who answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from formbuilder.accounts.people import is_id
from formbuilder.review.languages import ENGLISH
from formbuilder.review.trouble import Ease, Remedy, Tick, Trouble
from formbuilder.review.voices import Voice, Weight
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.point_kinds import Change, Point, PointState, Spot
from formbuilder.storage import points as rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import ChangeRow, EventRow, PointRow
from formbuilder.storage.tables import points

PAGE = 50


def find_point(store: Store, id_: str) -> Point | None:
    """Return a point, whatever an address says."""

    def look(scope: Scope) -> Point | None:
        row = rows.find(scope, id_)
        return with_words(scope, (row,))[0] if row else None

    return store.read(look) if is_id(id_) else None


def points_by(store: Store, person: str, most: int = PAGE) -> tuple[Point, ...]:
    """Return what somebody said or began to say, the newest first."""

    def look(scope: Scope) -> tuple[Point, ...]:
        found = plain.every(scope, points, PointRow, order=rows.NEWEST, most=most, author=person)
        return with_words(scope, found)

    return store.read(look)


def events_of(store: Store, point: str) -> tuple[EventRow, ...]:
    """Return what happened to a point, oldest first."""
    return store.read(lambda scope: rows.events_of(scope, point)) if is_id(point) else ()


def events_of_all(store: Store, ids: Collection[str]) -> Mapping[str, tuple[EventRow, ...]]:
    """Return what happened to some points, oldest first."""
    return store.read(lambda scope: rows.events_of_all(scope, ids))


def looked_at(place: str, places: Collection[str]) -> str:
    """Return the place of a round that a point belongs to: the question, of a part of it."""
    return place if place in places else place.partition(".")[0]


def own_row(scope: Scope, spot: Spot, doing: Doing) -> PointRow | None:
    """Return the row of what a member wrote at a place."""
    same = {"round": spot.round, "place": spot.place, "author": doing.by}
    kept = points.c.state.in_(("draft", "sent"))
    return next(iter(plain.every(scope, points, PointRow, kept, **same, order=rows.NEWEST, most=1)), None)


def with_words(scope: Scope, found: tuple[PointRow, ...]) -> tuple[Point, ...]:
    """Return points with their words and what they suggest: two queries, however many they are.

    One more, if some are in other languages, for what they say in English.
    """
    changes = rows.changes_of(scope, [row.id for row in found])
    foreign = [row.id for row in found if row.language != ENGLISH and row.state != "withdrawn"]
    noted = rows.translations(scope, foreign) if foreign else {}
    ids = {at for row in found for at in (row.words, row.meaning, row.hidden) if at}
    ids |= {each.words for each in noted.values() if each.words}
    ids |= {each.words for theirs in changes.values() for each in theirs if each.words}
    texts = spoken.spoken(scope, frozenset(ids))
    said = {point: texts.get(each.words or "", "") for point, each in noted.items()}
    return tuple(_point(row, changes.get(row.id, ()), texts, said.get(row.id, "")) for row in found)


def _point(row: PointRow, changes: tuple[ChangeRow, ...], texts: Mapping[str, str], translation: str) -> Point:
    suggested = (
        Change(each.place, Remedy(each.kind), texts.get(each.words or "", ""), each.before, each.answer or "")
        for each in changes
    )
    return Point(
        id=row.id,
        panel=row.panel,
        round=row.round,
        meeting=row.meeting,
        pin=DraftPin(row.form, row.version),
        revision=row.revision,
        place=row.place,
        quote=row.quote,
        slot_text=row.slot_text,
        words=texts.get(row.words or "", ""),
        meaning=texts.get(row.meaning or "", ""),
        ticks=frozenset(map(Tick, row.ticks.split())),
        troubles=tuple(map(Trouble, row.troubles.split())),
        ease=Ease(row.ease) if row.ease else None,
        changes=tuple(suggested),
        author=row.author,
        entered_by=row.entered_by,
        route=row.route,
        basis=row.basis,
        consent=row.consent,
        voice=Voice(weight=Weight(row.weight), people=row.speaks_for, gathered=row.gathered_by),
        said_on=row.said_on,
        source=row.source,
        language=row.language,
        state=PointState(row.state),
        hidden=texts.get(row.hidden or "", ""),
        late=row.late,
        verified=row.verified,
        changed_at=row.changed_at,
        sent_at=row.sent_at,
        read_at=row.read_at,
        read_by=row.read_by,
        translation=translation,
    )
