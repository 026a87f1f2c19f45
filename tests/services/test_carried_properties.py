"""The invariants of taking part, over random edits, splits, renames, rounds and words of people on where points belong.

(e), (h) and (i) are in test_decision_properties; here are (a), (b), (c), (d) and (g), and once more (i).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from formbuilder.publishing.sign_offs import COUNTS, Given, Outcome, Signer, Step, chain_state
from formbuilder.review.points import Status
from formbuilder.services import (
    carried,
    chains,
    drafts,
    members,
    people,
    placing,
    publishing,
    rounds,
    sign_offs,
)
from formbuilder.services.agendas import Read
from formbuilder.services.carried import Carried
from formbuilder.services.drafts import Save
from formbuilder.services.editions import EditionName
from formbuilder.services.looking import own_points
from formbuilder.services.placing import Saying
from formbuilder.services.point_kinds import Point, Spot, Writing
from formbuilder.services.point_writing import send_point, write_point
from formbuilder.services.sign_off_kinds import Signature
from formbuilder.storage.engine import Store
from tests.publishing import Office, checks
from tests.services.decision_stories import Table, table
from tests.services.panel_stories import at

HOW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HEAD = """form: {form}
version: 1
title: A talk about things
for: everyone
sections:
  - id: things
    title: Things
    pages:
"""
ASKED = """      - questions:
          - id: {id}
{replaces}            type: number
            ask: {ask}
            hint: {hint}
            short: how many of these
            required: no
