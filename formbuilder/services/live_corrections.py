"""What stands beside words that were corrected without the panel: what every page of such a form asks for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from formbuilder.storage import corrections as rows
from formbuilder.storage.engine import Store

TO_SIGN = timedelta(days=30)
"""How long the panel has to sign; after that the correction stays live, and nothing new of the form is published."""


class CorrectionState(StrEnum):
    """How far a correction is."""

    ASKED = "asked"
    """A second person has to confirm it."""
    LIVE = "live"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction."""

    id: str
    form: str
    version: int
    """The version that had the words before."""
    becomes: int | None
    """The version that has the new ones; None until it is live."""
    address: str
    before: str
    words: str
    reason: str
    state: CorrectionState
    asked_by: str
    asked_at: datetime
    settled_by: str | None
    settled_at: datetime | None
    signed_by: str | None
    signed_at: datetime | None

    @property
    def question(self) -> str:
        """The id of the question whose words they are."""
        return self.address.partition(".")[0]

    @property
    def wording(self) -> str:
        """The wording that they belong to; "" for the words that everybody reads."""
        return self.address.partition("@")[2]

    def sign_by(self) -> datetime | None:
        """Return until when the panel can sign before the form is held up; None if nothing waits for the panel."""
        waits = self.state is CorrectionState.LIVE and self.signed_at is None and self.settled_at is not None
        return self.settled_at + TO_SIGN if waits and self.settled_at else None

    def overdue(self, now: datetime) -> bool:
        """Say whether the panel has not signed in time."""
        until = self.sign_by()
        return until is not None and now >= until


def live_corrections(store: Store, form: str) -> tuple[Correction, ...]:
    """Return the corrections of a form that went live, the oldest first."""
    return live_in_forms(store, (form,))


def live_in_forms(store: Store, forms: Collection[str]) -> tuple[Correction, ...]:
    """Return the corrections of some forms that went live, the oldest first."""
    found = store.read(lambda scope: rows.of_forms(scope, forms, (CorrectionState.LIVE,)))
    return tuple(correction_of(row) for row in found)


def marked_in(found: tuple[Correction, ...], version: int) -> tuple[Correction, ...]:
    """Return the corrections whose mark a version still shows: those it was made by, one on another, and not signed."""
    by_version = {each.becomes: each for each in found}
    shown: list[Correction] = []
    while (each := by_version.pop(version, None)) is not None:
        version = each.version
        if each.signed_at is None:
            shown.append(each)
    return tuple(reversed(shown))


def correction_of(row: rows.CorrectionRow) -> Correction:
    """Return a correction as it is kept."""
    values = {name: getattr(row, name) for name in rows.CorrectionRow.__slots__}
    return Correction(**(values | {"state": CorrectionState(row.state)}))
