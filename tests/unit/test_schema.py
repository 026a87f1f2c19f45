from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from formbuilder.config import ROOT
from formbuilder.definition.catalogue import form_files
from formbuilder.definition.language import QUESTIONS
from formbuilder.definition.schema import json_schema
from formbuilder.definition.yaml_source import Fields, Items, Source, read
from tests.samples import GOOD, WHOLE, changed

FILES = [
    *form_files(ROOT / "forms"),
    *sorted((ROOT / "forms").glob("shared/*/*.yaml")),
    *sorted((ROOT / "forms").glob("rates/*.yaml")),
]
VALIDATOR = Draft202012Validator(json_schema())


def plain(source: Source) -> object:
    """What an editor makes of a file."""
    if isinstance(source, Fields):
        return {key: plain(value) for key, value in source.value.items()}
    return [plain(each) for each in source.value] if isinstance(source, Items) else source.value


def faults(data: bytes) -> list[str]:
    return [fault.message for fault in VALIDATOR.iter_errors(plain(read(data, "f.yaml")))]


def test_it_is_a_schema():
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT / "forms").as_posix())
def test_every_form_and_block_of_ours_passes(file: Path):
    assert faults(file.read_bytes()) == []


@pytest.mark.parametrize("text", [GOOD, WHOLE])
def test_whatever_the_loader_takes_passes(text):
    assert faults(text.encode()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Your help", "titel: Your help"),
        ("past: yes", "past: maybe"),
        ("past: yes", "whole: yes"),
        ("also: [dont_know]", "also: dont_know"),
        ("max: 168", "max: lots"),
        ("item: a person", "item: another person"),
        ("id: born\n", "id: Born\n"),
        ("autocomplete: bday", "autocomplete: birthday"),
        ("periods: [week, month]", "periods: []"),
        ("say: get_help", "tell: get_help"),
        ("then: {asked: [people], not_asked: [pay, get_help]}", "then: [people]"),
    ],
)
def test_what_the_tables_refuse_is_refused(old, new):
    assert faults(changed(old, new, WHOLE).encode())


def test_a_fault_in_a_question_is_told_for_its_type_alone():
    (message,) = faults(changed("past: yes", "future: yes", WHOLE).encode())
    assert "'future' was unexpected" in message


def test_an_editor_may_take_yes_for_a_truth():
    asked = {"id": "a", "type": "yes_no", "ask": "A?", "short": "a", "required": True}
    form = {"form": "a", "version": 1, "title": "A", "for": "all"}
    pages = [{"questions": [asked]}]
    assert VALIDATOR.is_valid(form | {"sections": [{"id": "a", "title": "A", "private": True, "pages": pages}]})


def test_every_type_is_in_it():
    assert json_schema()["$defs"]["type"] == {"enum": list(QUESTIONS)}
