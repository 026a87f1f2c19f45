import json
from datetime import timedelta

from formbuilder.councils.keeping import RULES
from formbuilder.services.plans import Planning, What, plan_move
from formbuilder.services.shown_messages import messages_shown
from formbuilder.services.submissions import list_submissions
from tests.cli.sending import NOW, sends, store_of
from tests.publishing import Office
from tests.services.carried_stories import kept

DUE = "demo: {}: 0 not sent in time, {} examples, 0 keys of shared devices.\n"


def test_nothing_is_due_without_a_council(run):
    run("migrate")
    assert run("work", "--once").out == "There is no council yet, so nothing is due.\n"


def test_a_dry_run_removes_nothing(demo, settings, a_day_later):
    sends(settings)
    a_day_later()
    assert demo("retention", "run", "--dry-run").out == DUE.format("Due", 1)
    said = json.loads(demo("retention", "run", "--dry-run", "--format", "json").out)
    assert {key: value for key, value in said[0].items() if value} == {
        "council": "demo",
        "dry_run": True,
        "examples": 1,
    }
    assert {*RULES, "examples", "devices"} < said[0].keys()
    assert len(list_submissions(store_of(settings))) == 1


def test_what_is_due_is_removed(demo, settings, a_day_later):
    sends(settings)
    a_day_later()
    assert demo("retention", "run").out == DUE.format("Removed", 1)
    assert list_submissions(store_of(settings)) == ()
    assert demo("work", "--once").out == DUE.format("Removed", 0)


def test_what_was_planned_is_done(demo, settings, a_day_later):
    office = Office.opens(store_of(settings), "apart", NOW).approved()
    planning = Planning(what=What.PUBLISH, at=NOW + timedelta(hours=1))
    assert plan_move(office.store, office.pin, planning, office.doing("owen")) is None
    a_day_later()
    assert demo("work", "--once").out.startswith("demo: Done as planned: 1 version published or withdrawn.\n")
    assert office.state == "published"
    assert "Done as planned" not in demo("work", "--once").out


def test_a_plan_that_is_blocked_is_told_by_message(demo, settings, a_day_later):
    office = Office.opens(store_of(settings), "apart", NOW).approved()
    planning = Planning(what=What.PUBLISH, at=NOW + timedelta(hours=1))
    assert plan_move(office.store, office.pin, planning, office.doing("owen")) is None
    office.saves("A guess is fine.", "Guess.")
    a_day_later()
    assert "demo: Sent: 1 message." in demo("work", "--once").out
    (message,) = messages_shown(office.store) or ()
    assert message.to == "owen.price@example.org"
    assert "apart@1 was not published as planned, because something is in the way." in message.body


def test_a_council_that_fails_does_not_stop_the_others(demo, settings, caplog, monkeypatch):
    def broken(*_: object) -> int:
        raise RuntimeError

    monkeypatch.setattr("formbuilder.cli.plans.do_planned", broken)
    assert demo("work", "--once").status == 0
    assert "plans of demo: RuntimeError" in caplog.text


def test_comments_whose_words_went_elsewhere_are_told_and_recorded_once(demo, settings):
    """(a): a save records nothing; the worker does, and says so once."""
    at = kept(store_of(settings))
    at.here.sends(at.here.ann)
    at.renames()
    assert "demo: Carried: 1 comment that stands elsewhere now." in demo("work", "--once").out
    assert "Carried" not in demo("work", "--once").out
