"""What sort of question each sentence of a text asks: yes or no, how good, which, why … or none."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import AUXILIARIES, NOUN
from formbuilder.plainlanguage.reading import ENDS, Reading

OPENERS = frozenset(word for word in AUXILIARIES if "'" not in word or word.endswith("n't"))
"""Words that turn a sentence into a question when the subject follows: do you, is there, can’t they."""
WH = frozenset({"what", "which", "who", "whom", "whose", "when", "where", "why", "how"})
SUBJECTS = frozenset({
    "you", "your", "i", "my", "we", "our", "they", "their", "he", "his", "she", "her", "it", "its", "there", "this",
    "that", "these", "those", "the", "a", "an", "any", "anyone", "anybody", "anything", "someone", "somebody",
    "something", "everyone", "everybody", "people", "each", "all", "both", "either", "one", "no", "nobody", "another",
})  # fmt: skip  # a list
"""Words with which a subject begins."""
IF_SO = frozenset({"so", "yes", "no", "not"})
PERSONS = frozenset({"you", "they", "he", "she", "we", "i", "it", "there"})
REQUESTS = frozenset({
    "tell", "describe", "explain", "give", "list", "say", "state", "write", "enter", "select", "choose", "tick", "rate",
    "provide", "specify", "show", "add", "upload", "confirm", "please", "check", "outline", "detail", "use", "include",
    "name", "pick", "put", "type", "read", "think", "complete", "fill", "sign", "send", "attach", "make", "answer",
    "ask", "call", "contact", "draw", "go", "let", "record", "circle", "mark", "indicate", "identify", "find", "look",
    "see", "note", "download", "set", "share", "save", "change", "review", "create", "start", "continue", "return",
})  # fmt: skip  # a list
RATED = frozenset({
    "satisfied", "dissatisfied", "happy", "unhappy", "helpful", "good", "bad", "easy", "difficult", "hard", "useful",
    "clear", "likely", "confident", "well", "important", "friendly", "safe", "pleased", "effective", "worried",
    "clean", "quick", "polite", "kind", "warm", "comfortable", "involved", "supported", "informed",
})  # fmt: skip  # a list
LONG_LEAD = 30
"""How many words may stand before a question begins: “In the last 4 weeks, …”."""


class Shape(Enum):
    """What an answer to a sentence is."""

    YES_NO = auto()
    RATING = auto()
    WH = auto()
    REQUEST = auto()
    STATEMENT = auto()


class Sentence(NamedTuple):
    """The tokens of a sentence, without what ends it; ``opener`` is where its question begins."""

    first: int
    last: int
    opener: int
    shape: Shape
    asks: bool
    """Whether it ends in a question mark."""


def sentences_of(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of a text, cut at full stops, question marks and the like."""
    words, first = reading.words, 0
    for place, word in enumerate(words):
        if word in ENDS or place == len(words) - 1:
            last = place - 1 if word in ENDS else place
            if last >= first:
                yield _sentence(words, reading.parts, first, last, word)
            first = place + 1


def _sentence(words: list[str], parts: list[int], first: int, last: int, end: str) -> Sentence:
    asks = end == "?"
    for place in range(first, min(last, first + LONG_LEAD) + 1):
        shape = _shape_at(words, parts, first, place, last)
        if shape is Shape.YES_NO and not asks and words[place] in {"do", "don't"} and place == first:
            shape = Shape.REQUEST
        if shape is not None:
            return Sentence(first, last, place, shape, asks)
    return Sentence(first, last, first, Shape.STATEMENT, asks)


def _shape_at(words: list[str], parts: list[int], first: int, place: int, last: int) -> Shape | None:
    """Return the shape of a question that begins at a token, if one does."""
    word = words[place]
    begins = place == first or words[place - 1] in {",", ":", "–", "—", "-", ";", ")"}
    if word in WH and (begins or words[place - 1] in {"to", "in", "about", "for", "at", "from", "of", "with"}):
        return _wh_shape(words, first, place, last)
    if word in OPENERS and place < last:
        after = words[place + 1]
        inverted = after in SUBJECTS or (begins and (bool(parts[place + 1] & NOUN) or after == "not"))
        if inverted and (begins or not _has_subject(words, parts, place)):
            return Shape.YES_NO
    if begins and word in REQUESTS and place <= first + 1:
        return Shape.REQUEST
    return None


def _has_subject(words: list[str], parts: list[int], place: int) -> bool:
    """Tell whether the word before an auxiliary is its subject: “you are the owner”, “the house is a mess”."""
    before = words[place - 1]
    if words[place + 1] in PERSONS and before not in SUBJECTS:
        return before in {"who", "which", "not", "that", "to"}
    return before in SUBJECTS or before in {"who", "which", "not"} or bool(parts[place - 1] & NOUN)


def _wh_shape(words: list[str], first: int, place: int, last: int) -> Shape | None:
    if words[place] == "how" and place < last and words[place + 1] in RATED:
        return Shape.RATING
    if place > first and words[place - 1] in {"to", "in"} and words[place + 1 : place + 2] == ["extent"]:
        return Shape.RATING
    if words[place] in {"when", "where"} and not _leads_to_verb(words, place, last):
        return None
    return Shape.WH


def _leads_to_verb(words: list[str], place: int, last: int) -> bool:
    """Tell whether “when” or “where” asks, and does not only say when: “when did”, “when and where did”, “when?”."""
    return place == last or words[place + 1] in OPENERS or words[place + 1] in {"and", "or", "exactly", "else"}


def inverted_within(words: list[str], first: int, last: int, most: int) -> bool:
    """Tell whether an auxiliary stands in the first ``most`` tokens: when did, how many times have."""
    return any(word in OPENERS for word in words[first : min(last + 1, first + most)])


def hit(reading: Reading, first: int, last: int, severity: Severity | None = None, **said: str) -> Hit:
    """Return a hit on the tokens from ``first`` to ``last``, that one too."""
    return Hit(reading.starts[first], reading.ends[last], said, severity)
