"""What the items of a group are called: “Add another person”, “Person 2”."""

from __future__ import annotations

from formbuilder.definition.model import Group, Question

ARTICLES = ("another ", "an ", "a ", "one ")


def noun(question: Question) -> str:
    """Return what one item is, without the word before it: “another person” is “person”."""
    words = str(question.type.item) if isinstance(question.type, Group) else ""
    article = next((article for article in ARTICLES if words.lower().startswith(article)), "")
    return words[len(article) :]


def item_name(question: Question, number: int) -> str:
    """Return what the item is called on its pages, by its place from 1: “Person 2”."""
    name = noun(question)
    return f"{name[:1].upper()}{name[1:]} {number}"


def add_words(question: Question) -> str:
    """Return the words of the button that adds one, which errors name too."""
    return f"Add {question.type.item}" if isinstance(question.type, Group) else ""
