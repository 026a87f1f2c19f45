"""Publish a draft, and withdraw a version: what must be clear is checked again in the very transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from formbuilder.councils.read import read_council
from formbuilder.publishing.life_cycle import Need, Stage
from formbuilder.publishing.sign_offs import chain_state
from formbuilder.services import half_way
from formbuilder.services.answering import unanswered_on
from formbuilder.services.blocks import block_row
from formbuilder.services.carried import live_words, reads, unplaced
from formbuilder.services.checks import Checks, Words, asked_for_gaps, words_of
from formbuilder.services.corrections import unsigned_in
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import HIGHEST, DraftPin
from formbuilder.services.editions import EditionName
from formbuilder.services.forms import FormState
from formbuilder.services.gap_kinds import place_of
from formbuilder.services.half_way import record
from formbuilder.services.life_cycle import given, move_draft, rights_of, settle, steps_in
from formbuilder.services.packs import kept_facts
from formbuilder.services.placing import keep_carried, moving_of
from formbuilder.services.publishing_kinds import HalfWay, Left, NotPublished, Published
from formbuilder.services.taking import note_opened
from formbuilder.services.withdrawing import withdrawn_block_names
from formbuilder.storage import blocks as block_rows
from formbuilder.storage import councils as council_rows
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import packs, people
from formbuilder.storage import publishing as rows
from formbuilder.storage import sign_offs as said
from formbuilder.storage import spoken as spoken_words
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.publishing import LeftRow

if TYPE_CHECKING:
    from formbuilder.checking.publish_gate import Around, Gate, Setting
    from formbuilder.checking.shelf import DraftReport

LONGEST_REASON = 2_000
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class AtTheGate:
    """A draft and everything that is left to do before it is published."""

    words: Words
    report: DraftReport = field(repr=False)
    gate: Gate


def at_the_gate(store: Store, pin: DraftPin, checks: Checks, now: datetime | None = None) -> AtTheGate | None:
    """Return what is left to do before a draft is published; None if there is no such draft.

    With ``now`` it says too whether the panel is late to sign an urgent correction.
    """
    words = words_of(store, pin, checks)
    if words is None:
        return None
    checks = asked_for_gaps(checks)
    seen = _seen(store, pin, words, checks)
    return AtTheGate(words, seen.report, store.read(lambda scope: _gate(scope, pin, seen, checks, now)))


def publish(store: Store, pin: DraftPin, checks: Checks, doing: Doing) -> Published | NotPublished:
    """Let people begin this version from now on, and nobody the ones before; those who began one go on with it.

    What must be clear is looked at again in the moment, and two who publish at once make one version.
    """
    words = words_of(store, pin, checks)
    if words is None:
        return NotPublished.UNKNOWN
    checks = asked_for_gaps(checks)
    seen = _seen(store, pin, words, checks)
    bundle = checks.bundle(words.form, words.text) if words.form else b""
    moving = None if pin.block else moving_of(store, EditionName(pin), reads(store, checks))

    def put_live(scope: Scope) -> Published | NotPublished:
        why = _ready(scope, pin, words, doing)
        if why is not None:
            return why
        holding = set[Need]() if _gate(scope, pin, seen, checks, doing.now).musts else {Need.MUSTS_CLEAR}
        moved = move_draft(scope, pin, Stage.PUBLISHED, doing, holding, read=words)
        if isinstance(moved, StrEnum) or words.form is None:
            return NotPublished.NO_RIGHT if moved == "no_right" else NotPublished.BLOCKED
        first = not form_rows.open_of(scope, (pin.form,))
        _open(scope, pin, words.form.fingerprint, bundle, doing)
        note_opened(scope, pin, words)
        if moving:
            keep_carried(scope, moving, doing)
        return Published(pin, words.form.fingerprint, first)

    return store.write(put_live)


def find_version(store: Store, pin: DraftPin) -> FormState | None:
    """Return how a version is that people can or could begin; None if it never was one."""
    found = store.read(lambda scope: form_rows.find(scope, pin.form, pin.version)) if pin.possible else None
    return None if found is None else FormState(found.state)


def newer_open(store: Store, pin: DraftPin) -> int | None:
    """Return the newest open version after one: people half-way go on with it if that one is withdrawn."""
    found = half_way.standing(store, pin.form)
    later = found.versions[found.order[pin.version] + 1 :] if pin.version in found.order else ()
    return next((row.version for row in reversed(later) if row.state != FormState.WITHDRAWN), None)


def leave_line(
    store: Store, pin: DraftPin, key: str, because: str, checks: Checks, doing: Doing
) -> NotPublished | None:
    """Leave a line as it is, because; that holds while its words stay the same. None if it is done."""
    found = at_the_gate(store, pin, checks)
    line = next((each for each in found.gate.may_leave if each.key == key), None) if found else None
    if line is None or not because.strip():
        return NotPublished.UNKNOWN if line is None else NotPublished.NO_REASON

    def leave(scope: Scope) -> NotPublished | None:
        if line.right not in rights_of(scope, doing):
            return NotPublished.NO_RIGHT
        spoken = doing.new_id()
        spoken_words.speak(scope, spoken, because.strip()[:LONGEST_REASON])
        by = doing.by or ""
        new = LeftRow(
            form=pin.form, line=key, about=line.says[:LONGEST_LINE], words=spoken, left_by=by, left_at=doing.now
        )
        rows.leave(scope, new)
        doing.note(scope, "line-left", str(pin))
        return None

    return store.write(leave)


def take_line_up(store: Store, pin: DraftPin, key: str, checks: Checks, doing: Doing) -> NotPublished | None:
    """Let a line of “should” that somebody left stand among the open ones again; None if it is done.

    Its reason is erased: it holds for nothing any more. Pressing twice does it once.
    """
    found = at_the_gate(store, pin, checks)
    line = next((each for each in found.gate.shoulds if each.key == key), None) if found else None
    if line is None:
        return NotPublished.UNKNOWN

    def take_up(scope: Scope) -> NotPublished | None:
        if line.right not in rights_of(scope, doing):
            return NotPublished.NO_RIGHT
        spoken = rows.take_up(scope, pin.form, key)
        if spoken is not None:
            spoken_words.erase(scope, spoken, doing.now)
            doing.note(scope, "line-taken-up", str(pin))
        return None

    return store.write(take_up)


def lines_left(store: Store, form: str) -> Mapping[str, Left]:
    """Return the lines of a form that were left, by key, the last first; the board pack and the panel show them."""

    def find(scope: Scope) -> Mapping[str, Left]:
        found = rows.left(scope, form)
        texts = spoken_words.spoken(scope, frozenset(row.words for row in found))
        return {
            row.line: Left(
                line=row.line,
                about=row.about,
                because=texts.get(row.words, ""),
                left_by=row.left_by,
                left_at=row.left_at,
            )
            for row in found
        }

    return store.read(find)


def left_now(store: Store, pin: DraftPin, checks: Checks) -> tuple[Left, ...]:
    """Return what was left of a draft and still holds: its words are as they were when somebody left it."""
    found = at_the_gate(store, pin, checks)
    left = lines_left(store, pin.form) if found else {}
    return tuple(left[line.key] for line in found.gate.may_leave if line.key in left) if found else ()


def set_half_way(store: Store, pin: DraftPin, rule: HalfWay, ids: tuple[str, ...], doing: Doing) -> NotPublished | None:
    """Say what a version means for people half-way through the one before it; None if it is done."""

    def keep(scope: Scope) -> NotPublished | None:
        draft = draft_rows.find(scope, pin.form, pin.version, lock=True) if pin.possible else None
        if draft is None or draft.state in {Stage.PUBLISHED, Stage.DROPPED}:
            return NotPublished.NOT_FROM_HERE if draft else NotPublished.UNKNOWN
        asked = ids if rule is HalfWay.ASK_AGAIN else ()
        rows.set_half_way(scope, pin.form, pin.version, rule, asked)
        doing.note(scope, "half-way-set", str(pin))
        return None

    return store.write(keep)


def half_way_of(store: Store, pin: DraftPin) -> tuple[HalfWay, tuple[str, ...]]:
    """Return what a version means for people half-way: the rule, and the questions that they are asked again."""
    possible = pin.possible and pin.version <= HIGHEST
    found = store.read(lambda scope: rows.half_way(scope, pin.form, pin.version)) if possible else None
    return (HalfWay(found[0]), found[1]) if found else (HalfWay.FINISH, ())


def _ready(scope: Scope, pin: DraftPin, words: Words, doing: Doing) -> NotPublished | None:
    """Say why a draft cannot be looked at for publishing; one whose chain is met is approved by this."""
    draft = draft_rows.find(scope, pin.form, pin.version, lock=True)
    if draft is None:
        return NotPublished.UNKNOWN
    if draft.state == Stage.PUBLISHED:
        return NotPublished.THERE_ALREADY
    if draft.revision != words.revision:
        return NotPublished.SAVED_SINCE
    now = settle(scope, draft, words, doing)
    if now in {Stage.IN_REVIEW, Stage.APPROVED}:
        return None if now is Stage.APPROVED else NotPublished.BLOCKED
    return NotPublished.NOT_FROM_HERE


def _open(scope: Scope, pin: DraftPin, fingerprint: str, bundle: bytes, doing: Doing) -> None:
    if pin.block:
        block_rows.add(scope, block_row(pin.block, pin.version, bundle, "", doing))
        rows.end_plans(scope, pin.form, pin.version, "publish", "done", doing.now)
        rows.close_asked(scope, pin.form, pin.version, doing.now)
        return
    row = form_rows.FormRow(
        slug=pin.form,
        version=pin.version,
        fingerprint=fingerprint,
        state=FormState.PUBLISHED,
        file=bundle,
        loaded_at=doing.now,
    )
    form_rows.add(scope, row)
    rows.end_plans(scope, pin.form, pin.version, "publish", "done", doing.now)
    rows.close_asked(scope, pin.form, pin.version, doing.now)
    if rows.half_way(scope, pin.form, pin.version) is None:
        rows.set_half_way(scope, pin.form, pin.version, HalfWay.FINISH, ())
    rule, ids = rows.half_way(scope, pin.form, pin.version) or (HalfWay.FINISH, ())
    record(scope, pin.form, half_way.HalfWay(version=pin.version, rule=half_way.Rule(rule), ids=tuple(ids)), doing)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read of a draft before a transaction begins."""

    words: Words
    report: DraftReport
    unplaced: int
    live: Mapping[str, str]
    """The words that people read now."""


