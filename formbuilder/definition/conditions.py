"""How conditions and sums are read: as text, parsed at once, each remembered with the place where it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from formbuilder.definition.calculations import Unit
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import ID, RESERVED
from formbuilder.definition.reading import Reading, Worked
from formbuilder.definition.yaml_source import Scalar
from formbuilder.expressions.faults import ExpressionError, Fault
from formbuilder.expressions.parser import parse
from formbuilder.expressions.syntax import Expression, Span
from formbuilder.problems import Code, Place


def condition(entry: Entry, key: str) -> Expression | None:
    """Return the condition under ``key``; None, with problems, if it cannot be read."""
    text = entry.scalar(key)
    return _parsed(text, entry.place, entry.reading) if text else None


def condition_if_any(entry: Entry, key: str) -> Expression | None:
    """Return a condition that an author may leave out."""
    return condition(entry, key) if entry.has(key) else None


def worked_out(entry: Entry, key: str, home: str, unit: Unit | None) -> Expression | None:
    """Return what stands under ``key`` of a calculation, or of the result (``home`` is then “”), and remember it.

    ``unit`` is what a sum gives; None for a condition.
    """
    text = entry.scalar(key)
    expression = _tree(text, entry.reading) if text else None
    if text and expression:
        entry.reading.sums.append(Worked(home, expression, text, unit))
    else:
        entry.reading.unread = True
    return expression


def named_conditions(homes: Sequence[Entry]) -> Mapping[str, Expression]:
    """Gather the named conditions of a form and of the blocks that it uses."""
    found: dict[str, Expression] = {}
    places: dict[str, Place] = {}
    for part in (home.part("conditions") for home in homes if home.has("conditions")):
        for name in part.fields.value:
            place = part.key_place(name)
            _check_name(name, place, part.reading)
            if (first := places.setdefault(name, place)) is not place:
                where = first.seen_from(place)
                part.reading.refuse(place, Code.DUPLICATE_ID, id=name, thing="a condition", where=where)
            part.reading.names[name] = place
            text = part.scalar(name)
            if text and (expression := _parsed(text, place, part.reading)):
                found[name] = expression
    return found


def refuse(faults: Sequence[Fault], text: Scalar, reading: Reading) -> None:
    """Turn what is wrong with a condition into problems with places."""
    for fault in faults:
        reading.refuse(within(text, fault.span), Code[fault.code], **fault.values)


def within(text: Scalar, span: Span) -> Place:
    """Return where a part of a condition stands; the start of the condition if that cannot be seen."""
    if not text.raw:
        return Place(text.file, text.line, text.column + span.start + bool(text.style))
    signs = _signs(text)
    if "".join(sign for sign, _ in signs) != "".join(text.value.split()):
        return text.place
    before = len("".join(text.value[: span.start].split()))
    return signs[before][1] if before < len(signs) else text.end


def _signs(text: Scalar) -> Sequence[tuple[str, Place]]:
    """Return the signs of a text on several lines without the blanks, which YAML folds, and its quotation marks."""
    signs = [
        (sign, Place(text.file, text.line + number, at + (1 if number else text.column)))
        for number, line in enumerate(text.raw.splitlines())
        for at, sign in enumerate(line)
        if not sign.isspace() and (number or text.style not in {"|", ">"})
    ]
    return signs[1:-1] if text.style in {"'", '"'} else signs


def _check_name(name: str, place: Place, reading: Reading) -> None:
    if not ID.pattern.fullmatch(name):
        reading.refuse(place, ID.otherwise, found=name, key="conditions")
    elif name in RESERVED:
        reading.refuse(place, Code.RESERVED_ID, found=name, key="conditions")


def _parsed(text: Scalar, home: Place, reading: Reading) -> Expression | None:
    reading.conditions[home] = text
    return _tree(text, reading)


def _tree(text: Scalar, reading: Reading) -> Expression | None:
    if text.value not in reading.parsed:
        try:
            reading.parsed[text.value] = parse(text.value)
        except ExpressionError as error:
            refuse(error.faults, text, reading)
    return reading.parsed.get(text.value)
