"""Where sentences begin and end, in text as forms write it: with sums of money, times, addresses and lists.

A line that does not go on in the next one is a sentence too, whether it is a heading, a line of a list or a paragraph
without a stop. The marks of a list (“•”, “1.”, “a)”) stand outside the spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from formbuilder.plainlanguage import lexicon


class Span(NamedTuple):
    """A part of a text; positions count code points."""

    start: int
    end: int


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP = re.compile(r"([.!?…。！？｡।॥۔؟։።။]+)[\"'”’»›)\]}」』]*")
ALONE = frozenset("。！？｡।॥۔؟։።။")
"""Stops of scripts that write no full stop for anything else."""
NEXT = re.compile(r"\s*[“\"'‘«‹(\[{]*")
WORD = re.compile(r"\w")
LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029•●▪‣◦]+")
MARK = re.compile(r"\s{0,40}(?:[-–—*✓✔►➢](?=\s)|\(?\d{1,3}[.)](?=\s)|\(?[a-z][)](?=\s)|[a-hj-z][.](?=\s))\s*")
BULLETS = frozenset("•●▪‣◦")
WRAPPED = 60
"""A line of so many characters with no stop is taken to go on in the next."""
FAR = 40
"""How far around a stop is looked for the word that it ends."""

TITLES = _several(
    "dr mr mrs ms mx messrs prof rev revd fr sr sgt capt col gen lt maj hon gov pres sir mt ft "
    "e.g i.e eg ie viz cf vs v approx ca c al incl excl esp tel ext fig sec para paras vol ch art eds pp p "
    "a.k.a aka nr ul np tzn godz dott sig ing z.b d.h bzw"
)
"""What a name, a number or an example comes after, so that no sentence ends there."""
NUMBERED = _several("no nos nr num q")
"""Short for “number” if a number follows."""
MAY_END = _several(
    "etc a.m p.m am pm ltd inc co corp plc llp bros jr snr jnr esq rd ave ln cres dept est min mins hr hrs sec secs "
    "wk wks yr yrs mth mths max no. jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs "
    "fri sat sun ph.d m.d b.a b.sc m.a b.c a.d n.b u.k u.s itd ecc"
)
"""Short forms that may end a sentence: they do if a word follows that often begins one."""
MONTHS = _several(
    "january february march april may june july august september october november december "
    "januar februar märz april mai juni juli august september oktober november dezember"
)
BEGINS = lexicon.PRONOUN | lexicon.DETERMINER | lexicon.AUXILIARY | lexicon.CONJUNCTION | lexicon.PREPOSITION
BEGINS_TOO = BEGINS | lexicon.ADVERB | lexicon.VERB


def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of a text in a language (BCP 47); none if it holds no word. Takes linear time."""
    english = language == "en" or language.startswith("en-")
    found: list[Span] = []
    for start, end in _blocks(text):
        own = len(found)
        for first, last in _cut(text, start, end, english=english):
            if WORD.search(text, first, last):
                found.append(Span(first, last))
            elif len(found) > own:
                found[-1] = Span(found[-1].start, last)
    return tuple(found)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts that no sentence goes beyond: paragraphs, headings and the lines of lists."""
    start = end = -1
    listed = False
    for line in LINE.finditer(text):
        first, last = _stripped(text, *line.span())
        if first == last:
            listed = False
            continue
        marked = _after_mark(text, first, last)
        gap = text[end : line.start()] if end >= 0 else ""
        if end >= 0 and (listed or marked > first or not _goes_on(text, start, end, gap, first)):
            yield start, end
            start = -1
        listed = text[last - 1] == ":" or (listed and marked == first)
        start, end = (marked if start < 0 else start), last
    if end >= 0:
        yield start, end


def _goes_on(text: str, start: int, end: int, gap: str, first: int) -> bool:
    """Tell whether the line before, which ends at ``end``, goes on in the line that begins at ``first``."""
    if not BULLETS.isdisjoint(gap) or len(gap.replace("\r\n", "\n").translate(_NO_BLANKS)) > 1:
        return False
    if text[first].islower():
        return True
    begun = max(start, end - 2 * WRAPPED)
    line = end - max(begun, *(text.rfind(each, begun, end) + 1 for each in "\n\r"))
    return line >= WRAPPED and text[end - 1] not in ".!?…:"


_NO_BLANKS = {ord(each): None for each in " \t\u00a0"}


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a part of a text without the blanks at both ends; an empty one if it is all blank."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, max(start, end - (len(part) - len(part.rstrip())))


def _after_mark(text: str, start: int, end: int) -> int:
    """Return where a line begins after the mark of a list, if it has one: “- ”, “2. ”, “a) ”."""
    mark = MARK.match(text, start, end)
    if not mark or mark.end() == end:
        return start
    dated = mark.group().strip().endswith(".") and _word_at(text, mark.end()) in MONTHS
    return start if dated else mark.end()


def _cut(text: str, start: int, end: int, *, english: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block."""
    begin = start
    for stop in STOP.finditer(text, start, end):
        after = NEXT.match(text, stop.end(), end)
        following = after.end() if after else end
        if following >= end or _is_end(text, stop, begin, following, english=english):
            yield begin, stop.end()
            begin = _after_blanks(text, stop.end(), end)
            if begin >= end:
                return
    if begin < end:
        yield begin, end


