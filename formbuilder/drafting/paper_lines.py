"""The lines of a paper form: cleaned, and cut where one line asks for several things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

FILL, DATE, BOX = "\x01", "\x02", "\x03"
"""Stand for room to write, room for a date, and a box to tick."""
MARKS = frozenset({FILL, DATE, BOX})
_WINGDINGS = str.maketrans(
    dict.fromkeys("\uf06f\uf0a8\uf071\uf072\uf0a3\uf0fe\uf0a2\uf0fd", "☐") | dict.fromkeys("\uf0b7\uf0a7\uf0d8", "•")
)
"""Signs that Word takes from a font of pictures."""
_NO_SIGN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\uf900-\ufefe\uff00-\uffef\U00010000-\U0010ffff]")
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_DATE = re.compile(
    r"\(?\bd{1,2}\s*[/.-]\s*m{1,2}\s*[/.-]\s*y{2,4}\)?|\(?\bd ?d ?/? ?m ?m ?/? ?y ?y( ?y ?y)?\)?"
    r"|[_.…]{1,20}\s*/\s*[_.…]{1,20}\s*/\s*[_.…]{1,20}",
    re.IGNORECASE,
)
_FILL = re.compile(r"[_.…·]{4,}|…{1,}|_{3,}|-{5,}|(?:[._] ){4,}[._]?")
_BOX = re.compile(r"[☐☑☒□■❑❏❒▢◯◻⬜○◦]|\[[ xX✓_]{0,3}\]|\([ _]{0,3}\)(?!\w)")
WIDE = 90
"""So many dots are more than one line of a page."""


def cleaned(text: str) -> str:
    """Return pasted text with signs that can be read, and one sign for the end of a line."""
    text = _BREAKS.sub("\n", text.encode("utf-8", "ignore").decode().translate(_WINGDINGS))
    return normalize("NFC", _NO_SIGN.sub("", _NO_WIDTH.sub("", text)).replace("\xa0", " "))


def marked(line: str) -> str:
    """Return a line with one mark for each room to write, each date and each box."""
    line = _BOX.sub(BOX, _FILL.sub(_fill, _DATE.sub(DATE, line)))
    line = re.sub(r" {3,}", "\t", line.strip(" "))
    line = re.sub(rf"({FILL}\s*)+{FILL}(?=\s|$)", lambda found: FILL * min(found[0].count(FILL), 9), line)
    return re.sub(r" +", " ", line)


def fields(line: str) -> Iterator[str]:
    """Yield the parts of a marked line that ask for one thing each: “Name ……  Telephone ……” has two.

    The cells of a row of a table are parts too; what stands behind the last room stays with it.
    """
    parts = re.findall(rf"[^{FILL}{DATE}]*[{FILL}{DATE}]+(?:\s*[{FILL}{DATE}]+)*|[^{FILL}{DATE}]+$", _cells(line))
    held = ""
    for part in parts:
        if held and _begins_anew(part):
            yield held.strip()
            held = ""
        held = f"{held}{part}"
    if held.strip():
        yield held.strip()


def _cells(line: str) -> str:
    """Take an empty last cell of a table for room to write."""
    return f"{line}{FILL}" if line.endswith("\t") and line.strip() else line


def _begins_anew(part: str) -> bool:
    """Whether a part has a label of its own, and is no unit such as “minutes” or “per week”."""
    words = part.strip(f"\t {FILL}{DATE}")
    if not re.search(r"[^\W\d_]", words):
        return False
    return bool(MARKS & set(part)) or words[:1].isupper()


def _fill(found: re.Match[str]) -> str:
    return FILL * 2 if len(found[0]) >= WIDE else FILL


def plain(text: str) -> str:
    """Return words without marks, and with single spaces."""
    return " ".join(re.sub(f"[{FILL}{DATE}{BOX}]", " ", text).split())
