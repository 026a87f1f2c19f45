"""The draft that an address names, and what it leans on."""

from __future__ import annotations

from flask import abort

from formbuilder.accounts.rights import Right
from formbuilder.checking.shelf import Shelf
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import OPEN, Draft, find_draft
from formbuilder.web.desk import desk
from formbuilder.web.door import may_here, office_council


def draft_or_404(form: str, version: int) -> Draft:
    """Return a draft of this council."""
    return find_draft(office_council().store, DraftPin(form, version)) or abort(404)


def shelf_here() -> Shelf:
    """Return what drafts of this council lean on."""
    served = office_council()
    return desk().shelves.at(served.rates.at(desk().clock()), served.blocks, served.words)


def may_write(draft: Draft) -> bool:
    """Whether whoever asks may change this draft, and it can be changed."""
    return may_here(Right.WRITE_DRAFTS) and draft.state in OPEN
