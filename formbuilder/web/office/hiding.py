"""Whoever chairs or helps a panel hides a comment from other members, with a reason, and shows it again."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.hiding_page import WHY, hiding_page, showing_page
from formbuilder.services.panels import Post, has_post
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.point_writing import LONGEST, hide_point, show_point
from formbuilder.services.points import find_point
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office

HIDDEN, SHOWN = "/points/<point>/hidden", "/points/<point>/shown"


@office.get(HIDDEN)
@allow(Right.COMMENT)
def hiding_point(slug: str, point: str) -> ResponseReturnValue:
    """Ask why a comment is hidden."""
    del slug
    page = hiding_page(office_site(office_council()), new_token(), _led_or_404(point, PointState.SENT))
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post(HIDDEN)
@allow(Right.COMMENT)
def hide_it(slug: str, point: str) -> ResponseReturnValue:
    """Hide a comment."""
    del slug
    served, found = office_council(), _led_or_404(point, PointState.SENT)
    site, typed = office_site(served), words(request.form.get(WHY, ""), LONGEST)[:LONGEST]
    if not came_from_here():
        return once_more(served, frame_here())
    if not isinstance(hide_point(served.store, found.id, typed, doing_here()), Point):
        page = hiding_page(site, new_token(), found, typed, sent=True)
        return render_template("office/form.html", page=page, frame=frame_here())
    return redirect(site.to(f"points/{found.id}"), 303)


@office.get(SHOWN)
@allow(Right.COMMENT)
def showing_point(slug: str, point: str) -> ResponseReturnValue:
    """Ask before a comment is shown again."""
    del slug
    page = showing_page(office_site(office_council()), new_token(), _led_or_404(point, PointState.HIDDEN))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post(SHOWN)
@allow(Right.COMMENT)
def show_it(slug: str, point: str) -> ResponseReturnValue:
    """Show a comment again."""
    del slug
    served, found = office_council(), _led_or_404(point, PointState.HIDDEN)
    if not came_from_here():
        return once_more(served, frame_here())
    show_point(served.store, found.id, doing_here())
    return redirect(office_site(served).to(f"points/{found.id}"), 303)


def _led_or_404(id_: str, state: PointState) -> Point:
    """Return a comment of a panel that whoever looks chairs or helps, if it is in a state."""
    store = office_council().store
    found = find_point(store, id_) or abort(404)
    leads = found.panel is not None and has_post(store, found.panel, signed_in().person.id, *Post)
    return found if leads and found.state is state else abort(404)
