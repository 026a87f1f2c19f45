"""Opening forms as examples, for those who try things out."""

from __future__ import annotations

from formbuilder.clock import now
from formbuilder.definition.model import Form
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.storage.engine import Store


def open_example(store: Store, form: Form, bundle: bytes) -> None:
    """Open a form, or bring it up to date; raises as ``publish_example`` does."""
    pin = FormPin(form.slug, form.version, form.fingerprint)
    publish_example(store, pin, bundle, now(), records=form.records)


def nobody_reads(form: Form, council: str) -> str:
    """Say why a form is not opened, and the way out."""
    return (
        f"{form.name} is not opened: nothing says who at {council} reads what people send. "
        f"Add ‘{form.slug}’ to ‘forms’ in the profile of the council, then: formbuilder councils add PROFILE."
    )
