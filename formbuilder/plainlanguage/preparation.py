"""Makes text safe to count: textstat then sees the words and the sentences that a reader sees.

textstat 0.7.13 takes every full stop, question mark and exclamation mark for the end of a sentence, leaves out
sentences of one or two words, runs “he/she” together into one word, and reads a line without a stop on into the next.
So it never gets a text as it was written. It gets the words alone, with one full stop after each sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from formbuilder.plainlanguage.sentences import sentences
from formbuilder.plainlanguage.syllables import STRAIGHT, is_spelled

FIGURE = "1"
"""What stands for every number, sum of money, date, time and phone number: a short word of one syllable."""
LINK = "link"
"""What stands for every address of the web or of an e-mail, which nobody reads aloud."""
LONGEST = 100
"""More characters than this without a blank are no words either."""
SHORTEST = 3
"""textstat leaves sentences out that have fewer words."""
KEPT = 2048
"""How many texts are kept cut into words, of those shorter than ``KEPT_LENGTH``."""
KEPT_LENGTH = 5_000
MARK = "_"
"""Joins the parts of a word with hyphens, and stands behind an abbreviation that is read letter by letter."""

PHONE = re.compile(r"(?<![\d.,])(?:\+44 ?|\(?0)\d{2,5}\)?(?: \d{2,6}){1,3}(?!\d)")
PLURAL = re.compile(r"(?<=[A-Za-z])\((?:s|es)\)")
DOMAIN = re.compile(r"[a-z0-9]\.(?:(?:gov|nhs|org|com|co|net|ac|uk|eu|scot|wales|cymru|info)(?![a-z])|[a-z]{2,10}/)")
WORD = re.compile(
    r"[^\W_]*\d[\w.,:/]*"  # a number, or anything with figures in it
    r"|[^\W\d_]\.[^\W\d_](?:\.[^\W\d_])*(?![^\W\d_])"  # e.g. and p.m.
    r"|[^\W\d_]+(?:['-][^\W\d_]+)*"  # a word, with what is joined to it: don't, face-to-face
)
ELIDED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
UNSPLIT = frozenset({"ar", "bn", "gu", "pa", "ur"})
"""Languages whose vowel signs are no letters, so that only blanks tell words apart."""


def prepared(text: str, language: str = "en") -> str:
    """Return a text that textstat counts as a reader does: the words of each sentence, and a full stop.

    Every number is written as ``1``, every address as ``link``. The stops are moved as little as is needed for no
    sentence to have fewer than three words; the number of sentences stays. That cannot be done for a text with fewer
    than three words a sentence, and nothing is moved in it.
    """
    return written(counted([text], language))


def counted(texts: Iterable[str], language: str = "en") -> tuple[tuple[str, ...], ...]:
    """Return the sentences of texts that belong together, each as its words; those without any word are left out.

    ``language`` is a BCP 47 tag in lower case. Abbreviations that are read letter by letter end in ``MARK``. The last
    texts stay in memory, so they must not be what a member of the public wrote.
    """
    return tuple(
        words
        for text in texts
        for words in (_kept(text, language) if len(text) < KEPT_LENGTH else _of_text(text, language))
    )


@lru_cache(maxsize=KEPT)
def _kept(text: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the sentences of one text; kept, for a form is scored again after each change of a few words."""
    return _of_text(text, language)


def _of_text(text: str, language: str) -> tuple[tuple[str, ...], ...]:
    found = (_words(text[start:end], language) for start, end in sentences(text, language))
    return tuple(words for words in found if words)


def written(sentences_: Sequence[tuple[str, ...]]) -> str:
    """Return sentences as one text for textstat; hyphens become ``MARK``, for textstat drops them."""
    words = [word.replace("-", MARK) for sentence in sentences_ for word in sentence]
    for end in _ends([len(sentence) for sentence in sentences_]):
        words[end - 1] += "."
    return " ".join(words)


def _ends(lengths: Sequence[int]) -> list[int]:
    """Return after how many words each sentence ends, moved so that each has as many words as textstat needs."""
    ends: list[int] = []
    for length in lengths:
        ends.append((ends[-1] if ends else 0) + length)
    if not ends or ends[-1] < SHORTEST * len(ends):
        return ends
    for number in range(len(ends)):
        ends[number] = max(ends[number], (ends[number - 1] if number else 0) + SHORTEST)
    latest = sum(lengths)
    for number in reversed(range(len(ends))):
        ends[number] = min(ends[number], latest)
        latest = ends[number] - SHORTEST
    return ends


def _words(sentence: str, language: str) -> tuple[str, ...]:
    """Return the words of a sentence as they are to be counted."""
    if language.partition("-")[0] in UNSPLIT:
        return tuple(chunk for chunk in sentence.split() if any(map(str.isalnum, chunk)))
    plain = PLURAL.sub("", PHONE.sub(FIGURE, sentence.translate(STRAIGHT)))
    if plain.isupper() and " " in plain.strip():
        plain = plain.lower()  # a line in capitals has no abbreviations that one could tell from words
    if language.partition("-")[0] == "it":
        plain = ELIDED.sub(" ", plain)  # dell’assistenza is two words
    return tuple(word for chunk in plain.split() for word in _of_chunk(chunk))


def _of_chunk(chunk: str) -> Iterator[str]:
    """Yield the words of what stands between two blanks: none for a dash, two for “he/she”."""
    if (
        len(chunk) > LONGEST
        or "://" in chunk
        or "@" in chunk.strip("@")
        or chunk.startswith("www.")
        or DOMAIN.search(chunk)
    ):
        yield LINK
        return
    for match in WORD.finditer(chunk):
        yield _word(match.group())


def _word(word: str) -> str:
    if any(map(str.isdigit, word)):
        return FIGURE
    if "." in word:
        return f"{word.replace('.', '')}{MARK}"
    return f"{word}{MARK}" if is_spelled(word.removesuffix("'s")) else word
