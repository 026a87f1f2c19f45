"""Ids and short words made from the words of a question: somebody may choose better ones before it is published."""

from __future__ import annotations

import re
from unicodedata import normalize

from formbuilder.definition.language import RESERVED

_DULL = frozenset(
    {"a", "an", "the", "of", "to", "for", "and", "or", "is", "are", "do", "does", "did", "you", "your", "what", "which"}
    | {"please", "have", "has", "any", "in", "on", "at", "with", "that", "this", "it", "how", "be", "if", "yes", "so"}
)
_MOST_WORDS, _LONGEST = 4, 40
_IF = re.compile(
    r"(?P<verb>do|are|have|is|can|will|would|could|did|were)\s+(?P<who>you|there|we|they|he|she|it)\s+(?P<rest>.*)",
    re.IGNORECASE,
)
_WH = re.compile(r"(?P<wh>(?:how|what|which|who|when|where|why)\b.*?)\s+do(?:es)?\s+(?P<rest>.*)", re.IGNORECASE)
_LABEL = re.compile(r"[^?.!:]{1,60}")
_MOST_WORDS_OF_LABEL = 6


def id_from(words: str, taken: set[str], joint: str = "_") -> str:
    """Return an id made of the words that say most, not taken yet; from now on it is."""
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in found if word not in _DULL] or found
    name = joint.join(telling[:_MOST_WORDS])[:_LONGEST].strip(joint)
    name = name if name[:1].isalpha() else joint.join(filter(None, ("part", name)))
    return _free(f"{name}{joint}1" if name in RESERVED or name == "answered" else name, taken, joint)


def _free(name: str, taken: set[str], joint: str) -> str:
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name}{joint}{number}"
    taken.add(free)
    return free


def short_from(ask: str, *, agrees: bool = False) -> str:
    """Return what error texts call an answer: “if you live alone”, “how many hours you helped”."""
    plain = ask.strip().rstrip("?.:").strip()
    if agrees:
        return f"if this is so: “{ask}”"
    if found := _IF.fullmatch(plain):
        verb = "" if found["verb"].lower() == "do" else f"{found['verb'].lower()} "
        return f"if {found['who'].lower()} {verb}{found['rest']}"
    if found := _WH.fullmatch(plain):
        return f"{_small(found['wh'])} {found['rest']}"
    if _LABEL.fullmatch(ask.strip()) and len(plain.split()) <= _MOST_WORDS_OF_LABEL:
        return plain if plain.lower().startswith("your ") and plain[0].islower() else _small(plain)
    return f"the answer to “{ask}”"


def _small(words: str) -> str:
    """Begin with a small letter, but for “NHS number” and “I”."""
    first = words.split(" ", 1)[0]
    return words if len(first) == 1 or first[1:2].isupper() else words[:1].lower() + words[1:]
