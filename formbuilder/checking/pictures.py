"""Whether there is a file for every picture that a form describes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from formbuilder.definition.catalogue import PICTURES
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.definition.yaml_source import Fields, read, read_bytes
from formbuilder.problems import Code, DefinitionError, Problem


def not_drawn(form: Form, home: Path) -> Iterator[Problem]:
    """Find descriptions of pictures that no file shows; nothing where the folder of forms names no files."""
    file = home / PICTURES
    if not file.is_file():
        return
    try:
        source = read(read_bytes(file), str(file))
    except DefinitionError as error:
        yield from error.problems
        return
    drawn = frozenset(source.value) if isinstance(source, Fields) else frozenset()
    for address, words in slots(form):
        if address.partition("@")[0].endswith(".picture") and words.text not in drawn:
            yield Problem.at(words.place, Code.NO_PICTURE, found=words.text)
