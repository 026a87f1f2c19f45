"""The copy to keep: what was written comes out of the file as it was written, for people and for their tools."""

import re
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from unicodedata import normalize

import pytest

from formbuilder.rendering import pdf
from formbuilder.rendering.copy_page import CopyPage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.summary import Chapter, Row
from formbuilder.tongue.messages import Tongue, _, language_in_use, speaking

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
GLYPH = rb"\\[0-7]{3}(?:\\[0-7]{3}|\\[^0-7]|[^\\])"
"""Two bytes; the second may be a bracket as it is."""
SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|\(((?:" + GLYPH + rb")*)\)|(?<=ET)(\n)|/ActualText<FEFF([0-9A-F]+)>|(EMC)", re.DOTALL
)
READ = re.compile(rb"/S/Span  /P \d+ 0 R(?:/Lang\([^)]*\))?/ActualText<FEFF ([0-9A-F]+)>")
"""Words that a whole part of a document stands for."""
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def page(*lines: str) -> CopyPage:
    row = Row(question="q", page=1, ask="What do you do?", short="x", lines=lines, note="", private=False, apart=False)
    return CopyPage(
        heading="A copy of your answers",
        title="A copy of your answers – Example Council",
        council="Example Council",
        form="A form",
        reference="K7P4-MX3Q",
        lines=("This copy was made today.",),
        chapters=(Chapter(title="About you", rows=(row,)),),
        made_at=datetime(2026, 11, 22, 9, 30, 0, 17, tzinfo=UTC),
        pdf=Link("", ""),
        back=Link("", ""),
    )


def text_of(data: bytes) -> str:
    """The text that a reader or a screen reader gets: each glyph turned back by its font's own table."""
    objects = dict(OBJECT.findall(data))
    pages = re.findall(rb"/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", data)
    return "".join(piece for named, text in pages for piece in _page(objects, named, text))


def _page(objects: dict[bytes, bytes], named: bytes, text: bytes) -> Iterator[str]:
    """What one page shows; each page has names of its own for fonts."""
    fonts = {name: _table(objects, number) for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", objects[named])}
    yield from _pieces(_stream(objects[text]), fonts)


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    assert found
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]


def _table(objects: dict[bytes, bytes], font: bytes) -> dict[int, str]:
    number = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    assert number, "a font without a way back to text"
    pairs = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", _stream(objects[number[1]]), re.MULTILINE)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


