"""What one person sent: read it, write beside it, say how far it is, and give it to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right, may
from formbuilder.answers.moments import typed_day
from formbuilder.charges.charge_form import works_out_a_charge
from formbuilder.rendering.charge_words import to_charge
from formbuilder.rendering.day_boxes import NOT_A_DAY, NOT_GONE
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.submission_page import Sent, submission_page
from formbuilder.rendering.write_pages import (
    AGREED,
    AGREED_ON,
    CONTACT_BY,
    NOTE_SAID,
    PERSON,
    REASON,
    RECORD,
    RECORD_ON,
    SAID,
    TEAM,
    WITH_WHOM,
    WORDS,
    Typed,
    give_page,
    note_page,
    step_page,
)
from formbuilder.services.assessing import NotWritten, Writing, write_note
from formbuilder.services.people import list_people
from formbuilder.services.queue import QueueLine, Record, assign
from formbuilder.services.queue_moving import Going, NotMoved, move
from formbuilder.services.queue_states import STEPS, State
from formbuilder.services.readings import Reading
from formbuilder.services.teams import list_teams
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.sent import line_or_404, opened_line, read_here, sent_here

MOST_TYPED = 50_000
TAKEN = "Somebody else has changed it since, or nobody has opened it yet. Look at it again."
NOT_THERE = "This team or this person cannot have it any more. Choose again."


def by_form() -> bool:
    """Say whether the order of the form was asked for."""
    return request.args.get("order") == "form"


@office.get("/submissions/<reference>")
@allow(Right.READ_SUBMISSIONS)
def submission(slug: str, reference: str) -> ResponseReturnValue:
    """Show what one person sent; that it was read is noted."""
    del slug
    sent = read_here(reference, Reading.READ)
    writes = may_here(Right.WRITE_ASSESSMENTS)
    page = submission_page(office_site(office_council()), sent, by_form=by_form(), may_write=writes)
    page = replace(page, steps=(*page.steps, *_to_charge(sent)))
    return render_template("office/submission.html", page=page, frame=frame_here())


def _to_charge(sent: Sent) -> tuple[Link, ...]:
    """Return the way to the officer's copy, where a charge is worked out and whoever asks may decide it."""
    decides = may_here(Right.DECIDE_CHARGES)
    return (
        (to_charge(office_site(office_council()), sent.line.reference),)
        if decides and works_out_a_charge(sent.form)
        else ()
    )


@office.get("/submissions/<reference>/notes", defaults={"question": ""})
@office.get("/submissions/<reference>/notes/<question>")
@allow(Right.WRITE_ASSESSMENTS)
def noting(slug: str, reference: str, question: str) -> ResponseReturnValue:
    """Ask for a note beside an answer, or about the whole form."""
    del slug
    return _note_page(reference, question, Typed(), Reading.READ)


@office.post("/submissions/<reference>/notes", defaults={"question": ""})
@office.post("/submissions/<reference>/notes/<question>")
@allow(Right.WRITE_ASSESSMENTS)
def note(slug: str, reference: str, question: str) -> ResponseReturnValue:
    """Keep a note; what stood there before stays."""
    del slug
    served, line, typed = office_council(), opened_line(reference), _typed(WORDS, AGREED, WITH_WHOM, AGREED_ON)
    if not came_from_here():
        return once_more(served, frame_here())
    day = typed_day(typed.text(AGREED_ON), desk().today())
    if day is None and typed.text(AGREED_ON).strip():
        return _note_page(reference, question, _with(typed, AGREED_ON, NOT_GONE))
    writing = Writing(
        question=_question(reference, question),
        words=typed.text(WORDS).strip(),
        agreed=typed.text(AGREED).strip(),
        with_whom=typed.text(WITH_WHOM).strip(),
        agreed_on=day,
    )
    result = write_note(served.store, line.reference, writing, doing_here())
    if isinstance(result, NotWritten):
        return _note_page(reference, question, _with(typed, *NOTE_SAID.get(result, (WORDS, TAKEN))))
    return redirect(office_site(served).to(f"submissions/{line.reference}"), 303)


@office.get("/submissions/<reference>/steps/<to>")
@allow(Right.WRITE_ASSESSMENTS)
def stepping(slug: str, reference: str, to: str) -> ResponseReturnValue:
    """Ask for what goes with a step."""
    del slug
    line = opened_line(reference)
    return _step_page(line, _state_or_404(line, to), Typed())


