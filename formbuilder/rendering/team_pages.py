"""The teams of a council: the list, and one to add, change or end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FormPage, ListPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.teams import NoTeam, Team

NAME, EMAIL = "name", "email"
"""Names of fields."""
WRONG: Mapping[NoTeam, tuple[str, str]] = {
    NoTeam.NAME: (NAME, "Enter the name, with 80 signs at most."),
    NoTeam.TAKEN: (NAME, "Another team has this name. Choose another one."),
    NoTeam.EMAIL: (EMAIL, "Enter an e-mail address, like team@example.gov.uk, or leave it empty."),
}
"""Where each problem is put right, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTeam:
    """What was typed about a team, and what is wrong with it."""

    name: str = ""
    email: str = ""
    wrong: frozenset[NoTeam] = frozenset()

    def errors(self, field: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for why, (where, words) in WRONG.items() if why in self.wrong and where == field)


def teams_page(site: OfficeSite, teams: tuple[Team, ...]) -> ListPage:
    """Show every team, first those that work."""
    in_order = sorted(teams, key=lambda team: not team.active)
    return ListPage(
        heading="Teams",
        council=site.council,
        lines=("What people send can be given to a team.",),
        go=(Link("Add a team", site.to("teams/add")),),
        entries=tuple(_entry(site, team) for team in in_order),
    )


def team_page(site: OfficeSite, token: str, typed: TypedTeam, team: Team | None = None) -> FormPage:
    """Ask for the name of a team, and where its daily count goes; None: a new team."""
    end = (Link(f"End {team.name}", site.to(f"teams/{team.id}/end")),) if team else ()
    hint = "On working days it gets a count of what is new. It holds no names. You can leave it empty."
    return FormPage(
        heading=team.name if team else "Add a team",
        council=site.council,
        action=site.to(f"teams/{team.id}" if team else "teams/add"),
        token=token,
        button="Save" if team else "Add this team",
        boxes=(
            Box(id=NAME, label="Name", hint="For example, Carers north.", typed=typed.name, errors=typed.errors(NAME)),
            Box(id=EMAIL, label="E-mail address", hint=hint, typed=typed.email, errors=typed.errors(EMAIL)),
        ),
        links=end,
        back=(Link("Back to all teams", site.to("teams")),),
    )


def end_team_page(site: OfficeSite, token: str, team: Team) -> TextPage:
    """Ask before a team is ended."""
    lines = ("What is open and belongs to it is then in no team.", "What is closed keeps its name.")
    press = Press(text="Yes, end it", action=site.to(f"teams/{team.id}/end"), token=token, look="warning")
    keep = Link("No, leave it as it is", site.to(f"teams/{team.id}"))
    return text_page(site.council, f"Do you want to end {team.name}?", Part(lines=lines), press=press, links=(keep,))


def _entry(site: OfficeSite, team: Team) -> Entry:
    if not team.active:
        return Entry(heading=team.name, lines=("Ended.",))
    lines = (f"A daily count goes to {team.email}.",) if team.email else ()
    return Entry(heading=team.name, lines=lines, links=(Link(f"Change {team.name}", site.to(f"teams/{team.id}")),))
