"""What the pages of charges share: the assessment that an address names, opened, and what it is worked out with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask import abort, make_response, render_template

from formbuilder.charges.charge_form import ChargeForm, Reckoning, Terms
from formbuilder.definition.model import Question
from formbuilder.rendering.charge_words import withdrawn_page
from formbuilder.rendering.fields import Collected, collect, page_form
from formbuilder.rendering.no_key_page import other_key_page
from formbuilder.services.charges import Assessment, open_assessment
from formbuilder.services.journeys import FormPin
from formbuilder.services.readings import Reading, note_reading
from formbuilder.services.submissions import WrongKey
from formbuilder.web.charging import charge_form
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.keys import council_key
from formbuilder.web.office.sent import opened_line
from formbuilder.web.served import Served


def assessment_or_404(reference: str, reading: Reading | None = None) -> tuple[Assessment, ChargeForm]:
    """Return the assessment that an address names, with its form; that it was read is noted as ``reading``.

    What nobody at the council has opened yet is asked to be opened first.
    """
    served, line = office_council(), opened_line(reference)
    if line.withdrawn_at:
        page = withdrawn_page(office_site(served), line.reference)
        abort(make_response(render_template("public/text.html", page=page, frame=frame_here())))
    found = open_assessment(served.store, line.reference, council_key())
    if isinstance(found, WrongKey):
        page = other_key_page(office_site(served), found.key)
        abort(make_response(render_template("public/text.html", page=page, frame=frame_here())))
    ready = ready_form(served, found.submission.line.pin) if isinstance(found, Assessment) else None
    if not isinstance(found, Assessment) or ready is None:
        abort(404)
    if reading:
        note_reading(served.store, reading, line.reference, doing_here())
    return found, ready


def ready_form(served: Served, pin: FormPin) -> ChargeForm | None:
    """Return the version that something was sent with; None if the council does not have it, or it charges nothing."""
    return charge_form(served.edition(pin))


def terms_here(begins: date | None = None) -> Terms:
    """Return what sums are worked out with today; ``begins`` is the first day to charge for, if it was chosen."""
    served = office_council()
    charging = served.council.charging
    rates = served.rates.at(desk().clock())
    return Terms(on=desk().today(), rates=rates, weeks=charging.weeks_in_a_year, begins=begins)


def reckoning_here(ready: ChargeForm, begins: date | None = None) -> Reckoning:
    """Return how a form is worked out today."""
    return Reckoning(ready, terms_here(begins))


def collected(questions: Iterable[Question]) -> Collected:
    """Read what was sent to a page that asks these questions."""
    all_ = tuple(questions)
    return collect(page_form(all_)(), all_, desk().today())