def _pieces(content: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    table: dict[int, str] = {}
    told = False
    for font, shown, end, words, over in SHOWN.findall(content):
        if font:
            table = fonts[font]
        elif words or over:
            told = bool(words)
            yield in_words(words)
        elif end:
            yield "\n"
        elif not told:
            glyphs = ESCAPE.sub(_unescaped, shown)
            yield "".join(table.get(int.from_bytes(glyphs[at : at + 2]), "") for at in range(0, len(glyphs), 2))


def in_words(hexed: bytes) -> str:
    """Text as a PDF writes it beside its signs."""
    return bytes.fromhex(hexed.decode()).decode("utf-16-be")


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else SIGNS.get(sign, sign)


def test_a_tool_for_reading_finds_language_title_and_headings():
    data = pdf.copy(page("Words"))
    for mark in (
        b"/Lang(en-GB)",
        b"/MarkInfo<</Marked true",
        b"/StructTreeRoot",
        b"/Title(A copy of your answers)",
        b"/DisplayDocTitle true",
        b"/S/H1",
        b"/S/H2",
        b"/S/H3",
    ):
        assert mark in data, mark
    assert b"pdfuaid:part" in data


@pytest.mark.parametrize(
    "written",
    [
        "#panic()",
        '#read("copy.typ")',
        "$x$",
        "*a* _b_",
        "<b>bold</b> &amp;",
        "= no heading",
        "- no list",
        "`raw` // no note",
        "@you \\ x",
        "é ’ “ £ – €",
        "sys.inputs.data",
        "https://example.org/",
    ],
)
def test_what_was_typed_comes_out_as_typed(written):
    assert written in text_of(pdf.copy(page(written)))


def test_everything_stands_in_it_in_order():
    lines = text_of(pdf.copy(page("first", "second"))).split("\n")
    assert [line for line in lines if line][:9] == [
        "A copy of your answers",
        "Example Council: A form",
        "Reference: ",
        "K7P4-MX3Q",
        "This copy was made today.",
        "About you",
        "What do you do?",
        "first",
        "second",
    ]


@pytest.mark.parametrize("written", ["اردو میں", "ਪੰਜਾਬੀ", "বাংলা", "中文", "😀", "\u202e", "a" * 5_000])
def test_no_letters_stop_the_copy(written):
    data = pdf.copy(page(written, "and this"))
    assert b"pdfuaid:part" in data
    assert "and this" in text_of(data)


def test_letters_without_a_font_are_told():
    fitted = pdf._in_letters_we_have(page("中文", "plain"))
    assert fitted.chapters[0].rows[0].shown == (pdf.CANNOT_SHOW, "plain")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "Zażółć gęślą jaźń. Czy ma Pani 18 lat?"),
        ("cy", "Ydych chi’n 18 oed neu’n hŷn? Sŵn y gŵr."),
        ("ro", "Știți cât timp? Țineți minte că ajutați."),
    ],
)
def test_words_copy_out_as_they_are_read(language, said):
    """2.3.6: letters are put together in each script, and the file says what its signs stand for."""
    words = text_of(pdf.copy(page(said), language)).replace("\n", "")
    assert normalize("NFC", said) in normalize("NFC", words)


@pytest.mark.parametrize(
    ("language", "direction", "font", "said"),
    [
        ("ur", "rtl", b"NotoNastaliqUrdu", "کیا آپ کی عمر 18 سال یا اس سے زیادہ ہے؟"),
        ("pa", "ltr", b"NotoSansGurmukhi", "ਕੀ ਤੁਹਾਡੀ ਉਮਰ 18 ਸਾਲ ਜਾਂ ਵੱਧ ਹੈ? ਤੁਸੀਂ ਜੋ ਮਦਦ ਕਰਦੇ ਹੋ।"),
        ("bn", "ltr", b"NotoSansBengali", "আপনার বয়স কি ১৮ বছর বা তার বেশি?"),
    ],
)
def test_letters_that_are_put_together_are_read_in_their_own_order(language, direction, font, said):
    """2.3.6: a line of Urdu with a number is drawn in pieces; the file says the whole of it, in order."""
    data = pdf.copy(page(said, "then"), language, direction)
    assert [in_words(found) for found in READ.findall(data)] == [said]
    assert f"/Lang({language})".encode() in data
    assert font in data
    assert b"/Figure" not in data


def test_no_copy_holds_the_words_of_another():
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda number: pdf.copy(page(f"person {number:02}")), range(24)))
    assert all(re.findall(r"person \d\d", text_of(data)) == [f"person {n:02}"] for n, data in enumerate(made))


def test_another_language_is_said():
    assert b"/Lang(cy)" in pdf.copy(page("Helo"), "cy")


def test_the_name_of_the_file_tells_nothing():
    assert page().file_name == "copy-K7P4-MX3Q.pdf"


def test_a_language_without_letters_for_this_machine_is_left_for_english():
    """Issue 7: a fault in a catalogue breaks no page."""

    def make() -> bytes:
        return pdf.copy(replace(page("Washing"), heading=_("A copy of your answers")), *language_in_use())

    with speaking(Tongue("en-XA", "x", Unprintable())):
        made = pdf.or_in_english(make)
        assert language_in_use()[0] == "en-XA"
    assert made == make()


class Unprintable:
    """A catalogue with a sign that no font has."""

    def gettext(self, message: str) -> str:
        return f"［{message}］"

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)
