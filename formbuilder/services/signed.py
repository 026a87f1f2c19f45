"""Whether anybody signed a version: what the start page of a form asks for, apart from all that was said."""

from __future__ import annotations

from formbuilder.storage.engine import Store
from formbuilder.storage.signed import any_counts


def is_signed(store: Store, form: str, version: int) -> bool:
    """Say whether anything was said of a version that counts."""
    return store.read(lambda scope: any_counts(scope, form, version))
