"""What a council still needs before real people may send it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from formbuilder.accounts.people import Person, Role
from formbuilder.accounts.rights import Right
from formbuilder.councils.profile import Council
from formbuilder.definition.bundle import unpack
from formbuilder.services.form_list import titles_of
from formbuilder.services.forms import form_files, open_forms
from formbuilder.services.gap_kinds import PEOPLE, For, Gap
from formbuilder.services.keys import current_key
from formbuilder.services.people import list_people
from formbuilder.services.settings import find_crest
from formbuilder.storage.engine import Store

MADE_UP = re.compile(r"example\.(?:org|com|net)|01632 ?960|07700 ?900|Example Council|Exampleshire")
"""Addresses and numbers that are kept for examples: nobody answers there."""
MOST_READ = 60
"""How many forms without a reader are looked into."""
MOST_FORMS = 10
"""How many forms without a reader are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What this installation can do, as its own settings say."""

    emails: bool
    texts: bool
    signs_in: bool
    """Whether a service vouches for staff."""
    origin: str
    unset: tuple[str, ...] = ()
    """Settings that the service of this council still needs, by name."""
    strays: tuple[str, ...] = ()
    """How settings begin that are for a council which is not here."""


def gaps(store: Store, council: Council, text: str, here: Installation, now: datetime) -> tuple[Gap, ...]:
    """Return all that is missing, at once; ``text`` is the profile as it is written."""
    return (
        *_key(store, council, now),
        *_messages(council, here),
        *_installation(here),
        *_people(list_people(store)),
        *_forms(store, council),
        *_example(store, council, text),
    )


def _key(store: Store, council: Council, now: datetime) -> Iterator[Gap]:
    key = current_key(store)
    if key is None:
        yield Gap(
            "The council has no key, so nothing can be sent to it. Run: formbuilder councils add PROFILE.",
            needed=For.ANSWERS,
        )
    elif key.is_due(now) and not council.demonstration:
        when = "was last rehearsed more than a year ago" if key.rehearsed_at else "was never rehearsed"
        yield Gap(f"The loss of the council’s key {when}. Run: formbuilder keys rehearse {council.slug}.")


def _messages(council: Council, here: Installation) -> Iterator[Gap]:
    duty = council.duty
    if duty is None:
        yield Gap("Nobody is told when somebody may be in danger. Say who is on duty.", "duty", For.OTHERS)
        return
    told = (*duty.contacts, *duty.out_of_hours)
    if any(each.email for each in told) and not here.emails:
        yield Gap("No e-mail can be sent, so nobody on duty is told. Set SMTP or NOTIFY_EMAIL.", needed=For.DANGER)
    if any(each.text for each in told) and not here.texts:
        yield Gap("No text message can be sent to those on duty. Set NOTIFY_KEY and NOTIFY_TEXT.", needed=For.DANGER)
    for words, people in (("in working hours", duty.contacts), ("out of hours", duty.out_of_hours)):
        if len(people) < 2:
            yield Gap(f"Only one contact is told {words}. Add a second one, for when the first cannot come.", "duty")


def _installation(here: Installation) -> Iterator[Gap]:
    if here.unset:
        yield Gap(f"Staff cannot sign in. These settings are missing or cannot be right: {', '.join(here.unset)}.")
    elif not here.signs_in:
        yield Gap("Staff cannot sign in. Set OPENID_ISSUER, OPENID_CLIENT and OPENID_SECRET.")
    for begins in here.strays:
        yield Gap(f"Settings begin with {begins}, and no council here has that name. Correct their names.")
    if not here.origin.startswith("https://"):
        yield Gap("Messages cannot say where the pages are. Set ORIGIN to an address with https.")


def _people(people: tuple[Person, ...]) -> Iterator[Gap]:
    here = [each for each in people if each.active and not each.sealed]
    for role, words, needed in (
        (Role.ADMINISTRATOR, "Nobody can change people and settings. Run: formbuilder people add.", For.NOTHING),
        (
            Role.ASSESSOR,
            "Nobody can read what people send. Give somebody the role for it, under People.",
            For.ANSWERS,
        ),
        (Role.APPROVER, "Nobody can approve a form. Give somebody the role for it, under People.", For.NOTHING),
        (Role.OFFICER, "Nobody can write forms. Give somebody the role for it, under People.", For.NOTHING),
    ):
        if not any(role in each.roles for each in here):
            yield Gap(words, PEOPLE, needed, Right.CHANGE_PEOPLE)
    if not any(each.sealed and each.active for each in people):
        yield Gap("There is no sealed account for the day when nobody can sign in. Run: formbuilder people seal.")


def _forms(store: Store, council: Council) -> Iterator[Gap]:
    forms = {each.pin.slug: each.pin.version for each in open_forms(store)}
    if not forms:
        yield Gap("No form is open yet. Write one and publish it.", needed=For.OTHERS)
    unread = _keeping(store, sorted((slug, forms[slug]) for slug in forms.keys() - council.forms.keys()))
    if unread:
        more = f" and {len(unread) - MOST_FORMS} more" if len(unread) > MOST_FORMS else ""
        titles = titles_of(store, unread[:MOST_FORMS])
        names = f"{', '.join(f'“{titles[slug]}”' for slug in unread[:MOST_FORMS])}{more}"
        yield Gap(f"Nothing says who reads: {names}.", "readers", For.OTHERS)


def _keeping(store: Store, versions: list[tuple[str, int]]) -> list[str]:
    """Return the forms that keep answers; of many, those after the first are taken to."""
    files = form_files(store, versions[:MOST_READ])
    no_answers = {slug for (slug, _), data in files.items() if not unpack(data)[0].records}
    return [slug for slug, _ in versions if slug not in no_answers]


def _example(store: Store, council: Council, text: str) -> Iterator[Gap]:
    if council.demonstration:
        yield Gap("This is a demonstration. A real council is added with a profile of its own.", needed=For.OTHERS)
    if found := MADE_UP.search(text):
        yield Gap(f"“{found[0]}” is made up for examples. Put your own name, numbers and addresses there.", "file")
    if council.looks.crest and find_crest(store, council.looks.crest) is None:
        yield Gap("The crest is named in the settings, and its picture is not here. Upload it again.", "looks")
