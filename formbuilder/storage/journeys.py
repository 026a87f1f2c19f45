"""Journeys and their wrapped keys, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from formbuilder.storage.engine import Scope
from formbuilder.storage.quick import Quick, moment
from formbuilder.storage.tables import journey_keys, journeys

DEVICE = "device"
CODE = "code"
COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A journey, still sealed, with the wrapped key that was asked for."""

    form: str
    version: int
    fingerprint: str
    example: bool
    state: str
    shared: bool
    started_at: datetime
    last_used: datetime
    counter: int = 0
    box: bytes = field(repr=False, default=b"")
    sent_at: datetime | None = None
    wrapped: bytes | None = field(repr=False, default=None)
    """None: there is no such key."""
    salt: bytes | None = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class Wrap:
    """A wrapped key on its way to its table."""

    kind: str
    wrapped: bytes = field(repr=False)
    salt: bytes | None = field(repr=False, default=None)


def _is(reference: str | ColumnElement[str], scope: Scope) -> ColumnElement[bool]:
    return and_(journeys.c.council_id == scope.council, journeys.c.reference == reference)


_HERE = and_(journeys.c.council_id == bindparam("council"), journeys.c.reference == bindparam("at"))
_KEY = and_(
    journey_keys.c.council_id == bindparam("council"),
    journey_keys.c.reference == journeys.c.reference,
    journey_keys.c.kind == bindparam("kind"),
)
_FIND = (
    select(
        journeys.c.form,
        journeys.c.version,
        journeys.c.fingerprint,
        journeys.c.example,
        journeys.c.state,
        journeys.c.shared,
        journeys.c.started_at,
        journeys.c.last_used,
        journeys.c.counter,
        journeys.c.box,
        journeys.c.sent_at,
        journey_keys.c.wrapped,
        journey_keys.c.salt,
    )
    .select_from(journeys.outerjoin(journey_keys, _KEY))
    .where(_HERE)
)
_PEEK = Quick(_FIND)
_LOCK = Quick(_FIND.with_for_update(of=journeys))
_KEEP = Quick(
    update(journeys)
    .where(_HERE)
    .values(box=bindparam("new_box"), counter=bindparam("new_counter"), last_used=bindparam("now"))
)


def find(scope: Scope, reference: str, kind: str = DEVICE, *, lock: bool = False) -> JourneyRow | None:
    """Return the journey with one of its wrapped keys; ``lock`` keeps other transactions away until the end of this."""
    keys = {"council": scope.council, "at": reference, "kind": kind}
    row = (_LOCK if lock else _PEEK).first(scope, keys)
    return None if row is None else _row(row)


def keep(scope: Scope, reference: str, box: bytes, counter: int, now: datetime) -> None:
    """Put a newly sealed box in the place of the old one."""
    values = {"council": scope.council, "at": reference, "new_box": box, "new_counter": counter, "now": now}
    _KEEP.run(scope, values)


def add(scope: Scope, reference: str, row: JourneyRow) -> bool:
    """Add a journey; False if the reference is taken."""
    try:
        with scope.connection.begin_nested():
            scope.connection.execute(
                insert(journeys).values(
                    council_id=scope.council,
                    reference=reference,
                    form=row.form,
                    version=row.version,
                    fingerprint=row.fingerprint,
                    example=row.example,
                    state=row.state,
                    shared=row.shared,
                    counter=row.counter,
                    box=row.box,
                    started_at=row.started_at,
                    last_used=row.last_used,
                )
            )
    except IntegrityError:
        return False
    return True


def touch(scope: Scope, reference: str, now: datetime, *, shared: bool | None = None) -> None:
    """Note that the journey was used, and, if said, whether the device is shared."""
    values = {"last_used": now} if shared is None else {"last_used": now, "shared": shared}
    scope.connection.execute(update(journeys).where(_is(reference, scope)).values(values))


def set_version(scope: Scope, reference: str, version: int, fingerprint: str) -> None:
    """Let an unsent journey go on with another version of its form."""
    mine = and_(_is(reference, scope), journeys.c.state == "open")
    scope.connection.execute(update(journeys).where(mine).values(version=version, fingerprint=fingerprint))


def mark_sent(scope: Scope, reference: str, box: bytes, now: datetime) -> None:
    """Make it a sent journey, with the box that the council may open."""
    values = {"state": "sent", "box": box, "sent_at": now, "last_used": now}
    scope.connection.execute(update(journeys).where(_is(reference, scope)).values(values))


def mark_withdrawn(scope: Scope, reference: str) -> None:
    """Make it a withdrawn journey."""
    scope.connection.execute(update(journeys).where(_is(reference, scope)).values(state="withdrawn"))


def put_key(scope: Scope, reference: str, wrap: Wrap) -> None:
    """Put a wrapped key in the place of the one of its kind, if there is one."""
    drop_keys(scope, reference, wrap.kind)
    scope.connection.execute(
        insert(journey_keys).values(
            council_id=scope.council, reference=reference, kind=wrap.kind, wrapped=wrap.wrapped, salt=wrap.salt
        )
    )


def drop_keys(scope: Scope, reference: str, *kinds: str) -> None:
    """Delete wrapped keys of these kinds."""
    scope.connection.execute(
        delete(journey_keys).where(
            journey_keys.c.council_id == scope.council,
            journey_keys.c.reference == reference,
            journey_keys.c.kind.in_(kinds),
        )
    )


def references_after(scope: Scope, after: str, most: int) -> tuple[str, ...]:
    """Return the next references in their order, so many at a time."""
    found = select(journeys.c.reference).where(journeys.c.council_id == scope.council, journeys.c.reference > after)
    return tuple(scope.connection.execute(found.order_by(journeys.c.reference).limit(most)).scalars())


def has_key(scope: Scope, reference: str, kind: str) -> bool:
    """Whether there is a wrapped key of this kind."""
    found = select(journey_keys.c.kind).where(
        journey_keys.c.council_id == scope.council,
        journey_keys.c.reference == reference,
        journey_keys.c.kind == kind,
    )
    return scope.connection.execute(found).first() is not None


def _row(row: tuple[Any, ...]) -> JourneyRow:
    """Return the row of ``_FIND`` as the drivers give it."""
    form, version, fingerprint, example, state, shared, started_at, last_used, counter, box, sent_at, wrapped, salt = (
        row
    )
    return JourneyRow(
        form,
        version,
        fingerprint,
        bool(example),
        state,
        bool(shared),
        moment(started_at),
        moment(last_used),
        counter,
        box,
        None if sent_at is None else moment(sent_at),
        wrapped,
        salt,
    )
