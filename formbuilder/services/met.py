"""What people have met in versions of a form: its questions and options keep their ids from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from formbuilder.definition.bundle import original
from formbuilder.definition.registers import Library
from formbuilder.definition.yaml_source import read
from formbuilder.drafting.things import Kind, id_at, paths
from formbuilder.drafting.values import Value, at, value_of
from formbuilder.problems import DefinitionError
from formbuilder.storage import forms as rows
from formbuilder.storage.engine import Scope, Store

MOST = 40
"""How many versions are kept as they were read."""


def met(store: Store, form: str) -> Mapping[str, str]:
    """Return by id what each question asks that any version has, and by ``QUESTION.VALUE`` the label of each option."""
    versions = store.read(lambda scope: rows.versions_of(scope, form))
    found: dict[str, str] = {}
    for version, fingerprint in reversed(versions):
        found |= _read(_Kept(store, form, version, fingerprint))
    return found


def met_in_block(library: Library, block: str) -> Mapping[str, str]:
    """Return the same for a block: what its versions have, those of the product and those of the council."""
    versions = (name.partition("@") for name in library.blocks)
    numbers = sorted(int(number) for name, _, number in versions if name == block)
    found: dict[str, str] = {}
    for number in numbers:
        found |= dict(_ids(value_of(library.blocks[f"{block}@{number}"])))
    return found


class _Kept:
    """A version in the database; two are the same if their words are."""

    def __init__(self, store: Store, form: str, version: int, fingerprint: str) -> None:
        self.store, self.form, self.version = store, form, version
        self._same = (store.council, form, version, fingerprint)

    def __hash__(self) -> int:
        return hash(self._same)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self._same == other._same

    def file(self) -> bytes:
        """Return the file as it came."""

        def find(scope: Scope) -> bytes:
            row = rows.find(scope, self.form, self.version)
            return original(row.file) if row else b""

        return self.store.read(find)


@lru_cache(maxsize=MOST)
def _read(kept: _Kept) -> Mapping[str, str]:
    try:
        written = value_of(read(kept.file(), "form.yaml"))
    except (DefinitionError, ValueError):
        return {}
    return dict(_ids(written))


def _ids(written: Value) -> Iterator[tuple[str, str]]:
    for path in paths(written, Kind.QUESTION):
        id_ = id_at(written, path)
        yield id_, str(at(written, (*path, "ask")) or id_)
        options = at(written, (*path, "options"))
        for number in range(len(options) if options and not isinstance(options, str) else 0):
            value = id_at(written, (*path, "options", number))
            yield f"{id_}.{value}", str(at(written, (*path, "options", number, "label")) or value)
