"""How somebody may be told that a decision about their charge is there to read: only by ways that are private."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

REACH, EMAIL = "reach", "reach_email"
"""The questions which ways are private, and for the private e-mail address (block ``reach``)."""


class Way(StrEnum):
    """The way in which somebody is told, the one that needs least of an officer first."""

    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"
    """By phone or text."""
    PHONE = "phone"
    TEXT = "text"
    CHANGED = "changed"
    """They wrote another way after they had sent the form: somebody must read it first."""
    NONE = "none"
    """They chose that no way is private."""
    UNSAID = "unsaid"


def way_to_tell(answers: Mapping[str, object], *, changed: bool, by_email: bool = True) -> Way:
    """Return how somebody may be told; ``changed`` is whether they wrote another way since they sent the form.

    Without ``by_email`` it says how an officer may tell them.
    """
    said = answers.get(REACH)
    ways = frozenset(map(str, said)) if isinstance(said, Sequence) and not isinstance(said, str) else frozenset()
    if changed:
        return Way.CHANGED
    if "none" in ways:
        return Way.NONE
    if by_email and "email" in ways and address_in(answers):
        return Way.EMAIL
    if "letter" in ways:
        return Way.LETTER
    called = ways & {"phone", "text"}
    return Way.CALL if len(called) > 1 else Way(next(iter(called), Way.UNSAID))


def address_in(answers: Mapping[str, object]) -> str:
    """Return the private e-mail address that somebody gave; "" if they gave none."""
    found = answers.get(EMAIL)
    return found if isinstance(found, str) and "@" in found else ""