def _seen(store: Store, pin: DraftPin, words: Words, checks: Checks) -> _Seen:
    name = EditionName(pin, words.revision)
    report = checks.check(words.text)
    if pin.block:
        return _Seen(words, report, 0, {})
    return _Seen(words, report, unplaced(store, name, reads(store, checks)), live_words(store, pin.form))


def _gate(scope: Scope, pin: DraftPin, seen: _Seen, checks: Checks, now: datetime | None) -> Gate:
    from formbuilder.checking.publish_gate import Around, gate  # noqa: PLC0415 - brings the plain-language checks with it

    chain = chain_state(steps_in(scope, pin.form), given(said.of_draft(scope, pin.form, pin.version)), seen.words.rows)
    around = _around_block(Around) if pin.block else _around(scope, pin.form, checks, now)
    facts = kept_facts(packs.find(scope, pin.form, pin.version)).facts
    equality = bool(pin.block) or facts.equality_looked_at
    around = replace(around, unplaced=seen.unplaced, equality=equality, live=seen.live)
    if now:
        around = replace(around, unanswered=unanswered_on(scope, pin.form, pin.version, now.date()))
    left = frozenset(row.line for row in rows.left(scope, pin.form))
    return gate(pin.form, pin.version, seen.report, around, chain, left)


