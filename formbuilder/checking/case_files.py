"""Read worked examples from a file: YAML or JSON, lists by name or one plain list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source, read
from formbuilder.problems import Code, DefinitionError, Place, Problem

NO_VALUE = frozenset({"", "~", "null"})
APOSTROPHES = re.compile("['’]")
BETWEEN_WORDS = re.compile(r"[\W_]+")
AMOUNT = frozenset({"amount", "period"})
"""What a sum for another period than a week is made of."""
CASES, ID, EXPECT = "cases", "id", "expect"


@dataclass(frozen=True, slots=True)
class Given:
    """One key of an example with what stands there."""

    path: str
    """Its key in small letters, after those that it stands in: ``income.state_pension``."""
    key: str
    """Its last part, as it was written."""
    source: Source
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One worked example."""

    id: str
    """As the file says, else the name of its list and its number there."""
    listed: str
    """The list that it stands in; "" for a plain list."""
    given: tuple[Given, ...]
    expect: Source | None
    """What must come out; None if the file does not say."""
    place: Place

    def has(self, paths: tuple[str, ...]) -> bool:
        """Say whether it has one of these keys; ``income.*`` is any key inside that one."""
        return any(fits(each.path, path) for each in self.given for path in paths)


def read_cases(data: bytes, file: str) -> tuple[Case, ...]:
    """Return the examples of a file; raise DefinitionError if it cannot be read, or holds none."""
    source = _source(data, file)
    found = tuple(_of_file(source))
    if not found:
        shape = {"thing": "This file", "expected": "a list of examples", "found": source.kind}
        raise DefinitionError([Problem.at(source.place, Code.WRONG_SHAPE, **shape)])
    return found


def fits(path: str, pattern: str) -> bool:
    """Say whether a key is meant by a pattern, in which one ``*`` at the end is anything."""
    return path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1]))


def normal(key: str) -> str:
    """Return a key as patterns write it: ``Carer’s Allowance`` is ``carers_allowance``."""
    return BETWEEN_WORDS.sub("_", APOSTROPHES.sub("", key).casefold()).strip("_")


def _source(data: bytes, file: str) -> Source:
    try:
        return read(data, file)
    except DefinitionError:
        if not data.lstrip().startswith((b"{", b"[")):
            raise
        written = _as_json(data)
        if written is None:
            raise
    return read(written, file)


def _as_json(data: bytes) -> bytes | None:
    """Return JSON in the layout that YAML can read too; None if it is no JSON."""
    try:
        found = json.loads(data, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _of_file(source: Source) -> Iterator[Case]:
    if isinstance(source, Items):
        yield from _of_list("", source)
    elif isinstance(source, Fields):
        lists = {name: found for name, each in source.value.items() if (found := _list(each))}
        if lists:
            for name, found in lists.items():
                yield from _of_list(name, found)
        elif any(isinstance(each, Scalar) for each in source.value.values()):
            yield _case("", 1, source)


def _list(source: Source) -> Items | Mapping[str, Fields] | None:
    """Return the examples of a list, or of a set of them by id; None if it is neither."""
    if isinstance(source, Fields) and CASES in source.value:
        source = source.value[CASES]
    if isinstance(source, Items):
        return source if source.value and all(isinstance(each, Fields) for each in source.value) else None
    if not isinstance(source, Fields) or not _is_set(source):
        return None
    return {key: each for key, each in source.value.items() if isinstance(each, Fields)} or None


def _is_set(source: Fields) -> bool:
    """Say whether something has only examples in it, each by its id: their parts are not all amounts."""
    return all(
        isinstance(each, Fields) and any(not isinstance(part, Scalar) for part in each.value.values())
        for each in source.value.values()
    )


def _of_list(name: str, found: Items | Mapping[str, Fields]) -> Iterator[Case]:
    if isinstance(found, Items):
        yield from (_case(name, number, each) for number, each in enumerate(found.value, 1) if isinstance(each, Fields))
    else:
        yield from (_case(name, number, each, id_) for number, (id_, each) in enumerate(found.items(), 1))


def _case(listed: str, number: int, source: Fields, id_: str = "") -> Case:
    named = source.value.get(ID)
    own = named.value.strip() if isinstance(named, Scalar) else id_
    return Case(
        id=own or f"{listed or 'case'} {number}",
        listed=listed,
        given=tuple(each for each in _given("", source) if each.path.partition(".")[0] not in {ID, EXPECT}),
        expect=source.value.get(EXPECT),
        place=source.place,
    )


def _given(above: str, source: Fields) -> Iterator[Given]:
    for key, each in source.value.items():
        path = f"{above}{normal(key)}"
        if isinstance(each, Fields) and not (each.value.keys() <= AMOUNT and "amount" in each.value):
            yield from _given(f"{path}.", each)
        elif not (isinstance(each, Scalar) and each.value.strip() in NO_VALUE):
            yield Given(path, key, each, source.keys[key].place)
