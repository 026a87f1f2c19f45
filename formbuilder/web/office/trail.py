"""Who did what, and when: of the whole council, and of one form."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.rendering.trail_page import BEFORE, DAY, FORM, Asked, trail_page
from formbuilder.services.chains import form_is_known
from formbuilder.services.draft_pins import DRAFTED as SHORT_NAME
from formbuilder.services.draft_pins import HIGHEST, DraftPin
from formbuilder.services.form_list import titles_of
from formbuilder.services.trail import read_trail
from formbuilder.storage.trail import Wanted
from formbuilder.web.access import allow
from formbuilder.web.desk import HERE
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.office.blueprint import office

LONGEST = 100


@office.get("/trail")
@allow(Right.READ_TRAIL)
def trail(slug: str) -> ResponseReturnValue:
    """Show what was done in the council."""
    del slug
    form = request.args.get(FORM, "")
    return _page(form if SHORT_NAME.fullmatch(form) else "", of_form=False)


@office.get("/forms/<form>/trail")
@allow(Right.READ_DRAFTS)
def form_trail(slug: str, form: str) -> ResponseReturnValue:
    """Show what happened to one form."""
    del slug
    block = DraftPin(form, 1).block
    there = block and shelf_here().newest_before(block, HIGHEST)
    if not (there or form_is_known(office_council().store, form)):
        abort(404)
    return _page(form, of_form=True)


def _page(form: str, *, of_form: bool) -> ResponseReturnValue:
    served, typed = office_council(), request.args.get(DAY, "").strip()[:LONGEST]
    day = typed_day(typed) if typed else None
    titles = titles_of(served.store, (form,) if of_form else None)
    since = datetime.combine(day, time(), tzinfo=HERE) if day else None
    asked = Asked(
        form=form,
        day=typed,
        wrong_day=bool(typed) and day is None,
    )
    wanted = Wanted(
        form=form,
        since=since,
        until=datetime.combine(day + timedelta(days=1), time(), tzinfo=HERE) if day else None,
        before=_before(),
    )
    page = trail_page(office_site(served), read_trail(served.store, wanted), asked, titles, of_form=of_form)
    return render_template("office/trail.html", page=page, frame=frame_here())


def _before() -> tuple[datetime, str] | None:
    """Return the row that the page before ended with; whatever else an address says is left aside."""
    at, _, id_ = request.args.get(BEFORE, "").partition(" ")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    good = id_.isascii() and id_.isalnum() and len(id_) == 32 and moment.tzinfo is not None
    return (moment.astimezone(UTC), id_) if good else None
