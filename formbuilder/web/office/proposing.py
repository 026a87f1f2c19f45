"""Rounds on a draft or a version: the list, and proposing one to a panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.proposing_pages import (
    AFTER,
    LIMITS,
    MINUTES,
    OFFER,
    PANEL,
    TITLE,
    TypedRound,
    propose_page,
    rounds_page,
)
from formbuilder.review.limits import limits
from formbuilder.services.agendas import rounds_to_follow
from formbuilder.services.draft_pins import FORM, DraftPin
from formbuilder.services.editions import EditionName
from formbuilder.services.forms import form_file
from formbuilder.services.panels import list_panels
from formbuilder.services.round_kinds import MOST_MINUTES, NewRound, Round
from formbuilder.services.rounds import propose_round, rounds_on
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.round_here import ask

LONGEST, LONGEST_TEXT = 300, 10_000
ON_DRAFT, ON_VERSION = "/drafts/<form>/<int:version>/rounds", "/forms/<form>/versions/<int:version>/rounds"
DRAFT, VERSION = "draft", "version"


def _of_draft(form: str, version: int) -> EditionName:
    draft = draft_or_404(form, version)
    return EditionName(draft.pin, draft.revision)


def _of_version(form: str, number: int) -> EditionName:
    name = EditionName(DraftPin(form, number))
    known = FORM.fullmatch(form) and name.pin.possible and form_file(office_council().store, form, number)
    return name if known else abort(404)


OF: Mapping[str, Callable[[str, int], EditionName]] = {DRAFT: _of_draft, VERSION: _of_version}
"""Where the words of a round are found that an address names."""


@office.get(ON_DRAFT, defaults={"of": DRAFT})
@office.get(ON_VERSION, defaults={"of": VERSION})
@allow(Right.PROPOSE_ROUNDS)
def rounds_on_words(slug: str, form: str, version: int, of: str) -> ResponseReturnValue:
    """Show the rounds on a draft, or on a version that was opened."""
    del slug
    return _list(OF[of](form, version))


@office.get(f"{ON_DRAFT}/new", defaults={"of": DRAFT})
@office.get(f"{ON_VERSION}/new", defaults={"of": VERSION})
@allow(Right.PROPOSE_ROUNDS)
def proposing(slug: str, form: str, version: int, of: str) -> ResponseReturnValue:
    """Ask what a panel is to know of a round."""
    del slug
    return _empty(OF[of](form, version))


@office.post(f"{ON_DRAFT}/new", defaults={"of": DRAFT})
@office.post(f"{ON_VERSION}/new", defaults={"of": VERSION})
@allow(Right.PROPOSE_ROUNDS)
def propose(slug: str, form: str, version: int, of: str) -> ResponseReturnValue:
    """Propose a round on a draft as it is now, or on a version."""
    del slug
    return _propose(OF[of](form, version))


def _place(name: EditionName) -> str:
    form, version = name.pin.form, name.pin.version
    return f"drafts/{form}/{version}" if name.revision else f"forms/{form}/versions/{version}"


def _list(name: EditionName) -> ResponseReturnValue:
    served = office_council()
    found = rounds_on(served.store, name.pin.form, name.pin.version, desk().today())
    panels = {panel.id: panel.name for panel in list_panels(served.store)}
    page = rounds_page(office_site(served), name, _place(name), found, panels)
    return render_template("office/list.html", page=page, frame=frame_here())


def _empty(name: EditionName) -> ResponseReturnValue:
    form = forms_looked_at().find(name)
    return _page(name, TypedRound(limits=limits(form) if form else "", panel=request.args.get(PANEL, "")[:LONGEST]))


def _page(name: EditionName, typed: TypedRound) -> ResponseReturnValue:
    served = office_council()
    panels = [panel for panel in list_panels(served.store) if panel.active]
    firsts = rounds_to_follow(served.store, name.pin.form, desk().today())
    return ask(propose_page(office_site(served), new_token(), _place(name), typed, panels, firsts))


def _propose(name: EditionName) -> ResponseReturnValue:
    served, typed = office_council(), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    if forms_looked_at().find(name) is None:
        abort(404)
    new = NewRound(
        pin=name.pin,
        revision=name.revision,
        title=typed.title,
        can_change=typed.limits,
        offer=typed.offer,
        minutes=_minutes(typed.minutes),
        after=typed.after or None,
    )
    result = propose_round(served.store, typed.panel, new, doing_here())
    if isinstance(result, Round):
        return redirect(office_site(served).to(f"rounds/{result.id}"), 303)
    return _page(name, replace(typed, wrong=frozenset(result)))


def _minutes(typed: str) -> int | None:
    """Return a number of minutes; 0, which nobody can plan, for what is none."""
    if not typed:
        return None
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST_MINUTES)) else 0


def _typed() -> TypedRound:
    sent = request.form
    return TypedRound(
        panel=sent.get(PANEL, "")[:LONGEST],
        title=sent.get(TITLE, "")[:LONGEST],
        limits=sent.get(LIMITS, "")[:LONGEST_TEXT],
        offer=sent.get(OFFER, "")[:LONGEST_TEXT],
        minutes=sent.get(MINUTES, "")[:LONGEST].strip(),
        after=sent.get(AFTER, "")[:LONGEST],
    )
