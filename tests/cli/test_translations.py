"""Words in other languages as files: out, brought up to date, in, and told how they stand."""

import json

import pytest

from tests.samples import GOOD, changed, put

ASK = 'msgid "What should we call you?"\nmsgstr "'


@pytest.fixture
def polish(run, folder):
    """A file with one question in Polish."""
    text = run("translations", "extract", folder / "forms/a-talk/10.yaml", "pl").out
    assert ASK in text
    return put(folder, "pl.po", text.replace(ASK, f"{ASK}Jak mamy się zwracać?"))


def test_a_file_is_brought_up_to_the_words_of_now_by_address_alone(run, folder, polish):
    newer = GOOD.replace("version: 1", "version: 11")
    put(folder, "forms/a-talk/11.yaml", changed("What should we call you?", "What is your name?", newer))
    same = run("translations", "update", "a-talk@10", polish, "--format", "json")
    assert (same.status, json.loads(same.out)[0]["drafted"], json.loads(same.out)[0]["stale"]) == (1, 1, 0)
    ran = run("translations", "update", "a-talk", polish)
    assert ran.status == 1
    assert "0 drafted, nobody checked them, 0 checked, 1 made from older words." in ran.out
    text = polish.read_text(encoding="utf-8")
    assert '#, fuzzy\nmsgctxt "call_you.ask"\nmsgid "What is your name?"\nmsgstr "Jak mamy się zwracać?"' in text
    again = run("translations", "update", "a-talk", polish, "--format", "json")
    assert json.loads(again.out)[0]["stale"] == 1


def test_words_come_into_a_council_and_go_out_of_it(run, folder, polish, demo):
    ran = run("translations", "load", polish)
    assert (ran.status, "1 places taken, 0 were there already." in ran.out) == (0, True)
    told = json.loads(run("translations", "report", "a-talk", "--format", "json").out)
    assert [(each["language"], each["drafted"], each["checked"]) for each in told] == [("pl", 1, 0)]
    run("translations", "load", polish, "--checked-by", "Anna Nowak")
    assert run("translations", "report", "a-talk").out.count("1 checked") == 1
    assert "Checked by Anna Nowak" in run("translations", "export", "a-talk", "pl").out
    assert "Jak mamy się zwracać?" in run("translations", "export", "a-talk", "pl", "--as", "csv").out


def test_rows_that_the_file_marks_as_stale_are_left_out_counted_and_named(run, folder, polish, demo):
    marked = polish.read_text(encoding="utf-8").replace('msgctxt "call_you.ask"', '#, fuzzy\nmsgctxt "call_you.ask"')
    ran = run("translations", "load", put(folder, "marked.po", marked))
    told = "0 places taken, 0 were there already. 1 marked “stale” or “fuzzy” in the file, so left out: call_you.ask."
    assert (ran.status, told in ran.out) == (0, True)


def test_words_off_the_list_of_terms_are_told_and_taken(run, folder, polish, demo):
    left_out = 'msgid "If you leave this out, we will ask you when we talk."\nmsgstr "'
    off = put(folder, "off.po", polish.read_text(encoding="utf-8").replace(left_out, f"{left_out}Zapytamy później."))
    ran = run("translations", "load", off)
    told = "The list of terms has other words, to look at: a_break.without (If you leave this out)."
    assert (ran.status, "2 places taken" in ran.out, told in ran.out) == (0, True, True)
    assert told in run("translations", "report").out


def test_our_own_sentences_of_a_council_go_out_come_back_checked_and_are_told(run, folder, demo):
    said = run("translations", "export", "interface", "pl").out
    assert "#. The page to check answers and send them." in said
    assert 'msgid "Check your answers"\nmsgstr "Sprawdź' in said
    ran = run("translations", "load", put(folder, "our.po", said), "--checked-by", "Anna Nowak", "--format", "json")
    assert (json.loads(ran.out)[0]["taken"] > 700, json.loads(ran.out)[0]["stale"]) == (True, [])
    for kind in ("xliff", "csv"):
        file = put(folder, f"our.{kind}", run("translations", "export", "interface", "pl", "--as", kind).out)
        again = json.loads(run("translations", "load", file, "--format", "json").out)[0]
        assert (again["taken"], again["stale"], again["unknown"]) == (0, [], [])
    report = json.loads(run("translations", "report", "interface", "--format", "json").out)
    told = {each["language"]: each for each in report}
    assert (told["pl"]["drafted"], told["pl"]["checked"] > 700) == (0, True)
    assert (told["ur"]["drafted"] > 700, told["ur"]["checked"]) == (True, 0)


def test_a_councils_own_words_go_out_come_back_and_stay_with_their_english(run, folder, demo):
    said = run("translations", "extract", "council", "pl").out
    person = 'msgctxt "person"\nmsgid "the care and support team"\nmsgstr "'
    assert person in said
    polish = put(folder, "own.po", said.replace(person, f"{person}zespół opieki"))
    assert json.loads(run("translations", "load", polish, "--format", "json").out)[0]["taken"] == 1
    for kind in ("xliff", "csv"):
        file = put(folder, f"own.{kind}", run("translations", "export", "council", "pl", "--as", kind).out)
        again = json.loads(run("translations", "load", file, "--checked-by", "Anna Nowak", "--format", "json").out)[0]
        assert (again["stale"], again["unknown"]) == ([], [])
    report = run("translations", "report", "--format", "json")
    told = {(each["form"], each["language"]): each for each in json.loads(report.out)}["council", "pl"]
    assert (told["checked"], told["stale"], report.status) == (1, 0, 1)
    other = put(folder, "other.yaml", (folder / "demo.yaml").read_text().replace("the care and support team", "Us"))
    ran = run("translations", "update", "council", polish, "--profile", other, "--format", "json")
    assert (json.loads(ran.out)[0]["stale"], ran.status) == (1, 1)


def test_a_broken_file_is_refused_with_its_line_and_nothing_is_kept(run, folder, polish, demo):
    text = polish.read_text(encoding="utf-8").replace("zwracać?", "<b>zwracać</b>?")
    ran = run("translations", "load", put(folder, "bad.po", text))
    line = text[: text.index("call_you.ask")].count("\n") + 2
    assert ran.status == 2
    assert f"bad.po:{line}: call_you.ask: There must be no HTML here: <b>, </b>." in ran.err
    assert "There are no words in other languages yet." in run("translations", "report").out
    assert run("translations", "load", folder / "none.po").status == 2
