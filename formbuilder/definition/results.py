"""How the result is read: what a person meets of the calculations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from formbuilder.definition.calculations import Result, Said, Talk
from formbuilder.definition.conditions import worked_out
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import ID, RESULT, SAID, SLUG, TALK
from formbuilder.definition.yaml_source import Scalar
from formbuilder.problems import Code

Part = TypeVar("Part", Said, Talk)


def result(form: Entry) -> Result | None:
    """Read the setting ``result`` of a form that has one."""
    source = form.source("result")
    if source is None:
        return None
    entry = Entry.of(source, RESULT, form.reading)
    if not entry.has("working"):
        entry.refuse("working", Code.MISSING_KEY, thing=RESULT.name)
    if entry.has("from"):
        entry.reading.starts = entry.key_place("from")
    return Result(
        title=entry.words("title"),
        starts=entry.written_if_any("from", ID),
        talks=_told_apart(entry, "officer", _talks(entry)),
        says=_told_apart(entry, "say", _said(entry, "say")),
        assumed=_told_apart(entry, "assumed", _said(entry, "assumed") if entry.has("assumed") else ()),
        working=tuple(each.value for each in _working(entry)),
        after=entry.words_if_any("after"),
        place=entry.place,
    )


def _talks(result: Entry) -> Iterator[Talk]:
    for source in result.items("officer") if result.has("officer") else ():
        entry = Entry.of(source, TALK, result.reading)
        id_, when = entry.written("id", SLUG), worked_out(entry, "when", "", None)
        title, text = entry.words("title"), entry.words("text")
        if when:
            yield Talk(id=id_, when=when, title=title, text=text, place=entry.place)


def _said(result: Entry, key: str) -> Iterator[Said]:
    for source in result.items(key):
        entry = Entry.of(source, SAID, result.reading)
        when = worked_out(entry, "when", "", None) if entry.has("when") else None
        yield Said(id=entry.written("id", SLUG), when=when, words=entry.words("words"), place=entry.place)


def _told_apart(result: Entry, key: str, found: Iterable[Part]) -> tuple[Part, ...]:
    """Refuse two parts of one list with the same id: an address is for one of them."""
    parts = tuple(found)
    seen: dict[str, Part] = {}
    for part in parts:
        if part.id and (first := seen.setdefault(part.id, part)) is not part:
            where, thing = first.place.seen_from(part.place), f"a part of ‘{key}’"
            result.reading.refuse(part.place, Code.DUPLICATE_ID, id=part.id, thing=thing, where=where)
    return parts


def _working(result: Entry) -> Iterator[Scalar]:
    for each in result.names("working", ID):
        result.reading.working[each.value] = each.place
        yield each
