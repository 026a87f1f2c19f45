"""What is inside a journey's box, and how it becomes bytes."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

MARK_KEY_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything that is kept of a journey and that nobody else may read."""

    code: str = field(repr=False, default="")
    answers: Mapping[str, object] = field(repr=False, default_factory=dict)
    counters: Mapping[str, int] = field(repr=False, default_factory=dict)
    drafts: Mapping[str, tuple[float, Mapping[str, list[str]]]] = field(repr=False, default_factory=dict)
    """By page number: when it was kept (seconds since 1970), and what was typed."""
    seen: tuple[int, ...] = field(repr=False, default=())
    marks: tuple[str, ...] = field(repr=False, default=())
    mark_key: bytes = field(repr=False, default=b"")
    brought: Mapping[str, int] = field(repr=False, default_factory=dict)
    """By question id: the counter at which its answer came from another journey of the person."""
    others: tuple[str, ...] = field(repr=False, default=())
    """References of other journeys that the person wants the readers of this one to know of."""
    result: Mapping[str, object] = field(repr=False, default_factory=dict)
    """What came out when it was sent, as ``calculation.finding`` keeps it; empty for a form that works nothing out."""
    left: Mapping[str, object] = field(repr=False, default_factory=dict)
    """By VERSION/QUESTION of a version that it was on before: plain answers that the form does not ask any more."""
    moves: tuple[tuple[int, int], ...] = ()
    """Each time that it went on with another version: the version it was on, and the counter at which it left it."""
    language: str = ""
    """The tag of the language that the person reads it in; "" is English."""
    look: str = ""
    """How the person wants its pages and its words, as the browser keeps it; "" as they come."""


def packed(contents: Contents) -> bytes:
    """Return the bytes that go into the box."""
    parts = {
        "code": contents.code,
        "answers": contents.answers,
        "counters": contents.counters,
        "drafts": contents.drafts,
        "seen": contents.seen,
        "marks": contents.marks,
        "key": b64encode(contents.mark_key).decode(),
        "brought": contents.brought,
        "others": contents.others,
        "result": contents.result,
        "left": contents.left,
        "moves": contents.moves,
        "language": contents.language,
        "look": contents.look,
    }
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(content: bytes) -> Contents:
    """Return what ``packed`` made the bytes from."""
    parts = json.loads(content)
    return Contents(
        code=parts["code"],
        answers=parts["answers"],
        counters=parts["counters"],
        drafts=parts["drafts"],
        seen=tuple(parts["seen"]),
        marks=tuple(parts["marks"]),
        mark_key=b64decode(parts["key"]),
        brought=parts.get("brought", {}),
        others=tuple(parts.get("others", ())),
        result=parts.get("result", {}),
        left=parts.get("left", {}),
        moves=tuple((version, counter) for version, counter in parts.get("moves", ())),
        language=parts.get("language", ""),
        look=parts.get("look", ""),
    )
