"""What is measured: server CPU in ms a request, p50 and p95 in ms, memory, start and bytes."""

from __future__ import annotations

import re
import statistics
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.server import Running
from benchmarks.thirty_pages import good_answer
from benchmarks.visitor import Answered, Visitor, hidden

START = "/demo/thirty-pages"
MONEY = "/demo/financial-assessment"
TOLD = {
    "q-where_care": "home",
    "q-free_care": "none",
    "q-how_to_answer": "tell",
    "q-date_of_birth-day": "1",
    "q-date_of_birth-month": "1",
    "q-date_of_birth-year": "1950",
    "q-lives_with_partner": "no",
    "q-children": "0",
    "q-carers_allowance": "no",
    "q-savings_kinds": "none",
    "q-gave_away": "no",
    "q-own_home": "no",
    "q-other_property": "no",
    "q-benefits": "state_pension",
    "q-other_income": "none",
    "q-waits_for_benefit": "no",
    "q-state_pension_amount-amount": "300",
    "q-state_pension_amount-period": "week",
    "q-housing_costs": "none",
}
"""What somebody says who gets a State Pension of £300 a week."""
TURNS = 400
PAGES = range(1, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table; ``reach`` is what it should be at most."""

    name: str
    value: float
    unit: str
    reach: float | None = None
    p50: float | None = None
    p95: float | None = None


def timed(
    running: Running, name: str, reach: float | None, requests: Iterable[Callable[[], Answered]], expect: int
) -> Row:
    """Send ``requests`` one after the other; return the CPU that the server used for each, and how long they took."""
    ready = list(requests)
    for request in ready[:20]:
        _sent(request, expect)
    before = running.cpu_seconds()
    took = sorted(_sent(request, expect).seconds * 1000 for request in ready[20:])
    cpu = (running.cpu_seconds() - before) * 1000 / len(took)
    p95 = took[int(len(took) * 0.95)]
    return Row(name=name, value=cpu, unit="CPU ms", reach=reach, p50=statistics.median(took), p95=p95)


def floor(running: Running) -> Row:
    """Measure an empty view of Flask under the same server."""
    visitor = Visitor(running.port)
    return timed(running, "an empty Flask view", None, [lambda: visitor.get("/")] * (TURNS * 4), 200)


def pages(running: Running, database: str) -> list[Row]:
    """Measure the pages of a journey."""
    visitor, base = begin(running)
    first = timed(
        running,
        f"GET first page, new visitor, {database}",
        0.6,
        [lambda: visitor.get(START, forget=True)] * (TURNS * 2),
        200,
    )
    for number in PAGES:
        visitor.post(f"{base}/{number}", hidden(visitor.get(f"{base}/{number}").body) | good_answer(number, 1))
    second = timed(
        running, f"GET question page, {database}", 1.2, [lambda: visitor.get(f"{base}/2")] * (TURNS * 2), 200
    )
    late = timed(
        running, f"GET page 28 of 30, {database}", None, [lambda: visitor.get(f"{base}/28")] * (TURNS * 2), 200
    )
    good = _good_answers(running, visitor, base, database)
    token = hidden(visitor.get(f"{base}/1").body)
    bad = timed(
        running,
        f"POST a bad answer, {database}",
        2.0,
        [lambda: visitor.post(f"{base}/1", token | {"q-q1": ""})] * TURNS,
        200,
    )
    ratio = Row(name=f"page 28 against page 2, {database}", value=late.value / second.value, unit="times", reach=1.1)
    return [first, second, late, ratio, good, bad]


def result(running: Running, database: str) -> Row:
    """Measure the result of the financial assessment: some sixty calculations, with the working line by line."""
    visitor, base = begin(running, MONEY)
    for number in range(1, 100):
        page = visitor.get(f"{base}/{number}")
        told = {name: text for name, text in TOLD.items() if f'name="{name}"' in page.body}
        if page.status == 200 and told:
            visitor.post(f"{base}/{number}", hidden(page.body) | told)
    name = f"GET result page, {database}"
    return timed(running, name, 1.2, [lambda: visitor.get(f"{base}/result")] * TURNS, 200)


def memory(running: Running, after: int, more: int) -> list[Row]:
    """Measure the serving process after so many requests over all pages, and after more."""
    visitor, base = begin(running)
    _over_all_pages(visitor, base, after)
    early = running.resident_mb()
    _over_all_pages(visitor, base, more - after)
    return [
        Row(name=f"resident memory after {after:,} requests", value=early, unit="MB", reach=90),
        Row(name=f"more after {more:,}", value=running.resident_mb() - early, unit="MB", reach=5),
    ]


def first_visit(running: Running) -> Row:
    """Count the bytes of everything that a first visit loads, headers included."""
    visitor = Visitor(running.port)
    page = visitor.get(START, forget=True)
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.body)
    squeezed = [visitor.get(file, forget=True, squeezed=True).size for file in dict.fromkeys(files)]
    return Row(name="first visit, everything", value=(page.size + sum(squeezed)) / 1000, unit="KB", reach=22)


def two_tabs(running: Running, trials: int = 60) -> Row:
    """Save two pages of one journey at the same time; count accepted answers that are not kept."""
    lost = sum(_lost(running, trial) for trial in range(trials))
    return Row(name=f"two tabs, {trials} trials: accepted answers lost", value=lost, unit="answers", reach=0)


def begin(running: Running, start: str = START) -> tuple[Visitor, str]:
    """Start a journey; return the visitor and the address of the journey."""
    visitor = Visitor(running.port)
    page = visitor.get(start)
    code = visitor.post(f"{start}/start", hidden(page.body)).place
    return visitor, code.removesuffix("/code")


def _good_answers(running: Running, visitor: Visitor, base: str, database: str) -> Row:
    """Send every page with a new answer, turn after turn; opening the pages again is not counted."""
    turns = []
    for turn in range(2, 12):
        sent = [hidden(visitor.get(f"{base}/{number}").body) | good_answer(number, turn) for number in PAGES]
        requests = [
            lambda number=number, fields=fields: visitor.post(f"{base}/{number}", fields)
            for number, fields in zip(PAGES, sent, strict=True)
        ]
        before = running.cpu_seconds()
        took = [_sent(request, 303).seconds * 1000 for request in requests]
        turns.append(((running.cpu_seconds() - before) * 1000 / len(took), took))
    took = sorted(each for _, taken in turns for each in taken)
    cpu = statistics.mean(cpu for cpu, _ in turns)
    p95 = took[int(len(took) * 0.95)]
    name = f"POST a good answer, {database}"
    return Row(name=name, value=cpu, unit="CPU ms", reach=2.0, p50=statistics.median(took), p95=p95)


def _over_all_pages(visitor: Visitor, base: str, count: int) -> None:
    for turn in range(count):
        visitor.get(f"{base}/{turn % 30 + 1}")


def _lost(running: Running, trial: int) -> int:
    visitor, base = begin(running)
    tabs = [(number, hidden(visitor.get(f"{base}/{number}").body) | good_answer(number, trial)) for number in (1, 4)]
    accepted: list[int] = []

    def send(number: int, fields: dict[str, str]) -> None:
        tab = Visitor(running.port)
        tab.share_cookies(visitor)
        if tab.post(f"{base}/{number}", fields).status == 303:
            accepted.append(number)

    threads = [threading.Thread(target=send, args=tab) for tab in tabs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(f"number {trial}" not in visitor.get(f"{base}/{number}").body for number in accepted)


def _sent(request: Callable[[], Answered], expect: int) -> Answered:
    answered = request()
    if answered.status != expect:
        msg = f"The server answered {answered.status}, not {expect}."
        raise RuntimeError(msg)
    return answered
