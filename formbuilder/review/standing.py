"""A version as points see it: every address of it, whose it is, and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Question
from formbuilder.definition.rewording import plainly
from formbuilder.definition.slots import slots
from formbuilder.definition.worded import made_for_helpers, ways_to_read

WHOLE = "*"
LANGUAGE = re.compile(r"~[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class Kind(StrEnum):
    """What an id is the id of: a question is never the calculation that has its id later."""

    FORM = "form"
    SECTION = "section"
    PAGE = "page"
    END = "end"
    QUESTION = "question"
    CALCULATION = "calculation"
    RESULT = "result"
    MEANING = "meaning"
    """A word of the glossary."""


SUMS = {"form.calculations": Kind.CALCULATION, "form.result": Kind.RESULT}
"""Structures that have addresses of their own, with what their words belong to."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One address, taken apart."""

    home: str
    """What it belongs to: ``hours``, ``page:rest``, ``glossary.respite``."""
    part: str
    """Such as ``hint`` or ``options.yes``; ``*`` for the whole, "" for a word of the glossary."""
    wording: str = ""
    """With its sign, as ``@easy-read``; "" for the words that everybody reads."""
    language: str = ""
    """With its sign, as ``~pl``; "" for the words of the file."""

    @property
    def plain(self) -> str:
        """The address without wording and language."""
        return f"{self.home}.{self.part}" if self.part else self.home

    @property
    def words(self) -> str:
        """The address of the words of the file."""
        return f"{self.plain}{self.wording}"

    @property
    def address(self) -> str:
        """All of it."""
        return f"{self.words}{self.language}"


@dataclass(frozen=True)
class Standing:
    """One version, looked through once."""

    form: Form

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Every slot by address, in the order of the form."""
        return {address: said.text for address, said in slots(self.form)}

    @cached_property
    def homes(self) -> Mapping[str, Kind]:
        """What there is to belong to."""
        form = self.form
        found = {"form": Kind.FORM} | {f"glossary.{word}": Kind.MEANING for word in form.glossary}
        found |= {"result": Kind.RESULT} if form.result else {}
        found |= dict.fromkeys(form.calculations, Kind.CALCULATION)
        found |= {f"section:{each.id}": Kind.SECTION for each in form.sections}
        found |= {f"page:{each.id}": Kind.PAGE for each in form.pages}
        found |= {f"end:{each.id}": Kind.END for each in form.ends}
        return found | dict.fromkeys(self.questions, Kind.QUESTION)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, those inside groups too."""
        return {each.id: each for each in every_question(self.form.questions)}

    @cached_property
    def wordings(self) -> frozenset[str]:
        """The wordings that somebody can meet, each with its sign."""
        return frozenset(f"@{name}" for name in ways_to_read(self.form))

    @cached_property
    def made(self) -> Mapping[str, str]:
        """The words that are made for helpers, by address: they have no words of their own in the file."""
        return made_for_helpers(self.form)

    @cached_property
    def by_home(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses of the slots of each home."""
        found: dict[str, list[str]] = {}
        for address in self.words:
            found.setdefault(_home(address), []).append(address)
        return {home: tuple(addresses) for home, addresses in found.items()}

    @cached_property
    def once(self) -> Mapping[str, str]:
        """By words, as ``plainly`` has them, the address of each slot whose words no other slot has."""
        texts = {address: plainly(text) for address, text in self.words.items()}
        times = Counter(texts.values())
        return {text: address for address, text in texts.items() if times[text] == 1}

    def spot(self, address: str) -> Spot | None:
        """Take an address apart; None if this version has no such place."""
        if found := self._spot(address, ""):
            return found
        plain, sign, language = address.rpartition("~")
        return self._spot(plain, sign + language) if LANGUAGE.fullmatch(sign + language) else None

    def _spot(self, address: str, language: str) -> Spot | None:
        home, wording = _home(address), ""
        if home not in self.homes and address not in self.words:
            return None
        if self.homes.get(home) is not Kind.MEANING and "@" in address:
            address, sign, name = address.rpartition("@")
            wording = sign + name
        found = Spot(home, address.removeprefix(home).removeprefix("."), wording, language)
        return found if self.has(found) else None

    def has(self, spot: Spot) -> bool:
        """Say whether there is such a place: a slot, words that are read where a wording has none, or a whole."""
        if spot.home not in self.homes or (spot.wording and spot.wording not in self.wordings):
            return False
        whole = spot.part == WHOLE or (spot.plain in SUMS and SUMS[spot.plain] in self.homes.values())
        return whole or spot.words in self.words or (bool(spot.wording) and spot.plain in self.words)

    def text(self, spot: Spot) -> str:
        """Return the words that are read at a place; of a whole, those that everybody reads of it."""
        if spot.words in self.words or spot.plain in self.words:
            own = self.words.get(spot.words)
            return own or (self.made.get(spot.words) if spot.wording else None) or self.words[spot.plain]
        kind = SUMS.get(spot.plain)
        homes = [spot.home] if kind is None else [home for home, each in self.homes.items() if each is kind]
        addresses = (each for home in homes for each in self.by_home.get(home, ()))
        return "\n".join(self.words[each] for each in addresses if "@" not in each and ".errors." not in each)

    def own(self, spot: Spot) -> bool:
        """Say whether a place has words of its own, and not only those that are read where a wording has none."""
        return spot.words in self.words


def _home(address: str) -> str:
    """Return what the words at an address belong to; each word of the glossary stands for itself."""
    return address if address.startswith("glossary.") else address.partition(".")[0]
