"""Parts of the settings as boxes: what stands in them, what was typed, and what is wrong where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.answers.moments import as_typed, time_typed, typed_day
from formbuilder.councils.parts import MOST_ITEMS, SPARE, Listed, Setting, SettingsPart, at, put
from formbuilder.councils.writing import Path, Plain
from formbuilder.definition.yaml_source import UNREADABLE
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.day_boxes import NOT_A_DAY, NOT_A_TIME
from formbuilder.rendering.office_pages import Group
from formbuilder.rendering.sheet import Block, Cell

LONGEST = 5_000
READERS: Mapping[str, Callable[[str], object]] = {"day": typed_day, "time": time_typed}
UNREAD = {"day": NOT_A_DAY, "time": NOT_A_TIME}
"""What is said where a day or a time cannot be read."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the boxes, by their ids, with what is wrong in them."""

    texts: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def id_of(path: Path) -> str:
    """Return the id of the box for a place in the profile."""
    return "-".join(path)


def shown(part: SettingsPart, plain: Mapping[str, Plain]) -> Typed:
    """Return the boxes with what the profile says."""
    texts = {id_of(each.path): _shown(at(plain, each.path), each) for each in part.settings}
    for listed in part.lists:
        found = at(plain, listed.path)
        for number, item in enumerate(found if isinstance(found, list) else ()):
            for each in listed.each:
                texts[_of_item(listed, number, each)] = _shown(at({"": item}, ("", *each.path)), each)
    return Typed(texts)


def typed(part: SettingsPart, sent: Mapping[str, str]) -> Typed:
    """Return what was typed; places of a list that were left empty are closed up."""
    texts = {id_of(each.path): _clean(sent.get(id_of(each.path), ""), each) for each in part.settings}
    for listed in part.lists:
        for number, item in enumerate(_items(listed, sent)):
            for each in listed.each:
                texts[_of_item(listed, number, each)] = item[id_of(each.path)]
    return Typed(texts)


def missing(part: SettingsPart, found: Typed) -> Typed:
    """Return what was typed, with what must not be left empty, and days and times that cannot be read."""
    empty = {id_of(each.path): (each.needed,) for each in part.settings if each.needed}
    errors = {id_: words for id_, words in empty.items() if not found.texts.get(id_)}
    return Typed(found.texts, errors | {id_: (UNREAD[kind],) for id_, kind in _unread(part, found)})


def changes(part: SettingsPart, found: Typed, plain: Mapping[str, Plain]) -> dict[str, Plain | None]:
    """Return the settings of the profile as they are to be; None for those that go."""
    made = dict(plain)
    for each in part.settings:
        put(made, each.path, _kept(found.texts.get(id_of(each.path), ""), each))
    for listed in part.lists:
        put(made, listed.path, list(_plain_items(listed, found)))
    return {name: made.get(name) for name in part.names}


def placed(part: SettingsPart, found: Typed, problems: Iterable[tuple[Path, str]]) -> Typed:
    """Return what was typed with problems of the profile at their boxes; what has no box is told above them all."""
    errors: dict[str, tuple[str, ...]] = {}
    others: list[str] = []
    ids = [*found.texts, *(id_of(each.path) for each in part.settings)]
    for path, words in problems:
        id_ = next((id_of(path[:length]) for length in range(len(path), 0, -1) if id_of(path[:length]) in ids), "")
        below = (each for each in ids if path and each.startswith(id_of(path)))
        id_ = id_ or next(below, "")
        if id_:
            errors[id_] = (*errors.get(id_, ()), words)
        else:
            others.append(words)
    return Typed(found.texts, errors, tuple(others))


def blocks(part: SettingsPart, found: Typed) -> tuple[Block, ...]:
    """Return the boxes of a part."""
    lines = [each for each in part.settings if each.kind != "yes_no"]
    alone = Block(
        cells=tuple(_cell(id_of(each.path), each, found) for each in lines),
        groups=tuple(_yes_no(each, found) for each in part.settings if each.kind == "yes_no"),
    )
    return (alone, *(block for listed in part.lists for block in _list_blocks(listed, found)))


