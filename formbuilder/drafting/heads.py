"""What a draft says of itself before its first section: taken out and put in without reading all of it."""

from __future__ import annotations

import re

from formbuilder.definition.block_form import PREFIX

_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<words>.+?)(?P=quote)[ \t]*$", re.MULTILINE)
_VERSION = re.compile(r"^version:.*$", re.MULTILINE)
_FORM = re.compile(r"^form:.*$", re.MULTILINE)
_BLOCK = re.compile(r"^block:.*$", re.MULTILINE)
OF_BLOCK = PREFIX
"""What the draft of a block is called before its name: no form can have a dot in its name."""
LONGEST_TITLE = 200


def title_of(text: str) -> str:
    """Return the title for lists, cut short; "" where the draft has none on a line of its own."""
    found = _TITLE.search(text)
    return found["words"][:LONGEST_TITLE] if found else ""


def named(text: str, form: str, version: int) -> str:
    """Return the draft as version ``version`` of ``form``, or of the block ``block.NAME``, all else as it was."""
    if form.startswith(OF_BLOCK):
        return _headed(_headed(text, _VERSION, f"version: {version}"), _BLOCK, f"block: {form.removeprefix(OF_BLOCK)}")
    return _headed(_headed(text, _VERSION, f"version: {version}"), _FORM, f"form: {form}")


def unversioned(text: str) -> str:
    """Return a draft without its version, to tell whether two say the same."""
    return _VERSION.sub("version:", text, count=1)


def pinned(text: str, block: str, version: int) -> str:
    """Return a draft that uses this version of a block wherever it uses one, all else as it was."""
    return _use(block).sub(rf"\g<before>{block}@{version}", text)


def pins_of(text: str, block: str) -> tuple[int, ...]:
    """Return the versions of a block that a draft uses."""
    return tuple(int(found["version"]) for found in _use(block).finditer(text))


def _use(block: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<before>\buse:[ \t]*[\"']?){re.escape(block)}@(?P<version>[0-9]{{1,6}})(?![0-9])")


def _headed(text: str, head: re.Pattern[str], line: str) -> str:
    return head.sub(line, text, count=1) if head.search(text) else f"{line}\n{text}"
