import json

from formbuilder.services.submissions import list_submissions
from tests.cli.sending import sends, store_of

DUE = "demo: {}: 0 not sent in time, {} examples, 0 keys of shared devices.\n"


def test_nothing_is_due_without_a_council(run):
    run("migrate")
    assert run("work", "--once").out == "There is no council yet, so nothing is due.\n"


def test_a_dry_run_removes_nothing(demo, settings, a_day_later):
    sends(settings)
    a_day_later()
    assert demo("retention", "run", "--dry-run").out == DUE.format("Due", 1)
    said = json.loads(demo("retention", "run", "--dry-run", "--format", "json").out)
    assert said == [{"council": "demo", "dry_run": True, "unsent": 0, "examples": 1, "devices": 0}]
    assert len(list_submissions(store_of(settings))) == 1


def test_what_is_due_is_removed(demo, settings, a_day_later):
    sends(settings)
    a_day_later()
    assert demo("retention", "run").out == DUE.format("Removed", 1)
    assert list_submissions(store_of(settings)) == ()
    assert demo("work", "--once").out == DUE.format("Removed", 0)
