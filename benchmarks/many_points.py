"""A council with two rounds of 10,000 points each on a form of 200 questions: one is over, the one after it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.definition.fingerprint import words_row
from formbuilder.definition.load import parse
from formbuilder.services.doing import Doing
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.services.members import MOST_AT_ONCE, add_numbers, members_of
from formbuilder.services.panel_examples import BOARD, GROUP, add_panel_examples
from formbuilder.services.panels import list_panels
from formbuilder.services.people import add_examples, list_people, look_after_form
from formbuilder.storage.decisions import DecidedRow, DecisionRow
from formbuilder.storage.engine import Store, writing
from formbuilder.storage.points import ChangeRow, EventRow, PointRow
from formbuilder.storage.rounds import QuestionRow, RoundRow, StepRow
from formbuilder.storage.tables import (
    decided_points,
    decisions,
    point_changes,
    point_events,
    points,
    round_questions,
    round_steps,
    rounds,
    spoken_words,
    taps,
)

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
QUESTIONS, LOOKED_AT, POINTS = 200, 60, 10_000
FORM = "short-break"
OVER, OPEN = f"{1:032x}", f"{2:032x}"
HOT = "q0"
"""Each tenth point is about this question."""
AT_ONCE = 2_000
HEAD = """\
form: {form}
version: {version}
title: A form of many questions
for: adult-carers
sections:
  - id: all
    title: All questions
    pages:
"""
QUESTION = """\
      - questions:
          - id: q{number}
            type: long_text
            ask: {ask}
            hint: You can write as much or as little as you like.
            short: thing {number}
            required: no