@office.post("/submissions/<reference>/steps/<to>")
@allow(Right.WRITE_ASSESSMENTS)
def step(slug: str, reference: str, to: str) -> ResponseReturnValue:
    """Take a step; the person sees it too."""
    del slug
    served, line, typed = office_council(), opened_line(reference), _typed(REASON, CONTACT_BY, RECORD, RECORD_ON)
    if not came_from_here():
        return once_more(served, frame_here())
    going = _going(line, to, typed)
    if (line.state, going.to) not in STEPS or request.form.get("from") != line.state:
        return redirect(office_site(served).to(f"submissions/{line.reference}"), 303)
    wrong = dict(_bad_days(typed, going))
    result = move(served.store, line.reference, going, desk().today(), doing_here()) if not wrong else NotMoved.MOVED
    if wrong or (isinstance(result, NotMoved) and result in SAID):
        said = tuple(wrong.items()) or (SAID[NotMoved(str(result))],)
        return _step_page(line, going.to, Typed(texts=typed.texts, wrong=said))
    return redirect(office_site(served).to(f"submissions/{line.reference}"), 303)


@office.get("/submissions/<reference>/give")
@allow(Right.WRITE_ASSESSMENTS)
def giving(slug: str, reference: str) -> ResponseReturnValue:
    """Ask which team and which person is to have it."""
    del slug
    line = line_or_404(reference)
    return _give_page(line, Typed(texts={TEAM: line.team or "", PERSON: line.assigned or ""}))


@office.post("/submissions/<reference>/give")
@allow(Right.WRITE_ASSESSMENTS)
def give(slug: str, reference: str) -> ResponseReturnValue:
    """Give it to a team and a person, or to none."""
    del slug
    served, line, typed = office_council(), line_or_404(reference), _typed(TEAM, PERSON)
    if not came_from_here():
        return once_more(served, frame_here())
    wrong = assign(served.store, line.reference, typed.text(TEAM) or None, typed.text(PERSON) or None, doing_here())
    if wrong is not None:
        return _give_page(line, _with(typed, TEAM, NOT_THERE))
    return redirect(office_site(served).to(f"submissions/{line.reference}" if line.opened else "submissions"), 303)


def _note_page(reference: str, question: str, typed: Typed, reading: Reading | None = None) -> ResponseReturnValue:
    sent = read_here(reference, reading) if reading else sent_here(reference)
    if question and question not in {each.id for each in sent.form.questions}:
        abort(404)
    page = note_page(office_site(office_council()), sent, question, typed, new_token())
    return render_template("office/write.html", page=page, frame=frame_here())


def _question(reference: str, question: str) -> str:
    """Return the id of a question of the form that was sent; "" is the whole form."""
    known = question == "" or question in {each.id for each in sent_here(reference).form.questions}
    return question if known else abort(404)


def _step_page(line: QueueLine, to: State, typed: Typed) -> ResponseReturnValue:
    page = step_page(office_site(office_council()), line, to, typed, new_token())
    return render_template("office/write.html", page=page, frame=frame_here())


def _give_page(line: QueueLine, typed: Typed) -> ResponseReturnValue:
    served = office_council()
    readers = (each for each in list_people(served.store) if may(each, Right.READ_SUBMISSIONS, served.store.council))
    offers = {
        TEAM: [(team.id, team.name) for team in list_teams(served.store) if team.active],
        PERSON: [(each.id, each.name) for each in readers],
    }
    page = give_page(office_site(served), line, offers, typed, new_token())
    return render_template("office/write.html", page=page, frame=frame_here())


def _state_or_404(line: QueueLine, to: str) -> State:
    """Return the state of an address, if a step leads there."""
    found = next((state for state in State if state.value.replace("_", "-") == to), None)
    return found if found and (line.state, found) in STEPS else abort(404)


def _going(line: QueueLine, to: str, typed: Typed) -> Going:
    found = next((state for state in State if state.value.replace("_", "-") == to), None) or abort(404)
    record = typed.text(RECORD)
    return Going(
        come_from=line.state,
        to=found,
        contact_by=typed_day(typed.text(CONTACT_BY)),
        record=Record(record) if record in set(Record) else None,
        record_on=typed_day(typed.text(RECORD_ON)),
        reason=typed.text(REASON),
    )


def _bad_days(typed: Typed, going: Going) -> Iterator[tuple[str, str]]:
    """Say which days cannot be read, or have gone by."""
    days: tuple[tuple[str, date | None], ...] = ((CONTACT_BY, going.contact_by), (RECORD_ON, going.record_on))
    for name, day in days:
        if typed.text(name).strip() and day is None:
            yield name, NOT_GONE if name == RECORD_ON else NOT_A_DAY
    if going.contact_by is not None and going.contact_by < desk().today():
        yield CONTACT_BY, "Enter a day that has not gone by."


def _typed(*names: str) -> Typed:
    return Typed(texts={name: request.form.get(name, "")[:MOST_TYPED].replace("\r\n", "\n") for name in names})


def _with(typed: Typed, where: str, words: str) -> Typed:
    return Typed(texts=typed.texts, wrong=((where, words),))
