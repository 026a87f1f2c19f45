"""The points that ``review carry`` reads: one JSON list; what cannot be read says what to write instead."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Never

from formbuilder.cli.output import WrongUseError
from formbuilder.cli.streams import opened
from formbuilder.review.points import Point

LARGEST = 50_000_000
"""Bytes of the largest file that is read."""
MOST_TOLD = 20
EXAMPLE = '[{"id": "p1", "place": "hours.hint", "quote": "A guess is fine."}]'
NAMES = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


class _FaultError(Exception):
    """Something is no point; the message says what to write."""


def read_points(where: str) -> tuple[Point, ...]:
    """Read a file, or what another program hands over; WrongUseError, with all that is wrong, if it cannot be used."""
    points, faults = list[Point](), list[str]()
    for number, given in enumerate(_list(where), 1):
        try:
            points.append(_point(given))
        except _FaultError as fault:
            faults.append(f"Point {number} of the list: {fault}")
    faults += _repeated(points)
    if faults:
        more = len(faults) - MOST_TOLD
        told = [*faults[:MOST_TOLD], *([f"There are {more} more such points."] if more > 0 else [])]
        raise WrongUseError("\n".join([*told, f"Write the points like this: {EXAMPLE}"]))
    return tuple(points)


def _list(where: str) -> list[object]:
    try:
        with opened(where) as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        msg = f"{where} cannot be read. Check its name and who may read it."
        raise WrongUseError(msg) from error
    if len(raw) > LARGEST:
        msg = f"The points are more than {LARGEST:,} bytes. Cut the list into several files."
        raise WrongUseError(msg)
    try:
        given = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse, object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        msg = f"Byte {error.start + 1} of the points is not UTF-8. Save the file as UTF-8."
        raise WrongUseError(msg) from error
    except (ValueError, RecursionError) as error:
        place = f" on line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        msg = f"The points are not JSON{place}. Give one JSON list, such as {EXAMPLE}."
        raise WrongUseError(msg) from error
    if not isinstance(given, list):
        msg = f"The points are not one JSON list. Write them like this: {EXAMPLE}"
        raise WrongUseError(msg)
    return given


def _point(given: object) -> Point:
    if not isinstance(given, dict):
        msg = f"this is {_name(given)}. Write an object with ‘id’, ‘place’ and ‘quote’."
        raise _FaultError(msg)
    return Point(id=_id(given.get("id")), place=_text(given, "place"), quote=_text(given, "quote"))


def _id(given: object) -> str | int:
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        msg = f"‘id’ is {_name(given)}. Give each point an id of its own, a text or a whole number."
        raise _FaultError(msg)
    return _readable("id", given) if isinstance(given, str) else given


def _text(given: dict[str, object], key: str) -> str:
    value = given.get(key)
    if value is None and key == "quote" and str(given.get("place", "")).endswith(".*"):
        return ""
    if isinstance(value, str) and (value.strip() or key == "quote"):
        return _readable(key, value)
    asked = "the words that the point is about" if key == "quote" else "the address of the words, such as hours.hint"
    msg = f"‘{key}’ is {_name(value)}. Write {asked}."
    raise _FaultError(msg)


def _readable(key: str, text: str) -> str:
    """Return a text, if it has only signs that can be written down again."""
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        msg = f"‘{key}’ holds a sign that no text has, such as \\u0000. Take it out."
        raise _FaultError(msg)
    return text


def _name(given: object) -> str:
    if given is None:
        return "missing"
    return "an empty text" if isinstance(given, str) and not given.strip() else NAMES.get(type(given), "something else")


def _repeated(points: list[Point]) -> Iterator[str]:
    for id_, times in Counter(point.id for point in points).items():
        if times > 1:
            yield f"The id ‘{id_}’ stands at {times} points. Give each point an id of its own."


def _refuse(name: str) -> Never:
    raise ValueError(name)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object; WrongUseError if a name stands in it twice, because one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        msg = f"‘{twice[:60]}’ stands twice in the same point. Keep one of them."
        raise WrongUseError(msg)
    return found
