"""Recordings of questions, and how each stands against the words that it was recorded from.

Some languages are spoken and not read; some people see signs and read little. A recording belongs to a question, or to
one text of it, by address, and to its words by what they were: once they are others, nobody outside hears it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from formbuilder.definition.model import Form
from formbuilder.editions.entries import State
from formbuilder.editions.guards import Guard, home_of
from formbuilder.editions.sources import Source, sources

WHOLE = "*"
"""Stands for the question as a whole: ``hours.*``."""
BSL = "bfi"
"""British Sign Language, by its tag."""
READ_OUT = ("ask", "hint", "options")
"""What is said of a question, in this order; help and reasons are opened and read."""


class Kind(StrEnum):
    """What is recorded."""

    SOUND = "sound"
    SIGNED = "signed"
    """A video in sign language."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text that was recorded: its address, what it was in English, and in the language; "" if it had no words."""

    address: str
    source: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """What there is to say for a question today, or one text of it."""

    owner: str
    address: str
    parts: tuple[Part, ...]
    guard: Guard | None = None
    """Why nobody outside may hear it unchecked."""

    def said(self, words: Mapping[str, str]) -> Script:
        """Return the same with the words of a language, by address."""
        return replace(self, parts=tuple(replace(each, words=words.get(each.address, "")) for each in self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A recording without its file."""

    id: str
    owner: str
    address: str
    language: str
    kind: Kind
    parts: tuple[Part, ...] = field(repr=False)
    """The words that it was recorded from."""
    type: str
    size: int
    captions: str = field(repr=False, default="")
    """WebVTT; "" if there are none."""
    transcript: str = field(repr=False, default="")
    checked_by: str = ""
    """The speaker or signer who checked it, by name; "" if nobody did."""
    checked_on: date | None = None
    kept_by: str = ""
    """The id of who brought it in, while nobody has checked it; "" if nobody did."""

    def state(self, script: Script | None) -> State:
        """Return how it stands; ``script`` is what there is to say today, None if nothing is."""
        if script is None or not same_words(self.parts, script.parts):
            return State.STALE
        return State.CHECKED if self.checked_by else State.DRAFTED

    def is_public(self, script: Script | None, *, drafts: bool) -> bool:
        """Whether people may hear or see it; ``drafts``, in a demonstration, lets unchecked ones in."""
        state = self.state(script)
        unguarded = script is not None and script.guard is None
        return state is State.CHECKED or (drafts and state is State.DRAFTED and unguarded)


def same_words(then: Sequence[Part], now: Sequence[Part]) -> bool:
    """Whether a recording says what people read: every English text, and the words of the language where shown."""
    if [(each.address, each.source) for each in then] != [(each.address, each.source) for each in now]:
        return False
    return all(not new.words or new.words == old.words for old, new in zip(then, now, strict=True))


def scripts(form: Form) -> Mapping[str, Script]:
    """Return what can be recorded, by address: each question as a whole, then each text of it that is read out."""
    found: dict[str, list[Source]] = {}
    for each in sources(form, ""):
        home, _, rest = each.address.partition(".")
        if "@" not in each.address and home_of(each.address) == home and rest.partition(".")[0] in READ_OUT:
            found.setdefault(home, []).append(each)
    made: dict[str, Script] = {}
    for home, those in found.items():
        made[f"{home}.{WHOLE}"] = _script(f"{home}.{WHOLE}", sorted(those, key=_order))
        made |= {each.address: _script(each.address, [each]) for each in those}
    return made


def packed(parts: Iterable[Part]) -> str:
    """Return the words of a recording as they are kept."""
    return json.dumps([[each.address, each.source, each.words] for each in parts], ensure_ascii=False)


def unpacked(text: str) -> tuple[Part, ...]:
    """Return what ``packed`` made the text from."""
    return tuple(Part(*each) for each in json.loads(text))


def _script(address: str, those: Sequence[Source]) -> Script:
    guard = next((each.guard for each in those if each.guard), None)
    return Script(those[0].owner, address, tuple(Part(each.address, each.words) for each in those), guard)


def _order(source: Source) -> int:
    return READ_OUT.index(source.address.partition(".")[2].partition(".")[0])
