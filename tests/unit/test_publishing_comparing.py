"""Whatever differs is told, where it differs, and once."""

from collections import Counter
from dataclasses import fields
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formbuilder.config import ROOT
from formbuilder.definition import calculations, discretion, model, outcomes
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.fingerprint import ELSEWHERE, changed, rows
from formbuilder.publishing.change import (
    Added,
    ConditionChanged,
    DutyChanged,
    KindChanged,
    Moved,
    Part,
    Removed,
    Renamed,
    SettingChanged,
    SlotAdded,
    SlotRemoved,
    SlotReworded,
    Unnamed,
)
from formbuilder.publishing.comparing import changes
from formbuilder.publishing.setting_names import SETTINGS
from formbuilder.publishing.settings_compared import PARTS
from formbuilder.publishing.telling import tell
from tests.long import many
from tests.samples import LIBRARY, WHOLE, form
from tests.samples import changed as written
from tests.unit.form_edits import edited

REAL = (*load_catalogue(ROOT / "forms").values(), form(WHOLE, LIBRARY))
NAMES = [each.name for each in REAL]
WORDS = (SlotAdded, SlotRemoved, SlotReworded, Added, Removed)


@given(st.data())
@settings(max_examples=many(150), deadline=None, suppress_health_check=list(HealthCheck))
def test_rows_differ_where_changes_are_told_and_only_there(data):
    old = REAL[NAMES.index(data.draw(st.sampled_from(NAMES)))]
    new = data.draw(edited(old).map(Hidden)).form
    found = changes(old, new)
    assert frozenset().union(*(each.rows for each in found)) == changed(rows(old), rows(new))
    assert [each for each in found if isinstance(each, Unnamed) or not each.rows] == []
    assert most_common(map(key, found)) <= 1
    slots = (row for each in found if isinstance(each, WORDS) for row in each.rows if is_slot(row))
    assert most_common(slots) <= 1
    assert all(each.sentence for each in tell(found, old, new))


class Hidden:
    """A form that is not printed in full when a test fails."""

    def __init__(self, form):
        self.form = form


def key(change):
    return type(change), change.address, *(getattr(change, name, "") for name in ("spot", "setting", "duty"))


def is_slot(row):
    return not row.endswith(".*") and row not in {"form.calculations", "form.result"}


def most_common(found):
    return max(Counter(found).values(), default=0)


def test_a_form_does_not_differ_from_itself():
    assert all(changes(each, each) == () for each in REAL)


def whole(old, new):
    return changes(form(WHOLE, LIBRARY), form(written(old, new, WHOLE), LIBRARY))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("label: Cooking", "label: Cooking meals", [(SlotReworded, "help_kind.options.cook")]),
        ("label: Cooking}", "label: Cooking, hint: Meals}", [(SlotAdded, "help_kind.options.cook.hint")]),
        ("        title: Your help", "        title: Help", [(SlotReworded, "page:hours.title")]),
        ("intro: |\n  First words.\n\n  More words.\n", "", [(SlotRemoved, "form.intro")]),
        ("carer: Someone", "carer: A person", [(SlotReworded, "glossary.carer")]),
        ("show_if: hours is answered", "show_if: hours > 3", [(ConditionChanged, "page:people.*")]),
        ("cares_a_lot: hours >= 35", "cares_a_lot: hours >= 36", [(ConditionChanged, "condition:cares_a_lot.*")]),
        ("least: year", "least: month", [(SettingChanged, "since.*")]),
        ("type: long_text, max_length: 900, ask: More?", "type: text, ask: More?", [(KindChanged, "more_about.*")]),
        ("label: Washing}", "label: Washing, alone: yes}", [(SettingChanged, "help_kind.options.wash")]),
        ('              - {value: no, label: "No"}\n', "", [(Removed, "danger_now.options.no")]),
        ("              - {value: cook, label: Cooking}\n",
         "              - {value: cook, label: Cooking}\n              - {value: iron, label: Ironing}\n",
         [(Added, "help_kind.options.iron")]),
        ("            serves: [ca-10-a]\n", "            serves: [ca-10-a, ca-42]\n", [(DutyChanged, "danger_now.*")]),
        ("    private: yes\n", "    private: yes\n    apart: yes\n", [(SettingChanged, "section:private.*")]),
        ("glossary:\n", "records: yes\nglossary:\n", []),
        ("version: 3", "version: 4", [(SettingChanged, "form.*")]),
    ],
)  # fmt: skip  # a table
def test_each_edit_is_told_as_what_it_is(old, new, told):
    assert [(type(each), each.address) for each in whole(old, new)] == told


def test_a_page_that_goes_takes_the_numbers_of_later_pages_along():
    born = """\
      - questions:
          - id: born
            type: date
            ask: When were you born?
            short: when you were born
            required: no
            list: date_of_birth
            autocomplete: bday
"""
    text = written("      born: 1950-02-03\n", "", WHOLE)
    (gone,) = changes(form(text, LIBRARY), form(written(born, "", text), LIBRARY))
    assert isinstance(gone, Removed)
    assert gone.spot == (Part.QUESTION, "born", "page:born")
    assert {"born.*", "born.ask", "section:you.*", "section:private.*"} <= gone.rows


def test_a_question_that_takes_over_is_compared_with_the_one_before_it():
    old = written("      pay: {amount: 12.50, period: week}\n", "", WHOLE).replace("[pay, get_help]", "[get_help]")
    new = old.replace("id: pay,", "id: wages, replaces: [pay],").replace("What do you earn?", "What are you paid?")
    found = changes(form(old, LIBRARY), form(new, LIBRARY))
    assert [(type(each), each.address) for each in found] == [(SlotReworded, "wages.ask"), (Renamed, "wages.*")]
    assert found[0].rows == {"pay.ask", "wages.ask"}
    assert found[1].old == ("pay",)


def test_one_option_moves_and_the_others_stay():
    wash, cook = "              - {value: wash, label: Washing}\n", "              - {value: cook, label: Cooking}\n"
    (moved,) = whole(wash + cook, cook + wash)
    assert isinstance(moved, Moved)
    assert moved.spot.part is Part.OPTION


KINDS = [model.Form, model.Section, model.Page, model.Question, model.Option, model.Text, model.Choice, model.Date]
KINDS += [model.Number, model.Money, model.Group, model.CoverSheet, outcomes.End, discretion.Discretion]
KINDS += [calculations.Result, calculations.Calculation, calculations.Said, calculations.Talk, outcomes.Urgent]
ELSE = {"unit", "law", "rounding", "value"}
"""Told as a sum that is worked out another way, or what an option is called by."""
WORDS_OF = {"title", "neutral_title", "intro", "label", "hint", "ask", "help", "short", "why", "without", "picture"}
WORDS_OF |= {"item", "text", "help_lines", "words", "after", "say"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_counts_has_a_name(kind):
    counts = {each.name for each in fields(kind) if each.compare} - ELSEWHERE - PARTS - WORDS_OF - ELSE
    assert counts <= SETTINGS.keys()


def test_two_long_forms_are_compared_in_less_than_half_a_second():
    long = max(REAL, key=lambda each: len(list(each.questions)))
    other = next(each for each in REAL if each.slug == "financial-assessment")
    before = perf_counter()
    assert changes(long, other)
    assert perf_counter() - before < 0.5
