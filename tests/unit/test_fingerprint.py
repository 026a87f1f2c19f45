import json
from dataclasses import replace
from unicodedata import normalize

import pytest
import rfc8785

from formbuilder.definition.fingerprint import canonical, changed, rows
from formbuilder.definition.slots import slots
from tests.samples import LIBRARY, WHOLE, block, form
from tests.samples import changed as written


def whole(old: str = "version: 3", new: str = "version: 3"):
    return form(written(old, new, WHOLE), LIBRARY)


def test_it_is_the_hash_of_canonical_json():
    found = canonical(whole())
    assert rfc8785.dumps(json.loads(found)) == found
    assert len(whole().fingerprint) == 64


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Your help", "title: 'Your help'"),
        ("title: Your help\n", "title: Your help # a note\n".replace(" # a note", "\n        # a note")),
        ("show_if: hours is answered", "show_if: (hours  is answered)"),
        ("            min: 0\n            max: 168\n", "            max: 168.0\n            min: 0\n"),
        ("            unit: hours a week\n", "            unit: hours a week\n            whole: yes\n"),
        ("      hours: 8", "      hours: 9"),
    ],
)
def test_layout_defaults_and_scenarios_do_not_count(old, new):
    assert whole(old, new).fingerprint == whole().fingerprint


def test_the_two_ways_to_write_an_accent_are_one():
    one, two = (whole("Your help", normalize(way, "Your café")) for way in ("NFC", "NFD"))
    assert one.fingerprint == two.fingerprint


@pytest.mark.parametrize(
    ("old", "new", "addresses"),
    [
        ("label: Cooking", "label: Cooking meals", {"help_kind.options.cook"}),
        ("ask: How many hours?", "ask: Hours?", {"hours.ask@easy-read"}),
        ("max: 168", "max: 167", {"hours.*"}),
        ("show_if: hours is answered", "show_if: hours > 3", {"section:you.*"}),
        ("neutral_title: A form", "neutral_title: Form", {"form.neutral_title"}),
        ("version: 3", "version: 4", {"form.*"}),
        ("least: year", "least: month", {"since.*"}),
        ("carer: Someone who", "carer: A person who", {"glossary.carer"}),
        ('can_change: {law: "Care Act 2014, section 42"}', "can_change: open", {"danger_now.*"}),
        ("show_if: lives_with is yes and hours > 10", "show_if: lives_with is yes", {"since.*"}),
        ("cares_a_lot: hours >= 35", "cares_a_lot: hours >= 36", {"form.*", "section:you.*"}),
        (
            "              - {value: wash, label: Washing}\n              - {value: cook, label: Cooking}\n",
            "              - {value: cook, label: Cooking}\n              - {value: wash, label: Washing}\n",
            {"help_kind.*"},
        ),
    ],
)
def test_a_change_shows_in_its_row_and_in_the_whole(old, new, addresses):
    before, after = whole(), whole(old, new)
    assert changed(rows(before), rows(after)) == addresses
    assert before.fingerprint != after.fingerprint


def test_every_slot_and_every_question_has_a_row():
    addresses = rows(whole()).keys()
    assert {address for address, _ in slots(whole())} < addresses
    assert {f"{question.id}.*" for question in whole().questions} < addresses


def test_a_block_counts_as_if_it_stood_in_the_form():
    text = """\
form: a-form
version: 1
title: A form
for: everyone
sections:
  - id: about-you
    title: About you
"""
    pages = """\
    pages:
      - questions:
          - {id: call_you, type: text, ask: What are you called?, short: your name, required: no}
"""
    written_out = form(text + pages)
    head, _, _ = text.partition("  - id")
    of_block = "block: about-you\nversion: 1\ntitle: About you\n" + pages.replace("\n    ", "\n").lstrip()
    used = form(f"{head}  - use: about-you@1\n", block(of_block))
    assert [section.block for section in used.sections] == ["about-you@1"]
    assert used.fingerprint == written_out.fingerprint
    assert used == replace(used, fingerprint=written_out.fingerprint)
