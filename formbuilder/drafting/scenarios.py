"""A walk through a preview becomes a scenario of the draft, at the end of its list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from formbuilder.definition.yaml_source import Fields, Items, read
from formbuilder.problems import DefinitionError

KEY = "scenarios"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Answers by question id in the plain shapes of ``forms walk``, and the ids that were asked on the way or not."""

    name: str
    answers: Mapping[str, object] = field(repr=False)
    asked: tuple[str, ...]
    not_asked: tuple[str, ...]

    @classmethod
    def of(cls, name: str, kept: Mapping[str, object]) -> Walk:
        """Read what was kept as JSON."""
        found = cast("Mapping[str, Any]", kept)
        return cls(
            name=name, answers=found["answers"], asked=tuple(found["asked"]), not_asked=tuple(found["not_asked"])
        )


def with_walk(text: str, walk: Walk) -> str | None:
    """Return the draft with the walk as its last scenario; None if its list of scenarios cannot be found or added to.

    All else stays as it was written.
    """
    try:
        whole = read(text.encode(), "draft.yaml")
    except DefinitionError:
        return None
    if not isinstance(whole, Fields):
        return None
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if KEY not in whole.value:
        return "".join((*lines, f"{KEY}:\n", *_scenario(walk, "  ")))
    found, line = whole.value[KEY], whole.keys[KEY].line
    if not isinstance(found, Items) or not found.value or found.value[0].place.line == line:
        return None
    indent = _indent(lines[found.value[0].place.line - 1])
    end = _end(lines, line, whole)
    return "".join((*lines[:end], *_scenario(walk, indent), *lines[end:]))


def _end(lines: list[str], line: int, whole: Fields) -> int:
    """Return after how many lines the list that begins below ``line`` ends, its own notes with it."""
    later = [key.line for key in whole.keys.values() if key.line > line]
    end = min(later) - 1 if later else len(lines)
    while end > line and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _scenario(walk: Walk, indent: str) -> Iterator[str]:
    yield f"{indent}- name: {_json(walk.name)}\n"
    yield f"{indent}  answers:{'' if walk.answers else ' {}'}\n"
    for id_, answer in walk.answers.items():
        yield f"{indent}    {id_}: {_json(answer)}\n"
    yield f"{indent}  then:\n"
    yield f"{indent}    asked: {_json(walk.asked)}\n"
    if walk.not_asked:
        yield f"{indent}    not_asked: {_json(walk.not_asked)}\n"


def _json(value: object) -> str:
    """Write a value as JSON, which YAML reads as it is meant."""
    return json.dumps(value, ensure_ascii=False)
