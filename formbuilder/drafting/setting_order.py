"""In which order settings stand, as the language of forms lists them: a new one goes where people look for it."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.definition import language
from formbuilder.definition.shapes import ListOf, Named, Shape, Thing
from formbuilder.drafting.things import Kind
from formbuilder.drafting.values import Path, Value, at

OF_KIND: Mapping[Kind, Thing] = {
    Kind.FORM: language.FORM,
    Kind.SECTION: language.SECTION,
    Kind.PAGE: language.PAGE,
    Kind.QUESTION: language.ANY_QUESTION,
    Kind.OPTION: language.OPTION_OF_MANY,
    Kind.WORDING: language.WORDING,
}


def setting_after(value: Value, thing: Path, kind: Kind, path: Path) -> str | None:
    """Return the setting behind which the last one of ``path`` goes; None if it goes first."""
    there = at(value, path[:-1])
    names = [*there] if isinstance(there, Mapping) else []
    order = _order(_shape(value, thing, kind), path[len(thing) : -1])
    new = str(path[-1])
    if new not in order:
        return names[-1] if names else None
    before = [name for name in names if name in order and order.index(name) < order.index(new)]
    return max(before, key=order.index) if before else None


def _shape(value: Value, thing: Path, kind: Kind) -> Shape | None:
    if kind is Kind.FORM and at(value, ("block",)) is not None:
        return language.BLOCK
    type_ = at(value, (*thing, "type")) if kind is Kind.QUESTION else None
    return language.QUESTIONS.get(str(type_), OF_KIND.get(kind)) if type_ else OF_KIND.get(kind)


def _order(shape: Shape | None, steps: Path) -> list[str]:
    for step in steps:
        match shape:
            case Thing(settings=settings):
                shape = settings.get(str(step))
            case Named(of=of) | ListOf(of=of):
                shape = of
            case _:
                return []
    return [*shape.settings] if isinstance(shape, Thing) else []
