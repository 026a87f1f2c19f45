"""Blocks that forms share, seen from a draft: what there is to use, what is used, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formbuilder.definition.registers import Library
from formbuilder.drafting.things import Kind, Thing, id_at, paths
from formbuilder.drafting.values import Path, Value, at, value_of

Named = tuple[Kind, str]
"""A name that may stand only once in a form: of a section, of a page, of a question or what conditions read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A version of a block: ``about-you@1``."""

    name: str
    title: str
    asks: tuple[str, ...]
    """What it asks, in order."""
    questions: tuple[str, ...]
    """The ids of its questions, those inside groups too."""
    names: frozenset[Named]
    has_sections: bool
    """Whether it can stand only among sections."""

    @property
    def slug(self) -> str:
        """Its name without the version."""
        return self.name.partition("@")[0]

    @property
    def version(self) -> int:
        """Its version."""
        return int(self.name.partition("@")[2])

    def names_as(self, kind: Kind) -> frozenset[Named]:
        """Return the names that it takes: as pages of a section, it is no section itself."""
        return self.names if kind is Kind.SECTION or self.has_sections else self.names - {(Kind.SECTION, self.slug)}


def blocks(library: Library) -> Mapping[str, Block]:
    """Return every block by name, in the order of titles, the newest version first."""
    found = (_block(name, value_of(fields)) for name, fields in library.blocks.items() if name)
    return {
        each.name: each for each in sorted(found, key=lambda each: (each.title.casefold(), each.slug, -each.version))
    }


def used(written: Value) -> Mapping[str, Thing]:
    """Return the blocks that a draft uses, by name, each as the section or the page that it stands for."""
    return {name: Thing(kind, name) for kind in (Kind.SECTION, Kind.PAGE) for name in _uses(written, kind)}


def names_in_use(written: Value, library: Library) -> frozenset[Named]:
    """Return every name that a draft has taken, by itself and by the blocks that it uses."""
    known = blocks(library)
    there = (known[name].names_as(thing.kind) for name, thing in used(written).items() if name in known)
    return frozenset(_names(written)).union(*there)


def _block(name: str, value: Value) -> Block:
    pages = at(value, ("pages",)) or ()
    inside: Value = {"sections": at(value, ("sections",)) or ({"pages": pages},)}
    asked = tuple(paths(inside, Kind.QUESTION))
    own_section = () if at(value, ("sections",)) is not None else ((Kind.SECTION, name.partition("@")[0]),)
    return Block(
        name=name,
        title=_text(value, ("title",)) or name,
        asks=tuple(filter(None, (" ".join(_text(inside, (*path, "ask")).split()) for path in asked))),
        questions=tuple(filter(None, (_text(inside, (*path, "id")) for path in asked))),
        names=frozenset((*own_section, *_names(inside), *_names_beside(value))),
        has_sections=not own_section,
    )


def _names(value: Value) -> Iterator[Named]:
    """Yield the names of what stands in a draft itself, not in the blocks that it uses."""
    for kind in (Kind.SECTION, Kind.PAGE, Kind.QUESTION):
        for path in paths(value, kind):
            name = id_at(value, path)
            if name and "@" not in name:
                yield kind, name
    yield from _names_beside(value)


def _names_beside(value: Value) -> Iterator[Named]:
    """Yield conditions and calculations: none has the name of a question."""
    for setting in ("conditions", "calculations"):
        found = at(value, (setting,))
        yield from ((Kind.QUESTION, name) for name in (found if isinstance(found, Mapping) else ()))


def _uses(written: Value, kind: Kind) -> Iterator[str]:
    for path in paths(written, kind):
        if name := _text(written, (*path, "use")):
            yield name


def _text(value: Value, path: Path) -> str:
    found = at(value, path)
    return found if isinstance(found, str) else ""
