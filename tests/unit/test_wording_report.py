"""What was found in words, as a page, as SARIF and as annotations."""

import jsonschema
import pytest
from bs4 import BeautifulSoup

from formbuilder.cli.github import annotated
from formbuilder.cli.sarif import sarif
from formbuilder.plainlanguage.reports import Count, Marked, Report, State, Told, legible
from formbuilder.problems import Place
from formbuilder.rendering.wording_report import html, wording_page
from tests.page import faults, text_of
from tests.unit.wording_reports import FILE, OVERLAPPING, REPORT, found

EMPTY = Report(title="Nothing", audience="Adults", groups=())


@pytest.fixture(scope="module")
def page():
    return BeautifulSoup(html(REPORT), "html.parser")


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["full", "empty"])
def test_the_page_stands_in_nobodys_way(report):
    html_ = html(report)
    html_.encode()
    assert [each for each in faults(html_, wording_page(report)) if each != "inline code: style"] == []
    assert "<script" not in html_
    assert "src=" not in html_
    assert "url(" not in html_


def test_every_passage_stands_there_with_its_words(page):
    words = [each.get_text() for each in page.select(".words")]
    assert words[2] == "Where do you live?"
    assert words[4].startswith("␀ � www")
    assert [each["lang"] for each in page.select(".words")] == ["en", "en", "en", "ur", "und", "en"]
    assert all(each["dir"] == "auto" for each in page.select(".words"))
    assert "It comes from ASCOT." in page.get_text()


def test_what_is_found_is_marked_with_its_weight_and_number(page):
    words = page.select_one(".words")
    assert [(mark["class"], mark.get_text()) for mark in words.select("mark")] == [
        (["warning"], "ab"),
        (["error"], "cd"),
        (["error"], "ef"),
        (["error"], "<b>"),
    ]
    assert words.get_text() == "abcd[1]ef[2] <b>[4][5]"


def test_the_first_three_are_the_heaviest_that_are_open(page):
    article = page.select_one("article")
    first, rest = article.select_one("ol:not(details ol)"), article.select_one("details ol[start='4']")
    assert [text_of(each.p) for each in first.find_all("li", recursive=False)] == [
        "Warning: From 0 to 4.",
        "Error: From 2 to 6.",
        "Warning: From 0 to 0.",
    ]
    assert [text_of(each.p) for each in rest.find_all("li", recursive=False)] == [
        "Advice (explained: The law says so (Sam, 2026)): From 7 to 10.",
        "Error (known before): From 7 to 10.",
    ]
    assert article.select("summary")[-3].get_text() == "2 more"
    assert "The panel: we said so." in first.get_text()
    assert "Two people with the same life give 2 answers." in first.details.get_text()


def test_options_are_shown_with_the_numbers_of_what_is_about_them(page):
    assert [text_of(each) for each in page.select(".options li")] == ["1 to 2", "2 to 3[1]"]


def test_the_summary_comes_first_and_counts_what_is_open(page):
    (row, empty) = page.select("main > table tbody tr")
    open_ = Count.of(REPORT.groups[0].told)
    cells = [int(text_of(each)) for each in row.select("td")]
    assert cells == [6, open_.errors, open_.warnings, open_.advice, 2]
    assert open_.errors == 1
    assert [text_of(each) for each in empty.select("td")] == ["0"] * 5
    assert page.select_one("h1").find_next("table") is row.find_parent("table")


def test_what_could_not_be_read_is_told(page):
    assert "lines.jsonl:7:1: Line 7: this is not JSON." in page.get_text()
    assert "There is nothing to change." in html(EMPTY)


def test_signs_that_cannot_be_shown_are_replaced_one_for_one():
    text = "a\0b\x1b[1m\u202e\ud800\x7f\x9b\n"
    assert legible(text) == "a␀b␛[1m��␡�\n"
    assert len(legible(text)) == len(text)


