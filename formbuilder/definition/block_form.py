"""A block read as if it were a form of its own: to look at it, to check its words, to compare and to sign them."""

from __future__ import annotations

import re
from dataclasses import replace

from formbuilder.definition.library import Library, library_of
from formbuilder.definition.load import parse
from formbuilder.definition.model import Form
from formbuilder.definition.yaml_source import Fields, Scalar, read
from formbuilder.problems import DefinitionError, Problem

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


def _head(text: str, file: str) -> tuple[str, str]:
    source = read(text.encode(), file)
    said = source.value if isinstance(source, Fields) else {}
    block, version, title = (
        each.value if isinstance(each := said.get(key), Scalar) else "" for key in ("block", "version", "title")
    )
    return f"{block}@{version}", title


def _around(name: str, title: str, library: Library) -> bytes:
    version = name.partition("@")[2]
    audience = next(iter(library.audiences or ()), "everyone")
    title = f'"{_quoted(title)}"' if title else "A block"
    return (
        f"form: a-block\nversion: {version}\ntitle: {title}\nfor: {audience}\nsections:\n  - use: {name}\n"
    ).encode()


def _quoted(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _at(problem: Problem, home: str, file: str) -> Problem:
    """Return a problem of the block at its line of the draft; one of what stands around it at the first line."""
    if problem.place.file == home:
        return replace(problem, place=problem.place._replace(file=file))
    return replace(problem, place=problem.place._replace(file=file, line=1, column=1))
