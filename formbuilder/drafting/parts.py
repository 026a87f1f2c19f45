"""New settings and lists as YAML, in the way of those beside them."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.drafting.scalars import Manner, double, is_plain, sure
from formbuilder.drafting.values import Value

SHORT = 100
"""A list of names is written in brackets as long as it fits."""
STEP = 2


def behind_colon(value: Value, column: int, *, in_brackets: bool = False, shift: int = STEP) -> str:
    """Return what follows the colon of a setting in ``column``, with the space or the line break before it."""
    if isinstance(value, str):
        return " " + sure(value, Manner(in_brackets=in_brackets, column=column))
    if in_brackets or not value or (not isinstance(value, Mapping) and _is_short(value)):
        return " " + bracketed(value)
    if isinstance(value, Mapping):
        inside = column + STEP
        return "".join(f"\n{' ' * inside}{entry(key, each, inside, shift=shift)}" for key, each in value.items())
    inside = column + shift
    return "".join(f"\n{' ' * inside}- {item(each, inside, shift=shift)}" for each in value)


def entry(key: str, value: Value, column: int, *, in_brackets: bool = False, shift: int = STEP) -> str:
    """Return a setting whose name stands in ``column``."""
    return f"{name(key, in_brackets=in_brackets)}:{behind_colon(value, column, in_brackets=in_brackets, shift=shift)}"


def item(value: Value, column: int, *, in_brackets: bool = False, shift: int = STEP) -> str:
    """Return what follows the hyphen in ``column``; an option on one line, as options are."""
    if isinstance(value, str):
        return sure(value, Manner(in_brackets=in_brackets, column=column))
    if in_brackets or not value or not isinstance(value, Mapping) or _is_option(value):
        return bracketed(value)
    inside = column + 2
    return f"\n{' ' * inside}".join(entry(key, each, inside, shift=shift) for key, each in value.items())


def bracketed(value: Value) -> str:
    """Return a value on one line, in brackets if it has parts."""
    if isinstance(value, str):
        return value if is_plain(value, in_brackets=True) else double(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name(key, in_brackets=True)}: {bracketed(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(bracketed(each) for each in value) + "]"


def name(key: str, *, in_brackets: bool = False) -> str:
    """Return the name of a setting."""
    return key if is_plain(key, in_brackets=in_brackets) else double(key)


def _is_short(value: Value) -> bool:
    if not all(isinstance(each, str) and is_plain(each, in_brackets=True) for each in value):
        return False
    return len(bracketed(value)) <= SHORT


def _is_option(value: Mapping[str, Value]) -> bool:
    return next(iter(value)) == "value" and not any("\n" in each for each in value.values() if isinstance(each, str))
