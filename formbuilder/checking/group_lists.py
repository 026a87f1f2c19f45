"""Lists of words that a council or a panel asks us not to use: ``words/<list>.yaml`` in a folder of forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from formbuilder.definition.catalogue import WORD_LISTS
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import LISTED, SLUG, WEIGHTS, WORD_LIST
from formbuilder.definition.reading import Reading
from formbuilder.definition.yaml_source import Items, Scalar, read, read_bytes
from formbuilder.plainlanguage import word_lists
from formbuilder.plainlanguage.reading import STRAIGHT
from formbuilder.plainlanguage.rules.groups import GROUP_WORDS
from formbuilder.problems import Code, DefinitionError, Problem

MARK = re.compile("/[vn]")
"""What says that a word is a verb or a noun."""


def read_group_lists(folder: Path) -> tuple[Sequence[word_lists.Entry], Sequence[Problem]]:
    """Return what the groups of a folder of forms ask for, and every problem with their lists."""
    entries: list[word_lists.Entry] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob(f"{WORD_LISTS}/*.yaml")):
        found, wrong = parse_group_list(read_bytes(path), str(path))
        entries += found
        problems += wrong
    return entries, problems


def parse_group_list(data: bytes, file: str) -> tuple[Sequence[word_lists.Entry], Sequence[Problem]]:
    """Return the entries of one list, each with the group and its reason, and every problem with the file."""
    reading = Reading()
    try:
        entry = Entry.of(read(data, file), WORD_LIST, reading)
    except DefinitionError as error:
        return (), error.problems
    name, group = entry.written("list", SLUG), entry.words("by").text
    if name and Path(file).stem != name:
        reading.refuse(entry.place, Code.LIST_MISPLACED, name=name, path=f"{WORD_LISTS}/{name}.yaml")
    seen: set[str] = set()
    found = [each for item in entry.items("words") for each in _entries(Entry.of(item, LISTED, reading), group, seen)]
    return found, DefinitionError(reading.problems).problems


def _entries(listed: Entry, group: str, seen: set[str]) -> Sequence[word_lists.Entry]:
    """Return an entry for each form of each phrase; none if a part of it cannot be read."""
    before = len(listed.reading.problems)
    phrases = [each for each in _phrases(listed) if _is_phrase(each, listed, seen)]
    texts = {key: listed.words(key).text for key in ("instead", "only_if") if listed.has(key)}
    severity = listed.one_of("severity", WEIGHTS) if listed.has("severity") else ""
    by = f"{group}: {listed.words('why')}"
    if len(listed.reading.problems) > before:
        return ()
    settings = {"only_if": texts.get("only_if", "").removesuffix("."), "severity": severity, "by": by}
    return [
        entry
        for phrase in phrases
        for entry in word_lists.entries(GROUP_WORDS.id, _plain(phrase), texts.get("instead", ""), **settings)
    ]


def _phrases(listed: Entry) -> Iterator[Scalar]:
    """Yield what must not be said: one phrase, or several in a list."""
    found = listed.source("say")
    for each in found.value if isinstance(found, Items) and found.value else (listed.scalar("say"),):
        if isinstance(each, Scalar):
            yield each
        elif each is not None:
            shape = {"thing": "each part of ‘say’", "expected": "words", "found": each.kind}
            listed.reading.refuse(each.place, Code.WRONG_SHAPE, **shape)


def _is_phrase(phrase: Scalar, listed: Entry, seen: set[str]) -> bool:
    """Tell whether there is something to look for, which this list does not have yet."""
    reading, parts = listed.reading, _plain(phrase).split("|")
    if phrase.note:
        reading.refuse(phrase.note, Code.WORDS_AFTER_HASH)
    elif not all(map(_can_be_found, parts)):
        reading.refuse(phrase.place, Code.BAD_PHRASE, found=phrase.value)
    elif not seen.isdisjoint(parts):
        reading.refuse(phrase.place, Code.REPEATED, found=phrase.value, key="say")
    else:
        seen.update(parts)
        return True
    return False


def _can_be_found(phrase: str) -> bool:
    """Tell whether there are letters or numbers to look for, and at most one mark, at the end of a word."""
    before, *after = MARK.split(phrase)
    if len(after) > 1 or not any(map(str.isalnum, before)):
        return False
    return all(before[-1:].isalnum() and each[:1] in {"", " "} for each in after)


def _plain(phrase: Scalar) -> str:
    """Return a phrase as our own lists have theirs: in lower case, with straight apostrophes."""
    return " ".join(phrase.value.lower().translate(STRAIGHT).split())
