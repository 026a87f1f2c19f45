"""Begin a form with the text of a paper form: pasted, or read from a Word file that is not kept."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.drafting.heads import LONGEST_TITLE
from formbuilder.drafting.paper_lines import cleaned
from formbuilder.drafting.pasted import MOST_SIGNS, taken_apart
from formbuilder.drafting.pasted_draft import chosen, draft_of, title_in
from formbuilder.drafting.pieces import Piece
from formbuilder.drafting.word_file import BIGGEST_FILE, WordFault, open_word
from formbuilder.drafting.word_text import text_of_word
from formbuilder.rendering.beginning_pages import Naming, naming_page
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.pasted_pages import A_PAGE, BACK, CHOICES, FILE, FROM, TEXT, check_page, words_page
from formbuilder.services.beginning import begin_form, proposed_name
from formbuilder.services.drafts import Draft
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.office.beginning import typed_name, wrong_name
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.forms import looker, number_in, to_draft

MOST_UPLOAD = 25_000_000
"""Bytes that are taken in, so that a file that is too big can be told in a sentence."""
NO_TEXT = "Paste the text of your form, or choose a Word file."
TOO_LONG = "The text is longer than 100,000 signs, about 40 pages. Paste one part of it, and begin with that."
EVERYONE = "everyone"
"""For whom a form is until somebody says it; the first of the register if it has no such entry."""


@office.get("/forms/new/words")
@allow(Right.WRITE_DRAFTS)
def pasting(slug: str) -> ResponseReturnValue:
    """Ask for the text."""
    del slug
    return render_template("office/form.html", page=words_page(looker()), frame=frame_here())


@office.post("/forms/new/words")
@allow(Right.WRITE_DRAFTS)
def take_pasted(slug: str) -> ResponseReturnValue:
    """Take the text apart, and show what each part of it became."""
    del slug
    request.max_content_length = MOST_UPLOAD
    if not came_from_here():
        return once_more(office_council(), frame_here())
    typed, file = request.form.get(TEXT, ""), uploaded()
    if file:
        opened = open_word(file)
        text = text_of_word(opened) if not isinstance(opened, WordFault) else ""
        if not text:
            fault = opened if isinstance(opened, WordFault) else WordFault.EMPTY
            return _words_page(typed, wrong_file=fault.value)
        typed = text
    typed = cleaned(typed)
    if len(typed) > MOST_SIGNS or not typed.strip():
        return _words_page(typed, wrong=TOO_LONG if typed.strip() else NO_TEXT)
    return _check(typed, (), 0)


@office.post("/forms/new/check")
@allow(Right.WRITE_DRAFTS)
def check_pasted(slug: str) -> ResponseReturnValue:
    """Take what somebody chose on one page of parts, and show the next page, or ask for a name after the last."""
    del slug
    if not came_from_here():
        return once_more(office_council(), frame_here())
    text, first = _sent_text(), number_in(request.form.get(FROM, ""))
    pieces = taken_apart(text)
    choices = _choices(pieces)
    following = max(0, first - A_PAGE) if BACK in request.form else first + A_PAGE
    if following < len(pieces):
        return _check(text, choices, following)
    title = title_in(chosen(pieces, choices))[:LONGEST_TITLE]
    return _naming_page(Naming(title=title, name=proposed_name(title) if title else ""), text, choices)


@office.post("/forms/new/pasted")
@allow(Right.WRITE_DRAFTS)
def begin_pasted(slug: str) -> ResponseReturnValue:
    """Begin the draft."""
    del slug
    if not came_from_here():
        return once_more(office_council(), frame_here())
    text, typed = _sent_text(), typed_name()
    pieces = taken_apart(text)
    choices = _choices(pieces)
    if typed.no_title:
        return _naming_page(typed, text, choices)
    served = office_council()
    library = desk().shelves.at(served.rates.at(desk().clock()), served.blocks, served.words).library
    audiences = library.audiences or {}
    audience = EVERYONE if EVERYONE in audiences else next(iter(audiences), EVERYONE)
    draft = draft_of(chosen(pieces, choices), typed.title, audience, frozenset(library.facts or {}))
    begun = begin_form(served.store, typed.name, draft, "pasted words", doing_here())
    return to_draft(begun) if isinstance(begun, Draft) else _naming_page(wrong_name(typed, begun), text, choices)


def uploaded(name: str = FILE) -> bytes:
    """Return a file that was sent, but no more of it than shows that it is too big; b"" if none was."""
    file = request.files.get(name)
    if file is None:
        return b""
    with file.stream as stream:
        return stream.read(BIGGEST_FILE + 1)


def _sent_text() -> str:
    return cleaned(request.form.get(TEXT, ""))[:MOST_SIGNS]


def _choices(pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    """Return what was chosen for each piece, on this page or before; "" where nothing was."""
    before = request.form.get(CHOICES, "").split(",")
    kept = (before[number] if number < len(before) else "" for number in range(len(pieces)))
    return tuple(request.form.get(f"part-{number}", each)[:20] for number, each in enumerate(kept))


def _check(text: str, choices: tuple[str, ...], first: int) -> ResponseReturnValue:
    page = check_page(looker(), text, taken_apart(text), choices, first)
    return render_template("office/to_check.html", page=page, frame=frame_here())


def _words_page(typed: str, wrong: str = "", wrong_file: str = "") -> ResponseReturnValue:
    page = words_page(looker(), typed, wrong, wrong_file)
    return render_template("office/form.html", page=page, frame=frame_here())


def _naming_page(typed: Naming, text: str, choices: tuple[str, ...]) -> ResponseReturnValue:
    hidden = ((TEXT, text), (CHOICES, ",".join(choices)))
    page = naming_page(looker(), typed, "forms/new/pasted", hidden)
    return render_template("office/form.html", page=page, frame=frame_here())
