"""What a page had seen when it was made, carried by the page itself in a hidden field."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from formbuilder.services.journeys import Journey

MARK_BYTES = 9
MOST = 64 * 1024
TEXT = re.compile(r"\d{1,9}(~[A-Za-z0-9_/]{1,200}=[\w-]{12})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Seen:
    """The journey's counter when the page was made, and a mark for each value that it held."""

    counter: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    """By address; the mark of a value, keyed for each journey."""


def seen_of(journey: Journey, addresses: Iterable[str]) -> str:
    """Return the text for the hidden field of a page that shows these addresses.

    An address is a question's id, or GROUP/ITEM/QUESTION.
    """
    marks = (
        f"~{address}={mark_of(journey.mark_key, address, value_at(journey.answers, address))}" for address in addresses
    )
    return f"{journey.counter}{''.join(marks)}"


def parse_seen(text: str) -> Seen:
    """Read the hidden field again; what cannot be read has seen nothing, so that every difference is a conflict."""
    if len(text) > MOST or not TEXT.fullmatch(text):
        return Seen()
    counter, *marks = text.split("~")
    return Seen(int(counter), dict(mark.split("=", 1) for mark in marks))


def mark_of(key: bytes, address: str, value: object) -> str:
    """Return 12 signs that stand for a value here, and that nobody without the journey's key can guess from."""
    content = json.dumps([address, value], sort_keys=True, separators=(",", ":")).encode()
    return urlsafe_b64encode(blake2b(content, key=key, digest_size=MARK_BYTES).digest()).decode()


def value_at(answers: Mapping[str, object], address: str) -> object:
    """Return the plain value at an address; None if there is none."""
    group, _, rest = address.partition("/")
    if not rest:
        return answers.get(group)
    item, _, question = rest.partition("/")
    return next((found.get(question) for found in items_of(answers, group) if found.get("id") == item), None)


def items_of(answers: Mapping[str, object], group: str) -> list[dict[str, object]]:
    """Return the items of a group."""
    items = answers.get(group)
    return items if isinstance(items, list) else []
