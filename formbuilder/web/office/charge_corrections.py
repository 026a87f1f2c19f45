"""Correct an answer of an assessment, add one that is missing, or put back what the person told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.plain import to_plain, trusted
from formbuilder.answers.values import Day, Value, Written
from formbuilder.charges.asked import CORRECTION, PUTTING_BACK, asked_of_officers
from formbuilder.charges.charge_form import ChargeForm
from formbuilder.charges.correction import BETWEEN, Correction, SavedCorrection, item_of
from formbuilder.definition.model import Group, Question
from formbuilder.rendering.charge_page import figure_words
from formbuilder.rendering.charge_words import charge_at
from formbuilder.rendering.correction_page import (
    NEEDED,
    NOT_SAVED,
    SEEN,
    correction_page,
    kept_raw,
    leave_out_page,
    put_back_page,
    questions_of,
    with_ways_back,
)
from formbuilder.rendering.fields import Collected, new_token
from formbuilder.rendering.office_questions import EMPTY, Filling
from formbuilder.services.charges import Assessment, NotSaved, save_correction
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.assessments import assessment_or_404, collected
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.keys import council_key

ITEM_BYTES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """An answer of an assessment, by address; of a group, one item."""

    assessment: Assessment
    ready: ChargeForm
    question: Question
    address: str

    @property
    def is_item(self) -> bool:
        """Whether it is one of several."""
        return isinstance(self.question.type, Group)

    @property
    def is_corrected(self) -> bool:
        """Whether the officer’s copy has something of its own here."""
        return self.address in self.assessment.in_force

    @property
    def counts(self) -> bool:
        """Whether it is one of several, and counts in the officer’s copy."""
        return self.is_item and item_of(self.assessment.answers, self.address) is not None

    @property
    def told(self) -> tuple[str, ...]:
        """What the person answered, in words."""
        return figure_words(self.question, self.value(self.assessment.submission.answers))

    def value(self, plain: Mapping[str, object]) -> Value | None:
        """Return the answer here, of an item as a list of one."""
        if not self.is_item:
            return trusted(self.question, plain[self.question.id]) if self.question.id in plain else None
        item = item_of(plain, self.address)
        return None if item is None else trusted(self.question, [item])

    def kept(self) -> Filling:
        """Return the boxes with what the officer’s copy has here."""
        answers = self.assessment.answers
        plain = item_of(answers, self.address) or {} if self.is_item else answers
        return replace(EMPTY, raw=kept_raw(self.question, plain))


@office.get("/charges/<reference>/correct/<path:address>")
@allow(Right.DECIDE_CHARGES)
def correcting(slug: str, reference: str, address: str) -> ResponseReturnValue:
    """Ask what is right in place of an answer."""
    del slug
    place = _place(reference, address)
    return _correction(place, f"correct/{address}", place.kept())


@office.post("/charges/<reference>/correct/<path:address>")
@allow(Right.DECIDE_CHARGES)
def correct(slug: str, reference: str, address: str) -> ResponseReturnValue:
    """Keep a correction."""
    del slug
    place = _place(reference, address)
    return _corrected(place, f"correct/{address}")


@office.get("/charges/<reference>/add/<group>")
@allow(Right.DECIDE_CHARGES)
def adding_figure(slug: str, reference: str, group: str) -> ResponseReturnValue:
    """Ask about something that the person did not tell of, such as an account."""
    del slug
    return _correction(_new_item(reference, group), f"add/{group}", EMPTY)


@office.post("/charges/<reference>/add/<group>")
@allow(Right.DECIDE_CHARGES)
def add_figure(slug: str, reference: str, group: str) -> ResponseReturnValue:
    """Add it."""
    del slug
    return _corrected(_new_item(reference, group), f"add/{group}")


@office.get("/charges/<reference>/leave-out/<path:address>")
@allow(Right.DECIDE_CHARGES)
def leaving_out(slug: str, reference: str, address: str) -> ResponseReturnValue:
    """Ask why one of several does not count."""
    del slug
    place = _place(reference, address)
    return _ask(place, CORRECTION, EMPTY) if place.is_item else abort(404)


@office.post("/charges/<reference>/leave-out/<path:address>")
@allow(Right.DECIDE_CHARGES)
def leave_out(slug: str, reference: str, address: str) -> ResponseReturnValue:
    """Leave one of several out."""
    del slug
    place = _place(reference, address)
    if not place.is_item:
        abort(404)
    sent = collected(asked_of_officers(CORRECTION))
    if sent.not_taken:
        return once_more(office_council(), frame_here())
    if not sent.good:
        return _ask(place, CORRECTION, Filling.of(sent))
    result = _save(place, _said(place.address, None, sent))
    return _to_copy(place) if isinstance(result, SavedCorrection) else _ask(place, CORRECTION, _refused(sent, result))


@office.get("/charges/<reference>/put-back/<path:address>")
@allow(Right.DECIDE_CHARGES)
def putting_back(slug: str, reference: str, address: str) -> ResponseReturnValue:
    """Ask why the person's own answer counts again."""
    del slug
    return _ask(_corrected_place(reference, address), PUTTING_BACK, EMPTY)


