"""Notes from paper as somebody types them: a code, who said it, the words, and letters for ticks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from formbuilder.review.trouble import Ease, Tick
from formbuilder.review.voices import MOST

TICK_LETTERS: Mapping[str, Tick] = {
    "w": Tick.HARD_WORD,
    "n": Tick.NOT_CLEAR,
    "a": Tick.ANSWER_MISSING,
    "u": Tick.UPSET,
    "k": Tick.KEEP,
}
EASE_LETTERS: Mapping[str, Ease] = {
    "e": Ease.EASY,
    "o": Ease.OK,
    "h": Ease.HARD,
    "d": Ease.DONT_KNOW,
    "p": Ease.PREFER_NOT,
}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+", re.ASCII)
SAME = frozenset({".", '"', "''", "”", "〃", "same", "as above"})
"""What stands for “the same as above”; a full stop is one key on every keyboard."""
NOT_SAID = frozenset({"", "-", "?", "not said", "nobody", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note, as it was typed or stands in a file."""

    number: int
    code: str = ""
    who: str = ""
    words: str = field(default="", repr=False)
    marks: str = ""
    gathered: str = ""
    """How it is known what people said for whom it speaks."""
    source: str = ""
    """Where it comes from, if a file says it of each line."""
    day: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said: a code or a name alone is no note."""
        return not (self.words.strip() or self.marks.strip())

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was typed."""
        return self.is_empty and not (self.code.strip() or self.who.strip())


@dataclass(frozen=True, slots=True)
class Marks:
    """What letters stand for."""

    ticks: frozenset[Tick] = frozenset()
    ease: Ease | None = None
    people: int = 0
    """For so many it speaks; 0 where nobody said."""
    unknown: str = ""
    """Letters that stand for nothing, and a second one for how easy it is."""


def marks(typed: str) -> Marks:
    """Read letters, in any order, with or without spaces and commas between them, and one number: “w n h 14”."""
    ticks, eases, unknown = set[Tick](), list[Ease](), ""
    people, letters = _people(typed)
    for letter in dict.fromkeys("".join(letters.lower().split()).replace(",", "").replace(";", "")):
        if letter in TICK_LETTERS:
            ticks.add(TICK_LETTERS[letter])
        elif letter in EASE_LETTERS and not eases:
            eases.append(EASE_LETTERS[letter])
        else:
            unknown += letter
    return Marks(frozenset(ticks), next(iter(eases), None), people, unknown)


def _people(typed: str) -> tuple[int, str]:
    """Return for how many a note speaks, and what else was typed; a number that cannot be stays where it is."""
    numbers = _NUMBER.findall(typed)
    if len(numbers) == 1 and 1 < (people := int(numbers[0].replace(",", ""))) <= MOST:
        return people, _NUMBER.sub(" ", typed)
    return 0, typed


def letters_of(ticks: Iterable[Tick], ease: Ease | None) -> str:
    """Return the letters that stand for ticks and for how easy something is."""
    chosen = frozenset(ticks)
    found = [letter for letter, tick in TICK_LETTERS.items() if tick in chosen]
    return "".join((*found, *(letter for letter, each in EASE_LETTERS.items() if each is ease)))


def said_once(typed: Iterable[Note], above: Note | None = None) -> tuple[Note, ...]:
    """Put in what “the same as above” stands for; ``above`` is the note before the first. Blank lines go."""
    found = list[Note]()
    for each in typed:
        if each.is_blank:
            continue
        before = found[-1] if found else above
        code = before.code if before and _same(each.code) else each.code
        who = before.who if before and _same(each.who) else each.who
        found.append(replace(each, code="" if _same(code) else code.strip(), who="" if _same(who) else who.strip()))
    return tuple(found)


def kept(words: str) -> str:
    """Return words as they are kept, however the ends of their lines came."""
    return "\n".join(line.rstrip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def _same(typed: str) -> bool:
    return typed.strip().casefold() in SAME
