"""Changes to a draft in its own text: all that is not changed stays as it was written, notes and order too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from formbuilder.drafting.changing import Now
from formbuilder.drafting.edit import AddThing, Edit, End, MoveThing, PutSetting, RemoveThing
from formbuilder.drafting.joining import Clash, Join, Piece, joined
from formbuilder.drafting.making import after, place_of
from formbuilder.drafting.parts import behind_colon, entry
from formbuilder.drafting.things import FORM, EditRefused, Kind, Thing, option, page, path_of, question, section
from formbuilder.drafting.values import Value, at, same

BYTE_ORDER_MARK = "\ufeff"
"""Some programs write it before everything else; it is no sign of the text."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the draft with all changes made; raises EditRefused, with a sentence, if one cannot be."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    now = Now.of(text.removeprefix(mark))
    for edit in edits:
        now = after(now, edit)
    return mark + now.text


def edits_joined(edits: Iterable[Edit]) -> Join:
    """Return the way to join these changes with what others saved: setting by setting, not line by line.

    A setting that others changed to something else, and things that they took away, are a Clash.
    """
    mine = tuple(edits)

    def join(before: str, theirs: str, text: str) -> str | Clash:
        if theirs in {before, text}:
            return text
        try:
            seen, newest = (Now.of(each.removeprefix(BYTE_ORDER_MARK)) for each in (before, theirs))
        except EditRefused:
            return joined(before, theirs, text)
        return _joined(seen, newest, mine)

    return join


def _joined(seen: Now, newest: Now, edits: tuple[Edit, ...]) -> str | Clash:
    pieces = []
    for edit in edits:
        before, theirs, mine = (_said(seen, edit), _said(newest, edit), _wanted(seen, edit))
        if not same(theirs, mine) or isinstance(edit, MoveThing):
            made = None if not same(before, theirs) else _made(newest, edit)
            newest = made or newest
            if made is None:
                pieces.append(Piece(_words(before), _words(theirs), _words(mine)))
        with suppress(EditRefused):
            seen = after(seen, edit)
    return Clash(tuple(pieces)) if pieces else newest.text


def _made(newest: Now, edit: Edit) -> Now | None:
    """Return the newest draft with a change; None if it cannot be made there."""
    try:
        return after(newest, edit)
    except EditRefused:
        if isinstance(edit, AddThing | MoveThing) and not isinstance(edit.after, End):
            return _made(newest, replace(edit, after=End.LAST))
        return None


def _said(now: Now, edit: Edit) -> Value | None:
    """Return what a draft says where a change would be made."""
    try:
        match edit:
            case PutSetting():
                return at(now.value, place_of(now, edit).path)
            case MoveThing(thing):
                path = path_of(now.value, thing)
                return None if path is None else {"in": _home(now, thing)}
            case AddThing(thing) | RemoveThing(thing):
                path = path_of(now.value, thing)
                return None if path is None else at(now.value, path)
    except EditRefused:
        return None


def _wanted(seen: Now, edit: Edit) -> Value | None:
    """Return what should stand there."""
    match edit:
        case PutSetting(value=value):
            return value
        case RemoveThing():
            return None
        case AddThing() | MoveThing():
            with suppress(EditRefused):
                return _said(after(seen, edit), edit)
            return None


def _home(now: Now, thing: Thing) -> str:
    """Return what a thing stands in: the first page, section or question that it is listed by."""
    path = path_of(now.value, thing) or ()
    return str(at(now.value, (*path[:-2], "id")) or at(now.value, (*path[:-1], 0, "id")) or "")


def _words(value: Value | None) -> str:
    """Return what stands somewhere as people read it."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Mapping):
        return "\n".join(entry(key, each, 0) for key, each in value.items())
    return behind_colon(value, 0, shift=0).strip()


__all__ = [
    "FORM", "AddThing", "Edit", "EditRefused", "End", "Kind", "MoveThing", "PutSetting", "RemoveThing", "Thing",
    "edited", "edits_joined", "option", "page", "question", "section",
]  # fmt: skip  # what a change is made of
