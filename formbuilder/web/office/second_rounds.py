"""The chair of a round lets a panel look again at what changed: one page, one button."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.second_pages import PANEL, SEEN, Beginning, no_second_page, second_page
from formbuilder.services.panels import list_panels
from formbuilder.services.round_kinds import Days, NoRound, Round
from formbuilder.services.second_rounds import Second, begin_second, second_of
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.round_here import ROUND, chaired_round, show

LONGEST = 60


@office.get(f"{ROUND}/second")
@allow(Right.RUN_ROUNDS)
def beginning_second_round(slug: str, round_: str) -> ResponseReturnValue:
    """Show what changed since a round, and ask which panel looks at it."""
    del slug
    whole = chaired_round(round_)
    return _page(whole, _second(whole))


@office.post(f"{ROUND}/second")
@allow(Right.RUN_ROUNDS)
def begin_second_round(slug: str, round_: str) -> ResponseReturnValue:
    """Begin a second round with the questions that changed."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    second, panel = _second(whole), request.form.get(PANEL, "")[:LONGEST]
    if second is None or request.form.get(SEEN, "")[:LONGEST] != str(second.name):
        return _page(whole, second, panel, NoRound.STAGE)
    made = begin_second(served.store, second, panel, doing_here())
    if isinstance(made, Round):
        there = made.id if made.panel == whole.panel.id else whole.round.id
        return redirect(office_site(served).to(f"rounds/{there}/chair"), 303)
    return _page(whole, second, panel, made)


def _second(whole: Whole) -> Second | None:
    found = second_of(office_council().store, whole.round, forms_looked_at().find)
    return found if found and found.questions else None


def _page(whole: Whole, second: Second | None, chosen: str = "", why: NoRound | None = None) -> ResponseReturnValue:
    site, store = office_site(office_council()), office_council().store
    if second is None:
        return show(no_second_page(site, whole))
    others = [panel for panel in list_panels(store) if panel.active and panel.id != whole.panel.id]
    at = Beginning(whole=whole, second=second, others=others, usual=Days.usual(desk().today()), chosen=chosen, why=why)
    return render_template("office/ask.html", page=second_page(site, new_token(), at), frame=frame_here())
