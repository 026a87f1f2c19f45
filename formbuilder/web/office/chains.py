"""The chain of sign-offs, for all forms and for one."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.publishing.sign_offs import MOST_STEPS
from formbuilder.rendering.chain_pages import PAGE, PANELS, STEP, WHICH, Asking, Typed, chain_page, form_chain_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.services.chains import (
    ALL_FORMS,
    NotSet,
    chain_of,
    form_is_known,
    forms_with_chains,
    known_forms,
    own_chain,
    set_chain,
)
from formbuilder.services.draft_pins import FORM as SHORT_NAME
from formbuilder.services.form_list import titles_of
from formbuilder.services.panels import list_panels
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 200


@office.get("/sign-off-chain")
@allow(Right.CHANGE_SETTINGS)
def sign_off_chain(slug: str) -> ResponseReturnValue:
    """Show the chain of all forms."""
    del slug
    return _page(ALL_FORMS, Typed.of(chain_of(office_council().store, ALL_FORMS)))


@office.post("/sign-off-chain")
@allow(Right.CHANGE_SETTINGS)
def sign_off_chain_set(slug: str) -> ResponseReturnValue:
    """Set the chain of all forms."""
    del slug
    return _set(ALL_FORMS, "sign-off-chain")


@office.get("/sign-off-chain/<form>")
@allow(Right.CHANGE_SETTINGS)
def form_sign_off_chain(slug: str, form: str) -> ResponseReturnValue:
    """Show the chain of one form."""
    del slug
    return _page(_known(form), Typed.of(chain_of(office_council().store, form)))


@office.post("/sign-off-chain/<form>")
@allow(Right.CHANGE_SETTINGS)
def form_sign_off_chain_set(slug: str, form: str) -> ResponseReturnValue:
    """Set the chain of one form."""
    del slug
    return _set(_known(form), f"sign-off-chain/{form}")


def _known(form: str) -> str:
    return form if form_is_known(office_council().store, form) else abort(404)


def _set(form: str, place: str) -> ResponseReturnValue:
    served, typed = office_council(), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    faults = set_chain(served.store, form, typed.steps, doing_here())
    if isinstance(faults, NotSet):
        abort(404)
    if faults:
        return _page(form, replace(typed, faults=faults))
    return redirect(office_site(served).to(place), 303)


def _typed() -> Typed:
    names = tuple(request.form.get(f"{STEP}-{number}", "")[:LONGEST] for number in range(1, MOST_STEPS + 1))
    chosen = set(request.form.getlist(PANELS))
    which = tuple(request.form.get(f"{WHICH}-{number}", "")[:LONGEST] for number in range(1, MOST_STEPS + 1))
    panels = frozenset(n for n in range(1, MOST_STEPS + 1) if str(n) in chosen)
    return Typed(names=names, panels=panels, which=which)


def _page(form: str, typed: Typed) -> ResponseReturnValue:
    served = office_council()
    panels = {panel.id: panel.name for panel in list_panels(served.store) if panel.active}
    asking = Asking(office_site(served), new_token(), panels)
    if form:
        title = titles_of(served.store, (form,))[form]
        page = form_chain_page(asking, form, title, typed, own=bool(own_chain(served.store, form)))
    else:
        after = request.args.get("after", "")
        forms = known_forms(served.store, after if SHORT_NAME.fullmatch(after) else "", PAGE)
        titles = titles_of(served.store, forms)
        in_order = {form: titles[form] for form in forms}
        page = chain_page(asking, typed, in_order, forms_with_chains(served.store))
    return render_template("office/form.html", page=page, frame=frame_here())
