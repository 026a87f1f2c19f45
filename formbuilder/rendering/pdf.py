"""Documents to keep, as PDF/UA-1: tagged, in a language, with a title; made by typst when one is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from formbuilder.config import ROOT
from formbuilder.rendering.council_words import way_words
from formbuilder.rendering.result_paper import on_paper
from formbuilder.tongue.messages import ENGLISH, _, speaking

if TYPE_CHECKING:
    import typst

    from formbuilder.rendering.copy_page import CopyPage
    from formbuilder.rendering.cover_page import CoverPage
    from formbuilder.rendering.news_slip_pages import NewsSlipsPage
    from formbuilder.rendering.pack_page import BoardPage
    from formbuilder.rendering.result_page import ResultPage
    from formbuilder.rendering.statement_page import StatementPage
    from formbuilder.rendering.summary import Chapter, Row
    from formbuilder.rendering.text_page import Part

Data: TypeAlias = dict[str, object]
DOCUMENTS = Path(__file__).parent / "documents"
FONTS = ROOT / "static" / "build" / "fonts"
"""The fonts that come with the set-up: Latin, Nastaliq and Naskh, Gurmukhi, Bengali."""
OTHER_LETTERS = re.compile(
    "[^\n -~\xa0-\u024f\u0300-\u036f\u0370-\u04ff\u0600-\u06ff\u0964\u0965\u0980-\u09ff\u0a00-\u0a7f"
    "\u1e00-\u1eff\u200c-\u200f\u2010-\u2027\u20ac]"
)
"""Signs that the fonts which come with the set-up may not have."""
MARKED = (b"/Alt<FEFF007E007E", b"/ActualText<FEFF ")
DRAWN = (b"/S/Figure/P", b"/S/Span  /P")
"""How typst marks words that are written from right to left (``said`` in letters.typ), and what is put in its place.

