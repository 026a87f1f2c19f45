"""``python -m benchmarks.office``: how long each page of the office takes in a council with a million submissions.

Every page is opened by somebody who may, in one process on PostgreSQL; the time is that of the server alone. The same
pages are opened in a small council first: a page that asks the database more often in the large one is told.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine, event

from benchmarks.crowd import NOW, SMALL, Size, fill, slug_of
from benchmarks.rows import Row
from formbuilder.app import Outside, create_app
from formbuilder.cli.councils import add_with_key
from formbuilder.config import Settings
from formbuilder.councils.read import DEMONSTRATION
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import engine_for
from formbuilder.storage.migration import migrate
from tests.databases import postgresql
from tests.person import Person
from tests.staff import NAMES

REACH = 150.0
"""Milliseconds of the server, for every page."""
TURNS = 20
REAL = ("listen_addresses=", "max_connections=60", "shared_buffers=128MB")
PAGES: tuple[tuple[str, str], ...] = (
    ("officer", ""),
    ("officer", "forms"),
    ("officer", "forms?q=help+number&page=3"),
    ("officer", "forms/FORM"),
    ("officer", "sign-ins"),
    ("administrator", "people"),
    ("administrator", "records"),
    ("administrator", "records/kinds/submissions"),
    ("administrator", "records/holds"),
    ("administrator", "records/deletions"),
    ("administrator", "records/people"),
    ("administrator", "settings"),
    ("administrator", "settings/duty"),
    ("administrator", "settings/readers"),
    ("administrator", "settings/looks"),
    ("administrator", "settings/editions"),
    ("assessor", "requests"),
    ("administrator", "teams"),
    ("assessor", "submissions"),
    ("assessor", "submissions?state=new"),
    ("assessor", "submissions?state=closed"),
    ("assessor", "submissions?form=form-0007"),
    ("assessor", f"submissions?whose={5:032x}"),
    ("assessor", f"submissions?whose={5:032x}&form=form-0007&state=closed"),
    ("assessor", "submissions?whose=mine"),
    ("assessor", "submissions/search"),
    ("administrator", "sign-off-chain"),
    ("administrator", "trail"),
    ("officer", "forms/FORM/trail"),
    ("officer", "drafts/FORM/VERSION/sign-offs"),
    ("officer", "drafts/FORM/VERSION/publish"),
    ("approver", ""),
)
"""Who opens which page."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: the slowest of most turns, in ms, how often it asked the database, and the CPU that our side used."""

    median: float
    slowest: float
    queries: int
    cpu: float


def rows(size: Size | None = None) -> list[Row]:
    """Measure every page; those that ask more often in the large council have that said in their name."""
    with tempfile.TemporaryDirectory() as folder:
        small = _measured(Path(folder) / "small", SMALL)
        large = _measured(Path(folder) / "large", size or Size())
    return [_row(page, small[page], large[page]) for page in PAGES]


def _row(page: tuple[str, str], small: Measured, large: Measured) -> Row:
    name = f"office/{page[1]}, {large.queries} queries"
    if large.queries > small.queries:
        name += f" ({small.queries} in a small council)"
    return Row(name=name, value=large.slowest, unit="ms", reach=REACH, p50=large.median, p95=large.slowest)


def _measured(folder: Path, size: Size) -> Mapping[tuple[str, str], Measured]:
    folder.mkdir()
    with postgresql(REAL) as address:
        settings = Settings(
            secret_key="k" * 40, https=False, demonstration=True, database_url=address, keys=folder / "keys"
        )
        engine = engine_for(address)
        migrate(engine)
        store = add_with_key(engine, settings, DEMONSTRATION.read_bytes(), "demo.yaml")
        unpredictable = random.Random(1)  # noqa: S311 - the same council each time
        add_examples(store, Doing(NOW, unpredictable.randbytes))
        began = time.perf_counter()
        fill(store, size, unpredictable)
        sys.stderr.write(f"{size} made in {time.perf_counter() - began:.0f} s\n")
        return _pages(create_app(settings, Outside(clock=lambda: NOW)), size)


def _pages(app: Flask, size: Size) -> Mapping[tuple[str, str], Measured]:
    staff = {role: _signed_in(app, role) for role in {role for role, _ in PAGES}}
    engine = app.extensions["desk"].engine
    newest = str(size.versions + 1)
    gc.collect()
    gc.freeze()  # as ``formbuilder serve`` does with what is imported
    addresses = {page: f"/office/demo/{page[1]}".replace("VERSION", newest) for page in PAGES}
    return {page: measure(staff[page[0]], addresses[page].replace("FORM", slug_of(7)), engine) for page in PAGES}


def measure(person: Person, place: str, engine: Engine) -> Measured:
    """Open a page some times, and say how long the server took and how often it asked the database."""
    took, used = [], []
    for _ in range(TURNS):
        with _counted(engine) as asked:
            began, before = time.perf_counter(), time.thread_time()
            response = person.client.get(place)
            took.append((time.perf_counter() - began) * 1000)
            used.append((time.thread_time() - before) * 1000)
        if response.status_code != 200:
            msg = f"{place} answers {response.status}"
            raise RuntimeError(msg)
    return Measured(statistics.median(took), sorted(took)[int(TURNS * 0.95)], len(asked), statistics.median(used))


def _signed_in(app: Flask, role: str) -> Person:
    person = Person(app)
    person.open("/office/demo/sign-in").fill({"Who do you want to be?": NAMES[role]}).press()
    return person


@contextmanager
def _counted(engine: Engine) -> Iterator[list[str]]:
    """Give a list that gathers every statement of the block."""
    asked: list[str] = []

    def hear(*heard: object) -> None:
        asked.append(str(heard[2]))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def main() -> int:
    """Print the table; status 1 if a page is over, or asks more often in the large council."""
    found = rows(SMALL if "--small" in sys.argv else None)
    for row in found:
        sys.stdout.write(f"{row.name:70}{row.p50:>9.1f}{row.value:>9.1f} ms\n")
    return 1 if any(row.value > REACH or "small council" in row.name for row in found) else 0


if __name__ == "__main__":
    sys.exit(main())
