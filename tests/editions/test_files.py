"""An edition goes out as a file and comes back the same; a file that is broken is refused with its lines."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from formbuilder.answers.cells import FORMULA, bare, guarded
from formbuilder.editions import files
from formbuilder.editions.catalogue import CatalogueError, checked
from formbuilder.editions.entries import Entry, State, stand
from formbuilder.editions.sheet import COLUMNS
from formbuilder.editions.sources import sources
from tests.forms.starters import FORMS
from tests.sheets import spreadsheet

FORM = FORMS["carers-assessment@1"]


def entry(number, slot):
    """Every third slot is missing, every third was made from older words."""
    source = slot.words if number % 3 == 1 else f"Before: {slot.words}"
    return (Entry(owner=slot.owner, address=slot.address, source=source, words=f'=„{number}” "ż" \\ {slot.words}'),)


SLOTS = tuple(sources(FORM, "ur"))
STANDING = stand(SLOTS, {(s.owner, s.address): entry(n, s) for n, s in enumerate(SLOTS) if n % 3})


@pytest.mark.parametrize("kind", ["po", "xliff", "xlsx", "csv"])
def test_what_goes_out_comes_back(kind):
    found = files.read(f"x.{kind}", files.WRITERS[kind](FORM.slug, FORM.version, "pl", STANDING))
    assert (found.form, found.language) == ("carers-assessment", "pl")
    assert [(s.address, s.source, s.words) for s in found.said] == [
        (each.source.address, each.source.words, each.entry.words if each.entry else "") for each in STANDING
    ]
    fresh = {each.source.address for each in STANDING if each.state is State.DRAFTED}
    assert {said.address for said in checked(found).said} == fresh


def test_no_cell_of_a_table_begins_a_formula():
    table = files.WRITERS["csv"](FORM.slug, FORM.version, "pl", STANDING).decode("utf-8-sig")
    assert not [cell for line in table.splitlines() for cell in line.split(",") if cell.startswith(("=", '"='))]


@pytest.mark.parametrize("text", ["=1", "＝1", "\n=1", " =1", "'=1", "''＠x", "'x", "x", ""])
def test_a_guarded_cell_begins_no_formula_and_comes_back_as_it_was(text):
    assert not guarded(text).lstrip(" ").startswith(FORMULA)
    assert bare(guarded(text)) == text


HEAD = 'msgid ""\nmsgstr ""\n"Project-Id-Version: f 1\\n"\n"Language: pl\\n"\n\n'
XLIFF = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="f"{}</file></xliff>'
ONE = 'msgctxt "a.ask"\nmsgid "A"\nmsgstr "B"\n\n'
UNIT = '><body>\n<trans-unit resname="a.ask"><source>A</source><target>{}</target></trans-unit></body>'
TABLE = "place,English,translation\n"


@pytest.mark.parametrize(
    ("name", "data", "line", "words"),
    [
        ("x.po", HEAD + 'msgctxt "a.ask"\nmsgid "Five %(days)s"\nmsgstr "Pięć"\n', 7, "filled in later"),
        ("x.po", HEAD + 'msgctxt "a.ask"\nmsgid "Five"\nmsgstr "<b>Pięć</b>"\n', 7, "no HTML"),
        ("x.po", HEAD + 'msgctxt "a.ask"\nmsgid "Five"\nmsgstr "Pięć\n', 8, "between two"),
        ("x.po", HEAD + ONE + 'msgctxt "a.ask"\nmsgid "C"\nmsgstr "D"\n', 11, "line 7"),
        ("x.po", HEAD + 'msgid "A"\nmsgstr "B"\n', 6, "no place"),
        ("x.po", b"\xff\xfe\x00", 0, "UTF-8"),
        ("x.xliff", "<xliff", 1, "cannot be read"),
        ("x.xliff", "<a/>", 1, "version 1.2"),
        ("x.xliff", XLIFF.format(UNIT.format("&lt;i&gt;")), 2, "HTML"),
        ("x.csv", "a,b\n1,2\n", 1, "columns"),
        ("x.csv", TABLE + "a.ask,A,B\nb.ask,Five,<i>5</i>\n", 3, "HTML"),
        ("x.xlsx", spreadsheet(("place", "translation")), 1, "columns"),
        ("x.xlsx", spreadsheet(COLUMNS[2:5], ("a.ask", "A", "B"), (), ("b.ask", "C", "<b>")), 4, "HTML"),
        ("x.xlsx", b"no sheet", 0, "spreadsheet"),
        ("x.doc", "", 0, ".po"),
        ("x.po", b"#" * 4_000_001, 0, "too big"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(name, data, line, words):
    with pytest.raises(CatalogueError) as caught:
        checked(files.read(name, data if isinstance(data, bytes) else data.encode()))
    assert [(each.line, words in each.sentence) for each in caught.value.problems] == [(line, True)]


def test_a_spreadsheet_keeps_english_locked_its_head_in_view_and_urdu_from_the_right():
    data = files.WRITERS["xlsx"](FORM.slug, 1, "ur", STANDING[:4])
    sheet = load_workbook(BytesIO(data)).active
    words = COLUMNS.index("translation")
    assert (sheet.freeze_panes, sheet.sheet_view.rightToLeft, sheet.protection.sheet) == ("A2", True, True)
    state = COLUMNS.index("state")
    for row in sheet.iter_rows(min_row=2):
        free = {number for number, cell in enumerate(row) if not cell.protection.locked}
        assert free == ({words, state} if row[state].value == "stale" else {words})
    assert all(cell.alignment.wrap_text and cell.data_type == "s" for cell in sheet[3] if cell.value)


def test_an_outside_entity_is_never_opened():
    data = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + XLIFF.format(UNIT.format("&e;"))
    assert [each.words for each in files.read("x.xliff", data.encode()).said] == ["&e;"]