Both are equally long: where things stand in the file stays the same.
"""
CANNOT_SHOW = "This is written in letters that this PDF cannot show. The page to print shows them."


def or_in_english(make: Callable[[], bytes]) -> bytes:
    """Return what ``make`` makes in the language in use, or in English if the machine has no font for that one."""
    import typst  # noqa: PLC0415 - 80 MB that most processes never need

    try:
        return make()
    except typst.TypstError:
        with speaking(None):
            return make()


def copy(page: CopyPage, language: str = "en-GB", direction: str = "ltr") -> bytes:
    """Return the copy as a PDF; what people wrote goes in as data, so that no sign in it means anything to typst.

    An answer in letters for which the machine has no font says so in its place: PDF/UA-1 has no empty boxes.
    """
    import typst  # noqa: PLC0415 - 80 MB that most processes never need

    try:
        return _made("copy.typ", page, _copied(page), language, direction)
    except typst.TypstError:
        return _made("copy.typ", page, _copied(_in_letters_we_have(page)), language, direction)


def cover_sheet(page: CoverPage, language: str = "en-GB", direction: str = "ltr") -> bytes:
    """Return the cover sheet as a PDF; a proof in letters for which there is no font says so, as in a copy."""
    import typst  # noqa: PLC0415 - as above

    try:
        return _made("cover.typ", page, _covered(page), language, direction)
    except typst.TypstError:
        readable = replace(page, proofs=tuple(_line(proof) for proof in page.proofs))
        return _made("cover.typ", page, _covered(readable), language, direction)


@cache
def picture_file(svg: str) -> bytes:
    """Return a drawing as PNG, for files that cannot hold SVG."""
    import typst  # noqa: PLC0415 - as above

    source = "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
    source += '#image(bytes(sys.inputs.svg), format: "svg", width: 2cm)'
    made = typst.compile(source.encode(), sys_inputs={"svg": svg}, format="png", ppi=300)
    return bytes(made)


def result(page: ResultPage, language: str = "en-GB", direction: str = "ltr") -> bytes:
    """Return a result as a PDF; letters without a font are left out, once its own words are English."""
    import typst  # noqa: PLC0415 - as above

    own: Data = {"result": on_paper(page.parts)}
    try:
        return _made("finding.typ", page, own, language, direction)
    except typst.TypstError:
        if language != ENGLISH:
            raise
        return _made("finding.typ", page, own, language, direction, _without_other_letters)


def board_pack(page: BoardPage) -> bytes:
    """Return a board pack as a PDF."""
    return paper_file("pack.typ", _boarded(page), page.made_on)


def paper_file(document: str, data: Data, made_on: date, language: str = "en-GB", direction: str = "ltr") -> bytes:
    """Return a document for everybody as a PDF; words in letters for which there is no font say so, as in a copy."""
    import typst  # noqa: PLC0415 - as above

    try:
        return _compiled(document, data, _midday(made_on), language, direction)
    except typst.TypstError:
        readable = _each_text(data, _without_other_letters)
        return _compiled(document, readable, _midday(made_on), language, direction)


def news_slips(page: NewsSlipsPage, made_at: datetime) -> bytes:
    """Return slips of news as a PDF, each on a page of its own; letters without a font are said to be missing."""
    import typst  # noqa: PLC0415 - as above

    try:
        return _compiled("pack.typ", _slipped(page), made_at, "en-GB", "ltr")
    except typst.TypstError:
        return _compiled("pack.typ", _each_text(_slipped(page), _without_other_letters), made_at, "en-GB", "ltr")


def _slipped(page: NewsSlipsPage) -> Data:
    nothing: Data = {"points": (), "rows": (), "head": (), "question": None, "new_page": False}
    blocks: list[Data] = []
    for number, slip in enumerate(page.slips):
        blocks.append({**nothing, "level": 2, "heading": slip.number, "lines": slip.lines, "new_page": number > 0})
        for each in slip.comments:
            asked = {"answers": [{"label": ask, "hint": ""} for ask in each.asks], "spaces": (), "lines": 0}
            block = {"level": 3, "heading": each.heading, "lines": each.lines}
            blocks.append({**nothing, **block, "question": asked if each.asks else None})
    return {"heading": page.heading, "council": page.council.name, "form": page.council.name, "blocks": blocks}


def _boarded(page: BoardPage) -> Data:
    return {
        "heading": page.heading,
        "council": page.council.name,
        "form": page.footer,
        "blocks": [asdict(block) for block in page.blocks],
    }


def _without_other_letters(text: str) -> str:
    """Leave out what cannot be shown; “(Urdu)” is left of a language with its name in English."""
    left = OTHER_LETTERS.sub("", text).strip()
    return left if left or not text else "In letters that this PDF cannot show."


def _midday(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def statement(page: StatementPage, language: str = "en-GB", direction: str = "ltr") -> bytes:
    """Return the statement of a decision as a PDF; words in letters for which there is no font say so."""
    import typst  # noqa: PLC0415 - as above

    try:
        return _made("statement.typ", page, _stated(page), language, direction)
    except typst.TypstError:
        changed, lines = tuple(_readable_part(part) for part in page.changed), tuple(_line(line) for line in page.lines)
        readable = replace(page, changed=changed, lines=lines)
        return _made("statement.typ", page, _stated(readable), language, direction)


def _stated(page: StatementPage) -> Data:
    changed = [{"title": part.heading, "lines": part.points} for part in page.changed]
    ways = tuple(map(way_words, page.again.entries))
    again = {"title": page.again.heading, "lines": page.again.lines, "ways": ways}
    title = "".join(page.changed_words)
    return {"result": on_paper(page.parts), "changed": changed, "changed_title": title, "again": again}


def _readable_part(part: Part) -> Part:
    return replace(part, points=tuple(_line(point) for point in part.points))


def everything(made_at: datetime, own: Data, language: str = "en-GB", direction: str = "ltr") -> bytes:
    """Return all that is kept about one person as a PDF; ``own`` is what a copy has, with a chapter for each form."""
    import typst  # noqa: PLC0415 - as above

    try:
        return _compiled("copy.typ", own, made_at, language, direction)
    except typst.TypstError:
        return _compiled("copy.typ", _each_text(own, _line), made_at, language, direction)


def _copied(page: CopyPage) -> Data:
    chapters = [{"title": part.title, "rows": [_row(row) for row in part.rows]} for part in page.chapters]
    return {"chapters": chapters, "result": on_paper(page.result) if page.result else None}


def _covered(page: CoverPage) -> Data:
    return {
        "address": page.address,
        "address_label": _("Send it to"),
        "proofs": page.proofs,
        "proofs_label": _("What to put in"),
        "tick_label": _("Tick each one that you put in."),
    }


def _made(
    document: str,
    page: CopyPage | CoverPage | ResultPage | StatementPage,
    own: Data,
    language: str,
    direction: str,
    shown: Callable[[str], str] = str,
) -> bytes:
    """Make a document; ``own`` is what it has beside the head that all of them share, each text as ``shown`` has it."""
    head = {
        "heading": page.heading,
        "council": page.council,
        "form": page.form,
        "reference": page.reference,
        "reference_label": _("Reference:"),
        "lines": page.lines,
    }
    return _compiled(document, _each_text(own | head, shown), page.made_at, language, direction)


def _compiled(document: str, own: Data, made_at: datetime, language: str, direction: str) -> bytes:
    tongue, _dash, region = language.partition("-")
    data = own | {"language": tongue, "region": region or None, "direction": direction}
    made = _compiler(document, json.dumps(data)).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=int(made_at.timestamp())
    )
    if not isinstance(made, bytes):
        raise TypeError("typst did not make one document")
    return made.replace(*MARKED).replace(*DRAWN)


def _row(row: Row) -> dict[str, object]:
    return {"ask": row.ask, "shown": row.shown}


def _compiler(document: str, data: str) -> typst.Compiler:
    """Make a compiler for one document: one that threads share could put one person's answers in another's copy."""
    import typst  # noqa: PLC0415 - as above

    return typst.Compiler(input=DOCUMENTS / document, root=DOCUMENTS, font_paths=_fonts(), sys_inputs={"data": data})


@cache
def _fonts() -> typst.Fonts:
    """Find the fonts of the set-up and, for other letters, those of the machine: once, when a PDF is asked for."""
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(font_paths=[FONTS])


def _in_letters_we_have(page: CopyPage) -> CopyPage:
    return replace(page, chapters=tuple(_readable(chapter) for chapter in page.chapters))


def _readable(chapter: Chapter) -> Chapter:
    rows = (replace(row, lines=tuple(_line(line) for line in row.lines)) for row in chapter.rows)
    return replace(chapter, rows=tuple(rows))


def _each_text(data: object, shown: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON
    """Return data with every text as ``shown`` makes it."""
    match data:
        case str():
            return shown(data)
        case dict():
            return {key: _each_text(each, shown) for key, each in data.items()}
        case list() | tuple():
            return [_each_text(each, shown) for each in data]
        case _:
            return data


def _line(line: str) -> str:
    return CANNOT_SHOW if OTHER_LETTERS.search(line) else line
