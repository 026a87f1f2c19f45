"""What a form may say about how little it leaves behind: read, refused, hashed and described for editors."""

from datetime import date

import pytest

from formbuilder.answers.values import Written
from formbuilder.definition.fingerprint import changed as changed_rows
from formbuilder.definition.fingerprint import rows
from formbuilder.definition.slots import slots
from formbuilder.definition.under_13 import age_needed
from formbuilder.routing.route import Route
from formbuilder.wording.sentences import may_be_left_out
from tests.samples import GOOD, codes, form
from tests.unit.test_schema import faults

TODAY = date(2026, 11, 23)
QUIET = """\
address: small-form
help_lines: |-
  Phone 1.

  Text 2.
copies: no
code: optional
under_13: {when: a_break is no, title: Talk to someone, text: Phone 1.}
"""
ANONYMOUS = GOOD.replace("for: everyone\n", "for: everyone\nanonymous: yes\n")


def with_keys(keys: str) -> str:
    return GOOD.replace("for: everyone\n", f"for: everyone\n{keys}")


def asking(type_: str, more: str = "") -> str:
    """The anonymous form, with its first question of another type."""
    return ANONYMOUS.replace(
        "type: text\n            ask: What should", f"type: {type_}\n{more}            ask: What should"
    )


def test_without_keys_a_form_is_as_it_always_was():
    found = form().discretion
    assert (found.copies, found.code_first, found.anonymous) == (True, True, False)
    assert found.help_lines is None
    assert found.under_13 is None
    assert form().address == "a-talk"


def test_every_key_is_read():
    found = form(with_keys(QUIET)).discretion
    assert (found.copies, found.code_first, found.anonymous) == (False, False, False)
    assert str(found.help_lines) == "Phone 1.\n\nText 2."
    assert form(with_keys(QUIET)).address == "small-form"
    assert str(found.under_13.title) == "Talk to someone"


def test_what_is_written_out_is_what_stands_without_it():
    assert form(with_keys("copies: yes\ncode: first\nanonymous: no\n")).fingerprint == form().fingerprint


def test_an_anonymous_form_shows_no_code():
    assert not form(ANONYMOUS).discretion.code_first


def test_its_words_have_addresses():
    found = dict(slots(form(with_keys(QUIET))))
    assert {"form.help_lines", "form.under_13.title", "form.under_13.text"} <= found.keys()


@pytest.mark.parametrize(
    ("old", "new", "addresses"),
    [
        ("copies: no", "copies: yes", {"form.*"}),
        ("address: small-form", "address: other-form", {"form.*"}),
        ("code: optional", "code: first", {"form.*"}),
        ("when: a_break is no", "when: a_break is yes", {"form.*"}),
        ("Text 2.", "Text 3.", {"form.help_lines"}),
        ("text: Phone 1.", "text: Phone 2.", {"form.under_13.text"}),
        ("code: optional", "code: optional\nanonymous: yes", {"form.*"}),
    ],
)
def test_a_change_shows_in_its_row_and_in_the_whole(old, new, addresses):
    before, after = form(with_keys(QUIET)), form(with_keys(QUIET.replace(old, new)))
    assert changed_rows(rows(before), rows(after)) == addresses
    assert before.fingerprint != after.fingerprint


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("copies: maybe\n", "UNKNOWN_VALUE"),
        ("code: no\n", "UNKNOWN_VALUE"),
        ("address: Small form\n", "BAD_SLUG"),
        ("help_lines:\n", "EMPTY"),
        ("under_13: {when: a_break is no, title: T}\n", "MISSING_KEY"),
        ("under_13: {when: a_break is perhaps, title: T, text: X}\n", "NOT_AN_OPTION"),
        ("under_13: {when: age < 13, title: T, text: X}\n", "UNKNOWN_NAME"),
        ("under_13: {if: a_break is no, when: a_break is no, title: T, text: X}\n", "UNKNOWN_KEY"),
    ],
)
def test_each_problem_is_refused_and_told_to_editors_where_they_can_know(keys, code):
    assert [each.rsplit(" ", 1)[1] for each in codes(with_keys(keys))] == [code]
    if code in {"UNKNOWN_VALUE", "MISSING_KEY", "UNKNOWN_KEY"}:
        assert faults(with_keys(keys).encode())


