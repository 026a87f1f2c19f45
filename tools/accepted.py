"""Write docs/accepted.md from the result of ``make accept``: what was tried, and how it went."""

from __future__ import annotations

import platform
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parent.parent
HEAD = """\
# Accepted

`make accept` runs every check of `make test`, and the long ones in full: the server is killed 200 times during
journeys, and the services run on both kinds of database. It wrote this page on {day} with Python {python} and
Chromium {chromium}.

| part | tests | failed |
|---|---|---|
"""


def main(result: str, chromium: str) -> int:
    """Read the JUnit file ``result``; the status is 1 if a test failed."""
    tests: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for case in ET.parse(result).iter("testcase"):  # noqa: S314 - our own file
        part = ".".join(case.get("classname", "").split(".")[:2])
        tests[part] += 1
        failed[part] += any(child.tag in {"failure", "error"} for child in case)
    rows = "".join(f"| {part} | {count} | {failed[part]} |\n" for part, count in sorted(tests.items()))
    head = HEAD.format(day=f"{datetime.now(UTC):%-d %B %Y}", python=platform.python_version(), chromium=chromium)
    (ROOT / "docs" / "accepted.md").write_text(head + rows, encoding="utf-8")
    return 1 if failed.total() else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
