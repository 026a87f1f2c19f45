"""Read what forms lean on: ``shared/<block>/<version>.yaml``, ``rates/<table>.yaml`` and three registers of a folder.

The registers are ``duties.yaml``, ``audiences.yaml`` and ``facts.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from formbuilder.definition.conditions import named_conditions
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import AUDIENCE, BLOCK, DUTY, FACT, SLUG, VERSION
from formbuilder.definition.rate_tables import read_rates
from formbuilder.definition.rates import Rates
from formbuilder.definition.reading import Marks, Reading
from formbuilder.definition.registers import EMPTY, Audience, Duty, Library, SharedFact
from formbuilder.definition.sections import pages, sections
from formbuilder.definition.yaml_source import Fields, Source, read, read_bytes
from formbuilder.problems import Code, DefinitionError, Problem

__all__ = [
    "EMPTY", "RATES", "REGISTERS", "WAIVERS", "Audience", "Duty", "Library", "SharedFact", "block_files",
    "library_files", "library_of", "load_library", "read_library",
]  # fmt: skip  # a table

R = TypeVar("R", Duty, Audience, SharedFact)
REGISTERS = ("duties.yaml", "audiences.yaml", "facts.yaml")
RATES = "rates"
"""The folder of tables of rates, among the folders of forms."""
WAIVERS = "waivers.yaml"
"""The findings that somebody explained, in the words of the forms or blocks that this stands beside."""


def block_files(folder: Path) -> Sequence[Path]:
    """Return the file of each version of each block in ``folder``, in order."""
    return [path for path in sorted(folder.glob("shared/*/*.yaml")) if path.name != WAIVERS]


def library_files(folder: Path) -> Mapping[str, bytes]:
    """Return the registers and blocks of ``folder``, by their names there."""
    paths = [*(folder / name for name in REGISTERS), *block_files(folder)]
    return {path.relative_to(folder).as_posix(): read_bytes(path) for path in paths if path.exists()}


def load_library(folder: Path) -> Library:
    """Read the blocks and registers of ``folder``; raise DefinitionError with the problems of all of them."""
    library, problems = read_library(folder)
    if problems:
        raise DefinitionError(problems)
    return library


def read_library(folder: Path) -> tuple[Library, Sequence[Problem]]:
    """Return what can be read of the blocks, registers and rates of ``folder``, and every problem with them.

    A register that has no file is None: nothing is checked against it.
    """
    files = library_files(folder)
    tables = {path.name: (read_bytes(path), str(path)) for path in sorted(folder.glob(f"{RATES}/*.yaml"))}
    rates, of_rates = read_rates(tables)
    library, problems = _read(files, f"{folder}/")
    return replace(library, rates=rates), (*problems, *of_rates)


def library_of(files: Mapping[str, bytes], rates: Rates | None = None) -> Library:
    """Return the library of ``files``, by their names in the folder of forms; raise DefinitionError as above."""
    library, problems = _read(files, "")
    if problems:
        raise DefinitionError(problems)
    return replace(library, rates=rates)


def _read(files: Mapping[str, bytes], folder: str) -> tuple[Library, Sequence[Problem]]:
    reading = Reading()
    sources = {}
    for name, data in files.items():
        try:
            sources[name] = read(data, folder + name)
        except DefinitionError as error:
            reading.problems += error.problems
    duties, audiences = _duties(sources.get("duties.yaml"), reading), _audiences(sources.get("audiences.yaml"), reading)
    facts = _facts(sources.get("facts.yaml"), reading)
    reading.library = Library({}, duties, audiences, facts=facts)
    blocks = {name: source for name, source in sources.items() if name.startswith("shared/")}
    return replace(reading.library, blocks=_blocks(blocks, reading)), reading.problems


def _blocks(sources: Mapping[str, Source], reading: Reading) -> Mapping[str, Fields]:
    blocks = {}
    for file, source in sources.items():
        entry = Entry.of(source, BLOCK, reading)
        name = _check_block(entry)
        home = f"shared/{name.replace('@', '/')}.yaml"
        if name and file != home:
            reading.refuse(entry.place, Code.MISPLACED, name=name, path=home)
        blocks[name] = entry.fields
    return blocks


def _check_block(entry: Entry) -> str:
    """Check what can be checked of a block alone; its conditions are checked in each form that uses it."""
    slug, version = entry.written("block", SLUG), entry.written("version", VERSION)
    entry.words("title")
    name = f"{slug}@{version}" if slug and version else ""
    if entry.has("pages") == entry.has("sections"):
        entry.reading.refuse(entry.place, Code.PAGES_OR_SECTIONS)
    named_conditions([entry])
    if entry.has("pages"):
        tuple(pages(entry, slug, Marks(block=name or "block")))
    if entry.has("sections"):
        tuple(sections(entry, Marks(block=name or "block")))
    return name


def _duties(source: Source | None, reading: Reading) -> Mapping[str, Duty] | None:
    if source is None:
        return None
    duties = _by_id("a duty", (_duty(each) for each in Entry.each(source, DUTY, reading)), reading)
    for duty in duties.values():
        if duty.part_of and (duty.part_of not in duties or duties[duty.part_of].part_of):
            reading.refuse(duty.place, Code.DUTY_PARTS, found=duty.id, whole=duty.part_of)
    return duties


def _duty(entry: Entry) -> Duty:
    return Duty(
        id=entry.written("id", SLUG),
        sentence=entry.words("sentence"),
        source=entry.words("source").text,
        part_of=entry.written_if_any("part_of", SLUG),
        place=entry.place,
    )


def _audiences(source: Source | None, reading: Reading) -> Mapping[str, Audience] | None:
    if source is None:
        return None
    return _by_id("an audience", (_audience(each) for each in Entry.each(source, AUDIENCE, reading)), reading)


def _audience(entry: Entry) -> Audience:
    return Audience(id=entry.written("id", SLUG), sentence=entry.words("sentence"), place=entry.place)


def _facts(source: Source | None, reading: Reading) -> Mapping[str, SharedFact] | None:
    if source is None:
        return None
    return _by_id("a fact", (_fact(each) for each in Entry.each(source, FACT, reading)), reading)


def _fact(entry: Entry) -> SharedFact:
    return SharedFact(id=entry.written("id", SLUG), words=entry.words("words"), place=entry.place)


def _by_id(thing: str, found: Iterable[R], reading: Reading) -> dict[str, R]:
    by_id: dict[str, R] = {}
    for each in found:
        first = by_id.setdefault(each.id, each)
        if first is not each:
            where = first.place.seen_from(each.place)
            reading.refuse(each.place, Code.DUPLICATE_ID, id=each.id, thing=thing, where=where)
    return by_id
