"""Words as they stand in a draft: plain where they can be, in quotation marks or as a block where they must."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.’“”()/£&–?!;+-]|'(?=\w))*")
_BLOCK = re.compile(r"(?:\S(?:.*\S)?)?")


def word(text: str) -> str:
    """Return words that stand on one line."""
    one = " ".join(text.split())
    return one if _PLAIN.fullmatch(one) and not one.endswith(" ") else json.dumps(one, ensure_ascii=False)


def setting(indent: int, key: str, text: str) -> Iterable[str]:
    """Yield the lines of a setting whose words have one paragraph or several."""
    pad = " " * indent
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    whole = [part for part in parts if part]
    if len(whole) < 2:
        yield f"{pad}{key}: {word(text)}"
        return
    yield f"{pad}{key}: |-"
    for number, part in enumerate(whole):
        yield from ("", f"{pad}  {part}") if number else (f"{pad}  {part}",)