def test_the_heaviest_are_first_and_stay_in_the_order_of_the_text():
    assert [each.finding.start for each in OVERLAPPING.first] == [0, 2, 0]
    assert [each.state for each in OVERLAPPING.more] == [State.WAIVED, State.KNOWN]


REGION = {
    "type": "object",
    "properties": {
        each: {"type": "integer", "minimum": 1} for each in ("startLine", "startColumn", "endLine", "endColumn")
    }
    | {each: {"type": "integer", "minimum": 0} for each in ("charOffset", "charLength")},
}
MESSAGE = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]*$"}, "index": {"type": "integer"}},
                    "additionalProperties": False,
                },
                "region": REGION,
            },
            "required": ["artifactLocation"],
        },
        "logicalLocations": {"type": "array", "minItems": 1},
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "properties": {
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
        "suppressions": {
            "type": "array",
            "items": {
                "properties": {"kind": {"enum": ["inSource", "external"]}, "status": {"enum": ["accepted"]}},
                "required": ["kind"],
            },
        },
    },
    "required": ["message", "ruleId"],
}
RULE = {"type": "object", "properties": {"help": MESSAGE, "shortDescription": MESSAGE}, "required": ["id", "help"]}
LOG = {
    "type": "object",
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "tool": {
                        "type": "object",
                        "properties": {
                            "driver": {
                                "type": "object",
                                "properties": {"rules": {"type": "array", "items": RULE, "uniqueItems": True}},
                                "required": ["name"],
                            }
                        },
                        "required": ["driver"],
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {"type": "array", "items": {"required": ["executionSuccessful"]}},
                    "results": {"type": "array", "items": RESULT},
                },
                "required": ["tool"],
            },
        },
    },
    "required": ["version", "runs"],
}
"""What the schema of SARIF 2.1.0 asks of the parts that we write."""


def test_sarif_keeps_to_what_its_schema_asks():
    jsonschema.validate(sarif(REPORT, "1"), LOG)
    jsonschema.validate(sarif(EMPTY, "1"), LOG)


def test_sarif_says_where_words_of_a_file_stand_and_what_was_decided():
    (run,) = sarif(REPORT, "1")["runs"]
    first, _, waived, known, _ = run["results"][:5]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "forms/lunch%20%26%20club/1.yaml"}
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}
    assert waived["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "The law says so (Sam, 2026)"}
    ]
    assert known["baselineState"] == "unchanged"
    assert "baselineState" not in first
    assert len({each["partialFingerprints"]["words/v1"] for each in run["results"]}) >= 4


def test_sarif_names_files_from_where_the_command_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for file, uri in (
        (tmp_path / "forms" / "1.yaml", "forms/1.yaml"),
        ("/elsewhere/1.yaml", "file:///elsewhere/1.yaml"),
    ):
        (notification,) = _notifications(str(file))
        assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def _notifications(file: str):
    report = Report(title="", audience="", groups=(), problems=((Place(file, 1, 1), "Nothing there."),))
    return sarif(report, "1")["runs"][0]["invocations"][0]["toolExecutionNotifications"]


def test_annotations_leave_out_what_is_decided():
    lines = list(annotated(REPORT))
    assert lines[0].startswith(f"::warning file={FILE},line=3,col=5,title=vague-frequency::overlapping: From 0 to 4.")
    assert not [line for line in lines if "From 7 to 10" in line]
    assert lines[-2:] == [
        "::error file=lines.jsonl,line=7,col=1,title=unreadable::Line 7: this is not JSON.",
        "::error title=unreadable::Nobody knows where.",
    ]


def test_annotations_keep_to_one_line():
    marked = Marked(name="a\nb", text="often", told=(Told(found(0, 5)),))
    (line,) = annotated(Report(title="", audience="", groups=(type(REPORT.groups[0])(title="", passages=(marked,)),)))
    assert "a%0Ab: From 0 to 5." in line
