"""Bring a database to the tables of this version, or back. Alembic is imported only when it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from formbuilder.storage.engine import Engine, reading, writing

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent / "migrations"
NEWEST = "r042"
"""The newest revision in ``FOLDER``."""
LOCK = 7_226_215_094
"""PostgreSQL's advisory lock, so that processes that start together migrate one after the other."""


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring the database up to a revision; all of it or, after a fault, nothing."""
    from alembic import command  # noqa: PLC0415 - heavy, and the public process seldom needs it

    with writing(engine) as connection:
        command.upgrade(_config(connection), to)


def rollback(engine: Engine, to: str = "base") -> None:
    """Take the database back to a revision; at ``base`` nothing of ours is left."""
    from alembic import command  # noqa: PLC0415 - as above

    with writing(engine) as connection:
        command.downgrade(_config(connection), to)


def is_current(engine: Engine) -> bool:
    """Whether the database has the tables of this version; asked by every server that starts, so without Alembic."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == NEWEST


def _config(connection: Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415 - as above

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
