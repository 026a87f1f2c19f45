"""Two versions or revisions side by side."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.compare_page import (
    NEW,
    NO_NAME,
    NOT_THERE,
    OLD,
    TypedName,
    address,
    choose_page,
    differences_page,
    unreadable_page,
)
from formbuilder.rendering.comparison_report import comparison_page
from formbuilder.rendering.corrected import correction_lines
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.services.drafts import find_revision
from formbuilder.services.editions import Edition, EditionName, Unreadable, compared, find_edition, offered
from formbuilder.services.live_corrections import live_corrections
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.office.blueprint import office

LONGEST = 100


@office.get("/compare")
@allow(Right.READ_DRAFTS)
def compare(slug: str) -> ResponseReturnValue:
    """Say what differs between the two that the address names; ask for them if it does not name both."""
    del slug
    old, new = (request.args.get(name, "").strip()[:LONGEST] for name in (OLD, NEW))
    if not (old and new):
        return _ask(TypedName(old), TypedName(new))
    return _compare(old, new)


@office.post("/compare")
@allow(Right.READ_DRAFTS)
def choose(slug: str) -> ResponseReturnValue:
    """Lead to the comparison of what somebody typed; it changes nothing."""
    del slug
    if not came_from_here():
        return once_more(office_council(), frame_here())
    old, new = (request.form.get(name, "").strip()[:LONGEST] for name in (OLD, NEW))
    names = [EditionName.parse(typed) for typed in (old, new)]
    if None in names:
        return _ask(*(TypedName(typed, "" if name else NO_NAME) for typed, name in zip((old, new), names, strict=True)))
    return redirect(office_site(office_council()).to(address(str(names[0]), str(names[1]))), 303)


def _compare(old: str, new: str) -> ResponseReturnValue:
    first, second = _find(old), _find(new)
    for found in (first, second):
        if isinstance(found, Unreadable):
            return _unreadable(found)
    if isinstance(first, Edition) and isinstance(second, Edition):
        return _differences(first, second)
    typed = (TypedName(text, "" if found else NOT_THERE) for text, found in ((old, first), (new, second)))
    return _ask(*typed)


def _find(typed: str) -> Edition | Unreadable | None:
    name = EditionName.parse(typed)
    return find_edition(office_council().store, name, shelf_here()) if name else None


def _differences(old: Edition, new: Edition) -> ResponseReturnValue:
    found = comparison_page(compared(old, new, office_council().rates.at(desk().clock())))
    page = differences_page(office_site(office_council()), old.name, new.name, found, _correction(new.name))
    return render_template("office/compare.html", page=page, frame=frame_here())


def _correction(name: EditionName) -> tuple[str, ...]:
    """Return what to know if a version is an urgent correction."""
    every = live_corrections(office_council().store, name.pin.form) if name.revision is None else ()
    mine = (each for each in every if each.becomes == name.pin.version)
    return tuple(line for each in mine for line in correction_lines(each, desk().clock()))


def _unreadable(found: Unreadable) -> ResponseReturnValue:
    revision = find_revision(office_council().store, found.name.pin, found.name.revision)
    page = unreadable_page(office_site(office_council()), found, revision.text if revision else "")
    return render_template("office/unreadable.html", page=page, frame=frame_here())


def _ask(old: TypedName, new: TypedName) -> ResponseReturnValue:
    named = EditionName.parse(new.text) or EditionName.parse(old.text)
    form = named.pin.form if named else request.args.get("form", "")
    page = choose_page(office_site(office_council()), new_token(), old, new, offered(office_council().store, form))
    return render_template("office/form.html", page=page, frame=frame_here())
