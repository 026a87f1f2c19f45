"""The teams of a council, for those who change its settings."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.team_pages import EMAIL, NAME, TypedTeam, end_team_page, team_page, teams_page
from formbuilder.services.teams import Team, add_team, change_team, end_team, find_team, list_teams
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 300


@office.get("/teams")
@allow(Right.CHANGE_SETTINGS)
def teams(slug: str) -> ResponseReturnValue:
    """Show every team."""
    del slug
    served = office_council()
    page = teams_page(office_site(served), list_teams(served.store))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/teams/add")
@allow(Right.CHANGE_SETTINGS)
def adding_team(slug: str) -> ResponseReturnValue:
    """Ask which team is to be added."""
    del slug
    return _team_page(TypedTeam())


@office.post("/teams/add")
@allow(Right.CHANGE_SETTINGS)
def add_it(slug: str) -> ResponseReturnValue:
    """Add a team."""
    del slug
    served, typed = office_council(), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = add_team(served.store, typed.name, typed.email, doing_here())
    if isinstance(result, Team):
        return redirect(office_site(served).to("teams"), 303)
    return _team_page(TypedTeam(name=typed.name, email=typed.email, wrong=result))


@office.get("/teams/<id_>")
@allow(Right.CHANGE_SETTINGS)
def team(slug: str, id_: str) -> ResponseReturnValue:
    """Show a team, to change it."""
    del slug
    found = _team_or_404(id_)
    return _team_page(TypedTeam(name=found.name, email=found.email), found)


@office.post("/teams/<id_>")
@allow(Right.CHANGE_SETTINGS)
def change_it(slug: str, id_: str) -> ResponseReturnValue:
    """Change a team."""
    del slug
    served, found, typed = office_council(), _team_or_404(id_), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = change_team(served.store, found.id, typed.name, typed.email, doing_here())
    if isinstance(result, Team):
        return redirect(office_site(served).to("teams"), 303)
    return _team_page(TypedTeam(name=typed.name, email=typed.email, wrong=result), found)


@office.get("/teams/<id_>/end")
@allow(Right.CHANGE_SETTINGS)
def ending_team(slug: str, id_: str) -> ResponseReturnValue:
    """Ask before a team is ended."""
    del slug
    page = end_team_page(office_site(office_council()), new_token(), _team_or_404(id_))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/teams/<id_>/end")
@allow(Right.CHANGE_SETTINGS)
def end_it(slug: str, id_: str) -> ResponseReturnValue:
    """End a team."""
    del slug
    served, found = office_council(), _team_or_404(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    end_team(served.store, found.id, doing_here())
    return redirect(office_site(served).to("teams"), 303)


def _team_or_404(id_: str) -> Team:
    found = find_team(office_council().store, id_)
    return found if found and found.active else abort(404)


def _typed() -> TypedTeam:
    return TypedTeam(name=request.form.get(NAME, "")[:LONGEST], email=request.form.get(EMAIL, "")[:LONGEST])


def _team_page(typed: TypedTeam, found: Team | None = None) -> ResponseReturnValue:
    page = team_page(office_site(office_council()), new_token(), typed, found)
    return render_template("office/form.html", page=page, frame=frame_here())
