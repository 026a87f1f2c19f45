"""``formbuilder words``: lines of JSON in, lines of JSON out; for people, for other programs, and as a page."""

import io
import json
import subprocess
import sys

import pytest

from formbuilder.cli import passage_lines, word_scores
from formbuilder.definition.language import QUESTIONS
from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.languages import Measure
from formbuilder.plainlanguage.passages import Passage
from formbuilder.rendering.score_words import MEASURE_NAMES
from tests.samples import put

FALLS = "Do you often fall?"
TWICE = "Do you often fall or regularly slip?"
RANGES = {"text": "How old are you?", "type": "choice", "options": ["18 to 30", "30 to 50", "51 or over"]}
LETTER = "We read what you write. " * 12


@pytest.fixture
def check(run, monkeypatch):
    """Run ``words check`` over lines; what is no text or bytes is written as JSON."""

    def check_(
        *lines,
        words=(),
    ):
        raw = b"\n".join(each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw + b"\n")))
        return run("words", "check", *words)

    return check_


@pytest.fixture
def answers(check):
    """The same, with its answers read again."""

    def answers_(*lines, words=()):
        return [json.loads(line) for line in check(*lines, words=words).out.splitlines()]

    return answers_


def rules(answer):
    return [each["rule"] for each in answer["findings"]]


def test_each_line_is_answered_in_order_with_findings_and_scores(answers):
    first, second = answers({"id": "falls", "text": FALLS}, {"id": 2, "text": "Where do you live?"})
    assert first["id"] == "falls"
    (finding,) = first["findings"]
    assert finding.keys() == {"rule", "severity", "start", "end", "message", "suggestion"}
    assert (finding["rule"], finding["severity"]) == ("vague-frequency", "warning")
    assert FALLS[finding["start"] : finding["end"]] == "often"
    assert (second["id"], second["findings"]) == (2, [])
    for score in first["scores"].values():
        assert score == {"value": None, "band": None, "reason": score["reason"]}
        assert score["reason"].startswith("Too short to score")


def test_offsets_count_code_points(answers):
    text = "🧑‍🦽 Ydych chi? 😀 Do you often fall?"
    (answer,) = answers({"text": text})
    assert "often" in [text[each["start"] : each["end"]] for each in answer["findings"]]


def test_a_text_that_is_long_enough_has_scores(answers):
    (answer,) = answers({"text": LETTER, "kind": "message"})
    score = answer["scores"]["flesch_kincaid_grade"]
    assert isinstance(score["value"], float)
    assert score["reason"] == ""


def test_a_short_text_costs_no_counting():
    first, second = (word_scores.of_passage(Passage(text=text)) for text in (FALLS, TWICE))
    assert first is second


