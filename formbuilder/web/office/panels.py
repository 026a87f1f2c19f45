"""Panels of a council: for those who appoint people, and for those who take part."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.people import Person
from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.panel_pages import (
    ABOUT,
    INDEPENDENT,
    KIND,
    NAME,
    NAMELESS,
    NEXT,
    POST,
    RUN_BY,
    WHO,
    YES,
    Listed,
    TypedPanel,
    Whole,
    appoint_page,
    end_panel_page,
    panel_form,
    panel_page,
    panels_page,
)
from formbuilder.services.panels import (
    PAGE,
    NewPanel,
    NoPanel,
    Panel,
    PanelKind,
    Post,
    add_panel,
    appoint,
    change_panel,
    dismiss,
    end_panel,
    find_panel,
    list_panels,
    member_counts,
    page_of_panels,
    panels_of,
    post_changes_in,
    posts_of,
)
from formbuilder.services.people import list_people, names_of_people
from formbuilder.services.rounds import rounds_of
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.panels_here import keeps, page_number, panel_or_404, seen_panel, sees_all, speaks_for

LONGEST, LONGEST_TEXT = 300, 10_000


@office.get("/panels")
@allow(Right.SEE_PANELS)
def panels(slug: str) -> ResponseReturnValue:
    """Show every panel, or one’s own."""
    del slug
    served = office_council()
    store = served.store
    number = page_number()
    if sees_all():
        found = page_of_panels(store, number)
    else:
        found = panels_of(store, signed_in().person.id)[(number - 1) * PAGE :]
    told = Listed(found[:PAGE], number, more=len(found) > PAGE)
    page = panels_page(office_site(served), told, member_counts(store), changes=may_here(Right.CHANGE_PEOPLE))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/panels/add")
@allow(Right.CHANGE_PEOPLE)
def adding_panel(slug: str) -> ResponseReturnValue:
    """Ask which panel is to be added."""
    del slug
    return _form(TypedPanel())


@office.post("/panels/add")
@allow(Right.CHANGE_PEOPLE)
def add_a_panel(slug: str) -> ResponseReturnValue:
    """Add a panel."""
    del slug
    served, typed = office_council(), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = add_panel(served.store, _new(typed), doing_here())
    if isinstance(result, Panel):
        return redirect(office_site(served).to(f"panels/{result.id}"), 303)
    return _form(_typed(result))


@office.get("/panels/<panel>")
@allow(Right.SEE_PANELS)
def panel(slug: str, panel: str) -> ResponseReturnValue:
    """Show one panel."""
    del slug
    served, found = office_council(), seen_panel(panel)
    store = served.store
    whole = Whole(
        panel=found,
        posts=posts_of(store, found.id),
        names=names_of_people(store),
        members=member_counts(store).get(found.id, 0),
        rounds=rounds_of(store, found.id, desk().today()),
        next_tier=find_panel(store, found.next_tier) if found.next_tier else None,
        changes=may_here(Right.CHANGE_PEOPLE),
        keeps=keeps(found),
        shares=speaks_for(found),
        appointed=post_changes_in(store, found.id),
    )
    return render_template(
        "office/list.html", page=panel_page(office_site(served), new_token(), whole), frame=frame_here()
    )


@office.get("/panels/<panel>/change")
@allow(Right.CHANGE_PEOPLE)
def changing_panel(slug: str, panel: str) -> ResponseReturnValue:
    """Show a panel, to change it."""
    del slug
    found = _going(panel)
    return _form(TypedPanel.of(found), found)


@office.post("/panels/<panel>/change")
@allow(Right.CHANGE_PEOPLE)
def change_a_panel(slug: str, panel: str) -> ResponseReturnValue:
    """Change a panel."""
    del slug
    served, found, typed = office_council(), _going(panel), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = change_panel(served.store, found.id, _new(typed), doing_here())
    if isinstance(result, Panel):
        return redirect(office_site(served).to(f"panels/{found.id}"), 303)
    return _form(_typed(result), found)


@office.get("/panels/<panel>/end")
@allow(Right.CHANGE_PEOPLE)
def ending_panel(slug: str, panel: str) -> ResponseReturnValue:
    """Ask before a panel is ended."""
    del slug
    page = end_panel_page(office_site(office_council()), new_token(), _going(panel))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/panels/<panel>/end")
@allow(Right.CHANGE_PEOPLE)
def end_a_panel(slug: str, panel: str) -> ResponseReturnValue:
    """End a panel."""
    del slug
    served, found = office_council(), _going(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    end_panel(served.store, found.id, doing_here())
    return redirect(office_site(served).to("panels"), 303)


@office.get("/panels/<panel>/posts")
@allow(Right.CHANGE_PEOPLE)
def appointing(slug: str, panel: str) -> ResponseReturnValue:
    """Ask who is to chair or help a panel."""
    del slug
    return _appoint_page(_going(panel), ("", Post.CHAIR))


@office.post("/panels/<panel>/posts")
@allow(Right.CHANGE_PEOPLE)
def appoint_somebody(slug: str, panel: str) -> ResponseReturnValue:
    """Let somebody chair or help a panel."""
    del slug
    served, found = office_council(), _going(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    who, typed = request.form.get(WHO, "")[:LONGEST], request.form.get(POST, "")
    post = Post(typed) if typed in set(Post) else Post.FACILITATOR
    known = any(person.id == who for person in _people())
    why = appoint(served.store, found.id, who, post, doing_here()) if known else NoPanel.PERSON
    if why:
        return _appoint_page(found, (who, post), why)
    return redirect(office_site(served).to(f"panels/{found.id}"), 303)


@office.post("/panels/<panel>/posts/<person>/<post>/end")
@allow(Right.CHANGE_PEOPLE)
def dismiss_somebody(slug: str, panel: str, person: str, post: str) -> ResponseReturnValue:
    """End that somebody chairs or helps a panel."""
    del slug
    served, found = office_council(), _going(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    if post not in set(Post) or not dismiss(served.store, found.id, person, Post(post), doing_here()):
        abort(404)
    return redirect(office_site(served).to(f"panels/{found.id}"), 303)


def _going(panel: str) -> Panel:
    found = panel_or_404(panel)
    return found if found.active else abort(404)


def _people() -> list[Person]:
    return [each for each in list_people(office_council().store) if each.active and not each.sealed]


def _typed(wrong: frozenset[NoPanel] = frozenset()) -> TypedPanel:
    sent = request.form
    return TypedPanel(
        name=sent.get(NAME, "")[:LONGEST],
        kind=sent.get(KIND, "")[:LONGEST],
        organisation=sent.get(RUN_BY, "")[:LONGEST],
        about=sent.get(ABOUT, "")[:LONGEST_TEXT],
        nameless=sent.get(NAMELESS) == YES,
        independent=sent.get(INDEPENDENT) == YES,
        next_tier=sent.get(NEXT, "")[:LONGEST],
        wrong=wrong,
    )


def _new(typed: TypedPanel) -> NewPanel:
    return NewPanel(
        name=typed.name,
        kind=PanelKind(typed.kind) if typed.kind in set(PanelKind) else PanelKind.LOCAL,
        organisation=typed.organisation,
        about=typed.about,
        nameless=typed.nameless,
        independent=typed.independent,
        next_tier=typed.next_tier or None,
    )


def _form(typed: TypedPanel, found: Panel | None = None) -> ResponseReturnValue:
    served = office_council()
    others = [each for each in list_panels(served.store) if each.active and (not found or each.id != found.id)]
    page = panel_form(office_site(served), new_token(), typed, others, found)
    return render_template("office/form.html", page=page, frame=frame_here())


def _appoint_page(found: Panel, chosen: tuple[str, str], why: NoPanel | None = None) -> ResponseReturnValue:
    page = appoint_page(office_site(office_council()), new_token(), found, _people(), chosen, why)
    return render_template("office/form.html", page=page, frame=frame_here())
