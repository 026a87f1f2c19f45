"""What the public says of questions: officers and facilitators read it before any panel does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.every_question import every_question
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.heat_page import HeatOf, heat_page
from formbuilder.rendering.remark_pages import (
    BECAUSE,
    GONE_QUESTION,
    LEFT,
    SAYS_WHOLE,
    Reading,
    cut_page,
    drop_page,
    help_page,
    pass_page,
    remark_page,
    remarks_page,
    settled_page,
)
from formbuilder.review.anchors import anchored
from formbuilder.services.doing import Doing
from formbuilder.services.form_list import titles_of
from formbuilder.services.remarks import (
    LONGEST,
    NoRemark,
    Remark,
    Slot,
    State,
    call_for_help,
    drop,
    find_remark,
    list_remarks,
    pass_on,
    pass_on_cut,
    waiting,
)
from formbuilder.services.taps import WHOLE, About, heat, heat_forms, heat_versions
from formbuilder.storage.engine import Store
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site
from formbuilder.web.edition import Edition
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.forms import number_in


@office.get("/remarks")
@allow(Right.READ_REMARKS)
def remarks_waiting(slug: str) -> ResponseReturnValue:
    """Show what waits to be read."""
    del slug
    served, today = office_council(), desk().clock().date()
    found = _readings(list_remarks(served.store))
    forms = heat_forms(served.store)
    titles = titles_of(served.store, forms)
    page = remarks_page(office_site(served), waiting(served.store), found, today, titles)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/remarks/<any(passed, cut, help, dropped):state>")
@allow(Right.READ_REMARKS)
def remarks_settled(slug: str, state: str) -> ResponseReturnValue:
    """Show what became of what was read."""
    del slug
    served = office_council()
    page = settled_page(office_site(served), State(state), _readings(list_remarks(served.store, State(state))))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/remarks/<id_>")
@allow(Right.READ_REMARKS)
def one_remark(slug: str, id_: str) -> ResponseReturnValue:
    """Show what somebody wrote, and what can be done with it."""
    del slug
    page = remark_page(office_site(office_council()), _reading(_remark_or_404(id_)))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.get("/remarks/<id_>/<any(pass, cut, help, drop):step>")
@allow(Right.READ_REMARKS)
def settling_remark(slug: str, id_: str, step: str) -> ResponseReturnValue:
    """Ask before something is done with what somebody wrote."""
    del slug
    found = _remark_or_404(id_)
    return _asked(_reading(found), step) if found.state is State.WAITING else _to_remark(id_)


@office.post("/remarks/<id_>/<any(pass, cut, help, drop):step>")
@allow(Right.READ_REMARKS)
def settle_remark(slug: str, id_: str, step: str) -> ResponseReturnValue:
    """Pass on, pass on with parts taken out, act on as a call for help, or drop."""
    del slug
    found = _remark_or_404(id_)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    tried = request.form.get(LEFT if step == "cut" else BECAUSE, "")[: 4 * LONGEST]
    result = _settled(office_council().store, found, step, tried, doing_here())
    if isinstance(result, Remark) or result is NoRemark.UNKNOWN:
        return _to_remark(id_)
    return _asked(replace(_reading(found), tried=tried, wrong=result), step)


@office.get("/forms/<form>/heat")
@allow(Right.READ_REMARKS)
def heat_of_form(slug: str, form: str) -> ResponseReturnValue:
    """Show which questions of a form are hard."""
    del slug
    served = office_council()
    versions = heat_versions(served.store, form)
    chosen = number_in(request.args.get("version", "")) or next(iter(versions), 1)
    edition = served.version(form, chosen)
    if edition is None:
        abort(404)
    of = HeatOf(form, str(edition.form.title), chosen, versions, outside=not may_here(Right.READ_DRAFTS))
    page = heat_page(office_site(served), of, heat(served.store, form, chosen), _asked_in(edition))
    return render_template("office/list.html", page=page, frame=frame_here())


def _asked(reading: Reading, step: str) -> ResponseReturnValue:
    site, token = office_site(office_council()), new_token()
    if step in {"cut", "drop"}:
        page = (cut_page if step == "cut" else drop_page)(site, token, reading)
        return render_template("office/form.html", page=page, frame=frame_here())
    asked = help_page(site, token, reading, _on_duty()) if step == "help" else pass_page(site, token, reading)
    return render_template("public/text.html", page=asked, frame=frame_here())


def _settled(store: Store, found: Remark, step: str, tried: str, doing: Doing) -> Remark | NoRemark:
    if step == "pass":
        return pass_on(store, found.id, _slot(found.about), doing)
    if step == "cut":
        return pass_on_cut(store, found.id, tried, _slot(found.about), doing)
    return call_for_help(store, found.id, doing) if step == "help" else drop(store, found.id, tried, doing)


def _to_remark(id_: str) -> ResponseReturnValue:
    return redirect(office_site(office_council()).to(f"remarks/{id_}"), 303)


def _remark_or_404(id_: str) -> Remark:
    return find_remark(office_council().store, id_) or abort(404)


def _on_duty() -> tuple[str, ...]:
    duty = office_council().council.duty
    return tuple(each.person for each in duty.told(duty.rota(desk().clock()))) if duty else ()


def _readings(found: Iterable[Remark]) -> tuple[Reading, ...]:
    return tuple(map(_reading, found))


def _reading(remark: Remark) -> Reading:
    about = remark.about
    edition = office_council().version(about.form, about.version)
    asked = _asked_in(edition).get(about.question, GONE_QUESTION) if edition else GONE_QUESTION
    return Reading(remark, asked, str(edition.form.title) if edition else about.form)


def _asked_in(edition: Edition) -> dict[str, str]:
    asked = {each.id: str(each.ask) for each in every_question(edition.form.questions)}
    return asked | {WHOLE: SAYS_WHOLE}


def _slot(about: About) -> Slot:
    """Return the whole of the question, with the words that stand there."""
    place = f"{about.question}.*"
    edition = office_council().version(about.form, about.version) or abort(404)
    return next((Slot(each.place, each.words) for each in anchored(edition.form, [place])), Slot(place, ""))
