"""What publishing and withdrawing are told with: outcomes, reasons and what was left, as frozen things."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.services.draft_pins import DraftPin


class HalfWay(StrEnum):
    """What a version means for people half-way through the one before."""

    FINISH = "finish"
    """They finish the version that they began."""
    ASK_AGAIN = "ask_again"
    """They are asked some questions again."""


class NotPublished(StrEnum):
    """Why nothing was published or withdrawn."""

    UNKNOWN = "unknown"
    THERE_ALREADY = "there_already"
    """This version was published before."""
    NOT_FROM_HERE = "not_from_here"
    """It is no draft in review, or no version that is open."""
    NO_RIGHT = "no_right"
    BLOCKED = "blocked"
    """A must is left."""
    SAVED_SINCE = "saved_since"
    """Somebody saved words after they were read."""
    NO_REASON = "no_reason"


@dataclass(frozen=True, slots=True)
class Published:
    """It can be begun now."""

    pin: DraftPin
    fingerprint: str
    first: bool
    """Whether no version of the form was open before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A line that somebody left as it is, and why."""

    line: str
    about: str
    because: str = field(repr=False)
    """"" once it was erased."""
    left_by: str
    left_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Who withdrew a version, when and why."""

    by: str
    at: datetime
    because: str = field(repr=False)
