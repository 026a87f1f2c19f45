"""What a draft says of itself before its first section: taken out and put in without reading all of it."""

from __future__ import annotations

import re

_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<words>.+?)(?P=quote)[ \t]*$", re.MULTILINE)
_VERSION = re.compile(r"^version:.*$", re.MULTILINE)
_FORM = re.compile(r"^form:.*$", re.MULTILINE)
LONGEST_TITLE = 200


def title_of(text: str) -> str:
    """Return the title for lists, cut short; "" where the draft has none on a line of its own."""
    found = _TITLE.search(text)
    return found["words"][:LONGEST_TITLE] if found else ""


def named(text: str, form: str, version: int) -> str:
    """Return the draft as version ``version`` of ``form``, all else as it was."""
    return _headed(_headed(text, _VERSION, f"version: {version}"), _FORM, f"form: {form}")


def _headed(text: str, head: re.Pattern[str], line: str) -> str:
    return head.sub(line, text, count=1) if head.search(text) else f"{line}\n{text}"
