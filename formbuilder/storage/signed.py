"""Whether anybody signed a version: one small question, apart from all that is kept of what was said."""

from __future__ import annotations

from sqlalchemy import and_, or_, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import sign_offs


def any_counts(scope: Scope, form: str, version: int) -> bool:
    """Say whether anything was said of a version that counts, as ``SignOffRow.counts`` has it."""
    draft = and_(sign_offs.c.form == form, sign_offs.c.version == version)
    counts = or_(sign_offs.c.way == "signed", sign_offs.c.confirmed_at.is_not(None))
    found = select(sign_offs.c.id).where(sign_offs.c.council_id == scope.council, draft, counts).limit(1)
    return scope.connection.execute(found).first() is not None
