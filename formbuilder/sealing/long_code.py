"""The long code of the sealed account: printed once, put into an envelope, and typed in an emergency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from formbuilder.sealing.reference import LIMIT, SIGNS

LENGTH = 32
"""Signs of 19: more than 2^135 codes."""
LONGEST = 200
"""Nothing longer than this is looked at."""


def new_long_code(random: Callable[[int], bytes]) -> str:
    """Return a code as it is kept: 32 signs, no hyphen, every one equally likely."""
    code = ""
    while len(code) < LENGTH:
        byte = random(1)[0]
        if byte < LIMIT:
            code += SIGNS[byte % len(SIGNS)]
    return code


def read_long_code(typed: str) -> str | None:
    """Return the code that somebody typed, in any case and grouping; None if it cannot be one."""
    signs = re.sub(r"[\s\W_]", "", unicodedata.normalize("NFKC", typed[:LONGEST])).upper()
    return signs if len(signs) == LENGTH and set(signs) <= set(SIGNS) else None


def shown_long_code(code: str) -> str:
    """Return it as people read it, in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))
