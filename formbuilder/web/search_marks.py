"""The marks by which the office finds a submission again, made from facts with the key of the council."""

from __future__ import annotations

from collections.abc import Iterable

from formbuilder.answers.listed import Listed
from formbuilder.sealing.marks import mark


def marks_of(facts: Iterable[Listed], key: bytes) -> frozenset[bytes]:
    """Return the mark of each fact; ``key`` is ``desk().search_key(…)``."""
    return frozenset(mark(key, fact.fact, fact.text) for fact in facts)
