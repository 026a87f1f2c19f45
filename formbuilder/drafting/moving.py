"""Moving and taking away: what one step up or down means, and what goes with a question."""

from __future__ import annotations

from formbuilder.drafting.edits import Edit, End, MoveThing, RemoveThing
from formbuilder.drafting.things import Kind, Thing, id_at, page, path_of, section
from formbuilder.drafting.values import Path, Value, at, is_list


def whole(written: Value, thing: Thing) -> Thing:
    """Return what moves or goes in the place of a thing: the page of a question that stands alone on it."""
    path = path_of(written, thing) or ()
    is_alone = thing.kind is Kind.QUESTION and len(_ids(written, path[:-1])) == 1
    if is_alone and path[-4:-3] == ("pages",):
        return page(id_at(written, path[:-2]))
    return thing


def stepped(written: Value, thing: Thing, *, up: bool) -> tuple[Edit, ...]:
    """Return the move one step up or down, for a page also into the section before or behind; () if there is none."""
    moves = whole(written, thing)
    path = path_of(written, moves)
    if not path:
        return ()
    ids, here = _ids(written, path[:-1]), int(path[-1])
    if up and here > 0:
        return (MoveThing(moves, ids[here - 2] if here > 1 else End.FIRST),)
    if not up and here + 1 < len(ids):
        return (MoveThing(moves, ids[here + 1]),)
    return _to_next_section(written, moves, path, up=up) if moves.kind is Kind.PAGE else ()


def moved_to(written: Value, thing: Thing, home: str) -> tuple[Edit, ...]:
    """Return the move of a question to the end of another page."""
    path = path_of(written, thing) or ()
    here = id_at(written, path[:-2]) if path else ""
    return () if here == home else (MoveThing(thing, End.LAST, inside=page(home)),)


def taken_out(written: Value, thing: Thing) -> tuple[Edit, ...]:
    """Return what takes a thing away, with the page of a question that stands alone on it."""
    return (RemoveThing(whole(written, thing)),)


def _to_next_section(written: Value, thing: Thing, path: Path, *, up: bool) -> tuple[Edit, ...]:
    at_section = int(path[1])
    order = range(at_section - 1, -1, -1) if up else range(at_section + 1, len(_ids(written, ("sections",))))
    own = (number for number in order if at(written, ("sections", number, "pages")) is not None)
    found = next((id_at(written, ("sections", number)) for number in own), "")
    return (MoveThing(thing, End.LAST if up else End.FIRST, inside=section(found)),) if found else ()


def _ids(written: Value, home: Path) -> tuple[str, ...]:
    """Return what the things of a list are called."""
    found = at(written, home)
    return tuple(id_at(written, (*home, number)) for number in range(len(found))) if found and is_list(found) else ()
