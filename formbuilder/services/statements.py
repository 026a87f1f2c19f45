"""How people took part in a version, counted from what is kept: nothing of it is written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from formbuilder.review.outcomes import Outcome
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.heard import Heard, heard
from formbuilder.services.panels import Panel, list_panels
from formbuilder.services.round_kinds import Round
from formbuilder.services.rounds import find_round
from formbuilder.storage import forms as form_rows
from formbuilder.storage import spoken
from formbuilder.storage import statements as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.statements import MeetingRow, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An answer, and how many points it answers."""

    outcome: Outcome
    because: str = field(repr=False)
    place: str
    theme: str
    points: int
    disagreed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who took part and how, what they said, what became of it, what helped, what was offered, and who agreed."""

    rounds: tuple[Round, ...]
    panels: Mapping[str, Panel]
    """Those of the rounds, by id."""
    people: Mapping[str, int]
    """How many took part, by panel."""
    ways: Mapping[str, int]
    """How members of these panels take part."""
    helped: int
    """How many of them told us what helps them."""
    meetings: tuple[MeetingRow, ...]
    said: tuple[Said, ...]
    decided: tuple[Decided, ...]
    heard: tuple[Heard, ...]

    @property
    def points(self) -> int:
        """How many comments came."""
        return sum(each.points for each in self.said)

    @property
    def waiting(self) -> int:
        """How many have no answer yet."""
        return self.points - sum(each.points for each in self.decided)

    @property
    def outcomes(self) -> Mapping[Outcome, int]:
        """How many comments came to what."""
        counts: dict[Outcome, int] = {}
        for each in self.decided:
            counts[each.outcome] = counts.get(each.outcome, 0) + each.points
        return {outcome: counts[outcome] for outcome in Outcome if outcome in counts}

    @property
    def refused(self) -> tuple[Decided, ...]:
        """What was not done, with the reasons."""
        not_done = {each for each in Outcome if not each.changed} - {Outcome.ALREADY}
        return tuple(each for each in self.decided if each.outcome in not_done)


def statement_of(store: Store, pin: DraftPin, today: date) -> Statement | None:
    """Return how people took part in a version; None if no panel has looked at what led to it."""
    found = store.read(lambda scope: rows.rounds_for(scope, pin.form, pin.version, _before(scope, pin)))
    if not found:
        return None
    rounds = tuple(each for row in reversed(found) if (each := find_round(store, row.id, today)))
    theirs = {each.panel for each in rounds}
    panels = {panel.id: panel for panel in list_panels(store) if panel.id in theirs}
    signed = heard(store, pin.form, pin.version)

    def count(scope: Scope) -> Statement:
        ids = [each.id for each in rounds]
        ways, helped = rows.ways_in(scope, theirs)
        return Statement(
            rounds=rounds,
            panels=panels,
            people=rows.people_in(scope, ids),
            ways=ways,
            helped=helped,
            meetings=rows.meetings_in(scope, ids),
            said=rows.said_in(scope, ids),
            decided=_decided(scope, ids),
            heard=signed,
        )

    return store.read(count)


def _before(scope: Scope, pin: DraftPin) -> int:
    """Return the version that was opened last before this one; 0 if there is none."""
    return max((number for number, _ in form_rows.versions_of(scope, pin.form) if number < pin.version), default=0)


def _decided(scope: Scope, ids: list[str]) -> tuple[Decided, ...]:
    found = rows.decided_in(scope, ids)
    texts = spoken.spoken(scope, frozenset(row.because for row in found if row.because))
    return tuple(
        Decided(
            outcome=Outcome(row.outcome),
            because=texts.get(row.because or "", ""),
            place=row.place,
            theme=row.theme,
            points=row.points,
            disagreed=row.disagreed,
        )
        for row in found
    )
