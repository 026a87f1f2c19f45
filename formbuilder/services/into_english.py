"""What people wrote in other languages: it waits for somebody who puts it into English, and the date promised with it.

The translation is sealed beside the submission like a note, and deleted with it. What the person wrote never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.services.assessing import NoteKind, NotWritten, Writing, add_note
from formbuilder.services.doing import Doing
from formbuilder.services.opening import is_reference
from formbuilder.services.queue import QueueLine, lines_of
from formbuilder.services.queue_states import DONE, OPEN
from formbuilder.storage import queue as rows
from formbuilder.storage import submissions
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.queue import QueueRow

MOST_COUNTED = 100
MOST_SIGNS = 400_000
"""In all texts of one submission together."""
MOST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """What answers say in English, by key, and who says so."""

    texts: Mapping[str, str] = field(repr=False)
    translator: str
    program: bool
    """Whether the translator is a program."""
    whole: bool
    """Whether nothing is left to be put into English."""
    seen: int
    """The note with the newest translation when this was begun; 0 if there was none."""
    added: int = 0
    """How many things the person had added by then."""


def write_english(store: Store, reference: str, new: English, doing: Doing) -> NotWritten | None:
    """Keep what answers say in English; what stood there before is kept too.

    ``whole`` ends the wait, if the person has added nothing since.
    """
    texts = {key: words.strip() for key, words in new.texts.items() if words.strip()}
    name = " ".join(new.translator.split())
    if not texts or not name:
        return NotWritten.EMPTY
    if sum(map(len, texts.values())) > MOST_SIGNS or len(name) > MOST_NAME:
        return NotWritten.TOO_LONG
    writing = Writing(kind=NoteKind.ENGLISH, english=texts, translator=name, program=new.program)

    def write(scope: Scope) -> NotWritten | None:
        place = _open(scope, reference)
        if isinstance(place, NotWritten):
            return place
        if (place.translation or 0) != new.seen:
            return NotWritten.CHANGED
        number = add_note(scope, reference, writing, doing)
        if isinstance(number, NotWritten):
            return number
        more = submissions.next_number(scope, reference) - 1 > new.added
        waits = None if new.whole and not more else place.to_translate or doing.now
        since = place.translated_at or (doing.now if new.whole else None)
        values = {"translation": number, "to_translate": waits, "translated_at": since}
        rows.change(scope, reference, values)
        if new.whole:
            doing.note(scope, "english-whole", reference)
        return None

    return store.write(write) if is_reference(reference) else NotWritten.UNKNOWN


def set_language(store: Store, reference: str, doing: Doing, *, other: bool) -> NotWritten | None:
    """Say that it must be put into English, or that it was written in English after all."""

    def put(scope: Scope) -> NotWritten | None:
        place = _open(scope, reference)
        if isinstance(place, NotWritten):
            return place
        if place.other_language != other:
            rows.change(scope, reference, {"to_translate": doing.now if other else None, "translated_at": None})
            doing.note(scope, "english-needed" if other else "english-not-needed", reference)
        return None

    return store.write(put) if is_reference(reference) else NotWritten.UNKNOWN


@dataclass(frozen=True, slots=True)
class ToTranslate:
    """What waits to be put into English: the longest wait first, MOST_COUNTED at most."""

    lines: tuple[QueueLine, ...]

    @property
    def since(self) -> datetime | None:
        """Since when the first waits."""
        return self.lines[0].to_translate if self.lines else None


def to_translate(store: Store) -> ToTranslate:
    """Return what waits to be put into English and is open."""
    return store.read(lambda scope: ToTranslate(lines_of(scope, rows.to_translate(scope, OPEN, MOST_COUNTED))))


def _open(scope: Scope, reference: str) -> QueueRow | NotWritten:
    place = rows.find(scope, reference, lock=True)
    if place is None:
        return NotWritten.UNKNOWN
    return NotWritten.CLOSED if place.state in DONE or place.urgency == rows.OPEN_DANGER else place