def _list_blocks(listed: Listed, found: Typed) -> Iterator[Block]:
    count = sum(1 for number in range(MOST_ITEMS) if _of_item(listed, number, listed.each[0]) in found.texts)
    how = f"To add one, fill in an empty place. To take one away, empty it. {MOST_ITEMS} at most."
    yield Block(heading=listed.heading, lines=(*listed.lines, how))
    for number in range(min(count + SPARE, MOST_ITEMS)):
        cells = tuple(_cell(_of_item(listed, number, each), each, found) for each in listed.each)
        yield Block(legend=f"{listed.one} {number + 1}", cells=cells)


def _cell(id_: str, setting: Setting, found: Typed) -> Cell:
    return Cell(
        id=id_,
        label=setting.label,
        hint=setting.hint,
        typed=found.texts.get(id_, ""),
        errors=found.errors.get(id_, ()),
        kind=setting.kind if setting.kind in {"area", "list"} else "text",
        offers=_offers(setting, found.texts.get(id_, "")),
    )


def _offers(setting: Setting, typed: str) -> tuple[tuple[str, str], ...]:
    """Return what a list offers, and what the profile says if the list does not have it."""
    known = not setting.offers or typed in {value for value, _ in setting.offers}
    return setting.offers if known else (*setting.offers, (typed, typed))


def _yes_no(setting: Setting, found: Typed) -> Group:
    id_ = id_of(setting.path)
    buttons = tuple(
        Button(
            id=id_ if value == "yes" else f"{id_}-no",
            name=id_,
            value=value,
            label=value.capitalize(),
            checked="checked" if (found.texts.get(id_) or "no") == value else "",
            hint=setting.hint if value == "yes" else "",
        )
        for value in ("yes", "no")
    )
    return Group(legend=setting.label, name=id_, buttons=buttons, errors=found.errors.get(id_, ()))


def _items(listed: Listed, sent: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for number in range(MOST_ITEMS):
        item = {id_of(each.path): _clean(sent.get(_of_item(listed, number, each), ""), each) for each in listed.each}
        if any(item.values()):
            yield item


def _plain_items(listed: Listed, found: Typed) -> Iterator[Plain]:
    for number in range(MOST_ITEMS):
        texts = {each.path: _kept(found.texts.get(_of_item(listed, number, each), ""), each) for each in listed.each}
        if not any(texts.values()):
            continue
        if () in texts:
            yield texts[()]
        else:
            yield {path[0]: text for path, text in texts.items() if text}


def _of_item(listed: Listed, number: int, setting: Setting) -> str:
    return id_of((*listed.path, str(number), *setting.path))


def _shown(found: Plain, setting: Setting) -> str:
    """Return what the profile says as it stands in a box."""
    text = found if isinstance(found, str) else ""
    return as_typed(typed_day(text)) or text if setting.kind == "day" else text


def _kept(text: str, setting: Setting) -> str:
    """Return what was typed as the profile says it; what cannot be read stays as it is."""
    day, time = typed_day(text) if setting.kind == "day" else None, time_typed(text) if setting.kind == "time" else None
    if day:
        return day.isoformat()
    return f"{time:%H:%M}" if time else text


def _unread(part: SettingsPart, found: Typed) -> Iterator[tuple[str, str]]:
    """Yield boxes of days and times that cannot be read, with their kind."""
    inner = ((listed, number, each) for listed in part.lists for number in range(MOST_ITEMS) for each in listed.each)
    boxes = [(id_of(each.path), each) for each in part.settings]
    for id_, setting in (*boxes, *((_of_item(*each), each[2]) for each in inner)):
        text, read = found.texts.get(id_, ""), READERS.get(setting.kind)
        if text and read and read(text) is None:
            yield id_, setting.kind


def one_line(text: str) -> str:
    """Return what was typed on one line, without signs that are not seen and that no file may have."""
    return " ".join(UNREADABLE.sub("", text).split())


def _clean(text: str, setting: Setting) -> str:
    """Return what was typed on one line, or on several where there is room for them."""
    lines = [one_line(line) for line in text[:LONGEST].splitlines()]
    kept = [line for line in lines if line]
    return "\n".join(kept) if setting.kind == "area" else " ".join(kept)
