"""Where a demonstration shows the way from a comment to the words that changed, and as whom one sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from formbuilder.services.members import Member, members_of
from formbuilder.services.panel_examples import ANSWERS_FOR, AUTHOR, GROUP, NEWCOMER
from formbuilder.services.panels import Panel, list_panels
from formbuilder.services.people import person_with_email
from formbuilder.services.round_kinds import Round
from formbuilder.services.rounds import rounds_of
from formbuilder.services.sign_ins import is_demonstration
from formbuilder.storage import rows
from formbuilder.storage.decisions import OLDEST, DecisionRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.tables import decisions


class Part(StrEnum):
    """What is seen at a step."""

    COMMENT = "comment"
    ANSWER = "answer"
    BECAME = "became"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleStep:
    """One step: as whom, by their id and by what they are called, and at which address of the office."""

    part: Part
    person: str
    called: str
    place: str


@dataclass(frozen=True, slots=True)
class ExampleWay:
    """The steps in their order, and words that changed because of a comment and are live, in their form."""

    steps: tuple[ExampleStep, ...]
    form: str
    before: str = field(repr=False)
    after: str = field(repr=False)


def example_way(store: Store, today: date) -> ExampleWay | None:
    """Return where a demonstration shows it; None in a real council, and where nothing is set up to be shown."""
    if not is_demonstration(store):
        return None
    panel = next((each for each in list_panels(store) if each.name == GROUP.name and each.active), None)
    if panel is None:
        return None
    going = next((each for each in rounds_of(store, panel.id, today) if each.takes_points), None)
    live = store.read(_live)
    if going is None or live is None:
        return None
    return ExampleWay(_steps(store, panel, going), live.form, live.before, live.after)


def _live(scope: Scope) -> DecisionRow | None:
    """Return the first decision whose words are live."""
    standing = (decisions.c.version.is_not(None), decisions.c.undone_at.is_(None))
    return next(iter(rows.every(scope, decisions, DecisionRow, *standing, order=OLDEST, most=1)), None)


def _steps(store: Store, panel: Panel, going: Round) -> tuple[ExampleStep, ...]:
    numbers = {member.number: member for member in members_of(store, panel.id)}
    officer = person_with_email(store, ANSWERS_FOR)
    steps = []
    if newcomer := numbers.get(NEWCOMER):
        steps.append(_as_member(Part.COMMENT, newcomer, panel, f"rounds/{going.id}"))
    if officer and officer.active:
        steps.append(ExampleStep(part=Part.ANSWER, person=officer.id, called=officer.name, place="answering"))
    if author := numbers.get(AUTHOR):
        steps.append(_as_member(Part.BECAME, author, panel, "my-points"))
    return tuple(steps)


def _as_member(part: Part, member: Member, panel: Panel, place: str) -> ExampleStep:
    return ExampleStep(part=part, person=member.person, called=f"{member.shown} of {panel.name}", place=place)
