"""The words of a council on a page in another language: they stay as the council wrote them, and say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from formbuilder.councils.profile import Contact, Council, FormCare, Way
from formbuilder.tongue.messages import as_written


def in_their_language(council: Council) -> Council:
    """Return a council whose own words are marked as English, for a page in the language in use."""
    return replace(
        council,
        name=as_written(council.name),
        reading_hours=as_written(council.reading_hours),
        not_read=as_written(council.not_read),
        person=as_written(council.person),
        ways=_ways(council.ways),
        urgent_ways=_ways(council.urgent_ways),
        with_me=_way(council.with_me),
        forms={slug: _care(care) for slug, care in council.forms.items()},
        contacts=_contacts(council.contacts),
    )


def _contacts(contacts: Mapping[str, Contact]) -> Mapping[str, Contact]:
    return {slug: Contact(as_written(each.person), _ways(each.ways)) for slug, each in contacts.items()}


def _care(care: FormCare) -> FormCare:
    return replace(
        care,
        reader=as_written(care.reader),
        next_step=as_written(care.next_step),
        paper=as_written(care.paper),
    )


def _ways(ways: Iterable[Way]) -> tuple[Way, ...]:
    return tuple(map(_way, ways))


def _way(way: Way) -> Way:
    return replace(way, do=as_written(way.do), about=as_written(way.about))