def test_one_question_does_not_load_the_formulas():
    code = "import sys; from formbuilder.cli.main import main; main(sys.argv[1:]); print('textstat' in sys.modules)"
    words = [sys.executable, "-c", code, "words", "check", "--text", FALLS]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert ran.stdout.endswith("False\n")


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (RANGES, "range-overlap"),
        ({"text": "Who wrote your support plan?", "before": ["Do you have a care plan?"]}, "inconsistent-term"),
        ({"text": "Has anyone hit you?", "type": "yes_no", "optional": False, "why": False}, "prefer-not-say"),
        ({"text": "Anything else?", "type": "long_text", "help": False}, "no-help"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_known_of_a_question_is_used(given, rule, answers):
    assert rule in rules(*answers(given))


def test_words_that_explain_take_findings_away(answers):
    given = {"text": "Anything else?", "type": "textarea", "help": "Such as your pets."}
    without, told = answers({**given, "help": ""}, given)
    assert "no-help" in rules(without)
    assert "no-help" not in rules(told)


def test_options_may_stand_as_in_a_definition(answers):
    labels = [{"value": "a", "label": label} for label in RANGES["options"]]
    assert "range-overlap" in rules(*answers({**RANGES, "options": labels, "type": "radios"}))


UNREAD = [
    (b"Do you often fall?", "This is not JSON: it cannot be read at sign 1."),
    (b'{"text": "a", }', "cannot be read at sign 15."),
    (b'{"text": "\xff"}', "Byte 11 of this line is not UTF-8. Save the file as UTF-8."),
    (b"[" * 100_000, "There are too many brackets"),
    (b'{"id": ' + b"9" * 5_000 + b"}", "There are too many brackets or figures"),
    (b'{"text": "a", "id": NaN}', "‘NaN’ is no JSON. Write a number, or a text in quotation marks."),
    (b'{"text": "a", "id": 1e999}', "‘1e999’ is no JSON."),
    (["a"], "This is a list, not an object."),
    (b"7", "This is a number, not an object."),
    ({}, "‘text’ is missing."),
    ({"text": None}, "‘text’ is missing."),
    ({"text": 7}, "‘text’ is a number. Write a text in quotation marks."),
    ({"text": "a", "kind": "aks"}, "‘aks’ is not a kind. Choose from: ask, hint, help, why,"),
    ({"text": "a", "kind": "aks"}, "Did you mean ‘ask’?"),
    ({"text": "a", "profile": "easyread"}, "‘easyread’ is not a profile. Choose from: standard, autism-friendly,"),
    ({"text": "a", "options": "Yes"}, "‘options’ is a text. Write a list of texts"),
    ({"text": "a", "options": ["Yes", 2]}, "‘options’ is a list of other things. Write a list of texts"),
    ({"text": "a", "before": {}}, "‘before’ is an object. Write a list of texts"),
    ({"text": "a", "glossary": 1}, "‘glossary’ is a number. Write words with their meanings"),
    ({"text": "a", "glossary": {"a": 1}}, "‘glossary’ is an object. Write words with their meanings"),
    ({"text": "a", "sensitive": "yes"}, "‘sensitive’ is a text. Write true or false."),
    ({"text": "a", "why": 1}, "‘why’ is a number. Write a text, or true or false."),
    ({"text": "a", "language": ["en"]}, "‘language’ is a list. Write a text in quotation marks."),
]


@pytest.mark.parametrize(("line", "problem"), UNREAD, ids=[problem for _, problem in UNREAD])
def test_a_line_that_cannot_be_read_says_why_and_the_rest_go_on(line, problem, check):
    ran = check(b"", line, {"text": FALLS})
    unread, read = map(json.loads, ran.out.splitlines())
    assert unread.keys() == {"line", "problem"}
    assert unread["line"] == 2
    assert problem in unread["problem"]
    assert "vague-frequency" in rules(read)
    assert ran.status == 1


def test_a_line_that_is_too_long_says_so(answers, monkeypatch):
    monkeypatch.setattr(passage_lines, "LONGEST", 1_000)
    unread, read = answers({"text": "a" * 3_000}, {"text": FALLS})
    assert unread == {"line": 1, "problem": "This line has more than 1,000 bytes. Cut its text into several lines."}
    assert "vague-frequency" in rules(read)


def test_an_unknown_type_is_told_and_the_words_are_checked(check):
    ran = check({"text": FALLS, "type": "chioce", "colour": "red"})
    answer = json.loads(ran.out)
    assert "vague-frequency" in rules(answer)
    assert answer["problem"].startswith("‘chioce’ is not a type of question, so it was passed over. Choose from: text,")
    assert ran.status == 1


def test_types_are_those_of_definitions():
    assert set(passage_lines.TYPES) == set(QUESTIONS)


def test_another_language_gets_only_what_fits_any_language(answers):
    klingon, welsh, british = answers(
        {**RANGES, "text": FALLS, "language": "Klingon"},
        {"text": FALLS, "language": "cy"},
        {"text": FALLS, "language": "en_GB"},
    )
    assert "vague-frequency" not in rules(klingon)
    assert [each["reason"] for each in klingon["scores"].values()] == [
        "There is no measure for the language “klingon” here."
    ]
    assert "vague-frequency" not in rules(welsh)
    assert "vague-frequency" in rules(british)


HOSTILE = [
    {"text": ""},
    {"text": "\ud800 often \udfff"},
    {"text": "\0often\0\x1b[31m"},
    {"text": "often " + "a" * 1_000_000},
    {"text": "(" * 1_000 + "often" + ")" * 1_000},
    {"text": "often ارتباط часто 頻繁に 👩‍👩‍👧‍👦 \u202e"},
    {"id": {"a": ["\ud800"]}, "text": "often"},
]


@pytest.mark.parametrize("format_", ["json", "text", "sarif", "github", "html"])
def test_any_text_is_answered(format_, check):
    ran = check(*HOSTILE, words=("--format", format_, "--fail-on", "never"))
    assert ran.status == 0, ran.err
    assert "\x1b" not in ran.out
    if format_ == "json":
        found = [json.loads(line) for line in ran.out.splitlines()]
        assert [bool(each["findings"]) for each in found] == [False] + [True] * 6
        assert found[-1]["id"] == {"a": ["\ud800"]}
    elif format_ == "sarif":
        assert len(json.loads(ran.out)["runs"][0]["results"]) >= 6
        json.dumps(json.loads(ran.out), ensure_ascii=False).encode()


def test_windows_files_can_be_read(answers):
    (answer,) = answers(b"\xef\xbb\xbf" + json.dumps({"text": FALLS}).encode() + b"\r")
    assert "vague-frequency" in rules(answer)


def test_the_profile_is_that_of_the_line_or_of_the_command(answers):
    text = "Which of these people in your street can help you with your shopping this week?"
    usual, easy = answers({"text": text}, {"text": text, "profile": "easy-read"})
    (all_easy,) = answers({"text": text}, words=("--profile", "easy-read"))
    assert easy["findings"] == all_easy["findings"] != usual["findings"]


def test_the_kind_and_the_language_of_the_command_are_for_lines_that_say_nothing(answers):
    hint, ask = answers({"text": "Sam?"}, {"text": FALLS, "kind": "ask"}, words=("--kind", "hint"))
    assert "vague-frequency" not in rules(hint)
    assert "vague-frequency" in rules(ask)
    (welsh,) = answers({"text": FALLS}, words=("--language", "cy"))
    assert "vague-frequency" not in rules(welsh)


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("advice", 1), ("never", 0)])
def test_the_status_follows_what_must_not_pass(level, status, check):
    assert check({"text": FALLS}, words=("--fail-on", level)).status == status


