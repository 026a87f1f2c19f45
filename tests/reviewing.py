"""A round that is open, for stories of those who comment in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_bytes

from formbuilder.services import members, panels, point_writing, rounds
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.panel_examples import GROUP, add_panel_examples
from formbuilder.services.point_kinds import Point, Spot, Writing
from formbuilder.storage.engine import Store
from tests.looked_up import make_slip
from tests.staff import somebody

ASKED = ("call_you", "hours", "safe", "cares_for")
HOURS = "About how many hours did you help in the last 7 days?"


@dataclass(frozen=True)
class Opened:
    """The autism group with an open round over four questions of the small form."""

    store: Store
    panel: str
    round: str

    def member(self, number: int) -> members.Member:
        return members.members_of(self.store, self.panel)[number - 1]

    def doing(self, number: int, now: datetime) -> Doing:
        return Doing(now, token_bytes, self.member(number).person)

    def slip(self, number: int, now: datetime) -> str:
        """The code of a slip."""
        return make_slip(self.store, self.panel, self.member(number).person, Doing(now, token_bytes)).printed

    def says(self, number: int, words: str, now: datetime, place: str = "hours.ask", text: str = HOURS) -> Point:
        """A member sends a point without a screen."""
        doing = self.doing(number, now)
        kept = point_writing.write_point(
            self.store, Spot(self.round, place, text), Writing(words=words), doing, doing.new_id()
        )
        assert isinstance(kept, Point), kept
        sent = point_writing.send_point(self.store, kept.id, doing)
        assert isinstance(sent, Point), sent
        return sent


def opened(store: Store, now: datetime) -> Opened:
    """Open a round of the autism group, as its chair does."""
    add_panel_examples(store, Doing(now, token_bytes))
    (panel,) = [each for each in panels.list_panels(store) if each.name == GROUP.name]
    chair = Doing(now, token_bytes, somebody(store, "Chloe Ward").id)
    new = rounds.NewRound(
        pin=DraftPin("small-talk", 1),
        revision=None,
        title="The first questions",
        can_change="All words can change. What the law asks for stays.",
    )
    round_ = rounds.propose_round(store, panel.id, new, chair)
    assert isinstance(round_, rounds.Round)
    chosen = [(place, rounds.Why.CHOSEN) for place in ASKED]
    assert isinstance(rounds.pick_questions(store, round_.id, chosen, chair), rounds.Round)
    days = rounds.Days.usual(date(now.year, now.month, now.day))
    assert isinstance(rounds.open_round(store, round_.id, days, chair), rounds.Round)
    return Opened(store, panel.id, round_.id)
