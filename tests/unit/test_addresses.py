"""What stands in the place of a form’s name in addresses leads to that form, and to nothing else."""

from datetime import date

import pytest

from formbuilder.checking.report import check_files
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.language import COUNCILS_WORDS, OUR_WORDS
from formbuilder.problems import DefinitionError
from tests.samples import GOOD, codes
from tests.unit.test_catalogue import put

TODAY = date(2026, 11, 23)
OTHER = GOOD.replace("form: a-talk", "form: b-talk")


def at(address: str, text: str = GOOD) -> str:
    return text.replace("for: everyone\n", f"for: everyone\naddress: {address}\n")


def found(folder, *paths: str) -> list[str]:
    """What the check says, of the whole folder or of some files; the catalogue must say the same of the whole."""
    reports = list(check_files([folder / path for path in paths] or [folder], TODAY))
    told = sorted(str(problem).removeprefix(f"{folder}/") for report in reports for problem in report.problems)
    if told and not paths:
        with pytest.raises(DefinitionError) as caught:
            load_catalogue(folder)
        assert sorted(str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems) == told
    elif not told:
        load_catalogue(folder)
    return [each.replace(f"{folder}/", "") for each in told]


def test_one_address_leads_to_one_form(tmp_path):
    put(tmp_path, "a-talk/1.yaml", at("short-form"))
    put(tmp_path, "b-talk/1.yaml", at("short-form", OTHER))
    assert found(tmp_path) == [
        f"{here}-talk/1.yaml:5:1: SAME_ADDRESS: ‘short-form’ leads to the form {there}-talk already "
        f"({there}-talk/1.yaml on line 5). Choose another word for ‘address’."
        for here, there in ("ab", "ba")
    ]


def test_an_address_is_no_other_form_s_name(tmp_path):
    put(tmp_path, "a-talk/1.yaml", at("b-talk"))
    put(tmp_path, "b-talk/1.yaml", OTHER)
    assert [each.partition(": ")[0] for each in found(tmp_path)] == ["a-talk/1.yaml:5:1"]
    put(tmp_path, "b-talk/1.yaml", "form: b-talk\n")
    assert "a-talk/1.yaml:5:1: SAME_ADDRESS: ‘b-talk’ leads to the form b-talk already (its name)." in str(
        found(tmp_path)
    ), "a form that cannot be read now will be open one day"


def test_one_file_is_held_to_those_beside_it(tmp_path):
    put(tmp_path, "a-talk/1.yaml", at("short-form"))
    put(tmp_path, "b-talk/1.yaml", at("short-form", OTHER))
    assert [each.partition(": ")[0] for each in found(tmp_path, "b-talk")] == ["b-talk/1.yaml:5:1"]


def test_a_form_keeps_its_address_from_version_to_version_and_may_give_it_up(tmp_path):
    put(tmp_path, "a-talk/1.yaml", at("short-form"))
    put(tmp_path, "a-talk/2.yaml", at("short-form").replace("version: 1", "version: 2"))
    assert found(tmp_path) == []
    put(tmp_path, "a-talk/2.yaml", at("other-form").replace("version: 1", "version: 2"))
    put(tmp_path, "b-talk/1.yaml", at("short-form", OTHER))
    assert found(tmp_path) == []
    put(tmp_path, "b-talk/1.yaml", at("b-talk", OTHER))
    assert found(tmp_path) == []


@pytest.mark.parametrize("word", ["come-back", "leave", "what-others-see", "help", "told-before", "j", "static"])
def test_a_page_of_ours_is_no_address_of_a_form(word):
    assert codes(at(word)) == ["5:1 RESERVED_ADDRESS"]
    assert "1:1 RESERVED_ADDRESS" in codes(GOOD.replace("form: a-talk", f"form: {word}"))
    assert codes(at("small-talk", GOOD.replace("form: a-talk", f"form: {word}"))) != [], "its name leads there too"


@pytest.mark.parametrize("word", [OUR_WORDS, COUNCILS_WORDS])
def test_no_form_is_called_like_files_of_words_that_are_no_form(word):
    assert codes(GOOD.replace("form: a-talk", f"form: {word}")) == ["1:1 RESERVED_NAME"]
