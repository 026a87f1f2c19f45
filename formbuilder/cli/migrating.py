"""Bring the database up to date."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from formbuilder.cli.output import Chosen, Commands, WrongUseError, say
from formbuilder.cli.stores import NOT_OPEN
from formbuilder.config import Settings, for_commands
from formbuilder.storage.engine import Engine, engine_for
from formbuilder.storage.migration import migrate

NEWER = "The database belongs to another version of the form builder. Install that version, or a newer one."


def add_to(commands: Commands) -> None:
    """Add ``migrate``."""
    parser = commands.add_parser("migrate", help="bring the database up to date")
    parser.set_defaults(run=run_migrate)


def run_migrate(chosen: Chosen) -> int:
    """Make or change the tables; safe to repeat."""
    del chosen
    migrated(for_commands())
    say("The database is up to date.")
    return 0


def migrated(settings: Settings) -> Engine:
    """Return the database with the tables of this version; WrongUseError if it cannot have them."""
    from alembic.util.exc import CommandError  # noqa: PLC0415 - heavy, and few commands need it

    try:
        engine = engine_for(settings.database_url)
        migrate(engine)
    except CommandError as error:
        raise WrongUseError(NEWER) from error
    except (SQLAlchemyError, OSError, ValueError) as error:
        raise WrongUseError(NOT_OPEN) from error
    return engine
