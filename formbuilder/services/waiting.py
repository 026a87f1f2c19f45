"""What waits for somebody on their own page, each found by a bounded number of questions to the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formbuilder.publishing.sign_offs import Outcome
from formbuilder.services.corrections import list_corrections
from formbuilder.services.drafts import OPEN, Draft, draft_of
from formbuilder.services.live_corrections import Correction, CorrectionState
from formbuilder.storage import drafts, queue, sign_offs
from formbuilder.storage.engine import Scope, Store

MOST = 50


@dataclass(frozen=True, slots=True)
class DangerWaiting:
    """How many forms with an answer that means danger nobody has opened, and since when the first waits."""

    count: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A draft, how far it is, and what was said of it last; ``outcome`` is None if nobody has."""

    draft: Draft
    step: str = ""
    outcome: Outcome | None = None
    at: datetime | None = None


def danger_waiting(store: Store) -> DangerWaiting | None:
    """Return what means danger and nobody has opened; None if there is nothing."""
    count, since = store.read(queue.not_opened)
    return DangerWaiting(count, since) if since else None


def corrections_to_confirm(store: Store, person: str) -> tuple[Correction, ...]:
    """Return the corrections that somebody else asked for and nobody has confirmed, MOST at most."""
    asked = (each for each in list_corrections(store, MOST) if each.state is CorrectionState.ASKED)
    return tuple(each for each in asked if each.asked_by != person)


def reviews_of(store: Store, person: str) -> tuple[Review, ...]:
    """Return the open drafts that somebody began, or whose forms they look after, and how their reviews stand."""

    def look(scope: Scope) -> tuple[Review, ...]:
        found = [draft_of(row) for row in drafts.of_person(scope, person, OPEN, MOST)]
        said = sign_offs.last_said(scope, [(each.pin.form, each.pin.version) for each in found]) if found else {}
        return tuple(_review(each, said.get((each.pin.form, each.pin.version))) for each in found)

    return store.read(look)


def _review(draft: Draft, said: sign_offs.LastSaid | None) -> Review:
    if said is None:
        return Review(draft=draft)
    return Review(draft=draft, step=said.step, outcome=Outcome(said.outcome), at=said.given_at)
