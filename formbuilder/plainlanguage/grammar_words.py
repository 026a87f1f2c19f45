"""The words that the rules of grammar know, from ``data/grammar.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def words(name: str) -> frozenset[str]:
    """Return the words of a list; raises KeyError if there is no such list."""
    return frozenset(_lists()[name].split())


def phrases(name: str) -> frozenset[str]:
    """Return the phrases of a list, which have commas between them."""
    return frozenset(_lists()[name].split(", "))


def pairs(name: str) -> Mapping[str, str]:
    """Return what each word of a list is better said as: application = apply."""
    return dict(each.split(" = ") for each in _lists()[name].split(", "))


@cache
def _lists() -> Mapping[str, str]:
    text = (files("formbuilder.plainlanguage") / "data" / "grammar.txt").read_text("utf-8")
    lines = [line for line in text.replace("\n  ", " ").splitlines() if line and not line.startswith("#")]
    return dict(line.split(": ", 1) for line in lines)
