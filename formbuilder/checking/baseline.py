"""What was found before: the JSON of an earlier ``forms check``, so that a new version fails on what is new only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from formbuilder.plainlanguage.forms import Placed

Known: TypeAlias = tuple[str, str, str, str]
"""The form, whatever its version; the address; the rule; the words."""
PARTS = ("address", "rule", "quote")


class BaselineError(Exception):
    """The file is not what ``forms check --format json`` prints; the message is for the person who named it."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings of an earlier check."""

    known: Mapping[Known, int] = field(default_factory=dict)
    """How often each was found."""

    def sort(self, form: str, findings: Iterable[Placed]) -> Iterator[tuple[Placed, bool]]:
        """Yield the findings of a form, each with whether it is known.

        It is if the same rule found the same words in the same slot then; a second time only if it was found twice.
        """
        seen: Counter[Known] = Counter()
        for placed in findings:
            key = (form, placed.address, placed.finding.rule, placed.quote)
            seen[key] += 1
            yield placed, seen[key] <= self.known.get(key, 0)


NOTHING_KNOWN = Baseline()


def read_baseline(data: bytes) -> Baseline:
    """Return what an earlier check found; raise BaselineError if this is no such answer."""
    try:
        return Baseline(Counter(_known(json.loads(data))))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        msg = "is not an answer of ‘formbuilder forms check --format json’. Make it again with that command."
        raise BaselineError(msg) from error


def _known(reports: object) -> Iterator[Known]:
    for report in _listed(reports):
        form = report["form"]
        for finding in _listed(report["findings"]):
            address, rule, quote = (_text(finding[part]) for part in PARTS)
            yield _text(form), address, rule, quote


def _listed(found: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects of a list; raise TypeError if it is something else."""
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise TypeError
    yield from found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found
