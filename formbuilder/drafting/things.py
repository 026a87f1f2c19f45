"""What can be changed in a draft, by its kind and its id, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from formbuilder.drafting.values import Path, Value, at, is_list


class EditRefused(Exception):  # noqa: N818 - an answer for the person, no error of ours
    """A change that cannot be made; nothing was changed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)

    @property
    def sentence(self) -> str:
        """What is the matter, in a plain sentence."""
        return str(self.args[0])


class Kind(StrEnum):
    """What a thing is; the value is what it is called in a sentence."""

    FORM = "form"
    SECTION = "section"
    PAGE = "page"
    QUESTION = "question"
    OPTION = "option"
    WORDING = "wording"
    GLOSSARY = "word of the glossary"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a draft.

    A page without an id has the id of its first question, with hyphens; a section or page that comes from a block is
    called as it is written: ``reach@1``.
    """

    kind: Kind
    id: str = ""
    of: str = ""
    """The question that an option or a wording belongs to."""

    def __str__(self) -> str:
        """Return what it is called in a sentence."""
        if self.kind is Kind.FORM:
            return "the form"
        belongs = f" of the question ‘{self.of}’" if self.of else ""
        return f"the {self.kind.value} ‘{self.id}’{belongs}"


FORM = Thing(Kind.FORM)


def question(id_: str) -> Thing:
    """Return a question, also one inside a group."""
    return Thing(Kind.QUESTION, id_)


def page(id_: str) -> Thing:
    """Return a page."""
    return Thing(Kind.PAGE, id_)


def section(id_: str) -> Thing:
    """Return a section."""
    return Thing(Kind.SECTION, id_)


def option(of: str, value: str) -> Thing:
    """Return an option of a question."""
    return Thing(Kind.OPTION, value, of)


LISTS: Mapping[Kind, str] = {
    Kind.SECTION: "sections",
    Kind.PAGE: "pages",
    Kind.QUESTION: "questions",
    Kind.OPTION: "options",
}
"""The settings that hold things in a list."""
NAMED: Mapping[Kind, str] = {Kind.WORDING: "wording", Kind.GLOSSARY: "glossary", Kind.CONDITION: "conditions"}
"""The settings that hold things by name."""


def path_of(value: Value, thing: Thing) -> Path | None:
    """Return where a thing stands in what a draft says; None if it does not. Raises EditRefused if it stands twice."""
    if thing.kind is Kind.FORM:
        return ()
    if thing.kind in NAMED:
        owner = path_of(value, question(thing.of)) if thing.of else ()
        path = None if owner is None else (*owner, NAMED[thing.kind], thing.id)
        return path if path and at(value, path) is not None else None
    found = [path for path in paths(value, thing.kind, thing.of) if id_at(value, path) == thing.id]
    if len(found) > 1:
        msg = f"The draft has {thing} twice. Give one of them another name first."
        raise EditRefused(msg)
    return found[0] if found else None


def paths(value: Value, kind: Kind, of: str = "") -> Iterator[Path]:
    """Yield where the things of a kind stand that are kept in lists, in their order."""
    match kind:
        case Kind.SECTION:
            yield from ((),) if is_one_section(value) else _items(value, ("sections",))
        case Kind.PAGE:
            for one in paths(value, Kind.SECTION):
                yield from _items(value, (*one, "pages"))
        case Kind.QUESTION:
            for one in paths(value, Kind.PAGE):
                for asked in _items(value, (*one, "questions")):
                    yield asked
                    yield from _items(value, (*asked, "questions"))
        case Kind.OPTION:
            owner = path_of(value, question(of))
            yield from () if owner is None else _items(value, (*owner, "options"))
        case _:
            return


def is_one_section(value: Value) -> bool:
    """Whether a draft is a block of pages: it is the one section that they stand in."""
    return at(value, ("block",)) is not None and at(value, ("sections",)) is None


def id_at(value: Value, path: Path) -> str:
    """Return what the thing at a path is called; "" if nobody can tell."""
    for name in ("id", "use", "value", "block"):
        found = at(value, (*path, name))
        if isinstance(found, str):
            return found
    first = at(value, (*path, "questions", 0, "id"))
    return first.replace("_", "-") if isinstance(first, str) else ""


def _items(value: Value, path: Path) -> Iterator[Path]:
    found = at(value, path)
    if found is not None and is_list(found):
        yield from ((*path, index) for index in range(len(found)))
