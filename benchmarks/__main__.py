"""``python -m benchmarks``: measure, print a table, keep it as last.json, compare it with the committed result."""

from __future__ import annotations

import json
import platform
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import carry, languages, loading, rows, wording
from benchmarks.rows import Row
from benchmarks.server import formbuilder, prepare, serving
from tests.databases import postgresql

RESULTS = Path(__file__).parent / "results"
REAL = ("listen_addresses=", "max_connections=60")
"""PostgreSQL as it comes: what it acknowledges is on disk."""
COMMITTED = RESULTS / "committed.json"


def main() -> int:
    """Measure everything in one run."""
    with tempfile.TemporaryDirectory() as name:
        measured = _measure(Path(name))
    _print(measured, _committed())
    RESULTS.mkdir(exist_ok=True)
    found = {"at": datetime.now(UTC).isoformat(timespec="minutes"), "python": platform.python_version()}
    text = json.dumps({**found, "rows": [asdict(row) for row in measured]}, indent=2) + "\n"
    (RESULTS / "last.json").write_text(text, encoding="utf-8")
    if "--commit" in sys.argv:
        COMMITTED.write_text(text, encoding="utf-8")
    return 0


def _measure(folder: Path) -> list[Row]:
    with serving([sys.executable, "-m", "benchmarks.empty"]) as empty:
        measured = [rows.floor(empty)]
    sqlite = f"sqlite:///{folder / 'bench.db'}"
    prepare(sqlite, folder)
    with serving(formbuilder("serve"), sqlite, rows.START) as running:
        start = Row(name="start to first page", value=running.start_seconds, unit="s", reach=1.0)
        measured += [
            *rows.pages(running, "SQLite"),
            rows.result(running, "SQLite"),
            start,
            rows.first_visit(running),
            rows.two_tabs(running),
            *languages.rows(running, "SQLite"),
        ]
    with serving(formbuilder("serve"), sqlite, rows.START) as running:
        measured.append(languages.memory(running))
    with serving(formbuilder("serve"), sqlite, rows.START) as running:
        measured += rows.memory(running, 10_000, 10_500 if "--quick" in sys.argv else 50_000)
    return [*measured, *_on_postgresql(folder), *loading.rows(), *wording.rows(), *carry.rows()]


def _on_postgresql(folder: Path) -> list[Row]:
    with postgresql(REAL) as address:
        prepare(address, folder)
        with serving(formbuilder("serve"), address, rows.START) as running:
            return rows.pages(running, "PostgreSQL")


def _committed() -> dict[str, float]:
    if not COMMITTED.exists():
        return {}
    return {row["name"]: row["value"] for row in json.loads(COMMITTED.read_text(encoding="utf-8"))["rows"]}


def _print(measured: list[Row], before: dict[str, float]) -> None:
    out = sys.stdout.write
    out(f"{'':52}{'measured':>10}{'reach':>8}{'p50 ms':>9}{'p95 ms':>9}{'committed':>11}\n")
    for row in measured:
        reach = "" if row.reach is None else f"{row.reach:g}"
        p50, p95 = ("" if each is None else f"{each:.2f}" for each in (row.p50, row.p95))
        then = f"{before[row.name]:.2f}" if row.name in before else ""
        miss = "  over" if row.reach is not None and row.value > row.reach else ""
        out(f"{row.name:52}{row.value:>10.2f}{reach:>8}{p50:>9}{p95:>9}{then:>11} {row.unit}{miss}\n")


if __name__ == "__main__":
    sys.exit(main())