@office.post("/charges/<reference>/put-back/<path:address>")
@allow(Right.DECIDE_CHARGES)
def put_back(slug: str, reference: str, address: str) -> ResponseReturnValue:
    """Let the person's own answer count again."""
    del slug
    place = _corrected_place(reference, address)
    sent = collected(asked_of_officers(PUTTING_BACK))
    if sent.not_taken:
        return once_more(office_council(), frame_here())
    if not sent.good:
        return _ask(place, PUTTING_BACK, Filling.of(sent))
    back = Correction(
        address=place.address,
        value=None,
        seen="",
        seen_on=desk().today(),
        reason=_text(sent, "back_reason"),
        takes_back=True,
    )
    result = _save(place, back)
    return _to_copy(place) if isinstance(result, SavedCorrection) else _ask(place, PUTTING_BACK, _refused(sent, result))


def _place(reference: str, address: str) -> Place:
    """Return an answer that an officer can correct; an item must be there, or have been."""
    assessment, ready = assessment_or_404(reference)
    id_, _, item = address.partition(BETWEEN)
    question = _question(ready, id_)
    if isinstance(question.type, Group) is not bool(item):
        abort(404)
    if item and item_of(assessment.submission.answers, address) is None and address not in assessment.in_force:
        abort(404)
    return Place(assessment, ready, question, address)


def _corrected_place(reference: str, address: str) -> Place:
    place = _place(reference, address)
    return place if place.is_corrected else abort(404)


def _new_item(reference: str, group: str) -> Place:
    assessment, ready = assessment_or_404(reference)
    question = _question(ready, group)
    if not isinstance(question.type, Group):
        abort(404)
    return Place(assessment, ready, question, f"{group}{BETWEEN}{desk().random(ITEM_BYTES).hex()}")


def _question(ready: ChargeForm, id_: str) -> Question:
    found = next((each for each in ready.form.questions if each.id == id_), None)
    return found if found and found.id in ready.figures else abort(404)


def _corrected(place: Place, address: str) -> ResponseReturnValue:
    questions = questions_of(place.question)
    sent = collected((*questions, *asked_of_officers(CORRECTION)))
    if sent.not_taken:
        return once_more(office_council(), frame_here())
    values = {each.id: value for each in questions if (value := sent.readings[each.id].value) is not None}
    empty = [] if values or any(sent.readings[each.id].faults for each in questions) else [(questions[0].id, NEEDED)]
    if empty or not sent.good:
        return _correction(place, address, Filling.of(sent, empty))
    plain = {id_: to_plain(value) for id_, value in values.items()}
    told = plain if place.is_item else plain[place.question.id]
    result = _save(place, _said(place.address, told, sent))
    return (
        _to_copy(place) if isinstance(result, SavedCorrection) else _correction(place, address, _refused(sent, result))
    )


def _said(address: str, value: object, sent: Collected) -> Correction:
    seen_on = sent.readings["seen_on"].value
    day = date(seen_on.year, seen_on.month or 1, seen_on.day or 1) if isinstance(seen_on, Day) else desk().today()
    return Correction(address=address, value=value, seen=_text(sent, "seen"), seen_on=day, reason=_text(sent, "reason"))


def _text(sent: Collected, id_: str) -> str:
    value = sent.readings[id_].value
    return value.text if isinstance(value, Written) else ""


def _save(place: Place, correction: Correction) -> SavedCorrection | NotSaved:
    served, seen = office_council(), request.form.get(SEEN, "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 7 else 0
    return save_correction(served.store, place.assessment.reference, council_key(), correction, number, doing_here())


def _refused(sent: Collected, why: NotSaved) -> Filling:
    if why is NotSaved.GONE:
        abort(404)
    first: Iterable[str] = sent.raw
    return Filling.of(sent, [(next(iter(first)), NOT_SAVED[why])])


def _correction(place: Place, address: str, filling: Filling) -> ResponseReturnValue:
    site, reference = office_site(office_council()), place.assessment.reference
    page = correction_page(
        site,
        place.ready,
        (reference, address),
        place.question,
        place.told,
        filling,
        token=new_token(),
        seen=place.assessment.seen,
    )
    page = with_ways_back(page, site, (reference, place.address), corrected=place.is_corrected, counts=place.counts)
    return render_template("office/questions.html", page=page, frame=frame_here())


def _ask(place: Place, page: str, filling: Filling) -> ResponseReturnValue:
    make = put_back_page if page == PUTTING_BACK else leave_out_page
    shown = make(
        office_site(office_council()),
        (place.assessment.reference, place.address),
        str(place.question.ask),
        filling,
        token=new_token(),
        seen=place.assessment.seen,
    )
    return render_template("office/questions.html", page=shown, frame=frame_here())


def _to_copy(place: Place) -> ResponseReturnValue:
    site = office_site(office_council())
    return redirect(f"{charge_at(site, place.assessment.reference)}#{place.question.id}", 303)
