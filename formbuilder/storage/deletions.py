"""What was deleted, as rows: counts for the report, and marks so that a restored backup can be brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import deleted_references, deletion_counts


class What(StrEnum):
    """What of a journey was deleted."""

    ALL = "all"
    OWN_COPY = "own_copy"
    """The person’s own keys."""
    COUNCIL = "council"
    """The council’s key: it was taken back unread."""


class Why(StrEnum):
    """Why something was deleted."""

    TIME = "time"
    """Its days were over."""
    PERSON = "person"
    """The person deleted it."""
    SENT = "sent"
    """It was sent without a name: only the answers stay."""
    REPLAY = "replay"
    """It had been deleted before, and came back with a backup."""


@dataclass(frozen=True, slots=True)
class Gone:
    """When and why something goes, and as what kind of record it is counted."""

    kind: str
    why: Why
    at: datetime


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that was deleted, without its reference: only who has the reference can make the mark."""

    mark: str
    what: What
    at: datetime


@dataclass(frozen=True, slots=True)
class CountRow:
    """How much of one kind was deleted on one day."""

    day: date
    kind: str
    form: str
    """"" where the kind has no forms."""
    why: str
    count: int


def mark_of(council: int, reference: str) -> str:
    """Return the mark that stands for a deleted reference."""
    return sha256(f"formbuilder deleted {council} {reference}".encode()).hexdigest()


def add_marks(scope: Scope, references: Iterable[str], what: What, now: datetime) -> None:
    """Remember that these were deleted; twice is once."""
    marks = {mark_of(scope.council, reference) for reference in references}
    mine = and_(deleted_references.c.council_id == scope.council, deleted_references.c.what == what.value)
    known = select(deleted_references.c.mark).where(mine, deleted_references.c.mark.in_(marks))
    new = marks - set(scope.connection.execute(known).scalars())
    rows = [
        {"council_id": scope.council, "mark": mark, "what": what.value, "at": now, "listed": False}
        for mark in sorted(new)
    ]
    if rows:
        scope.connection.execute(insert(deleted_references), rows)


def count(scope: Scope, gone: Gone, day: date, counts: Mapping[str, int]) -> None:
    """Add to the report of a day: by form, or under "" for a kind without forms."""
    for form, number in counts.items():
        row = and_(
            deletion_counts.c.council_id == scope.council,
            deletion_counts.c.day == day,
            deletion_counts.c.kind == gone.kind,
            deletion_counts.c.form == form,
            deletion_counts.c.why == gone.why.value,
        )
        more = update(deletion_counts).where(row).values(count=deletion_counts.c.count + number)
        if scope.connection.execute(more).rowcount:
            continue
        values = {"day": day, "kind": gone.kind, "form": form, "why": gone.why.value, "count": number}
        try:
            with scope.connection.begin_nested():
                scope.connection.execute(insert(deletion_counts).values(council_id=scope.council, **values))
        except IntegrityError:  # another transaction was quicker
            scope.connection.execute(more)


def days(scope: Scope, most: int, skip: int) -> tuple[date, ...]:
    """Return the days on which something was deleted, the last first."""
    found = (
        select(deletion_counts.c.day)
        .where(deletion_counts.c.council_id == scope.council)
        .group_by(deletion_counts.c.day)
        .order_by(deletion_counts.c.day.desc())
    )
    return tuple(scope.connection.execute(found.limit(most).offset(skip)).scalars())


def counts(scope: Scope, first: date, last: date) -> tuple[CountRow, ...]:
    """Return what was deleted from one day to another, the last day first; forms are added up."""
    number = func.sum(deletion_counts.c.count)
    columns = (deletion_counts.c.day, deletion_counts.c.kind, deletion_counts.c.why)
    found = (
        select(*columns, number)
        .where(deletion_counts.c.council_id == scope.council, deletion_counts.c.day.between(first, last))
        .group_by(*columns)
        .order_by(deletion_counts.c.day.desc(), deletion_counts.c.kind, deletion_counts.c.why)
    )
    return tuple(CountRow(day, kind, "", why, int(many)) for day, kind, why, many in scope.connection.execute(found))


def unlisted(scope: Scope, most: int) -> tuple[Marked, ...]:
    """Return marks that stand in no file yet, the oldest first."""
    found = (
        select(deleted_references.c.mark, deleted_references.c.what, deleted_references.c.at)
        .where(deleted_references.c.council_id == scope.council, deleted_references.c.listed.is_(False))
        .order_by(deleted_references.c.at, deleted_references.c.mark)
        .limit(most)
    )
    return tuple(Marked(mark, What(what), at) for mark, what, at in scope.connection.execute(found))


def every(scope: Scope) -> tuple[Marked, ...]:
    """Return all marks there are, the oldest first."""
    found = (
        select(deleted_references.c.mark, deleted_references.c.what, deleted_references.c.at)
        .where(deleted_references.c.council_id == scope.council)
        .order_by(deleted_references.c.at, deleted_references.c.mark)
    )
    return tuple(Marked(mark, What(what), at) for mark, what, at in scope.connection.execute(found))


def note_listed(scope: Scope, marks: Iterable[Marked]) -> None:
    """Note that marks stand in the file."""
    listed = [each.mark for each in marks]
    mine = _mine(scope, deleted_references.c.mark.in_(listed))
    scope.connection.execute(update(deleted_references).where(mine).values(listed=True))


def forget_marks(scope: Scope, before: datetime) -> None:
    """Remove marks of deletions of which no backup can know any more."""
    scope.connection.execute(delete(deleted_references).where(_mine(scope, deleted_references.c.at < before)))


def _mine(scope: Scope, which: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(deleted_references.c.council_id == scope.council, which)
