"""Every starter form reads plainly, or somebody said why not: what `formbuilder forms check` finds in its words."""

from functools import cache
from shutil import copytree

import pytest

from formbuilder.checking.report import FileReport, check_files
from formbuilder.checking.wording import Judging
from formbuilder.config import ROOT
from formbuilder.definition.model import Form
from formbuilder.plainlanguage.findings import Severity
from tests.forms.starters import TODAY, every_form

LONG = (
    "Somebody who is hurt or ill may need help from the people who come to the house of the person "
    "and who can take them to the doctor or to the hospital."
)


@cache
def reports() -> dict[str, FileReport]:
    """What the check says of the starter forms and of all that stands beside them, by file."""
    return {each.file: each for each in check_files([ROOT / "forms"], TODAY, Judging())}


def unexplained(form: Form) -> list[str]:
    return [
        f"{each.start}: {each.placed.address}: {each.placed.finding.rule}: “{each.placed.quote}”"
        for each in reports()[form.place.file].findings
        if each.counts and each.severity.at_least(Severity.WARNING)
    ]


@every_form
def test_nothing_in_its_words_is_left_to_change_or_to_explain(form):
    assert unexplained(form) == []


def test_waivers_are_needed_and_nothing_else_is_wrong_beside_the_forms():
    problems = [str(problem) for report in reports().values() for problem in report.problems]
    assert problems == []


@pytest.mark.parametrize(
    ("easy", "address"),
    [("", "danger_now.hint"), ("          easy-read:\n            ", "danger_now.hint@easy-read")],
    ids=["standard", "easy read"],
)
def test_every_wording_of_a_shared_block_is_read(easy, address, tmp_path):
    copytree(ROOT / "forms", tmp_path / "forms")
    block = tmp_path / "forms" / "shared" / "danger" / "1.yaml"
    words = block.read_text("utf-8")
    block.write_text(words.replace(f"{easy}hint: Danger means", f"{easy}hint: {LONG} Danger means", 1), "utf-8")
    found = [
        each.placed
        for report in check_files([tmp_path / "forms" / "carers-assessment" / "1.yaml"], TODAY, Judging())
        for each in report.findings
        if each.placed.address == address
    ]
    assert [(each.finding.rule, each.quote) for each in found] == [("long-sentence", LONG)]
