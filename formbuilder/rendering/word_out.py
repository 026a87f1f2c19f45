"""A version as a Word file for people who work there: each text with its address, conditions as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Page, Question
from formbuilder.definition.slots import question_slots, slots
from formbuilder.drafting.word_slots import label_of

LANGUAGE = "en-GB"
CODE, GREY = "Slot code", RGBColor(0x50, 0x5A, 0x5F)
HOW = (
    "You can change words where they stand, and you can add comments.",
    "Leave the codes in square brackets as they are. They tell us where words belong.",
    "Send the file back to the person who gave it to you. They bring your comments and changes into the draft.",
)
_TABLE_HEAD = ("Wording", "Words")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A Word file on its way."""

    document: WordDocument
    sentences: Mapping[str, str]
    """When each thing is asked, by its place."""
    styles: Mapping[str, str]
    """The id of each style, by its name: to look one up takes 10 ms."""

    def paragraph(self, style: str = "Normal") -> Paragraph:
        """Begin a paragraph."""
        found = self.document.add_paragraph()
        found._p.style = self.styles[style]  # noqa: SLF001 - by name it is looked up each time
        return found

    def fill(self, paragraph: Paragraph, address: str, words: str) -> None:
        """Write the words of a slot in a paragraph, with its label before them and its code behind."""
        if label := label_of(address):
            paragraph.add_run(label).bold = True
        paragraph.add_run(words.replace("\n\n", "\n"))
        paragraph.add_run(f" [{address}]")._r.style = self.styles[CODE]  # noqa: SLF001 - as above

    def slot(self, address: str, words: str, style: str = "Normal") -> None:
        """Write the words of a slot, with its code behind them."""
        self.fill(self.paragraph(style), address, words)

    def sentence(self, place: str) -> None:
        """Write when something is asked, if not always."""
        if place in self.sentences:
            self.document.add_paragraph().add_run(self.sentences[place]).italic = True


def word_of(form: Form, identifier: str, sentences: Mapping[str, str], kinds: Mapping[str, str]) -> bytes:
    """Return the file; ``identifier`` says which save it is, ``kinds`` how each question is answered, by its id."""
    document = Document()
    _set_up(document, form, identifier)
    styles = {str(style.name): style.style_id for style in document.styles}
    sheet, words = _Sheet(document, sentences, styles), {address: str(text) for address, text in slots(form)}
    sheet.slot("form.title", words.pop("form.title"), "Title")
    document.add_paragraph(identifier)
    for line in HOW:
        document.add_paragraph(line)
    for address in [each for each in words if each.startswith("form.")]:
        sheet.slot(address, words.pop(address))
    for section in form.sections:
        _take(sheet, words, f"section:{section.id}.title", "Heading 1")
        _take(sheet, words, f"section:{section.id}.neutral_title")
        sheet.sentence(f"section:{section.id}")
        for page in section.pages:
            _page(sheet, words, page, kinds)
    _rest(sheet, words)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _page(sheet: _Sheet, words: dict[str, str], page: Page, kinds: Mapping[str, str]) -> None:
    _take(sheet, words, f"page:{page.id}.title", "Heading 2")
    sheet.sentence(f"page:{page.id}")
    for question in every_question(page.questions):
        _question(sheet, words, question, kinds.get(question.id, ""))


def _question(sheet: _Sheet, words: dict[str, str], question: Question, kind: str) -> None:
    _take(sheet, words, f"{question.id}.ask", "Heading 3")
    if kind:
        sheet.document.add_paragraph().add_run(kind).italic = True
    sheet.sentence(question.id)
    mine = [
        address for address, _ in question_slots(question) if address in words and address.startswith(f"{question.id}.")
    ]
    for address in mine:
        if "@" not in address:
            is_option = ".options." in address and not address.endswith(".hint")
            _take(sheet, words, address, "List Bullet" if is_option else "Normal")
    variants = [(address, words.pop(address)) for address in mine if "@" in address]
    if variants:
        _variants(sheet, variants)


def _variants(sheet: _Sheet, variants: list[tuple[str, str]]) -> None:
    """Write the other wordings of a question as a table."""
    table = sheet.document.add_table(rows=1, cols=len(_TABLE_HEAD), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, _TABLE_HEAD, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001 - it has no other way to mark the head of a table
    for address, words in variants:
        wording, cell = table.add_row().cells
        wording.text = address.partition("@")[2]
        sheet.fill(cell.paragraphs[0], address, words)
    sheet.paragraph()


def _rest(sheet: _Sheet, words: dict[str, str]) -> None:
    """Write what stands in no section: ends, sums, the result and the glossary."""
    if words:
        sheet.paragraph("Heading 1").add_run("Ends, results and words explained")
    for address in list(words):
        _take(sheet, words, address)


def _take(sheet: _Sheet, words: dict[str, str], address: str, style: str = "Normal") -> None:
    if address in words:
        sheet.slot(address, words.pop(address), style)


def _set_up(document: WordDocument, form: Form, identifier: str) -> None:
    """Say language, title and which save it is; set a size that can be read, and the look of codes."""
    properties = document.core_properties
    properties.title, properties.identifier, properties.language = str(form.title), identifier, LANGUAGE
    properties.author = properties.comments = ""
    document.styles["Normal"].font.size = Pt(12)
    code = document.styles.add_style(CODE, WD_STYLE_TYPE.CHARACTER)
    code.font.size, code.font.color.rgb = Pt(9), GREY
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
