"""A form on paper as a PDF: tagged, stamped on each page, in the letters of its language."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any

from formbuilder.rendering import pdf
from formbuilder.rendering.drawings import drawings
from formbuilder.rendering.paper_sheets import OnPaper, Paper
from formbuilder.rendering.paper_words import Said

KEPT = 4
"""Files that are kept, each of one or two megabytes: making one takes a second where letters are put together."""
_one_at_a_time = Lock()


def paper_pdf(paper: Paper) -> bytes:
    """Return the whole form as a PDF; of several that are asked for at once, one is made after the other."""
    with _one_at_a_time:
        return _made(json.dumps(_plain(paper)), paper.made_on, paper.language, paper.direction)


@lru_cache(KEPT)
def _made(data: str, made_on: date, language: str, direction: str) -> bytes:
    return pdf.paper_file("paper.typ", json.loads(data), made_on, language, direction)


def _drawn(question: OnPaper) -> tuple[str, ...]:
    """Return the files of the picture beside a question."""
    return drawings().get(question.drawn, ())


def _plain(thing: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a paper as JSON has it; each text with the language that it is in."""
    if isinstance(thing, Said):
        return {"text": thing.text, "language": thing.language.partition("-")[0], "beside": thing.beside}
    if is_dataclass(thing):
        named = {each.name: _plain(getattr(thing, each.name)) for each in fields(thing) if each.name != "made_on"}
        return named | ({"drawn": _drawn(thing)} if isinstance(thing, OnPaper) else {})
    return [_plain(each) for each in thing] if isinstance(thing, tuple) else thing
