"""The pages of “You said, we did”, as rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, select

from formbuilder.storage import rows
from formbuilder.storage.decisions import TO_ANSWER
from formbuilder.storage.engine import Scope
from formbuilder.storage.points import IN_ORDER, PointRow
from formbuilder.storage.tables import decided_points, points, said_lines, said_looks, said_pages, said_points


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """The page of one version."""

    form: str
    version: int
    state: str = "making"
    published: str | None = field(default=None, repr=False)
    sent_at: datetime | None = None
    sent_by: str | None = None
    published_at: datetime | None = None
    published_by: str | None = None
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    """What the chair of a panel says of a page."""

    form: str
    version: int
    panel: str
    verdict: str = "waiting"
    words: str | None = None
    named: bool = False
    looked_at: datetime | None = None
    looked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line of a page."""

    id: str
    form: str
    version: int
    number: int
    said: str
    did: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """The line that a point is counted in; ``words`` says where the sentence stands that was asked for."""

    point: str
    line: str
    own_words: str = "not_asked"
    words: str | None = None


OF_LINE = and_(said_lines.c.council_id == said_points.c.council_id, said_lines.c.id == said_points.c.line)
OF_POINT = and_(points.c.council_id == said_points.c.council_id, points.c.id == said_points.c.point)


def page(scope: Scope, form: str, version: int, *, lock: bool = False) -> PageRow | None:
    """Return a page."""
    return rows.find(scope, said_pages, PageRow, lock=lock, form=form, version=version)


def pages(scope: Scope, most: int = 200) -> tuple[PageRow, ...]:
    """Return the pages there are, by form, the newest version first."""
    return rows.every(scope, said_pages, PageRow, order=(said_pages.c.form, said_pages.c.version.desc()), most=most)


def lines(scope: Scope, form: str, version: int) -> tuple[LineRow, ...]:
    """Return the lines of a page in their order."""
    order = (said_lines.c.number, said_lines.c.id)
    return rows.every(scope, said_lines, LineRow, order=order, form=form, version=version)


def looks(scope: Scope, form: str, version: int) -> tuple[LookRow, ...]:
    """Return what chairs say of a page."""
    return rows.every(scope, said_looks, LookRow, order=(said_looks.c.panel,), form=form, version=version)


def looks_of(scope: Scope, panels: Collection[str], *, waiting: bool = False) -> tuple[LookRow, ...]:
    """Return what chairs of some panels were asked to look at, those alone that wait if that is asked for."""
    which = [said_looks.c.panel.in_(sorted(panels)), *([said_looks.c.verdict == "waiting"] if waiting else [])]
    order = (said_looks.c.form, said_looks.c.version.desc(), said_looks.c.panel)
    return rows.every(scope, said_looks, LookRow, *which, order=order, most=50)


def counted(scope: Scope, line_ids: Collection[str]) -> tuple[CountedRow, ...]:
    """Return what is counted in some lines: one query."""
    which = said_points.c.line.in_(sorted(line_ids))
    return rows.every(scope, said_points, CountedRow, which, order=(said_points.c.line, said_points.c.point))


def count_in(scope: Scope, line: str, ids: Collection[str]) -> None:
    """Count points in a line."""
    new = [{"council_id": scope.council, "point": id_, "line": line, "own_words": "not_asked"} for id_ in ids]
    if new:
        scope.connection.execute(insert(said_points), new)


def to_count(scope: Scope, form: str, version: int) -> tuple[PointRow, ...]:
    """Return every point that belongs on a page: of this version or one before it, and on no other page."""
    elsewhere = (
        select(said_points.c.point)
        .join(said_lines, OF_LINE)
        .where(said_points.c.council_id == scope.council, said_lines.c.form == form, said_lines.c.version != version)
    )
    which = (
        points.c.version <= version,
        points.c.state.in_(TO_ANSWER),
        points.c.id.not_in(elsewhere),
    )
    return rows.every(scope, points, PointRow, *which, order=IN_ORDER, form=form)


def lines_with(scope: Scope, ids: Collection[str]) -> dict[str, LineRow]:
    """Return the line that each of these points is counted in: one query."""
    columns = [said_lines.c[name] for name in ("id", "form", "version", "number", "said", "did")]
    wanted = select(said_points.c.point, *columns).join(said_lines, OF_LINE)
    mine = and_(said_points.c.council_id == scope.council, said_points.c.point.in_(sorted(ids)))
    found = scope.connection.execute(wanted.where(mine)).mappings()
    return {row["point"]: LineRow(**{key: row[key] for key in row if key != "point"}) for row in found}


