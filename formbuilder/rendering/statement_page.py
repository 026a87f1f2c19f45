"""The plain statement of a decision for the person: what they keep and pay, every line, and how to ask again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from formbuilder.calculation.outcome import PeriodOutcome
from formbuilder.calculation.result import AMOUNT
from formbuilder.charges.charge_form import CHARGE, KEEP, ChargeForm
from formbuilder.charges.decision import Basis, Change, ChargedLine, Decision
from formbuilder.charges.ending import spans
from formbuilder.councils.profile import Council
from formbuilder.definition.calculations import Said
from formbuilder.expressions.syntax import names
from formbuilder.rendering.charge_words import weekly_words
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_lines import Working
from formbuilder.rendering.result_parts import Piece, ResultParts, ResultPeriod, pieces, result_parts
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.titles import day_in_england, day_words, form_title, sentence, tab_title
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charges import History, Saved, SavedDecision, SavedEnding, settled

HEADING = "What you pay for your care"
CHANGED = "What we changed, and why"
WHO_IS_PAID = {
    Basis.GROSS: "You pay this to the council.",
    Basis.NET: "You pay this to the people who give you care. The council pays them the rest.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """Template ``office/statement.html``, and the data of its PDF."""

    heading: str
    title: str
    council: str
    form: str
    reference: str
    lines: tuple[str, ...]
    parts: ResultParts
    changed: tuple[Part, ...]
    """What the council changed, answer by answer."""
    again: Part
    links: tuple[Link, ...]
    back: tuple[Link, ...]
    made_at: datetime
    told: tuple[str, ...]
    """What the officer reads above it; it is not printed."""

    @property
    def changed_words(self) -> tuple[str, ...]:
        """The heading above what was changed, if anything was."""
        return (CHANGED,) if self.changed else ()

    @property
    def file_name(self) -> str:
        """What the PDF is called: the reference, and nothing of its subject."""
        return f"statement-{self.reference}.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where a statement stands: before an officer, or before the person."""

    council: Council
    reference: str
    pdf: str
    """Where it is saved."""
    back: tuple[Link, ...]
    others: tuple[Link, ...] = ()
    """Other statements of the same charge."""
    told: tuple[str, ...] = ()
    """For an officer: how the person is told that it is there to read."""


def statement_page(around: Around, ready: ChargeForm, history: History, saved: SavedDecision) -> StatementPage:
    """Return the statement of a decision, with what other decisions make of it."""
    council, decision = around.council.asked_about(ready.form.slug), saved.decision
    return StatementPage(
        heading=HEADING,
        title=tab_title(HEADING, council),
        council=council.name,
        form=form_title(ready.form),
        reference=shown_reference(around.reference),
        lines=(*_head(history, saved), *_from_when_to_when(history)),
        parts=_parts(ready, council, decision, _cut(history, saved)),
        changed=tuple(_changed(each) for each in decision.changes),
        again=_again(council, day_in_england(saved.at)),
        links=(Link("Save this page as a PDF", around.pdf), *around.others),
        back=around.back,
        made_at=saved.at,
        told=around.told,
    )


def _head(history: History, saved: SavedDecision) -> Iterator[str]:
    """Say when it was decided, and what was decided before and after it."""
    yield f"We decided this on {_decided_on(saved)}."
    for each in history.saves:
        if each.number == saved.number - 1:
            yield _of_before(each, saved)
        elif each.number > saved.number:
            yield from _of_later(each, saved)


def _of_before(before: Saved, saved: SavedDecision) -> str:
    if isinstance(before, SavedEnding) or saved.decision.start > settled(before).start:
        return f"Our decision of {_decided_on(before)} counts for the time before."
    return f"It takes the place of our decision of {_decided_on(before)}."


def _of_later(later: Saved, saved: SavedDecision) -> Iterator[str]:
    if isinstance(later, SavedEnding):
        yield f"We ended this charge on {_decided_on(later)}."
        yield f"From {day_words(later.ending.start)} you pay nothing for your care. The reason is:"
        yield later.ending.reason
    elif later.decision.start > saved.decision.start:
        yield f"A later decision counts from {day_words(later.decision.start)}. We made it on {_decided_on(later)}."
    else:
        yield f"A later decision has taken its place, on {_decided_on(later)}."


def _from_when_to_when(history: History) -> Iterator[str]:
    """Give every sum with its weeks, once several decisions count."""
    if len({span.number for span in history.spans}) > 1:
        for span in history.spans:
            sum_ = f"you pay {weekly_words(span.weekly)}" if span.weekly else "you pay nothing"
            yield f"From {_weeks(span.begins, span.until)} {sum_}."


