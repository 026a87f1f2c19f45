"""What the checker finds in words that somebody suggests, before they go into a draft."""

from __future__ import annotations

from formbuilder.plainlanguage.forms import checker_with
from formbuilder.plainlanguage.passages import Kind, Passage
from formbuilder.plainlanguage.profiles import EASY_READ, STANDARD
from formbuilder.plainlanguage.word_lists import WordLists

PARTS = {"ask": Kind.ASK, "hint": Kind.HINT}


def found_in(words: str, place: str = "", lists: WordLists | None = None) -> tuple[str, ...]:
    """Return what stands in the way of understanding words, each once; ``place`` is where they are to stand."""
    address, _, wording = place.partition("@")
    profile = EASY_READ if wording == EASY_READ.id else STANDARD
    passage = Passage(text=words, kind=PARTS.get(address.rpartition(".")[2], Kind.HINT))
    return tuple(dict.fromkeys(each.whole for each in checker_with(profile, lists).check(passage)))