"""
SOULS = ("cups", "kettles", "lemons", "spoons")
OTHERS = {
    "garden": ("Which flowers grew best behind your house?", "Roses and tulips are examples."),
    "ladder": ("Tell us about climbing: are heights frightening?", "Roofs, towers, bridges."),
    "window": ("Did anybody paint frames since spring?", "Colours do not matter."),
    "blanket": ("When it snows, who keeps you warm?", "Neighbours, family, nobody."),
    "river": ("Where would boats find shelter near here?", "Name harbours if known."),
    "music": ("Say what songs remind them of school.", "Old tunes are fine."),
}
"""Questions that ask something else altogether."""
STEP = st.tuples(
    st.sampled_from(
        ["say", "reword", "rename", "declare", "split", "remove", "recycle", "put", "carry", "round", "back"]
    ),
    st.integers(0, 50),
    st.integers(0, 50),
)


@dataclass(frozen=True)
class Asked:
    """A question of the model: ``soul`` is what it really asks, whatever its id is."""

    id: str
    soul: str
    replaces: tuple[str, ...] = ()
    worded: int = 0

    @property
    def text(self) -> str:
        replaces = f"            replaces: [{', '.join(self.replaces)}]\n" if self.replaces else ""
        own = (f"How many {self.soul} do you use or count in a day?", f"Only {self.soul} count here.")
        ask, hint = OTHERS.get(self.soul, own)
        more = " Or so." * (self.worded % 2)
        return ASKED.format(id=self.id, replaces=replaces, ask=f"'{ask}{more}'", hint=f"'{hint}'")


@dataclass
class World:
    """A draft that changes, and points that were made on its saves."""

    here: Table
    asked: list[Asked] = field(default_factory=list)
    sent: dict[str, tuple[Point, str]] = field(default_factory=dict)
    """Each point with the soul that it is about."""
    put: set[str] = field(default_factory=set)
    """Points about which a person said where they belong."""
    saved: list[list[Asked]] = field(default_factory=list)
    fresh: int = 0
    day: float = 1
    round: str = ""

    @property
    def store(self) -> Store:
        return self.here.store

    @property
    def name(self) -> EditionName:
        draft = drafts.find_draft(self.store, self.here.office.pin)
        assert draft
        return EditionName(draft.pin, draft.revision)

    @property
    def read(self) -> Read:
        return carried.reads(self.store, checks())

    def carried(self) -> Carried:
        found = carried.carried(self.store, self.name, self.read)
        assert found
        return found

    def begin(self) -> None:
        self.asked = [Asked(f"q{number}", soul) for number, soul in enumerate(SOULS)]
        self.save()
        self.new_round()
        for number in range(4):
            self.do("say", number, number)

    def save(self) -> None:
        form = self.here.office.pin.form
        text = HEAD.format(form=form) + "".join(each.text for each in self.asked)
        seen = self.name.revision or 1
        done = drafts.save_draft(
            self.store, self.here.office.pin, Save(text=text, seen=seen, about="x"), self.here.officer(self.day)
        )
        assert isinstance(done, drafts.Saved), done
        self.saved.append(list(self.asked))

    def new_round(self) -> None:
        self.day += 0.01
        new = rounds.NewRound(pin=self.name.pin, revision=self.name.revision, title="Things")
        made = rounds.propose_round(self.store, self.here.panel.id, new, at(self.day))
        assert isinstance(made, rounds.Round)
        chosen = [(each.id, rounds.Why.CHOSEN) for each in self.asked]
        assert isinstance(
            rounds.pick_questions(self.store, made.id, chosen, at(self.day, self.here.chair)), rounds.Round
        )
        days = rounds.Days.usual(at(self.day).now.date())
        assert isinstance(rounds.open_round(self.store, made.id, days, at(self.day, self.here.chair)), rounds.Round)
        self.round, self.souls = made.id, {each.id: each.soul for each in self.asked}

    def do(self, what: str, one: int, other: int) -> None:
        self.day += 0.01
        steps: dict[str, Callable[[], object]] = {
            "say": lambda: self._say(one, other),
            "reword": lambda: self._change(one, lambda q: [replace(q, worded=q.worded + 1)]),
            "rename": lambda: self._change(one, lambda q: [replace(q, id=self._id(), replaces=())]),
            "declare": lambda: self._change(one, lambda q: [replace(q, id=self._id(), replaces=(q.id, *q.replaces))]),
            "split": lambda: self._change(one, self._halves),
            "remove": lambda: self._change(one, lambda _: []),
            "recycle": lambda: self._change(one, lambda q: [Asked(q.id, list(OTHERS)[other % len(OTHERS)])]),
            "put": lambda: self._put(one, other),
            "carry": lambda: placing.carry_points(self.store, self.name, self.read, at(self.day)),
            "round": self.new_round,
            "back": lambda: self._back(one),
        }
        steps[what]()

    def _id(self) -> str:
        self.fresh += 1
        return f"n{self.fresh}"

    def _halves(self, asked: Asked) -> list[Asked]:
        taken = (asked.id, *asked.replaces)
        return [Asked(self._id(), asked.soul, taken), Asked(self._id(), f"{asked.soul} at night", taken)]

    def _change(self, number: int, make: Callable[[Asked], list[Asked]]) -> None:
        at_ = number % len(self.asked)
        new = [*self.asked[:at_], *make(self.asked[at_]), *self.asked[at_ + 1 :]]
        if new and len({each.soul for each in new}) == len(new):
            self.asked = new
            self.save()

    def _back(self, number: int) -> None:
        self.asked = list(self.saved[number % len(self.saved)])
        self.save()

    def _say(self, number: int, part: int) -> None:
        who = (self.here.ann, self.here.bo)[number % 2]
        home = list(self.souls)[number % len(self.souls)]
        place = f"{home}.{('ask', 'hint', '*')[part % 3]}"
        spot, doing = Spot(self.round, place, ""), at(self.day, who)
        if not own_points(self.store, self.round, (place,), doing):
            kept = write_point(self.store, spot, Writing(words="Hm."), doing)
            assert isinstance(kept, Point), kept
            sent = send_point(self.store, kept.id, doing)
            assert isinstance(sent, Point)
            self.sent[sent.id] = sent, self.souls[home]

    def _put(self, number: int, which: int) -> None:
        found = self.carried()
        if found.groups:
            group = found.groups[number % len(found.groups)]
            offers = (*group.stands.placed.proposed, f"{self.asked[which % len(self.asked)].id}.ask", "")
            saying = Saying(self.name, frozenset({group.first}), offers[which % len(offers)])
            assert placing.say_where(self.store, saying, self.read, self.here.officer(self.day)) is None
            self.put.add(group.first)


@pytest.fixture
def fresh(store: Store) -> Callable[[], World]:
    made = [0]

    def begin() -> World:
        made[0] += 1
        world = World(table(store, f"thing-talk-{made[0]}", made[0]))
        world.begin()
        return world

    return begin


@HOW
@given(steps=st.lists(STEP, min_size=8, max_size=18))
def test_a_b_i_every_point_has_a_place_or_stands_with_what_went_and_none_on_another_question(fresh, steps):
    """(a): placed or with what went; (b): on no other id that is not declared or said; (i): nothing is lost."""
    world = fresh()
    for step in steps:
        world.do(*step)
    found = world.carried()
    earlier = {id_ for id_, (point, _) in world.sent.items() if point.revision != world.name.revision}
    assert sum(each.points for each in found.groups) == len(earlier), "(i)"
    souls = {each.id: each.soul for each in world.asked}
    replaced: dict[str, set[str]] = {}
    for each in world.asked:
        for old in each.replaces:
            replaced.setdefault(old, set()).add(each.id)
    for group in found.groups:
        placed = group.stands.placed
        assert placed.place or group in found.gone, "(a)"
        if group.first in world.put:
            continue
        home, soul = group.place.partition(".")[0], world.sent[group.first][1]
        for place in placed.place:
            there = place.partition(".")[0]
            assert there == home or there in replaced.get(home, set()), "(b)"
            same = souls[there] in {soul, f"{soul} at night"} or there in replaced.get(home, set())
            assert same or placed.status is Status.CHANGED_A_LOT, (
                "(b): a recycled id is never taken for the same question"
            )


@HOW
@given(steps=st.lists(STEP, min_size=6, max_size=12))
def test_a_the_record_says_what_the_pages_show(fresh, steps):
    """(a): one row at least for each point, and those rows are where it is shown."""
    world = fresh()
    for step in steps:
        world.do(*step)
    world.do("carry", 0, 0)
    name, found = world.name, world.carried()
    rows = world.store.read(lambda scope: placing.rows.last_carried(scope, carried.words_at(name)))
    for group in found.groups:
        assert tuple(row.place for row in rows[group.first] if row.place) == group.stands.places
    assert placing.carry_points(world.store, name, world.read, at(world.day)) == 0


ROWS = st.dictionaries(st.sampled_from([f"q{n}.ask" for n in range(8)]), st.sampled_from("abc"), min_size=1)
CHAIN = (Step("Panel", Signer.PANEL), Step("Board", Signer.APPROVER))


@given(rows=ROWS, changes=ROWS)
def test_d_a_change_voids_only_the_sign_offs_whose_scope_has_it(rows, changes):
    """(d): what must be signed again is exactly what changed and was signed."""
    now = {**rows, **changes}
    early = Given(step="panel", outcome=Outcome.YES, rows=rows, at=at(1).now)
    late = Given(step="board", outcome=Outcome.YES, rows=now, at=at(2).now)
    panel, board = chain_state(CHAIN, (early, late), now).steps
    assert set(panel.again) == {address for address, row in now.items() if rows.get(address) != row}
    assert board.met


READ = [
    "carers-assessment", "carers-conversation", "disability-related-expenses", "do-it-with-me", "equality-questions",
    "financial-assessment", "needs-assessment", "parent-carers-request", "young-carers-survey", "young-carers-talk",
]  # fmt: skip  # forms of which the council says who reads them
SIGNING = st.tuples(
    st.sampled_from([(), ("panel", "board")]),
    st.lists(st.sampled_from(["panel", "board", "save", "no", "publish"]), max_size=4),
    st.sampled_from([("publish",), ("panel", "board", "publish")]),
)


@HOW
@given(steps=SIGNING)
def test_c_what_is_published_is_signed_word_for_word_by_every_step(fresh_office, steps):
    """(c): after publishing, each required step has said yes to the exact hash of every slot."""
    office: Office = fresh_office()
    for number, step in enumerate(step for part in steps for step in part):
        office = office.at(at(1 + number).now)
        _act(office, step, number)
    if office.state != "published":
        assert steps[2] == ("publish",), "with both signatures just before, it is published"
        return
    words = office.words()
    found = sign_offs.standing(office.store, office.pin, words)
    assert found.chain.met
    by_step = {}
    for each in office.store.read(lambda scope: sign_offs.rows.of_draft(scope, office.pin.form, office.pin.version)):
        if each.outcome in COUNTS:
            by_step.setdefault(each.step, set()).update(each.rows.items())
    for name in ("panel", "board"):
        assert set(words.rows.items()) <= by_step[name], "(c)"


def _act(office: Office, step: str, number: int) -> None:
    if step == "save" and office.state != "published":
        office.saves("A guess is fine", f"A guess is fine{'!' * (number + 1)} A guess is fine")
    elif step == "publish":
        publishing.publish(office.store, office.pin, checks(), office.doing("owen"))
    elif step in {"panel", "no"}:
        _sign(office, "chloe", "panel", Outcome.YES if step == "panel" else Outcome.NO)
    elif step == "board":
        _sign(office, "ruth", "board", Outcome.YES)


def _sign(office: Office, who: str, step: str, outcome: Outcome) -> None:
    signature = Signature(step=step, outcome=outcome, because="So.")
    sign_offs.sign(office.store, office.pin, office.words(), signature, office.doing(who))


@pytest.fixture
def fresh_office(store: Store) -> Callable[[], Office]:
    made = [0]

    def begin() -> Office:
        made[0] += 1
        office = Office.opens(store, READ[made[0]], at(0).now)
        assert chains.set_chain(store, office.pin.form, CHAIN, office.doing("amina")) is None
        office.sends_for_review()
        return office

    return begin


@HOW
@given(count=st.integers(1, 4))
def test_g_a_number_of_a_nameless_panel_has_no_name_and_no_contact_anywhere(fresh, count):
    """(g): whatever a member without a name does, the council has a number and nothing else."""
    world = fresh()
    found = members.add_numbers(world.store, world.here.panel.id, count, at(1))
    assert isinstance(found, tuple)
    named = people.names_of_people(world.store)
    for each in found:
        world.here.sends(each, "My words.", "cups.hint")
        person = people.find_person(world.store, each.person)
        assert person
        assert not person.name
        assert not person.email
        assert named[each.person] == f"Member {each.number} of {world.here.panel.name}"
