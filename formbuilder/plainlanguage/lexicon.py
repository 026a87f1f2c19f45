"""What a word can be: a short list of the words of forms, and the endings of English for all others."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

NOUN = 1
VERB = 2
"""The base form of a verb, or its form in the present: help, helps."""
ADJECTIVE = 4
ADVERB = 8
ING = 16
"""A verb that ends in -ing."""
PAST = 32
"""A past participle or a past form: helped, given, gave."""
AUXILIARY = 64
"""Forms of be, do and have, and can, will, must …"""
PRONOUN = 128
DETERMINER = 256
PREPOSITION = 512
CONJUNCTION = 1024
NUMBER = 2048
SIGN = 4096
NAME = 8192
PARTICIPLE = 16384
"""A past participle: helped, given, but not gave. Each has PAST too."""
POSSESSIVE = 32768
"""A word with ’s or s’: partner’s. Each has NOUN and DETERMINER too, for it may also be “partner is”."""

FLAGS = {
    "noun": NOUN,
    "verb": VERB,
    "adjective": ADJECTIVE,
    "adverb": ADVERB,
    "ing": ING,
    "past": PAST,
    "participle": PARTICIPLE,
    "auxiliary": AUXILIARY,
    "pronoun": PRONOUN,
    "determiner": DETERMINER,
    "preposition": PREPOSITION,
    "conjunction": CONJUNCTION,
    "number": NUMBER,
    "name": NAME,
}

BE = frozenset({
    "am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "ain't",
    "i'm", "you're", "we're", "they're", "he's", "she's", "it's", "that's", "who's", "what's", "there's",
})  # fmt: skip  # a list
HAVE = frozenset({"have", "has", "had", "having", "haven't", "hasn't", "hadn't", "i've", "you've", "we've", "they've"})
DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't", "doing", "done"})
MODALS = frozenset({
    "can", "could", "will", "would", "shall", "should", "may", "might", "must", "ought", "cannot", "can't", "couldn't",
    "won't", "wouldn't", "shan't", "shouldn't", "mayn't", "mightn't", "mustn't", "needn't", "oughtn't",
})  # fmt: skip  # a list
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIVES = frozenset({"not", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot"}) | {
    word for word in AUXILIARIES if word.endswith("n't")
}

MOST_LEARNT = 12_000
"""How many words are kept, with those of the list, so that no text makes them grow without end."""
LONGEST = 40

ENDINGS = (
    ("ly", ADVERB),
    ("tion", NOUN),
    ("sion", NOUN),
    ("ment", NOUN),
    ("ness", NOUN),
    ("ity", NOUN),
    ("ship", NOUN),
    ("hood", NOUN),
    ("ism", NOUN),
    ("ist", NOUN),
    ("ance", NOUN),
    ("ence", NOUN),
    ("ancy", NOUN),
    ("ency", NOUN),
    ("ology", NOUN),
    ("graphy", NOUN),
    ("itis", NOUN),
    ("able", ADJECTIVE),
    ("ible", ADJECTIVE),
    ("ful", ADJECTIVE),
    ("ous", ADJECTIVE),
    ("ive", ADJECTIVE),
    ("less", ADJECTIVE),
    ("ical", ADJECTIVE),
    ("al", ADJECTIVE),
    ("ic", ADJECTIVE),
    ("ish", ADJECTIVE),
    ("ary", ADJECTIVE | NOUN),
    ("ant", ADJECTIVE | NOUN),
    ("ent", ADJECTIVE | NOUN),
    ("ise", VERB),
    ("ize", VERB),
    ("ify", VERB),
    ("er", NOUN),
    ("or", NOUN),
)
BEGINNINGS = ("un", "re", "non", "pre", "over", "mis", "dis", "under", "co", "self", "step", "grand")


class _Parts(dict[str, int]):
    """Flags by word; a word that is not listed is worked out from its ending, and kept while there is room."""

    def __missing__(self, word: str) -> int:
        found = _worked_out(self, word) if len(word) <= LONGEST else 0
        if len(self) < MOST_LEARNT and len(word) <= LONGEST:
            self[word] = found
        return found


def _worked_out(known: _Parts, word: str) -> int:
    """Return what a word outside the list can be; 0 if nothing tells."""
    if not word[:1].isalpha():
        return NUMBER if word[:1].isdigit() else SIGN
    if "-" in word:
        return _joined(known, word)
    if word.endswith(("'s", "s'")):
        return NOUN | DETERMINER | POSSESSIVE
    if not word.isascii():
        return 0
    return _inflected(known, word) or _by_ending(word) or _without_beginning(known, word)


def _joined(known: _Parts, word: str) -> int:
    """Return what words with hyphens can be together: home-made, decision-making, step-by-step, child-care."""
    last = known[word.rpartition("-")[2]]
    if last & NUMBER:
        return NUMBER
    if last & (PAST | ADJECTIVE) or word.count("-") > 1:
        return ADJECTIVE
    return NOUN | ADJECTIVE if last & (NOUN | VERB | ING) else ADJECTIVE


def _inflected(known: _Parts, word: str) -> int:
    """Return what a word can be if it is the plural, the past, the comparative … of another."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _with_s(known, word)
    if len(word) > 4 and word.endswith("ing"):
        return ING
    if len(word) > 3 and word.endswith("ed") and not word.endswith("eed"):
        return PAST | PARTICIPLE
    if word.endswith(("er", "est")):
        stem = word.removesuffix("er").removesuffix("est")
        return (_stem(known, stem) & ADJECTIVE) if len(stem) > 2 else 0
    return 0


def _with_s(known: _Parts, word: str) -> int:
    """Return what a word with -s can be: a noun if it can be one without, a verb in the present if so."""
    stem = word[:-1]
    found = dict.get(known, stem, 0)
    if not found and word.endswith("ies"):
        found = dict.get(known, f"{word[:-3]}y", 0)
    if not found and word.endswith("es"):
        found = dict.get(known, word[:-2], 0)
    if not found:
        found = _by_ending(stem) or _without_beginning(known, stem) or NOUN
    return found & (NOUN | VERB) or NOUN


def _stem(known: _Parts, stem: str) -> int:
    """Return what the word before -er or -est can be: old, safe, happy, big."""
    forms = (stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem, stem[:-1])
    return next((flags for form in forms if (flags := dict.get(known, form, 0))), 0)


def _by_ending(word: str) -> int:
    length = len(word)
    return next((flags for end, flags in ENDINGS if length > len(end) + 2 and word.endswith(end)), 0)


def _without_beginning(known: _Parts, word: str) -> int:
    for beginning in BEGINNINGS:
        if word.startswith(beginning):
            return dict.get(known, word[len(beginning) :], 0)
    return 0


def _load() -> _Parts:
    known = _Parts()
    text = (files("formbuilder.plainlanguage") / "data" / "parts_of_speech.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            parts, _, words = line.partition(": ")
            flags = sum(FLAGS[part] for part in parts.split())
            known.update(dict.fromkeys(words.split(), flags))
    return known


_KNOWN = _load()


def parts_of(words: Iterable[str]) -> list[int]:
    """Return the flags of what each word can be, with words as readings have them; 0 where nothing is known."""
    return list(map(_KNOWN.__getitem__, words))
