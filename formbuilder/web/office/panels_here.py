"""The panel that an address names, for whoever may see it, look after it, or speak for it."""

from __future__ import annotations

from flask import abort, request

from formbuilder.accounts.rights import Right
from formbuilder.services.panels import Panel, Post, find_panel, has_post, keeps_members, panels_of
from formbuilder.web.door import may_here, office_council, signed_in

HIGHEST = 1_000
"""No page of a list has a higher number."""


def sees_all() -> bool:
    """Say whether whoever asks sees every panel: those who propose rounds, sign, or appoint; others see their own."""
    return any(map(may_here, (Right.CHANGE_PEOPLE, Right.PROPOSE_ROUNDS)))


def seen_panel(id_: str) -> Panel:
    """Return a panel that whoever asks may see; nobody learns of others."""
    store, panel = office_council().store, panel_or_404(id_)
    mine = sees_all() or panel.id in {each.id for each in panels_of(store, signed_in().person.id)}
    return panel if mine else abort(404)


def kept_panel(id_: str) -> Panel:
    """Return a panel whose members whoever asks looks after."""
    panel = panel_or_404(id_)
    return panel if panel.active and keeps(panel) else abort(404)


def keeps(panel: Panel) -> bool:
    """Say whether whoever asks looks after the members of a panel."""
    administers = may_here(Right.CHANGE_PEOPLE)
    return keeps_members(office_council().store, panel, signed_in().person.id, administers=administers)


def speaks_for(panel: Panel) -> bool:
    """Say whether whoever asks chairs or helps a panel."""
    return has_post(office_council().store, panel.id, signed_in().person.id, *Post)


def page_number() -> int:
    """Return which page of a list an address asks for."""
    return min(max(request.args.get("page", 1, type=int), 1), HIGHEST)


def panel_or_404(id_: str) -> Panel:
    """Return a panel of this council."""
    return find_panel(office_council().store, id_) or abort(404)
