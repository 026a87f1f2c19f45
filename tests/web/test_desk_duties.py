"""A starter form as an assessor reads it: every duty of the register that it serves, with what was said about it."""

from __future__ import annotations

from secrets import token_bytes

import pytest

from formbuilder.rendering.submission_flags import NOT_SAFE
from formbuilder.rendering.submission_page import NOTHING_ASKED
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from tests.council import START, Council
from tests.desk import LIST, read, sent_to
from tests.page import text_of
from tests.person import Person
from tests.staff import come_in

ANSWERS = {
    "who_fills_in": "for_them",
    "helper_name": "Ana Silva",
    "they_agree": "cannot_decide",
    "are_you_18": "yes",
    "person_age": "adult",
    "full_name": {"first": "Bo", "last": "Lee"},
    "reach": ["text"],
    "reach_number": "07700 900456",
    "language_speak": "pl",
    "hours_last_week": "about 40",
    "say_help": ["speak"],
    "health_body": "a_little",
}


@pytest.fixture
def samir(town: Council) -> Person:
    add_examples(town.store, Doing(START, token_bytes))
    return come_in(town, "assessor")


def parts(person: Person) -> dict[str, str]:
    """Each heading of what was written, with everything up to the next one."""
    found: dict[str, str] = {}
    for head in person.page.select("h3"):
        texts = []
        for each in head.find_next_siblings():
            if each.name in {"h2", "h3"}:
                break
            texts.append(text_of(each))
        found[text_of(head)] = " ".join(texts)
    return found


def test_each_duty_stands_with_its_source_and_what_was_said(town: Council, samir: Person):
    reference = sent_to(town.store, town.clock(), form="carers-assessment", **ANSWERS)
    read(samir, reference)
    for flag in ("Somebody else filled it in", "Ana Silva", "cannot decide this for themselves", "to have their say"):
        assert flag in samir.main
    assert "Speaks: Polski (Polish)." in samir.main
    assert NOT_SAFE in samir.main
    found = parts(samir)
    able = found["We must look at whether the carer is able to help, and is likely to stay able."]
    assert able.startswith("Care Act 2014, section 10(5)(a)")
    assert "Not answered." in able or NOTHING_ASKED in able
    assert "Everything else that was asked" in found
    assert any("About 40" in said for head, said in found.items() if head.startswith("We must look at"))
    assert any("Yes, a little. I could still do what I do each day." in said for said in found.values())
    in_order = parts(samir.follow("Show it in the order of the form"))
    assert "Private ways to reach you" in in_order
    assert "danger" not in samir.url


def test_every_word_of_it_can_be_taken_along(town: Council, samir: Person):
    reference = sent_to(town.store, town.clock(), form="carers-assessment", **ANSWERS)
    text = text_of(samir.open(f"{LIST}/{reference}/text").page.select_one("textarea"))
    assert "Care Act 2014, section 10(5)(a)" in text
    assert "Ana Silva" in text
    assert samir.open(f"{LIST}/{reference}/file.pdf").response.data.startswith(b"%PDF")
