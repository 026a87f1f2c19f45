"""What the items of a group are called: “Add a person”, “Add another person”, “Person 2”."""

from __future__ import annotations

from formbuilder.definition.model import Group, Question
from formbuilder.tongue.figures import foreign
from formbuilder.tongue.messages import N_, Foreign, Twin, WithEnglish, built, like, tag_in_use

ARTICLES = {
    "bn": ("একজন", "একটি", "একটা"),
    "it": ("un", "uno", "una"),
    "pa": ("ਇੱਕ", "ਇਕ"),
    "ro": ("o", "un"),
    "ur": ("ایک",),
}
"""What stands before one thing of a kind, as translators write it with the name of an item."""


def item_name(question: Question, number: int) -> str:
    """Return what the item is called on its pages, by its place from 1: “Person 2”."""
    called = _called(question)[1]
    name = _numbered(_bare(called), number)
    return Twin(name, _numbered(_noun(called.english), number)) if isinstance(called, WithEnglish) else name


def _numbered(noun: str, number: int) -> str:
    return like(noun, f"{noun[:1].upper()}{noun[1:]} {number}")


def _noun(english: str) -> str:
    return english.partition(" ")[2].strip()


def _bare(name: str) -> str:
    """Return the noun alone, where a language puts its article before it: “una persona” is “Persona 2”."""
    article, _space, noun = name.partition(" ")
    return noun if noun and article in ARTICLES.get(tag_in_use(), ()) else name


def add_words(question: Question, *, more: bool) -> str:
    """Return the words of the button that adds one, which errors name too; ``more`` where there is one already."""
    article, name = _called(question)
    if more:
        # L10n: what a group lists, without its article: person, job
        return built(N_("Add another %(item)s"), item=name)
    return built(N_("Add %(item)s"), item=like(name, f"{article} {name}".strip()))


def _called(question: Question) -> tuple[str, str]:
    """Return what one item is: “a” or “an”, and the word after it."""
    item = str(question.type.item if isinstance(question.type, Group) else "")
    if foreign() and not isinstance(item, Foreign):
        return "", item  # other languages have no article, or their own
    article, _space, name = item.partition(" ")
    return article, like(item, name.strip())
