"""A password of words for a file that leaves the house: easy to say on the phone, too long to guess."""

from __future__ import annotations

import re
from collections.abc import Callable

from formbuilder.sealing.words import word_list

WORDS = 6
"""Of 2,048 words each: 66 bits, so that nobody tries them all even with the file at hand."""
SHAPE = re.compile(rf"[a-z]+(?:-[a-z]+){{{WORDS - 1}}}")


def new_password(random: Callable[[int], bytes]) -> str:
    """Return six words with lines between, every one as likely as another."""
    words = word_list().words
    return "-".join(words[int.from_bytes(random(2), "big") % len(words)] for _ in range(WORDS))


def is_password(text: str) -> bool:
    """Whether this may be one that ``new_password`` made."""
    numbers = word_list().numbers
    return bool(SHAPE.fullmatch(text)) and all(word in numbers for word in text.split("-"))
