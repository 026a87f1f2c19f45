"""``forms check --council``: what panels of a council decided about words."""

from datetime import UTC, datetime

from formbuilder.config import Settings
from formbuilder.services.councils import add_council
from formbuilder.storage import rows
from formbuilder.storage.engine import engine_for
from formbuilder.storage.migration import migrate
from formbuilder.storage.panel_words import WordRow
from formbuilder.storage.tables import panel_words
from tests.samples import changed, put

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_forms_are_checked_with_the_words_of_a_council_if_it_is_named(run, folder, settings: Settings):
    """Item 11: the command finds the same as the editor, and needs no database unless a council is named."""
    talk = put(folder, "forms/a-talk/1.yaml", changed("title: A talk", "title: A talk about cases"))
    assert "group-words" not in run("forms", "check", talk).out
    engine = engine_for(settings.database_url)
    migrate(engine)
    store = add_council(engine, "bedford", "Bedford", now=NOW)
    row = WordRow(
        id="a" * 32,
        kind="avoid",
        word="case",
        instead="person",
        because="We are people.",
        panel=None,
        decision=None,
        added_by=None,
        added_at=NOW,
    )
    store.write(lambda scope: rows.put(scope, panel_words, row))
    engine.dispose()
    told = run("forms", "check", talk, "--council", "bedford").out
    assert "group-words: “cases”" in told
    assert "People who answer our forms: We are people." in told
    assert run("forms", "check", talk, "--council", "nowhere").status == 2
