"""Changes that a “yes, if” asks for, as people say them: these words, and what they should be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formbuilder.publishing.sign_offs import Agreed


@dataclass(frozen=True, slots=True)
class Wish:
    """Words as they are now, in full or in part, and the words that should stand there."""

    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A wish that cannot be kept: nowhere, or in more than one place, do these words stand."""

    wish: Wish
    addresses: tuple[str, ...]


def agree(slots: Mapping[str, str], wishes: Sequence[Wish]) -> tuple[Agreed, ...] | tuple[Unclear, ...]:
    """Return which slots must read how; or the wishes that are unclear, if any is. Several may change one slot."""
    texts, changed, unclear = dict(slots), dict[str, str](), list[Unclear]()
    for wish in wishes:
        places = _places(texts, wish.now)
        if len(places) != 1:
            unclear.append(Unclear(wish, places))
            continue
        (place,) = places
        texts[place] = changed[place] = _with(texts[place], wish)
    return tuple(unclear) or tuple(Agreed(address, words) for address, words in changed.items())


def _places(texts: Mapping[str, str], words: str) -> tuple[str, ...]:
    """Return where all the words of a slot are these; if nowhere, where they stand within others."""
    whole = tuple(address for address, text in texts.items() if _flat(text) == _flat(words))
    part = _pattern(words)
    return whole or tuple(address for address, text in texts.items() if words.strip() and part.search(text))


def _with(text: str, wish: Wish) -> str:
    then = wish.then.strip().replace("\r\n", "\n")
    return then if _flat(text) == _flat(wish.now) else _pattern(wish.now).sub(lambda _: then, text)


def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds words however their spaces and lines are: whoever copies them from a page loses these."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _flat(text: str) -> str:
    return " ".join(text.split())
