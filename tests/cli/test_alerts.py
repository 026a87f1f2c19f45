"""What the commands say and do about people in danger, with a clock."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from formbuilder.cli.alerts import how_long
from formbuilder.cli.main import main
from formbuilder.cli.stores import database
from formbuilder.cli.work import Watch, one_turn
from formbuilder.config import Settings
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.shown_messages import messages_shown
from formbuilder.storage.engine import writing
from formbuilder.storage.tables import councils
from tests.cli.conftest import PROFILE
from tests.cli.sending import NOW, sends, store_of
from tests.mail_server import free_port, mail_server
from tests.samples import put

NOW_ON = tuple(f"formbuilder.cli.{name}" for name in ("work", "alerts", "retention", "submissions"))
DUTY = PROFILE[PROFILE.index("duty:\n") : PROFILE.index("under_13:")]
REAL = PROFILE.replace("demonstration: yes", "demonstration: no")
AT_NIGHT = "out.of.hours@example.org"
"""Whom the demonstration tells on a Saturday, when tests are sent."""


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the commands see the clock so long after somebody sent something."""

    def set_clock(**time: float) -> None:
        for module in NOW_ON:
            monkeypatch.setattr(f"{module}.now", lambda: NOW + timedelta(**time))

    set_clock()
    return set_clock


@pytest.fixture
def real(demo, settings) -> Callable[..., object]:
    """A real council that looks after the forms of these tests; the demonstration's forms are opened in it by hand."""
    change(settings, "demo", demonstration=False, profile=REAL.encode())
    return demo


def change(settings: Settings, slug: str, **values: object) -> None:
    with writing(database(settings)) as connection:
        connection.execute(update(councils).where(councils.c.slug == slug).values(**values))


def test_an_alert_is_sent_told_and_ends_when_somebody_named_opens_it(demo, settings, later):
    reference = shown_reference(sends(settings, level="today").reference)
    ran = demo("work", "--once")
    assert (ran.status, ran.err) == (0, "")
    assert "demo: Sent: 1 message.\n" in ran.out
    (shown,) = messages_shown(store_of(settings)) or ()
    assert shown.to == AT_NIGHT
    assert f'formbuilder submissions show {reference} --council demo --by "YOUR NAME"' in shown.body
    later(minutes=31)
    ran = demo("work", "--once")
    assert ran.status == 1
    assert (
        f"demo: {reference}: Nobody has opened it for 31 minutes. Told 2 times, last the emergency duty team" in ran.err
    )
    assert "demo: If nobody on duty answers, phone 01632 960 002." in ran.err
    ran = demo("submissions", "show", reference)
    assert "Nobody is noted as having opened it" in ran.err
    assert demo("alerts", "list").status == 1
    ran = demo("submissions", "show", reference, "--by", " Ann  Lee ")
    assert (ran.status, ran.err) == (0, "")
    ran = demo("alerts", "list")
    assert ran.status == 0
    assert ran.out == (
        f"{reference}  Ann Lee opened it, 2026-11-21 14:36 UTC. "
        "Told 2 times, last the emergency duty team, 2026-11-21 14:36 UTC.\n"
    )
    later(hours=9)
    ran = demo("work", "--once")
    assert (ran.status, ran.err) == (0, "")
    assert "Sent:" not in ran.out


def test_the_list_says_who_waits_and_whom_to_phone(demo, settings, later):
    assert demo("alerts", "list").out == "No answer that was sent means danger.\n"
    reference = shown_reference(sends(settings, level="today").reference)
    later(hours=2, minutes=5)
    out = f"{reference}  Nobody has opened it for 2 hours and 5 minutes. Nobody was told.\n"
    resort = "If nobody on duty answers, phone 01632 960 002.\n"
    assert demo("alerts", "list").out == out + resort
    listed = demo("submissions", "list").out.splitlines()
    assert listed[0].endswith("Nobody has opened it for 2 hours and 5 minutes. Nobody was told.")
    assert f"{listed[1]}\n" == resort
    (alert,) = json.loads(demo("alerts", "list", "--format", "json").out)
    assert (alert["reference"], alert["waiting_minutes"], alert["opened_by"]) == (reference, 125, None)
    demo("submissions", "show", reference, "--by", "Ann Lee")
    assert "Ann Lee opened it, 2026-11-21 16:10 UTC." in demo("submissions", "list").out
    (line,) = json.loads(demo("submissions", "list", "--format", "json").out)
    assert (line["opened_by"], line["opened_at"], line["waits_since"]) == ("Ann Lee", "2026-11-21T16:10:00+00:00", None)


def test_reading_what_means_no_danger_needs_no_name(demo, settings):
    reference = sends(settings).reference
    for words in ((), ("--by", "Ann Lee")):
        ran = demo("submissions", "show", reference, *words)
        assert (ran.status, ran.err) == (0, "")


