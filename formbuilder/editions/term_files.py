"""Our own lists of terms, a file for each language, read strictly."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from formbuilder.definition.entry import Entry
from formbuilder.definition.language import WORDS
from formbuilder.definition.reading import Reading
from formbuilder.definition.shapes import Format, ListOf, Thing
from formbuilder.definition.yaml_source import read, read_bytes
from formbuilder.editions.terms import Term, TermList
from formbuilder.problems import Code, DefinitionError

TAG = Format(re.compile(r"[a-z]{2,3}"), Code.BAD_SLUG)
SAID = Format(re.compile(r".*\S.*"), Code.EMPTY)
TERM = Thing("a term", {"term": WORDS, "words": ListOf(WORDS), "note": WORDS}, ("term", "words"))
LIST = Thing(
    "a list of terms", {"language": TAG, "advice": ListOf(WORDS), "terms": ListOf(TERM)}, ("language", "terms")
)


def read_terms(data: bytes, file: str) -> TermList:
    """Check the bytes of a file; raise DefinitionError with every problem, in its order."""
    reading = Reading()
    entry = Entry.of(read(data, file), LIST, reading)
    language, terms = entry.written("language", TAG), []
    seen: set[str] = set()
    for item in entry.items("terms"):
        each = Entry.of(item, TERM, reading)
        note = str(each.words_if_any("note") or "")
        term = Term(term=str(each.words("term")), words=_texts(each, "words"), note=note)
        if term.key in seen:
            each.refuse("term", Code.REPEATED, found=term.term)
        seen.add(term.key)
        terms.append(term)
    if reading.problems:
        raise DefinitionError(reading.problems)
    return TermList(language, _texts(entry, "advice"), tuple(terms))


@lru_cache(maxsize=32)
def terms_of(folder: Path, language: str) -> TermList:
    """Return our own list for a language, from ``folder/LANGUAGE.yaml``; an empty one where there is none."""
    file = folder / f"{language}.yaml"
    return read_terms(read_bytes(file), str(file)) if file.is_file() else TermList(language, (), ())


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(each.value for each in entry.names(key, SAID))
