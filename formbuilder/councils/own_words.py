"""The words of a council’s own that people read: one walk over its profile, to list them or to say them otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from formbuilder.councils.profile import Contact, Council, FormCare, Way

NAME, PERSON = "name", "person"
"""Kinds that are names: they may stay as they are in English."""
URGENT = "urgent_ways"

Say = Callable[[str, str], str]
"""Gives the words for a place, by its address and what it says."""


@dataclass(frozen=True, slots=True)
class OwnSlot:
    """A place of the profile with words for the public: ``forms.carers-assessment.next_step``."""

    address: str
    words: str

    @property
    def kind(self) -> str:
        """What the setting is called: the same English in places of one kind is said with the same words."""
        return kind_of(self.address)


def kind_of(address: str) -> str:
    """Return the kind of a place: ``about``, or ``urgent_ways.about`` where it is about help now."""
    name = address.rpartition(".")[2]
    return f"{URGENT}.{name}" if address.startswith(f"{URGENT}.") else name


def own_slots(council: Council) -> tuple[OwnSlot, ...]:
    """Return every place with words, in the order of the settings; of equal words of one kind the first place."""
    found: dict[tuple[str, str], OwnSlot] = {}

    def note(address: str, words: str) -> str:
        if words:
            found.setdefault((kind_of(address), words), OwnSlot(address, words))
        return words

    said_otherwise(council, note)
    return tuple(found.values())


def said_otherwise(council: Council, say: Say) -> Council:
    """Return a council whose own words are as ``say`` has them; its postal address and its links stay as they are."""
    return replace(
        council,
        name=say(NAME, council.name),
        reading_hours=say("reading_hours", council.reading_hours),
        not_read=say("not_read", council.not_read),
        person=say(PERSON, council.person),
        ways=_ways("ways", council.ways, say),
        with_me=_way("with_me", council.with_me, say),
        contacts=_contacts(council.contacts, say),
        forms={slug: _care(f"forms.{slug}", care, say) for slug, care in council.forms.items()},
        urgent_ways=_ways(URGENT, council.urgent_ways, say),
    )


def _contacts(contacts: Mapping[str, Contact], say: Say) -> Mapping[str, Contact]:
    """Say each contact once, however many forms it is for."""
    said = {
        contact: Contact(
            say(f"contacts.{number}.{PERSON}", contact.person), _ways(f"contacts.{number}.ways", contact.ways, say)
        )
        for number, contact in enumerate(dict.fromkeys(contacts.values()))
    }
    return {slug: said[contact] for slug, contact in contacts.items()}


def _care(address: str, care: FormCare, say: Say) -> FormCare:
    return replace(
        care,
        reader=say(f"{address}.reader", care.reader),
        next_step=say(f"{address}.next_step", care.next_step),
        paper=say(f"{address}.paper", care.paper),
    )


def _ways(address: str, ways: Iterable[Way], say: Say) -> tuple[Way, ...]:
    return tuple(_way(f"{address}.{number}", way, say) for number, way in enumerate(ways))


def _way(address: str, way: Way, say: Say) -> Way:
    return replace(way, do=say(f"{address}.do", way.do), about=say(f"{address}.about", way.about))
