"""Decide what somebody is charged: from the officer's copy, after a second look, never changed afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from formbuilder.answers.plain import trusted
from formbuilder.calculation.finding import Finding
from formbuilder.charges.charge_form import ChargeForm, Reckoning, Terms
from formbuilder.charges.correction import LONGEST, SavedCorrection, item_of
from formbuilder.charges.decision import (
    MOST,
    PERSON_NUMBER,
    Basis,
    Change,
    ChargedLine,
    Decision,
    Kind,
    charged,
    kept_as_text,
    no_sum,
    packed,
)
from formbuilder.charges.ending import Ending, Settled
from formbuilder.charges.uprating import Uprated, uprated
from formbuilder.definition.model import Group, Question
from formbuilder.sealing import box
from formbuilder.sealing.box import NONCE_BYTES
from formbuilder.sealing.rings import Keys
from formbuilder.services.charge_news import leave_news
from formbuilder.services.charges import (
    DECISION,
    Assessment,
    OpenKey,
    SavedDecision,
    data_key,
    history_of,
    opened_settled,
)
from formbuilder.services.doing import Doing
from formbuilder.services.journeys import FormPin
from formbuilder.services.opening import label
from formbuilder.storage import charges as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.wording.shown import shown

NOT_ANSWERED = "No answer."
LEFT_OUT = "Not counted."
AT_A_TIME = 500
NOTHING = Decimal(0)
ReadyForm = Callable[[FormPin], ChargeForm | None]
"""Finds the version that something was sent with."""


class NotDecided(StrEnum):
    """Why nothing was decided."""

    NO_SUM = "no_sum"
    """The officer's copy gives no sum."""
    PERSON_NUMBER = "person_number"
    SUM = "sum"
    """A sum that was set by hand is none, or is too large."""
    NO_REASON = "no_reason"
    """A sum was set by hand, and nobody said why in at most 500 characters."""
    CHANGED = "changed"
    """The officer’s copy, or the rates, have changed since the second look."""
    GONE = "gone"
    """It cannot be opened any more, or the person took it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """What an officer decides, as typed; sums are those that the second look showed, and those set by hand."""

    person_number: str = field(repr=False)
    kind: Kind
    basis: Basis
    looked: tuple[Decimal, ...]
    """The sums that the officer saw, a line each."""
    by_hand: Mapping[int, Decimal] = field(default_factory=dict)
    """By line, from 0: another sum."""
    reason: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One row for the finance system."""

    reference: str
    number: int
    decided_at: datetime
    settled: Settled
    begins: date
    """The first day of the weeks that the row is about."""
    weekly: Decimal
    """Pounds a week; nought where the charge ends."""

    @property
    def ends(self) -> bool:
        """Whether nothing is charged from that day on."""
        return isinstance(self.settled, Ending)


@dataclass(frozen=True, slots=True)
class UpratedLine:
    """A decision in force, and what it would be from another day on."""

    reference: str
    person_number: str = field(repr=False)
    uprated: Uprated


@dataclass(frozen=True, slots=True)
class UpratedPage:
    """Some of the decisions in force; ``more`` is the reference after which the next begin, "" at the end.

    ``sealed`` counts those that another key of the council opens.
    """

    lines: tuple[UpratedLine, ...]
    more: str
    sealed: int = 0


