"""The text of a Word file as somebody would paste it, with the boxes, lists and tables that pasting loses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from formbuilder.drafting.word_file import (
    NUMBERING,
    STYLES,
    Tree,
    WordFile,
    children,
    local,
    setting,
    within,
)

BOX, ROOM = "☐", "________"
_TICKS = frozenset(["6F", "A8", "71", "72", "A3", "FE", "A2", "FD", "78", "52", "51"])
"""Signs of the fonts of pictures that show a box."""
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "pPr", "rPr", "instrText", "sdtPr", "tblPr", "trPr", "tcPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "checkBox": BOX, "textInput": ROOM}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


_NOTHING = Element("nothing")


@dataclass(slots=True)
class _Lists:
    """How the paragraphs of lists begin."""

    bullets: frozenset[tuple[str, str]]
    """Number of a list, and level, with dots and not with numbers."""
    headings: Mapping[str, int]
    """Styles of headings, and how deep each is."""
    listed: frozenset[str]
    """Styles of paragraphs with a dot."""
    counts: dict[tuple[str, str], int] = field(default_factory=dict)


def text_of_word(file: WordFile) -> str:
    """Return the text, a line for each paragraph and a tab between the cells of a row."""
    lists = _lists(file)
    lines = [line for body in children(file.document, "body") for line in _blocks(body, lists)]
    return "\n".join(lines).strip()


def words_in(element: Tree) -> str:
    """Return the words of a paragraph or a run as they are now: without what somebody took away."""
    return "".join(_words(element))


def paragraphs(element: Tree) -> Iterator[Tree]:
    """Yield every paragraph, those in tables and boxes too, each once."""
    if local(element.tag) in {"Fallback", "del"}:
        return
    if local(element.tag) == "p":
        yield element
        return
    for child in element:
        yield from paragraphs(child)


def _blocks(element: Tree, lists: _Lists) -> Iterator[str]:
    for child in element:
        match local(child.tag):
            case "p":
                yield from _paragraph(child, lists)
            case "tbl":
                yield from ("", *_table(child), "")
            case "sdt" | "sdtContent" | "ins" | "customXml" | "smartTag":
                yield from _blocks(child, lists)
            case _:
                continue


def _table(table: Tree) -> Iterator[str]:
    for row in _rows(table):
        cells = [_cell(cell) for cell in _rows(row, "tc")]
        if cells == [""]:
            yield from (ROOM, ROOM)
        else:
            yield cells[0] if len(cells) == 1 else "\t".join(cells)


def _rows(element: Tree, name: str = "tr") -> Iterator[Tree]:
    """Yield the rows of a table, or the cells of a row, but not those of a table inside it."""
    for child in element:
        if local(child.tag) == name:
            yield child
        elif local(child.tag) in {"sdt", "sdtContent", "ins"}:
            yield from _rows(child, name)


def _cell(cell: Tree) -> str:
    parts = (words_in(each).replace("\n", " ").replace("\t", " ").strip() for each in paragraphs(cell))
    return " ".join(filter(None, parts))


def _paragraph(paragraph: Tree, lists: _Lists) -> Iterator[str]:
    text = words_in(paragraph).strip(" ")
    style = next((setting(each, "val") for each in within(paragraph, "pStyle")), "")
    if depth := lists.headings.get(style):
        yield from ("", f"{'#' * depth} {text}" if text else "", "")
        return
    number = next(iter(within(paragraph, "numPr")), None)
    if number is None and style not in lists.listed:
        yield from ("", text) if text and not _is_answer(text) else (text,)
        return
    yield from _in_list(text, ("", "") if number is None else _key(number), lists)


def _key(number: Tree) -> tuple[str, str]:
    """Return which list a paragraph belongs to, and how deep in it."""
    of, level = (next((setting(each, "val") for each in within(number, name)), "0") for name in ("numId", "ilvl"))
    return of, level


def _in_list(text: str, key: tuple[str, str], lists: _Lists) -> Iterator[str]:
    if not text:
        return
    if key == ("", "") or key in lists.bullets:
        yield f"• {text}"
        return
    lists.counts[key] = lists.counts.get(key, 0) + 1
    count = lists.counts[key]
    if key[1] in {"", "0"}:
        yield from ("", f"{count}. {text}")
    else:
        yield f"{LETTERS[(count - 1) % len(LETTERS)]}) {text}"


def _is_answer(text: str) -> bool:
    """Whether a paragraph is a box or room to write, which belongs to the one above."""
    return text[0] in f"{BOX}□○_….[(" or text.strip("_. …") == ""


def _words(element: Tree) -> Iterator[str]:
    name = local(element.tag)
    if name in _SKIPPED:
        return
    if name == "t":
        yield element.text or ""
    elif name == "sym":
        yield BOX if setting(element, "char").upper()[-2:] in _TICKS else ""
    elif name in _SIGNS:
        yield _SIGNS[name]
    elif name == "sdt" and _is_room(element):
        yield ROOM
    else:
        for child in element:
            yield from _words(child)


def _is_room(control: Tree) -> bool:
    """Whether a control waits for words: it shows “Click here to enter text” and is no box to tick."""
    names = {local(each.tag) for each in control.iter()}
    return "showingPlcHdr" in names and "checkbox" not in names


def _lists(file: WordFile) -> _Lists:
    styles, numbering = (file.parts.get(name, _NOTHING) for name in (STYLES, NUMBERING))
    named = {setting(each, "styleId"): _style_name(each) for each in within(styles, "style")}
    headings = {id_: _depth(name) for id_, name in named.items() if _depth(name)}
    listed = frozenset(id_ for id_, name in named.items() if name.startswith("list bullet"))
    return _Lists(frozenset(_bullets(numbering)), headings, listed)


def _style_name(style: Tree) -> str:
    return next((setting(each, "val").lower() for each in children(style, "name")), "")


def _depth(name: str) -> int:
    """Return how deep a style of headings is, 1 to 6; 0 if it is none."""
    if name in {"title", "subtitle"}:
        return 1
    return int(name[-1]) if re.fullmatch(r"heading [1-6]", name) else 0


def _bullets(numbering: Tree) -> Iterator[tuple[str, str]]:
    dotted = {
        (setting(abstract, "abstractNumId"), setting(level, "ilvl"))
        for abstract in children(numbering, "abstractNum")
        for level in children(abstract, "lvl")
        if any(setting(each, "val") == "bullet" for each in children(level, "numFmt"))
    }
    for number in children(numbering, "num"):
        abstract = next((setting(each, "val") for each in children(number, "abstractNumId")), "")
        yield from ((setting(number, "numId"), level) for of, level in dotted if of == abstract)
