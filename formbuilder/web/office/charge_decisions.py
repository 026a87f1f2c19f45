"""Decide a charge, and the statement of what was decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.values import Amount, Day, Written
from formbuilder.calculation.periods import monday
from formbuilder.charges.asked import DECISION, asked_of_officers, by_hand
from formbuilder.charges.charge_form import ChargeForm, Reckoning, Worked
from formbuilder.charges.decision import PERSON_NUMBER, Basis, Kind, NoSum, no_sum
from formbuilder.rendering import pdf
from formbuilder.rendering.charge_words import charge_at, to_copy
from formbuilder.rendering.decision_pages import LOOKED, SAID, decide_page, look_page, no_sum_page, start_boxes
from formbuilder.rendering.fields import Collected, new_token
from formbuilder.rendering.news_words import after_words
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_questions import EMPTY, Filling
from formbuilder.rendering.statement_page import Around, StatementPage, statement_page
from formbuilder.services.charge_decisions import Deciding, NotDecided, decide
from formbuilder.services.charge_news import news_of, way_of
from formbuilder.services.charges import Assessment, SavedDecision
from formbuilder.services.readings import Reading
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.files import PDF, file_of
from formbuilder.web.office.assessments import assessment_or_404, collected, reckoning_here
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.keys import council_key

MOST_LINES = 100


@office.get("/charges/<reference>/decide")
@allow(Right.DECIDE_CHARGES)
def deciding_charge(slug: str, reference: str) -> ResponseReturnValue:
    """Ask what is to be decided; where there is no sum, say why."""
    del slug
    assessment, ready = assessment_or_404(reference)
    worked = reckoning_here(ready).work_out(assessment.answers)
    why = no_sum(worked.outcome)
    if why:
        return _no_sum(reference, why)
    page = decide_page(_site(), reference, new_token(), EMPTY, start_boxes(worked.outcome.periods[0].begins))
    return render_template("office/questions.html", page=page, frame=frame_here())


@office.post("/charges/<reference>/decide")
@allow(Right.DECIDE_CHARGES)
def look_once_more(slug: str, reference: str) -> ResponseReturnValue:
    """Show what would be decided: nothing is decided yet."""
    del slug
    assessment, ready = assessment_or_404(reference)
    sent = collected(asked_of_officers(DECISION))
    if sent.not_taken:
        return once_more(office_council(), frame_here())
    if not sent.good:
        return _decide_page(reference, Filling.of(sent))
    if not PERSON_NUMBER.fullmatch(_text(sent, "person_number").strip()):
        return _decide_page(reference, Filling.of(sent, [SAID[NotDecided.PERSON_NUMBER]]))
    worked = reckoning_here(ready, _start(sent)).work_out(assessment.answers)
    why = no_sum(worked.outcome)
    if why:
        return _no_sum(reference, why)
    return _look_page(assessment, ready, worked, Filling.of(sent))


@office.post("/charges/<reference>/decide/sure")
@allow(Right.DECIDE_CHARGES)
def decide_charge(slug: str, reference: str) -> ResponseReturnValue:
    """Decide the charge."""
    del slug
    assessment, ready = assessment_or_404(reference)
    looked = _sums(request.form.get(LOOKED, ""))
    sent = collected((*asked_of_officers(DECISION), *by_hand(len(looked))))
    if sent.not_taken:
        return once_more(office_council(), frame_here())
    if any(sent.readings[each.id].faults for each in asked_of_officers(DECISION)):
        return _decide_page(reference, Filling.of(sent))
    reckoning = reckoning_here(ready, _start(sent))
    worked = reckoning.work_out(assessment.answers)
    if not sent.good:
        return _look_page(assessment, ready, worked, Filling.of(sent))
    result = _decided(assessment, reckoning, sent, looked)
    if isinstance(result, SavedDecision):
        return redirect(charge_at(_site(), assessment.reference, f"decisions/{result.number}"), 303)
    return _refused(assessment, ready, worked, sent, result)


@office.get("/charges/<reference>/decisions/<int:number>")
@allow(Right.DECIDE_CHARGES)
def decision(slug: str, reference: str, number: int) -> ResponseReturnValue:
    """Show the statement of a decision, to print and to send."""
    del slug
    return render_template(
        "office/statement.html", page=_statement(reference, number, Reading.PRINTED), frame=frame_here()
    )


@office.get("/charges/<reference>/decisions/<int:number>.pdf")
@allow(Right.DECIDE_CHARGES)
def decision_as_pdf(slug: str, reference: str, number: int) -> ResponseReturnValue:
    """Save the statement as an accessible PDF."""
    del slug
    page = _statement(reference, number, Reading.PDF)
    return file_of(pdf.statement(page), PDF, page.file_name)


def _decided(
    assessment: Assessment, reckoning: Reckoning, sent: Collected, looked: tuple[Decimal, ...]
) -> SavedDecision | frozenset[NotDecided]:
    amounts = {number: sent.readings[f"weekly_{number}"].value for number in range(len(looked))}
    deciding = Deciding(
        person_number=_text(sent, "person_number"),
        kind=Kind(_text(sent, "kind")),
        basis=Basis(_text(sent, "basis")),
        looked=looked,
        by_hand={number: each.number for number, each in amounts.items() if isinstance(each, Amount)},
        reason=_text(sent, "why_by_hand"),
    )
    return decide(office_council().store, assessment, council_key(), reckoning, deciding, doing_here())


def _refused(
    assessment: Assessment, ready: ChargeForm, worked: Worked, sent: Collected, wrong: frozenset[NotDecided]
) -> ResponseReturnValue:
    """Show the page on which what is wrong can be put right, with everything that was typed."""
    if NotDecided.GONE in wrong:
        abort(404)
    why = no_sum(worked.outcome)
    if why or NotDecided.NO_SUM in wrong:
        return _no_sum(assessment.reference, why or NoSum.UNTOLD)
    said = [SAID[each] for each in NotDecided if each in wrong]
    filling = Filling.of(sent, said)
    if NotDecided.PERSON_NUMBER in wrong:
        return _decide_page(assessment.reference, filling)
    return _look_page(assessment, ready, worked, filling)


def _statement(reference: str, number: int, reading: Reading) -> StatementPage:
    assessment, ready = assessment_or_404(reference, reading)
    saved, news = assessment.history.stated(number) or abort(404), news_of(office_council().store, assessment.reference)
    around = Around(
        council=_site().council,
        reference=assessment.reference,
        pdf=charge_at(_site(), assessment.reference, f"decisions/{saved.number}.pdf"),
        back=(to_copy(_site(), assessment.reference),),
        told=tuple(after_words(news.get(number), way_of(assessment, by_email=False))),
    )
    return statement_page(around, ready, assessment.history, saved)


def _start(sent: Collected) -> date | None:
    """Return the Monday of the week of the day that was typed."""
    value = sent.readings["start"].value
    return monday(date(value.year, value.month or 1, value.day or 1)) if isinstance(value, Day) else None


def _text(sent: Collected, id_: str) -> str:
    value = sent.readings[id_].value
    return value.text if isinstance(value, Written) else ""


def _sums(text: str) -> tuple[Decimal, ...]:
    """Return the sums that the second look showed; none if the field was tampered with."""
    try:
        found = tuple(Decimal(each) for each in text.split()[:MOST_LINES])
    except InvalidOperation:
        return ()
    return found if all(each.is_finite() for each in found) else ()


def _site() -> OfficeSite:
    return office_site(office_council())


def _no_sum(reference: str, why: NoSum) -> ResponseReturnValue:
    page = no_sum_page(_site(), reference, why)
    return render_template("public/text.html", page=page, frame=frame_here())


def _decide_page(reference: str, filling: Filling) -> ResponseReturnValue:
    page = decide_page(_site(), reference, new_token(), filling)
    return render_template("office/questions.html", page=page, frame=frame_here())


def _look_page(assessment: Assessment, ready: ChargeForm, worked: Worked, filling: Filling) -> ResponseReturnValue:
    page = look_page(_site(), assessment, new_token(), ready, worked, filling)
    return render_template("office/questions.html", page=page, frame=frame_here())