def test_editors_take_every_key():
    assert faults(with_keys(QUIET + "anonymous: yes\n").encode()) == []


@pytest.mark.parametrize("type_", ["name", "phone", "email", "address", "postcode", "ni_number", "nhs_number"])
def test_an_anonymous_form_asks_nothing_that_tells_who_it_is(type_):
    assert codes(asking(type_)) == ["11:13 ANONYMOUS_ASKS"]
    assert codes(asking(type_).replace("anonymous: yes\n", "")) == []


@pytest.mark.parametrize("more", ["list: date_of_birth", "autocomplete: bday"])
def test_a_fact_that_is_searched_or_known_to_browsers_tells_it_too(more):
    assert codes(asking("date", f"            {more}\n")) == ["11:13 ANONYMOUS_ASKS"]


def test_somebody_inside_a_group_is_not_named_either():
    group = """\
      - questions:
          - id: people
            type: group
            ask: Who helps?
            short: who helps
            item: a person
            required: no
            questions:
              - {id: whom, type: name, ask: Who?, short: who, required: no}
"""
    assert [each.rsplit(" ", 1)[1] for each in codes(ANONYMOUS + group)] == ["ANONYMOUS_ASKS"]


def test_an_anonymous_form_finds_nobody_in_danger():
    says = "      - questions:\n          - {id: help_now, type: information, ask: Get help}\n"
    urgent = "urgent: {today: a_break is no, say: help_now}\n"
    text = (ANONYMOUS + says).replace("anonymous: yes\n", f"anonymous: yes\n{urgent}")
    assert [each.rsplit(" ", 1)[1] for each in codes(text)] == ["ANONYMOUS_DANGER"]


def test_a_form_that_keeps_nothing_needs_not_be_anonymous():
    text = ANONYMOUS.replace("anonymous: yes\n", "anonymous: yes\nrecords: no\n")
    assert "ANONYMOUS_RECORDS" in {each.rsplit(" ", 1)[1] for each in codes(text)}


def test_whether_somebody_is_too_young_is_seen_from_answers_that_no_other_condition_reads():
    route = Route.of(form(with_keys(QUIET)))
    assert not route.is_too_young(route.walk({}, TODAY))
    assert route.is_too_young(route.walk({"a_break": Written("no")}, TODAY))
    assert not route.is_too_young(route.walk({"a_break": Written("yes")}, TODAY))


def test_where_children_under_13_are_turned_away_their_age_must_be_told():
    open_to_all = form(
        with_keys("conditions: {no_break: a_break is no}\n" + QUIET.replace("a_break is no", "no_break"))
    )
    closed = age_needed(open_to_all)
    before = {each.id: each.required for each in open_to_all.questions}
    assert before["a_break"] == "wanted"
    assert {each.id: each.required for each in closed.questions} == before | {"a_break": "yes"}
    assert closed.fingerprint == open_to_all.fingerprint
    assert may_be_left_out(next(each for each in closed.questions if each.id == "a_break")) is None


def test_a_form_that_is_for_every_age_stays_as_it_is():
    every_age = form()
    assert age_needed(every_age) is every_age


def test_a_question_that_tells_who_is_under_13_has_an_option_in_place_of_also():
    text = with_keys(QUIET).replace(
        "{value: no, label: No}\n", "{value: no, label: No}\n            also: [prefer_not]\n"
    )
    assert [each.rsplit(" ", 1)[1] for each in codes(text)] == ["AGE_WITH_ALSO"]
    assert codes(text.replace("under_13: {when: a_break is no", "under_13: {when: more is answered")) == []
