"""A block read as if it were a form of its own: to look at it, to check its words, to compare and to sign them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from formbuilder.definition.bundle import packed
from formbuilder.definition.language import SHARED
from formbuilder.definition.library import REGISTERS, Library, library_of
from formbuilder.definition.load import Begun, begun_of, parse
from formbuilder.definition.model import Form
from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source, read
from formbuilder.problems import DefinitionError, Place, Problem

PREFIX = "block."
"""What a block is called before its name, read so: no form can have a dot in its name."""
FILE = "block.yaml"
_BLOCK, _FORM = re.compile(r"^block:", re.MULTILINE), re.compile(r"^form:", re.MULTILINE)


def is_block(text: str) -> bool:
    """Whether a text says ``block:`` on a line of its own, and not ``form:``."""
    return _BLOCK.search(text) is not None and _FORM.search(text) is None


def block_form(text: str, file: str, library: Library) -> Form:
    """Return a block as a form that has nothing else, called ``block.NAME``; raises DefinitionError as ``parse`` does.

    It is read alone: a condition that reads questions of a form around it cannot be checked here, and is refused.
    """
    name, title = _head(text, file)
    home = f"shared/{name.replace('@', '/')}.yaml"
    try:
        blocks = library_of({home: text.encode()}).blocks
        alone = replace(library, blocks=blocks)
        form = parse(_around(name, title, library), FILE, alone)
    except DefinitionError as error:
        raise DefinitionError([_at(each, home, file) for each in error.problems]) from None
    return replace(form, slug=f"{PREFIX}{name.partition('@')[0]}")


def begun_block(text: str, file: str, library: Library) -> Begun:
    """Return what can be read of a block, whatever is wrong with it, as the sections of a form; lines are its own."""
    problems: tuple[Problem, ...] = ()
    try:
        block_form(text, file, library)
    except DefinitionError as error:
        problems = tuple(error.problems)
    try:
        source = read(text.encode(), file)
    except DefinitionError:
        source = None
    if not isinstance(source, Fields):
        return Begun(problems=problems)
    form = begun_of(_laid_out(source, library), library).form
    name = form.slug if form else ""
    return Begun(source, replace(form, slug=f"{PREFIX}{name}") if form else None, problems)


def _laid_out(block: Fields, library: Library) -> Fields:
    """Return a block as it would stand in a form of its own; its pages alone are one section."""
    said = {name: value for name, value in block.value.items() if name in SHARED or name in {"version", "title"}}
    pages, name = block.value.get("pages"), block.value.get("block", Scalar("", block.place.file, 1, 1))
    sections = block.value.get("sections")
    if sections is None and pages is not None:
        place = block.keys["pages"].place
        one = _fields({"id": name, "title": said.get("title", name), "pages": pages}, place)
        sections = Items((one,), place)
    audience = Scalar(next(iter(library.audiences or ()), "everyone"), block.place.file, 1, 1)
    around: dict[str, Source] = {"form": name, "for": audience, **said}
    return _fields(around if sections is None else {**around, "sections": sections}, block.place)


def _fields(value: dict[str, Source], place: Place) -> Fields:
    """Return settings that nobody wrote, each at a place where they stand."""
    return Fields(value, place, {name: Scalar(name, place.file, place.line, place.column) for name in value})


def shown_as(form: str) -> str:
    """Return what a form, or the block ``block.NAME``, is called in the addresses of previews."""
    return f"block-{form.removeprefix(PREFIX)}" if form.startswith(PREFIX) else form


def as_form(form: Form, text: str, library: Library, files: Mapping[str, bytes]) -> bytes:
    """Return a block, read as ``form``, as the bundle of a form that people can be shown; ``files`` holds registers."""
    block = form.slug.removeprefix(PREFIX)
    name = f"{block}@{form.version}"
    around = _around(name, str(form.title), library, shown_as(form.slug))
    registers = {name: files[name] for name in REGISTERS if name in files}
    return packed(around, {f"shared/{block}/{form.version}.yaml": text.encode(), **registers})


def _head(text: str, file: str) -> tuple[str, str]:
    source = read(text.encode(), file)
    said = source.value if isinstance(source, Fields) else {}
    block, version, title = (
        each.value if isinstance(each := said.get(key), Scalar) else "" for key in ("block", "version", "title")
    )
    return f"{block}@{version}", title


def _around(name: str, title: str, library: Library, form: str = "a-block") -> bytes:
    version = name.partition("@")[2]
    audience = next(iter(library.audiences or ()), "everyone")
    title = f'"{_quoted(title)}"' if title else "A block"
    return (f"form: {form}\nversion: {version}\ntitle: {title}\nfor: {audience}\nsections:\n  - use: {name}\n").encode()


def _quoted(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _at(problem: Problem, home: str, file: str) -> Problem:
    """Return a problem of the block at its line of the draft; one of what stands around it at the first line."""
    if problem.place.file == home:
        return replace(problem, place=problem.place._replace(file=file))
    return replace(problem, place=problem.place._replace(file=file, line=1, column=1))
