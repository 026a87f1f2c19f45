"""The change to a draft that gives a slot other words."""

from __future__ import annotations

from formbuilder.drafting.edit import PutSetting
from formbuilder.drafting.things import FORM, Kind, Thing, page, question, section


def put_words(slot: str, words: str) -> PutSetting | None:
    """Return the change; None if words at this address cannot be changed one by one."""
    address, _, wording = slot.partition("@")
    kind, of, rest = address.partition(":")
    if of:
        id_, _, part = rest.rpartition(".")
        things = {"section": section(id_), "page": page(id_)}
        return PutSetting(things[kind], part, words) if kind in things else None
    first, _, part = address.partition(".")
    if first == "form":
        return PutSetting(FORM, tuple(part.split(".")), words)
    if first == "glossary":
        return PutSetting(Thing(Kind.GLOSSARY, part), (), words)
    if first == "result":
        return PutSetting(FORM, ("result", part), words) if part in {"title", "after"} else None
    return PutSetting(question(first), _steps(part, wording), words)


def _steps(part: str, wording: str) -> tuple[str, ...]:
    """Return the way to a part of a question: an option is found by its value, in a wording by its name."""
    steps = tuple(part.split("."))
    if wording:
        return ("wording", wording, *steps)
    is_label = steps[0] == "options" and len(steps) == len(("options", "value"))
    return (*steps, "label") if is_label else steps
