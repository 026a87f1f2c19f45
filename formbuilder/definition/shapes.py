"""What a setting of a definition can look like: words, a list, one of several, a thing with settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from formbuilder.problems import Code


class Format(NamedTuple):
    """How something must be written, and what is wrong if it is not."""

    pattern: re.Pattern[str]
    otherwise: Code


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a person reads."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, written as text."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these values."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list with at least one part."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """Settings whose names the author chooses, each in this format."""

    names: Format
    of: Shape


@dataclass(frozen=True, slots=True)
class Either:
    """Written in one of several ways."""

    ways: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that is described elsewhere in this module, by its name in ``schema.DEFINITIONS``."""

    name: str


@dataclass(frozen=True, slots=True)
class Anything:
    """An answer, in the plain shape of its question."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What has settings: how it is called in a sentence, its settings, and which of them must be there."""

    name: str
    settings: Mapping[str, Shape]
    needed: tuple[str, ...] = ()
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", frozenset(self.settings))


Shape: TypeAlias = Format | Wording | Condition | OneOf | ListOf | Named | Either | Ref | Anything | Thing
