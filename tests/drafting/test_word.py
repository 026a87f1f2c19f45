"""Word out and in: every slot of every starter form goes out with its code, and what was changed comes back by slot."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from formbuilder.checking.explaining import explained
from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.definition.catalogue import form_files
from formbuilder.definition.slots import slots
from formbuilder.drafting.edits import EditRefused, edited
from formbuilder.drafting.slot_edits import put_words
from formbuilder.drafting.word_file import WordFault, WordFile, open_word
from formbuilder.drafting.word_notes import NoteKind, given_out_as, notes_in
from formbuilder.drafting.word_slots import as_kept, said_in, same_words
from formbuilder.drafting.word_text import text_of_word
from formbuilder.rendering.word_out import word_of

SHELF = Shelf.of(ROOT / "forms")
TEXTS = {path.parent.name: path.read_text("utf-8") for path in form_files(ROOT / "forms")}


def form_of(text: str):
    form, problems = SHELF.read(text)
    assert form is not None, problems
    return form


def words_of(form) -> dict[str, str]:
    return {address: str(words) for address, words in slots(form)}


def given_out(text: str) -> bytes:
    form = form_of(text)
    return word_of(form, "small-talk@2.1", {each.place: each.sentence for each in explained(form)}, {})


def opened(data: bytes) -> WordFile:
    file = open_word(data)
    assert not isinstance(file, WordFault), file
    return file


def saved(document) -> bytes:
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def paragraph_of(document, slot: str):
    everything = [
        *document.paragraphs,
        *(p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs),
    ]
    return next(each for each in everything if each.text.endswith(f"[{slot}]"))


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_that_nobody_changed_brings_nothing(name: str):
    file = opened(given_out(TEXTS[name]))
    given = words_of(form_of(TEXTS[name]))
    assert notes_in(file, given) == ()
    codes = set(re.findall(r"\[([^\[\]\n]+)\]", text_of_word(file)))
    assert set(given) <= codes


def test_the_file_can_be_used_by_everybody():
    data = given_out(TEXTS["needs-assessment"])
    document = Document(BytesIO(data))
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title == document.paragraphs[0].text.rpartition(" [")[0]
    assert document.paragraphs[0].style.name == "Title"
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    with ZipFile(BytesIO(data)) as file:
        styles, body = file.read("word/styles.xml").decode(), file.read("word/document.xml").decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}
    assert body.count("<w:tblHeader") == body.count("<w:tbl>") > 0
    assert "is asked if" in "\n".join(p.text for p in document.paragraphs)


SHORT = (ROOT / "formbuilder" / "drafting" / "skeletons" / "short-form.yaml").read_text("utf-8")


def test_words_that_were_changed_come_back_by_slot():
    document = Document(BytesIO(given_out(SHORT)))
    ask = paragraph_of(document, "what_is_hard.ask")
    ask.runs[0].text = "What can we help you with?"
    hint = paragraph_of(document, "what_is_hard.hint")
    hint.runs[1].text = "As much as you like.\nOr nothing."
    option = paragraph_of(document, "how_soon.options.this_week")
    option.runs[0].text = ""
    file = opened(saved(document))
    notes = notes_in(file, words_of(form_of(SHORT)))
    assert given_out_as(file) == "small-talk@2.1"
    assert [(note.kind, note.slot, note.quote, note.words) for note in notes] == [
        (NoteKind.CHANGE, "what_is_hard.ask", "What do you want help with?", "What can we help you with?"),
        (
            NoteKind.CHANGE,
            "what_is_hard.hint",
            "Write as much or as little as you like.",
            "As much as you like.\n\nOr nothing.",
        ),
        (NoteKind.CHANGE, "how_soon.options.this_week", "This week", ""),
    ]


def test_tracked_changes_come_back_with_who_made_them():
    document = Document(BytesIO(given_out(SHORT)))
    ask = paragraph_of(document, "what_is_hard.ask")
    run = ask.runs[0]._r
    deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    for mark in (deleted, inserted):
        mark.set(qn("w:author"), "Lee Gale")
        mark.set(qn("w:date"), "2026-11-20T09:30:00Z")
    run.addprevious(deleted)
    deleted.append(run)
    for text in run.findall(qn("w:t")):
        text.tag = qn("w:delText")
    new = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "What is hard?"
    new.append(words)
    inserted.append(new)
    deleted.addnext(inserted)
    (note,) = notes_in(opened(saved(document)), words_of(form_of(SHORT)))
    assert (note.slot, note.words, note.author) == ("what_is_hard.ask", "What is hard?", "Lee Gale")
    assert note.written_at is not None
    assert note.written_at.isoformat() == "2026-11-20T09:30:00+00:00"


def test_comments_come_back_with_the_words_that_they_are_about():
    document = Document(BytesIO(given_out(SHORT)))
    hint = paragraph_of(document, "how_soon.ask")
    document.add_comment(hint.runs[0], text="Why do we ask?\nWe never act on it.", author="Finance", initials="F")
    document.add_comment(document.paragraphs[1].runs[0], text="Fine with me", author="Legal", initials="L")
    one, two = notes_in(opened(saved(document)), words_of(form_of(SHORT)))
    assert (one.slot, one.quote, one.words, one.author) == ("", "small-talk@2.1", "Fine with me", "Legal")
    assert (two.slot, two.quote, two.author) == ("how_soon.ask", "How soon do you need an answer?", "Finance")
    assert two.words == "Why do we ask?\n\nWe never act on it."
    assert two.written_at is not None


def test_a_paragraph_without_its_code_changes_nothing():
    document = Document(BytesIO(given_out(SHORT)))
    paragraph_of(document, "how_soon.ask").runs[-1].text = ""
    paragraph_of(document, "how_soon.short").runs[-1].text = " [no.such]"
    assert notes_in(opened(saved(document)), words_of(form_of(SHORT))) == ()


@pytest.mark.parametrize("name", TEXTS)
def test_new_words_of_a_slot_are_put_where_it_stands(name: str):
    """Each slot of the form's own questions; those of blocks, sums and ends are refused with a sentence."""
    text, form = TEXTS[name], form_of(TEXTS[name])
    done = 0
    for address in list(words_of(form))[5::200]:
        edit = put_words(address, "Other words for this")
        if edit is None:
            continue
        try:
            changed = edited(text, [edit])
        except EditRefused:
            continue
        found, problems = SHELF.read(changed)
        if found is not None:
            assert words_of(found)[address] == "Other words for this"
            done += 1
        else:
            assert problems
    assert done or len(words_of(form)) < 200


def test_words_from_word_are_compared_as_people_read_them():
    assert same_words("a  b\n\nc", "a b\nc ")
    assert not same_words("a b", "a c")
    assert as_kept(" a \n\n\n b\u00a0c ") == "a\n\nb c"
    assert said_in("Hint: Take [a] care [x.hint]", {"x.hint"}) == ("x.hint", "Take [a] care")
    assert said_in("before [x.ask] and after", {"x.ask"}) == ("x.ask", "before and after")
    assert said_in("nothing [here]", {"x.ask"}) is None


def test_the_text_of_a_word_file_is_what_somebody_would_paste():
    document = Document()
    document.add_heading("About you", 1)
    document.add_paragraph("Do you live alone?")
    document.add_paragraph("☐ Yes")
    document.add_paragraph("Tea", style="List Bullet")
    document.add_paragraph("First", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text = "Name"
    table.rows[1].cells[0].text = "Your\nage"
    box = document.add_table(rows=1, cols=1)
    assert box
    text = text_of_word(opened(saved(document)))
    assert [line for line in text.split("\n") if line.strip()] == [
        "# About you", "Do you live alone?", "☐ Yes", "• Tea", "First", "Name\t", "Your age\t", "________", "________",
    ]  # fmt: skip  # lines
