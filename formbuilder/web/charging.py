"""Versions of forms that work out a charge, made ready once in a process."""

from __future__ import annotations

from formbuilder.charges.charge_form import ChargeForm, works_out_a_charge
from formbuilder.services.journeys import FormPin
from formbuilder.web.edition import Edition

MOST_KEPT = 100
_ready: dict[FormPin, ChargeForm] = {}


def charge_form(edition: Edition | None) -> ChargeForm | None:
    """Return a version made ready to work out a charge; None if there is none, or it charges nothing."""
    if edition is None or edition.sums is None or not works_out_a_charge(edition.form):
        return None
    found = _ready.get(edition.pin)
    if found is None:
        if len(_ready) >= MOST_KEPT:
            _ready.clear()
        found = _ready[edition.pin] = ChargeForm.of(edition.form, edition.route, edition.sums)
    return found