"""


@dataclass(frozen=True)
class Filled:
    """What pages are opened with."""

    member: str
    """By 1,000 points of each round."""
    newcomer: str
    group: str
    decided: str
    """A point with an answer, of ``member``."""
    waits: str
    disputed: str
    decision: str


@dataclass(frozen=True)
class Round:
    """Who says what, when, in one round."""

    id: str
    version: int
    base: int
    began: datetime
    panel: str
    members: Sequence[str]

    def point(self, number: int) -> str:
        return f"{self.base + number:032x}"

    def words(self, number: int) -> str:
        return f"{self.base + POINTS + number:032x}"

    def author(self, number: int) -> str:
        return self.members[0] if number % 10 == 3 else self.members[number % len(self.members)]

    def home(self, number: int) -> str:
        return HOT if number % 10 == 0 else f"q{number % LOOKED_AT}"

    def at(self, number: int) -> datetime:
        return self.began + timedelta(minutes=number)


def fill(store: Store, random: Callable[[int], bytes]) -> Filled:
    """Put everything in."""
    doing = Doing(NOW - timedelta(days=90), random)
    add_examples(store, doing)
    add_panel_examples(store, doing)
    panels = {panel.name: panel.id for panel in list_panels(store)}
    for _ in range(88 // 44):
        add_numbers(store, panels[GROUP.name], min(44, MOST_AT_ONCE), doing)
    people = {person.name: person.id for person in list_people(store)}
    members = [member.person for member in members_of(store, panels[GROUP.name])]
    _open_form(store)
    look_after_form(store, FORM, people["Owen Price"], people["Dana Fox"], doing)
    over = Round(OVER, 1, 10**6, NOW - timedelta(days=80), panels[GROUP.name], members)
    going = Round(OPEN, 2, 2 * 10**6, NOW - timedelta(days=8), panels[GROUP.name], members)
    _put(store, rounds, (_round(over, None, 28), _round(going, OVER, 28)))
    for each in (over, going):
        _fill_round(store, each)
    _decide(store, over, people["Owen Price"], panels[BOARD.name])
    tapped = ((f"q{number}", tap) for number in range(QUESTIONS) for tap in ("hard_word", "not_clear"))
    _put(store, taps, ({"form": FORM, "version": 2, "question": id_, "tap": tap, "times": 7} for id_, tap in tapped))
    return Filled(
        member=members[0],
        newcomer=members[99],
        group=panels[GROUP.name],
        decided=over.point(3),
        waits=over.point(POINTS - 1),
        disputed=over.point(100),
        decision=_decision(0),
    )


def _open_form(store: Store) -> None:
    shelf = Shelf.of(ROOT / "forms")
    for version, changed in ((1, ()), (2, range(0, QUESTIONS, 5))):
        asks = ("What do you say of thing" if number in changed else "What about thing" for number in range(QUESTIONS))
        body = "".join(QUESTION.format(number=number, ask=f"{ask} {number}?") for number, ask in enumerate(asks))
        text = HEAD.format(form=FORM, version=version) + body
        form = parse(text.encode(), FORM, shelf.library)
        at = NOW - timedelta(days=90 if version == 1 else 10)
        publish_example(store, FormPin(FORM, version, form.fingerprint), shelf.bundle(form, text), at)


def _round(each: Round, after: str | None, days: int) -> RoundRow:
    first = each.began.date()
    return RoundRow(
        id=each.id,
        panel=each.panel,
        form=FORM,
        version=each.version,
        revision=None,
        title=f"Round on version {each.version}",
        state="open",
        opens_on=first,
        closes_on=first + timedelta(days=days),
        late_until=first + timedelta(days=days + 14),
        answer_days=28,
        can_change="All words.",
        offer="",
        minutes=None,
        after=after,
        proposed_by=None,
        proposed_at=each.began,
    )


def _fill_round(store: Store, each: Round) -> None:
    every = range(POINTS)
    _put(store, round_questions, (QuestionRow(each.id, f"q{n}", n + 1, "chosen") for n in range(LOOKED_AT)))
    said = ({"id": each.words(n), "words": f"I do not know what thing {n} is. " * 4} for n in every)
    _put(store, spoken_words, said)
    _put(store, points, (_point(each, number) for number in every))
    _put(store, point_changes, (_change(each, number) for number in every if number % 5 == 0))
    events = (_event(each, number, what) for number in every for what in ("sent", "changed"))
    _put(store, point_events, events)
    steps = dict.fromkeys((each.author(n), each.home(n)) for n in every if each.author(n) != each.members[99])
    _put(store, round_steps, (StepRow(each.id, who, home, "sent", each.began) for who, home in steps))


def _point(each: Round, number: int) -> PointRow:
    text, at = f"What about thing {each.home(number)[1:]}?", each.at(number)
    return PointRow(
        id=each.point(number),
        panel=each.panel,
        round=each.id,
        form=FORM,
        version=each.version,
        revision=None,
        place=f"{each.home(number)}.ask",
        quote="",
        slot_hash=bytes.fromhex(words_row(text)),
        slot_text=text,
        words=each.words(number),
        ticks=("hard_word", "not_clear", "")[number % 3],
        ease=("hard", "ok", None)[number % 3],
        author=each.author(number),
        state="sent",
        made_at=at,
        changed_at=at,
        sent_at=at,
    )


def _event(each: Round, number: int, what: str) -> EventRow:
    id_ = f"{'1' if what == 'sent' else '2'}{each.words(number)[1:]}"
    return EventRow(id=id_, point=each.point(number), what=what, by=each.author(number), words=None, at=each.at(number))


def _change(each: Round, number: int) -> ChangeRow:
    place, words = f"{each.home(number)}.ask", each.words(number)
    return ChangeRow(point=each.point(number), number=1, place=place, kind="words", before="What?", words=words)


def _decision(number: int) -> str:
    return f"{5 * 10**6 + number:032x}"


def _decide(store: Store, each: Round, officer: str, tier: str) -> None:
    """Answer seven of ten points, two in each answer; 50 authors do not agree, and half of those are with the board."""
    answered = [number for number in range(POINTS) if number % 10 < 7]
    reasons = ({"id": f"{6 * 10**6 + n:032x}", "words": "We say it in plain words now."} for n in answered[::2])
    _put(store, spoken_words, reasons)
    _put(store, decisions, (_answer(each, number, officer) for number in answered[::2]))
    pairs = zip(answered, (number for number in answered[::2] for _ in range(2)), strict=False)
    _put(store, decided_points, (_decided(each, number, first, tier) for number, first in pairs))


def _answer(each: Round, number: int, officer: str) -> DecisionRow:
    return DecisionRow(
        id=_decision(number),
        form=FORM,
        place=f"{each.home(number)}.ask",
        outcome="done",
        because=f"{6 * 10**6 + number:032x}",
        theme=f"Theme {number % 9}",
        before="What?",
        after="Which?",
        decider=officer,
        decided_at=each.at(POINTS + number),
    )


def _decided(each: Round, number: int, first: int, tier: str) -> DecidedRow:
    disputed = number % 100 == 0
    return DecidedRow(
        point=each.point(number),
        decision=_decision(first),
        author_says="disagree" if disputed else "none",
        author_at=NOW if disputed else None,
        tier=(each.panel if number % 200 else tier) if disputed else None,
    )


def _put(store: Store, table: Table, every: Iterable[Any]) -> None:
    """Put rows in, many at once."""
    ready = (({"council_id": store.council} | (row if isinstance(row, Mapping) else asdict(row))) for row in every)
    with writing(store.engine) as connection:
        while some := list(islice(ready, AT_ONCE)):
            connection.execute(insert(table), some)


def pages(filled: Filled) -> Iterator[tuple[str, str]]:
    """Yield who opens which page: an id, or the name of somebody of the demonstration."""
    chair, officer = "Chloe Ward", "Owen Price"
    of_members = (
        *("my-panels", "my-points", "my-points?page=9", f"rounds/{OPEN}", f"rounds/{OPEN}/questions"),
        *(f"rounds/{OPEN}/1", f"rounds/{OPEN}/1/others", f"rounds/{OPEN}/1/others?page=20"),
        *(f"rounds/{OPEN}/earlier/1", f"rounds/{OPEN}/changes", f"rounds/{OPEN}/changes?page=100"),
        *(f"points/{filled.decided}", f"points/{filled.decided}/check"),
    )
    yield from ((filled.member, place) for place in of_members)
    yield from ((filled.newcomer, place) for place in ("", f"rounds/{OPEN}/7", f"rounds/{OPEN}/practice", "my-points"))
    of_chairs = (
        *("", "disagreements", f"disagreements/{filled.disputed}", f"rounds/{OPEN}/chair", f"rounds/{OPEN}/pick"),
        *(f"rounds/{OPEN}/order", f"rounds/{OVER}", f"rounds/{OVER}/1/others?page=20", f"panels/{filled.group}"),
    )
    yield from ((chair, place) for place in of_chairs)
    of_officers = (
        *("", "answering", "answering?page=60", f"answering?round={OPEN}", f"answering/{OPEN}/{HOT}"),
        *(f"answering/{OVER}/{HOT}?page=20", f"answering/{OVER}/q7", f"points/{filled.waits}/answer"),
        *(f"decisions/{filled.decision}", f"forms/{FORM}/heat", f"forms/{FORM}/versions/2/rounds", "forms", "remarks"),
        *(f"forms/{FORM}/versions/2/rounds/new", f"panels/{filled.group}", f"rounds/{OPEN}"),
    )
    yield from ((officer, place) for place in of_officers)
    yield from (("Filip Nowak", place) for place in (f"panels/{filled.group}/members", f"rounds/{OPEN}/1/others"))
