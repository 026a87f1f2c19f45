"""What was typed in the language of the page, brought to the words that the readers of answers know, which are English.

Only whole words that a language has for one thing are changed; what is typed in English stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import get_month_names

from formbuilder.answers.signs import signs
from formbuilder.answers.word_lists import WORD_LISTS, WordList
from formbuilder.definition.marks import Period
from formbuilder.tongue.figures import decimal_sign
from formbuilder.tongue.messages import IN_USE

ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\u09bc\u0a3c\u0a70\u0a02]")
"""Of Latin letters, and the vowel signs and dots of the others that many keyboards lack."""
ONE_LETTER = str.maketrans({"ł": "l", "ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ۃ": "ہ", "ণ": "ন", "ী": "ি"})
"""Letters that look or sound so much alike that people write one for the other."""
LEAST_OF_NAME = 3
"""So many letters at least are the beginning of the name of a month."""
WORD = re.compile(r"[^\d\s.,/'-]+")
BEGINS, ENDS = r"(?<![^\W\d]|[\u0900-\u0dff])", r"(?![^\W\d]|[\u0900-\u0dff])"
"""Of a word: signs of vowels, which are no letters to ``re``, belong to it."""
DIGIT_BEFORE, DIGIT_AFTER = r"(?:(?<=[\d£?)])|(?<=[\d£?)] )) ?", r"(?=[ .:,]*[\d£~-])"
ENGLISH_PERIODS = {
    Period.WEEK: "a week",
    Period.FORTNIGHT: "a fortnight",
    Period.FOUR_WEEKS: "every four weeks",
    Period.MONTH: "a month",
    Period.YEAR: "a year",
}
UNITS = ("hours", "minutes", "days", "weeks", "years")
NAMES_IN_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TWO_WAYS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[. ]\d{3})+,\d+|\d+,\d+")
LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
"""As South Asia writes thousands: 1,20,000."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The rules of one language, ready for use."""

    begins: re.Pattern[str]
    ends: re.Pattern[str]
    after: tuple[tuple[re.Pattern[str], str], ...]
    units: tuple[tuple[re.Pattern[str], str], ...]
    months: Mapping[str, int]
    of: frozenset[str]
    day: re.Pattern[str]


def plain(text: str) -> str:
    """Return words without the accents and points that people leave out."""
    found = unicodedata.normalize("NFD", text.replace("’", "'")).translate(ONE_LETTER)
    return unicodedata.normalize("NFD", ACCENTS.sub("", found).translate(ONE_LETTER))


def figure_in_english(text: str) -> str:
    """Return a number or a sum, in plain signs, with the words around it in English."""
    read = _here()
    if read is None:
        return text
    text = read.ends.sub(" about", read.begins.sub("about ", plain(text)))
    for pattern, english in read.after:
        text = pattern.sub(f" {english}", text)
    return text.strip()


def units_in_english(words: str) -> str:
    """Return a unit, or a question that names one, with hours, minutes, days, weeks and years in English."""
    read = _here()
    if read is None:
        return words
    words = plain(words.lower())
    for pattern, english in read.units:
        words = pattern.sub(english, words)
    return words


def unit_asked(words: str) -> frozenset[str]:
    """Return the unit that a question in another language asks for: hours a week are hours; none if it is unsure."""
    if _here() is None:
        return frozenset()
    words = units_in_english(words)
    named = [unit for unit in UNITS if re.search(f"{BEGINS}{unit}{ENDS}", words)]
    return frozenset(named[:1] if len(named) == 1 or named[:1] == ["hours"] else ())


def date_in_english(text: str) -> str:
    """Return a date, in plain signs, with its month in English; its other words that mean nothing are left out."""
    read = _here()
    if read is None or not text:
        return text
    text = WORD.sub(lambda found: _date_word(found[0], read), read.day.sub(r"\1 ", plain(text)))
    return signs(re.sub(r"(?<=[a-z0-9])\.(?= |$)", "", text)).strip(" .")


def about() -> str:
    """Return the word before a guess, as somebody who writes in the language in use would type it."""
    tongue = IN_USE.get()
    words = WORD_LISTS.get(tongue.tag) if tongue else None
    return words.about.partition("|")[0] if words else "about"


def could_be_two(text: str) -> bool:
    """Whether ``text`` is one number in English and another one in the language in use: “1.234”."""
    return decimal_sign() == "," and TWO_WAYS.fullmatch(text) is not None


def figures_in_english(text: str) -> str:
    """Return a number, of which it is certain what it is, with the signs that English has in it."""
    if LAKHS.fullmatch(text):
        return text.replace(",", "")
    if decimal_sign() == "," and POINTS.fullmatch(text):
        return text.replace(".", "").replace(" ", "").replace(",", ".")
    return text


def _here() -> _Read | None:
    tongue = IN_USE.get()
    return _rules(tongue.tag) if tongue and tongue.tag in WORD_LISTS else None


@lru_cache(maxsize=len(WORD_LISTS))
def _rules(tag: str) -> _Read:
    words = WORD_LISTS[tag]
    about = _any(words.about)
    after = (
        *((words.periods[period], ENGLISH_PERIODS[period]) for period in reversed(Period)),
        (words.thousand, "k"),
        (words.pounds, "pounds"),
        (words.pence, "pence"),
    )
    units = tuple(_units(words))
    return _Read(
        begins=re.compile(rf"^{about}{DIGIT_AFTER}"),
        ends=re.compile(rf"{DIGIT_BEFORE}{about}$"),
        after=tuple((re.compile(rf" ?{BEGINS}{_any(each)}{ENDS}\.?"), english) for each, english in (*after, *units)),
        units=tuple((re.compile(f"{BEGINS}{_any(each)}{ENDS}"), english) for each, english in units),
        months=_months(tag, words),
        of=frozenset(map(plain, words.of.split("|"))),
        day=re.compile(rf"^(\d{{1,2}}) ?(?:{words.day_ends or 'º'}){ENDS}[ .]*"),
    )


def _units(words: WordList) -> Iterable[tuple[str, str]]:
    return zip((words.hours, words.minutes, words.days, words.weeks, words.years), UNITS, strict=True)


def _any(words: str) -> str:
    """Return a pattern of words, the longest first."""
    each = sorted({plain(signs(word)) for word in words.split("|")}, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word) for word in each)})"


def _months(tag: str, words: WordList) -> Mapping[str, int]:
    found = {plain(signs(name)): number for name, number in words.months.items()}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            names = get_month_names(width, context, tag)
            found |= {plain(signs(name)).strip("."): number for number, name in names.items()}
    return found


def _date_word(word: str, read: _Read) -> str:
    number = read.months.get(word) or _begun(word, read.months)
    if number:
        return f" {NAMES_IN_ENGLISH[number - 1]} "
    return "" if word in read.of else word


def _begun(word: str, months: Mapping[str, int]) -> int | None:
    """Return the one month whose names begin so."""
    if len(word) < LEAST_OF_NAME:
        return None
    found = {number for name, number in months.items() if name.startswith(word)}
    return found.pop() if len(found) == 1 else None
