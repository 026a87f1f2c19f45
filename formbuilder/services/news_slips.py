"""News on paper: what whoever helps a panel prints and hands out, a slip for each member who wants to be told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.accounts.people import is_id
from formbuilder.review.digests import Item, lines
from formbuilder.services.doing import Doing
from formbuilder.services.hearing import by_slip, hearing_of, hears_today
from formbuilder.services.point_kinds import Point
from formbuilder.services.point_news import News, news_of
from formbuilder.services.points import with_words
from formbuilder.storage import digests as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.digests import DigestRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import MemberRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import points

SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Told:
    """One comment on a slip, and where it is now."""

    point: Point
    news: News


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSlip:
    """What one member is handed."""

    person: str
    number: int
    lines: tuple[str, ...]
    comments: tuple[Told, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToHandOut:
    """The slips of a panel, by number; and how many take part on paper and chose to be told of nothing."""

    slips: tuple[NewsSlip, ...]
    silent: int


def slips_to_hand_out(store: Store, panel: str, there: datetime) -> ToHandOut:
    """Return who is handed a slip today, and what it says; a number of queries that does not grow with the panel.

    Whoever had a message today gets none: one a day, on paper too.
    """

    def look(scope: Scope) -> tuple[Mapping[MemberRow, tuple[Item, ...]], tuple[Point, ...], int]:
        on_paper = _on_paper(scope, panel)
        found = _waiting(scope, on_paper, there)
        about = {item.subject for items in found.values() for item in items}
        rows_there = plain.every(scope, points, PointRow, points.c.id.in_(about), order=point_rows.IN_ORDER)
        return found, with_words(scope, rows_there), sum(hearing_of(row) is None for row in on_paper)

    found, said, silent = store.read(look) if is_id(panel) else ({}, (), 0)
    news = news_of(store, said)
    return ToHandOut(slips=tuple(_slip(row, items, said, news) for row, items in found.items()), silent=silent)


def hand_out(
    store: Store, panel: str, people: Collection[str], printed: datetime, there: datetime, doing: Doing
) -> int:
    """Note that these members were handed what was there at ``printed``; return how many that were."""

    def note(scope: Scope) -> int:
        found = _waiting(scope, _on_paper(scope, panel), there)
        got = {row: items for row, items in found.items() if row.person in people}
        return sum(_note(scope, row.person, items, printed, there, doing) for row, items in got.items())

    return store.write(note) if is_id(panel) else 0


def _on_paper(scope: Scope, panel: str) -> tuple[MemberRow, ...]:
    here = [row for row in panel_rows.members_of(scope, panel) if row.state != "left"]
    return by_slip(here, rows.addresses(scope, [row.person for row in here]))


def _waiting(scope: Scope, on_paper: tuple[MemberRow, ...], there: datetime) -> Mapping[MemberRow, tuple[Item, ...]]:
    today = there.date()
    hearing = {row: each for row in on_paper if hears_today(row, today) and (each := hearing_of(row))}
    people = [row.person for row in hearing]
    had = {each.person for each in rows.since(scope, people, today) if each.sent_at}
    waiting = rows.waiting(scope, people, today)
    found = {
        row: tuple(item for item in waiting.get(row.person, ()) if each.wants(item)) for row, each in hearing.items()
    }
    return {row: items for row, items in found.items() if items and row.person not in had}


def _slip(row: MemberRow, items: tuple[Item, ...], said: tuple[Point, ...], news: Mapping[str, News]) -> NewsSlip:
    mine = {item.subject for item in items}
    comments = tuple(Told(point, news[point.id]) for point in said if point.id in mine)
    return NewsSlip(person=row.person, number=row.number, lines=tuple(lines(items)), comments=comments)


def _note(scope: Scope, person: str, items: tuple[Item, ...], printed: datetime, there: datetime, doing: Doing) -> bool:
    told = [item.id for item in items if item.at <= printed]
    if not told or not rows.mark_told(scope, told, doing.now):
        return False
    before = [each for each in rows.since(scope, [person], there.date()) if each.day == there.date()]
    for each in before:
        rows.mark_sent(scope, each.id, doing.now)
    if not before:
        row = DigestRow(
            id=doing.new_id(), person=person, day=there.date(), way=SLIP, made_at=doing.now, sent_at=doing.now
        )
        rows.add(scope, row)
    doing.note(scope, "news-handed-out", person)
    return True
