"""What a page costs in another language or wording, and what languages weigh in memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.rows import PAGES, START, Row
from benchmarks.server import LANGUAGES, Running
from benchmarks.visitor import Visitor, hidden

ACTION = re.compile(r'<form method="post" action="([^"]+/start[^"]*)"')
TURNS, A_TURN = 40, 10
"""A turn is as many pages in one way of reading as in English; the machine is as busy for the one as for the other."""
EASY = "easy"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of reading: a language, "" for English, and words of the form, "" for the usual ones."""

    language: str = ""
    words: str = ""

    def __str__(self) -> str:
        """Name it in a row."""
        return " ".join(filter(None, (self.language or "en-GB", "Easy Read" if self.words else "")))

    @property
    def query(self) -> str:
        """What an address says of it."""
        said = {"language": self.language, "words": self.words}
        return "&".join(f"{name}={value}" for name, value in said.items() if value)


USUAL = Way()
WAYS = (*map(Way, LANGUAGES), Way(words=EASY), Way("ur", EASY))


def rows(running: Running, database: str) -> list[Row]:
    """Measure a question page and an answer in each way of reading, against English with the usual words."""
    return [
        _dearest(running, f"question page, {database}", _page),
        _dearest(running, f"a bad answer, {database}", _bad_answer),
    ]


def memory(running: Running) -> Row:
    """Measure the serving process after every page was read in every language."""
    for tag in ("", *LANGUAGES):
        visitor, base = begin_in(running, Way(tag))
        for number in PAGES:
            visitor.get(f"{base}/{number}")
    return Row(
        name=f"resident memory with {len(LANGUAGES) + 1} languages", value=running.resident_mb(), unit="MB", reach=90
    )


def begin_in(running: Running, way: Way) -> tuple[Visitor, str]:
    """Start a journey in a way of reading; return the visitor and the address of the journey."""
    visitor = Visitor(running.port)
    page = visitor.get(f"{START}?{way.query}" if way.query else START)
    found = ACTION.search(page.body)
    if found is None or (way.language and f'lang="{way.language}"' not in page.body):
        msg = f"The first page is not in ‘{way}’."
        raise RuntimeError(msg)
    code = visitor.post(found[1].replace("&amp;", "&"), hidden(page.body)).place
    return visitor, code.partition("?")[0].removesuffix("/code")


def _dearest(running: Running, what: str, asks: Callable[[Running, Way], Callable[[], object]]) -> Row:
    ask = {way: asks(running, way) for way in (USUAL, *WAYS)}
    for each in ask.values():
        _cost(running, each)
    ratios: dict[Way, list[float]] = {way: [] for way in WAYS}
    for turn in range(TURNS):
        for way in WAYS:
            pair = (USUAL, way) if turn % 2 else (way, USUAL)
            cost = {each: _cost(running, ask[each]) for each in pair}
            ratios[way].append(cost[way] / cost[USUAL])
    dearest = max(WAYS, key=lambda way: median(ratios[way]))
    name = f"{what}: {dearest} against English"
    return Row(name=name, value=median(ratios[dearest]), unit="times", reach=1.1)


def _cost(running: Running, ask: Callable[[], object]) -> float:
    before = running.running_seconds()
    for _ in range(A_TURN):
        ask()
    return running.running_seconds() - before


def _page(running: Running, way: Way) -> Callable[[], object]:
    visitor, base = begin_in(running, way)
    return lambda: visitor.get(f"{base}/2")


def _bad_answer(running: Running, way: Way) -> Callable[[], object]:
    visitor, base = begin_in(running, way)
    token = hidden(visitor.get(f"{base}/1").body)
    return lambda: visitor.post(f"{base}/1", token | {"q-q1": ""})