@dataclass(frozen=True, slots=True)
class CountRow:
    """How much is counted in a line."""

    points: int
    people: int
    speaks_for: int


def counts(scope: Scope, form: str, version: int) -> dict[str, CountRow]:
    """Return how much is counted in each line of a page: one query, however many points there are."""
    people = func.count(func.distinct(func.coalesce(points.c.author, points.c.id)))
    columns = (said_points.c.line, func.count(), people, func.sum(points.c.speaks_for))
    found = _on_page(scope, form, version, *columns, also=points.c.state.in_(TO_ANSWER)).group_by(said_points.c.line)
    return {row[0]: CountRow(row[1], row[2], int(row[3] or 0)) for row in scope.connection.execute(found)}


def versions(scope: Scope, form: str) -> set[int]:
    """Return the versions of a form of which something was said."""
    mine = rows.mine(scope, points, points.c.state.in_(TO_ANSWER), form=form)
    return {row[0] for row in scope.connection.execute(select(points.c.version).distinct().where(mine))}


def uncounted(scope: Scope, form: str, version: int) -> int:
    """Return how many points belong on a page and are counted in no line."""
    any_line = select(said_points.c.point).where(said_points.c.council_id == scope.council)
    which = (points.c.version <= version, points.c.state.in_(TO_ANSWER), points.c.id.not_in(any_line))
    return rows.count(scope, points, *which, form=form)


def points_in(scope: Scope, line: str, window: tuple[int, int]) -> tuple[PointRow, ...]:
    """Return some of the points that are counted in a line, in the order in which they came."""
    mine = select(said_points.c.point).where(said_points.c.council_id == scope.council, said_points.c.line == line)
    which = (points.c.id.in_(mine), points.c.state.in_(TO_ANSWER))
    return rows.some(scope, points, PointRow, *which, order=IN_ORDER, window=window)


def panels_of(scope: Scope, form: str, version: int) -> tuple[str, ...]:
    """Return the panels whose points are counted on a page."""
    found = _on_page(scope, form, version, points.c.panel, also=points.c.panel.is_not(None)).distinct()
    return tuple(sorted(row[0] for row in scope.connection.execute(found)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """A sentence of somebody’s own, and what they say to its being shown."""

    point: str
    line: str
    own_words: str
    words: str | None
    state: str


def own_words(scope: Scope, form: str, version: int) -> tuple[OwnRow, ...]:
    """Return the sentences of a page whose authors were asked."""
    columns = (said_points.c.point, said_points.c.line, said_points.c.own_words, said_points.c.words, points.c.state)
    wanted = _on_page(scope, form, version, *columns, also=said_points.c.own_words != "not_asked")
    found = scope.connection.execute(wanted.order_by(points.c.sent_at, points.c.id)).mappings()
    return tuple(OwnRow(**row) for row in found)


def sentences_asked(scope: Scope, person: str) -> tuple[str, ...]:
    """Return the points of somebody of which a sentence is asked for, and they have not answered."""
    mine = and_(said_points.c.council_id == scope.council, said_points.c.own_words == "asked")
    theirs = and_(points.c.author == person, points.c.state == "sent")
    wanted = (
        select(said_points.c.point).join(points, OF_POINT).where(mine, theirs).order_by(points.c.sent_at, points.c.id)
    )
    return tuple(row[0] for row in scope.connection.execute(wanted))


def authors(scope: Scope, form: str, version: int) -> tuple[str, ...]:
    """Return who said what is counted on a page, as far as they have a row here."""
    found = _on_page(scope, form, version, points.c.author, also=points.c.author.is_not(None)).distinct()
    return tuple(sorted(row[0] for row in scope.connection.execute(found)))


def disagreed(scope: Scope, form: str, version: int) -> frozenset[str]:
    """Return the lines of a page about whose answers somebody does not agree."""
    against = and_(
        decided_points.c.council_id == points.c.council_id,
        decided_points.c.point == points.c.id,
        decided_points.c.ended_at.is_(None),
        decided_points.c.author_says == "disagree",
    )
    found = _on_page(
        scope, form, version, said_points.c.line, also=select(decided_points.c.point).where(against).exists()
    )
    return frozenset(row[0] for row in scope.connection.execute(found.distinct()))


def _on_page(
    scope: Scope, form: str, version: int, *columns: ColumnElement[Any], also: ColumnElement[bool]
) -> Select[Any]:
    """Return columns of what is counted on a page, with its lines and points."""
    wanted = select(*columns).select_from(said_points).join(said_lines, OF_LINE).join(points, OF_POINT)
    mine = (said_points.c.council_id == scope.council, said_lines.c.form == form, said_lines.c.version == version)
    return wanted.where(*mine, also)
