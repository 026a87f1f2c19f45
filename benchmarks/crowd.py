"""A council as large as any: forms with many versions, officers, and what a million people sent, put in by COPY."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, product
from typing import Any

from formbuilder.accounts.people import Role
from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.definition.load import parse
from formbuilder.sealing.reference import SIGNS, new_reference
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_person, list_people
from formbuilder.storage.engine import Store, writing

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FORM = """\
form: {slug}
version: {version}
title: How we help you, number {number}
for: everyone
sections:
  - id: you
    title: About you
    pages:
      - questions:
          - id: name
            type: name
            ask: What is your name?
            short: your name
            required: wanted
            list: name
            without: We may ask you again.
      - questions:
          - id: help
            type: long_text
            ask: What do you need help with?
            hint: "You said in version {version}: tell us what is hard."
            short: what you need help with
            without: We may ask you again.
            required: wanted
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything."""

    forms: int = 1_000
    versions: int = 20
    officers: int = 200
    submissions: int = 1_000_000


SMALL = Size(forms=10, versions=2, officers=10, submissions=200)


def slug_of(number: int) -> str:
    """Return the short name of a form."""
    return f"form-{number:04}"


def fill(store: Store, size: Size, unpredictable: random.Random) -> None:
    """Put everything in; the answers themselves are noise, for no list ever opens them."""
    doing = Doing(NOW, unpredictable.randbytes)
    for number in range(size.officers):
        add_person(store, f"officer{number}@example.org", f"Officer {number}", frozenset({Role.OFFICER}), doing)
    officers = [person.id for person in list_people(store) if person.email.startswith("officer")]
    shelf = Shelf.of(ROOT / "forms")
    _copy(store, "forms", "slug version fingerprint state file loaded_at title", _versions(size, shelf))
    _copy(store, "drafts", DRAFTS, _drafts(size, officers))
    _copy(store, "revisions", REVISIONS, _revisions(size, officers))
    _copy(store, "form_people", "form owner deputy", _owners(size, officers))
    _copy(store, "journeys", JOURNEYS, _journeys(size, unpredictable))
    _copy(store, "submissions", "reference sent_at level stage receipt", _submissions(size))
    teams = [f"{number:032x}" for number in range(TEAMS)]
    _copy(store, "teams", "id name added_at", ((team, f"Team {team[-2:]}", NOW) for team in teams))
    assessors = [person.id for person in list_people(store) if Role.ASSESSOR in person.roles]
    _copy(store, "queue", QUEUE, _queue(size, teams, assessors))
    _copy(store, "search_marks", "mark reference", _marks(size))
    _copy(store, "trail", "id at what subject form person", _trail(size, officers))
    _vacuum(store)


def _vacuum(store: Store) -> None:
    """Do what PostgreSQL does by itself a little later, so that it is not at it while pages are timed."""
    connection = store.engine.raw_connection()
    try:
        own: Any = connection.driver_connection
        own.rollback()
        own.autocommit = True
        own.execute("VACUUM (ANALYZE)")
        own.autocommit = False
    finally:
        connection.close()


DRAFTS = "form version title state revision came_from begun_by begun_at saved_at"
REVISIONS = "form version number aside seen file about saved_by saved_at"
TEAMS = 20
QUEUE = "reference form state urgency sent_at team assigned"
JOURNEYS = "reference form version fingerprint example state shared counter box started_at last_used sent_at"


def references(count: int) -> Iterator[str]:
    """Yield as many references, all different and all well formed, always the same."""
    for body in islice(product(range(len(SIGNS)), repeat=7), count):
        signs = iter(body)
        yield new_reference(lambda _: bytes([next(signs)]))  # noqa: B023 - used up within the turn


def _versions(size: Size, shelf: Shelf) -> Iterator[Sequence[object]]:
    for number in range(size.forms):
        slug = slug_of(number)
        for version in range(1, size.versions + 1):
            text = FORM.format(slug=slug, version=version, number=number)
            form = parse(text.encode(), slug, shelf.library)
            state = "published" if version == size.versions else "withdrawn"
            file, at = shelf.bundle(form, text), _at(number + version)
            yield slug, version, form.fingerprint, state, file, at, str(form.title)


def _drafts(size: Size, officers: Sequence[str]) -> Iterator[Sequence[object]]:
    for number in range(size.forms):
        slug, title = slug_of(number), f"How we help you, number {number}"
        for version in range(1, size.versions + 2):
            state = "published" if version <= size.versions else "draft"
            who = officers[number % len(officers)]
            yield slug, version, title, state, 2, "words", who, _at(number), _at(number + version)


def _revisions(size: Size, officers: Sequence[str]) -> Iterator[Sequence[object]]:
    for number in range(size.forms):
        slug, who = slug_of(number), officers[number % len(officers)]
        for version in range(1, size.versions + 2):
            text = FORM.format(slug=slug, version=version, number=number).encode()
            for revision in (1, 2):
                yield slug, version, revision, False, revision - 1, text, "Began", who, _at(number + revision)


def _owners(size: Size, officers: Sequence[str]) -> Iterator[Sequence[object]]:
    for number in range(size.forms):
        yield slug_of(number), officers[number % len(officers)], officers[(number + 1) % len(officers)]


def _journeys(size: Size, unpredictable: random.Random) -> Iterator[Sequence[object]]:
    box = unpredictable.randbytes(300)
    for number, reference in enumerate(references(size.submissions)):
        form, at = slug_of(number % size.forms), _at(number)
        yield reference, form, size.versions, "f" * 64, False, "sent", False, 9, box, at, at, at


def _submissions(size: Size) -> Iterator[Sequence[object]]:
    stages = ("done", "done", "done", "being_read", "sent")
    for number, reference in enumerate(references(size.submissions)):
        level = "today" if number % 1_000 == 7 else None
        yield reference, _at(number), level, stages[number % len(stages)], bytes(16)


def _queue(size: Size, teams: Sequence[str], assessors: Sequence[str]) -> Iterator[Sequence[object]]:
    """Yield a place for each submission: half a million are open, and of a thousand dangers most were opened."""
    states = ("closed", "closed", "checked", "being_checked", "new")
    for number, reference in enumerate(references(size.submissions)):
        form, state = slug_of(number % size.forms), states[number % len(states)]
        team = teams[number % len(teams)] if number % 3 else None
        who = assessors[number % len(assessors)] if assessors and number % 1_000 == 0 else None
        yield reference, form, state, _urgency(number, state), _at(number), team, who


def _urgency(number: int, state: str) -> int:
    if number % 1_000 != 7 or state == "closed":
        return 2
    return 0 if state == "new" else 1


def _marks(size: Size) -> Iterator[Sequence[object]]:
    """Yield three marks for each submission: names and postcodes are those of many, dates of birth of few."""
    for number, reference in enumerate(references(size.submissions)):
        for kind, values in ((b"n", 200_000), (b"p", 20_000), (b"b", 25_000)):
            yield (kind * 8 + (number % values).to_bytes(8, "big")), reference


def _trail(size: Size, officers: Sequence[str]) -> Iterator[Sequence[object]]:
    for number, reference in enumerate(references(size.submissions)):
        yield f"{number:032x}", _at(number), "sent", reference, None, None
    for number, (form, version) in enumerate(product(range(size.forms), range(1, size.versions + 2))):
        slug, who = slug_of(form), officers[form % len(officers)]
        yield f"f{number:031x}", _at(number), "draft-saved", f"{slug}@{version}.2", slug, who


def _at(number: int) -> datetime:
    """Return a moment of the last two years."""
    return NOW - timedelta(minutes=number % 1_000_000)


def _copy(store: Store, table: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
    names = ", ".join(f'"{name}"' for name in ("council_id", *columns.split()))
    with (
        writing(store.engine) as connection,
        connection.connection.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copying,
    ):
        for row in rows:
            copying.write_row((store.council, *row))
