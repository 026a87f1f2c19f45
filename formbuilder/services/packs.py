"""What officers write for the board beside a draft; two who write at once are told of each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from formbuilder.publishing.pack import Facts
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import packs as rows
from formbuilder.storage.engine import Scope, Store

LONGEST = 4_000
"""Signs of each text."""
LONGEST_NAME = 200
"""Signs of who looked at equality."""


class NotKept(StrEnum):
    """Why nothing was kept."""

    UNKNOWN = "unknown"
    TOO_LONG = "too_long"
    SAVED_SINCE = "saved_since"
    """Somebody else wrote since the page was made."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is written, and how many times it was saved."""

    facts: Facts
    saves: int


def facts_of(store: Store, pin: DraftPin) -> Kept:
    """Return what is written about a draft; nothing, if nobody wrote."""
    found = store.read(lambda scope: rows.find(scope, pin.form, pin.version)) if pin.possible else None
    return kept_facts(found)


def keep_facts(store: Store, pin: DraftPin, facts: Facts, seen: int, doing: Doing) -> Kept | NotKept:
    """Keep what somebody wrote, who saw what was saved ``seen`` times."""
    texts = (facts.asked, facts.why, facts.equality, facts.data_protection, facts.cost)
    if max(map(len, texts)) > LONGEST or len(facts.equality_by) > LONGEST_NAME:
        return NotKept.TOO_LONG

    def keep(scope: Scope) -> Kept | NotKept:
        if draft_rows.find(scope, pin.form, pin.version, lock=True) is None:
            return NotKept.UNKNOWN
        before = rows.find(scope, pin.form, pin.version)
        saves = before.saves if before else 0
        if saves != seen and kept_facts(before).facts != facts:
            return NotKept.SAVED_SINCE
        row = rows.FactsRow(
            form=pin.form,
            version=pin.version,
            asked=facts.asked,
            equality=facts.equality,
            equality_by=facts.equality_by,
            equality_on=facts.equality_on,
            data_protection=facts.data_protection,
            cost=facts.cost,
            why=facts.why,
            go_live=facts.go_live,
            review=facts.review,
            saves=saves + 1,
            saved_by=doing.by,
            saved_at=doing.now,
        )
        rows.put(scope, row)
        doing.note(scope, "pack-facts-kept", str(pin))
        return kept_facts(row)

    return store.write(keep) if pin.possible else NotKept.UNKNOWN


def kept_facts(row: rows.FactsRow | None) -> Kept:
    """Return what a row says; nothing, if there is none."""
    if row is None:
        return Kept(Facts(), 0)
    facts = Facts(
        asked=row.asked,
        equality=row.equality,
        equality_by=row.equality_by or "",
        equality_on=row.equality_on,
        data_protection=row.data_protection,
        cost=row.cost,
        why=row.why or "",
        go_live=row.go_live,
        review=row.review,
    )
    return Kept(facts, row.saves)
