"""Comments that were said aloud, as services speak of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MOST_BYTES = 20_000_000
"""Of one recording: over 20 minutes as telephones record speech."""
MOST_WAITING = 20
"""Recordings of one member that wait in one round: enough for one at each of many questions."""


class NoSound(StrEnum):
    """Why a recording was not taken, or was left as it is."""

    UNKNOWN = "unknown"
    """There is none, or it is somebody else’s."""
    NONE = "none"
    """The file is empty."""
    TYPE = "type"
    """It is no sound."""
    UNPLAYED = "unplayed"
    """It is a sound that browsers do not play."""
    PICTURES = "pictures"
    """It is a video."""
    TOO_BIG = "too_big"
    MANY = "many"
    """Too many of the same member wait."""
    NOT_LATER = "not_later"
    """A recording can be sent, and not kept for later."""
    AGAIN = "again"
    """The page that it came from was open for too long."""
    NO_KEY = "no_key"
    """There is nothing to seal it with."""
    NOT_LEADING = "not_leading"
    """Only the chair or a facilitator of the panel hears it."""
    WRITTEN = "written"
    """It was written down already, or taken back."""
    EMPTY = "empty"
    """No word was written down."""
    LONG = "long"
    """More was written down than a comment holds."""
    REASON = "reason"
    """It was not said why nobody can hear it."""


class SoundState(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    UNHEARD = "unheard"
    """Somebody listened, and could not hear it; it can still be written down."""
    WRITTEN = "written"
    BACK = "back"
    """Its author took it back, or left the panel."""


class Reason(StrEnum):
    """Why nobody can hear it."""

    SILENT = "silent"
    QUIET = "quiet"
    CUT = "cut"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentSound:
    """One comment that was said aloud, without its sound."""

    id: str
    panel: str
    round: str
    place: str
    slot_text: str = field(repr=False)
    author: str
    language: str
    type: str
    size: int
    """Bytes."""
    state: SoundState
    reason: Reason | None
    point: str | None
    """What was written down of it."""
    sent_at: datetime
    gone_at: datetime | None
    """When its sound was deleted."""

    @property
    def is_lost(self) -> bool:
        """Whether its sound was deleted before anybody wrote it down, and its author did not ask for that."""
        return self.gone_at is not None and self.state in {SoundState.WAITING, SoundState.UNHEARD}

    @property
    def can_go_back(self) -> bool:
        """Whether its author can still take it back here."""
        return self.gone_at is None and self.state in {SoundState.WAITING, SoundState.UNHEARD}
