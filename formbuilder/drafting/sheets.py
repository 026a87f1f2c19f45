"""What stands in the boxes of one page of the editor, and which settings of a draft the boxes change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from formbuilder.drafting.edits import PutSetting
from formbuilder.drafting.things import Thing, path_of
from formbuilder.drafting.values import Path, Value, at

Sheet: TypeAlias = Mapping[str, tuple[str, ...]]
"""By the name of a box: the words in it, or everything that is chosen; nothing for an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One box: the setting that it shows and changes."""

    name: str
    thing: Thing | None
    """None for a box that no setting shows: what is new."""
    setting: tuple[str, ...]
    """The way to it, by names."""
    many: bool = False
    """Whether the setting is a list of names."""
    otherwise: str = ""
    """What is meant where the setting is not there, such as “no”: it is not written then."""


@dataclass(frozen=True, slots=True)
class Row:
    """A box that two people filled in differently."""

    name: str
    theirs: tuple[str, ...]
    mine: tuple[str, ...]


def filled(blanks: Iterable[Blank], written: Value) -> Sheet:
    """Return what a draft says, box by box."""
    paths: dict[Thing, Path | None] = {}
    return {blank.name: _texts(blank, written, paths) for blank in blanks}


def cleaned(blanks: Iterable[Blank], typed: Mapping[str, Sequence[str]]) -> Sheet:
    """Return what was typed, without spaces around it, in the shape of ``filled``."""
    found = {}
    for blank in blanks:
        texts = tuple(_clean(text) for text in typed.get(blank.name, ()))
        lines = texts if blank.thing else tuple(line.strip() for text in texts for line in text.split("\n"))
        kept = tuple(text for text in lines if text and text != blank.otherwise)
        found[blank.name] = kept if blank.many or not blank.thing else kept[:1]
    return found


def puts(blanks: Iterable[Blank], before: Sheet, typed: Sheet) -> Iterator[PutSetting]:
    """Yield the changes that make ``typed`` of ``before``; a box that is the same changes nothing."""
    for blank in blanks:
        new = typed[blank.name]
        if blank.thing and new != before[blank.name]:
            value: Value | None = new if blank.many else next(iter(new), None)
            yield PutSetting(blank.thing, blank.setting, value or None)


def clashes(before: Sheet, theirs: Sheet, mine: Sheet) -> tuple[Row, ...]:
    """Return the boxes that somebody else changed since ``before``, and this person in another way."""
    return tuple(
        Row(name, theirs[name], words)
        for name, words in mine.items()
        if words != before.get(name, ()) and theirs[name] not in {before.get(name, ()), words}
    )


def together(before: Sheet, theirs: Sheet, mine: Sheet) -> Sheet:
    """Return both changes; in a clash, mine."""
    return {name: words if words != before.get(name, ()) else theirs[name] for name, words in mine.items()}


def _texts(blank: Blank, written: Value, paths: dict[Thing, Path | None]) -> tuple[str, ...]:
    """Return what a box shows; ``paths`` are those that were found already."""
    if blank.thing and blank.thing not in paths:
        paths[blank.thing] = path_of(written, blank.thing)
    path = paths[blank.thing] if blank.thing else None
    found = None if path is None else at(written, (*path, *blank.setting))
    if isinstance(found, str):
        text = _clean(found)
        return (text,) if text and text != blank.otherwise else ()
    if isinstance(found, Sequence):
        return tuple(each for each in found if isinstance(each, str))
    return ()


def _clean(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