def decide(
    store: Store,
    assessment: Assessment,
    private_key: Keys,
    reckoning: Reckoning,
    deciding: Deciding,
    doing: Doing,
) -> SavedDecision | frozenset[NotDecided]:
    """Decide a charge; what is wrong comes back at once. ``reckoning`` says for which day, rates and start."""
    worked, terms = reckoning.work_out(assessment.answers), reckoning.terms
    if no_sum(worked.outcome):
        return frozenset({NotDecided.NO_SUM})
    lines = charged(worked.outcome)
    wrong = frozenset(_wrong(deciding, lines))
    if wrong or doing.by is None:
        return wrong
    finding = Finding(outcome=worked.outcome, on=terms.on, rates=terms.rates.fingerprint, weeks=terms.weeks)
    decision = Decision(
        person_number=deciding.person_number.strip(),
        kind=deciding.kind,
        basis=deciding.basis,
        lines=tuple(
            replace(line, weekly=deciding.by_hand.get(number, line.weekly)) for number, line in enumerate(lines)
        ),
        reason=deciding.reason if deciding.by_hand else "",
        changes=tuple(changes(reckoning.form, assessment)),
        kept_finding=kept_as_text(finding),
        answers=assessment.answers,
        corrections=assessment.seen,
    )
    return _kept(store, assessment, private_key, decision, doing.by, doing)


def changes(ready: ChargeForm, assessment: Assessment) -> Iterator[Change]:
    """Give the answers that the officer replaced, in words and in the order of the form."""
    places = {each.id: place for place, each in enumerate(ready.form.questions)}
    saved = assessment.in_force.values()
    for each in sorted(saved, key=lambda one: places.get(_question(one), len(places))):
        question = next((one for one in ready.form.questions if one.id == _question(each)), None)
        if question:
            yield _change(question, assessment, each)


def decided_since(store: Store, private_key: Keys, since: datetime) -> tuple[tuple[Exported, ...], int]:
    """Return a row for each line that was decided from a moment on, oldest first, and how many this key cannot open.

    What a later decision replaces from the same week or an earlier one is left out. A charge that ends has a row too.
    """

    def read(scope: Scope) -> tuple[tuple[Exported, ...], int]:
        found, key = rows.decided_since(scope, since), OpenKey.of(private_key)
        opened = [(row, settled) for row in found if (settled := _opened(scope, row, key)) is not None]
        return tuple(_exported(opened)), len(found) - len(opened)

    return store.read(read)


def note_export(store: Store, since: date, doing: Doing) -> None:
    """Write in the trail that rows for the finance system left the house."""
    store.write(lambda scope: doing.note(scope, "charges-exported", since.isoformat()))


def uprating(
    store: Store, private_key: Keys, ready: ReadyForm, terms: Terms, after: str = "", most: int = AT_A_TIME
) -> UpratedPage:
    """Work out the decisions in force for another day, by reference; nothing is decided."""

    def read(scope: Scope) -> UpratedPage:
        found, key = rows.in_force(scope, after, most + 1), OpenKey.of(private_key)
        shown_now = found[:most]
        opened = [(row, each) for row in shown_now if (each := _in_force(scope, row, key, _begins(terms))) is not None]
        lines = [_uprated(row, each, ready, terms) for row, each in opened if isinstance(each, Decision)]
        more = shown_now[-1].reference if len(found) > most else ""
        return UpratedPage(tuple(lines), more, len(shown_now) - len(opened))

    return store.read(read)


def every_uprating(store: Store, private_key: Keys, ready: ReadyForm, terms: Terms) -> Iterator[UpratedPage]:
    """Give all decisions in force, some at a time."""
    after = ""
    while True:
        page = uprating(store, private_key, ready, terms, after)
        yield page
        after = page.more
        if not after:
            return


def _wrong(deciding: Deciding, lines: tuple[ChargedLine, ...]) -> Iterator[NotDecided]:
    if not PERSON_NUMBER.fullmatch(deciding.person_number.strip()):
        yield NotDecided.PERSON_NUMBER
    if deciding.looked != tuple(line.weekly for line in lines):
        yield NotDecided.CHANGED
    if any(not 0 <= each <= MOST for each in deciding.by_hand.values()):
        yield NotDecided.SUM
    if deciding.by_hand and not 0 < len(deciding.reason) <= LONGEST:
        yield NotDecided.NO_REASON


