"""Whether people are told what a word means: by the form’s list of words, or by the text around it."""

from __future__ import annotations

from functools import lru_cache

from formbuilder.plainlanguage.inflection import noun_forms, verb_forms
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.word_lists import tokens

OPENING = frozenset({"(", "means"})
CALLED = frozenset({"called", "“", "‘", '"', "("})
"""Tokens between which a term stands that was said in plain words before: “(a direct payment)”."""


def is_explained(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the words from one token to another are explained, in any of their forms."""
    glossary = reading.passage.glossary
    if glossary and _in_glossary(reading.words, first, last, tuple(glossary)):
        return True
    return is_explained_here(reading.words, first, last)


def is_explained_here(words: list[str], first: int, last: int) -> bool:
    """Tell whether the text says what the words mean, in brackets, or before them: “This is reablement.”."""
    if words[last + 1 : last + 2] and words[last + 1] in OPENING:
        return True
    before = words[max(first - 2, 0) : first]
    if words[max(first - 3, 0) : first - 1] == ["this", "is"] or before == ["this", "is"]:
        return first > 3
    return first > 2 and not CALLED.isdisjoint(before) and (")" in words[last:] or "called" in before)


def _in_glossary(words: list[str], first: int, last: int, glossary: tuple[str, ...]) -> bool:
    for form in _forms_of(glossary):
        size = len(form)
        for start in range(max(first - size + 1, 0), last + 1):
            if form[0] == words[start] and tuple(words[start : start + size]) == form:
                return True
    return False


@lru_cache(maxsize=256)
def _forms_of(glossary: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return all forms of the words of a glossary, as tokens."""
    forms = (form for word in glossary for form in (*noun_forms(word), *_phrase_forms(word)))
    return frozenset(found for form in forms if (found := tokens(form)))


def _phrase_forms(phrase: str) -> tuple[str, ...]:
    verb, space, rest = phrase.partition(" ")
    return tuple(f"{form}{space}{rest}" for form in verb_forms(verb))
