"""The definition language as a JSON Schema (2020-12), so that editors can help authors while they type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

from formbuilder.definition.language import (
    AUDIENCE,
    BLOCK,
    DUTY,
    FACT,
    FORM,
    PAGE,
    QUESTIONS,
    RATE_TABLE,
    SECTION,
    USED,
    WAIVER,
    WORD_LIST,
)
from formbuilder.definition.shapes import (
    Anything,
    Condition,
    Either,
    Format,
    ListOf,
    Named,
    OneOf,
    Ref,
    Shape,
    Thing,
    Wording,
)

Schema: TypeAlias = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": ["string", "number"], "minLength": 1}
"""Words: an editor takes a year for a number, and the loader does not."""
DEFINITIONS: Mapping[str, Shape] = {"page": PAGE, "section": SECTION, "type": OneOf(tuple(QUESTIONS))}


def json_schema() -> Schema:
    """Return the schema of a file among those of forms, made of the tables that the loader reads.

    A file that is one list is a register, or the waivers beside a form; else a key of its own says what it is.
    """
    definitions = {name: _shape(shape) for name, shape in DEFINITIONS.items()}
    return {
        "$schema": DIALECT,
        "title": "A form, a block that forms share, or a file that forms lean on",
        "if": {"type": "array"},
        "then": {"type": "array", "items": _one_of_a_list()},
        "else": _with_key({"block": BLOCK, "figures": RATE_TABLE, "list": WORD_LIST}),
        "$defs": definitions | {"question": _question()},
    }


def _with_key(kinds: Mapping[str, Thing]) -> Schema:
    """Return the schema of a file that a key tells from the others; a form, if it has none of these keys."""
    found = _shape(FORM)
    for key, thing in kinds.items():
        found = {"if": {"required": [key]}, "then": _shape(thing), "else": found}
    return found


def _one_of_a_list() -> Schema:
    registers = _shape(Either((DUTY, AUDIENCE, FACT)))
    return {"if": {"required": ["slot"]}, "then": _shape(WAIVER), "else": registers}


def _question() -> Schema:
    """Return the schema of a question: its type decides what it may say, so that an editor names only what is wrong."""
    named: Schema = {"type": "object", "properties": {"type": _shape(Ref("type"))}, "required": ["type"]}
    kinds = [
        {"if": {"properties": {"type": {"const": name}}, "required": ["type"]}, "then": _shape(thing)}
        for name, thing in QUESTIONS.items()
    ]
    return {**named, "allOf": kinds}


def _shape(shape: Shape) -> Schema:
    match shape:
        case Format():
            return {"type": ["string", "number"], **_pattern(shape)}
        case Wording() | Condition():
            return TEXT
        case OneOf(values):
            return {"enum": _with_truths(values)}
        case Thing():
            return _thing(shape)
        case _:
            return _of_parts(shape)


def _of_parts(shape: ListOf | Named | Either | Ref | Anything) -> Schema:
    match shape:
        case ListOf(of):
            return {"type": "array", "items": _shape(of), "minItems": 1}
        case Named(names, of):
            return {"type": "object", "propertyNames": _pattern(names), "additionalProperties": _shape(of)}
        case Either(ways):
            return _either(ways)
        case Ref(name):
            return {"$ref": f"#/$defs/{name}"}
        case Anything():
            return {}
        case _:
            assert_never(shape)


def _pattern(format_: Format) -> Schema:
    return {"pattern": f"^(?:{format_.pattern.pattern})$"}


def _either(ways: tuple[Shape, ...]) -> Schema:
    """Return one of several ways; where a block may stand, ``use`` decides which is meant."""
    if USED in ways:
        return {"if": {"required": ["use"]}, "then": _shape(USED), "else": _shape(ways[0])}
    return {"anyOf": [_shape(way) for way in ways]}


def _thing(thing: Thing) -> Schema:
    return {
        "type": "object",
        "properties": {key: _shape(shape) for key, shape in thing.settings.items()},
        "required": list(thing.needed),
        "additionalProperties": False,
    }


def _with_truths(values: tuple[str, ...]) -> list[object]:
    """Return the values, and what editors with YAML 1.1 make of yes and no."""
    truths = [truth for word, truth in (("yes", True), ("no", False)) if word in values]
    return [*(str(value) for value in values), *truths]
