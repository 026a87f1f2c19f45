"""Connections: SQLite that loses nothing it has acknowledged, or PostgreSQL by address."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")

STRETCHING = 15
"""How hard return codes are stretched: scrypt’s N as a power of two. Only tests make it less."""
TRIES = 5
BUSY_SECONDS = 10
SQLITE_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
    *(("PRAGMA fullfsync=ON", "PRAGMA checkpoint_fullfsync=ON") if sys.platform == "darwin" else ()),
)
POSTGRESQL_SETTINGS = (
    "SET TIME ZONE 'UTC'",
    f"SET lock_timeout = '{BUSY_SECONDS}s'",
    (
        "SELECT set_config('synchronous_commit', 'on', false)"
        " WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')"
    ),
)
AGAIN = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL: serialization failure, deadlock, lock not available."""

__all__ = ["Connection", "Engine", "Scope", "Store", "engine_for", "reading", "writing"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A connection that may see one council only; every query on a council's tables takes one."""

    connection: Connection
    council: int


@dataclass(frozen=True, slots=True)
class Store:
    """Where one council's answers are kept."""

    engine: Engine
    council: int
    stretching: int = field(default_factory=lambda: STRETCHING)

    def read(self, work: Callable[[Scope], T]) -> T:
        """Do work that changes nothing; tried once more if the connection had gone."""
        try:
            return self._read(work)
        except DBAPIError as fault:
            if not fault.connection_invalidated:
                raise
        return self._read(work)

    def _read(self, work: Callable[[Scope], T]) -> T:
        with _reader(self.engine).connect() as connection:
            return work(Scope(connection, self.council))

    def write(self, work: Callable[[Scope], T]) -> T:
        """Do work in one transaction and commit it; done again from the start if another transaction was in the way."""
        for _ in range(TRIES - 1):
            try:
                return self._write(work)
            except DBAPIError as fault:
                if not _in_the_way(fault):
                    raise
        return self._write(work)

    def _write(self, work: Callable[[Scope], T]) -> T:
        with writing(self.engine) as connection:
            return work(Scope(connection, self.council))


def engine_for(address: str) -> Engine:
    """Return the engine for a database address: ``sqlite:///FILE``, or ``postgresql://…`` through psycopg."""
    url = make_url(address)
    match url.get_backend_name():
        case "sqlite":
            return _sqlite(url)
        case "postgresql" | "postgres":
            return _postgresql(url.set(drivername="postgresql+psycopg"))
        case other:
            raise ValueError(f"DATABASE_URL begins with ‘{other}’. Use ‘sqlite:///’ or ‘postgresql://’.")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that holds SQLite's write lock from its start; commit at the end."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which each statement stands alone; nothing is locked and nothing may be changed."""
    with _reader(engine).connect() as connection:
        yield connection


@lru_cache(maxsize=8)
def _reader(engine: Engine) -> Engine:
    """Share the pool, without the statements that begin and end a transaction."""
    return engine.execution_options(reading=True)


def _in_the_way(fault: DBAPIError) -> bool:
    """Whether the same work may succeed when it is done again: nothing of it was committed."""
    state = getattr(fault.orig, "sqlstate", None)
    return state in AGAIN or getattr(fault.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    if url.database and url.database != ":memory:":
        _own(Path(url.database))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_at_once)
    return engine


def _own(file: Path) -> None:
    """Make the file, if it is not there, so that nobody else on the machine can read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # we begin transactions ourselves
    for setting in SQLITE_SETTINGS:
        connection.execute(setting)


def _begin_at_once(connection: Connection) -> None:
    """Take the write lock at once: a transaction that begins by reading would fail when it comes to write."""
    _begin(connection, "BEGIN IMMEDIATE")


def _begin_plainly(connection: Connection) -> None:
    _begin(connection, "BEGIN")


def _begin(connection: Connection, words: str) -> None:
    """Begin a transaction, but for reading: both drivers are told to begin none themselves."""
    if connection.get_execution_options().get("reading"):
        return
    driver = connection.connection.dbapi_connection
    try:
        driver.execute(words)  # type: ignore[union-attr]  # both drivers have it; a third of the cost
    except connection.dialect.loaded_dbapi.Error:
        connection.exec_driver_sql(words)  # tries again, and raises what callers know


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url, hide_parameters=True, isolation_level="AUTOCOMMIT", pool_recycle=1800, pool_use_lifo=True
    )
    event.listen(engine, "connect", _prepare_postgresql)
    event.listen(engine, "begin", _begin_plainly)
    return engine


def _prepare_postgresql(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
    connection.autocommit = True
    for setting in POSTGRESQL_SETTINGS:
        connection.execute(setting)
