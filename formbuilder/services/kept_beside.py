"""What is kept beside a form that was sent: figures that were corrected, charges, alerts, holds and messages."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.charges.correction import SavedCorrection
from formbuilder.sealing.rings import Keys
from formbuilder.services.charges import History, history_of, reading_key, saves_of
from formbuilder.services.opening import is_reference
from formbuilder.storage import alerts, holds, outbox
from formbuilder.storage.alerts import AlertRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.holds import HoldRow
from formbuilder.storage.outbox import MessageRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Everything that hangs on one form; the oldest first."""

    figures: tuple[SavedCorrection, ...] = field(repr=False, default=())
    history: History = field(repr=False, default_factory=History)
    alert: AlertRow | None = None
    holds: tuple[HoldRow, ...] = field(repr=False, default=())
    messages: tuple[MessageRow, ...] = ()


def kept_beside(store: Store, reference: str, form: str, private_key: Keys) -> Beside:
    """Return what is kept beside a form that was sent, as far as this key opens it."""

    def look(scope: Scope) -> Beside:
        key = reading_key(scope, reference, private_key)
        return Beside(
            figures=saves_of(scope, reference, key) if key else (),
            history=history_of(scope, reference, key) if key else History(),
            alert=alerts.find(scope, reference),
            holds=holds.about(scope, reference, form),
            messages=outbox.about(scope, reference),
        )

    return store.read(look) if is_reference(reference) else Beside()
