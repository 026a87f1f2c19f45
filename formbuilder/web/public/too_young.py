"""Where a council takes no answers from children under 13: the page that says who to talk to, and nothing is kept."""

from __future__ import annotations

from dataclasses import replace

from flask import render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.answers.values import Answers
from formbuilder.definition.discretion import TooYoung
from formbuilder.rendering.fields import Collected
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.start_page import too_young_page
from formbuilder.services.journeys import delete_journey
from formbuilder.web.cookies import forget_secret
from formbuilder.web.desk import desk
from formbuilder.web.public.opened import Opened


def told_too_young(visit: Opened, collected: Collected) -> TooYoung | None:
    """Return what the form says to a child under 13, if these answers are of one and the council does not take them."""
    young = visit.form.discretion.under_13
    if young is None or visit.served.council.under_13:
        return None
    now = {id_: reading.value for id_, reading in collected.readings.items()}
    answers: Answers = {id_: value for id_, value in ({**visit.answers, **now}).items() if value is not None}
    way = visit.edition.route.walk(answers, desk().today())
    return young if visit.edition.route.is_too_young(way) else None


def turned_away(visit: Opened, young: TooYoung) -> ResponseReturnValue:
    """Delete everything, and say who to talk to."""
    reference = visit.journey.reference
    delete_journey(visit.served.store, reference, visit.secret, now=visit.now, random=desk().random)
    page = too_young_page(visit.site.around, visit.form, young)
    frame = of_form(replace(visit.served.frame, leave=visit.site.around.leave), visit.form)
    response = Response(render_template("public/text.html", page=page, frame=frame), mimetype="text/html")
    forget_secret(response, reference, https=desk().https)
    return response
