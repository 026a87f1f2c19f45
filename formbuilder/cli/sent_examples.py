"""Forms that were sent in the demonstration, so that the office has something to read."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from formbuilder.answers.free_words import in_another_language
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
IN_POLISH: Mapping[str, object] = {
    "call_you": "Ewa",
    "language_speak": "pl",
    "language_read": "pl",
    "same_each_day": "no",
    "hardest_day": "W poniedziałek mąż upadł w łazience. Nie mogłam go podnieść. Dwie godziny czekaliśmy na sąsiada.",
    "easiest_day": "W niedzielę przyszła moja siostra. Mogłam pospać do ósmej.",
    "anything_else": "Chciałabym wiedzieć, kto pomoże mężowi, gdy ja zachoruję.",
}
"""What somebody answers who reads the first of these forms in Polish: it waits to be put into English."""
NOTHING_ELSE: Mapping[str, object] = {}


def send_examples(store: Store, forms: Mapping[str, Form], moment: datetime) -> None:
    """Send one form of each of SENT, unless something was sent here before; after a day they are deleted as all are."""
    if forms_sent(store):
        return
    there = [forms[slug] for slug in SENT if slug in forms and forms[slug].scenarios]
    for form in there:
        _send(store, form, moment)
    if SENT[0] in {form.slug for form in there}:
        _send(store, forms[SENT[0]], moment, IN_POLISH, "pl")


def _send(
    store: Store, form: Form, moment: datetime, more: Mapping[str, object] = NOTHING_ELSE, language: str = ""
) -> None:
    pin, random = FormPin(form.slug, form.version, form.fingerprint), secrets.token_bytes
    started = start_journey(store, pin, shared=False, now=moment, random=random, language=language)
    sending = _sending(form, moment, more, language)
    send_journey(store, started.reference, started.secret, sending, now=moment, random=random)


def _sending(form: Form, moment: datetime, more: Mapping[str, object], language: str) -> Sending:
    """Take what the first scenario answers on its own way, with ``more`` answers."""
    day, told = moment.date(), {**form.scenarios[0].answers, **more}
    values: dict[str, Value] = {}
    for question in form.questions:
        value = from_plain(question, told[question.id], day).value if question.id in told else None
        if value is not None:
            values[question.id] = value
    route = Route.of(form)
    way = route.walk(values, day)
    apart = {question.id for question in way.questions if question.apart}
    sendable = route.sendable(way, values)
    return Sending(
        counter=0,
        answers={id_: to_plain(value) for id_, value in sendable.items() if id_ not in apart},
        level=TODAY if route.dangers(way) else None,
        to_translate=bool(language) and in_another_language(way.questions, sendable, language),
    )
