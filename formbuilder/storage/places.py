"""Where points were made, and where they stand on later words, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, insert, or_, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import decided_points, point_events, point_places, points

SAID = 0
"""The number of the row in which a person said where a point belongs; where it was carried to has numbers from 1."""
SHOWN = ("sent", "hidden")


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a point may be about: of an opened version, or of a save of a draft."""

    form: str
    version: int
    revision: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place of a point on a version."""

    point: str
    form: str
    version: int
    number: int
    place: str
    status: str
    confirmed_by: str | None
    placed_at: datetime
    revision: int | None
    proposed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRow:
    """Points that were made on the same words, at the same place, about the same part of it."""

    version: int
    revision: int | None
    place: str
    quote: str = field(repr=False)
    first: str
    """The id of one of them."""
    points: int
    waiting: int
    """So many of them have no answer yet."""


@dataclass(frozen=True, slots=True)
class EachRow:
    """One point, with where it was made."""

    id: str
    version: int
    revision: int | None
    place: str
    quote: str = field(repr=False)


def made_before(scope: Scope, words: Words) -> tuple[MadeRow, ...]:
    """Return where points were made on earlier words, those apart about which a person said where they belong."""
    columns = (points.c.version, points.c.revision, points.c.place, points.c.quote)
    waits = func.sum(case((_answered(), 0), else_=1))
    mine = rows.mine(scope, points, _before(words), ~_was_said(scope, words.form), form=words.form)
    found = select(*columns, func.min(points.c.id).label("first"), func.count().label("points"), waits.label("waiting"))
    in_order = found.where(mine).group_by(*columns).order_by(*columns)
    return tuple(MadeRow(**row) for row in scope.connection.execute(in_order).mappings())


def said_before(scope: Scope, words: Words) -> tuple[tuple[MadeRow, PlaceRow], ...]:
    """Return the points about which a person said where they belong, each with what was said last."""
    columns = (points.c.id.label("first"), points.c.version, points.c.revision, points.c.place, points.c.quote)
    waits = case((_answered(), 0), else_=1).label("waiting")
    mine = rows.mine(scope, points, _before(words), _was_said(scope, words.form), form=words.form)
    found = scope.connection.execute(select(*columns, waits).where(mine).order_by(points.c.id)).mappings()
    made = {row["first"]: MadeRow(**row, points=1) for row in found}
    said = {row.point: row for row in _every_said(scope, words) if row.point in made}
    return tuple((made[point], row) for point, row in sorted(said.items()))


def each_before(scope: Scope, words: Words) -> tuple[EachRow, ...]:
    """Return every point that was made on earlier words."""
    columns = [points.c[name] for name in ("id", "version", "revision", "place", "quote")]
    mine = rows.mine(scope, points, _before(words), form=words.form)
    return tuple(EachRow(*row) for row in scope.connection.execute(select(*columns).where(mine).order_by(points.c.id)))


def said_of(scope: Scope, words: Words) -> Mapping[str, PlaceRow]:
    """Return by point what a person said last of where it belongs."""
    return {row.point: row for row in _every_said(scope, words)}


def alike(scope: Scope, row: PointRow, window: tuple[int, int]) -> tuple[PointRow, ...]:
    """Return the points that were made where this one was, in the order in which they came."""
    same = {name: getattr(row, name) for name in ("form", "version", "place", "quote")}
    where = (points.c.state.in_(SHOWN), points.c.revision.is_not_distinct_from(row.revision))
    unsaid = ~_was_said(scope, row.form)
    order = (points.c.sent_at, points.c.id)
    return rows.some(scope, points, PointRow, *where, unsaid, order=order, window=window, **same)


def by_ids(scope: Scope, ids: Collection[str]) -> Mapping[str, PointRow]:
    """Return some points."""
    found = rows.every(scope, points, PointRow, points.c.id.in_(ids), order=(points.c.id,))
    return {row.id: row for row in found}


def last_carried(scope: Scope, words: Words) -> Mapping[str, tuple[PlaceRow, ...]]:
    """Return where each point of a form was carried to last, up to these words."""
    upto = (point_places.c.version <= words.version, point_places.c.number > SAID)
    order = (point_places.c.point, point_places.c.version, point_places.c.number)
    found: dict[str, tuple[PlaceRow, ...]] = {}
    for row in rows.every(scope, point_places, PlaceRow, *upto, order=order, form=words.form):
        before = found.get(row.point, ())
        found[row.point] = (*before, row) if before and before[0].version == row.version else (row,)
    return found


def count_carried(scope: Scope, words: Words) -> tuple[int, int]:
    """Return how many points were made on earlier words, and how many of them were carried to these."""
    made = rows.count(scope, points, _before(words), form=words.form)
    here = point_places.c.revision.is_not_distinct_from(words.revision)
    same = {"form": words.form, "version": words.version, "number": SAID + 1}
    return made, rows.count(scope, point_places, here, **same)


def forms_with_points(scope: Scope) -> tuple[str, ...]:
    """Return the forms that somebody said something about."""
    mine = rows.mine(scope, points, points.c.state.in_(SHOWN))
    return tuple(scope.connection.execute(select(points.c.form).where(mine).distinct()).scalars())


def put_carried(scope: Scope, words: Words, new: Iterable[PlaceRow]) -> None:
    """Let points stand there on these words, and nowhere else; what people said about it stays."""
    rows.remove(scope, point_places, point_places.c.number > SAID, form=words.form, version=words.version)
    put_all(scope, new)


def put_all(scope: Scope, new: Iterable[PlaceRow]) -> None:
    """Put rows in, as one statement."""
    if values := [{"council_id": scope.council, **asdict(row)} for row in new]:
        scope.connection.execute(insert(point_places), values)


def say(scope: Scope, row: PlaceRow) -> None:
    """Keep where a person said that a point belongs, in the place of what was said before on this version."""
    rows.remove(scope, point_places, point=row.point, form=row.form, version=row.version)
    rows.put(scope, point_places, row)


def put_events(scope: Scope, new: Iterable[dict[str, object]]) -> None:
    """Note what happened to points, as one statement."""
    if values := [{"council_id": scope.council, **each} for each in new]:
        scope.connection.execute(insert(point_events), values)


def _every_said(scope: Scope, words: Words) -> tuple[PlaceRow, ...]:
    """Return what people said, the newest version last."""
    upto = point_places.c.version <= words.version
    order = (point_places.c.version, point_places.c.point)
    return rows.every(scope, point_places, PlaceRow, upto, order=order, form=words.form, number=SAID)


def _before(words: Words) -> ColumnElement[bool]:
    """Pick what was made on earlier words; a version comes after all saves of its draft."""
    earlier = points.c.version < words.version
    if words.revision is not None:
        same = and_(points.c.version == words.version, points.c.revision < words.revision)
    else:
        same = and_(points.c.version == words.version, points.c.revision.is_not(None))
    return and_(points.c.state.in_(SHOWN), points.c.place != "", or_(earlier, same))


def _was_said(scope: Scope, form: str) -> ColumnElement[bool]:
    mine = rows.mine(scope, point_places, form=form, number=SAID)
    return points.c.id.in_(select(point_places.c.point).where(mine))


def _answered() -> ColumnElement[bool]:
    its = and_(decided_points.c.council_id == points.c.council_id, decided_points.c.point == points.c.id)
    return select(decided_points.c.point).where(its, decided_points.c.ended_at.is_(None)).exists()
