import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from formbuilder.storage.engine import Engine, engine_for, reading, writing
from formbuilder.storage.tables import Moment, councils
from tests.services.stories import NOW

SQLITE = {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10_000}


def council(slug: str) -> dict[str, object]:
    return {"slug": slug, "name": slug, "added_at": NOW, "demonstration": False}


@pytest.mark.parametrize("enter", [reading, writing])
def test_every_connection_writes_through_to_the_disk(engine, enter):
    with ExitStack() as stack:
        count = 4 if enter is reading else 1
        for connection in [stack.enter_context(enter(engine)) for _ in range(count)]:
            if engine.dialect.name == "sqlite":
                found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SQLITE}
                assert found == SQLITE
            else:
                assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
                assert connection.exec_driver_sql("SHOW timezone").scalar() == "UTC"


def test_a_server_that_does_not_wait_for_its_disk_is_told_to(postgresql_address):
    engine = engine_for(f"{postgresql_address}&options=-c%20synchronous_commit%3Doff")
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    engine.dispose()


def test_a_transaction_is_kept_whole_or_not_at_all(engine):
    with pytest.raises(RuntimeError), writing(engine) as connection:  # noqa: PT012 - the block is what is tested
        connection.execute(councils.insert(), council("half"))
        raise RuntimeError
    with writing(engine) as connection:
        connection.execute(councils.insert(), council("whole"))
    with reading(engine) as connection:
        assert connection.execute(select(councils.c.slug)).scalars().all() == ["whole"]


def test_writers_who_read_first_do_not_fail(engine):
    """With SQLite's own BEGIN most of these fail: the lock is asked for too late."""
    with writing(engine) as connection:
        connection.execute(councils.insert(), council("x"))

    def add(_: int) -> None:
        with writing(engine) as connection:
            name = connection.execute(select(councils.c.name).with_for_update()).scalar_one()
            connection.execute(councils.update().values(name=name + "+"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(40)))
    with reading(engine) as connection:
        assert connection.execute(select(councils.c.name)).scalar_one() == "x" + 40 * "+"


def test_the_file_is_for_its_owner_only(tmp_path):
    engine = engine_for(f"sqlite:///{tmp_path / 'data' / 'answers.db'}")
    with writing(engine):
        pass
    modes = {os.stat(file).st_mode & 0o777 for file in (tmp_path / "data").iterdir()}  # noqa: PTH116 - the mode alone
    engine.dispose()
    assert modes == {0o600}


def test_values_are_in_no_error_and_in_no_log(engine: Engine, caplog):
    caplog.set_level("DEBUG")
    broken = text("SELECT nothing FROM nowhere WHERE words = :words")
    with pytest.raises(DBAPIError) as caught, writing(engine) as connection:
        connection.execute(broken, {"words": "My husband hurts me"})
    assert "nowhere" in str(caught.value)
    assert "My husband" not in str(caught.value)
    assert "My husband" not in caplog.text


@pytest.mark.parametrize("address", ["mysql://x", "oracle://x"])
def test_other_databases_are_refused_in_words(address):
    with pytest.raises(ValueError, match="sqlite:///"):
        engine_for(address)


@pytest.mark.parametrize("address", ["postgresql://u@h/d", "postgres://u@h/d", "postgresql+psycopg://u@h/d"])
def test_every_way_to_write_a_postgresql_address_is_taken(address):
    engine = engine_for(address)
    assert engine.url.drivername == "postgresql+psycopg"
    assert engine.hide_parameters


def test_a_moment_needs_its_zone():
    with pytest.raises(ValueError, match="zone"):
        Moment().process_bind_param(NOW.replace(tzinfo=None), None)


def test_a_connection_that_was_cut_is_replaced(engine, postgresql_address):
    if engine.dialect.name == "sqlite":
        return
    with reading(engine) as connection:
        mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    other = engine_for(postgresql_address)
    with reading(other) as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({mine})")
    other.dispose()
    with pytest.raises(OperationalError), reading(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
