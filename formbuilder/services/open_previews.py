"""Previews as whoever has the link meets them: a council apart that holds no real answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from formbuilder.councils.read import PREVIEW, PREVIEW_ADDRESS
from formbuilder.definition.block_form import shown_as
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.opening import Random
from formbuilder.storage import previews as rows
from formbuilder.storage.engine import Engine, Scope, Store, reading

if TYPE_CHECKING:
    from formbuilder.drafting.scenarios import Walk

MOST_WALKS = 100
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A link to a revision."""

    id: str
    pin: DraftPin
    revision: int
    made_by: str | None
    made_at: datetime
    ends_at: datetime

    @property
    def form(self) -> str:
        """What it is called in its addresses."""
        return shown_as(self.pin.form)

    @property
    def keeps_walks(self) -> bool:
        """Whether answers can become a check of the draft: a block has none, the forms that use it do."""
        return not self.pin.block


@dataclass(frozen=True, slots=True)
class OpenPreview:
    """A preview that can be opened, and where its answers are kept."""

    preview: Preview
    store: Store
    council: Store
    """The real council."""


def preview_at(engine: Engine, address: str, now: datetime) -> OpenPreview | None:
    """Return the preview at an address, as somebody typed it; None if it has ended, or there never was one."""
    if not PREVIEW_ADDRESS.fullmatch(address):
        return None
    with reading(engine) as connection:
        found = rows.at(connection, slug_of(address))
    if found is None or found[1].ends_at <= now:
        return None
    scope, row = found
    return OpenPreview(preview_of(row), Store(engine, row.apart), Store(engine, scope.council))


def keep_walk(opened: OpenPreview, name: str, walk: Walk, now: datetime, random: Random) -> bool:
    """Keep the answers of somebody in a preview, for the officer to make a check of; False if there are too many."""
    preview = opened.preview
    row = rows.WalkRow(
        id=random(16).hex(),
        form=preview.pin.form,
        version=preview.pin.version,
        revision=preview.revision,
        name=name[:LONGEST_NAME],
        walk=json.dumps({"answers": walk.answers, "asked": walk.asked, "not_asked": walk.not_asked}),
        kept_at=now,
    )

    def keep(scope: Scope) -> bool:
        room = len(rows.walks(scope, row.form, row.version)) < MOST_WALKS
        if room:
            rows.add_walk(scope, row)
        return room

    return opened.council.write(keep)


def preview_of(row: rows.PreviewRow) -> Preview:
    """Return a preview as it is kept."""
    return Preview(
        id=row.id,
        pin=DraftPin(row.form, row.version),
        revision=row.revision,
        made_by=row.made_by,
        made_at=row.made_at,
        ends_at=row.ends_at,
    )


def slug_of(address: str) -> str:
    """Return what the council of a preview is called in the database: from it nobody finds the address."""
    return PREVIEW + sha256(address.encode()).hexdigest()[:40]