def _weeks(begins: date, until: date | None) -> str:
    return f"{day_words(begins)} to {day_words(until)}" if until else day_words(begins)


def _cut(history: History, saved: SavedDecision) -> dict[date, date]:
    """Return the last days of the sums of a decision that another one cuts short, by their first days."""
    alone = {each.begins: each.until for each in spans(((saved.number, saved.decision),))}
    now = (each for each in history.spans if each.number == saved.number)
    return {each.begins: each.until for each in now if each.until and each.until != alone[each.begins]}


def _decided_on(saved: Saved) -> str:
    return day_words(day_in_england(saved.at))


def _parts(ready: ChargeForm, council: Council, decision: Decision, cut: Mapping[date, date]) -> ResultParts:
    """Return the result in words, with what is decided in place of what may be; it is no estimate any more.

    ``cut`` gives the last day of sums that end before their time.
    """
    finding = decision.finding
    found = result_parts(ready.form, council, Working.of(ready.form), finding, {})
    outcomes = {each.begins.isoformat(): each for each in finding.outcome.periods}
    periods = tuple(_period(ready, decision, each, outcomes[each.id], cut) for each in found.periods)
    return replace(found, title=HEADING, periods=periods, after=())


def _period(
    ready: ChargeForm, decision: Decision, period: ResultPeriod, outcome: PeriodOutcome, cut: Mapping[date, date]
) -> ResultPeriod:
    line = next((each for each in reversed(decision.lines) if each.begins <= outcome.begins), decision.lines[0])
    told = {each.id: each.text for each in outcome.says}
    first = _kept(ready, outcome, line)
    others = [pieces(told[each.id]) for each in _beside(ready) if each.id in told]
    keeping = [pieces(told[id_]) for id_ in told if id_.startswith(f"{KEEP}-")]
    rest = [each for each in others if each not in keeping]
    says = (*first, *keeping, *_paid(decision, line, cut.get(line.begins)), *rest)
    return replace(period, says=says, about=period.about, tells=True)


def _kept(ready: ChargeForm, outcome: PeriodOutcome, line: ChargedLine) -> Iterator[tuple[Piece, ...]]:
    """Say what the person keeps each week, where the form says it."""
    keeps = outcome.line(ready.keeps) if any(each.id == KEEP for each in outcome.says) else None
    if keeps and keeps.amount is not None:
        amount = keeps.amount + line.worked_out - line.weekly
        yield pieces(f"You keep {weekly_words(amount)} of your money.")


def _paid(decision: Decision, line: ChargedLine, until: date | None) -> Iterator[tuple[Piece, ...]]:
    if line.weekly:
        yield pieces(f"You pay {weekly_words(line.weekly)} for your care, from {_weeks(line.begins, until)}.")
        yield pieces(WHO_IS_PAID[decision.basis])
    else:
        yield pieces(f"You pay nothing for your care, from {_weeks(line.begins, until)}.")
    if line.weekly != line.worked_out:
        yield pieces(f"We worked out {weekly_words(line.worked_out)}, and charge another sum. The reason is:")
        yield (Piece(decision.reason, is_sum=False),)


def _beside(ready: ChargeForm) -> tuple[Said, ...]:
    """Return the paragraphs of a result that say neither what is kept nor what is paid: the decision says those."""
    says = ready.form.result.says if ready.form.result else ()
    return tuple(each for each in says if each.id != KEEP and not _says_the_charge(each))


def _says_the_charge(said: Said) -> bool:
    amounts = AMOUNT.findall(str(said.words))
    read = names(said.when) if said.when else frozenset()
    return CHARGE in amounts or (CHARGE in read and not amounts)


def _changed(change: Change) -> Part:
    told, used = "; ".join(change.told), "; ".join(change.used)
    points = (
        f"You told us: {told}",
        f"We used: {used}",
        f"What we saw, on {day_words(change.seen_on)}: {change.seen}",
        f"Why: {change.reason}",
    )
    return Part(heading=change.asked, points=points)


def _again(council: Council, decided: date) -> Part:
    until = day_words(decided + timedelta(days=council.charging.ask_again_days))
    lines = (
        "If you think that this is wrong, ask us to look at it again. It costs nothing.",
        f"Ask us by {until}. Tell us what is wrong, and show us any papers that you have.",
        "If your money or your costs change, tell us at any time. Then we work it out again.",
        f"{sentence(council.person)} can help you to ask.",
    )
    return Part(heading="How to ask us to look again", lines=lines, ways=council.ways)
