"""What differs in the settings of parts that are in both versions: what is neither words nor a list of parts.

The fields of ``definition`` are gone through by themselves, so that one which is added there cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from formbuilder.definition.fingerprint import ELSEWHERE, structure
from formbuilder.definition.model import Change as MayChange
from formbuilder.definition.outcomes import Linked
from formbuilder.definition.words import Words
from formbuilder.expressions.syntax import Expression
from formbuilder.publishing.change import Change, Part, SettingChanged, Spot
from formbuilder.publishing.matching import Both

PARTS = frozenset({
    "cases", "cover_sheet", "discretion", "gives", "instead", "number", "options", "questions", "section",
    "serves", "show_if", "steps", "talks", "says", "assumed", "today", "type", "under_13", "urgent", "when", "working",
})  # fmt: skip  # a table
"""Fields that are parts of their own, or compared in a way of their own."""
MARKS = ("private", "apart")
"""What a section can say for all that is in it."""


def settings_compared(both: Both) -> Iterator[Change]:
    """Yield the settings that differ of the form, its sections and what else leads somewhere."""
    old, new = both.old.form, both.new.form
    row = frozenset({"form.*"})
    yield from settings(old, new, Spot(Part.FORM), row)
    yield from settings(old.discretion, new.discretion, Spot(Part.FORM), row)
    if old.cover_sheet and new.cover_sheet:
        yield from settings(old.cover_sheet, new.cover_sheet, Spot(Part.COVER_SHEET), row)
    ends = {end.id: end for end in old.ends}
    for end in new.ends:
        if end.id in ends:
            yield from settings(ends[end.id], end, Spot(Part.END, end.id), frozenset({f"end:{end.id}.*"}))
    for before, after in both.sections.items():
        of_both = frozenset({f"section:{before}.*", f"section:{after}.*"})
        yield from settings(both.old.sections[before], both.new.sections[after], Spot(Part.SECTION, after), of_both)
    if old.result and new.result:
        yield from settings(old.result, new.result, Spot(Part.RESULT), frozenset({"form.result"}))


def settings(old: object, new: object, spot: Spot, rows: frozenset[str]) -> Iterator[Change]:
    """Yield each setting that differs between two parts of one class."""
    for name in _settings(type(old)):  # type: ignore[arg-type]  # mypy misses that every class can be hashed
        before, after = getattr(old, name), getattr(new, name)
        if isinstance(before, Words) or isinstance(after, Words) or structure(before) == structure(after):
            continue
        yield SettingChanged(
            address=spot.address, rows=rows, spot=spot, setting=name, old=written(before), new=written(after)
        )


def written(value: object) -> tuple[str, ...]:
    """Return a value as words of the file: none if it is not set, one for each part of a list."""
    match value:
        case tuple():
            return tuple(text for each in value for text in written(each))
        case bool():
            return ("yes" if value else "no",)
        case MayChange(kind=kind, reason=reason) if reason:
            return (f"{kind}: {reason}",)
        case MayChange(kind=text) | Linked(form=text):
            return (text,)
        case _:
            return (str(value),) if value not in {None, ""} else ()


@cache
def _settings(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields that count and hold neither parts nor conditions."""
    return tuple(each.name for each in fields(kind) if each.compare and each.name not in ELSEWHERE | PARTS)


def same(old: Expression | None, new: Expression | None) -> bool:
    """Say whether two conditions are written the same."""
    return structure(old) == structure(new)
