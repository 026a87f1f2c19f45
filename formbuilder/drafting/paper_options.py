"""The answers that a line of a paper form offers: behind boxes, behind dots of a list, or with “/” between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from formbuilder.drafting.paper_lines import BOX, FILL, plain
from formbuilder.drafting.paper_words import AGREES, NOT_SURE, RATHER_NOT

_BULLET = re.compile(r"(?:[•·▪●‣⁃*]|[-–—o](?=\s))\s*(?=\S)")
_LETTERED = re.compile(r"\(?[a-z]\s?[.)]\s+(?=\S)")
_LAST = (
    rf"(?:\s*[/|,\t]\s*|\s+)(?P<third>{'|'.join(map(re.escape, sorted(NOT_SURE | RATHER_NOT | {'sometimes', 'n/a'})))})"
)
_YES_NO = re.compile(
    rf"(?P<label>.*?)[\s\t]*[(\[]?\b(?:yes\s*(?:/|\||\bor\b|\s)\s*no|y\s*/\s*n)(?:{_LAST})?[)\]]?[.]?", re.IGNORECASE
)
_SLASHES = re.compile(r"(?P<label>.*[?:\t)])\s*\(?(?P<options>[^?:\t()/]+(?:\s*/\s*[^?:\t()/]+)+)\)?\s*")
_BEHIND = re.compile(r"(?P<label>.*[?:])\s*(?P<first>\S.*)")
_MOST_WORDS = 6
_LONGEST = 12
"""More words than this behind the last box are a sentence and no option."""


class Offered(NamedTuple):
    """What is asked, "" if the line says no more than the answers, and the answers."""

    label: str
    options: tuple[str, ...]


def boxed(line: str) -> Offered | None:
    """Return what a marked line with boxes offers; None if its box stands in the middle of a sentence."""
    first, *rest = line.replace("\t", " ").split(BOX)
    texts = [plain(each).strip(" ,;") for each in rest]
    before = plain(first)
    if not before:
        return Offered("", tuple(filter(None, texts)))
    if any(texts[:-1]) or texts[-1]:
        return _with_label(before, texts)
    return Offered("", (before,)) if len(texts) == 1 else Offered(before, ())


def _with_label(before: str, texts: list[str]) -> Offered | None:
    found = _BEHIND.fullmatch(before)
    last = texts[-1]
    if before[-1] in "?:":
        return Offered(before, tuple(filter(None, texts)))
    if not last:
        label, first = (found["label"], found["first"]) if found else ("", before)
        return Offered(label, tuple(filter(None, (first, *texts))))
    return Offered(before, tuple(texts)) if len(texts) > 1 else None


def in_words(line: str) -> Offered | None:
    """Return what a line without boxes offers at its end: “Yes / No”, “Rent / Mortgage / Neither”, or cells."""
    if FILL in line:
        return None
    if found := _YES_NO.fullmatch(line):
        third = (found["third"] or "").strip()
        return Offered(found["label"].strip(" \t"), ("Yes", "No", *((third.capitalize(),) if third else ())))
    label, *cells = (each.strip() for each in line.strip().split("\t"))
    if len(cells) > 1 and label[-1:] in {"?", ":"} and all(_is_short(each) for each in cells):
        return Offered(label, tuple(cells))
    if "\t" in line and not label.endswith("?") and _is_short(label) and label.casefold() in {"yes", "no"}:
        return Offered("", (label, *cells))
    return _with_slashes(line)


def _with_slashes(line: str) -> Offered | None:
    found = _SLASHES.fullmatch(line)
    if not found:
        return None
    words = found["options"]
    between = "," if words.count(",") > words.count("/") else "/"
    options = tuple(each.strip(" .") for each in words.split(between))
    return Offered(found["label"].strip(" \t"), options) if all(map(_is_short, options)) else None


def bullet(line: str) -> str:
    """Return what stands behind a sign of a list or a letter; "" if the line begins with none."""
    for sign in (_BULLET, _LETTERED):
        if found := sign.match(line):
            return plain(line[found.end() :])
    return ""


def is_agreement(text: str) -> bool:
    """Whether somebody agrees with something by ticking it."""
    return AGREES.match(text) is not None


def _is_short(text: str) -> bool:
    return 0 < len(text.split()) <= _MOST_WORDS and "." not in text[:-1]
