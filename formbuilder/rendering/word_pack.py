"""The board pack as a Word file: real headings, tables with a head that repeats, and its language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from formbuilder.rendering.pack_page import Block, BoardPage

if TYPE_CHECKING:
    from docx.document import Document

SQUARE = "☐"
LANGUAGE = "en-GB"
GRID = "Table Grid"
SHADE = {"val": "clear", "color": "auto", "fill": "E8E8E8"}
"""Behind what stands above the columns of a table."""


def word_pack(page: BoardPage) -> bytes:
    """Return the file; nothing in it changes when it is made again from the same pack."""
    document = begin_word(page.heading, page.council.name, page.made_on)
    for block in page.blocks:
        heading = document.add_heading(block.heading, level=block.level)
        heading.paragraph_format.page_break_before = block.new_page or None
        _say(document, block)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def begin_word(heading: str, author: str, made_on: date) -> Document:
    """Return a file with its heading, and what it says of itself."""
    import docx  # noqa: PLC0415 - most processes never need it
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    document = docx.Document()
    made = datetime(made_on.year, made_on.month, made_on.day, 12, tzinfo=UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title, facts.author, facts.language = heading, author, LANGUAGE
    facts.created = facts.modified = made
    facts.last_modified_by, facts.comments = author, ""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    document.add_heading(heading, level=1)
    return document


def _say(document: Document, block: Block) -> None:
    for line in block.lines:
        document.add_paragraph(line)
    for point in block.points:
        document.add_paragraph(point, style="List Bullet")
    question = block.question
    for answer in question.answers if question else ():
        hint = f" ({answer.hint})" if answer.hint else ""
        document.add_paragraph(f"{SQUARE} {answer.label}{hint}")
    for name in question.spaces if question else ():
        document.add_paragraph(f"{name} ________________________".strip())
    if block.rows:
        _table(document, block)


def _table(document: Document, block: Block) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    table = document.add_table(rows=1, cols=len(block.head), style=GRID)
    for cell, name in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
        shade = OxmlElement("w:shd")
        for key, value in SHADE.items():
            shade.set(qn(f"w:{key}"), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - the library has no word for it
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no word for it
    for row in block.rows:
        names, *cells = table.add_row().cells
        names.paragraphs[0].add_run(row[0]).bold = True
        for cell, text in zip(cells, row[1:], strict=True):
            cell.text = text
