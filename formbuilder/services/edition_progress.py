"""How far forms are in languages, without reading their words: for lists of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formbuilder.editions.entries import State
from formbuilder.editions.sources import Source
from formbuilder.editions.turn import WAITING
from formbuilder.services.drafts import Draft, DraftState, draft_of
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import translated as rows
from formbuilder.storage.engine import Store

Wanted = Mapping[tuple[str, str], Sequence[Source]]
"""The places of forms, by form and language."""
SETTLED = (DraftState.IN_REVIEW, DraftState.APPROVED)
"""What a translator may see of drafts: words that somebody is asked to sign."""


@dataclass(frozen=True, slots=True)
class Far:
    """How far a form is in a language."""

    counts: Mapping[str, int]
    """By state."""
    first: str
    """The address of the place to begin with; "" where nothing waits."""


def progress(store: Store, wanted: Wanted) -> Mapping[tuple[str, str], Far]:
    """Return how far forms are, by form and language: one query, however many they are."""
    owners = {source.owner for sources in wanted.values() for source in sources}
    languages = {language for _, language in wanted}
    there: dict[tuple[str, str, str], dict[str, bool]] = {}
    for row in store.read(lambda scope: rows.marks(scope, owners, languages)):
        there.setdefault((row.language, row.owner, row.address), {})[row.mark] = row.checked
    found = {}
    for (form, language), sources in wanted.items():
        states = [_state(each, there.get((language, each.owner, each.address), {})) for each in sources]
        first = next((each for state in WAITING for each, of in zip(sources, states, strict=True) if of is state), None)
        found[form, language] = Far(Counter(states), first.address if first else "")
    return found


def settled_drafts(store: Store, most: int = 50) -> tuple[Draft, ...]:
    """Return the drafts whose words are being signed, or are signed: they can be translated before they come out."""
    return tuple(draft_of(each) for each in store.read(lambda scope: draft_rows.in_states(scope, SETTLED, most)))


def _state(source: Source, marks: Mapping[str, bool]) -> State:
    if not marks:
        return State.MISSING
    if source.mark not in marks:
        return State.STALE
    return State.CHECKED if marks[source.mark] else State.DRAFTED
