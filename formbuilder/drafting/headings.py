"""What on a paper form is a heading, and what its number says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formbuilder.drafting.paper_lines import MARKS
from formbuilder.drafting.paper_options import bullet
from formbuilder.drafting.paper_words import BEGINS_YES_NO, TELL, YES, field_kind

_HASHES = re.compile(r"#{1,6}\s+(?P<words>\S.*)")
_SECTION = re.compile(r"(?:section|part|step)\s+(?:[A-Z]|\d{1,2}|[ivx]{1,4})\b[\s:.)–—-]*(?P<words>.*)", re.IGNORECASE)
_LETTER = re.compile(r"(?:[A-Z]|\d{1,2})[.):]?\s+(?P<words>\S.*)")
_BARE = re.compile(r"\d{1,2}\s+(?P<words>[A-Z].*)")
_NUMBER = re.compile(
    r"(?:q(?:uestion)?\s*\.?\s*)?(?:\d{1,2}(?:\.\d{1,2}){1,2}|[A-Z]\d{1,2}|q\d{1,2})(?:[.):]\s*|\s+)(?=[^\W\d_]|[£“\"'(])"
    r"|(?:q(?:uestion)?\s*\.?\s*)?\d{1,2}[.):]\s*(?=[^\W\d_]|[£“\"'(])"
    r"|\(?[a-z]\s?[.)]\s+(?=\S)|\([ivx]{1,4}\)\s+|\d{1,2}\s+(?=[A-Z£“\"])",
    re.IGNORECASE,
)
_ACRONYMS = frozenset({"NHS", "GP", "DRE", "NI", "UK", "DLA", "PIP", "ESA", "DWP", "HMRC", "I", "BSL", "IT", "TV"})
_MOST_WORDS, _SHORT = 15, 7


@dataclass(frozen=True, slots=True)
class Around:
    """What stands before and behind a line."""

    before_blank: bool
    after: str


def numbered(line: str) -> tuple[str, str]:
    """Return the number of a line with its dot, "" if it has none, and the rest."""
    found = _NUMBER.match(line)
    return (found[0].strip(), line[found.end() :]) if found else ("", line)


def title_line(line: str) -> str:
    """Return the title that the first line of a form is; "" if it is none."""
    words = _HASHES.sub(r"\g<words>", line).strip()
    if MARKS & set(words) or words[-1:] in {".", "?", ":", "!", ","} or len(words.split()) > _MOST_WORDS:
        return ""
    return "" if field_kind(words) or numbered(words)[0] or not _has_word(words) else _calm(words)


def heading(line: str, around: Around) -> str:
    """Return the words of a heading; "" if a line is none."""
    if found := _HASHES.fullmatch(line):
        inner = _SECTION.fullmatch(found["words"])
        return (inner["words"] if inner else "") or found["words"]
    if MARKS & set(line) or "?" in line or "\t" in line.strip() or not _has_word(line):
        return ""
    if (found := _SECTION.fullmatch(line)) and len(line.split()) <= _MOST_WORDS and line[-1:] != ".":
        return _calm(found["words"] or line)
    return _by_look(line, around)


def _by_look(line: str, around: Around) -> str:
    if bullet(line) and line[:1] in "-–—*•·":
        return ""
    found = _LETTER.fullmatch(line)
    words = found["words"] if found else line
    if field_kind(words.strip(" :")) or line[-1:] in {".", ";", ",", "!"} or len(words.split()) > _MOST_WORDS:
        return ""
    if words.isupper() and len(words) > len(YES):
        return _calm(words).rstrip(" :")
    if (bare := _BARE.fullmatch(line)) and len(words.split()) <= _SHORT and line[-1:] != ":":
        return bare["words"]
    return line if _stands_alone(line, around) else ""


def _stands_alone(line: str, around: Around) -> bool:
    """Whether a short line with air above it is a heading without saying so."""
    asks = line[-1:] == ":" or TELL.match(line) or BEGINS_YES_NO.match(line) or numbered(line)[0]
    fits = line[:1].isupper() and len(line.split()) <= _SHORT and around.before_blank
    return bool(fits and around.after and not asks)


def _calm(words: str) -> str:
    """Return a line in capitals as a sentence begins, but for “NHS” and the like."""
    if not words.isupper():
        return words
    plain = " ".join(word if word.strip("(),:") in _ACRONYMS else word.lower() for word in words.split())
    return plain[:1].upper() + plain[1:]


def _has_word(line: str) -> bool:
    return re.search(r"[^\W\d_]{2}", line) is not None
