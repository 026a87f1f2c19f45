import json
import stat

import pytest

from formbuilder.cli.stores import database
from formbuilder.councils.read import DEMONSTRATION
from formbuilder.services.councils import council_store
from formbuilder.services.settings import editions_of
from tests.databases import fresh_sqlite, sqlite_file
from tests.samples import put

__all__ = ["sqlite_file"]
PROFILE = DEMONSTRATION.read_text(encoding="utf-8")
REAL = PROFILE.replace("council: demo", "council: bedford").replace("demonstration: yes", "demonstration: no")


@pytest.fixture
def migrated(run, folder, sqlite_file):
    fresh_sqlite(sqlite_file, folder).dispose()
    return run


def test_the_database_is_brought_up_to_date_once_and_again(run):
    assert run("migrate").out == "The database is up to date.\n"
    assert run("migrate").status == 0


def test_a_council_gets_a_key_that_only_this_account_can_read(migrated, folder, settings):
    ran = migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    key = settings.keys / "bedford.key"
    assert ran.status == 0
    assert ran.out.startswith(f"Example Council is there, as ‘bedford’.\nIts private key is in {key}. Keep a copy")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.keys.stat().st_mode) == 0o700
    assert len(bytes.fromhex(key.read_text(encoding="ascii"))) == 32


def test_a_council_is_brought_up_to_date_with_the_key_that_it_had(migrated, folder, settings):
    migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    key = (settings.keys / "bedford.key").read_bytes()
    ran = migrated("councils", "add", put(folder, "bedford.yaml", REAL.replace("Example Council", "Bedford Council")))
    assert ran.out == (
        "Bedford Council (‘bedford’) is up to date. Its key is the one it had.\n"
        "What it still needs: formbuilder councils check bedford.\n"
    )
    assert (settings.keys / "bedford.key").read_bytes() == key
    assert migrated("councils", "list").out == "bedford: Bedford Council, a real council, has a key\n"


def test_a_key_that_is_there_is_never_written_over(migrated, folder, settings, monkeypatch):
    migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    key = (settings.keys / "bedford.key").read_bytes()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder / 'another.db'}")
    migrated("migrate")
    assert migrated("councils", "add", folder / "bedford.yaml").status == 0
    assert (settings.keys / "bedford.key").read_bytes() == key


def test_a_broken_key_stops_it_before_anything_is_added(migrated, folder, settings):
    put(folder, "keys/bedford.key", "not a key")
    ran = migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    assert ran.status == 2
    assert "does not hold a private key" in ran.err
    assert migrated("councils", "list").out.startswith("There is no council yet.")


def test_a_key_that_cannot_be_kept_is_told(migrated, folder, monkeypatch):
    monkeypatch.setenv("KEYS", str(put(folder, "a-file", "x")))
    ran = migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    assert ran.status == 2
    assert "The private key cannot be kept in" in ran.err


def test_a_broken_profile_must_change(migrated, folder):
    ran = migrated("councils", "add", put(folder, "bedford.yaml", REAL.replace("name:", "nmae:")))
    assert ran.status == 1
    assert "bedford.yaml:" in ran.err
    assert "UNKNOWN_KEY" in ran.err


def test_with_several_councils_one_must_be_named(demo, folder):
    assert json.loads(demo("councils", "list", "--format", "json").out) == [
        {"council": "demo", "name": "Example Council", "demonstration": True, "has_key": True}
    ]
    demo("councils", "add", put(folder, "bedford.yaml", REAL))
    ran = demo("submissions", "list")
    assert ran.status == 2
    assert "There are several councils. Say which with --council: bedford, demo." in ran.err
    assert demo("submissions", "list", "--council", "bedford").status == 0


def test_what_a_council_still_needs_is_told_at_once(migrated, folder, monkeypatch):
    migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    ran = migrated("councils", "check", "bedford")
    assert ran.status == 1
    for told in (
        "bedford: No e-mail can be sent, so nobody on duty is told. Set SMTP or NOTIFY_EMAIL.",
        "bedford: Staff cannot sign in.",
        "bedford: Nobody can read what people send.",
        "bedford: No form is open yet.",
        "is made up for examples. Put your own name, numbers and addresses there.",
    ):
        assert told in ran.out
    said = json.loads(migrated("councils", "check", "bedford", "--format", "json").out)
    assert len(said["missing"]) == len(ran.out.splitlines())
    assert {each["settings"] for each in said["missing"]} >= {"", "file"}
    assert migrated("councils", "check", "luton").status == 2
    monkeypatch.setenv("SMTP", "smtp://localhost:25")
    monkeypatch.setenv("MAIL_FROM", "forms@bedford.gov.uk")
    assert "No e-mail can be sent" not in migrated("councils", "check", "bedford").out


def test_what_a_councils_own_sign_in_service_still_needs_is_told(migrated, folder, monkeypatch):
    migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    monkeypatch.setenv("OPENID_BEDFORD_ISSUER", "https://id.bedford.gov.uk")
    monkeypatch.setenv("OPENID_BEDFORD_SECRET", "s3cret")
    monkeypatch.setenv("OPENID_LUTON_CLIENT", "forms")
    out = migrated("councils", "check", "bedford").out
    told = "These settings are missing or cannot be right: OPENID_BEDFORD_CLIENT, ORIGIN."
    assert f"bedford: Staff cannot sign in. {told}" in out
    assert "bedford: Settings begin with OPENID_LUTON_, and no council here has that name." in out
    assert "s3cret" not in out
    monkeypatch.setenv("OPENID_BEDFORD_CLIENT", "forms")
    monkeypatch.setenv("ORIGIN", "https://forms.bedford.gov.uk")
    assert "Staff cannot sign in" not in migrated("councils", "check", "bedford").out


def test_nothing_is_missing_where_everything_is_there(migrated, folder, settings, monkeypatch):
    own = (
        REAL.replace("example.org", "bedford.gov.uk")
        .replace("01632 960", "01234 718")
        .replace("07700 900", "07911 123")
    )
    own = own.replace("0163296", "0123471").replace("0770090", "0791112").replace("Example", "Bedford")
    migrated("councils", "add", put(folder, "bedford.yaml", own))
    for role in ("administrator", "assessor", "approver", "officer"):
        migrated("people", "add", f"{role}@bedford.gov.uk", "--name", role, "--role", role)
    migrated("people", "seal")
    missing = migrated("councils", "check", "bedford").out
    assert "Nobody" not in missing
    assert "made up" not in missing
    assert "sealed account" not in missing


def test_a_council_that_is_added_again_keeps_both_editions(migrated, folder, settings):
    migrated("councils", "add", put(folder, "bedford.yaml", REAL))
    migrated("councils", "add", put(folder, "bedford.yaml", REAL.replace("Example Council", "Bedford Council")))
    store = council_store(database(settings), "bedford")
    assert [each.number for each in editions_of(store)] == [2, 1]
