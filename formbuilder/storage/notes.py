"""What a transaction leaves behind for later: the trail and the outbox. Ids only, never words."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import outbox, trail

ID_BYTES = 16


def made_alike(scope: Scope, *words: str) -> bytes:
    """Return the id that every worker makes for the same thing, so that it is there once: 16 bytes."""
    return sha256(" ".join((str(scope.council), *words)).encode()).digest()[:ID_BYTES]


def note(scope: Scope, unique: bytes, what: str, subject: str, now: datetime, person: str | None = None) -> None:
    """Write a row of the trail; ``unique`` is 16 unpredictable bytes, ``person`` the id of who did it, if signed in."""
    values = {"council_id": scope.council, "id": unique.hex(), "at": now, "what": what, "subject": subject}
    scope.connection.execute(insert(trail).values(values | {"person": person, "form": form_of(what, subject)}))


def form_of(what: str, subject: str) -> str | None:
    """Return the form that a happening is about: of ``tea@2.17``, or of whatever happens to a form as a whole."""
    if "@" in subject:
        return subject.partition("@")[0]
    return subject if what.startswith("form-") and subject else None


def put_out(scope: Scope, unique: bytes, kind: str, subject: str, due_at: datetime) -> None:
    """Leave a message to be sent by the worker; ``unique`` is 16 unpredictable bytes."""
    scope.connection.execute(
        insert(outbox).values(
            council_id=scope.council, id=unique.hex(), kind=kind, subject=subject, due_at=due_at, tries=0
        )
    )


def put_out_once(scope: Scope, unique: bytes, kind: str, subject: str, due_at: datetime) -> bool:
    """Leave a message whose id two workers make alike; False if it was put out before."""
    try:
        with scope.connection.begin_nested():
            put_out(scope, unique, kind, subject, due_at)
    except IntegrityError:
        return False
    return True
