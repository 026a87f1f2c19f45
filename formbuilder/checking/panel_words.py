"""Words that panels decided about, as entries of the lists that every form and draft of a council is checked with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formbuilder.plainlanguage import word_lists
from formbuilder.plainlanguage.reading import STRAIGHT
from formbuilder.plainlanguage.rules.groups import GROUP_TERMS, GROUP_WORDS

AVOID, TERM = "avoid", "term"
RULES = {AVOID: GROUP_WORDS.id, TERM: GROUP_TERMS.id}
POSSIBLE = re.compile(r"[^\W\d_][\w '’-]*")
"""A word or a phrase: it begins with a letter, and holds letters, digits, spaces, apostrophes and hyphens."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a group asks for: not to say something, or what a term means."""

    kind: str
    word: str
    instead: str
    by: str
    """The group, with its reason."""


def can_be_found(word: str) -> bool:
    """Say whether there is a word or a phrase to look for."""
    return POSSIBLE.fullmatch(plain(word)) is not None


def plain(word: str) -> str:
    """Return a phrase as our own lists have theirs: in lower case, with straight apostrophes and single spaces."""
    return " ".join(word.lower().translate(STRAIGHT).split())


def entries_of(asked: Iterable[Asked]) -> tuple[word_lists.Entry, ...]:
    """Return the entries for each form of each word: carer, carers, carer’s."""
    return tuple(entry for each in asked for entry in _entries(each))


def _entries(asked: Asked) -> Iterator[word_lists.Entry]:
    instead = asked.instead.replace("|", "/")
    by = f"It means “{instead}”. {asked.by}" if asked.kind == TERM else asked.by
    settled = "" if asked.kind == TERM else instead
    yield from word_lists.entries(RULES[asked.kind], f"{plain(asked.word)}/n", settled, by=by)