def _around(scope: Scope, form: str, checks: Checks, now: datetime | None) -> Around:
    from formbuilder.checking.publish_gate import Around  # noqa: PLC0415 - as above

    profile = council_rows.profile(scope)
    council = read_council(profile, "profile") if profile else None
    pairs = {name: (owner, deputy) for name, owner, deputy in people.forms(scope)}
    looking = [people.find(scope, id_) for id_ in pairs.get(form, ())]
    return Around(
        on_duty=council is not None and council.duty is not None,
        sends=checks.sends or council_rows.is_demonstration(scope),
        is_read=council is not None and form in council.forms,
        days_kept=council.days_kept if council else 0,
        unsigned=len(unsigned_in(scope, form, now)) if now else 0,
        gaps=tuple(_settings(checks)),
        withdrawn_blocks=withdrawn_block_names(scope),
        looked_after=bool(looking) and all(person is not None and person.active for person in looking),
    )


def _settings(checks: Checks) -> Iterator[Setting]:
    """Yield the settings that the council has not set and that no line of the gate is about yet."""
    from formbuilder.checking.publish_gate import Line, Setting  # noqa: PLC0415 - as above

    for gap in checks.gaps():
        if gap.needed != "others":
            line = Line(gap.words, gap.right, place_of(gap))
            yield Setting(line=line, answers=gap.needed == "answers", danger=gap.needed == "danger")


def _around_block(around: type[Around]) -> Around:
    """Return what is asked of the council for a block: nothing, since the forms that use it answer for that."""
    return around(on_duty=True, sends=True, is_read=True, days_kept=1, looked_after=True, of_block=True)