def _kept(
    store: Store, assessment: Assessment, private_key: Keys, decision: Decision, by: str, doing: Doing
) -> SavedDecision | frozenset[NotDecided]:
    nonce, reference = doing.random(NONCE_BYTES), assessment.reference

    def keep(scope: Scope) -> SavedDecision | frozenset[NotDecided]:
        key = data_key(scope, reference, private_key, lock=True)
        if key is None:
            return frozenset({NotDecided.GONE})
        if len(rows.corrections(scope, reference)) != decision.corrections:
            return frozenset({NotDecided.CHANGED})
        number = len(rows.decisions(scope, reference)) + 1
        sealed = box.seal(key, packed(decision), label(scope, reference, f"{DECISION} {number}"), nonce)
        rows.add_decision(scope, reference, rows.SealedRow(number, sealed, by, doing.now))
        leave_news(scope, assessment, number, doing)
        doing.note(scope, "charge-decided", reference)
        return SavedDecision(number, decision, by, doing.now)

    return store.write(keep)


def _question(saved: SavedCorrection) -> str:
    return saved.correction.address.partition("/")[0]


def _change(question: Question, assessment: Assessment, saved: SavedCorrection) -> Change:
    correction = saved.correction
    told = _words(question, correction.address, assessment.submission.answers)
    used = _words(question, correction.address, assessment.answers)
    return Change(
        asked=str(question.ask),
        told=told or (NOT_ANSWERED,),
        used=used or (LEFT_OUT,),
        seen=correction.seen,
        seen_on=correction.seen_on,
        reason=correction.reason,
    )


def _words(question: Question, address: str, plain: Mapping[str, object]) -> tuple[str, ...]:
    """Return an answer as it is shown again; of an address of an item, that item."""
    told = plain.get(question.id)
    if isinstance(question.type, Group) and "/" in address:
        item = item_of(plain, address)
        told = None if item is None else [item]
    value = None if told is None else trusted(question, told)
    return shown(question, value) if value is not None else ()


def _opened(scope: Scope, row: rows.DecisionRow, key: OpenKey) -> Settled | None:
    mine = key.unwrapped(scope, row.reference, row.wrapped)
    return None if mine is None else opened_settled(scope, row.reference, row.number, mine, row.box)


def _exported(opened: Sequence[tuple[rows.DecisionRow, Settled]]) -> Iterator[Exported]:
    """Give what no later decision replaces: a line is replaced by those that begin no later."""
    earliest: dict[str, date] = {}
    kept: list[tuple[rows.DecisionRow, Settled, date]] = []
    for row, settled in reversed(opened):
        before = earliest.get(row.reference, date.max)
        earliest[row.reference] = min(before, settled.start)
        kept.append((row, settled, before))
    for row, settled, before in reversed(kept):
        for begins, weekly in _sums(settled):
            if begins < before:
                yield Exported(
                    reference=row.reference,
                    number=row.number,
                    decided_at=row.at,
                    settled=settled,
                    begins=begins,
                    weekly=weekly,
                )


def _sums(settled: Settled) -> Iterator[tuple[date, Decimal]]:
    if isinstance(settled, Ending):
        yield settled.start, NOTHING
    else:
        yield from ((line.begins, line.weekly) for line in settled.lines)


def _in_force(scope: Scope, row: rows.DecisionRow, key: OpenKey, begins: date) -> Settled | None:
    """Return the last decision; before a charge ends, the one that says what is charged. None: another key opens it."""
    last = _opened(scope, row, key)
    if not isinstance(last, Ending) or last.start <= begins:
        return last
    mine = key.unwrapped(scope, row.reference, row.wrapped)
    decisions = history_of(scope, row.reference, mine).decisions if mine else ()
    return decisions[-1].decision if decisions else last


def _begins(terms: Terms) -> date:
    return terms.begins or terms.on


def _uprated(row: rows.DecisionRow, decision: Decision, ready: ReadyForm, terms: Terms) -> UpratedLine:
    begins = max(_begins(terms), decision.start)
    form = ready(FormPin(row.form, row.version, row.fingerprint))
    return UpratedLine(
        row.reference, decision.person_number, uprated(form, decision, replace(terms, on=begins, begins=begins))
    )
