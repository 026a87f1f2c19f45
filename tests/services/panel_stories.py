"""Each thing that services offer for panels, their rounds and the points of their members, once."""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_bytes

from formbuilder.accounts.people import Person, Role
from formbuilder.review.trouble import Ease, Remedy, Tick
from formbuilder.services import (
    decision_checks,
    looking,
    members,
    panel_codes,
    panels,
    people,
    point_news,
    point_writing,
    points,
    rounds,
    slips,
)
from formbuilder.services.councils import add_council
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.point_kinds import Change, Point, Spot, Writing
from formbuilder.services.sign_ins import Arrival
from formbuilder.storage.engine import Store
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
TODAY = NOW.date()
PIN = DraftPin("small-talk", 1)
ASK = "How do you feel?"


def somebody(store: Store, name: str, *roles: Role) -> Person:
    found = people.add_person(store, f"{name.lower()}@example.org", name, frozenset(roles), DOING)
    assert isinstance(found, Person)
    return found


def at(days: float, who: Person | members.Member | None = None) -> Doing:
    """Some days after the round began, done by somebody."""
    by = who.person if isinstance(who, members.Member) else who.id if who else None
    return Doing(NOW + timedelta(days=days), token_bytes, by)


@dataclass(frozen=True)
class Circle:
    """A panel with a chair and two members, and an open round over two questions."""

    store: Store
    panel: panels.Panel
    chair: Person
    ann: members.Member
    bo: members.Member
    round: rounds.Round

    def spot(self, place: str = "feel.ask") -> Spot:
        return Spot(self.round.id, place, ASK)

    def writes(self, who: members.Member, words: str = "I do not know “feel”.", days: float = 1, **more) -> Point:
        found = point_writing.write_point(self.store, self.spot(), Writing(words=words, **more), at(days, who))
        assert isinstance(found, Point), found
        return found

    def sends(self, who: members.Member, words: str = "I do not know “feel”.", days: float = 1) -> Point:
        sent = point_writing.send_point(self.store, self.writes(who, words, days).id, at(days, who))
        assert isinstance(sent, Point), sent
        return sent


def circle(store: Store, name: str = "Autism group", chaired_by: str = "Cy") -> Circle:
    panel = panels.add_panel(store, new_panel(name, nameless=True), DOING)
    assert isinstance(panel, panels.Panel)
    chair = somebody(store, chaired_by, Role.MEMBER)
    assert panels.appoint(store, panel.id, chair.id, panels.Post.CHAIR, DOING) is None
    found = members.add_numbers(store, panel.id, 2, DOING)
    assert isinstance(found, tuple)
    new = rounds.NewRound(pin=PIN, revision=None, title="The first questions")
    round_ = rounds.propose_round(store, panel.id, new, DOING)
    assert isinstance(round_, rounds.Round)
    chosen = [("feel", rounds.Why.CHOSEN), ("help", rounds.Why.HARD)]
    assert isinstance(rounds.pick_questions(store, round_.id, chosen, at(0, chair)), rounds.Round)
    opened = rounds.open_round(store, round_.id, rounds.Days.usual(TODAY), at(0, chair))
    assert isinstance(opened, rounds.Round)
    return Circle(store, panel, chair, *found, opened)


def new_panel(name: str, **more) -> panels.NewPanel:
    settings = {"kind": panels.PanelKind.LOCAL, "organisation": "A charity", **more}
    return panels.NewPanel(name=name, **settings)


def panels_take_part(store: Store) -> None:
    here = circle(store)
    _panels_change(here)
    _members_choose(here)
    _rounds_go_on(here)
    _points_are_made(here)
    rounds.close_round(store, here.round.id, at(30, here.chair))
    panels.post_changes_in(store, here.panel.id)
    rounds.say_given(store, here.round.id, "A voucher each.", at(31, here.chair))
    panels.dismiss(store, here.panel.id, here.chair.id, panels.Post.CHAIR, DOING)
    panels.end_panel(store, here.panel.id, DOING)


def _panels_change(here: Circle) -> None:
    store = here.store
    panels.change_panel(store, here.panel.id, new_panel("Autism group", about="Words"), DOING)
    panels.list_panels(store)
    panels.find_panel(store, here.panel.id)
    panels.posts_of(store, here.panel.id)
    panels.posts_in(store)
    panels.member_counts(store)
    panels.has_post(store, here.panel.id, here.chair.id, panels.Post.CHAIR)
    panels.panels_of(store, here.ann.person)