def test_an_alert_does_not_end_with_a_key_that_opens_nothing(demo, settings, later):
    reference = sends(settings, level="today").reference
    (settings.keys / "demo.key").unlink()
    assert demo("submissions", "show", reference, "--by", "Ann Lee").status == 2
    assert demo("alerts", "list").status == 1


def test_a_real_council_sends_by_its_mail_server(real, settings, later, monkeypatch):
    monkeypatch.setenv("MAIL_FROM", "forms@example.gov.uk")
    sends(settings, level="today")
    with mail_server() as server:
        monkeypatch.setenv("SMTP", f"smtp://127.0.0.1:{server.port}")
        assert real("work", "--once").status == 0
        assert real("work", "--once").status == 0
    assert server.to == [AT_NIGHT]
    assert messages_shown(store_of(settings)) is None


def test_a_failed_mail_server_is_told_loudly(real, settings, later, monkeypatch, caplog):
    monkeypatch.setenv("MAIL_FROM", "forms@example.gov.uk")
    monkeypatch.setenv("SMTP", f"smtp://127.0.0.1:{free_port()}")
    reference = shown_reference(sends(settings, level="today").reference)
    ran = real("work", "--once")
    assert ran.status == 1
    assert ran.err == (
        f"demo: The alert about {reference} could not be sent: the service that sends it cannot be reached, "
        "or does not let us in. It is tried again at 14:06 UTC.\n"
    )
    assert AT_NIGHT not in caplog.text
    later(minutes=1)
    assert "It is tried again at 14:08 UTC." in real("work", "--once").err


def test_without_a_service_that_sends_it_is_told_what_to_set(real, settings, later):
    sends(settings, level="today")
    assert "no service that sends messages is set up. Set SMTP or NOTIFY_KEY." in real("work", "--once").err


def test_a_profile_that_cannot_be_read_stops_no_other_council(demo, settings, folder, later):
    sends(settings, level="today")
    other = PROFILE.replace("council: demo", "council: bedford").replace("demonstration: yes", "demonstration: no")
    demo("councils", "add", put(folder, "bedford.yaml", other))
    change(settings, "bedford", profile=b"nothing")
    ran = demo("work", "--once")
    assert ran.status == 1
    assert ran.out == "demo: Sent: 1 message.\n"
    assert "bedford: Its messages cannot be sent: its profile cannot be read." in ran.err


def test_a_worker_that_goes_on_says_what_is_wrong_once(real, settings, later, caplog):
    caplog.set_level(logging.ERROR)
    sends(settings, level="today")
    engine, watch = database(settings), Watch()
    for _ in range(3):
        one_turn(engine, settings, watch)
    assert caplog.text.count("could not be sent") == 1
    later(minutes=1)
    one_turn(engine, settings, watch)
    assert caplog.text.count("could not be sent") == 2


def test_a_form_about_danger_is_not_opened_while_nobody_is_told(run, folder):
    run("migrate")
    for demonstration in (True, False):
        profile = PROFILE if demonstration else REAL.replace("council: demo", "council: bedford")
        slug = "demo" if demonstration else "bedford"
        run("councils", "add", put(folder, f"{slug}.yaml", profile.replace(DUTY, "")))
        ran = run("forms", "load", "--council", slug)
        assert ran.status == 2
        assert (
            "whole@3 asks about danger, and nothing says who at Example Council is told when somebody may be in "
            "danger. Add ‘duty’ to the profile of the council, then: formbuilder councils add PROFILE."
        ) in ran.err


def test_a_real_council_is_told_that_nothing_can_be_sent(run, folder, monkeypatch):
    run("migrate")
    run("councils", "add", put(folder, "real.yaml", REAL))
    assert "whole@3 asks about danger, and no message can be sent. Set SMTP or NOTIFY_KEY." in run("forms", "load").err
    monkeypatch.setenv("MAIL_FROM", "forms@example.gov.uk")
    monkeypatch.setenv("SMTP", "smtp://mail.example")
    err = run("forms", "load").err
    assert "is a real council" in err
    assert "danger" not in err


def test_who_is_told_cannot_be_taken_away_from_under_an_open_form(demo, folder):
    ran = demo("councils", "add", put(folder, "demo.yaml", PROFILE.replace(DUTY, "")))
    assert ran.status == 2
    assert "whole@3 asks about danger" in ran.err
    assert "Nothing was changed." in ran.err
    assert main(["councils", "add", str(put(folder, "demo.yaml", PROFILE))]) == 0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "less than a minute"), (60, "1 minute"), (3_600, "1 hour"), (7_500, "2 hours and 5 minutes"),
     (4_000_000, "1,111 hours and 6 minutes")],
)  # fmt: skip  # a table
def test_how_long_somebody_waits_is_said_in_words(seconds, words):
    assert how_long(timedelta(seconds=seconds)) == words
