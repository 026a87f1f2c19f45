"""Begin a form with a template, or with a version or draft that is there."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.drafting.heads import LONGEST_TITLE, title_of
from formbuilder.rendering.beginning_pages import NAME, TITLE, Naming, naming_page, templates_page, ways_page
from formbuilder.rendering.fields import came_from_here
from formbuilder.services.beginning import begin_form, proposed_name, titled, words_of
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, NotSaved
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.forms import looker, number_in, to_draft

TEMPLATE, FORM, VERSION = "template", "form", "version"
"""What a form begins with, in addresses and hidden fields."""
LONGEST = 200


@office.get("/forms/new")
@allow(Right.WRITE_DRAFTS)
def ways_to_begin(slug: str) -> ResponseReturnValue:
    """Show the ways to begin a form."""
    del slug
    return render_template("office/list.html", page=ways_page(looker()), frame=frame_here())


@office.get("/forms/new/template")
@allow(Right.WRITE_DRAFTS)
def form_templates(slug: str) -> ResponseReturnValue:
    """Show the templates."""
    del slug
    page = templates_page(looker(), desk().shelves.starters.listed())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/forms/new/name")
@allow(Right.WRITE_DRAFTS)
def naming_form(slug: str) -> ResponseReturnValue:
    """Ask for the title and the short name of a form that begins with what the address says."""
    sources = {key: request.args.get(key, "")[:LONGEST] for key in (TEMPLATE, FORM, VERSION)}
    if not any(sources.values()):
        return ways_to_begin(slug)
    title = title_of(_text(sources) or abort(404))
    return _naming_page(Naming(title=title, name=proposed_name(title)), sources)


@office.post("/forms/new/name")
@allow(Right.WRITE_DRAFTS)
def begin_named(slug: str) -> ResponseReturnValue:
    """Begin a form with a template, a version or a draft."""
    del slug
    if not came_from_here():
        return once_more(office_council(), frame_here())
    sources = {key: request.form.get(key, "")[:LONGEST] for key in (TEMPLATE, FORM, VERSION)}
    typed, text = typed_name(), _text(sources) or abort(404)
    came_from = f"template {sources[TEMPLATE]}" if sources[TEMPLATE] else f"{sources[FORM]}@{sources[VERSION]}"
    if typed.no_title:
        return _naming_page(typed, sources)
    begun = begin_form(office_council().store, typed.name, titled(text, typed.title), came_from, doing_here())
    return to_draft(begun) if isinstance(begun, Draft) else _naming_page(wrong_name(typed, begun), sources)


def typed_name() -> Naming:
    """Return title and short name as typed; a short name that was left empty is made from the title."""
    title = " ".join(request.form.get(TITLE, "").split())
    name = request.form.get(NAME, "").strip()[:LONGEST]
    return Naming(title=title, name=name or proposed_name(title), no_title=not 0 < len(title) <= LONGEST_TITLE)


def wrong_name(typed: Naming, why: NotSaved) -> Naming:
    """Return what was typed with what is wrong about it."""
    return Naming(title=typed.title, name=typed.name, wrong=why)


def _text(sources: dict[str, str]) -> str | None:
    """Return what the form begins with; None if there is no such thing here."""
    if sources[TEMPLATE]:
        return desk().shelves.starters.text(sources[TEMPLATE])
    return words_of(office_council().store, DraftPin(sources[FORM], number_in(sources[VERSION])))


def _naming_page(typed: Naming, sources: dict[str, str]) -> ResponseReturnValue:
    hidden = tuple((key, value) for key, value in sources.items() if value)
    page = naming_page(looker(), typed, "forms/new/name", hidden)
    return render_template("office/form.html", page=page, frame=frame_here())
