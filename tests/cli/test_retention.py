"""What was deleted is listed outside the database, and deleted again when a backup brings it back."""

import shutil
import sqlite3
import stat
from pathlib import Path
from secrets import token_bytes

from formbuilder.services.journeys import delete_journey
from formbuilder.services.submissions import list_submissions
from tests.cli.sending import NOW, sends, starts, store_of

AGAIN = "demo: Deleted again: {} forms, 0 own copies, 0 keys to forms that were taken back.\n"


def file_of(settings) -> str:
    return settings.database_url.removeprefix("sqlite:///")


def backup(settings, path) -> None:
    with sqlite3.connect(file_of(settings)) as here, sqlite3.connect(path) as there:
        here.backup(there)


def restore(settings, path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(file_of(settings) + end).unlink(missing_ok=True)
    shutil.copy(path, file_of(settings))


def test_a_restored_backup_loses_again_what_was_deleted_since(demo, settings, folder, a_day_later):
    sends(settings)
    started = starts(store_of(settings))
    backup(settings, folder / "backup.db")
    delete_journey(store_of(settings), started.reference, started.secret, now=NOW, random=token_bytes)
    a_day_later()
    assert demo("work", "--once").status == 0
    listed = (folder / "deletions" / "demo.txt").read_text()
    assert len(listed.splitlines()) == 2
    assert started.reference not in listed
    assert stat.S_IMODE((folder / "deletions" / "demo.txt").stat().st_mode) == 0o600
    assert demo("retention", "list").out == listed
    restore(settings, folder / "backup.db")
    assert len(list_submissions(store_of(settings))) == 1
    assert demo("retention", "replay").out == AGAIN.format(2)
    assert list_submissions(store_of(settings)) == ()
    assert demo("retention", "replay").out == "demo: Nothing came back. There was nothing to delete again.\n"
    assert '"forms": 0' in demo("retention", "replay", "--format", "json").out


def test_a_list_that_was_printed_before_a_restore_does_too(demo, settings, folder, a_day_later):
    sends(settings)
    backup(settings, folder / "backup.db")
    a_day_later()
    demo("retention", "run")
    (folder / "list.txt").write_text(demo("retention", "list").out)
    restore(settings, folder / "backup.db")
    assert demo("retention", "replay", folder / "list.txt").out == AGAIN.format(1)


def test_a_list_that_is_none_deletes_nothing(demo, settings, folder):
    sends(settings)
    ran = demo("retention", "replay")
    assert (ran.status, "cannot be read" in ran.err) == (2, True)
    (folder / "list.txt").write_text("2026-11-22T10:00:00+00:00 all " + "0" * 64 + "\nKJC744KR\n")
    ran = demo("retention", "replay", folder / "list.txt")
    assert ran.status == 2
    assert "list.txt:2: This is no line of a list of deletions." in ran.err
    assert len(list_submissions(store_of(settings))) == 1


def test_what_no_backup_can_know_leaves_the_list(demo, settings, folder, a_day_later):
    old = "2026-10-01T10:00:00+00:00 all " + "0" * 64
    (folder / "deletions").mkdir()
    (folder / "deletions" / "demo.txt").write_text(old + "\n")
    sends(settings)
    a_day_later()
    demo("retention", "run")
    listed = (folder / "deletions" / "demo.txt").read_text()
    assert old not in listed
    assert len(listed.splitlines()) == 1
