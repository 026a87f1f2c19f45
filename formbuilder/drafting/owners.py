"""Which part of a draft a problem is about: the one that begins last before its line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.definition.every_question import every_question
from formbuilder.definition.load import Begun
from formbuilder.definition.model import Form
from formbuilder.definition.yaml_source import Scalar
from formbuilder.drafting.things import FORM, Thing, page, question, section
from formbuilder.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Owned:
    """A problem, and the thing that it is about."""

    thing: Thing
    problem: Problem


def owned(begun: Begun) -> tuple[Owned, ...]:
    """Return every problem of a draft with its thing; what stands before the first section is about the form."""
    found = sorted(_starts(begun.form), key=lambda start: start[0]) if begun.form else []
    lines = [line for line, _ in found]
    things = [thing for _, thing in found]
    return tuple(Owned(_owner(lines, things, each.place, begun), each) for each in begun.problems)


def of_thing(found: Sequence[Owned], thing: Thing) -> tuple[str, ...]:
    """Return what is wrong with one thing."""
    return tuple(dict.fromkeys(each.problem.message for each in found if each.thing == thing))


def _owner(lines: list[int], things: list[Thing], place: Place, begun: Begun) -> Thing:
    behind = _behind_sections(begun)
    if place.file != _file(begun) or not lines or place.line < lines[0] or 0 < behind <= place.line:
        return FORM
    return things[bisect_right(lines, place.line) - 1]


def _starts(form: Form) -> Iterator[tuple[int, Thing]]:
    """Yield the line on which each thing of the draft’s own file begins; of those on one line the innermost is last."""
    own = form.place.file
    yield from ((place.line, thing) for place, thing in _things(form) if place.file == own)


def _things(form: Form) -> Iterator[tuple[Place, Thing]]:
    for part in form.sections:
        yield part.place, section(part.id)
        for one in part.pages:
            yield one.place, page(one.id)
            yield from ((asked.place, question(asked.id)) for asked in every_question(one.questions))


def _file(begun: Begun) -> str:
    return begun.form.place.file if begun.form else ""


def _behind_sections(begun: Begun) -> int:
    """Return the line of the first setting behind the sections, or the pages of a block; 0 if there is none."""
    keys: Mapping[str, Scalar] = begun.source.keys if begun.source else {}
    sections = next((keys[name].line for name in ("sections", "pages") if name in keys), 0)
    return min((key.line for key in keys.values() if key.line > sections > 0), default=0)