def _after_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_end(text: str, stop: re.Match[str], begin: int, following: int, *, english: bool) -> bool:
    """Tell whether a sentence that began at ``begin`` ends with a stop, with more at ``following``."""
    marks, after = stop.group(1), stop.end()
    if not ALONE.isdisjoint(marks):
        return True
    asked = "?" in marks or "!" in marks
    if not text[after].isspace():
        return _lacks_space(text, stop.start(), after, asked=asked)
    small, closed = text[following].islower(), after > stop.end(1)
    if asked or closed:
        return not (small and closed) and (asked or _word_ends(text, stop.start(), begin, following, english=english))
    if len(marks) > 1 or marks == "…":
        return not small
    return _word_ends(text, stop.start(), begin, following, english=english)


def _lacks_space(text: str, at: int, after: int, *, asked: bool) -> bool:
    """Tell whether only the blank was left out: “Where do you live?Who with?”, “Thank you.Next”, but no address."""
    if not text[after].isupper() or not text[at - 1 : at].islower():
        return False
    around = text[_word_start(text, at) : at] + _until_blank(text, after)
    if "/" in around or "@" in around or "." in around.rstrip(".!?)”’\"'"):
        return False
    return asked or (text[after + 1 : after + 2].islower() and _word(text, at) not in TITLES and at > 1)


def _until_blank(text: str, start: int) -> str:
    part = text[start : start + FAR].split(maxsplit=1)
    return part[0] if part else ""


def _word_ends(text: str, at: int, begin: int, following: int, *, english: bool) -> bool:
    """Tell whether a full stop at ``at`` ends a sentence, and not only a short form, an initial or a number."""
    word, then = _word(text, at), _word_at(text, following)
    if word.isdigit():
        start = _word_start(text, at)
        starts = start <= begin or text[max(0, start - 2) : start].rstrip().endswith(":")
        return _number_ends(word, then, starts=starts, english=english)
    if word in TITLES or (word in NUMBERED and text[following].isdigit()) or text[following].islower():
        return text[following].islower() and english and _is_whole(word)
    if word == "st":
        return _is_street(text, at) and _begins(then, BEGINS)
    if len(word) == 1 and word.isalpha():
        return at - 1 > begin and _begins(then, BEGINS | lexicon.ADVERB)
    return not (word in MAY_END or _is_dotted(word)) or (then not in MONTHS and _begins(then, BEGINS_TOO))


def _number_ends(number: str, then: str, *, starts: bool, english: bool) -> bool:
    """Tell whether a stop after a number ends a sentence: not in “2. Dress” and “1. April”."""
    if starts or then in MONTHS:
        return False
    return english or len(number) > 2


def _begins(word: str, flags: int) -> bool:
    """Tell whether sentences often begin with a word."""
    return bool(lexicon.parts_of((word,))[0] & flags) if word else False


def _is_whole(word: str) -> bool:
    """Tell whether a word is no short form, so that a sentence ends even if the next begins with a small letter."""
    return len(word) > 3 and word.isalpha() and word not in MAY_END and word not in TITLES


def _is_dotted(word: str) -> bool:
    """Tell whether a word is made of single letters with stops between, as in N.H.S."""
    return len(word) > 2 and all(len(part) == 1 for part in word.split("."))


def _is_street(text: str, at: int) -> bool:
    """Tell whether “St” before a stop follows a name: High St., but not St. Mary."""
    before = text[max(0, at - FAR) : max(0, at - 2)].split()
    return len(before) > 1 and before[-1][:1].isupper()


def _word_start(text: str, at: int) -> int:
    """Return where the word that ends at ``at`` begins; it is looked for in the last 40 characters only."""
    start = at
    while start > 0 and at - start < FAR and not text[start - 1].isspace() and text[start - 1] not in "(“\"'‘[—–/":
        start -= 1
    return start


def _word(text: str, at: int) -> str:
    return text[_word_start(text, at) : at].lower()


def _word_at(text: str, start: int) -> str:
    """Return the letters that begin at ``start``, in lower case: at most 40."""
    part = text[start : start + FAR]
    size = next((at for at, each in enumerate(part) if not (each.isalpha() or each in "'’")), len(part))
    return part[:size].lower().replace("’", "'")
