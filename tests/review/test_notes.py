"""Notes as files and lines: what goes out comes back, whatever the signs; codes lead to one place or to none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.rendering.note_files import notes_csv
from formbuilder.review.note_codes import Coded, Codes, NoPlace
from formbuilder.review.note_tables import TableFault, notes_in_file, notes_in_text
from formbuilder.review.notes import EASE_LETTERS, TICK_LETTERS, Note, letters_of, marks, said_once
from tests.services.round_stories import form

SIGNS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40)
WORDS = SIGNS.map(str.strip).filter(lambda text: text and not text.startswith("'"))
BEGUN = st.builds(str.__add__, st.sampled_from(["", "=", "-", "@", "+1", "＝"]), WORDS)
LETTERS = st.sampled_from(["", "w", "n h", "a,e", "kd"])
CODES = Codes(form(), ("hours", "call_you"))


@given(st.lists(st.tuples(BEGUN, LETTERS), min_size=1, max_size=5), st.sampled_from(["utf-8", "utf-16"]))
@settings(max_examples=30, deadline=None)
def test_notes_saved_as_a_file_come_back_as_they_were(said, encoding):
    """Formula signs, quotation marks, semicolons and any letters: nothing is lost, and nothing is added."""
    notes = tuple(
        Note(number=n, code="1", who="2", words=words, marks=marks) for n, (words, marks) in enumerate(said, 1)
    )
    assert notes_in_file(notes_csv(notes).encode(encoding)) == notes


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("3; 7; Too long", ("3", "7", "Too long", "")),
        ("[hours.hint];7;Too; long; w h", ("[hours.hint]", "7", "Too; long", "w h")),
        ("3\t7\tIt is, well, long", ("3", "7", "It is, well, long", "")),
        ("hours,7,It is, well, long", ("hours", "7", "It is, well, long", "")),
        ("Nobody asked us, ever", ("", "", "Nobody asked us, ever", "")),
        ('3;7;A lonely " sign', ("3", "7", 'A lonely " sign', "")),
        ("Who;Note;Question\n7;=1+1;3", ("3", "7", "=1+1", "")),
        ("code,words\n3,More, and more", ("3", "", "More, and more", "")),
        ("sep=;\ncode;words\n3;'-5 is no answer", ("3", "", "-5 is no answer", "")),
    ],
)
def test_a_line_is_read_as_people_write_it(line, note):
    (found,) = notes_in_text(line)
    assert (found.code, found.who, found.words, found.marks) == note


def test_a_lonely_quotation_mark_swallows_no_lines():
    found = notes_in_text('3;7;"Too long\n3;8;Short\n')
    assert [each.words for each in found] == ['"Too long', "Short"]


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_file_is_notes_or_a_sentence(data):
    found = notes_in_file(data)
    assert isinstance(found, TableFault) or all(not each.is_empty for each in found)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *(("1", "hours.*"), ("Q1", "hours.*"), (" question 2 ", "call_you.*"), ("HOURS", "hours.*")),
        *(("1.2", "hours.hint"), ("1-2", "hours.hint"), ("[hours.hint]", "hours.hint"), ("hours.*", "hours.*")),
        *(("", NoPlace.NO_CODE), ("3", NoPlace.UNKNOWN), ("1.99", NoPlace.UNKNOWN), ("hour", NoPlace.UNKNOWN)),
        *(("since", NoPlace.NOT_HERE), ("since.ask", NoPlace.NOT_HERE)),
    ],
)
def test_b_a_code_leads_to_its_own_words_and_never_to_others(typed, place):
    """Invariant (b): what only looks like a code is offered, and never taken for one."""
    found = CODES.find(typed)
    assert (found.place if isinstance(found, Coded) else found) == place


def test_letters_stand_for_ticks_and_back():
    every = "".join((*TICK_LETTERS, "h"))
    assert letters_of(marks(every).ticks, marks(every).ease) == every
    assert marks("w, x E h").unknown == "xh"
    assert not set(TICK_LETTERS) & set(EASE_LETTERS)


def test_the_same_as_above_goes_on_from_the_note_before():
    typed = [Note(number=1, code=".", who=".", words="a"), Note(number=2, code="", who=".", words="b")]
    first = Note(number=0, code="3", who="7", words="x")
    assert [(each.code, each.who) for each in said_once(typed, first)] == [("3", "7"), ("", "7")]
    assert [(each.code, each.who) for each in said_once(typed)] == [("", ""), ("", "")]
