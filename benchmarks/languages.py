"""What a page costs in another language, and what languages weigh in memory."""

from __future__ import annotations

import re

from benchmarks.rows import PAGES, START, TURNS, Row, timed
from benchmarks.server import LANGUAGES, Running
from benchmarks.visitor import Visitor, hidden

ACTION = re.compile(r'<form method="post" action="([^"]+/start[^"]*)"')


def rows(running: Running, database: str) -> list[Row]:
    """Measure a question page in English and in each language; the dearest of them against English."""
    english = _page(running, "")
    others = {tag: _page(running, tag) for tag in LANGUAGES}
    dearest = max(others, key=lambda tag: others[tag].value)
    ratio = others[dearest].value / english.value
    return [Row(name=f"question page in {dearest} against English, {database}", value=ratio, unit="times", reach=1.1)]


def memory(running: Running) -> Row:
    """Measure the serving process after every page was read in every language."""
    for tag in ("", *LANGUAGES):
        visitor, base = begin_in(running, tag)
        for number in PAGES:
            visitor.get(f"{base}/{number}")
    return Row(
        name=f"resident memory with {len(LANGUAGES) + 1} languages", value=running.resident_mb(), unit="MB", reach=90
    )


def begin_in(running: Running, tag: str) -> tuple[Visitor, str]:
    """Start a journey in a language, "" for English; return the visitor and the address of the journey."""
    visitor = Visitor(running.port)
    page = visitor.get(f"{START}?language={tag}" if tag else START)
    found = ACTION.search(page.body)
    if found is None or (tag and f'lang="{tag}"' not in page.body):
        msg = f"The first page is not in ‘{tag}’."
        raise RuntimeError(msg)
    code = visitor.post(found[1].replace("&amp;", "&"), hidden(page.body)).place
    return visitor, code.partition("?")[0].removesuffix("/code")


def _page(running: Running, tag: str) -> Row:
    visitor, base = begin_in(running, tag)
    return timed(running, f"question page {tag}", None, [lambda: visitor.get(f"{base}/2")] * TURNS, 200)
