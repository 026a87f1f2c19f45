"""What is written in a draft as plain values, and what they are after a change: every change is held to this."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, TypeGuard

from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
"""Text, a list, or settings in their order."""
Path: TypeAlias = tuple[str | int, ...]
"""Where something stands: names of settings, and numbers in lists, from the outside in."""


class NotPossibleError(Exception):
    """The text is laid out in a way that cannot be changed in place, or what should be there is not."""


def value_of(source: Source) -> Value:
    """Return what is written, without the way it is written."""
    match source:
        case Scalar(value=text):
            return text
        case Items(value=items):
            return tuple(value_of(each) for each in items)
        case Fields(value=fields):
            return {key: value_of(each) for key, each in fields.items()}


def same(one: Value | None, other: Value | None) -> bool:
    """Say whether two values read the same, the order of settings too."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return [*one] == [*other] and all(same(one[key], other[key]) for key in one)
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def is_list(value: Value | None) -> TypeGuard[Sequence[Value]]:
    """Say whether it is a list."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def at(value: Value, path: Path) -> Value | None:
    """Return what stands at a path; None if nothing does."""
    for step in path:
        if isinstance(step, int):
            if not is_list(value) or step >= len(value):
                return None
            value = value[step]
        elif isinstance(value, Mapping) and step in value:
            value = value[step]
        else:
            return None
    return value


def changed_at(value: Value, path: Path, change: Callable[[Value], Value]) -> Value:
    """Return the value with what stands at a path changed."""
    if not path:
        return change(value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = _items(value)
        return (*items[:step], changed_at(items[step], rest, change), *items[step + 1 :])
    fields = _fields(value)
    return {**fields, step: changed_at(fields[step], rest, change)}


def with_entry(value: Value, after: str | None, key: str, new: Value) -> Value:
    """Return settings with one more, behind ``after``; first if that is None."""
    fields = [*_fields(value).items()]
    spot = 0 if after is None else [name for name, _ in fields].index(after) + 1
    return dict([*fields[:spot], (key, new), *fields[spot:]])


def with_item(value: Value, index: int, new: Value) -> Value:
    """Return a list with one more."""
    items = _items(value)
    return (*items[:index], new, *items[index:])


def without(value: Value, step: str | int) -> Value:
    """Return settings or a list with one less."""
    if isinstance(step, int):
        items = _items(value)
        return (*items[:step], *items[step + 1 :])
    return {key: each for key, each in _fields(value).items() if key != step}


def _items(value: Value) -> Sequence[Value]:
    if not is_list(value):
        raise NotPossibleError
    return value


def _fields(value: Value) -> Mapping[str, Value]:
    if not isinstance(value, Mapping):
        raise NotPossibleError
    return value
