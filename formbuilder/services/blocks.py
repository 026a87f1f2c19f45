"""Blocks that forms share: those of the product and of this council, who uses which, and what a correction makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.drafting.heads import OF_BLOCK, pinned, pins_of, unversioned
from formbuilder.services.beginning import words_of
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import HIGHEST, DraftPin
from formbuilder.services.drafts import OPEN, Draft, NotSaved, begin_draft
from formbuilder.storage import blocks as rows
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage.blocks import BlockRow
from formbuilder.storage.engine import Scope, Store

A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUse:
    """A form that uses a block."""

    form: str
    version: int
    """The newest version of it that does."""
    state: str
    pinned: int
    earlier: tuple[tuple[int, int], ...]
    """Its earlier versions that do, each with the version of the block, the newest first."""
    drafts: tuple[tuple[int, tuple[int, ...]], ...]
    """Its drafts in work, each with the versions of the block that it uses, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBlock:
    """A version of a block that this council brought out."""

    version: int
    came_from: str
    """The version of a form whose urgent correction made it; "" if it was published."""
    made_by: str | None
    made_at: datetime
    text: str = field(repr=False)


def block_names(store: Store) -> frozenset[tuple[str, int]]:
    """Return name and version of each block that this council brought out."""
    return store.read(rows.names)


def block_files(store: Store) -> Mapping[str, bytes]:
    """Return what this council brought out, by its names in the folder of forms."""
    found = store.read(rows.files)
    return {f"shared/{block}/{version}.yaml": data for (block, version), data in sorted(found.items())}


def own_blocks(store: Store, block: str) -> tuple[OwnBlock, ...]:
    """Return the versions of a block that this council brought out, the newest first."""
    found = store.read(lambda scope: rows.of_block(scope, block))
    return tuple(
        OwnBlock(
            version=row.version,
            came_from=row.came_from,
            made_by=row.made_by,
            made_at=row.made_at,
            text=row.file.decode(),
        )
        for row in found
    )


def blocks_in_forms(store: Store) -> Mapping[str, int]:
    """Return in how many forms of the council each block stands."""
    return store.read(rows.counts)


def blocks_being_written(store: Store) -> frozenset[str]:
    """Return the blocks that people write a version of."""
    found = store.read(lambda scope: draft_rows.forms_in(scope, OPEN))
    return frozenset(each.removeprefix(OF_BLOCK) for each in found if each.startswith(OF_BLOCK))


def forms_using(store: Store, block: str, most: int = A_PAGE, skip: int = 0) -> tuple[FormUse, ...]:
    """Return the forms that use a block, by name, with the versions and drafts that do: four queries."""

    def find(scope: Scope) -> tuple[FormUse, ...]:
        names = rows.forms_with(scope, block, most, skip)
        uses: dict[str, list[rows.UseRow]] = {}
        for row in rows.uses_in(scope, block, names):
            uses.setdefault(row.form, []).append(row)
        drafts: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
        for form, version, file in draft_rows.texts_of(scope, names, OPEN):
            drafts.setdefault(form, []).append((version, pins_of(file.decode(), block)))
        return tuple(_use(found, tuple(drafts.get(form, ()))) for form, found in uses.items())

    return store.read(find)


def draft_with_newer(store: Store, pin: DraftPin, block: str, version: int, doing: Doing) -> Draft | NotSaved:
    """Begin the next version of a form with another version of a block, and all else as it is in this version."""
    text = words_of(store, pin)
    if text is None or not 0 < version <= HIGHEST or not pins_of(text, block):
        return NotSaved.UNKNOWN
    return begin_draft(store, pin.form, pinned(text, block, version), str(pin), doing)


def block_row(block: str, version: int, file: bytes, came_from: str, doing: Doing) -> BlockRow:
    """Return what is kept of a version of a block."""
    return BlockRow(block=block, version=version, file=file, came_from=came_from, made_by=doing.by, made_at=doing.now)


def next_number(scope: Scope, block: str, known: int) -> int:
    """Return the number of the next version of a block; ``known`` is the highest that came with the product."""
    drafted = draft_rows.highest(scope, f"{OF_BLOCK}{block}")
    return max(known, drafted, rows.highest(scope, block)) + 1


def same_words(scope: Scope, block: str, text: str) -> int | None:
    """Return the version of a block that this council brought out and that says just this; None if there is none."""
    wanted = unversioned(text)
    found = rows.of_block(scope, block)
    return next((row.version for row in found if unversioned(row.file.decode()) == wanted), None)


def _use(found: list[rows.UseRow], drafts: tuple[tuple[int, tuple[int, ...]], ...]) -> FormUse:
    newest, *earlier = found
    return FormUse(
        form=newest.form,
        version=newest.version,
        state=newest.state,
        pinned=newest.pinned,
        earlier=tuple((row.version, row.pinned) for row in earlier),
        drafts=drafts,
    )
