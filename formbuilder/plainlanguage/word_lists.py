"""Lists of words that are better said another way: read from data files, found in one pass over a text.

A file of ``data/words`` is called after its rule and has one entry a line, in three columns with tabs between: the
phrase, what to write instead (if anything), and settings with ``; `` between (``not_after=how,so; only_if=the form
explains it; severity=advice``). One word of a phrase may end in ``/v`` (a verb: cope, copes, coped, coping) or ``/n``
(a noun: carer, carers, carer’s); several phrases with one meaning have ``|`` between them, and so have several words to
write instead. Phrases are in lower case with straight apostrophes.
In a phrase ``one's`` stands for my, your, their and so on, ``oneself`` for myself, yourself and so on, and ``somebody``
for me, you, them and so on. Lines that begin with ``#`` say where the list comes from and its licence.

``names.tsv`` belongs to no rule: it holds names of benefits, services and laws, whose words no list may mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.inflection import noun_forms, verb_forms
from formbuilder.plainlanguage.reading import STRAIGHT, TOKEN, Reading

NOBODY: frozenset[str] = frozenset()
STANDING_FOR: Mapping[str, frozenset[str]] = {
    "one's": frozenset({"my", "your", "his", "her", "its", "our", "their", "one's", "whose"}),
    "oneself": frozenset(
        {"myself", "yourself", "himself", "herself", "itself", "ourselves", "yourselves", "themselves", "oneself"}
    ),
    "somebody": frozenset({"me", "you", "him", "her", "it", "us", "them", "someone", "somebody", "people"}),
}
"""Words of a phrase that stand for any of several."""
ORDINARY = frozenset("abcdefghijklmnopqrstuvwxyz '-")


class Entry(NamedTuple):
    """One word or phrase of a list."""

    rule: str
    tokens: tuple[str, ...]
    instead: str = ""
    only_if: str = ""
    """When the word may stay: “the form explains it”; "" if it is better never used."""
    severity: Severity | None = None
    """Another weight than the rule’s."""
    not_after: frozenset[str] = NOBODY
    """Tokens before it that make it harmless: “how” before “often”."""
    not_before: frozenset[str] = NOBODY
    """Tokens after it that make it harmless."""
    by: str = ""
    """The group whose list this is, with their reason; "" for the product’s own."""

    def ways(self) -> Iterator[tuple[str, ...]]:
        """Yield the phrase in each of its ways: with every word that ``one's`` and others of ``STANDING_FOR`` mean."""
        return product(*(STANDING_FOR.get(token) or (token,) for token in self.tokens))

    def is_free(self, words: list[str], first: int) -> bool:
        """Tell whether nothing around the phrase, which begins at a token of a text, makes it harmless."""
        if self.not_after and first and words[first - 1] in self.not_after:
            return False
        after = first + len(self.tokens)
        return not (self.not_before and after < len(words) and words[after] in self.not_before)


class Listed(NamedTuple):
    """An entry found in a text, from the token ``first`` to the token ``last``, that one too."""

    entry: Entry
    first: int
    last: int


class Line(NamedTuple):
    """One line of a data file, not yet taken apart."""

    rule: str
    phrase: str
    instead: str = ""
    settings: str = ""

    def entries(self, word: str = "") -> Iterator[Entry]:
        """Yield its entries: all, or those that begin with a word."""
        settings = dict(each.split("=", 1) for each in self.settings.split("; ") if each)
        phrases = self.phrase.split("|")
        if word:
            phrases = [phrase for phrase in phrases if word in _first_words(phrase)]
        for entry in entries(self.rule, "|".join(phrases), self.instead, **settings):
            if not word or entry.tokens[0] == word:
                yield entry


class Phrases(NamedTuple):
    """Entries that begin with the same two words: how long they are, the longest first, and each by its words."""

    lengths: tuple[int, ...]
    entries: Mapping[tuple[str, ...], tuple[Entry, ...]]

    @classmethod
    def of(cls, found: Iterable[Entry]) -> Phrases:
        """Gather entries; the first of two with the same words comes first."""
        by_words: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        for entry in found:
            for words in entry.ways():
                by_words[words] = (*by_words.get(words, ()), entry)
        return cls(tuple(sorted({len(words) for words in by_words}, reverse=True)), by_words)


