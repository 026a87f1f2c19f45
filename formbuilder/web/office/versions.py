"""Versions of a form: look at one, begin a draft from it, and say until when people finish an earlier one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.definition.bundle import original, unpack
from formbuilder.definition.model import Form
from formbuilder.rendering.day_boxes import NOT_A_DAY
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.version_pages import (
    DAY,
    NO_NEWER,
    PAST,
    Shown,
    half_way_page,
    took_its_place,
    typed_day_of,
    version_page,
)
from formbuilder.services.draft_pins import FORM, HIGHEST
from formbuilder.services.drafts import Draft, begin_draft
from formbuilder.services.forms import form_file
from formbuilder.services.half_way import HalfWay, NotSet, Standing, set_cut_off, standing
from formbuilder.storage.half_way import VersionRow
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 60
WHY_NOT = {NotSet.PAST: PAST, NotSet.UNKNOWN: NO_NEWER}


@dataclass(frozen=True, slots=True)
class _Found:
    row: VersionRow
    form: Form
    file: bytes
    before: int | None
    closed: bool


@office.get("/forms/<form>/versions/<int:number>")
@allow(Right.READ_DRAFTS)
def one_version(slug: str, form: str, number: int) -> ResponseReturnValue:
    """Show a version."""
    del slug
    served, found = office_council(), _found(form, number)
    shown = Shown(
        row=found.row,
        form=found.form,
        before=found.before,
        closed=found.closed,
        may_write=may_here(Right.WRITE_DRAFTS),
        may_publish=may_here(Right.PUBLISH),
        may_propose=may_here(Right.PROPOSE_ROUNDS),
    )
    page = version_page(office_site(served), shown, new_token())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/forms/<form>/versions/<int:number>/restore")
@allow(Right.WRITE_DRAFTS)
def restore_version(slug: str, form: str, number: int) -> ResponseReturnValue:
    """Begin a draft with the file of a version."""
    del slug
    served, found = office_council(), _found(form, number)
    if not came_from_here():
        return once_more(served, frame_here())
    text = original(found.file).decode()
    draft = begin_draft(served.store, form, text, f"{form}@{number}", doing_here())
    if not isinstance(draft, Draft):
        abort(404)
    return redirect(office_site(served).to(f"drafts/{form}/{draft.pin.version}"), 303)


@office.get("/forms/<form>/half-way")
@allow(Right.PUBLISH)
def people_half_way(slug: str, form: str) -> ResponseReturnValue:
    """Show until when people finish an earlier version."""
    del slug
    found = _standing(form)
    return _half_way(form, found, typed_day_of(found))


@office.post("/forms/<form>/half-way")
@allow(Right.PUBLISH)
def set_cut_off_day(slug: str, form: str) -> ResponseReturnValue:
    """Set the day from which nobody goes on with an earlier version."""
    del slug
    served, found, typed = office_council(), _standing(form), request.form.get(DAY, "")[:LONGEST].strip()
    if not came_from_here():
        return once_more(served, frame_here())
    day = typed_day(typed)
    if typed and day is None:
        return _half_way(form, found, typed, NOT_A_DAY)
    result = set_cut_off(served.store, form, day, doing_here())
    if not isinstance(result, HalfWay):
        return _half_way(form, found, typed, WHY_NOT[result])
    return redirect(office_site(served).to(f"forms/{form}/half-way"), 303)


def _half_way(form: str, found: Standing, typed: str, error: str = "") -> ResponseReturnValue:
    page = half_way_page(office_site(office_council()), form, found, new_token(), typed, error)
    return render_template("office/written.html", page=page, frame=frame_here())


def _standing(form: str) -> Standing:
    found = standing(office_council().store, form) if FORM.fullmatch(form) else None
    return found if found and found.versions else abort(404)


def _found(form: str, number: int) -> _Found:
    rows = _standing(form).versions
    places = [place for place, row in enumerate(rows) if row.version == number <= HIGHEST]
    file = form_file(office_council().store, form, number) if places else None
    if file is None:
        abort(404)
    before = rows[places[0] - 1].version if places[0] else None
    return _Found(rows[places[0]], unpack(file)[0], file, before, took_its_place(rows[places[0] + 1 :]))
