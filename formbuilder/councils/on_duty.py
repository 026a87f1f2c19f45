"""Read from a council’s profile who is told at once that somebody may be in danger."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from formbuilder.councils.duty import HALF_AN_HOUR, Duty, DutyContact
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import COUNT, WORDS
from formbuilder.definition.shapes import ListOf, Thing
from formbuilder.problems import Code

TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
PHONE = re.compile(r"\+?[0-9][0-9 ]{2,18}")
MOBILE = re.compile(r"(?:\+44 ?|0)7[0-9 ]{9,14}")
LONGEST = 240
"""Minutes: an alert that waits longer is none."""

PERSON = Thing("a contact on duty", {"person": WORDS, "email": WORDS, "text": WORDS}, ("person",))
DUTY = Thing(
    "‘duty’",
    {
        "from": WORDS,
        "to": WORDS,
        "minutes": COUNT,
        "phone": WORDS,
        "contacts": ListOf(PERSON),
        "out_of_hours": ListOf(PERSON),
    },
    ("from", "to", "phone", "contacts", "out_of_hours"),
)


def duty(council: Entry, closed: Collection[date]) -> Duty | None:
    """Read ``duty`` of a profile; None if it says nothing about it."""
    source = council.source("duty")
    if source is None:
        return None
    entry = Entry.of(source, DUTY, council.reading)
    begins, ends = _minute(entry, "from"), _minute(entry, "to")
    if begins is not None and ends is not None and ends <= begins:
        entry.refuse("to", Code.BAD_DUTY, found=entry.words("to").text, expected="a time after ‘from’")
    return Duty(
        begins=begins or 0,
        ends=ends or 0,
        minutes=entry.count("minutes", LONGEST, HALF_AN_HOUR),
        phone=_like(entry, "phone", PHONE, "a phone number"),
        contacts=_contacts(entry, "contacts"),
        out_of_hours=_contacts(entry, "out_of_hours"),
        closed=closed,
    )


def _contacts(entry: Entry, key: str) -> tuple[DutyContact, ...]:
    return tuple(_contact(Entry.of(item, PERSON, entry.reading)) for item in entry.items(key))


def _contact(entry: Entry) -> DutyContact:
    """Read one contact: at least one way to tell them something in writing."""
    if not (entry.has("email") or entry.has("text")):
        entry.reading.refuse(entry.place, Code.MISSING_KEY, thing=PERSON.name, key="email")
    email = _like(entry, "email", EMAIL, "an e-mail address") if entry.has("email") else ""
    text = _like(entry, "text", MOBILE, "a mobile number, such as 07700 900 008") if entry.has("text") else ""
    return DutyContact(person=" ".join(str(entry.words("person")).split()), email=email, text=text.replace(" ", ""))


def _minute(entry: Entry, key: str) -> int | None:
    """Read a time of day as minutes after midnight; None if it is none."""
    found = _like(entry, key, TIME, "a time, such as 09:00")
    hours, _, minutes = found.partition(":")
    return int(hours) * 60 + int(minutes) if found else None


def _like(entry: Entry, key: str, pattern: re.Pattern[str], expected: str) -> str:
    """Return what is written as it should be; "" and a problem for anything else."""
    found = entry.words(key).text
    if not found or pattern.fullmatch(found):
        return found
    entry.refuse(key, Code.BAD_DUTY, found=found, expected=expected)
    return ""
