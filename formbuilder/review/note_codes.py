"""The codes of a round: which words a note is about, by a question’s number or by the code printed beside the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from formbuilder.definition.model import Form
from formbuilder.review.parts import looked
from formbuilder.review.standing import WHOLE, Standing

WHOLE_FORM = f"form.{WHOLE}"
"""Where a note stands that has no place yet: with the form as a whole."""
_NUMBER = re.compile(r"(?:q|question|no)?\.?\s*(\d{1,3})(?:\s*[.\-/]\s*(\d{1,3}))?")
_SHORTEST = 40


class NoPlace(StrEnum):
    """Why a code leads nowhere in a round."""

    NO_CODE = "no_code"
    UNKNOWN = "unknown"
    NOT_HERE = "not_here"
    """The form has these words, and the round does not look at them."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code leads to."""

    place: str
    number: int
    """Of the question in the round."""
    part: int
    """Of the question; 0 for all of it."""
    label: str
    """The question or the part in short."""
    text: str = field(repr=False)

    @property
    def code(self) -> str:
        """The shortest code for it."""
        return f"{self.number}.{self.part}" if self.part else str(self.number)


@dataclass(frozen=True)
class Codes:
    """The codes of one round."""

    form: Form = field(repr=False)
    places: Sequence[str]
    """What the round looks at, in its order."""
    anywhere: bool = False
    """Whether the codes of other words of the form lead there too."""

    @cached_property
    def every(self) -> tuple[Coded, ...]:
        """Every place that has a code, question by question; the whole of a question stands first."""
        found = list[Coded]()
        for number, place in enumerate(self.places, 1):
            about = looked(self.form, place)
            parts = about.parts if about else ()
            asked = " ".join(str(about.question.ask).split()) if about and about.question else ""
            for each in parts:
                whole = each.number == 0 or about is None or about.question is None
                label = asked if each.number == 0 else f"{each.name}: {_short(each.words)}"
                found.append(Coded(each.place, number, 0 if whole else each.number, _short(label), each.words))
        return tuple(found)

    @cached_property
    def wholes(self) -> tuple[Coded, ...]:
        """One for each question of the round."""
        return tuple(each for each in self.every if each.part == 0)

    @cached_property
    def by_code(self) -> Mapping[str, Coded]:
        """Every way to write each code, in small letters."""
        found = {each.code: each for each in self.every}
        found |= {each.place.casefold(): each for each in self.every}
        return found | {each.place.casefold().removesuffix(f".{WHOLE}"): each for each in self.wholes}

    def find(self, typed: str) -> Coded | NoPlace:
        """Return what a code leads to: “3”, “Q3”, “3.2”, “hours.hint” or “[hours.hint]”."""
        code = typed.strip().strip("[]()").strip().casefold()
        if not code:
            return NoPlace.NO_CODE
        if found := self.by_code.get(code):
            return found
        if number := _NUMBER.fullmatch(code):
            part = int(number[2] or 0)
            short = f"{int(number[1])}.{part}" if part else str(int(number[1]))
            return self.by_code.get(short, NoPlace.UNKNOWN)
        if code not in self._elsewhere:
            return NoPlace.UNKNOWN
        return self._beyond(self._elsewhere[code]) if self.anywhere else NoPlace.NOT_HERE

    def at(self, place: str) -> Coded | None:
        """Return what stands at a place."""
        return next((each for each in self.every if each.place == place), None)

    def nearest(self, typed: str) -> str:
        """Return the code that looks most like what was typed; "" if none does."""
        code = typed.strip().strip("[]()").strip().casefold()
        close = get_close_matches(code[:60], [each for each in self.by_code if not each[:1].isdigit()], n=1)
        return self.by_code[close[0]].place.removesuffix(f".{WHOLE}") if close else ""

    def _beyond(self, place: str) -> Coded:
        spot = self._standing.spot(place)
        text = self._standing.text(spot) if spot else ""
        return Coded(place, 0, 0, _short(text.partition("\n")[0]), text)

    @cached_property
    def _standing(self) -> Standing:
        return Standing(self.form)

    @cached_property
    def _elsewhere(self) -> Mapping[str, str]:
        """Every address of the form in small letters, and the home of each alone for all of it."""
        homes = {home.casefold(): f"{home}.{WHOLE}" for home in self._standing.homes}
        named = (*self._standing.words, *homes.values())
        return homes | {address.casefold(): address for address in named}


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 2 * _SHORTEST else f"{plain[: 2 * _SHORTEST]}…"
