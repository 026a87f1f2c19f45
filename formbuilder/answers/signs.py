"""What was typed, brought to one way of writing: spaces, digits and signs of any script and keyboard."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""The most characters of a number, a date and the like; what is longer is none."""

UNREADABLE = "…"

DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
SPACES = re.compile(r"\s+")
FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
FRACTION = re.compile(r"\s*([½¼¾])")
ONE_SIGN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("‘’ʼ`´", "'"),
        "٫": ".",
        "٬": ",",
        "،": ",",
        "≈": "~",
        "∼": "~",
        **dict.fromkeys("\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069\ufeff"),
    }
)


def words(text: str, most: int) -> str:
    """Return ``text`` as it is kept: NFC, LF between lines, no control characters, no space around it.

    Composing takes time that grows with the square of a run of accents [measured: 3 s for 50,000], so a text that is
    more than ``most`` whatever is composed in it stays as it is.
    """
    text = DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text if len(text) > 4 * most + 100 else unicodedata.normalize("NFC", text).strip()


def line(text: str, most: int) -> str:
    """Return ``text`` as ``words`` does, on one line with single spaces."""
    return words(SPACES.sub(" ", text), most)


def signs(text: str) -> str:
    """Return a number, date or code in plain signs: ASCII digits, ``-``, ``'``, single spaces, small letters.

    What is longer than any of them is UNREADABLE as a whole: a part of it could be read as something else.
    """
    text = SPACES.sub(" ", DROPPED.sub(" ", text)).strip()
    if len(text) > LONGEST:
        return UNREADABLE
    text = FRACTION.sub(lambda found: FRACTIONS[found[1]], text).translate(ONE_SIGN)
    text = unicodedata.normalize("NFKC", text)
    text = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
    return SPACES.sub(" ", text).strip().lower()
