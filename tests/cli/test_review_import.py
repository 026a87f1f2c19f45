"""``review import``: what people said before a round, from a file, with its source and its day (n155, n156)."""

import json
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.clock import now
from formbuilder.services.doing import Doing
from formbuilder.services.earlier import earlier_at
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.council import MONEY, SMALL, prepare
from tests.reviewing import Opened, opened
from tests.samples import put
from tests.sheets import spreadsheet

LED = "filip.nowak@example.org"


@pytest.fixture
def here(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    del folder
    (tmp_path / "small").mkdir()
    found = prepare(tmp_path / "small", SMALL, MONEY)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{found.database}")
    store = Store(engine_for(f"sqlite:///{found.database}"), 1)
    add_examples(store, Doing(now(), token_bytes))
    return opened(store, now())


def test_earlier_feedback_comes_in_from_a_file_once_with_its_own_source_and_day(run, folder: Path, here: Opened):
    """n156, 32: CSV and Excel; a line without a place is status 1; what is there already is not doubled."""
    lines = "code,words,source,date\nhours,Nights too.,Survey,2021-05-03\nhours,Long.,,\nnowhere,The money bit.,,\n"
    file = put(folder, "said.csv", lines.encode())
    asked = ("review", "import", file, "--round", here.round, "--by", LED)
    ran = run(*asked)
    assert (ran.status, ran.out) == (2, "")
    assert f"{file}: Line 2, 3 has no source, or no day that has come." in ran.err
    once = ("--source", "A meeting", "--date", "2 Feb 2022")
    ran = run(*asked, *once, "--dry-run")
    assert ran.out.startswith("demo: Would be brought in: 3. There already: 0.\n")
    assert earlier_at(here.store, "small-talk", "hours") == ()
    ran = run(*asked, *once)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "demo: Brought in: 3. There already: 0.\nWithout a place: 1. They stand with the form as a whole. Line: 3.\n"
    )
    found = {(each.words, each.source, str(each.said_on)) for each in earlier_at(here.store, "small-talk", "hours")}
    assert found == {("Nights too.", "Survey", "2021-05-03"), ("Long.", "A meeting", "2022-02-02")}
    sheet = put(folder, "said.xlsx", spreadsheet(("code", "words"), ("hours", "Long."), ("hours", "New.")))
    ran = run("review", "import", sheet, *asked[3:], *once, "--format", "json")
    assert ran.status == 0
    assert json.loads(ran.out) == {
        "council": "demo", "round": here.round, "new": 1, "there": 1, "unplaced": [], "dry_run": False,
    }  # fmt: skip  # a table


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--round", "0" * 32, "--by", LED), "There is no round"),
        (("--by", "nobody@example.org"), "may not sign in"),
        (("--by", "tom.reed@example.org"), "Only a chair or a facilitator"),
        (("--date", "soon"), "has no source, or no day"),
    ],
)
def test_who_or_what_cannot_be_is_told_and_nothing_comes_in(run, folder: Path, here: Opened, more, says: str):
    file = put(folder, "said.csv", b"hours; Nights too.\n")
    given = ("--round", here.round, "--by", LED, "--source", "A survey", "--date", "2021-05-03")
    ran = run("review", "import", file, *given, *more)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert earlier_at(here.store, "small-talk", "hours") == ()
