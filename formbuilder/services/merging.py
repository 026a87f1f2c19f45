"""What becomes of the answers when a page comes in: the rule for two tabs, without a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from formbuilder.services.contents import Contents
from formbuilder.services.opening import Opened
from formbuilder.services.seeing import Seen, items_of, mark_of, value_at

ITEM = "item"
"""In what was typed: the item of a group that it was typed for."""


@dataclass(frozen=True, slots=True)
class PageSent:
    """What one page sent, already read and valid."""

    page: int
    fields: Mapping[str, object] = field(repr=False)
    """Plain value by address (question id, or GROUP/ITEM/QUESTION); None where it was emptied."""
    seen: Seen = field(repr=False)
    answered: Collection[str] = ()
    """The ids of the questions that it answers or empties: what was typed there before and not saved is gone."""
    more: tuple[int, ...] = ()
    """The numbers of other pages that stood on it."""
    done: bool = True
    """Whether nothing of the page is still to come."""
    marks: Mapping[str, bool] = field(default_factory=dict)
    """Marks to set (True) or to take away."""
    opened: Opened | None = field(repr=False, default=None)
    """``Journey.opened``, if the same secret opened it in this request: then it need not be opened twice."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One answer that was changed elsewhere since the page was made."""

    address: str
    stored: object = field(repr=False)
    """The plain value that is kept; None: emptied, or its item removed."""
    sent: object = field(repr=False)


def merged(contents: Contents, counter: int, sent: PageSent) -> tuple[Contents, tuple[FieldConflict, ...]]:
    """Take in a page; fields that were changed elsewhere meanwhile, and differently, come back as conflicts."""
    answers, counters = dict(contents.answers), dict(contents.counters)
    conflicts = []
    for address, value in sent.fields.items():
        stored = value_at(answers, address)
        if stored == value or not _was_changed_here(contents.mark_key, address, value, sent):
            continue
        if _was_changed_elsewhere(contents, address, stored, sent):
            conflicts.append(FieldConflict(address, stored, value))
            continue
        _put(answers, address, value)
        counters[address] = counter
    new = replace(contents, answers=answers, counters=counters, marks=marked(contents.marks, sent.marks))
    return (new if conflicts else _seen(new, sent)), tuple(conflicts)


def without_item(contents: Contents, counter: int, item: str) -> Contents:
    """Take an item (GROUP/ITEM) out of its group, and remember when."""
    group, _, unwanted = item.partition("/")
    left = [found for found in items_of(contents.answers, group) if found.get("id") != unwanted]
    answers = {**contents.answers, group: left}
    if not left:
        del answers[group]
    counters = {at: last for at, last in contents.counters.items() if not at.startswith(f"{item}/")}
    return replace(contents, answers=answers, counters={**counters, item: counter})


def filled_in(contents: Contents, counter: int, answers: Mapping[str, object], tell: str) -> Contents:
    """Put in answers of another journey where there are none, and remember which; ``tell`` is its reference or ""."""
    new = {id_: plain for id_, plain in answers.items() if contents.answers.get(id_) is None}
    return replace(
        contents,
        answers={**contents.answers, **new},
        counters={**contents.counters, **dict.fromkeys(new, counter)},
        brought={**contents.brought, **dict.fromkeys(new, counter)},
        others=tuple(dict.fromkeys((*contents.others, tell))) if tell else contents.others,
    )


def taken_late(
    contents: Contents, counter: int, fields: Mapping[str, object], seen: int
) -> tuple[Contents, Mapping[str, object]]:
    """Take in what a page sent that was made when the counter was ``seen``, before the journey changed its version.

    What was changed since then, and differently, stays as it is: those fields come back.
    """
    answers, counters = dict(contents.answers), dict(contents.counters)
    late = {}
    for address, value in fields.items():
        stored = value_at(answers, address)
        if stored == value:
            continue
        if stored is not None and _changed_at(contents.counters, address) > seen:
            late[address] = value
            continue
        _put(answers, address, value)
        counters[address] = counter
    return replace(contents, answers=answers, counters=counters), late


def marked(marks: Iterable[str], changes: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the marks with some set and some taken away."""
    kept = {mark for mark in marks if changes.get(mark, True)}
    return tuple(sorted(kept | {mark for mark, on in changes.items() if on}))


def _was_changed_here(key: bytes, address: str, value: object, sent: PageSent) -> bool:
    """Whether the page sent anything but what it had shown."""
    return sent.seen.values.get(address) != mark_of(key, address, value)


def _was_changed_elsewhere(contents: Contents, address: str, stored: object, sent: PageSent) -> bool:
    """Whether something newer is kept than what the page had shown."""
    if _changed_at(contents.counters, address) <= sent.seen.counter:
        return False
    return sent.seen.values.get(address) != mark_of(contents.mark_key, address, stored)


def _changed_at(counters: Mapping[str, int], address: str) -> int:
    """When the value last changed: by itself, or because its item was removed."""
    item = address.rpartition("/")[0]
    return max(counters.get(address, 0), counters.get(item, 0) if item else 0)


def _put(answers: dict[str, object], address: str, value: object) -> None:
    """Change one value in answers that are ours to change; items are copied, not changed."""
    group, _, rest = address.partition("/")
    if not rest:
        _set(answers, group, value)
        return
    item, _, question = rest.partition("/")
    items = [dict(found) for found in items_of(answers, group)]
    at = next((found for found in items if found.get("id") == item), None)
    if at is None:
        at = {"id": item}
        items.append(at)
    _set(at, question, value)
    answers[group] = items


def _set(values: dict[str, object], key: str, value: object) -> None:
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def _seen(contents: Contents, sent: PageSent) -> Contents:
    """Mark a page as seen, and drop what was typed there before, if it sent anything in its place."""
    seen = {sent.page, *sent.more} if sent.done else set()
    gone = {*sent.answered, *sent.fields}
    left = {number: (at, _not_sent(raw, gone)) for number, (at, raw) in contents.drafts.items()}
    if sent.fields and not sent.answered:
        left.pop(str(sent.page), None)
    drafts = {number: draft for number, draft in left.items() if draft[1]}
    return replace(contents, seen=tuple(sorted({*contents.seen, *seen})), drafts=drafts)


def _not_sent(raw: Mapping[str, list[str]], gone: Collection[str]) -> Mapping[str, list[str]]:
    """Return what was typed to other questions; ``raw`` is by name in HTML: ``q-ID`` or ``q-ID-PART``."""
    if ITEM in raw:
        return raw
    return {name: texts for name, texts in raw.items() if name.removeprefix("q-").partition("-")[0] not in gone}
