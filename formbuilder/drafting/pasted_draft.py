"""A draft in YAML from the pieces of pasted text, as somebody chose them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from formbuilder.drafting.names import id_from
from formbuilder.drafting.pasted_questions import Writer, as_written
from formbuilder.drafting.pieces import FACTS, WITH_OPTIONS, Becomes, Piece
from formbuilder.drafting.unfinished import joined_to
from formbuilder.drafting.writing import setting, word

JOINED = "join"
"""Chosen for a piece that belongs to the one before it."""
NO_TITLE = "A new form"
FIRST_SECTION = "Your answers"
NOTHING = "There are no questions yet"
_MOST_ON_A_PAGE = 6
_WITH_FACTS = FACTS | {Becomes.TEXT, Becomes.DATE}


@dataclass(slots=True)
class _Section:
    title: str
    pieces: list[Piece] = field(default_factory=list)


def chosen(pieces: tuple[Piece, ...], choices: tuple[str, ...]) -> tuple[Piece, ...]:
    """Return the pieces as somebody chose them: a Becomes for each, or ``join``; what is unknown stays as it was."""
    found: list[Piece] = []
    known = {each.value for each in Becomes}
    for number, piece in enumerate(pieces):
        choice = choices[number] if number < len(choices) else ""
        if choice == JOINED and found:
            found.append(joined_to(found.pop(), piece))
        else:
            found.append(replace(piece, becomes=Becomes(choice)) if choice in known else piece)
    return tuple(found)


def title_in(pieces: tuple[Piece, ...]) -> str:
    """Return the title that the text gives itself; "" if it has none."""
    return next((each.ask for each in pieces if each.becomes is Becomes.TITLE), "")


def left_out(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return what does not come into the draft."""
    return tuple(piece for piece in pieces if piece.becomes is Becomes.LEFT_OUT)


def draft_of(pieces: tuple[Piece, ...], title: str, audience: str, facts: frozenset[str] = frozenset()) -> str:
    """Return the draft: it has no problem, whatever was pasted.

    ``audience`` is an id of the register of audiences; ``facts`` are those of the register of facts.
    """
    named = " ".join((title or title_in(pieces) or NO_TITLE).replace('"', "”").replace("\\", "/").split())
    head = ("form: new-form", "version: 1", f"title: {word(named)}", f"for: {audience}", "sections:")
    writer = Writer(facts)
    ids: set[str] = set()
    body = (line for section in _sections(pieces, title) for line in _section(section, writer, ids))
    return "\n".join((*head, *body)) + "\n"


def _sections(pieces: tuple[Piece, ...], title: str) -> list[_Section]:
    """Sort pieces into sections; a title that was not taken, and a heading with nothing below, come in as words."""
    sections = [_Section(FIRST_SECTION)]
    own = next((each for each in pieces if each.becomes is Becomes.TITLE), None)
    for piece in pieces:
        if piece.becomes is Becomes.SECTION:
            sections.append(_Section(piece.ask.strip() or FIRST_SECTION))
            if piece.hint or piece.options:
                sections[-1].pieces.append(
                    replace(piece, becomes=Becomes.INFORMATION, ask=piece.hint or piece.ask, hint="")
                )
        elif piece.becomes is Becomes.TITLE:
            if piece is not own or (title and title != piece.ask) or piece.hint or piece.options:
                sections[-1].pieces.append(replace(piece, becomes=Becomes.INFORMATION))
        elif piece.becomes is not Becomes.LEFT_OUT:
            sections[-1].pieces += [piece, *_rooms(piece)]
    first, *others = sections
    full = [*([first] if first.pieces or not others else []), *others]
    return [each if each.pieces else _only_words(each) for each in full]


def _rooms(piece: Piece) -> Iterator[Piece]:
    """Yield a question for each option with room to write beside it."""
    for label in piece.says_more if piece.becomes in WITH_OPTIONS | {Becomes.YES_NO} else ():
        ask = f"You chose “{label}”. What is it?"
        yield Piece(words="", becomes=Becomes.TEXT, ask=ask, follows=label, guessed=Becomes.TEXT)


def _only_words(section: _Section) -> _Section:
    ask = NOTHING if section.title == FIRST_SECTION else section.title
    empty = Piece(words="", becomes=Becomes.INFORMATION, ask=ask, guessed=Becomes.INFORMATION)
    return _Section(section.title, [empty])


def _section(section: _Section, writer: Writer, ids: set[str]) -> Iterator[str]:
    yield f"  - id: {id_from(section.title, ids, '-')}"
    yield from setting(4, "title", section.title)
    yield "    pages:"
    for page in _pages(section.pieces):
        title = section.title if len(page) > 1 else ""
        yield from (f"      - title: {word(title)}", "        questions:") if title else ("      - questions:",)
        for piece in page:
            yield from as_written(writer, piece, section.title)


def _pages(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield a page for each question, but one for a name, an address and the like that follow each other."""
    page: list[Piece] = []
    for piece in pieces:
        fits = piece.becomes in _WITH_FACTS and not piece.only_if and not piece.follows and len(page) < _MOST_ON_A_PAGE
        if page and not fits:
            yield from _split(page)
            page = []
        page.append(piece)
        if not fits and (piece.becomes not in _WITH_FACTS or piece.only_if or piece.follows):
            yield [piece]
            page = []
    yield from _split(page)


def _split(page: list[Piece]) -> Iterator[list[Piece]]:
    if any(piece.becomes in FACTS for piece in page):
        yield page
    else:
        yield from ([piece] for piece in page)


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, to see that none was lost."""
    return re.findall(r"[^\W_]+", text.casefold())
