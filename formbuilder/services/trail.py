"""Read who did what, and when: names come from the list of people, for the trail itself holds none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from formbuilder.services.form_list import titles_in
from formbuilder.services.people import names_in
from formbuilder.storage import trail as rows
from formbuilder.storage.engine import Scope, Store

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One step that somebody took."""

    id: str
    at: datetime
    what: str
    subject: str
    who: str
    """The name of whoever did it, "" if nobody who signed in did, or if their name is gone."""
    whom: str
    """The name of the person whom it is about, if it is about one."""
    title: str = ""
    """What the form is called that it is about, if it is about one."""


@dataclass(frozen=True, slots=True)
class TrailPart:
    """One page of the trail, the newest first."""

    happenings: tuple[Happening, ...]
    more: bool
    """Whether there are older ones."""


def read_trail(store: Store, wanted: rows.Wanted, most: int = MOST_SHOWN) -> TrailPart:
    """Return what happened: of one form, between two moments, before a row that was read."""

    def read(scope: Scope) -> TrailPart:
        found = rows.newest(scope, wanted, most + 1)
        names = names_in(scope)
        titles = titles_in(scope, {row.form for row in found if row.form})
        return TrailPart(tuple(_happening(row, names, titles) for row in found[:most]), len(found) > most)

    return store.read(read)


def _happening(row: rows.TrailRow, names: Mapping[str, str], titles: Mapping[str, str]) -> Happening:
    return Happening(
        id=row.id,
        at=row.at,
        what=row.what,
        subject=row.subject,
        who=names.get(row.person or "", ""),
        whom=names.get(row.subject, ""),
        title=titles.get(row.form or "", ""),
    )
