"""Previews: a revision as people will meet it, by a link that ends, in a council apart that holds no real answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from formbuilder.councils.read import PREVIEW
from formbuilder.definition.block_form import shown_as
from formbuilder.drafting.scenarios import Walk, with_walk
from formbuilder.services.councils import new_council_keys
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Clashed, NotSaved, Save, Saved, find_revision, save_draft
from formbuilder.services.forms import FormState
from formbuilder.services.open_previews import Preview, preview_of, slug_of
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import previews as rows
from formbuilder.storage.engine import Scope, Store

ID = re.compile(r"[0-9a-f]{32}")
MOST_DAYS = 30
AFTER = timedelta(days=1)
"""How long what was typed into a preview stays after its end."""


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


def remove_previews(store: Store, now: datetime) -> int:
    """Remove what was typed into previews of a council that ended a day ago; return how many that were."""
    due = store.read(lambda scope: rows.ended_before(scope, now - AFTER))
    for id_, apart in due:
        store.write(partial(rows.remove, id_=id_, apart=apart))
    return len(due)


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
    apart = Scope(scope.connection, rows.add_council_apart(scope, slug_of(address), key, doing.now))
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


def _walk(row: rows.WalkRow) -> KeptWalk:
    found: Mapping[str, object] = json.loads(row.walk)
    return KeptWalk(id=row.id, revision=row.revision, walk=Walk.of(row.name, found), kept_at=row.kept_at)
