"""Words of live corrections for drafts in work: which a draft is offered, and how it takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from formbuilder.drafting.edits import EditRefused, PutSetting, edited, edits_joined
from formbuilder.drafting.heads import OF_BLOCK, named, pinned, pins_of
from formbuilder.services.blocks import block_row, next_number, same_words
from formbuilder.services.corrected_words import NotCorrected, edit_of
from formbuilder.services.corrections import ChangedBlock, block_of, changed_block, find_correction
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import OPEN, Clashed, NotSaved, Save, Saved, find_draft, find_revision, save_draft
from formbuilder.services.live_corrections import Correction, live_corrections, live_in_forms
from formbuilder.storage import blocks as block_rows
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage.engine import Scope, Store

MOST_FORMS = 500
ABOUT = "Took in an urgent correction"


@dataclass(frozen=True, slots=True)
class _Uncorrected:
    """The version of a block that a draft uses and that no correction has changed yet, and its text with the words."""

    block: str
    version: int
    text: str = field(repr=False)


def corrections_for(store: Store, pin: DraftPin, blocks: Mapping[str, str]) -> tuple[Correction, ...]:
    """Return the corrections that went live since a draft began and whose words are not in it yet.

    ``blocks`` are the texts of all blocks, such as that of ``about-you@1``: a draft may use another version than the
    form that was corrected. The draft of a block is offered what was corrected in the forms that use it.
    """
    draft, text = find_draft(store, pin), find_revision(store, pin)
    if draft is None or text is None or draft.state not in OPEN:
        return ()
    since = (each for each in _live(store, pin) if each.settled_at and each.settled_at >= draft.begun_at)
    offered = (each for each in since if _corrected(store, pin, text.text, each, blocks) is not None)
    return tuple({(each.address, each.words): each for each in offered}.values())


def take_in(
    store: Store, pin: DraftPin, id_: str, doing: Doing, blocks: Mapping[str, str]
) -> Saved | Clashed | NotSaved | NotCorrected:
    """Write the words of a live correction into a draft, as a save like any other.

    A draft that uses another version of a block takes a version of that one with these words; where there is none
    yet, it is made. ``blocks`` as for ``corrections_for``.
    """
    correction, before = find_correction(store, id_), find_revision(store, pin)
    if correction is None or before is None or correction not in _live(store, pin):
        return NotCorrected.UNKNOWN
    found = _corrected(store, pin, before.text, correction, blocks)
    if found is None:
        return NotCorrected.BROKEN
    save = Save(text="", seen=before.number, about=ABOUT)
    if isinstance(found, PutSetting):
        save = replace(save, text=edited(before.text, (found,)), join=edits_joined((found,)))
    else:
        made = _made(store, found, correction, doing, blocks) if isinstance(found, _Uncorrected) else found
        save = replace(save, text=pinned(before.text, made.block, made.after))
    return save_draft(store, pin, save, doing)


def _live(store: Store, pin: DraftPin) -> tuple[Correction, ...]:
    """Return the live corrections that concern a draft: of its form, or of the block that it is."""
    if not pin.block:
        return live_corrections(store, pin.form)
    forms = store.read(lambda scope: block_rows.forms_with(scope, pin.block, MOST_FORMS, 0))
    return tuple(each for each in live_in_forms(store, forms) if block_of(store, each) == pin.block)


def _corrected(
    store: Store, pin: DraftPin, text: str, correction: Correction, blocks: Mapping[str, str]
) -> PutSetting | ChangedBlock | _Uncorrected | None:
    """Return what puts the words into a draft; None if they are there, or have no place in it."""
    changed = None if pin.block else changed_block(store, correction)
    if changed is None:
        return _edit(text, correction)
    used = frozenset(pins_of(text, changed.block))
    if used == {changed.before}:
        return changed
    other = next(iter(used)) if len(used) == 1 else changed.after
    return None if other == changed.after else _of_other(store, changed, other, correction, blocks)


def _edit(text: str, correction: Correction) -> PutSetting | None:
    try:
        edit = edit_of(correction.address, correction.words)
        return edit if edited(text, (edit,)) != text else None
    except EditRefused:
        return None


def _of_other(
    store: Store, changed: ChangedBlock, version: int, correction: Correction, blocks: Mapping[str, str]
) -> _Uncorrected | None:
    """Return another version of the block with the words; None if it was brought out after they were corrected."""
    text = blocks.get(f"{changed.block}@{version}", "")
    edit = _edit(text, correction)
    own = store.read(lambda scope: block_rows.of_block(scope, changed.block))
    newer = any(row.version == version and row.made_at >= (correction.settled_at or row.made_at) for row in own)
    return None if edit is None or newer else _Uncorrected(changed.block, version, edited(text, (edit,)))


def _made(
    store: Store, found: _Uncorrected, correction: Correction, doing: Doing, blocks: Mapping[str, str]
) -> ChangedBlock:
    """Bring out the block with the words; one that says just this already is taken."""
    known = (name.partition("@") for name in blocks)
    highest = max((int(number) for name, _, number in known if name == found.block), default=0)

    def make(scope: Scope) -> int:
        draft_rows.lock_numbers(scope)
        there = same_words(scope, found.block, found.text)
        if there is not None:
            return there
        version = next_number(scope, found.block, highest)
        text = named(found.text, f"{OF_BLOCK}{found.block}", version)
        source = f"{correction.form}@{correction.becomes}"
        block_rows.add(scope, block_row(found.block, version, text.encode(), source, doing))
        doing.note(scope, "block-corrected", f"{OF_BLOCK}{found.block}@{version}")
        return version

    return ChangedBlock(found.block, found.version, store.write(make))
