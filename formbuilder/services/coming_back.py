"""Come back with the return code, on this device or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial

from formbuilder.sealing import wraps
from formbuilder.sealing.box import Label, NotOpenedError
from formbuilder.sealing.code import CodeFault, known_words, read_code
from formbuilder.sealing.reference import read_reference
from formbuilder.sealing.words import WordList, word_lists
from formbuilder.services.journeys import Journey, journey_of
from formbuilder.services.opening import Opened, Random, new_salt, opened_with, stretched, wrapped
from formbuilder.storage import guesses, notes
from formbuilder.storage import journeys as rows
from formbuilder.storage.engine import Scope, Store

GUESSES_FOR_A_REFERENCE = 8
GUESSES_FOR_A_COUNCIL = 1000
"""An hour; against 10^13 codes far too few to find one, and more than honest people need."""
WHOLE_COUNCIL = "council"
TRIES = 2


@dataclass(frozen=True, slots=True)
class CameBack:
    """The code was right: the secret for this device's cookie; a device used before no longer opens the journey."""

    reference: str
    secret: bytes = field(repr=False)
    shared: bool = False
    """Whether this device is shared."""


class Refusal(StrEnum):
    """Why a code did not open anything."""

    WRONG = "wrong"
    """No journey has this reference and code; which of the two is wrong is not told."""
    TOO_MANY = "too_many"
    """Too many guesses in an hour; ``until`` says when to try again."""
    REFERENCE = "reference"
    """The reference cannot be one: a sign is missing or wrong."""
    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    CHECK_DIGIT = "check_digit"
    """Digits (or words) that do not fit together: one is wrong, or two have changed places."""
    UNKNOWN_WORD = "unknown_word"
    """``word`` is not one of our words."""
    WORD_COUNT = "word_count"
    """Words, but not four."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The journey stays closed."""

    kind: Refusal
    until: datetime | None = None
    word: str = field(default="", repr=False)


def come_back(
    store: Store, reference: str, typed: str, *, now: datetime, random: Random, shared: bool | None = None
) -> CameBack | Refused:
    """Check a return code, typed as digits or as words; guesses are counted before the slow check runs.

    ``reference`` is as typed. ``shared``: whether the device that it is typed on is shared; None where it
    is the same device as before.
    """
    guess = _guessed(store, reference, typed, now)
    if isinstance(guess, Refused):
        return guess
    return _come_in(store, *guess, _Arrival(now, random, shared))


def look_in(store: Store, reference: str, typed: str, *, now: datetime, random: Random) -> Journey | Refused:
    """Read a journey once with its return code, typed as for ``come_back`` and with the same limits.

    Nothing becomes of it: this device gets no key, and the one used before keeps its own.
    """
    guess = _guessed(store, reference, typed, now)
    if isinstance(guess, Refused):
        return guess
    known, code = guess
    for _ in range(TRIES):
        found = _try(store, known, code, random)
        if found is None:
            break
        opened = store.write(partial(_looked, found=found))
        if opened is not None:
            return journey_of(known, opened)
    return Refused(Refusal.WRONG)


def read_in_any_language(typed: str, lists: Sequence[WordList] = ()) -> str | CodeFault:
    """Read a code as digits, or as words of any language; a fault is of the list that knows most words."""
    lists = lists or word_lists()
    readings = (read_code(typed, words) for words in lists)
    read = next((reading for reading in readings if isinstance(reading, str)), None)
    return read or read_code(typed, max(lists, key=partial(known_words, typed)))


@dataclass(frozen=True, slots=True)
class _Found:
    """A journey that the code opens: its wrapped key as it was tried, and the data key."""

    reference: str
    wrapped: bytes = field(repr=False)
    key: bytes = field(repr=False)
    shared: bool


@dataclass(frozen=True, slots=True)
class _Arrival:
    """When and on what device somebody came back."""

    now: datetime
    random: Random
    shared: bool | None


def _guessed(store: Store, reference: str, typed: str, now: datetime) -> tuple[str, str] | Refused:
    """Read reference and code, and count the guess; what cannot be one of them is none."""
    known, code = read_reference(reference), read_in_any_language(typed)
    if known is None:
        return Refused(Refusal.REFERENCE)
    if isinstance(code, CodeFault):
        return Refused(Refusal(code.kind), word=code.word)
    until = store.write(lambda scope: _count(scope, known, now))
    return (known, code) if until is None else Refused(Refusal.TOO_MANY, until)


def _count(scope: Scope, reference: str, now: datetime) -> datetime | None:
    """Count a guess, whether or not there is such a journey; return until when no more are taken."""
    until = guesses.count(scope, reference, GUESSES_FOR_A_REFERENCE, now)
    if until is None:
        until = guesses.count(scope, WHOLE_COUNCIL, GUESSES_FOR_A_COUNCIL, now)
    return until


def _come_in(store: Store, reference: str, code: str, arrival: _Arrival) -> CameBack | Refused:
    """Try the code, and once more if the journey was sent while it was tried: its keys are new then."""
    for _ in range(TRIES):
        found = _try(store, reference, code, arrival.random)
        if found is None:
            break
        secret = arrival.random(wraps.SECRET_BYTES)
        if store.write(partial(_welcome, found=found, secret=secret, arrival=arrival)):
            return CameBack(reference, secret, found.shared if arrival.shared is None else arrival.shared)
    return Refused(Refusal.WRONG)


def _try(store: Store, reference: str, code: str, random: Random) -> _Found | None:
    """Try the code; an unknown reference takes as long as a wrong code."""
    row = store.read(lambda scope: rows.find(scope, reference, rows.CODE))
    wrapping = stretched(code, row.salt if row and row.salt else new_salt(store, random))
    if row is None or row.wrapped is None:
        return None
    try:
        key = wraps.unwrap(wrapping, row.wrapped, Label(store.council, reference, rows.CODE))
    except NotOpenedError:
        return None
    return _Found(reference, row.wrapped, key, row.shared)


def _looked(scope: Scope, found: _Found) -> Opened | None:
    """Open what the code opens, and forget its guesses; None if it was sent or deleted meanwhile."""
    opened = opened_with(scope, found.reference, found.key)
    if opened is not None:
        guesses.clear(scope, found.reference)
        guesses.give_back(scope, WHOLE_COUNCIL)
    return opened


def _welcome(scope: Scope, found: _Found, secret: bytes, arrival: _Arrival) -> bool:
    """Give this device a key, in the place of the last one's; False if the journey was sent or deleted meanwhile."""
    row = rows.find(scope, found.reference, rows.CODE, lock=True)
    if row is None or row.wrapped != found.wrapped:
        return False
    device = wraps.device_keys(secret).wrapping
    rows.put_key(
        scope, found.reference, wrapped(scope, found.reference, rows.DEVICE, device, found.key, arrival.random)
    )
    rows.touch(scope, found.reference, arrival.now, shared=arrival.shared)
    guesses.clear(scope, found.reference)
    guesses.give_back(scope, WHOLE_COUNCIL)
    notes.note(scope, arrival.random(notes.ID_BYTES), "came-back", found.reference, arrival.now)
    return True
