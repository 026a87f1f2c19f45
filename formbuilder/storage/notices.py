"""Who wants no messages about what they are given, as rows: one stands for “no”."""

from __future__ import annotations

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.exc import IntegrityError

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import no_notices


def are_off(scope: Scope, person: str) -> bool:
    """Say whether somebody wants none."""
    mine = and_(no_notices.c.council_id == scope.council, no_notices.c.person == person)
    return scope.connection.execute(select(no_notices.c.person).where(mine)).first() is not None


def turn_on(scope: Scope, person: str) -> None:
    """Let somebody have them."""
    mine = and_(no_notices.c.council_id == scope.council, no_notices.c.person == person)
    scope.connection.execute(delete(no_notices).where(mine))


def turn_off(scope: Scope, person: str) -> None:
    """Let somebody have none; another tab may do it at the same time."""
    try:
        with scope.connection.begin_nested():
            scope.connection.execute(insert(no_notices).values(council_id=scope.council, person=person))
    except IntegrityError:
        return
