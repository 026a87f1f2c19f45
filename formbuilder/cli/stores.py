"""The database that a command works on, and the council in it."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from formbuilder.cli.output import WrongUseError, nearest
from formbuilder.config import Settings
from formbuilder.councils.duty import Duty
from formbuilder.councils.read import read_council
from formbuilder.services.councils import CouncilLine, council_profile, council_store, list_councils
from formbuilder.storage.engine import Engine, Store, engine_for
from formbuilder.storage.migration import is_current

NOT_OPEN = "The database cannot be opened. Check DATABASE_URL, and that the database is there and runs."
NOT_MIGRATED = "The database does not have the tables of this version. Run ‘formbuilder migrate’."
NO_COUNCIL = "There is no council yet. Add one: formbuilder councils add PROFILE."


def database(settings: Settings) -> Engine:
    """Return the database, ready to use; WrongUseError if it cannot be opened or has other tables."""
    try:
        engine = engine_for(settings.database_url)
        current = is_current(engine)
    except (SQLAlchemyError, OSError, ValueError) as error:
        raise WrongUseError(NOT_OPEN) from error
    if not current:
        raise WrongUseError(NOT_MIGRATED)
    return engine


def council_of(engine: Engine, slug: str | None) -> tuple[CouncilLine, Store]:
    """Return a council and its store; without a short name, the only one there is. WrongUseError says what to give."""
    lines = {line.slug: line for line in list_councils(engine)}
    if not lines:
        raise WrongUseError(NO_COUNCIL)
    if slug is None and len(lines) > 1:
        msg = f"There are several councils. Say which with --council: {', '.join(lines)}."
        raise WrongUseError(msg)
    line = lines.get(slug or next(iter(lines)))
    store = council_store(engine, line.slug) if line else None
    if line is None or store is None:
        msg = f"There is no council ‘{slug}’.{nearest(slug or '', list(lines))} Choose from: {', '.join(lines)}."
        raise WrongUseError(msg)
    return line, store


def duty_of(store: Store) -> Duty | None:
    """Return who is told that somebody may be in danger; None if the council's profile does not say it."""
    profile = council_profile(store)
    return read_council(profile, "profile").duty if profile is not None else None
