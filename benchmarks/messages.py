"""``python -m benchmarks.messages``: how many messages twelve people get in four weeks in which they say sixty things.

Everything that can be told is chosen, nine people hear daily and three weekly. The figures of docs/review.md come from
here.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rows import Row
from formbuilder.services.councils import add_council
from formbuilder.storage.engine import engine_for
from formbuilder.storage.migration import migrate
from tests.services.month_of_news import BEGIN, DAYS, PEOPLE, POINTS, four_weeks


def rows() -> Iterator[Row]:
    """Yield what is measured."""
    with tempfile.TemporaryDirectory() as name:
        engine = engine_for(f"sqlite:///{Path(name) / 'month.db'}")
        migrate(engine)
        month = four_weeks(add_council(engine, "bedford", "Bedford Borough Council", now=BEGIN))
        engine.dispose()
    story = f"{PEOPLE} people, {POINTS} comments, {DAYS} days"
    counts = month.a_day_each()
    yield Row(name=f"{story}: most a day", value=max(counts.values()), unit="messages", reach=1)
    yield Row(name=f"{story}: in all", value=len(month.sent), unit="messages")


def main() -> int:
    """Print it."""
    for row in rows():
        sys.stdout.write(f"{row.name}: {row.value:.0f} {row.unit}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
