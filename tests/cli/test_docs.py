"""The documentation names everything that there is, and its examples do what they say."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import indent

import pytest

from formbuilder.answers.plain import from_plain
from formbuilder.calculation.sums import Sums
from formbuilder.checking.group_lists import parse_group_list
from formbuilder.checking.report import check_files
from formbuilder.checking.wording import Judging
from formbuilder.cli.main import command_parser
from formbuilder.config import ROOT, Settings
from formbuilder.definition import language
from formbuilder.definition.language import ERROR_CODES, QUESTIONS
from formbuilder.definition.library import EMPTY, library_of
from formbuilder.definition.load import parse
from formbuilder.definition.rate_tables import read_rates
from formbuilder.definition.shapes import Thing
from formbuilder.plainlanguage.checker import Checker
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.word_lists import ours
from formbuilder.problems import Code
from formbuilder.sealing.reference import read_reference
from tests.samples import put

DEFINITIONS, COMMANDS, SETTINGS = (
    (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("definitions", "commands", "settings")
)
YAML = re.findall(r"^```yaml\n(.*?)^```", DEFINITIONS, re.MULTILINE | re.DOTALL)
LUNCH, WHICH_DAY, AFTER_SCHOOL, BLOCK, USES_IT, *QUESTION_LISTS, LUNCH_PRICE, LUNCH_RATES, DUTIES, WAIVED, LIST = YAML
TYPES = DEFINITIONS.partition("### Types\n")[2].partition("\n#")[0]
CONSOLE = re.findall(r"^```console\n(.*?)^```", COMMANDS, re.MULTILINE | re.DOTALL)
POINTS = re.search(r"\$ cat points.json\n(.*)\n", COMMANDS)
ANSWERS = re.search(r"\$ cat answers.json\n(.*)\n", COMMANDS)
BROKEN = (
    LUNCH.replace("version: 1", "version: 2").replace("short: the name", "shrot: the name").replace("[home]", "[hone]")
)
OFTEN = LUNCH.replace("version: 1", "version: 3").replace("Who comes with you?", "Who often comes with you?")

PENNY = Decimal("0.01")

THINGS = [found for found in vars(language).values() if isinstance(found, Thing)]
KEYS = sorted({key for thing in THINGS for key in thing.settings})


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_in_the_documentation(key):
    assert f"`{key}`" in DEFINITIONS or f"`{key}: " in DEFINITIONS


@pytest.mark.parametrize("type_", QUESTIONS)
def test_every_question_type_is_in_the_documentation_with_an_example(type_):
    (row,) = re.findall(rf"^\| `{type_}` \| .* \|(?: .*)? \|$", TYPES, re.MULTILINE)
    examples = [each for text in (LUNCH, *QUESTION_LISTS) for each in re.split(r"(?m)^ *- (?=\{?id:)", text)]
    mine = [each for each in examples if re.search(rf"\btype: {type_}\b", each)]
    assert mine
    for key in QUESTIONS[type_].settings.keys() - language.USUAL.keys():
        assert f"`{key}`" in row or f"`{key}:" in row or f"has `{key}`" in DEFINITIONS, key
        assert any(f"{key}:" in each for each in mine), key


@pytest.mark.parametrize("code", ERROR_CODES)
def test_every_fault_of_an_answer_is_in_the_documentation(code):
    assert f"\n| `{code}` | " in DEFINITIONS


@pytest.mark.parametrize("code", Code)
def test_every_problem_of_a_form_is_in_the_documentation(code):
    assert f"| `{code.name}` | {re.sub('{.*?}', '…', code.value)} |\n" in DEFINITIONS


def commands(parser=None, path: str = "formbuilder") -> Iterator[tuple[str, object]]:
    parser = parser or command_parser()
    if parser.commands is None:
        yield path, parser
    else:
        for name, inner in parser.commands.choices.items():
            yield from commands(inner, f"{path} {name}")


@pytest.mark.parametrize(("path", "parser"), [*commands()], ids=[path for path, _ in commands()])
def test_every_command_is_in_the_documentation_with_its_options(path, parser):
    assert f"`{path}" in COMMANDS or f"$ {path}" in COMMANDS
    for option in (each for action in parser._actions for each in action.option_strings if each.startswith("--")):
        assert option in COMMANDS


NAMED = [{"openid_own": "OPENID_BEDFORD_ISSUER"}.get(each.name, each.name.upper()) for each in fields(Settings)]
"""Every setting by its name; those of one council stand there for an example."""


@pytest.mark.parametrize("name", NAMED)
def test_every_setting_is_in_the_documentation(name):
    assert f"| `{name}` | " in SETTINGS


def test_no_other_setting_is_in_the_documentation():
    named = re.findall(r"^\| `(\w+)` \|", SETTINGS, re.MULTILINE)
    assert named == NAMED


@pytest.mark.parametrize("text", [LUNCH, WHICH_DAY, AFTER_SCHOOL])
def test_whole_forms_work_as_they_stand(text):
    assert parse(text.encode(), "f.yaml").fingerprint


def test_calculations_come_out_as_they_stand():
    rates, problems = read_rates({"lunch.yaml": (LUNCH_RATES.encode(), "lunch.yaml")})
    assert not problems
    form = parse(LUNCH_PRICE.encode(), "f.yaml", library_of({}, rates))
    for scenario in form.scenarios:
        questions = {question.id: question for question in form.questions}
        answers = {id_: from_plain(questions[id_], given, scenario.on).value for id_, given in scenario.answers.items()}
        outcome = Sums.of(form).work_out(answers, frozenset(questions), scenario.on, rates).now
        officer = {"officer": outcome.talk.id} if outcome.talk else {}
        found = {id_: str(line.amount) for id_ in scenario.results if (line := outcome.line(id_))}
        expected = {id_: str(Decimal(value).quantize(PENNY)) for id_, value in scenario.results.items() if not officer}
        assert (found, officer) == (expected, {id_: value for id_, value in scenario.results.items() if officer})


def test_blocks_and_duties_work_as_they_stand():
    library = library_of({"shared/about-you/1.yaml": BLOCK.encode(), "duties.yaml": DUTIES.encode()})
    assert [question.id for question in parse(USES_IT.encode(), "f.yaml", library).questions] == ["full_name"]
    assert set(library.duties or ()) == {"care-act-10", "care-act-10-3"}


def test_a_waiver_explains_as_it_stands(folder):
    put(folder, "forms/lunch-club/waivers.yaml", WAIVED)
    path = put(folder, "forms/lunch-club/1.yaml", OFTEN)
    found, *others = check_files([path], date(2026, 11, 21), Judging())
    assert [each.placed.address for each in found.findings if each.waiver] == ["guests.ask"]
    assert others == []


def test_a_list_of_words_works_as_it_stands():
    entries, problems = parse_group_list(LIST.encode(), "words/lunch-panel.yaml")
    assert not problems
    found = Checker(lists=ours().with_more(entries)).check(Passage(text="Do the elderly ever struggle with stairs?"))
    assert [each.by for each in found if each.rule == "group-words"] == [
        "The lunch club panel: We are people first.",
        "The lunch club panel: We do many things in our own way. That is not a struggle.",
    ]


@pytest.mark.parametrize("text", QUESTION_LISTS)
def test_questions_work_as_they_stand(text):
    questions = re.findall(r"^- .*\n(?:  .*\n)*", text, re.MULTILINE)
    pages = "".join(f"      - questions:\n{indent(question, ' ' * 10)}" for question in questions)
    head = "form: f\nversion: 1\ntitle: F\nfor: everyone\nsections:\n  - id: s\n    title: S\n    pages:\n"
    assert len(list(parse((head + pages).encode(), "f.yaml", EMPTY).questions)) == len(questions)


@pytest.mark.parametrize("reference", sorted(set(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", COMMANDS))))
def test_references_are_what_people_could_be_given(reference):
    assert read_reference(reference)


@pytest.fixture
def lunch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the examples of the commands are run in."""
    home = folder / "lunch"
    put(home, "forms/lunch-club/1.yaml", LUNCH)
    put(home, "drafts/lunch-club/2.yaml", BROKEN)
    put(home, "drafts/lunch-club/3.yaml", OFTEN)
    assert ANSWERS is not None
    assert POINTS is not None
    put(home, "answers.json", f"{ANSWERS[1]}\n")
    put(home, "points.json", f"{POINTS[1]}\n")
    monkeypatch.chdir(home)
    monkeypatch.setenv("FORMS", "forms")
    return home


@pytest.mark.parametrize("text", CONSOLE, ids=[text.partition("\n")[0] for text in CONSOLE])
def test_commands_print_what_the_documentation_shows(text, run, lunch):
    for line, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
        program, *words = shlex.split(line)
        if program == "formbuilder":
            words, into = (words[:-2], words[-1]) if ">" in words else (words, "")
            ran = run(*words)
            if into:
                put(lunch, into, ran.out)
            assert ("" if into else ran.out) + ran.err == shown
