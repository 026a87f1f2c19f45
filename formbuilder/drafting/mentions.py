"""Whether other parts of a draft use the id of a question: conditions, sums, warnings, scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from formbuilder.drafting.values import Value, is_list

READING = frozenset({
    "show_if", "conditions", "urgent", "calculations", "result", "scenarios", "cover_sheet", "under_13", "replaces",
})  # fmt: skip  # a table
"""Settings that name questions by id."""


def mentions(written: Value, id_: str) -> bool:
    """Tell whether any setting that names questions names this one."""
    word = re.compile(rf"\b{re.escape(id_)}\b")
    return any(word.search(text) for text in _texts(written, inside=False))


def _texts(value: Value, *, inside: bool) -> Iterator[str]:
    """Yield the texts, and the names of settings, that may name a question."""
    if isinstance(value, str):
        if inside:
            yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if inside:
                yield key
            yield from _texts(each, inside=inside or key in READING)
    elif is_list(value):
        for each in value:
            yield from _texts(each, inside=inside)
