"""Estimates: forms that record nothing and work something out, and how their answers go into a form that records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import render_template, request

from formbuilder.answers.plain import to_plain
from formbuilder.answers.values import Answers
from formbuilder.calculation.finding import Finding
from formbuilder.calculation.sums import Sums
from formbuilder.definition.model import Choice, Choices, Form, Group, Information, Question, Statement
from formbuilder.rendering.estimate_page import FROM, Estimated, estimate_page
from formbuilder.rendering.fields import Collected, collect, flat, new_token, page_form
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Frame
from formbuilder.routing.way import Way
from formbuilder.services.journeys import Started
from formbuilder.services.saving import BroughtOver, bring_over
from formbuilder.web.desk import desk
from formbuilder.web.edition import Edition, pin_of
from formbuilder.web.served import Served

STAYS = (Group, Information, Statement)
"""Types whose answers do not go from one form to another."""


def estimated(served: Served, edition: Edition, sums: Sums, collected: Collected, answers: Answers) -> str:
    """Return the page with what comes out of ``answers``; nothing of it is kept anywhere."""
    now, today = desk().clock(), desk().today()
    way = edition.route.walk(answers, today)
    rates, weeks = served.rates.at(now), served.council.charging.weeks_in_a_year
    outcome = sums.work_out(answers, way.asked, today, rates, weeks=weeks)
    finding = Finding(outcome=outcome, on=today, rates=rates.fingerprint, weeks=weeks)
    end = edition.route.end(answers, today)
    pin = served.open(now).get(end.form) if end else None
    leads_to = served.edition(pin) if pin else None
    along = carried(_as_written(served, edition), leads_to.form) if leads_to else ()
    made = _made(along, collected, answers, way)
    form = served.said(leads_to, now).form if leads_to else None
    site = served.site.about(edition.form)
    page = estimate_page(site, edition.form, edition.working, finding, made, end, form)
    return render_template("public/estimate.html", page=page, frame=frame_of_result(served, edition.form))


def frame_of_result(served: Served, form: Form) -> Frame:
    """Return what stands around what a form says that keeps nothing: another language makes the page again in it."""
    beside = served.beside_what_is_typed(served.tongues_of(pin_of(form), desk().clock()))
    return of_form(replace(beside, typed_back=False), form)


def carry_over(served: Served, edition: Edition, started: Started) -> None:
    """Put answers of an estimate into a journey that was just begun; they are read as if somebody typed them there."""
    now = desk().clock()
    pin = served.open(now).get(request.form.get(FROM, ""))
    origin = served.edition(pin) if pin else None
    questions = carried(origin.form, _as_written(served, edition)) if origin else ()
    answers = _read(questions) if questions else {}
    if answers:
        brought = BroughtOver(answers=answers)
        bring_over(served.store, started.reference, started.secret, brought, now=now, random=desk().random)


def carried(origin: Form, form: Form) -> Sequence[Question]:
    """Return the questions of ``form`` whose answers ``origin`` asks for in the same way: the same id and type.

    Never from a form that records something, and never what is private, kept apart or may mean danger.
    """
    if origin.records or not form.records:
        return ()
    asked = {each.id: _shape(each) for each in origin.questions}
    may = (each for each in form.questions if not isinstance(each.type, STAYS) and asked.get(each.id) == _shape(each))
    quiet = form.danger_questions | origin.danger_questions
    return tuple(each for each in may if not (each.private or each.apart or each.id in quiet))


def _shape(question: Question) -> object:
    """Return what must be alike for an answer to mean the same: the type and its limits; hints may differ."""
    match question.type:
        case Choice(options) | Choices(options):
            return type(question.type), {(each.value, str(each.label), each.alone) for each in options}
        case other:
            return other


def _as_written(served: Served, edition: Edition) -> Form:
    """Return the form in English, whatever language it is read in: so labels of two forms can be compared."""
    written = served.edition(edition.pin)
    return written.form if written else edition.form


def _made(carries: Sequence[Question], collected: Collected, answers: Answers, way: Way) -> Estimated:
    here = {each.id: each for each in way.questions}
    along = tuple(here[each.id] for each in carries if each.id in answers and each.id in here)
    return Estimated(
        token=new_token(),
        sent=pairs(flat(way.questions, collected.raw)),
        carried=along,
        carried_sent=pairs(flat(along, collected.raw)),
        made_at=desk().clock(),
    )


def pairs(fields: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Return what was sent as hidden fields, by name and text."""
    return tuple((name, text) for name, texts in fields.items() for text in texts)


def _read(questions: Sequence[Question]) -> dict[str, object]:
    """Return the good answers among what was sent, in plain shapes; what is wrong is left out, to be asked again."""
    collected = collect(page_form(questions)(), questions, desk().today())
    good = {id_: reading.value for id_, reading in collected.readings.items() if not reading.faults}
    return {id_: to_plain(value) for id_, value in good.items() if value is not None}
