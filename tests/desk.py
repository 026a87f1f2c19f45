"""What people send to a council, for stories of those who read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.floods import Came
from formbuilder.services.forms import open_forms
from formbuilder.services.journeys import start_journey
from formbuilder.services.sending import Sending, send_journey
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import trail
from tests.council import Council
from tests.person import Answer, Person
from tests.staff import HOME, come_in
from tests.told import SAM, begin, send, walk_to_the_end

LIST = HOME + "submissions"
HOUSE: Mapping[str, Answer] = {
    "What is your home address?": {"Address line 1": "1 High Street", "Postcode": "mk40 2bq"},
}
"""Where somebody lives; the questions before it are those of Sam."""
DANGER: Mapping[str, Answer] = {"Is anyone in danger now?": "Yes"}
HELPED: Mapping[str, Answer] = {"Who is filling in this form?": "I am and someone helps me"}


@pytest.fixture
def samir(office: Council) -> Person:
    """The assessor, at work."""
    return come_in(office, "assessor")


def sends(office: Council, *more: Mapping[str, Answer]) -> str:
    """Somebody fills in the small form and sends it; returns the reference as it is kept."""
    person, answers = Person(office.app), dict(SAM)
    for each in more:
        answers |= each
    begin(person)
    walk_to_the_end(person, answers)
    send(person)
    return person.code.reference.replace("-", "")


def has(council: Council, *, level: str | None = None, form: str = "small-talk", **answers: object) -> str:
    """A submission is there, without the way that led to it; returns its reference."""
    return sent_to(council.store, council.clock(), level=level, form=form, **answers)


def sent_to(
    store: Store,
    now: datetime,
    *,
    level: str | None = None,
    form: str = "small-talk",
    came: Came | None = None,
    **answers: object,
) -> str:
    (pin,) = [each.pin for each in open_forms(store) if each.pin.slug == form]
    started = start_journey(store, pin, shared=False, now=now, random=token_bytes)
    sending = Sending(counter=0, answers={"call_you": "Sam", **answers}, level=level, came=came)
    send_journey(store, started.reference, started.secret, sending, now=now, random=token_bytes)
    return started.reference


def read(person: Person, reference: str) -> Person:
    return person.open(f"{LIST}/{reference}")


def opens(person: Person, reference: str) -> Person:
    return person.open(LIST).press(f"Open {shown_reference(reference)}")


def what_was_done(office: Council, subject: str) -> list[tuple[str, str | None]]:
    """The trail of one submission, oldest first."""
    with office.engine.connect() as connection:
        mine = select(trail.c.what, trail.c.person).where(trail.c.subject == subject).order_by(trail.c.at)
        return [(row.what, row.person) for row in connection.execute(mine)]
