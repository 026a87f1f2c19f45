"""The draft that an address names, opened for whoever asks, and saved with what they changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import abort, request
from werkzeug.datastructures import MultiDict

from formbuilder.drafting.edits import Edit, edited, edits_joined
from formbuilder.rendering.editor_pages import SEEN
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Clashed, NotSaved, Save, Saved, find_draft, find_revision, save_draft
from formbuilder.services.met import met, met_in_block
from formbuilder.services.withdrawing import withdrawn_blocks
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, office_council, office_site
from formbuilder.web.drafts_named import shelf_here

if TYPE_CHECKING:
    from formbuilder.checking.publish_gate import Line


def open_draft(form: str, version: int) -> OpenDraft:
    """Return the newest revision of a draft; one that the council does not have is not found."""
    served = office_council()
    pin = DraftPin(form, version)
    draft, revision = find_draft(served.store, pin), find_revision(served.store, pin)
    if draft is None or revision is None:
        abort(404)
    rates, library = served.rates.at(desk().clock()), shelf_here().library
    return OpenDraft(
        site=office_site(served),
        draft=draft,
        seen=revision.number,
        text=revision.text,
        begun=desk().shelves.begun(revision.text, rates, served.blocks),
        library=library,
        met=met_in_block(library, pin.block) if pin.block else met(served.store, form),
        withdrawn=frozenset(withdrawn_blocks(served.store)),
    )


def dangers_of(opened: OpenDraft) -> tuple[Line, ...]:
    """Return what the publish page asks about questions that may ask about danger, whether it was answered or not."""
    from formbuilder.checking.publish_gate import danger_lines  # noqa: PLC0415 - brings the plain-language checks with it

    pin = opened.draft.pin
    return tuple(danger_lines(opened.form, f"drafts/{pin.form}/{pin.version}")) if opened.can_be_read else ()


def as_seen(opened: OpenDraft) -> OpenDraft:
    """Return the revision that the page which was sent began with: the newest one if it names none."""
    number = request.form.get(SEEN, "")
    seen = int(number) if number.isdecimal() and len(number) < 8 else opened.seen
    if seen == opened.seen:
        return opened
    revision = find_revision(office_council().store, opened.draft.pin, seen)
    return opened if revision is None else at_text(opened, revision.text, revision.number)


def at_text(opened: OpenDraft, text: str, seen: int | None = None) -> OpenDraft:
    """Return the draft as it would be with another text."""
    rates = office_council().rates.at(desk().clock())
    begun = desk().shelves.begun(text, rates, office_council().blocks) if seen else shelf_here().begun(text)
    return OpenDraft(
        site=opened.site,
        draft=opened.draft,
        seen=seen or opened.seen,
        text=text,
        begun=begun,
        library=opened.library,
        met=opened.met,
        withdrawn=opened.withdrawn,
    )


def save_edits(seen: OpenDraft, edits: Sequence[Edit], about: str) -> Saved | Clashed | NotSaved:
    """Save what somebody changed since ``seen``; raises EditRefused if it cannot be written there."""
    text = edited(seen.text, edits)
    save = Save(text=text, seen=seen.seen, about=about, join=edits_joined(edits))
    return save_draft(office_council().store, seen.draft.pin, save, doing_here())


def sent() -> dict[str, list[str]]:
    """Return everything that was sent, by name."""
    form: MultiDict[str, str] = request.form
    return {name: form.getlist(name) for name in form}
