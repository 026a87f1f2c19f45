"""A submission that somebody of the office may read, as views see it; anything else is answered with a page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import NoReturn

from flask import abort, make_response, render_template

from formbuilder.answers.listed import Listed, listed
from formbuilder.answers.values import Answers
from formbuilder.definition.marks import Fact
from formbuilder.definition.model import Form
from formbuilder.rendering.fields import new_token
from formbuilder.rendering.no_key_page import other_key_page
from formbuilder.rendering.queue_pages import not_opened_page, taken_back_page
from formbuilder.rendering.queue_words import Names
from formbuilder.rendering.sent_result import result_told
from formbuilder.rendering.submission_page import Sent
from formbuilder.rendering.text_page import TextPage
from formbuilder.rendering.titles import day_in_england
from formbuilder.routing.helper import CALLER, somebody_else
from formbuilder.services.assessing import read_notes
from formbuilder.services.form_list import titles_of
from formbuilder.services.people import names_of_people
from formbuilder.services.queue import QueueLine, find_line, forms_sent, same_person
from formbuilder.services.queue_states import State
from formbuilder.services.readings import Reading, note_reading
from formbuilder.services.submissions import Submission, WrongKey, read_submission
from formbuilder.services.teams import list_teams
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.keys import council_key
from formbuilder.web.public.opened import Kept
from formbuilder.web.search_marks import marks_of
from formbuilder.web.served import Served

ALIKE = (
    frozenset({Fact.NHS_NUMBER}),
    frozenset({Fact.NAME, Fact.DATE_OF_BIRTH}),
    frozenset({Fact.NAME, Fact.POSTCODE}),
    frozenset({Fact.DATE_OF_BIRTH, Fact.POSTCODE}),
)
"""Facts that, when all of a set are the same, may mean the same person."""


def line_or_404(reference: str) -> QueueLine:
    """Return the line of a submission of this council."""
    return find_line(office_council().store, reference) or abort(404)


def opened_line(reference: str) -> QueueLine:
    """Return the line of a submission that may be read; what nobody has opened yet is asked to be opened first."""
    line = line_or_404(reference)
    site = office_site(office_council())
    if line.state is State.TAKEN_BACK:
        _instead(taken_back_page(site, line))
    if not line.opened:
        _instead(not_opened_page(site, line, names_here(office_council(), (line,)), desk().clock(), new_token()))
    return line


def read_here(reference: str, reading: Reading) -> Sent:
    """Open a submission for whoever asks, and write into the trail that they read it."""
    sent = sent_here(reference)
    note_reading(office_council().store, reading, sent.line.reference, doing_here())
    return sent


def submission_here(line: QueueLine) -> Submission:
    """Open a submission with the key of the council."""
    served = office_council()
    found = read_submission(served.store, line.reference, council_key())
    if isinstance(found, Submission):
        return found
    site = office_site(served)
    return _instead(other_key_page(site, found.key) if isinstance(found, WrongKey) else taken_back_page(site, line))


def sent_here(reference: str) -> Sent:
    """Open a submission with everything that its pages show; it is not noted."""
    served, line = office_council(), opened_line(reference)
    found = submission_here(line)
    edition = served.edition(found.line.pin) or abort(404)
    answers = Kept(edition.questions, found.answers)
    alone = not somebody_else(answers) and CALLER not in found.marks
    way = edition.route.walk(answers, day_in_england(line.sent_at), alone=alone)
    return Sent(
        line=line,
        form=edition.form,
        duties=edition.duties,
        pages=way.pages,
        answers=answers,
        additions=found.additions,
        notes=read_notes(served.store, line.reference, council_key()),
        names=names_here(served, (line,)),
        result=tuple(text for text in result_told(found.result, edition.form) if text),
        others=found.others,
        same=_same(served, line, edition.form, answers),
        marks=found.marks,
        danger=frozenset().union(*(danger.reads for danger in edition.route.dangers(way))),
    )


def names_here(served: Served, lines: Iterable[QueueLine] = ()) -> Names:
    """Return what forms, teams and people are called; the forms are all of which anything was sent."""
    return Names(
        forms=titles_of(served.store, {*forms_sent(served.store), *(line.form for line in lines)}),
        teams={team.id: team.name for team in list_teams(served.store)},
        people=names_of_people(served.store),
    )


def _same(served: Served, line: QueueLine, form: Form, answers: Answers) -> tuple[QueueLine, ...]:
    """Return other submissions that may be of the same person."""
    known: dict[Fact, list[Listed]] = {}
    for each in listed(form.questions, answers):
        known.setdefault(each.fact, []).append(each)
    alike = (some for names in ALIKE if names <= known.keys() for some in product(*map(known.__getitem__, names)))
    key = desk().search_key(served.store.council)
    return same_person(served.store, line.reference, [marks_of(some, key) for some in alike])


def _instead(page: TextPage) -> NoReturn:
    """Answer the request with another page."""
    abort(make_response(render_template("public/text.html", page=page, frame=frame_here())))
