"""Forms that were sent in the demonstration, so that the office has something to read."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from formbuilder.answers.plain import from_plain, to_plain
from formbuilder.answers.values import Value
from formbuilder.definition.model import Form
from formbuilder.routing.route import Route
from formbuilder.services.journeys import FormPin, start_journey
from formbuilder.services.queue import forms_sent
from formbuilder.services.sending import TODAY, Sending, send_journey
from formbuilder.storage.engine import Store

SENT = ("carers-assessment", "financial-assessment", "needs-assessment")
"""Of each of these, what its first scenario answers is sent."""


def send_examples(store: Store, forms: Mapping[str, Form], moment: datetime) -> None:
    """Send one form of each of SENT, unless something was sent here before; after a day they are deleted as all are."""
    if forms_sent(store):
        return
    for form in (forms[slug] for slug in SENT if slug in forms and forms[slug].scenarios):
        pin = FormPin(form.slug, form.version, form.fingerprint)
        started = start_journey(store, pin, shared=False, now=moment, random=secrets.token_bytes)
        send_journey(
            store, started.reference, started.secret, _sending(form, moment), now=moment, random=secrets.token_bytes
        )


def _sending(form: Form, moment: datetime) -> Sending:
    """Take what the first scenario answers on its own way."""
    day, told = moment.date(), form.scenarios[0].answers
    values: dict[str, Value] = {}
    for question in form.questions:
        value = from_plain(question, told[question.id], day).value if question.id in told else None
        if value is not None:
            values[question.id] = value
    route = Route.of(form)
    way = route.walk(values, day)
    apart = {question.id for question in way.questions if question.apart}
    answers = {id_: to_plain(value) for id_, value in route.sendable(way, values).items() if id_ not in apart}
    return Sending(counter=0, answers=answers, level=TODAY if route.dangers(way) else None)
