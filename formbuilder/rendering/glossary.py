"""Hard words explained where they are used."""

from __future__ import annotations

import re
from functools import lru_cache

from formbuilder.definition.model import Form, Question
from formbuilder.tongue.messages import like


def hard_words(form: Form, question: Question) -> tuple[tuple[str, str], ...]:
    """Return (word, what it means) for each word of the form’s glossary that the question uses, in its order."""
    if not form.glossary:
        return ()
    read = " ".join(str(words) for words in (question.ask, question.hint, question.help) if words)
    found = {match.lower() for match in _pattern(tuple(form.glossary)).findall(read)}
    told = ((word, str(meaning)) for word, meaning in form.glossary.items() if word.lower() in found)
    return tuple((like(meaning, word), meaning) for word, meaning in told)


@lru_cache(maxsize=100)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Longer words first, so that “care home” is not found as “care”; a word ends where its letters end."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