def test_an_error_is_status_1_unless_nothing_fails(check):
    assert check(RANGES).status == 1
    assert check(RANGES, b"nothing", words=("--fail-on", "never")).status == 0


def test_one_text_is_checked_without_json(run):
    ran = run("words", "check", "--text", FALLS)
    assert ran.status == 0
    assert ran.out == (
        f"text: {FALLS}\n"
        "  warning  “often” means a different number of times to different people. (vague-frequency)\n"
        "           Ask for a number and a time, such as “in the last 4 weeks”.\n"
        "\n"
        "Checked: 1 passage. Found: 1 warning.\n"
    )
    assert json.loads(run("words", "check", "--text", FALLS, "--format", "json").out)["id"] == "text"
    assert run("words", "check", "--text", "Where do you live?").out == "Checked: 1 passage. Nothing to change.\n"


def test_people_see_three_findings_at_first_and_the_heaviest_of_them(check):
    text = {**RANGES, "text": "How often, or regularly, or sometimes, or rarely, or occasionally do you fall?"}
    few = check(text, words=("--format", "text")).out
    assert few.count("  warning  ") + few.count("  error    ") == 3
    assert "  error    " in few
    assert " more: --all\n" in few
    every = check(text, words=("--format", "text", "--all")).out
    assert every.count("  warning  ") > 3
    assert "--all" not in every


def test_a_file_is_read_and_github_gets_its_lines(run, folder):
    path = put(folder, "lines.jsonl", json.dumps({"text": "Where?"}) + "\n" + json.dumps({"text": FALLS}) + "\nx\n")
    ran = run("words", "check", path, "--format", "github")
    annotated, unread = [line for line in ran.out.splitlines() if "vague" in line or "JSON" in line]
    assert annotated.startswith(f"::warning file={path},line=2,col=1,title=vague-frequency::line 2: “often” means")
    assert unread.startswith(f"::error file={path},line=3,col=1,title=unreadable::This is not JSON")
    assert run("words", "check", folder / "none.jsonl").status == 2
    assert run("words", "check", folder).status == 2
    assert run("words", "check", path, "--text", "a").status == 2


