"""Which forms of a council work out a charge: each version is looked at once in a process."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from threading import Lock

from formbuilder.charges.charge_form import works_out_a_charge
from formbuilder.definition.bundle import unpack
from formbuilder.services.forms import form_files, newest_versions
from formbuilder.storage.engine import Store

SIGN = b"charge:"
"""Stands in the file of every form that works out a charge: most files need not be read."""
AT_A_TIME = 200
_titles: dict[tuple[int, str, int], str | None] = {}
_one_at_a_time = Lock()


def charge_forms(store: Store) -> Mapping[str, str]:
    """Return the titles of the forms that work out a charge, by form; a closed form counts too."""
    newest = newest_versions(store)
    with _one_at_a_time:
        unknown = iter([each for each in newest if (store.council, *each) not in _titles])
        while some := list(islice(unknown, AT_A_TIME)):
            for (form, version), data in form_files(store, some).items():
                _titles[store.council, form, version] = _title(data)
    found = ((form, _titles.get((store.council, form, version))) for form, version in newest)
    return {form: title for form, title in found if title is not None}


def _title(data: bytes) -> str | None:
    if SIGN not in data:
        return None
    form, _ = unpack(data)
    return str(form.title) if works_out_a_charge(form) else None
