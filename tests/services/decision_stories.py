"""Each thing that services offer to those who answer points, and to the authors of points, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from secrets import token_bytes

from formbuilder.accounts.people import Person, Role
from formbuilder.review.outcomes import Outcome
from formbuilder.review.trouble import Remedy
from formbuilder.services import answering, deciding, decision_checks, members, panels, point_writing, rounds, taking
from formbuilder.services.decision_kinds import Answer, Decision, Saying, Settling
from formbuilder.services.doing import Doing
from formbuilder.services.point_kinds import Change, Point, Spot, Writing
from formbuilder.services.taking import Put, Putting
from formbuilder.storage.engine import Store
from tests.publishing import Office, checks
from tests.services.panel_stories import DOING, TODAY, at, new_panel, somebody
from tests.services.stories import NOW

HINT = "A guess is fine."
REASON = "We use the word that you use."


@dataclass(frozen=True)
class Table:
    """A draft, a panel that brings things to an alliance, an open round, and officers who answer."""

    office: Office
    panel: panels.Panel
    alliance: panels.Panel
    chair: Person
    upper: Person
    helper: Person
    ann: members.Member
    bo: members.Member
    round: rounds.Round

    @property
    def store(self) -> Store:
        return self.office.store

    def officer(self, days: float = 2, who: str = "owen") -> Doing:
        return Doing(NOW + timedelta(days=days), token_bytes, self.office.ids[who])

    def sends(
        self, who: members.Member, words: str = "“Guess” is hard.", place: str = "cups.hint", days: float = 1, **more
    ) -> Point:
        spot = Spot(self.round.id, place, HINT)
        written = point_writing.write_point(self.store, spot, Writing(words=words, **more), at(days, who))
        assert isinstance(written, Point), written
        sent = point_writing.send_point(self.store, written.id, at(days, who))
        assert isinstance(sent, Point), sent
        return sent

    def suggests(self, who: members.Member, words: str, days: float = 1) -> Point:
        return self.sends(who, days=days, changes=(Change("cups.hint", Remedy.WORDS, words, HINT),))

    def answers(self, *points: Point, days: float = 2, outcome: Outcome = Outcome.CANNOT_LAW, **more) -> Decision:
        answer = answer_of(*points, outcome=outcome, **more)
        found = deciding.decide(self.store, answer, self.officer(days))
        assert isinstance(found, Decision), found
        return found

    def waits(self, point: Point, days: float = 3) -> bool:
        lines = answering.queue(self.store, TODAY + timedelta(days=days)).lines
        return point.id in {each.id for each in lines}

    def became(self, point: Point, who: members.Member) -> answering.Became:
        found = answering.became(self.store, point.id, at(3, who))
        assert found
        return found

    def puts(self, words: str, slot: str = "cups.hint", seen: int = 1) -> Putting:
        return Putting(self.office.pin, seen, (Put(slot, words),))


def answer_of(*points: Point, outcome: Outcome = Outcome.CANNOT_LAW, because: str = REASON, **more) -> Answer:
    return Answer(points=tuple(each.id for each in points), outcome=outcome, because=because, **more)


def table(store: Store, form: str = "tea-talk", number: int | str = "") -> Table:
    """Open a round; with a ``number`` another one in the same council."""
    office = Office.opens(store, form, NOW)
    alliance = panels.add_panel(store, new_panel(f"Alliance{number}", kind=panels.PanelKind.ALLIANCE), DOING)
    assert isinstance(alliance, panels.Panel), alliance
    panel = panels.add_panel(store, new_panel(f"Tea group{number}", nameless=True, next_tier=alliance.id), DOING)
    assert isinstance(panel, panels.Panel)
    chair, upper, helper = (somebody(store, f"{name}{number}", Role.MEMBER) for name in ("Cyra", "Uma", "Hal"))
    assert panels.appoint(store, panel.id, chair.id, panels.Post.CHAIR, DOING) is None
    assert panels.appoint(store, alliance.id, upper.id, panels.Post.CHAIR, DOING) is None
    assert panels.appoint(store, panel.id, helper.id, panels.Post.FACILITATOR, DOING) is None
    found = members.add_numbers(store, panel.id, 2, DOING)
    assert isinstance(found, tuple)
    new = rounds.NewRound(pin=office.pin, revision=1, title="Tea")
    round_ = rounds.propose_round(store, panel.id, new, DOING)
    assert isinstance(round_, rounds.Round)
    chosen = [("cups", rounds.Why.CHOSEN), ("likes_tea", rounds.Why.CHOSEN)]
    rounds.pick_questions(store, round_.id, chosen, at(0, chair))
    opened = rounds.open_round(store, round_.id, rounds.Days.usual(TODAY), at(0, chair))
    assert isinstance(opened, rounds.Round)
    return Table(office, panel, alliance, chair, upper, helper, *found, opened)


def points_are_answered(store: Store) -> None:
    here = table(store)
    ann, bo = here.suggests(here.ann, "A guess will do."), here.suggests(here.bo, "You can guess.")
    decision_checks.note_read(store, (ann.id, bo.id), here.officer())
    answering.queue(store, TODAY, here.office.pin.form, here.round.id)
    answering.at_place(store, here.round.id, "cups")
    answering.at_point(store, ann.id)
    answering.overdue_of(store, here.office.pin.form, TODAY)
    taking.draft_for(store, replace(here.office.pin, version=9))
    answer = answer_of(ann, bo, outcome=Outcome.ADAPTED)
    made = taking.put_and_decide(store, answer, here.puts("You can guess."), checks(), here.officer())
    assert isinstance(made, Decision)
    answering.became(store, ann.id, at(3, here.ann))
    answering.find_decision(store, made.id)
    decision_checks.say(store, bo.id, Saying.MINE_DIFFERS, "", at(3, here.bo))
    decision_checks.say(store, ann.id, Saying.DISAGREE, "No.", at(3, here.ann))
    decision_checks.disagreements(store, at(4, here.chair))
    decision_checks.settle(store, ann.id, Settling.NEXT_TIER, "Too big for us.", at(4, here.chair))
    decision_checks.settle(store, ann.id, Settling.DECIDE_AGAIN, "Look again.", at(5, here.upper))
    here.answers(bo, outcome=Outcome.NOT_NOW, look_again_on=TODAY + timedelta(days=50))
    deciding.come_back(store, at(50))
    here.answers(ann, bo, days=51, outcome=Outcome.DONE)
    taking.put_and_decide(store, answer, None, checks(), here.officer())
    deciding.undo_decision(store, made.id, "It was wrong.", here.officer())
