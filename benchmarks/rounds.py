"""``python -m benchmarks.rounds``: how long each page of a panel takes with rounds of 10,000 points.

The form has 200 questions; each round looks at 60 of them, which is the most. Every page is opened by somebody who may,
in one process, on SQLite and on PostgreSQL. The table has the time of the server alone, the middle and the slowest of
most turns, and the CPU that it used: where other programs run on the machine, the CPU tells more. With ``--commit`` the
table is kept in results/rounds.json.
"""

from __future__ import annotations

import gc
import json
import random
import re
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.many_points import NOW, OPEN, OVER, Filled, fill, pages
from benchmarks.office import REACH, REAL, Measured, measure
from benchmarks.rows import Row
from formbuilder.app import Outside, create_app
from formbuilder.cli.councils import add_with_key
from formbuilder.config import Settings
from formbuilder.councils.read import DEMONSTRATION
from formbuilder.services.people import list_people
from formbuilder.storage.engine import engine_for
from formbuilder.storage.migration import migrate
from tests.databases import postgresql
from tests.person import Person

COMMITTED = Path(__file__).parent / "results" / "rounds.json"


def rows() -> list[Row]:
    """Measure every page on both databases."""
    with tempfile.TemporaryDirectory() as folder, postgresql(REAL) as address:
        home = Path(folder)
        return [*_measured(f"sqlite:///{home / 'rounds.db'}", home), *_measured(address, home)]


def _measured(address: str, folder: Path) -> list[Row]:
    settings = Settings(
        secret_key="k" * 40, https=False, demonstration=True, database_url=address, keys=folder / "keys"
    )
    engine = engine_for(address)
    migrate(engine)
    store = add_with_key(engine, settings, DEMONSTRATION.read_bytes(), "demo.yaml")
    began = time.perf_counter()
    filled = fill(store, random.Random(1).randbytes)  # noqa: S311 - the same council each time
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    sys.stderr.write(f"{engine.dialect.name} filled in {time.perf_counter() - began:.0f} s\n")
    app = create_app(settings, Outside(clock=lambda: NOW))
    named = {person.name: person.id for person in list_people(store)}
    every = tuple(pages(filled))
    inside = {who: _signed_in(Person(app), named.get(who, who)) for who in {who for who, _ in every}}
    asks = app.extensions["desk"].engine
    gc.collect()
    gc.freeze()  # as ``formbuilder serve`` does with what is imported
    found = [(who, place, measure(inside[who], f"/office/demo/{place}", asks)) for who, place in every]
    return [_row(engine.dialect.name, _called(filled, who), _shown(place), each) for who, place, each in found]


def _signed_in(person: Person, who: str) -> Person:
    token = person.open("/office/demo/sign-in").sent_by()["csrf_token"]
    return person.send("/office/demo/sign-in/as", {"csrf_token": token, "who": who})


def _called(filled: Filled, who: str) -> str:
    return {filled.member: "member", filled.newcomer: "new member"}.get(who, who.partition(" ")[0])


def _shown(place: str) -> str:
    """Return an address without ids: the rounds are called over and open."""
    named = place.replace(OVER, "OVER").replace(OPEN, "OPEN")
    return re.sub(r"[0-9a-f]{32}", "ID", named) or "(first page)"


def _row(database: str, who: str, place: str, each: Measured) -> Row:
    name = f"{database}: {who}: {place}, {each.queries} queries"
    return Row(name=name, value=each.cpu, unit="CPU ms", reach=REACH, p50=each.median, p95=each.slowest)


def main() -> int:
    """Print the table; status 1 if a page is over."""
    found = rows()
    for row in found:
        times = f"{row.p50:>9.1f}{row.p95:>9.1f} ms{row.value:>9.1f} CPU ms"
        sys.stdout.write(f"{row.name:78}{times}{'  over' if row.value > REACH else ''}\n")
    if "--commit" in sys.argv:
        COMMITTED.write_text(json.dumps([asdict(row) for row in found], indent=1) + "\n", encoding="utf-8")
    return 1 if any(row.value > REACH for row in found) else 0


if __name__ == "__main__":
    sys.exit(main())
