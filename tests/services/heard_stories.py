"""Each thing that services offer for recordings of questions, once."""

from formbuilder.editions.heard import Part, Recording, Script
from formbuilder.services import recordings
from formbuilder.services.recordings import NewRecording
from formbuilder.storage.engine import Store
from formbuilder.storage.recordings import PIECE
from tests.services.edition_stories import at
from tests.services.stories import NOW

SCRIPT = Script("a-talk", "call_you.*", (Part("call_you.ask", "What should we call you?"),))
SOUND = b"ID3" + bytes(range(256)) * (PIECE // 256 + 1)
"""A little more than one piece."""
FILM = b"\0\0\0\x18ftypisom" + bytes(20) + b"hdlr" + bytes(8) + b"vide"
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:02.000\nWhat should we call you?\n"
TODAY = NOW.date()
MOST = 1_000_000


def new(**more: object) -> NewRecording:
    return NewRecording(**({"script": SCRIPT, "language": "phr", "data": SOUND} | more))


def questions_are_recorded(store: Store) -> None:
    """Sound comes in, somebody checks it, it is played, and goes."""
    kept = recordings.keep_recording(store, new(), MOST, TODAY, at(0))
    assert isinstance(kept, Recording)
    recordings.check_recording(store, kept.id, SCRIPT, "Nadia Khan", TODAY, at(1))
    recordings.recordings_of(store, {"a-talk"})
    recordings.recordings_stamp(store)
    recordings.piece_of(store, kept.id, 0, 10)
    recordings.remove_recording(store, kept.id, at(2))
