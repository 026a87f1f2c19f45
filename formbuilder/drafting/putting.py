"""A setting as somebody wants it: words, lists and settings inside it change one by one, the rest stays as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from formbuilder.drafting.changing import Now
from formbuilder.drafting.setting_order import setting_after
from formbuilder.drafting.things import Kind
from formbuilder.drafting.values import Path, Value, at, is_list, same


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a thing."""

    thing: Path
    kind: Kind
    path: Path

    def inside(self, step: str | int) -> Place:
        """Return a place in this one."""
        return replace(self, path=(*self.path, step))


def put(now: Now, place: Place, new: Value | None) -> Now:
    """Return the draft with ``new`` in a place; None takes away what is there."""
    old = at(now.value, place.path)
    if new is None:
        return now if old is None else taken_away(now, place.path, len(place.thing))
    if old is None:
        return _added(now, place, new)
    if same(old, new):
        return now
    return _changed(now, place, old, new)


def _changed(now: Now, place: Place, old: Value, new: Value) -> Now:
    if isinstance(old, str) and isinstance(new, str):
        return now.with_text(place.path, new)
    if isinstance(old, Mapping) and isinstance(new, Mapping) and old and new:
        return _settings(now, place, old, new)
    if is_list(old) and is_list(new) and _share_one(old, new):
        return _list(now, place, new)
    return now.with_other(place.path, new)


def taken_away(now: Now, path: Path, least: int) -> Now:
    """Return the draft without a place, and without what would be empty then, down to ``least`` steps."""
    while len(path) > least + 1 and len(at(now.value, path[:-1]) or ()) == 1:
        path = path[:-1]
    return now.without(path)


def _added(now: Now, place: Place, new: Value) -> Now:
    """Add a setting, and those around it that are missing too."""
    path = place.path
    while len(path) > len(place.thing) + 1 and _is_nothing(at(now.value, path[:-1])):
        new, path = {str(path[-1]): new}, path[:-1]
    if at(now.value, path) is not None:
        return now.with_other(path, new)
    return now.with_setting(path, setting_after(now.value, place.thing, place.kind, path), new)


def _is_nothing(value: Value | None) -> bool:
    return value is None or value == ""


def _settings(now: Now, place: Place, old: Mapping[str, Value], new: Mapping[str, Value]) -> Now:
    for key, value in new.items():
        now = put(now, place.inside(key), value)
    for key in old:
        now = now if key in new else now.without((*place.path, key))
    return now


def _list(now: Now, place: Place, new: Sequence[Value]) -> Now:
    names = [_name(each) for each in new]
    there = _there(now, place)
    for index in reversed(range(len(there))):
        if there[index] not in names:
            now = now.without((*place.path, index))
    for index, value in enumerate(new):
        there = _there(now, place)
        if names[index] not in there:
            now = now.with_item(place.path, index, value)
        elif there[index] != names[index]:
            cut = now.cut((*place.path, there.index(names[index])))
            now = now.cut_out((*place.path, there.index(names[index]))).with_cut(place.path, index, cut)
        now = put(now, place.inside(index), value)
    return now


def _there(now: Now, place: Place) -> list[str]:
    found = at(now.value, place.path)
    return [_name(each) for each in found] if found is not None else []


def _share_one(old: Value, new: Value) -> bool:
    """Whether two lists have something in common, and nothing twice."""
    before, after = ([_name(each) for each in items] for items in (old, new))
    each_once = all(names and "" not in names and len({*names}) == len(names) for names in (before, after))
    return each_once and bool({*before} & {*after})


def _name(value: Value) -> str:
    """Return what something in a list is told apart by; "" if by nothing."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        return ""
    found = value.get("id") or value.get("use") or value.get("value")
    return found if isinstance(found, str) else ""
