"""What a comment in another language says in English, as those who answer noted it: beside the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.review.languages import ENGLISH
from formbuilder.services.doing import Doing
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.point_writing import LONGEST, happened
from formbuilder.storage import points as rows
from formbuilder.storage import spoken
from formbuilder.storage.decisions import TO_ANSWER
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import TRANSLATED


class NoTranslation(StrEnum):
    """Why nothing was noted."""

    UNKNOWN = "unknown"
    """There is no such comment, it was taken back, or it is in English."""
    NO_RIGHT = "no_right"
    EMPTY = "empty"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Noted:
    """That a translation is there."""

    point: str
    words: str = field(repr=False)
    at: datetime


def note_translation(store: Store, id_: str, words: str, doing: Doing) -> Noted | NoTranslation:
    """Note what a comment says in English; the newest note counts, and what its author wrote stays as it is."""
    if not words.strip():
        return NoTranslation.EMPTY
    if len(words) > LONGEST:
        return NoTranslation.LONG

    def note(scope: Scope) -> Noted | NoTranslation:
        if Right.ANSWER_POINTS not in rights_of(scope, doing):
            return NoTranslation.NO_RIGHT
        row = rows.find(scope, id_, lock=True)
        if row is None or row.state not in TO_ANSWER or row.language == ENGLISH:
            return NoTranslation.UNKNOWN
        at = doing.new_id()
        spoken.speak(scope, at, words.strip())
        happened(scope, id_, TRANSLATED, doing, at)
        doing.note(scope, "point-translated", id_)
        return Noted(id_, words.strip(), doing.now)

    return store.write(note) if is_id(id_) else NoTranslation.UNKNOWN
