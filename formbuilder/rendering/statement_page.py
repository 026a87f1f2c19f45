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
from formbuilder.rendering.titles import day_in_england, day_words, form_title, opened, tab_title
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charges import History, Saved, SavedDecision, SavedEnding, settled
from formbuilder.tongue.messages import N_, _, as_written

HEADING = N_("What you pay for your care")
CHANGED = N_("What we changed, and why")
WHO_IS_PAID = {
    Basis.GROSS: N_("You pay this to the council."),
    Basis.NET: N_("You pay this to the people who give you care. The council pays them the rest."),
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
        return (_(CHANGED),) if self.changed else ()

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
        heading=_(HEADING),
        title=tab_title(_(HEADING), council),
        council=council.name,
        form=form_title(ready.form),
        reference=shown_reference(around.reference),
        lines=(*_head(history, saved), *_from_when_to_when(history)),
        parts=_parts(ready, council, decision, _cut(history, saved)),
        changed=tuple(_changed(each) for each in decision.changes),
        again=_again(council, day_in_england(saved.at)),
        links=(Link(_("Save this page as a PDF"), around.pdf), *around.others),
        back=around.back,
        made_at=saved.at,
        told=around.told,
    )


def _head(history: History, saved: SavedDecision) -> Iterator[str]:
    """Say when it was decided, and what was decided before and after it."""
    yield _("We decided this on %(day)s.") % {"day": _decided_on(saved)}
    for each in history.saves:
        if each.number == saved.number - 1:
            yield _of_before(each, saved)
        elif each.number > saved.number:
            yield from _of_later(each, saved)


def _of_before(before: Saved, saved: SavedDecision) -> str:
    if isinstance(before, SavedEnding) or saved.decision.start > settled(before).start:
        return _("Our decision of %(day)s counts for the time before.") % {"day": _decided_on(before)}
    return _("It takes the place of our decision of %(day)s.") % {"day": _decided_on(before)}


def _of_later(later: Saved, saved: SavedDecision) -> Iterator[str]:
    if isinstance(later, SavedEnding):
        yield _("We ended this charge on %(day)s.") % {"day": _decided_on(later)}
        yield _("From %(day)s you pay nothing for your care. The reason is:") % {"day": day_words(later.ending.start)}
        yield as_written(later.ending.reason)
    elif later.decision.start > saved.decision.start:
        yield (
            _("A later decision counts from %(begins)s. We made it on %(day)s.")
            % {"begins": day_words(later.decision.start), "day": _decided_on(later)}
        )
    else:
        yield _("A later decision has taken its place, on %(day)s.") % {"day": _decided_on(later)}


def _from_when_to_when(history: History) -> Iterator[str]:
    """Give every sum with its weeks, once several decisions count."""
    if len({span.number for span in history.spans}) > 1:
        for span in history.spans:
            weeks = _weeks(span.begins, span.until)
            if span.weekly:
                yield _("From %(weeks)s you pay %(sum)s.") % {"weeks": weeks, "sum": weekly_words(span.weekly)}
            else:
                yield _("From %(weeks)s you pay nothing.") % {"weeks": weeks}


def _weeks(begins: date, until: date | None) -> str:
    if until is None:
        return day_words(begins)
    # L10n: two days, in “From 1 May 2026 to 3 June 2026 you pay …”
    return _("%(first)s to %(last)s") % {"first": day_words(begins), "last": day_words(until)}


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
    return replace(found, title=_(HEADING), periods=periods, after=())


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
        yield pieces(_("You keep %(sum)s of your money.") % {"sum": weekly_words(amount)})


def _paid(decision: Decision, line: ChargedLine, until: date | None) -> Iterator[tuple[Piece, ...]]:
    if line.weekly:
        yield pieces(
            _("You pay %(sum)s for your care, from %(weeks)s.")
            % {"sum": weekly_words(line.weekly), "weeks": _weeks(line.begins, until)}
        )
        yield pieces(_(WHO_IS_PAID[decision.basis]))
    else:
        yield pieces(_("You pay nothing for your care, from %(weeks)s.") % {"weeks": _weeks(line.begins, until)})
    if line.weekly != line.worked_out:
        yield pieces(
            _("We worked out %(sum)s, and charge another sum. The reason is:") % {"sum": weekly_words(line.worked_out)}
        )
        yield (Piece(as_written(decision.reason), is_sum=False),)


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
        _("You told us: %(words)s") % {"words": as_written(told)},
        _("We used: %(words)s") % {"words": as_written(used)},
        _("What we saw, on %(day)s: %(words)s") % {"day": day_words(change.seen_on), "words": as_written(change.seen)},
        _("Why: %(words)s") % {"words": as_written(change.reason)},
    )
    return Part(heading=change.asked, points=points)


def _again(council: Council, decided: date) -> Part:
    until = day_words(decided + timedelta(days=council.charging.ask_again_days))
    lines = (
        _("If you think that this is wrong, ask us to look at it again. It costs nothing."),
        _("Ask us by %(until)s. Tell us what is wrong, and show us any papers that you have.") % {"until": until},
        _("If your money or your costs change, tell us at any time. Then we work it out again."),
        opened(_("%(person)s can help you to ask."), person=council.person),
    )
    return Part(heading=_("How to ask us to look again"), lines=lines, ways=council.ways)
