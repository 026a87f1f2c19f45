"""A version that was published opens for as long as it can be read and its rules can be followed."""

import pytest

from formbuilder.definition.bundle import checked, packed, unpack
from formbuilder.definition.load import CANNOT_WORK, WORKS_ALL_THE_SAME
from formbuilder.problems import Code, DefinitionError
from tests.unit.test_problems import files

JUDGING = {
    Code.AGE_WITH_ALSO, Code.NEVER_TRUE, Code.NOT_ASKED_YET, Code.PRIVATE_READ, Code.LIST_TWICE, Code.GLOSSARY_UNUSED,
    Code.UNUSED_CALCULATION,
}  # fmt: skip  # a table
"""Some of the checks of a whole form that only judge it: a new one is like these, unless CANNOT_WORK has it."""
NOT_READ = {Code.UNKNOWN_KEY, Code.WRONG_SHAPE, Code.UNKNOWN_BLOCK, Code.EXPR_SYNTAX, Code.BAD_ID, Code.GROUP_IN_GROUP}


def bundle(code: Code) -> bytes:
    found = {name: text.encode() if isinstance(text, str) else text for name, text in files(code).items()}
    (form,) = [name for name in found if name.partition("/")[2] and not name.startswith(("shared/", "rates/"))]
    return packed(found.pop(form), found)


def found_today(data: bytes) -> set[Code]:
    with pytest.raises(DefinitionError) as caught:
        checked(data)
    return {problem.code for problem in caught.value.problems}


@pytest.mark.parametrize("code", sorted(JUDGING | WORKS_ALL_THE_SAME, key=str))
def test_what_only_judges_a_form_stops_no_version_that_was_published(code):
    data = bundle(code)
    assert code in found_today(data)
    form, _ = unpack(data)
    assert form.fingerprint


@pytest.mark.parametrize("code", sorted(NOT_READ | CANNOT_WORK, key=str))
def test_what_cannot_be_read_or_followed_stops_it(code):
    with pytest.raises(DefinitionError) as caught:
        unpack(bundle(code))
    assert code in {problem.code for problem in caught.value.problems}
