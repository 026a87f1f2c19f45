"""The questions of a round as files: a pack as PDF and for Word, postcards and a plain sheet as PDF."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import TYPE_CHECKING

from formbuilder.rendering.drawings import drawings
from formbuilder.rendering.pdf import Data, paper_file, picture_file
from formbuilder.rendering.round_paper import PaperPart, RoundPaper
from formbuilder.rendering.word_pack import SQUARE, begin_word

if TYPE_CHECKING:
    from docx.document import Document

LINE = "_" * 38
LARGE = 18
"""Points: large print."""
WIDE = 2
"""Centimetres of a drawing."""


def pack_pdf(paper: RoundPaper) -> bytes:
    """Return the pack as a PDF in large print."""
    return paper_file("round_pack.typ", _data(paper), paper.made_on)


def postcards_pdf(paper: RoundPaper) -> bytes:
    """Return the postcards: two sides of A6 for each question."""
    return paper_file("round_postcards.typ", _data(paper), paper.made_on)


def sheet_pdf(paper: RoundPaper) -> bytes:
    """Return the plain sheet."""
    return paper_file("round_sheet.typ", _data(paper), paper.made_on)


def pack_word(paper: RoundPaper) -> bytes:
    """Return the pack as a Word file in large print."""
    from docx.shared import Cm, Pt  # noqa: PLC0415 - most processes never need it

    document = begin_word(paper.heading, paper.council.name, paper.made_on)
    document.styles["Normal"].font.size = Pt(LARGE)
    _before(document, paper)
    for question in paper.questions:
        document.add_heading(question.heading, level=2).paragraph_format.page_break_before = True
        document.add_paragraph().add_run(question.ask).bold = True
        document.add_paragraph(f"[{question.code}]")
        for part in question.parts:
            written = document.add_paragraph(f"{part.name}: {part.words} [{part.code}]")
            for drawn in drawings().get(part.picture, ()):
                written.add_run(" ").add_picture(BytesIO(picture_file(drawn)), width=Cm(WIDE))
        _room(document, paper)
    document.add_heading("Cards to hold up in a meeting", level=2).paragraph_format.page_break_before = True
    for name, words in paper.cards:
        document.add_paragraph(f"{name} {words}")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _before(document: Document, paper: RoundPaper) -> None:
    """Write what stands before the questions: what can change first."""
    for heading, lines in paper.before:
        document.add_heading(heading, level=2)
        for line in lines:
            document.add_paragraph(line)
    document.add_paragraph(f"{paper.number} {LINE}")


def _room(document: Document, paper: RoundPaper) -> None:
    """Write the ticks and the room to write on."""
    document.add_heading("How easy is it?", level=3)
    document.add_paragraph("   ".join(f"{SQUARE} {ease}" for ease in paper.eases))
    document.add_heading("Tick what fits", level=3)
    for tick in paper.ticks:
        document.add_paragraph(f"{SQUARE} {tick}")
    document.add_heading("What do you want to say?", level=3)
    for _ in range(paper.write):
        document.add_paragraph(LINE)


def _part(part: PaperPart) -> Data:
    return asdict(part) | {"drawn": drawings().get(part.picture, ())}


def _data(paper: RoundPaper) -> Data:
    """Return what the documents are made from; every word of it is set as text."""
    names = ("heading", "before", "until", "send_to", "eases", "ticks", "cards", "number", "write", "rows")
    questions = [
        asdict(each)
        | {"heading": each.heading, "parts": list(map(_part, each.parts)), "ways": list(map(_part, each.ways))}
        for each in paper.questions
    ]
    return {**{name: getattr(paper, name) for name in names}, "council": paper.council.name, "questions": questions}
