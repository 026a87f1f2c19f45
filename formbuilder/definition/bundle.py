"""A version with everything that it leans on, as one piece that can be kept and read again as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.library import REGISTERS, library_of, load_library
from formbuilder.definition.load import parse, published
from formbuilder.definition.model import Form
from formbuilder.definition.registers import Library
from formbuilder.definition.yaml_source import read_bytes

KEPT = 64
"""Versions that a process keeps read: the public pages, the office and previews read the same ones."""
__all__ = ["REGISTERS", "beside", "bundles", "checked", "original", "pack", "packed", "pins", "unpack"]

BLOCK_FILE = re.compile(r"shared/(?P<block>[a-z][a-z0-9-]{0,59})/(?P<version>[0-9]{1,6})\.yaml")
"""The name of the file of a block in the folder of forms."""


def pack(path: Path) -> bytes:
    """Check the form in ``<folder>/<form>/<version>.yaml``; return it and what it leans on but rates, as they came.

    Raises DefinitionError as ``load`` does.
    """
    folder = path.parent.parent
    data = read_bytes(path)
    form = parse(data, str(path), load_library(folder))
    names = [name for name in beside(form) if (folder / name).exists()]
    return packed(data, {name: read_bytes(folder / name) for name in names})


def packed(data: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return the file of a form and what it leans on as one piece; ``files`` by their names in the folder of forms."""
    texts = {name: text.decode() for name, text in files.items()}
    return json.dumps({"form": data.decode(), "beside": texts}, ensure_ascii=False).encode()


def pins(data: bytes) -> tuple[tuple[str, int], ...]:
    """Return the blocks that a bundle holds, with their versions; none if it cannot be read."""
    try:
        names: Mapping[str, str] = json.loads(data)["beside"]
    except (ValueError, KeyError, TypeError):
        return ()
    found = (BLOCK_FILE.fullmatch(name) for name in names)
    return tuple((match["block"], int(match["version"])) for match in found if match)


def beside(form: Form) -> tuple[str, ...]:
    """Return the names of the files that a form may lean on, but for rates."""
    return (*_blocks(form), *REGISTERS)


@lru_cache(KEPT)
def unpack(data: bytes) -> tuple[Form, Library]:
    """Return what ``pack`` put together; its places are in ``<form>/<version>.yaml``, as if in the folder of forms.

    Rates are published apart, so a bundle has none: the form is taken as it was when it was packed. Checks that only
    judge it may be stricter now than on that day: they stop no version that is published.
    """
    text, library = _parts(data)
    return published(text, "form.yaml", library), library


def checked(data: bytes) -> Form:
    """Return the form of a bundle that nobody has published; DefinitionError has all that today’s checks find."""
    text, library = _parts(data)
    return parse(text, "form.yaml", library)


def _parts(data: bytes) -> tuple[bytes, Library]:
    whole = json.loads(data)
    return whole["form"].encode(), library_of({name: text.encode() for name, text in whole["beside"].items()})


def bundles(folder: Path) -> Iterator[tuple[Form, bytes]]:
    """Yield every form of ``folder`` and its bundle; raise DefinitionError with the problems of all of them."""
    for form in load_catalogue(folder).values():
        yield form, pack(folder / form.slug / f"{form.version}.yaml")


def original(data: bytes) -> bytes:
    """Return the file of the form alone, as it came."""
    whole: Mapping[str, str] = json.loads(data)
    return whole["form"].encode()


def _blocks(form: Form) -> Iterator[str]:
    names = {question.block for question in form.questions} | {section.block for section in form.sections}
    yield from (f"shared/{name.replace('@', '/')}.yaml" for name in sorted(names - {""}))
