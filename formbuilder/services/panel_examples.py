"""The panels of a demonstration council, with people who chair, help and take part; safe to repeat."""

from __future__ import annotations

from dataclasses import replace

from formbuilder.services.doing import Doing
from formbuilder.services.members import add_member, add_numbers
from formbuilder.services.panels import NewPanel, Panel, PanelKind, Post, add_panel, appoint, list_panels
from formbuilder.services.people import person_with_email
from formbuilder.storage.engine import Store

BOARD = NewPanel(
    name="Practice Governance Board",
    kind=PanelKind.BOARD,
    organisation="The council",
    about="Looks at each form before it opens, and signs it off.",
)
GROUP = NewPanel(
    name="Autism group",
    kind=PanelKind.LOCAL,
    organisation="A local autism charity",
    about="Autistic people and people who care for them read forms, and say which words to change.",
    nameless=True,
    independent=True,
)
NUMBERS = 12
"""Members of the group of whom the council knows a number and nothing else."""
CHAIRS = {GROUP.name: "chloe.ward@example.org", BOARD.name: "tom.reed@example.org"}
FACILITATORS = {GROUP.name: "filip.nowak@example.org", BOARD.name: "filip.nowak@example.org"}
ANSWERS_FOR = "owen.price@example.org"
"""The officer who answers what members say."""
NEWCOMER, AUTHOR = 3, 2
"""The number of a member who said nothing yet in the open round, and of one whose words became live."""
ON_THE_BOARD = ("tom.reed@example.org", "chloe.ward@example.org", "mary.bell@example.org", "ines.park@example.org")


def add_panel_examples(store: Store, doing: Doing) -> None:
    """Add the panels that are not there yet; the people are those of the demonstration.

    ``doing`` says when people joined: before the first round in which they say something.
    """
    board = _add(store, BOARD, doing)
    if board:
        for email in ON_THE_BOARD:
            if person := person_with_email(store, email):
                add_member(store, board.id, person.id, doing)
    above = next((panel.id for panel in list_panels(store) if panel.name == BOARD.name and panel.active), None)
    group = _add(store, GROUP, doing, above)
    if group:
        add_numbers(store, group.id, NUMBERS, doing)


def _add(store: Store, new: NewPanel, doing: Doing, above: str | None = None) -> Panel | None:
    """Add a panel with its chair and its facilitator; None if the council has or had one with this name."""
    if any(panel.name == new.name for panel in list_panels(store)):
        return None
    panel = add_panel(store, replace(new, next_tier=above), doing)
    if not isinstance(panel, Panel):
        return None
    for post, emails in ((Post.CHAIR, CHAIRS), (Post.FACILITATOR, FACILITATORS)):
        if person := person_with_email(store, emails[new.name]):
            appoint(store, panel.id, person.id, post, doing)
    return panel
