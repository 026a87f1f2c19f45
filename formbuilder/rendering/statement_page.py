"""The plain statement of a decision for the person: what they keep and pay, every line, and how to ask again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from formbuilder.calculation.outcome import PeriodOutcome
from formbuilder.calculation.result import AMOUNT
from formbuilder.charges.charge_form import CHARGE, KEEP, ChargeForm
from formbuilder.charges.decision import Basis, Change, ChargedLine, Decision
from formbuilder.councils.profile import Council
from formbuilder.definition.calculations import Said
from formbuilder.expressions.syntax import names
from formbuilder.rendering.charge_words import charge_at, to_copy, weekly_words
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.result_lines import Working
from formbuilder.rendering.result_parts import Piece, ResultParts, ResultPeriod, pieces, result_parts
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.titles import day_in_england, day_words, form_title, sentence, tab_title
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charges import SavedDecision

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

    @property
    def changed_words(self) -> tuple[str, ...]:
        """The heading above what was changed, if anything was."""
        return (CHANGED,) if self.changed else ()

    @property
    def file_name(self) -> str:
        """What the PDF is called: the reference, and nothing of its subject."""
        return f"statement-{self.reference}.pdf"


def statement_page(
    site: OfficeSite,
    ready: ChargeForm,
    saved: SavedDecision,
    reference: str,
    before: SavedDecision | None,
    after: SavedDecision | None,
) -> StatementPage:
    """Return the statement; ``before`` and ``after`` are the decisions around it, if there are any."""
    council, decision = site.council.asked_about(ready.form.slug), saved.decision
    name = f"decisions/{saved.number}"
    return StatementPage(
        heading=HEADING,
        title=tab_title(HEADING, council),
        council=council.name,
        form=form_title(ready.form),
        reference=shown_reference(reference),
        lines=tuple(_head(saved, before, after)),
        parts=_parts(ready, council, decision),
        changed=tuple(_changed(each) for each in decision.changes),
        again=_again(council, day_in_england(saved.at)),
        links=(Link("Save this page as a PDF", charge_at(site, reference, f"{name}.pdf")),),
        back=(to_copy(site, reference),),
        made_at=saved.at,
    )


def _head(saved: SavedDecision, before: SavedDecision | None, after: SavedDecision | None) -> Iterator[str]:
    yield f"We decided this on {day_words(day_in_england(saved.at))}."
    if before:
        yield f"It takes the place of our decision of {day_words(day_in_england(before.at))}."
    if after:
        yield f"A later decision has taken its place, on {day_words(day_in_england(after.at))}."


def _parts(ready: ChargeForm, council: Council, decision: Decision) -> ResultParts:
    """Return the result in words, with what is decided in place of what may be; it is no estimate any more."""
    finding = decision.finding
    found = result_parts(ready.form, council, Working.of(ready.form), finding, {})
    outcomes = {each.begins.isoformat(): each for each in finding.outcome.periods}
    periods = tuple(_period(ready, decision, each, outcomes[each.id]) for each in found.periods)
    return replace(found, title=HEADING, periods=periods, after=())


def _period(ready: ChargeForm, decision: Decision, period: ResultPeriod, outcome: PeriodOutcome) -> ResultPeriod:
    line = next((each for each in reversed(decision.lines) if each.begins <= outcome.begins), decision.lines[0])
    told = {each.id: each.text for each in outcome.says}
    first = _kept(ready, outcome, line)
    others = [pieces(told[each.id]) for each in _beside(ready) if each.id in told]
    keeping = [pieces(told[id_]) for id_ in told if id_.startswith(f"{KEEP}-")]
    rest = [each for each in others if each not in keeping]
    says = (*first, *keeping, *_paid(decision, line), *rest)
    return replace(period, says=says, about=period.about, tells=True)


def _kept(ready: ChargeForm, outcome: PeriodOutcome, line: ChargedLine) -> Iterator[tuple[Piece, ...]]:
    """Say what the person keeps each week, where the form says it."""
    keeps = outcome.line(ready.keeps) if any(each.id == KEEP for each in outcome.says) else None
    if keeps and keeps.amount is not None:
        amount = keeps.amount + line.worked_out - line.weekly
        yield pieces(f"You keep {weekly_words(amount)} of your money.")


def _paid(decision: Decision, line: ChargedLine) -> Iterator[tuple[Piece, ...]]:
    if line.weekly:
        yield pieces(f"You pay {weekly_words(line.weekly)} for your care, from {day_words(line.begins)}.")
        yield pieces(WHO_IS_PAID[decision.basis])
    else:
        yield pieces(f"You pay nothing for your care, from {day_words(line.begins)}.")
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
