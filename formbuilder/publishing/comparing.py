"""Every difference between two versions or revisions of a form, by address, each told once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from formbuilder.definition.fingerprint import changed, rows
from formbuilder.definition.model import Form
from formbuilder.publishing.change import (
    Added,
    Change,
    ConditionChanged,
    KindChanged,
    Moved,
    Part,
    Removed,
    Renamed,
    SettingChanged,
    Unnamed,
)
from formbuilder.publishing.conditions_compared import conditions_compared
from formbuilder.publishing.matching import Both, matched, owner_of
from formbuilder.publishing.order_compared import order_compared
from formbuilder.publishing.questions_compared import questions_compared
from formbuilder.publishing.rules_compared import rules_compared
from formbuilder.publishing.settings_compared import MARKS, settings_compared
from formbuilder.publishing.slots_compared import slots_compared

ORDER = (Added, Removed, Renamed, Moved)
INSIDE = (*ORDER, ConditionChanged, KindChanged)
HOMES = frozenset({Part.SECTION, Part.PAGE, Part.QUESTION})


def changes(old: Form, new: Form) -> tuple[Change, ...]:
    """Return every difference, in the order of the form: none if, and only if, the rows of both are the same.

    The rows of all changes together are the rows that differ. Blocks count as if they stood in the form; scenarios,
    notes and places do not count, as they do not in the fingerprint.
    """
    differing = changed(rows(old), rows(new))
    if not differing:
        return ()
    both = matched(old, new)
    parts = [
        *settings_compared(both),
        *order_compared(both),
        *questions_compared(both),
        *conditions_compared(both),
        *rules_compared(both),
    ]
    found = _true([*slots_compared(both, parts), *parts], differing)
    return tuple(_in_order(_complete(found, differing, both), both))


def _true(found: Iterable[Change], differing: frozenset[str]) -> list[Change]:
    """Keep what the fingerprint bears out, each with the rows that do differ."""
    return [replace(each, rows=shown) for each in found if (shown := each.rows & differing)]


def _complete(found: list[Change], differing: frozenset[str], both: Both) -> Iterator[Change]:
    """Give rows that follow from changes elsewhere, such as the numbers of later pages, to what caused them."""
    left = differing.difference(*(each.rows for each in found))
    for row in sorted(left):
        causes = _causes(row, found, both)
        found = [replace(each, rows=each.rows | {row}) if index in causes else each for index, each in enumerate(found)]
        if not causes:
            yield Unnamed(address=row, rows=frozenset({row}))
    yield from found


def _causes(row: str, found: list[Change], both: Both) -> Collection[int]:
    """Return the indexes of the changes that a row of a section, a group or a question follows from."""
    owner = row.removesuffix(".*")
    section = _section_of(owner, both)
    inside = (index for index, each in enumerate(found) if isinstance(each, INSIDE) and each.spot.inside == owner)
    marks = (index for index, each in enumerate(found) if isinstance(each, SettingChanged) and each.setting in MARKS)
    if owner.startswith("section:"):
        order = {index for index, each in enumerate(found) if isinstance(each, ORDER) and each.spot.part in HOMES}
        return order or {
            index for index in marks if _section_of(found[index].address.removesuffix(".*"), both) == owner
        }
    return {*inside, *(index for index in marks if found[index].address == f"{section}.*")}


def _section_of(owner: str, both: Both) -> str:
    """Return the section that a question of the new version is asked in, as its address begins; "" for others."""
    placed = both.new.questions.get(owner)
    return f"section:{placed.page.section}" if placed else ""


def _in_order(found: Iterable[Change], both: Both) -> list[Change]:
    """Sort by where things stand in the new version; what is gone stands behind what stood before it."""
    places = {owner: (place, 0) for place, owner in enumerate(both.new.owners)}
    last = 0
    for place, owner in enumerate(both.old.owners):
        last = places.setdefault(owner, (last, place + 1))[0]
    return sorted(found, key=lambda each: places.get(_shown(owner_of(each.address), both), (-1, 0)))


def _shown(owner: str, both: Both) -> str:
    """Return what has words in place of ``owner``: of a page without a title, its first question."""
    id_ = owner.removeprefix("page:")
    page = None if id_ == owner else both.new.pages.get(id_) or both.old.pages.get(id_)
    return page.questions[0].id if page and page.title is None and page.questions else owner
