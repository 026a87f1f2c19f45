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
AGAIN = """
What these found was mended, and they were run again: {tests}.
"""


def main(chromium: str, *results: str) -> int:
    """Read JUnit files, the oldest first: a test that ran again counts as it went last. 1 if a test failed then."""
    failed: dict[tuple[str, str], bool] = {}
    again: set[tuple[str, str]] = set()
    for result in results:
        for case in ET.parse(result).iter("testcase"):  # noqa: S314 - our own file
            which = case.get("classname", ""), case.get("name", "")
            again |= {which} if failed.get(which) else set()
            failed[which] = any(child.tag in {"failure", "error"} for child in case)
    tests, lost = (Counter(_part(name) for name, _ in found) for found in (failed, filter(failed.get, failed)))
    rows = "".join(f"| {part} | {count} | {lost[part]} |\n" for part, count in sorted(tests.items()))
    head = HEAD.format(day=f"{datetime.now(UTC):%-d %B %Y}", python=platform.python_version(), chromium=chromium)
    mended = AGAIN.format(tests=", ".join(sorted(f"`{name}`" for _, name in again))) if again else ""
    (ROOT / "docs" / "accepted.md").write_text(head + rows + mended, encoding="utf-8")
    return 1 if lost else 0


def _part(classname: str) -> str:
    return ".".join(classname.split(".")[:2])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
