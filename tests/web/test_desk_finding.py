"""An assessor finds what one person sent, and sees what may be of the same person."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sqlalchemy import select

from formbuilder.sealing.reference import shown_reference
from formbuilder.storage.tables import search_marks
from tests.council import Council, Prepared
from tests.desk import DANGER, HOUSE, LIST, read, samir, sends, what_was_done
from tests.person import Answer, Person
from tests.staff import come_in, staffed

__all__ = ["samir"]
OTHER_BIRTH: Mapping[str, Answer] = {"What is your date of birth?": {"Day": "4", "Month": "2", "Year": "1980"}}


def find(samir: Person, **typed: str) -> Person:
    labels = {"reference": "Reference", "born": "Date of birth", "postcode": "Postcode", "name": "Name"}
    return samir.open(f"{LIST}/search").fill({labels[name]: text for name, text in typed.items()}).press("Find it")


def test_a_reference_leads_to_the_form(office: Council, samir: Person):
    reference = sends(office)
    assert find(samir, reference=f" {shown_reference(reference).lower()} ").heading == shown_reference(reference)


@pytest.mark.parametrize(("typed", "said"), [("KJC7", "Check the reference."), ("KJC7-44KR", "Nothing has this")])
def test_a_reference_that_is_none_is_told(office: Council, samir: Person, typed: str, said: str):
    find(samir, reference=typed)
    assert samir.errors[0][0] == "#reference"
    assert samir.errors[0][1].startswith(said)
    assert samir.value("Reference") == typed


def test_facts_find_what_has_exactly_these(office: Council, samir: Person):
    mine, other = sends(office, HOUSE), sends(office, OTHER_BIRTH)
    for typed in ({"born": "3 Feb 1980"}, {"postcode": "MK402BQ"}, {"born": "03/02/1980", "postcode": "mk40 2bq"}):
        find(samir, **typed)
        assert samir.heading == "What was found"
        assert shown_reference(mine) in samir.main
        assert shown_reference(other) not in samir.main
    assert find(samir, born="4 2 1980", postcode="MK40 2BQ").heading == "Nothing was found"
    assert "1980" not in samir.url
    assert what_was_done(office, "date_of_birth postcode")


@pytest.mark.parametrize("typed", [{}, {"born": "1980"}, {"born": "soon"}, {"name": "  "}, {"born": "3 2 2099"}])
def test_what_cannot_be_looked_for_is_told(office: Council, samir: Person, typed: dict[str, str]):
    assert find(samir, **typed).title.startswith("Error: Find what one person sent")


def test_a_second_form_of_the_same_person_stands_beside(office: Council, samir: Person):
    first = sends(office, HOUSE)
    second = sends(office, HOUSE, {"What should we call you?": "Sammy"})
    stranger = sends(office, HOUSE, OTHER_BIRTH)
    read(samir, second)
    assert "May be the same person" in samir.main
    assert shown_reference(stranger) not in samir.main
    samir.follow(shown_reference(first))
    assert samir.heading == f"{shown_reference(second)} beside {shown_reference(first)}"
    assert "Sammy" in samir.main
    assert "Sam " in samir.main
    for reference in (first, second):
        assert what_was_done(office, reference)[-1][0] == "submission-compared"
    samir.open(f"{LIST}/{second}/beside/{stranger}", expect=404)
    samir.open(f"{LIST}/{second}/beside/{second}", expect=404)


def test_what_means_danger_is_not_read_beside_before_it_is_opened(office: Council, samir: Person):
    first, second = sends(office, HOUSE, DANGER), sends(office, HOUSE)
    read(samir, second).follow(shown_reference(first))
    assert samir.heading == f"Nobody has opened {shown_reference(first)} yet"


def test_marks_hold_no_fact_and_cannot_be_tried_without_the_secret_of_the_servers(
    easy_codes: None, prepared: Prepared, tmp_path
):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    marks = []
    for name in ("one", "two"):
        council = staffed(prepared, tmp_path / name, secret_key=name)
        sends(council, HOUSE)
        with council.engine.connect() as connection:
            marks.append(set(connection.execute(select(search_marks.c.mark)).scalars()))
        council.close()
    assert len(marks[0]) == 2
    assert marks[0] & marks[1] == set()


def test_the_list_is_paged_and_asks_no_more_with_more(office: Council, samir: Person, monkeypatch):
    references = []
    for _ in range(3):
        references.append(sends(office))
        office.clock.pass_by(minutes=1)
    monkeypatch.setattr("formbuilder.services.queue.PAGE", 2)
    monkeypatch.setattr("formbuilder.services.queue.list_queue.__defaults__", (None, 2))
    samir.open(LIST)
    assert [each.get_text() for each in samir.page.select("h2")] == [shown_reference(each) for each in references[:2]]
    samir.follow("The next page")
    assert [each.get_text() for each in samir.page.select("h2")] == [shown_reference(references[2])]
    samir.follow("Back to the first page")
    for bad in (
        "x",
        "0--",
        f"9-20260101-{references[0]}",
        f"1-2026-{references[0]}",
        "1-99999999999999999999-ABCDEFGH",
    ):
        assert samir.open(f"{LIST}?after={bad}").status == 200


@pytest.mark.parametrize(
    "query", ["state=x", "whose=%00", "form=%00", "form=" + "x" * 5_000, "state=closed&whose=mine"]
)
def test_filters_that_cannot_be_are_left_out(office: Council, samir: Person, query: str):
    sends(office)
    assert samir.open(f"{LIST}?{query}").status == 200


def test_a_search_needs_the_right(office: Council):
    amina = come_in(office)
    assert amina.client.post(f"{LIST}/search").status_code == 403


def test_who_finds_nothing_by_name_is_told_about_middle_names(office: Council, samir: Person):
    assert "with every middle name that stands in the form" in find(samir, name="Ann Nobody").main
