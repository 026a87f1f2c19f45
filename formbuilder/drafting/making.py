"""One change made to a draft: the thing is found, and the text is changed where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from formbuilder.drafting.changing import NOT_HERE, Now
from formbuilder.drafting.edit import AddThing, Edit, End, MoveThing, PutSetting, RemoveThing
from formbuilder.drafting.putting import Place, put, taken_away
from formbuilder.drafting.things import FORM, LISTS, NAMED, EditRefused, Kind, Thing, id_at, path_of, question
from formbuilder.drafting.values import NotPossibleError, Path, Value, at, is_list

ALONE = frozenset({"id", "questions"})
"""A page that says nothing else goes with its last question."""


def after(now: Now, edit: Edit) -> Now:
    """Return the draft with one change made; raises EditRefused if it cannot be."""
    try:
        return _after(now, edit)
    except NotPossibleError:
        raise EditRefused(NOT_HERE) from None


def _after(now: Now, edit: Edit) -> Now:
    match edit:
        case PutSetting():
            return _put(now, edit)
        case AddThing():
            return _add(now, edit)
        case RemoveThing(thing):
            return _remove(now, _there(now, thing), thing)
        case MoveThing():
            return _move(now, edit)
        case _:
            assert_never(edit)


def place_of(now: Now, edit: PutSetting) -> Place:
    """Return where a setting stands, or would stand."""
    thing = _there(now, edit.thing)
    path = thing
    for step in edit.steps:
        path = (*path, _step(now, path, step))
    return Place(thing[:-1] if not edit.steps else thing, edit.thing.kind, path)


def _step(now: Now, path: Path, step: str) -> str | int:
    """Return a step as a name, or in a list as the number of the thing of that name."""
    found = at(now.value, path)
    if found is None or not is_list(found):
        return step
    for index in range(len(found)):
        if id_at(now.value, (*path, index)) == step:
            return index
    msg = f"The draft has no ‘{step}’ in ‘{path[-1]}’ here. Somebody may have taken it away."
    raise EditRefused(msg)


def _put(now: Now, edit: PutSetting) -> Now:
    place = place_of(now, edit)
    if not edit.steps and edit.value is None:
        return _remove(now, place.path, edit.thing)
    return put(now, place, edit.value)


def _there(now: Now, thing: Thing) -> Path:
    path = path_of(now.value, thing)
    if path is None:
        msg = f"The draft does not have {thing}. It may stand in a block, or somebody may have taken it away."
        raise EditRefused(msg)
    return path


def _home(now: Now, thing: Thing, inside: Thing | None) -> Path:
    """Return the list, or the named settings, that a thing goes into."""
    if thing.kind in NAMED:
        owner = question(thing.of) if thing.of else FORM
        return (*_there(now, owner), NAMED[thing.kind])
    if thing.kind is Kind.OPTION:
        inside = question(thing.of)
    if thing.kind is Kind.SECTION:
        inside = FORM
    if inside is None or thing.kind not in LISTS:
        msg = f"Say where {thing} should stand."
        raise EditRefused(msg)
    return (*_there(now, inside), LISTS[thing.kind])


def _add(now: Now, edit: AddThing) -> Now:
    thing = edit.thing
    if path_of(now.value, thing) is not None:
        msg = f"The draft already has {thing}. Choose another name."
        raise EditRefused(msg)
    home, settings = _home(now, thing, edit.inside), _named(edit)
    if thing.kind in NAMED:
        return _add_named(now, home, edit)
    if not at(now.value, home):
        return put(now, Place(home[:-1], _owner(thing, edit.inside), home), (settings,))
    return now.with_item(home, _index(now, home, edit.after), settings)


def _add_named(now: Now, home: Path, edit: AddThing) -> Now:
    there = at(now.value, home)
    if not there or not isinstance(there, Mapping):
        kind = Kind.QUESTION if edit.thing.of else Kind.FORM
        return put(now, Place(home[:-1], kind, (*home, edit.thing.id)), edit.settings)
    before = [*there][-1] if edit.after is End.LAST else None if edit.after is End.FIRST else edit.after
    if before is not None and before not in there:
        msg = f"The draft does not have ‘{before}’ any more."
        raise EditRefused(msg)
    return now.with_setting((*home, edit.thing.id), before, edit.settings)


def _named(edit: AddThing) -> Value:
    """Return the settings of a new thing with its id first."""
    settings = edit.settings
    if not isinstance(settings, Mapping):
        return settings
    name = "value" if edit.thing.kind is Kind.OPTION else "use" if "@" in edit.thing.id else "id"
    if (
        edit.thing.kind is Kind.PAGE
        and "id" not in settings
        and "use" not in settings
        and _page_id(settings) == edit.thing.id
    ):
        return settings
    return {name: edit.thing.id, **{key: value for key, value in settings.items() if key != name}}


def _page_id(settings: Mapping[str, Value]) -> str:
    return id_at((settings,), (0,))


def _owner(thing: Thing, inside: Thing | None) -> Kind:
    return inside.kind if inside else Kind.QUESTION if thing.kind is Kind.OPTION else Kind.FORM


def _index(now: Now, home: Path, after: str | End) -> int:
    there = at(now.value, home) or ()
    if not is_list(there):
        raise NotPossibleError
    if isinstance(after, End):
        return 0 if after is End.FIRST else len(there)
    return int(_step(now, home, after)) + 1


def _remove(now: Now, path: Path, thing: Thing) -> Now:
    if thing.kind is Kind.FORM:
        msg = "A draft cannot be without its form. Drop the draft instead."
        raise EditRefused(msg)
    if not path:
        msg = "A block cannot be without its questions. Drop the draft instead."
        raise EditRefused(msg)
    if thing.kind in NAMED or thing.kind is Kind.OPTION:
        return taken_away(now, path, len(path) - 2)
    return now.without(_with_empty_page(now, path, thing))


def _with_empty_page(now: Now, path: Path, thing: Thing) -> Path:
    """Return what goes: the thing, or its page if it is the only question there and the page says nothing else."""
    if len(at(now.value, path[:-1]) or ()) > 1:
        return path
    around = at(now.value, path[:-2])
    lone = thing.kind is Kind.QUESTION and isinstance(around, Mapping) and around.keys() <= ALONE
    if lone and len(at(now.value, path[:-3]) or ()) > 1:
        return path[:-2]
    msg = f"There is nothing beside {thing} where it stands. Take away what it stands in instead."
    raise EditRefused(msg)


def _move(now: Now, edit: MoveThing) -> Now:
    path, thing = _there(now, edit.thing), edit.thing
    if thing.kind not in LISTS:
        msg = f"The place of {thing} makes no difference."
        raise EditRefused(msg)
    if edit.after == thing.id:
        return now
    home = _home(now, thing, edit.inside) if edit.inside else path[:-1]
    if home[: len(path)] == path:
        msg = f"{str(thing).capitalize()} cannot go into itself."
        raise EditRefused(msg)
    if home == path[:-1] and len(at(now.value, home) or ()) == 1:
        return now
    _index(now, home, edit.after)
    return _moved(now, edit, path, home)


def _moved(now: Now, edit: MoveThing, path: Path, home: Path) -> Now:
    cut, goes = now.cut(path), _with_empty_page(now, path, edit.thing)
    there = now.without(goes) if goes != path else now.cut_out(path)
    home = _shifted(home, goes)
    if not at(there.value, home):
        return put(there, Place(home[:-1], Kind.QUESTION, home), (cut.value,))
    return there.with_cut(home, _index(there, home, edit.after), cut)


def _shifted(path: Path, gone: Path) -> Path:
    """Return where ``path`` is when what stood at ``gone`` is not there any more."""
    last = len(gone) - 1
    step, was = (path[last] if len(path) > last else ""), gone[last]
    if path[:last] == gone[:last] and isinstance(step, int) and isinstance(was, int) and step > was:
        return (*path[:last], step - 1, *path[last + 1 :])
    return path
