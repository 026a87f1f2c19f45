"""What an officer takes in place of a person's answer, with what they saw and why; the person's answer stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

LONGEST = 500
"""Characters of what was seen, and of a reason."""
BETWEEN = "/"
"""Stands between a group and one of its items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One figure of an assessment as the officer has it."""

    address: str
    """The id of a question; for an item of a group, ``GROUP/ITEM``."""
    value: object = field(repr=False)
    """A plain answer; of an item a plain answer by question, or None: the item does not count."""
    seen: str = field(repr=False)
    """The evidence, in the officer’s words."""
    seen_on: date
    reason: str = field(repr=False)
    takes_back: bool = False
    """The person’s own answer counts again."""


@dataclass(frozen=True, slots=True)
class SavedCorrection:
    """A correction, who saved it, and when; ``number`` counts the saves of one assessment from 1."""

    number: int
    correction: Correction
    by: str
    """The id of a person."""
    at: datetime


def in_force(saved: Iterable[SavedCorrection]) -> Mapping[str, SavedCorrection]:
    """Return what counts now, by address: the last save of each, unless it takes back those before it."""
    last = {each.correction.address: each for each in saved}
    return {address: each for address, each in last.items() if not each.correction.takes_back}


def corrected(answers: Mapping[str, object], corrections: Iterable[Correction]) -> dict[str, object]:
    """Return plain answers with corrections in their place."""
    found = dict(answers)
    for each in corrections:
        group, _, item = each.address.partition(BETWEEN)
        found[group] = _items(found.get(group), item, each.value) if item else each.value
    return found


def item_of(answers: Mapping[str, object], address: str) -> Mapping[str, object] | None:
    """Return the plain answers of an item; None if there is none of this address."""
    group, _, item = address.partition(BETWEEN)
    return next((each for each in _listed(answers.get(group)) if each.get("id") == item), None)


def packed(correction: Correction) -> bytes:
    """Return the bytes that are sealed."""
    parts = {
        "address": correction.address,
        "value": correction.value,
        "seen": correction.seen,
        "seen_on": correction.seen_on.isoformat(),
        "reason": correction.reason,
        "takes_back": correction.takes_back,
    }
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(content: bytes) -> Correction:
    """Return what ``packed`` made the bytes from."""
    parts = json.loads(content)
    return Correction(**{**parts, "seen_on": date.fromisoformat(parts["seen_on"])})


def _items(plain: object, item: str, value: object) -> list[Mapping[str, object]]:
    """Return the items of a group with one replaced, added or left out."""
    items = {str(each.get("id")): each for each in _listed(plain)}
    if isinstance(value, Mapping):
        items[item] = {**value, "id": item}
    else:
        items.pop(item, None)
    return list(items.values())


def _listed(plain: object) -> Iterable[Mapping[str, object]]:
    return [each for each in plain if isinstance(each, Mapping)] if isinstance(plain, list) else ()
