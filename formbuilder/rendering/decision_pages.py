"""Decide a charge: what is asked, and the second look before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from formbuilder.answers.reading import Raw
from formbuilder.calculation.outcome import PeriodOutcome, RateUsed
from formbuilder.charges.asked import DECISION, asked_of_officers, by_hand, officers_form
from formbuilder.charges.charge_form import KEEP, ChargeForm, Worked
from formbuilder.charges.decision import ChargedLine, NoSum, charged
from formbuilder.definition.calculations import Unit
from formbuilder.definition.rates import Status, written_year
from formbuilder.rendering.charge_page import WHY_NOT
from formbuilder.rendering.charge_words import amount_words, charge_at, to_copy, weekly_words
from formbuilder.rendering.frame import Link
from formbuilder.rendering.news_words import before_words
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_questions import EMPTY, AskedPart, Filling, QuestionsPage, hidden_answers
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.services.charge_decisions import NotDecided
from formbuilder.services.charge_news import way_of
from formbuilder.services.charges import Assessment

LOOKED = "looked"
"""The hidden field with the sums that the second look shows."""
SAID: Mapping[NotDecided, tuple[str, str]] = {
    NotDecided.PERSON_NUMBER: (
        "person_number",
        "Enter the number as the finance system has it: letters, digits, spaces.",
    ),
    NotDecided.SUM: ("weekly_0", "Enter sums from £0 to £10,000 a week."),
    NotDecided.NO_REASON: ("why_by_hand", "Say why you charge another sum, in at most 500 letters."),
    NotDecided.CHANGED: ("weekly_0", "The figures have changed since you looked. Look at the sums again, then decide."),
}
"""Where each problem is put right, and how."""


def decide_page(
    site: OfficeSite, reference: str, token: str, filling: Filling = EMPTY, start: Raw | None = None
) -> QuestionsPage:
    """Ask what is to be decided; ``start`` stands in the boxes of the day, if nothing was sent yet."""
    filled = filling if filling.raw or start is None else Filling(raw={"start": start}, faults={})
    return QuestionsPage(
        heading="Decide the charge",
        council=site.council,
        action=charge_at(site, reference, "decide"),
        token=token,
        button="Look at it once more",
        lines=("The sum comes from the officer’s copy.",),
        parts=(AskedPart(questions=filled.ask(officers_form(), asked_of_officers(DECISION))),),
        back=(to_copy(site, reference),),
    )


def look_page(
    site: OfficeSite,
    assessment: Assessment,
    token: str,
    ready: ChargeForm,
    worked: Worked,
    filling: Filling,
) -> QuestionsPage:
    """Show every sum once more, with the way to charge another; what was asked before goes with it."""
    lines, reference = charged(worked.outcome), assessment.reference
    weekly, why = by_hand(len(lines))[:-1], by_hand(len(lines))[-1]
    parts = tuple(
        AskedPart(
            heading=f"From {day_words(line.begins)}",
            lines=tuple(_about(ready, worked, line)),
            questions=filling.ask(officers_form(), (question,)),
        )
        for line, question in zip(lines, weekly, strict=True)
    )
    return QuestionsPage(
        heading="Look at it once more",
        council=site.council,
        action=charge_at(site, reference, "decide/sure"),
        token=token,
        button="Decide this charge",
        lines=(
            "A decision is never changed. A later one can take its place.",
            *_unconfirmed(worked),
            *before_words(way_of(assessment)),
        ),
        parts=(*parts, AskedPart(questions=filling.ask(officers_form(), (why,)))),
        hidden=(*hidden_answers(asked_of_officers(DECISION), filling.raw), (LOOKED, written_sums(lines))),
        back=(Link("Back", charge_at(site, reference, "decide")),),
    )


def no_sum_page(site: OfficeSite, reference: str, why: NoSum) -> TextPage:
    """Say that there is nothing to decide yet."""
    lines = (WHY_NOT[why], "Look at the copy. It names the answers that this depends on.")
    return text_page(
        site.council, "This charge cannot be decided yet", Part(lines=lines), links=(to_copy(site, reference),)
    )


def written_sums(lines: Iterable[ChargedLine]) -> str:
    """Return the sums as a hidden field holds them."""
    return " ".join(str(line.weekly) for line in lines)


def _about(ready: ChargeForm, worked: Worked, line: ChargedLine) -> list[str]:
    period = next(each for each in reversed(worked.outcome.periods) if each.begins <= line.begins)
    keeps = period.line(ready.keeps)
    kept = (
        [f"The person keeps {amount_words(keeps.amount, Unit.POUNDS_A_WEEK)}."]
        if keeps and _says(ready, period)
        else []
    )
    return [*kept, f"The person pays {weekly_words(line.worked_out)}.", _figures(line.year)]


def _unconfirmed(worked: Worked) -> tuple[str, ...]:
    """Say that figures were used which nobody has compared with the law."""
    rates = {
        rate.id for period in worked.outcome.periods for line in period.every for rate in line.rates if _open(rate)
    }
    if not rates:
        return ()
    return (f"Figures that nobody at the council has confirmed yet: {len(rates)}. The part “Rates” lists them.",)


def _open(rate: RateUsed) -> bool:
    return rate.status is not Status.READ


def _says(ready: ChargeForm, period: PeriodOutcome) -> bool:
    return bool(ready.keeps) and any(each.id == KEEP for each in period.says)


def _figures(year: int) -> str:
    return f"These are the figures of {written_year(year)}."


def start_boxes(day: date) -> Raw:
    """Return the boxes of a day."""
    return {"day": [str(day.day)], "month": [str(day.month)], "year": [str(day.year)]}
