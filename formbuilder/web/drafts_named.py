"""The draft that an address names, and the names of those who wrote it."""

from __future__ import annotations

from flask import abort

from formbuilder.accounts.rights import Right, may
from formbuilder.checking.shelf import Shelf
from formbuilder.services.drafts import OPEN, Draft, DraftPin, find_draft
from formbuilder.web.desk import desk
from formbuilder.web.door import office_council, signed_in


def draft_or_404(form: str, version: int) -> Draft:
    """Return a draft of this council."""
    return find_draft(office_council().store, DraftPin(form, version)) or abort(404)


def shelf_here() -> Shelf:
    """Return what drafts of this council lean on."""
    return desk().shelves.at(office_council().rates.at(desk().clock()))


def may_write(draft: Draft) -> bool:
    """Whether whoever asks may change this draft, and it can be changed."""
    writes = may(signed_in().person, Right.WRITE_DRAFTS, office_council().store.council)
    return writes and draft.state in OPEN
