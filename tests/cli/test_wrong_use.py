import pytest

from formbuilder.storage.engine import engine_for, writing

WRONG = [
    (["nothing"], "‘nothing’ is not one of these: serve, demo"),
    (["form"], "Did you mean ‘forms’?"),
    ([], "Say what to do: serve, demo"),
    (["forms"], "Say what to do: check, list"),
    (["forms", "walk", "a-talk"], "ANSWERS is missing. Add it."),
    (["forms", "walk"], "These are missing: FORM, ANSWERS. Add them."),
    (["forms", "list", "--loud"], "‘--loud’ has no meaning here."),
    (["forms", "list", "--format", "xml"], "‘xml’ is not one of these: text, json."),
    (["forms", "walk", "a-talk", "-", "--on"], "--on needs a value after it."),
    (["work", "--once=yes"], "--once takes no value. Take ‘yes’ away."),
    (["forms", "walk", "a-talk", "-", "--on", "6 April"], "‘6 April’ is not a day."),
    (["forms", "walk", "a-talk", "-", "--on", "2026-02-30"], "‘2026-02-30’ is not a day."),
    (["forms", "walk", "a-talk", "-", "--on", "20260228"], "‘20260228’ is not a day."),
    (["forms", "show", "a-tlak"], "There is no form ‘a-tlak’. Did you mean ‘a-talk’?"),
    (["forms", "show", "a-talk@4"], "a-talk has no version ‘4’. Choose from: 1, 2, 10."),
    (["forms", "show", "a-talk@new"], "a-talk has no version ‘new’."),
    (["forms", "show", "shared"], "There is no form ‘shared’."),
    (["forms", "explain", "no/such.yaml"], "There is no file no/such.yaml. Check its name."),
    (["forms", "check", "nowhere"], "There is no file or folder nowhere. Check its name."),
    (["forms", "walk", "a-talk", "nowhere.json"], "nowhere.json cannot be read."),
    (["councils", "add", "nowhere.yaml"], "nowhere.yaml cannot be read."),
    (["submissions", "show"], "REFERENCE is missing. Add it."),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(words) or "nothing" for words, _ in WRONG])
def test_wrong_use_is_told_in_plain_words(words, said, run):
    ran = run(*words)
    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err
    assert "usage:" not in ran.err
    assert "Traceback" not in ran.err


NEED_A_DATABASE = [
    ["submissions", "list"],
    ["submissions", "show", "K7P4-MX3Q"],
    ["submissions", "export"],
    ["councils", "list"],
    ["forms", "load"],
    ["forms", "export", "a-talk", "--council", "demo"],
    ["retention", "run", "--dry-run"],
    ["work", "--once"],
]


@pytest.mark.parametrize("words", NEED_A_DATABASE, ids=" ".join)
def test_a_database_that_is_not_migrated_is_told_with_the_way_out(words, run):
    ran = run(*words)
    assert ran.status == 2
    assert "Run ‘formbuilder migrate’." in ran.err


@pytest.mark.parametrize(
    "address", ["sqlite:////proc/none/x.db", "postgresql://127.0.0.1:1/none", "sqlite://nobody@nowhere/x"]
)
@pytest.mark.parametrize("words", [["submissions", "list"], ["migrate"]], ids=" ".join)
def test_a_database_that_cannot_be_opened_is_told(words, address, run, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", address)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    ran = run(*words)
    assert ran.status == 2
    assert "The database cannot be opened. Check DATABASE_URL" in ran.err
    assert "nobody" not in ran.err
    assert list(here.iterdir()) == [], "no file is left behind"


def test_a_file_that_is_no_database_is_told(run, folder):
    (folder / "answers.db").write_text("This is no database. " * 100, encoding="utf-8")
    assert run("councils", "list").status == 2


def test_a_database_of_another_version_is_told(demo, settings):
    with writing(engine_for(settings.database_url)) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'r999'")
    assert "another version of the form builder" in demo("migrate").err
    assert demo("submissions", "list").status == 2


def test_a_folder_without_forms_is_told(run, folder):
    empty = folder / "empty"
    empty.mkdir()
    for words in (["forms", "check", empty], ["forms", "load", empty]):
        ran = run(*words)
        assert ran.status == 2
        assert f"There are no forms in {empty}." in ran.err


def test_a_fault_of_ours_gets_a_number_and_shows_no_answer(run, folder, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("what somebody wrote")

    monkeypatch.setattr("formbuilder.cli.walks.walk", broken)
    (folder / "a.json").write_text('{"call_you": "Sam"}', encoding="utf-8")
    ran = run("forms", "walk", "a-talk", folder / "a.json")
    assert ran.status == 3
    assert "our fault: ZeroDivisionError" in ran.err
    assert "with this number: " in ran.err
    assert "what somebody wrote" not in ran.err


def test_help_names_every_command(capsys, run):
    with pytest.raises(SystemExit) as ended:
        run("--help")
    assert ended.value.code == 0
    assert "retention" in capsys.readouterr().out
