"""Findings that somebody explained: the file ``waivers.yaml`` beside a form or a block.

A waiver holds for one rule and the exact words of one slot, so it ends when the words change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from formbuilder.definition.entry import Entry
from formbuilder.definition.language import SLUG, WAIVER
from formbuilder.definition.library import WAIVERS
from formbuilder.definition.reading import Reading
from formbuilder.definition.words import Words
from formbuilder.definition.yaml_source import read, read_bytes
from formbuilder.plainlanguage.catalogue import BY_ID
from formbuilder.plainlanguage.forms import Placed
from formbuilder.problems import Code, DefinitionError, Place, Problem

OPTION = re.compile("[a-z][a-z0-9_]*")
"""The value of an option, as it ends the address of its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Why a finding may stand, who says so, and since when."""

    slot: str
    rule: str
    words: str
    """All the words of the slot; for a rule that reads the answers, those below them, each on a line."""
    reason: str
    by: str
    on: date | None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of one folder, by slot, rule and words; and what is wrong with their file."""

    file: str
    explained: Mapping[tuple[str, str, str], Waiver] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, placed: Placed) -> Waiver | None:
        """Return what explains a finding, if somebody did."""
        return self.explained.get((placed.address, placed.finding.rule, placed.exact))


@dataclass(frozen=True, slots=True)
class Judged:
    """A form that was checked: its slots, and the waivers that it needed."""

    slots: Mapping[str, Words]
    used: frozenset[Waiver]


def read_waivers(folder: Path) -> Waivers:
    """Return the waivers beside the forms or blocks of a folder; there are none without the file."""
    path = folder / WAIVERS
    return parse_waivers(read_bytes(path), str(path)) if path.is_file() else Waivers(str(path))


def parse_waivers(data: bytes, file: str) -> Waivers:
    """Return what can be read of a file of waivers, and every problem with it."""
    try:
        source = read(data, file)
    except DefinitionError as error:
        return Waivers(file, {}, error.problems)
    reading, told = Reading(), 0
    explained: dict[tuple[str, str, str], Waiver] = {}
    for entry in Entry.each(source, WAIVER, reading):
        waiver = _waiver(entry)
        if len(reading.problems) == told:
            first = explained.setdefault((waiver.slot, waiver.rule, waiver.words), waiver)
            if first is not waiver:
                reading.refuse(waiver.place, Code.WAIVER_TWICE, where=first.place.seen_from(waiver.place))
        told = len(reading.problems)
    return Waivers(file, explained, DefinitionError(reading.problems).problems)


def idle(
    waivers: Waivers, forms: Iterable[Judged], *, own: bool = True, judged_as_ever: bool = True
) -> Iterator[Problem]:
    """Find waivers that none of ``forms``, which are all that they could be for, needs any more.

    ``own`` is False for the waivers of a block: then only slots of the block count. Unless ``judged_as_ever``, with
    each form's own profile, a waiver is not told for finding nothing.
    """
    judged = tuple(forms)
    needed = frozenset[Waiver]().union(*(each.used for each in judged))
    for waiver in waivers.explained.values():
        if waiver not in needed:
            slots = [form.slots for form in judged]
            texts = {
                _exact(words, waiver, each)
                for each in slots
                if (words := each.get(waiver.slot)) and (own or _is_beside(words, waivers.file))
            }
            problem = _why_idle(waiver, texts, slots, judged_as_ever=judged_as_ever)
            if problem:
                yield problem


def is_of_block(form: Judged, waivers: Waivers) -> bool:
    """Tell whether a form shows words of the block that waivers stand beside."""
    return any(_is_beside(words, waivers.file) for words in form.slots.values())


def _why_idle(
    waiver: Waiver, texts: set[str], slots: Iterable[Mapping[str, Words]], *, judged_as_ever: bool
) -> Problem | None:
    if not texts:
        known = dict.fromkeys(address for each in slots for address in each)
        way_out = Reading().way_out(waiver.slot, known, "Delete it.")
        return Problem.at(waiver.place, Code.UNKNOWN_SLOT, found=waiver.slot, way_out=way_out)
    if waiver.words not in texts:
        return Problem.at(waiver.place, Code.WAIVER_OUTDATED, slot=waiver.slot, by=waiver.by)
    if judged_as_ever:
        return Problem.at(waiver.place, Code.WAIVER_IDLE, slot=waiver.slot, rule=waiver.rule)
    return None


def _exact(words: Words, waiver: Waiver, slots: Mapping[str, Words]) -> str:
    """Return what a waiver must quote of a slot as it is now: its words, with the answers if its rule reads them."""
    if not BY_ID[waiver.rule].reads_answers:
        return words.text
    options = f"{waiver.slot.partition('.')[0]}.options."
    labels = (each.text for address, each in slots.items() if OPTION.fullmatch(address.removeprefix(options)))
    return "\n".join((words.text, *labels))


def _waiver(entry: Entry) -> Waiver:
    rule = entry.written("rule", SLUG)
    if rule and rule not in BY_ID:
        entry.refuse("rule", Code.UNKNOWN_RULE, found=rule, way_out=entry.reading.way_out(rule, BY_ID, "Delete it."))
    return Waiver(
        slot=entry.words("slot").text,
        rule=rule,
        words=entry.words("words").text,
        reason=entry.words("reason").text,
        by=entry.words("by").text,
        on=entry.day("on"),
        place=entry.place,
    )


def _is_beside(words: Words, file: str) -> bool:
    return Path(words.place.file).parent == Path(file).parent
