"""What the items of a group are called: “Add a person”, “Add another person”, “Person 2”."""

from __future__ import annotations

from formbuilder.definition.model import Group, Question


def item_name(question: Question, number: int) -> str:
    """Return what the item is called on its pages, by its place from 1: “Person 2”."""
    _, name = _called(question)
    return f"{name[:1].upper()}{name[1:]} {number}"


def add_words(question: Question, *, more: bool) -> str:
    """Return the words of the button that adds one, which errors name too; ``more`` where there is one already."""
    article, name = _called(question)
    return f"Add {'another' if more else article} {name}"


def _called(question: Question) -> tuple[str, str]:
    """Return what one item is: “a” or “an”, and the word after it."""
    article, _, name = str(question.type.item if isinstance(question.type, Group) else "").partition(" ")
    return article, name.strip()
