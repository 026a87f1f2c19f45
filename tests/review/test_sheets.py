"""What comes back on paper or from a spreadsheet: numbers of notes, how many a note speaks for, rows, photos."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from formbuilder.review.note_tables import TableFault, notes_in_text
from formbuilder.review.notes import marks
from formbuilder.review.photos import MOST_BYTES, NoPhoto, read_photo
from formbuilder.review.sheets import numbers_in
from formbuilder.review.trouble import Tick
from formbuilder.services.note_files import notes_of_file
from tests.sheets import PHOTO, PLAIN, spreadsheet


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("3", (3,)), ("N3", (3,)), ("1-3, 9 4", (1, 2, 3, 9, 4)), ("2 – 4", (2, 3, 4)), ("1,1", (1,)),
        ("", None), ("3-1", None), ("hours", None), ("1.2", None), ("-4", None),
    ],
)  # fmt: skip  # a table
def test_numbers_of_notes_are_read_as_people_write_them(typed: str, numbers):
    assert numbers_in(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "people", "unknown"),
    [("w 14", 14, ""), ("14w", 14, ""), ("1,200", 1_200, ""), ("1", 0, "1"), ("0", 0, "0"), ("3 4", 0, "34")],
)
def test_a_number_among_the_letters_is_for_how_many_it_speaks_n79(typed: str, people: int, unknown: str):
    """n79: one number, two or more; what cannot be is told, and stands for nothing."""
    found = marks(typed)
    assert (found.people, found.unknown) == (people, unknown)
    assert found.ticks == (frozenset({Tick.HARD_WORD}) if "w" in typed else frozenset())


def test_a_number_at_the_end_of_a_pasted_line_belongs_to_its_words():
    (note,) = notes_in_text("3; 7; I help; 14")
    assert (note.words, note.marks) == ("I help; 14", "")


def test_a_spreadsheet_is_read_as_people_see_it_f16():
    """F16, n156: the first sheet, numbers without tails, days that are counted from 1899, columns by their names."""
    (one, two) = notes_of_file(
        spreadsheet(
            ("Code", "Words", "Date", "Source", "People", "Gathered by"),
            (2.2, "Too long & hard", date(2021, 5, 3), "Survey", 14.0, "letters"),
            (),
            (3.0, "", "", "", "", ""),
            ("hours", "Fine", "3/5/2021", "", "", ""),
        )
    )
    assert (one.code, one.words, one.day, one.source) == ("2.2", "Too long & hard", "2021-05-03", "Survey")
    assert (one.marks, one.gathered) == ("14", "letters")
    assert (two.code, two.words, two.day) == ("hours", "Fine", "3/5/2021")


def test_what_is_no_spreadsheet_is_told_in_a_sentence_and_opens_nothing():
    other = BytesIO()
    with ZipFile(other, "w") as file:
        file.writestr("word/document.xml", "<a/>")
    bomb = spreadsheet(("words",), *((f"{number}{'x' * 32_000}",) for number in range(190)))
    small = spreadsheet(("words",), ("x",))
    for data in (other.getvalue(), bomb, small[:200]):
        assert notes_of_file(data) is TableFault.OTHER
    assert notes_of_file(spreadsheet(("words",), *((f"n{number}",) for number in range(201)))) is TableFault.MANY


def test_a_photo_is_kept_without_its_place_and_its_camera_and_stands_upright():
    wide, file = Image.new("RGB", (40, 20), "grey"), BytesIO()
    said = Image.Exif()
    said[0x0112], said[0x010F] = 6, "Elm Lane"
    wide.save(file, "JPEG", exif=said)
    kept = read_photo(file.getvalue() + b"and a small film")
    assert isinstance(kept, bytes)
    assert not {b"Elm Lane", b"film", b"Exif"} & {word for word in (b"Elm Lane", b"film", b"Exif") if word in kept}
    assert Image.open(BytesIO(kept)).size == (20, 40)
    assert isinstance(read_photo(PHOTO), bytes)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", NoPhoto.EMPTY),
        (b"GIF89a", NoPhoto.OTHER),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", NoPhoto.HEIC),
        (b"<svg onload=alert(1)>", NoPhoto.OTHER),
        (PLAIN + b"\0" * MOST_BYTES, NoPhoto.TOO_BIG),
        (b"\xff\xd8\xff<script>", NoPhoto.OTHER),
        (PLAIN[:-20][:200], NoPhoto.BROKEN),
        (PLAIN.replace(b"\x00\x08\x00\x08", b"\xff\x08\xff\x08", 1), NoPhoto.BROKEN),
    ],
)
def test_what_is_no_photo_is_not_kept(data: bytes, why: NoPhoto):
    assert read_photo(data) is why
