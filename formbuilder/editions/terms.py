"""Lists of terms: which words of a language are agreed for an English one, and where English has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from formbuilder.editions.entries import Standing, State

Agreed = Mapping[str, Sequence[str]]
"""The words that are agreed for each English term; one of them is enough."""
ENDINGS = "(?:s|es|['’]s|s['’])?"
"""A term is found with these too: “carers” and “carer’s”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An English term, and the words or beginnings of words that are agreed for it in a language."""

    term: str
    words: tuple[str, ...]
    note: str = ""
    set_by: str | None = None
    """The id of who agreed on it for the council; None for a term of ours."""
    set_at: datetime | None = None

    @property
    def key(self) -> str:
        """What no two terms of a list share."""
        return key_of(self.term)


@dataclass(frozen=True, slots=True)
class TermList:
    """A list of ours: how to write in a language, and its terms."""

    language: str
    advice: tuple[str, ...]
    terms: tuple[Term, ...]


def key_of(term: str) -> str:
    """Return a term as it is compared: small letters, one kind of apostrophe, single spaces."""
    return " ".join(_even(term).split())


def agreed(terms: Iterable[Term]) -> Agreed:
    """Return the words that are agreed; terms without any are left out."""
    return {each.term: each.words for each in terms if each.words}


def together(ours: Iterable[Term], theirs: Iterable[Term]) -> tuple[Term, ...]:
    """Return all terms by name; a council’s own stand in the place of ours."""
    found = {each.key: each for each in (*ours, *theirs)}
    return tuple(found[key] for key in sorted(found))


def found_in(source: str, terms: Agreed) -> tuple[str, ...]:
    """Return the terms that English words have, as they stand; of two that overlap, the longer one."""
    if not terms:
        return ()
    by_key, pattern = _names(tuple(terms))
    return tuple(dict.fromkeys(by_key[match[1]] for match in pattern.finditer(_even(source))))


@lru_cache(maxsize=64)
def _names(terms: tuple[str, ...]) -> tuple[Mapping[str, str], re.Pattern[str]]:
    by_key = {key_of(each): each for each in terms}
    names = "|".join(re.escape(key) for key in sorted(by_key, key=len, reverse=True))
    return by_key, re.compile(rf"\b({names}){ENDINGS}(?!\w)")


def departing(source: str, words: str, terms: Agreed) -> Iterator[str]:
    """Yield the terms that English has, and for which the translation has none of the words agreed."""
    low = _even(words)
    for term in found_in(source, terms):
        if not any(_even(each) in low for each in terms[term]):
            yield term


def departed(slots: Iterable[Standing], terms: Agreed) -> Mapping[str, tuple[str, ...]]:
    """Return, by address, the terms for which words of an edition have none of those agreed."""
    found = ((each.source, each.entry) for each in slots if each.entry and each.state is not State.STALE)
    told = ((source.address, tuple(departing(source.words, entry.words, terms))) for source, entry in found)
    return {address: missed for address, missed in told if missed}


def _even(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'")
