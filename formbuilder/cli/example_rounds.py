"""The rounds of a demonstration: one whose words are live, one that is open, and one that is proposed.

Everything is done by the services that people use, each on its day. Nobody in it is real.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from formbuilder.checking.shelf import Shelf
from formbuilder.cli.example_points import (
    ANSWERS,
    CARERS,
    DRAFT,
    FIRST,
    FIRST_QUESTIONS,
    HARD_ONES,
    NOW,
    NOW_QUESTIONS,
    REMARK,
    SAYINGS,
    SHORT_BREAK,
    AnswerExample,
    SaidExample,
)
from formbuilder.cli.example_stage import (
    ADMINISTRATOR,
    ANSWERED,
    APPROVER,
    BEFORE,
    CHAIR,
    CLOSED,
    FIRST_DAY,
    LIVE,
    NOW_DAY,
    OFFICER,
    OTHER_OFFICER,
    SAID_SINCE,
    SIGNED,
    NotShownError,
    Stage,
    kept,
)
from formbuilder.cli.example_told import tell
from formbuilder.cli.examples import open_example
from formbuilder.councils.read import DEMONSTRATION
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.publishing.pack import Facts
from formbuilder.publishing.sign_offs import Outcome, Signer, Step
from formbuilder.review.standing import WHOLE
from formbuilder.review.trouble import Remedy
from formbuilder.services.beginning import begin_next_version
from formbuilder.services.chains import set_chain
from formbuilder.services.checks import checks_with, words_of
from formbuilder.services.decision_checks import note_read, say
from formbuilder.services.decision_kinds import Answer, Decision
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, find_draft
from formbuilder.services.life_cycle import send_for_review
from formbuilder.services.members import members_of
from formbuilder.services.packs import Kept, keep_facts
from formbuilder.services.panel_examples import BOARD, GROUP
from formbuilder.services.panels import list_panels
from formbuilder.services.people import list_people, look_after_form
from formbuilder.services.point_kinds import Change, Point, Spot, Writing
from formbuilder.services.point_writing import send_point, write_point
from formbuilder.services.publishing import publish
from formbuilder.services.publishing_kinds import Published
from formbuilder.services.remarks import remark
from formbuilder.services.round_kinds import Days, NewRound, Round, Why
from formbuilder.services.rounds import close_round, open_round, pick_questions, propose_round, rounds_of
from formbuilder.services.sign_off_kinds import Signature
from formbuilder.services.sign_offs import sign
from formbuilder.services.taking import Put, Putting, put_and_decide
from formbuilder.services.taps import About, Came, Tap, tap
from formbuilder.storage.engine import Store

FILE = DEMONSTRATION.with_name("short-break.yaml")
CHAIN = (Step("Panel", Signer.PANEL), Step("Board", Signer.APPROVER))
OFFER = "A shopping voucher of £15, or nothing if that suits you better. Ask us what it means for benefits."
EQUALITY = "The new words name no illness and no age. Members who use Easy Read tried them, and found nothing harder."
EQUALITY_BY = "The equality group of the council"
CAN_CHANGE = "All words, answers and their order can change. Where the law says what we must ask, the question says so."


def show_rounds(store: Store, folder: Path, opened: Mapping[str, Form], moment: datetime) -> None:
    """Let a panel change the words of a form, once; raises NotShownError if somebody who takes part is not there."""
    stage = _stage(store, folder, moment) if CARERS in opened else None
    if stage is None:
        return
    stage = replace(stage, words={CARERS: _words(opened[CARERS]), SHORT_BREAK: _words(_open(stage))})
    first = _round(stage, FIRST_DAY, DraftPin(SHORT_BREAK, 1), "Words about a break", _chosen(FIRST_QUESTIONS))
    said = {each: _says(stage, first, FIRST_DAY, each) for each in FIRST}
    kept(close_round(store, first.id, stage.at(CLOSED, CHAIR)), Round)
    pin = _draft(stage)
    for answer in ANSWERS:
        _answer(stage, pin, answer, [point for each, point in said.items() if _is_answered(each, answer)])
    _go_live(stage, pin)
    _say_since(stage, said)
    tell(stage, pin, said)
    _go_on(stage, pin, first)


def _stage(store: Store, folder: Path, moment: datetime) -> Stage | None:
    """Return who takes part; None if it was shown before, or there are no panels to show."""
    panels = {panel.name: panel.id for panel in list_panels(store) if panel.active}
    people = {person.name: person.id for person in list_people(store) if person.active}
    if not {GROUP.name, BOARD.name} <= set(panels) or rounds_of(store, panels[GROUP.name], moment.date(), most=1):
        return None
    if missing := {OFFICER, OTHER_OFFICER, APPROVER, CHAIR, ADMINISTRATOR} - set(people):
        raise NotShownError(min(missing))
    shelf = Shelf.of(folder)
    return Stage(
        store=store,
        moment=moment,
        checks=checks_with(lambda: shelf, moment.date(), sends=True),
        people=people,
        panels=panels,
        members=members_of(store, panels[GROUP.name]),
        words={},
    )


def _open(stage: Stage) -> Form:
    """Open the form as it was before anybody said something, with people who look after it."""
    text = read_bytes(FILE).decode()
    form = stage.checks.read(text)
    if form is None:
        raise NotShownError(FILE.name)
    open_example(stage.store, form, stage.checks.bundle(form, text), stage.moment + BEFORE)
    who, doing = (stage.people[OFFICER], stage.people[OTHER_OFFICER]), stage.at(BEFORE, ADMINISTRATOR)
    for slug in (SHORT_BREAK, CARERS):
        look_after_form(stage.store, slug, *who, doing)
    set_chain(stage.store, SHORT_BREAK, CHAIN, doing)
    return form


def _round(stage: Stage, on: timedelta, pin: DraftPin, title: str, chosen: list[tuple[str, Why]]) -> Round:
    """Propose a round to the group, and let its chair open it."""
    store, chair = stage.store, stage.at(on, CHAIR)
    new = NewRound(pin=pin, revision=None, title=title, can_change=CAN_CHANGE, offer=OFFER)
    before = stage.at(on - timedelta(days=2), OFFICER)
    id_ = kept(propose_round(store, stage.panels[GROUP.name], new, before), Round).id
    kept(pick_questions(store, id_, chosen, chair), Round)
    return kept(open_round(store, id_, Days.usual(chair.now.date()), chair), Round)


def _says(stage: Stage, round_: Round, began: timedelta, said: SaidExample, *, sends: bool = True) -> Point:
    """Let a member say something of a place, and send it."""
    doing = stage.at(began + timedelta(days=said.day, minutes=said.member), stage.members[said.member - 1])
    text = stage.words[round_.pin.form][said.place]
    changes = [Change(said.place, Remedy.WORDS, said.instead, text)] if said.instead else []
    if said.answer:
        changes.append(Change(f"{said.home}.{WHOLE}", Remedy.OTHER_ANSWER, said.answers, answer=said.answer))
    writing = Writing(words=said.words, meaning=said.meaning, ticks=said.ticks, ease=said.ease, changes=tuple(changes))
    spot = Spot(round_.id, said.place, text)
    point = kept(write_point(stage.store, spot, writing, doing, doing.new_id()), Point)
    return kept(send_point(stage.store, point.id, doing), Point) if sends else point


def _draft(stage: Stage) -> DraftPin:
    begun = begin_next_version(stage.store, DraftPin(SHORT_BREAK, 1), stage.at(ANSWERED, OFFICER))
    return kept(begun, Draft).pin


def _is_answered(said: SaidExample, answer: AnswerExample) -> bool:
    return said.member in answer.members and said.home == answer.home


def _answer(stage: Stage, pin: DraftPin, example: AnswerExample, points: Iterable[Point]) -> None:
    """Read what was said of one question and answer it, with words for the draft if there are some."""
    store, doing = stage.store, stage.at(ANSWERED + timedelta(hours=2, minutes=9 * ANSWERS.index(example)), OFFICER)
    ids = tuple(each.id for each in points)
    note_read(store, ids, replace(doing, now=doing.now - timedelta(minutes=5)))
    answer = Answer(
        points=ids,
        outcome=example.outcome,
        because=example.because,
        theme=example.theme,
        see=example.see,
        look_again_on=(stage.moment + example.look_again).date() if example.look_again else None,
    )
    draft = find_draft(store, pin)
    puts = (Put(f"{example.home}.ask", example.puts),) if example.puts else ()
    putting = Putting(pin, draft.revision, puts) if draft else None
    kept(put_and_decide(store, answer, putting, stage.checks, doing), Decision)


def _go_live(stage: Stage, pin: DraftPin) -> None:
    """Let the panel and the board sign the draft, and publish it."""
    store, checks = stage.store, stage.checks
    send_for_review(store, pin, checks, stage.at(SIGNED - timedelta(days=1), OFFICER))
    for number, (step, who) in enumerate(zip(CHAIN, (CHAIR, APPROVER), strict=True)):
        words = words_of(store, pin, checks)
        doing = stage.at(SIGNED + timedelta(days=2 * number), who)
        if words is None or sign(store, pin, words, Signature(step=step.key, outcome=Outcome.YES), doing):
            raise NotShownError(step.name)
    on = (stage.moment + SIGNED).date()
    facts = Facts(equality=EQUALITY, equality_by=EQUALITY_BY, equality_on=on)
    kept(keep_facts(store, pin, facts, 0, stage.at(SIGNED, OFFICER)), Kept)
    kept(publish(store, pin, checks, stage.at(LIVE, OFFICER)), Published)


def _say_since(stage: Stage, said: Mapping[SaidExample, Point]) -> None:
    """Let members say what they think of their answers."""
    for each in SAYINGS:
        point = next(point for what, point in said.items() if (what.member, what.home) == (each.member, each.home))
        member = stage.members[each.member - 1]
        say(stage.store, point.id, each.saying, each.words, stage.at(SAID_SINCE + timedelta(hours=each.member), member))


def _go_on(stage: Stage, pin: DraftPin, first: Round) -> None:
    """Let the public say what is hard in another form, open a round on it, and let another panel look at the first."""
    store, doing = stage.store, stage.at(NOW_DAY - timedelta(days=3), OFFICER)
    came = Came(doing.now)
    for number, home in enumerate(HARD_ONES):
        for _ in range(6 - number):
            tap(store, About(CARERS, 1, home), Tap.NOT_CLEAR, came)
    remark(store, About(CARERS, 1, HARD_ONES[0]), Tap.NOT_CLEAR, REMARK, came, replace(doing, by=None))
    now = _round(stage, NOW_DAY, DraftPin(CARERS, 1), "The help you give", _chosen(NOW_QUESTIONS))
    for each in NOW:
        _says(stage, now, NOW_DAY, each)
    _says(stage, now, NOW_DAY, DRAFT, sends=False)
    second = NewRound(
        pin=pin,
        revision=None,
        title="What the Autism group changed",
        can_change=CAN_CHANGE,
        offer=OFFER,
        after=first.id,
    )
    kept(propose_round(store, stage.panels[BOARD.name], second, stage.at(NOW_DAY, OFFICER)), Round)


def _chosen(homes: Iterable[str]) -> list[tuple[str, Why]]:
    return [(home, Why.HARD if home in HARD_ONES else Why.CHOSEN) for home in homes]


def _words(form: Form) -> Mapping[str, str]:
    return {place: words.text for place, words in slots(form)}