def _members_choose(here: Circle) -> None:
    store, panel = here.store, here.panel.id
    members.pause(store, here.ann.person, members.MemberState.BREAK, DOING)
    members.memberships_of(store, here.ann.person)
    people.names_of_people(store)
    ann = people.find_person(store, here.ann.person)
    assert ann
    people.name_of(store, ann)
    slips.make_slips(store, panel, [here.bo.person], DOING)
    other = panels.add_panel(store, new_panel("Carers"), DOING)
    assert isinstance(other, panels.Panel)
    dee = somebody(store, "Dee", Role.MEMBER)
    for _ in range(2):
        members.add_member(store, other.id, dee.id, DOING)
        members.keep_choices(store, other.id, dee.id, members.Choices(adjustments="Large print."), DOING)
        members.leave(store, other.id, dee.id, DOING)
    members.members_of(store, panel)
    members.find_member(store, panel, here.ann.person)
    (slip,) = slips.make_slips(store, panel, (here.ann.person,), DOING)
    arrival = Arrival("Phone", NOW, token_bytes)
    slips.slip_state(store, slip.printed, arrival)
    slips.use_slip(store, "ABCD-EFGH-JKLM", arrival)
    slips.use_slip(store, slip.printed, arrival)
    slips.end_slips(store, panel, here.ann.person, DOING)


def panels_are_shared(store: Store) -> int:
    """Let a panel work for another council too; return the number of that one."""
    north = add_council(store.engine, "north", "North", now=NOW)
    panel = panels.add_panel(store, new_panel("Shared group", nameless=True), DOING)
    assert isinstance(panel, panels.Panel)
    members.add_numbers(store, panel.id, 2, DOING)
    code = panel_codes.make_code(store, "bedford", panel.id, DOING)
    assert code
    panel_codes.take_panel(north, None, "", DOING)
    assert isinstance(panel_codes.take_panel(north, store, code.code, DOING), panels.Panel)
    return north.council


def _rounds_go_on(here: Circle) -> None:
    store, round_ = here.store, here.round
    rounds.ask_for_time(store, round_.id, at(1, here.ann))
    rounds.wishes_for_time(store, round_.id)
    days = round_.days
    assert days
    rounds.give_more_time(store, round_.id, days.closes_on, days.late_until, at(2, here.chair))
    rounds.note_step(store, round_.id, "help", rounds.Step.NOTHING, at(1, here.ann))
    rounds.steps_of(store, round_.id, here.ann.person)
    rounds.open_rounds(store, [here.panel.id], TODAY)
    rounds.rounds_of(store, here.panel.id, TODAY)
    rounds.rounds_on(store, PIN.form, PIN.version, TODAY)
    rounds.questions_of(store, round_.id)
    dropped = rounds.propose_round(store, here.panel.id, rounds.NewRound(pin=PIN, revision=2, title="No"), DOING)
    assert isinstance(dropped, rounds.Round)
    rounds.drop_round(store, dropped.id, at(0, here.chair))


def _points_are_made(here: Circle) -> None:
    store = here.store
    change = Change("feel.ask", Remedy.WORDS, "How are you?", ASK)
    here.writes(here.ann, meaning="Sad", ticks=frozenset({Tick.HARD_WORD}), ease=Ease.HARD, changes=(change,))
    sent = here.sends(here.ann)
    decision_checks.note_read(store, (sent.id,), at(2, here.chair))
    points.find_point(store, sent.id)
    points.points_by(store, here.ann.person)
    _points_are_looked_at(here, sent)
    points.events_of(store, sent.id)
    hidden = point_writing.hide_point(store, sent.id, "It names somebody.", at(2, here.chair))
    assert isinstance(hidden, Point)
    point_writing.show_point(store, sent.id, at(2, here.chair))
    point_writing.hide_point(store, sent.id, "It names somebody.", at(2, here.chair))
    back = here.sends(here.bo)
    point_writing.withdraw_point(store, back.id, at(2, here.bo))


def _points_are_looked_at(here: Circle, sent: Point) -> None:
    store, ann = here.store, at(2, here.ann)
    looking.look_at(store, here.round.id, 1, here.ann.person, TODAY)
    looking.next_question(store, here.round.id, here.ann.person)
    looking.own_points(store, here.round.id, ("feel.ask",), ann)
    looking.others_points(store, here.round.id, ("feel.ask",), ann)
    looking.my_points(store, ann)
    looking.may_read(store, sent, here.bo.person, TODAY)
    point_news.news_of(store, (sent,))
    moved = point_writing.write_point(store, here.spot("help.ask"), Writing(words="Hm"), ann, ann.new_id())
    assert isinstance(moved, Point)
    point_writing.write_point(store, here.spot("help.*"), Writing(words="Hm"), ann, moved.id)
