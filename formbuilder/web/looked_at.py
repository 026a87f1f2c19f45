"""The words that rounds look at: each revision is read once in a process, since it never changes."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from flask import current_app

from formbuilder.definition.model import Form
from formbuilder.web.desk import desk
from formbuilder.web.served import Served

if TYPE_CHECKING:
    from formbuilder.services.editions import EditionName
    from formbuilder.services.round_kinds import Round

LOOKED_AT = "forms looked at"
MOST = 8
"""How many forms are kept: more would make the collector of garbage slow."""


class FormsLookedAt:
    """The forms that rounds looked at last."""

    def __init__(self) -> None:
        self._forms: OrderedDict[tuple[str, str], Form] = OrderedDict()
        self._lock = Lock()

    def find(self, name: EditionName) -> Form | None:
        """Return a version or a revision of this council; None if it has none, or its text cannot be read."""
        from formbuilder.web.door import office_council  # noqa: PLC0415 - what the office needs, and no public page

        return self.find_in(office_council(), name)

    def find_in(self, served: Served, name: EditionName) -> Form | None:
        """Return it for a council, also on pages for everybody."""
        from formbuilder.services.editions import Edition, find_edition  # noqa: PLC0415 - brings what compares versions

        key = served.council.slug, str(name)
        with self._lock:
            if key in self._forms:
                self._forms.move_to_end(key)
                return self._forms[key]
        shelf = desk().shelves.at(served.rates.at(desk().clock()), served.blocks, served.words)
        found = find_edition(served.store, name, shelf)
        if not isinstance(found, Edition):
            return None
        with self._lock:
            self._forms[key] = found.form
            while len(self._forms) > MOST:
                self._forms.popitem(last=False)
        return found.form


def forms_looked_at() -> FormsLookedAt:
    """Return the forms that this installation looked at last."""
    kept: FormsLookedAt = current_app.extensions[LOOKED_AT]
    return kept


def form_of_round(round_: Round) -> Form | None:
    """Return the words of a round; a draft that it names without a revision is read anew, since it changes."""
    from formbuilder.services.editions import EditionName  # noqa: PLC0415 - as above

    return forms_looked_at().find(EditionName(round_.pin, round_.revision))