class WordLists:
    """Entries by their first word, made ready when a text first holds that word."""

    def __init__(self, entries: Iterable[Entry] = (), lines: Iterable[Line] = ()) -> None:
        self._ready: dict[str, Mapping[str, Phrases]] = {}
        self._index: dict[str, list[Entry | Line]] = {}
        for entry in entries:
            self._index.setdefault(entry.tokens[0], []).append(entry)
        index = self._index
        for line in lines:
            for word in _first_words(line.phrase):
                if word in index:
                    index[word].append(line)
                else:
                    index[word] = [line]

    def found(self, reading: Reading) -> Iterator[Listed]:
        """Yield what stands in a text, from left to right; the longest phrase wins, and no two share a word."""
        index, ready, words, free = self._index, self._ready, reading.words, 0
        for first in [at for at, word in enumerate(words) if word in index]:
            if first >= free:
                following = ready.get(words[first]) or self._make_ready(words[first])
                phrases = following.get(words[first + 1] if first + 1 < len(words) else "") or following[""]
                if phrases.lengths and (entry := self._standing_at(words, first, phrases)):
                    free = first + len(entry.tokens)
                    yield Listed(entry, first, free - 1)

    def _standing_at(self, words: list[str], first: int, phrases: Phrases) -> Entry | None:
        lengths, entries = phrases
        for length in lengths:
            for entry in entries.get(tuple(words[first : first + length]), ()):
                if entry.is_free(words, first):
                    return entry
        return None

    def _make_ready(self, word: str) -> Mapping[str, Phrases]:
        """Return the entries that begin with a word, by their second word, and remember them.

        Entries of one word alone stand at "" and, after the others, at every second word.
        """
        following: dict[str, list[Entry]] = {"": []}
        for each in self._index[word]:
            for entry in [each] if isinstance(each, Entry) else each.entries(word):
                second = entry.tokens[1] if len(entry.tokens) > 1 else ""
                for way in STANDING_FOR.get(second) or (second,):
                    following.setdefault(way, []).append(entry)
        alone = following[""]
        ready = {second: Phrases.of([*found, *(alone if second else ())]) for second, found in following.items()}
        self._ready[word] = ready
        return ready

    def with_more(self, entries: Iterable[Entry]) -> WordLists:
        """Return these lists with those of a council or a panel, which win where both have a phrase."""
        more = WordLists(entries)
        for word, found in self._index.items():
            more._index.setdefault(word, []).extend(found)
        return more


@cache
def ours() -> WordLists:
    """Return the product’s own lists, read once."""
    folder = files("formbuilder.plainlanguage") / "data" / "words"
    return WordLists(
        lines=(
            line
            for file in sorted(folder.iterdir(), key=lambda each: each.name)
            if file.name.endswith(".tsv")
            for line in read_lines(file.name.removesuffix(".tsv"), file.read_text("utf-8"))
        )
    )


def read_list(rule: str, text: str) -> Iterator[Entry]:
    """Yield the entries of one data file; raises ValueError with the line if one cannot be read."""
    for line in read_lines(rule, text):
        yield from line.entries()


def read_lines(rule: str, text: str) -> Iterator[Line]:
    """Yield the lines of one data file that hold entries; raises ValueError with the line if one cannot be read."""
    for number, line in enumerate(text.splitlines(), 1):
        if line and line[0] != "#":
            columns = line.split("\t")
            if len(columns) > 3 or not columns[0]:
                msg = f"{rule}.tsv, line {number}: three columns with tabs between are needed."
                raise ValueError(msg)
            yield Line(rule, *columns)


def entries(rule: str, phrase: str, instead: str = "", **settings: str) -> Iterator[Entry]:
    """Yield an entry for each form of a phrase: ``settings`` are those of the third column."""
    severity = settings.get("severity")
    same = (
        instead.replace("|", "” or “"),
        settings.get("only_if", ""),
        Severity(severity) if severity else None,
        _several(settings.get("not_after", "")),
        _several(settings.get("not_before", "")),
        settings.get("by", ""),
    )
    for alternative in phrase.split("|"):
        for form in _forms(alternative):
            yield Entry(rule, tokens(form), *same)


def tokens(phrase: str) -> tuple[str, ...]:
    """Return a phrase as readings have it."""
    plain = phrase.lower().translate(STRAIGHT)
    return tuple(plain.split() if ORDINARY.issuperset(plain) and "' " not in plain else TOKEN.findall(plain))


def _first_words(phrase: str) -> set[str]:
    """Return the first token of each form of each alternative; quick, for a start must not wait for 10,000 forms."""
    if "." in phrase or "," in phrase or "' " in phrase:
        return {tokens(form)[0] for alternative in phrase.split("|") for form in _forms(alternative)}
    if "/" not in phrase:
        return {alternative.partition(" ")[0] for alternative in phrase.split("|")}
    found: set[str] = set()
    for alternative in phrase.split("|"):
        word = alternative.partition(" ")[0]
        if "/" not in word:
            found.add(word)
        else:
            found.update(verb_forms(word[:-2]) if word[-1] == "v" else noun_forms(word[:-2]))
    return found


def _forms(phrase: str) -> Iterable[str]:
    """Return the forms of a phrase with a mark at one of its words."""
    before, mark, after = phrase.partition("/v")
    if mark:
        before, space, verb = before.rpartition(" ")
        return (f"{before}{space}{form}{after}" for form in verb_forms(verb))
    before, mark, after = phrase.partition("/n")
    return (f"{form}{after}" for form in noun_forms(before)) if mark else (phrase,)


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split(",")) if words else NOBODY
