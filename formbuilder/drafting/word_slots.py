"""How the words of a draft stand in a Word file: each with its address in square brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

LABELS = {
    "neutral_title": "Title that others may see",
    "intro": "Introduction",
    "hint": "Hint",
    "help": "More help",
    "why": "Why we ask",
    "short": "In error messages",
    "without": "If it is left out",
    "picture": "Picture",
    "unit": "Unit",
    "item": "One of them",
    "help_lines": "Where there is help",
}
"""What stands before the words of a part, in bold; titles, questions and answers stand alone."""
_CODE = re.compile(r"\s*\[(?P<slot>[^\[\]\n]{3,300})\]\s*")


class Said(NamedTuple):
    """What one paragraph says of one slot."""

    slot: str
    words: str


def label_of(slot: str) -> str:
    """Return the label of a slot with its colon; "" if it stands alone."""
    address, _, wording = slot.partition("@")
    part = address.rpartition(".")[2]
    if wording or (".options." in address and part != "hint"):
        return ""
    if ".errors." in address:
        return f"Error {part}: "
    return f"{LABELS[part]}: " if part in LABELS else ""


def said_in(text: str, slots: Collection[str]) -> Said | None:
    """Return what a paragraph says, by the last code in it that is one of ``slots``; None if it has none."""
    found = [each for each in _CODE.finditer(text) if each["slot"].strip() in slots]
    if not found:
        return None
    code = found[-1]
    slot = code["slot"].strip()
    words = " ".join(filter(None, (text[: code.start()], text[code.end() :]))).strip()
    return Said(slot, words.removeprefix(label_of(slot).strip()).strip())


def same_words(one: str, other: str) -> bool:
    """Say whether two texts read the same: Word changes spaces and the ends of lines."""
    return _plain(one) == _plain(other)


def as_kept(text: str) -> str:
    """Return words from Word as drafts keep them: a blank line between paragraphs, single spaces."""
    return "\n\n".join(_plain(text))


def _plain(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in text.replace("\xa0", " ").split("\n"))
    return [part for part in parts if part]
