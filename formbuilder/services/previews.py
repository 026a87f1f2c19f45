"""Previews: a revision as people will meet it, by a link that ends, in a council apart that holds no real answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from formbuilder.councils.read import PREVIEW
from formbuilder.definition.block_form import shown_as
from formbuilder.drafting.scenarios import Walk, with_walk
from formbuilder.services.councils import new_council_keys
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import Clashed, DraftPin, NotSaved, Save, Saved, find_revision, save_draft
from formbuilder.services.forms import FormState
from formbuilder.services.opening import Random
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import previews as rows
from formbuilder.storage.engine import Engine, Scope, Store, reading

ADDRESS = re.compile(PREVIEW + r"[0-9a-f]{32}")
ID = re.compile(r"[0-9a-f]{32}")
MOST_DAYS = 30
AFTER = timedelta(days=1)
"""How long what was typed into a preview stays after its end."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What is to be seen: a revision that can be used as a form, ready to be served, and for how many days."""

    pin: DraftPin
    revision: int
    fingerprint: str
    bundle: bytes = field(repr=False)
    days: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A preview, and the one time that its address is known: of it only a hash is kept."""

    preview: Preview
    address: str
    """What its addresses begin with: ``preview-…``."""


@dataclass(frozen=True, slots=True)
class OpenPreview:
    """A preview that can be opened, and where its answers are kept."""

    preview: Preview
    store: Store
    council: Store
    """The real council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWalk:
    """Answers that somebody gave in a preview, to become a check of the form."""

    id: str
    revision: int
    walk: Walk
    kept_at: datetime


def share_preview(store: Store, sharing: Sharing, doing: Doing) -> Shared | None:
    """Make a link to a revision; None if there is no such draft, or the days are not 1 to 30.

    The private half of the key that answers there are sealed to is thrown away: nobody can ever open them.
    """
    if not sharing.pin.possible or not 0 < sharing.days <= MOST_DAYS:
        return None
    ends_at = doing.now + timedelta(days=sharing.days)
    return store.write(lambda scope: share_in(scope, sharing, ends_at, doing))


def previews_of(store: Store, pin: DraftPin, now: datetime) -> tuple[Preview, ...]:
    """Return the links to revisions of a draft that still open, the newest first."""
    found = store.read(lambda scope: rows.of_draft(scope, pin.form, pin.version)) if pin.possible else ()
    return tuple(preview_of(row) for row in found if row.ends_at > now)


def end_preview(store: Store, id_: str, doing: Doing) -> bool:
    """Let nobody open a preview any more; False if it had ended, or there is none."""

    def end(scope: Scope) -> bool:
        ended = rows.end(scope, id_, doing.now)
        if ended:
            doing.note(scope, "preview-ended", id_)
        return ended

    return ID.fullmatch(id_) is not None and store.write(end)


def preview_at(engine: Engine, address: str, now: datetime) -> OpenPreview | None:
    """Return the preview at an address, as somebody typed it; None if it has ended, or there never was one."""
    if not ADDRESS.fullmatch(address):
        return None
    with reading(engine) as connection:
        found = rows.at(connection, _slug(address))
    if found is None or found[1].ends_at <= now:
        return None
    scope, row = found
    return OpenPreview(preview_of(row), Store(engine, row.apart), Store(engine, scope.council))


def remove_previews(store: Store, now: datetime) -> int:
    """Remove what was typed into previews of a council that ended a day ago; return how many that were."""
    due = store.read(lambda scope: rows.ended_before(scope, now - AFTER))
    for id_, apart in due:
        store.write(partial(rows.remove, id_=id_, apart=apart))
    return len(due)


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


def kept_walks(store: Store, pin: DraftPin) -> tuple[KeptWalk, ...]:
    """Return the walks that were kept of a draft and are neither checks yet nor dropped."""
    found = store.read(lambda scope: rows.walks(scope, pin.form, pin.version)) if pin.possible else ()
    return tuple(_walk(row) for row in found)


def make_check(store: Store, pin: DraftPin, id_: str, doing: Doing) -> Saved | Clashed | NotSaved:
    """Write a kept walk into the draft as a scenario, as a new revision."""
    walk = next((each for each in kept_walks(store, pin) if each.id == id_), None)
    newest = find_revision(store, pin)
    if walk is None or newest is None:
        return NotSaved.UNKNOWN
    text = with_walk(newest.text, walk.walk)
    if text is None:
        return NotSaved.UNREADABLE
    result = save_draft(store, pin, Save(text=text, seen=newest.number, about="Kept a walk as a check"), doing)
    if isinstance(result, Saved):
        drop_walk(store, id_)
    return result


def drop_walk(store: Store, id_: str) -> bool:
    """Forget a kept walk; False if there is none."""
    return ID.fullmatch(id_) is not None and store.write(lambda scope: rows.drop_walk(scope, id_))


def share_in(scope: Scope, sharing: Sharing, ends_at: datetime, doing: Doing) -> Shared | None:
    """Make a link that ends at a moment, for those who have a transaction."""
    address, key, pin = PREVIEW + doing.new_id(), new_council_keys(doing.random).public, sharing.pin
    if draft_rows.revision(scope, pin.form, pin.version, sharing.revision) is None:
        return None
    apart = Scope(scope.connection, rows.add_council_apart(scope, _slug(address), key, doing.now))
    rows.copy_rates(scope, apart)
    form_rows.add(
        apart,
        form_rows.FormRow(
            slug=shown_as(pin.form),
            version=pin.version,
            fingerprint=sharing.fingerprint,
            state=FormState.EXAMPLE,
            file=sharing.bundle,
            loaded_at=doing.now,
        ),
    )
    row = rows.PreviewRow(
        id=doing.new_id(),
        form=pin.form,
        version=pin.version,
        revision=sharing.revision,
        apart=apart.council,
        made_by=doing.by,
        made_at=doing.now,
        ends_at=ends_at,
    )
    rows.add(scope, row)
    doing.note(scope, "preview-shared", f"{pin}.{sharing.revision}")
    return Shared(preview_of(row), address)


def _slug(address: str) -> str:
    """Return what the council of a preview is called in the database: from it nobody finds the address."""
    return PREVIEW + sha256(address.encode()).hexdigest()[:40]


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


def _walk(row: rows.WalkRow) -> KeptWalk:
    found: Mapping[str, object] = json.loads(row.walk)
    return KeptWalk(id=row.id, revision=row.revision, walk=Walk.of(row.name, found), kept_at=row.kept_at)