def test_sarif_has_rules_with_help_and_regions_in_the_words(check):
    log = json.loads(check({"id": "falls", "text": TWICE}, RANGES, b"x", words=("--format", "sarif")).out)
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    driver = run_["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    assert run_["columnKind"] == "unicodeCodePoints"
    assert {result["level"] for result in run_["results"]} <= {"error", "warning", "note"}
    marked = []
    for result in run_["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        text = run_["artifacts"][place["artifactLocation"]["index"]]["contents"]["text"]
        start, length = place["region"]["charOffset"], place["region"]["charLength"]
        marked.append((result["level"], text[start : start + length]))
    assert ("warning", "often") in marked
    assert ("warning", "regularly") in marked
    assert "error" in {level for level, _ in marked}
    (invocation,) = run_["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "Line 3" in invocation["toolExecutionNotifications"][0]["message"]["text"]


PANEL = """list: a-panel
by: The panel of carers
words:
  - say: sort things
    instead: do the paperwork
    why: Nobody in our group knew what things were meant.
"""


def test_the_lists_of_groups_are_used_with_their_reason(answers, run, folder):
    path = put(folder, "words/a-panel.yaml", PANEL)
    plain, listed = (
        answers({"text": "Who helps you to sort things?"}, words=words)[0] for words in ((), ("--words", path))
    )
    assert plain["findings"] == []
    (finding,) = listed["findings"]
    assert finding["by"] == "The panel of carers: Nobody in our group knew what things were meant."
    assert finding["suggestion"] == "Write “do the paperwork”."
    told = run("words", "check", "--text", "Who helps you to sort things?", "--words", path).out
    assert "The panel of carers: Nobody" in told
    broken = put(folder, "words/b.yaml", PANEL.replace("words:", "wrods:"))
    ran = run("words", "check", "--text", "a", "--words", broken)
    assert ran.status == 2
    assert f"{broken}:3:1: UNKNOWN_KEY" in ran.err


def test_a_reader_that_stops_early_is_no_fault(folder):
    path = put(folder, "lines.jsonl", (json.dumps({"text": FALLS}) + "\n") * 5_000)
    words = [sys.executable, "-m", "formbuilder.cli.main", "words", "check", str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own words
        assert process.stdout.readline().startswith(b'{"id": null')
        process.stdout.close()
        assert process.stderr.read() == b""


def test_lines_are_answered_as_they_come(monkeypatch, run):
    """A million lines take no more memory than one: the second is read when the first was answered."""
    told = []

    class Stream(io.BytesIO):
        def readline(self, size=-1):
            told.append(len(taken))
            return super().readline(size)

    taken = []
    monkeypatch.setattr("formbuilder.cli.word_output.say_bytes", taken.append)
    stdin = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr("sys.stdin", stdin)
    lines = Stream((json.dumps({"text": "Who?"}) + "\n").encode() * 5)
    monkeypatch.setattr("formbuilder.cli.words.opened", lambda _: _Opened(lines))
    run("words", "check")
    assert told == [0, 1, 2, 3, 4, 5]


class _Opened:
    def __init__(self, stream):
        self.stream = stream

    def __enter__(self):
        return self.stream

    def __exit__(self, *_):
        return None


def test_a_whole_text_is_scored(run, folder):
    path = put(folder, "letter.txt", f"{LETTER}\n\nNot a sentence\n\n{LETTER}")
    out = run("words", "score", path).out
    assert out.startswith("Flesch-Kincaid, a school grade of the USA, lower is easier: ")
    found = json.loads(run("words", "score", path, "--format", "json").out)
    low, high = found["flesch_kincaid_grade"]["band"]
    assert low <= found["flesch_kincaid_grade"]["value"] <= high
    assert (
        "School grade: No formula that we know of was tested with readers of Welsh, so there is none.\n"
        in run("words", "score", path, "--language", "cy").out
    )


def test_a_text_that_cannot_be_scored_is_told(run, folder, monkeypatch):
    path = put(folder, "letter.txt", "")
    path.write_bytes(b"\xff")
    assert "letter.txt is not UTF-8. Save it as UTF-8." in run("words", "score", path).err
    monkeypatch.setattr(word_scores, "LONGEST", 10)
    path.write_bytes(b"a" * 11)
    assert "letter.txt has more than 10 bytes. Score parts of it." in run("words", "score", path).err


def test_every_measure_has_a_name_for_people():
    assert MEASURE_NAMES.keys() == set(Measure)
