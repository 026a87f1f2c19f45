"""Comments that members say aloud, and those who listen."""

from __future__ import annotations

from dataclasses import replace

from formbuilder.services import comment_sounds, sound_hearing
from formbuilder.services.comment_sounds import NewSound
from formbuilder.services.doing import Doing
from formbuilder.services.point_kinds import Spot
from formbuilder.services.sound_kinds import CommentSound, Reason
from formbuilder.storage.engine import Store
from tests.services.note_stories import Helped, helped
from tests.services.panel_stories import at
from tests.sounds import tone

KEY = bytes(range(32))
HOURS = "About how many hours did you help in the last 7 days?"


def member(here: Helped, days: float = 1) -> Doing:
    return replace(at(days, here.circle.ann), key=KEY)


def new(here: Helped, data: bytes, place: str = "hours.ask") -> NewSound:
    return NewSound(id=here.at(1).new_id(), spot=Spot(here.round.id, place, HOURS), language="en", data=data)


def says_aloud(here: Helped, data: bytes = b"", days: float = 1) -> CommentSound:
    found = comment_sounds.say_aloud(here.store, new(here, data or tone(0.1)), member(here, days))
    assert isinstance(found, CommentSound), found
    return found


def comments_are_said(store: Store) -> None:
    """Do each thing that services offer for comments that are said aloud, once."""
    here = helped(store, "Aloud group", "Alma", "Hugo")
    first, second, third = (says_aloud(here) for _ in range(3))
    comment_sounds.own_sounds(store, member(here))
    comment_sounds.find_sound(store, first.id, here.at(1))
    comment_sounds.piece_of(store, first, 0, 10, KEY)
    sound_hearing.sounds_to_hear(store, here.round.id, here.at(1))
    sound_hearing.sounds_waiting(store, here.at(1))
    sound_hearing.write_sound_down(store, first.id, "Too long.", here.at(2))
    sound_hearing.cannot_hear(store, second.id, Reason.QUIET, here.at(2))
    comment_sounds.take_sound_back(store, third.id, member(here, 2))
