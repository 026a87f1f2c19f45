import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Insert, insert, inspect, update

from formbuilder.sealing.wraps import key_name
from formbuilder.storage.alerts import unopened
from formbuilder.storage.council_keys import every
from formbuilder.storage.engine import Engine, Scope, engine_for, writing
from formbuilder.storage.migration import FOLDER, NEWEST, is_current, migrate, rollback
from formbuilder.storage.queue import Wanted, listed
from formbuilder.storage.tables import metadata

SCOPED = [table for table in metadata.sorted_tables if table.name != "councils"]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path) -> Iterator[Engine]:
    """A database without tables; PostgreSQL's is a schema of its own."""
    if request.param == "sqlite":
        engine = engine_for(f"sqlite:///{tmp_path / 'new.db'}")
        yield engine
        engine.dispose()
        return
    address = request.getfixturevalue("postgresql_address")
    engine = engine_for(f"{address}&options=-c%20search_path%3Dempty")
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE SCHEMA empty")
    yield engine
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP SCHEMA empty CASCADE")
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    with writing(engine) as connection:
        return set(inspect(connection).get_table_names())


def test_migrations_go_up_and_down_and_up_again(empty):
    assert not is_current(empty)
    migrate(empty)
    migrate(empty)
    assert is_current(empty)
    assert tables(empty) == {*metadata.tables, "alembic_version"}
    rollback(empty)
    assert tables(empty) == {"alembic_version"}
    assert not is_current(empty)
    migrate(empty)
    assert is_current(empty)


def test_the_migrated_tables_are_those_of_the_code(empty):
    migrate(empty)
    with writing(empty) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for table in metadata.sorted_tables:
            expected = {str(constraint.name) for constraint in table.constraints}
            names = {found.get_pk_constraint(table.name)["name"]}
            names |= {key["name"] for key in found.get_foreign_keys(table.name)}
            names |= {check["name"] for check in found.get_check_constraints(table.name)}
            names |= {unique["name"] for unique in found.get_unique_constraints(table.name)}
            assert names == expected, table.name


@pytest.mark.parametrize("table", SCOPED, ids=lambda table: table.name)
def test_every_key_of_a_councils_table_holds_the_council(table):
    assert "council_id" in table.primary_key.columns
    for key in table.foreign_key_constraints:
        assert "council_id" in key.column_keys
    for index in table.indexes:
        assert index.columns[0].name == "council_id"


def test_alembic_is_imported_only_when_it_is_used():
    imported = (
        "import sys, formbuilder.services.saving, formbuilder.storage.migration; sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", imported], check=False).returncode == 0  # noqa: S603 - our own words


def test_the_newest_revision_is_the_one_that_servers_look_for():
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def sent(level: str | None, reference: str) -> Iterator[Insert]:
    """What a form that was sent left behind before there were alerts."""
    now, key = datetime(2026, 11, 21, 2, tzinfo=UTC), {"council_id": 1, "reference": reference}
    rest = {"form": "f", "version": 1, "fingerprint": "x", "example": False, "shared": False, "counter": 1, "box": b"x"}
    times = {"started_at": now, "last_used": now, "sent_at": now}
    yield insert(metadata.tables["journeys"]).values(**key, **rest, **times, state="sent")
    yield insert(metadata.tables["submissions"]).values(**key, sent_at=now, level=level, stage="sent")


def with_a_council(connection: Connection, **since: object) -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    form = {"slug": "f", "version": 1, "fingerprint": "x", "state": "published", "file": b"x", "loaded_at": now}
    council = {"id": 1, "slug": "c", "name": "C", "added_at": now, "demonstration": False}
    connection.execute(insert(metadata.tables["councils"]).values(council))
    connection.execute(insert(metadata.tables["forms"]).values(council_id=1, **form, **since))


def test_danger_that_was_sent_before_there_were_alerts_has_one(empty):
    migrate(empty, "r002")
    with writing(empty) as connection:
        with_a_council(connection)
        for statement in (*sent("today", "KJC744KR"), *sent(None, "34C679DD")):
            connection.execute(statement)
    migrate(empty, "r003")
    with writing(empty) as connection:
        (alert,) = unopened(Scope(connection, 1))
    assert (alert.reference, alert.raised_at, alert.told) == ("KJC744KR", datetime(2026, 11, 21, 2, tzinfo=UTC), 0)
    rollback(empty, "r002")
    assert "alerts" not in tables(empty)


def test_what_was_sent_before_there_was_a_queue_stands_in_it(empty):
    migrate(empty, "r007")
    submissions, alerts = metadata.tables["submissions"], metadata.tables["alerts"]
    now = datetime(2026, 11, 21, 2, tzinfo=UTC)
    kept = {"council_id": 1, "kind": "council", "wrapped": b"x"}
    with writing(empty) as connection:
        with_a_council(connection, title="F")
        for reference in ("NEWDANGR", "OPENDNGR", "BEINGRED", "FINISHED", "TAKENBCK", "READBACK"):
            for statement in sent("today" if reference in {"NEWDANGR", "OPENDNGR"} else None, reference):
                connection.execute(statement)
        for reference, opened in (("NEWDANGR", None), ("OPENDNGR", now)):
            alert = {"reference": reference, "raised_at": now, "round": 0, "told": 0, "opened_at": opened}
            connection.execute(insert(alerts).values(council_id=1, **alert))
        for reference, values in (
            ("BEINGRED", {"stage": "contact_by"}),
            ("FINISHED", {"stage": "done"}),
            ("TAKENBCK", {"withdrawn_at": now}),
            ("READBACK", {"withdrawn_at": now, "stage": "being_read"}),
        ):
            connection.execute(update(submissions).where(submissions.c.reference == reference).values(values))
        connection.execute(insert(metadata.tables["journey_keys"]).values(**kept, reference="READBACK"))
    migrate(empty)
    with writing(empty) as connection:
        scope = Scope(connection, 1)
        open_ = listed(scope, Wanted(states=("new", "being_checked", "checked")), None, 10)
        done = listed(scope, Wanted(states=("closed", "taken_back"), newest_first=True), None, 10)
    assert [(row.reference, row.state, row.urgency) for row in open_] == [
        ("NEWDANGR", "new", 0),
        ("OPENDNGR", "new", 1),
        ("BEINGRED", "being_checked", 2),
        ("READBACK", "being_checked", 2),
    ]
    assert {(row.reference, row.state) for row in done} == {("FINISHED", "closed"), ("TAKENBCK", "taken_back")}
    assert {row.sent_at for row in (*open_, *done)} == {now}
    rollback(empty, "r007")
    assert "queue" not in tables(empty)


def test_the_key_that_a_council_had_is_its_first(empty):
    migrate(empty, "r012")
    councils = metadata.tables["councils"]
    now, public = datetime(2026, 11, 20, tzinfo=UTC), bytes(32)
    rest = {"name": "C", "added_at": now, "demonstration": False}
    with writing(empty) as connection:
        for id_, values in enumerate(({"public_key": public}, {"public_key": None}), start=1):
            connection.execute(insert(councils).values(id=id_, slug=f"c{id_}", **rest, **values))
        preview = {"id": 3, "slug": "p", "public_key": public, "preview_of": 1}
        connection.execute(insert(councils).values(**rest, **preview))
    migrate(empty)
    with writing(empty) as connection:
        (key,) = every(Scope(connection, 1))
        assert not any(every(Scope(connection, other)) for other in (2, 3))
    assert (key.name, key.public_key, key.since, key.rehearsed_at) == (key_name(public).hex(), public, now, None)
    rollback(empty, "r012")
    assert "council_keys" not in tables(empty)
