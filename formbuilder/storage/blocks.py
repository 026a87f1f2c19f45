"""Blocks of a council, as rows, and which versions of forms use them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, delete, func, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import block_uses, blocks, forms


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """A version of a block that this council brought out."""

    block: str
    version: int
    file: bytes = field(repr=False)
    came_from: str
    made_by: str | None
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """A version of a form, and the version of a block that it uses."""

    form: str
    version: int
    state: str
    pinned: int
    loaded_at: datetime


def add(scope: Scope, row: BlockRow) -> None:
    """Add a version of a block."""
    values = {name: getattr(row, name) for name in BlockRow.__slots__}
    scope.connection.execute(insert(blocks).values(council_id=scope.council, **values))


def names(scope: Scope) -> frozenset[tuple[str, int]]:
    """Return name and version of each block that this council brought out."""
    found = select(blocks.c.block, blocks.c.version).where(blocks.c.council_id == scope.council)
    return frozenset((row.block, row.version) for row in scope.connection.execute(found))


def files(scope: Scope) -> Mapping[tuple[str, int], bytes]:
    """Return all of them with their words."""
    found = select(blocks.c.block, blocks.c.version, blocks.c.file).where(blocks.c.council_id == scope.council)
    return {(row.block, row.version): row.file for row in scope.connection.execute(found)}


def of_block(scope: Scope, block: str) -> tuple[BlockRow, ...]:
    """Return the versions of a block that this council brought out, the newest first."""
    columns = [blocks.c[name] for name in BlockRow.__slots__]
    mine = and_(blocks.c.council_id == scope.council, blocks.c.block == block)
    found = scope.connection.execute(select(*columns).where(mine).order_by(blocks.c.version.desc())).mappings()
    return tuple(BlockRow(**row) for row in found)


def highest(scope: Scope, block: str) -> int:
    """Return the highest version of a block that was brought out here, or that a form here was put in with."""
    own = select(func.max(blocks.c.version)).where(blocks.c.council_id == scope.council, blocks.c.block == block)
    mine = and_(block_uses.c.council_id == scope.council, block_uses.c.block == block)
    used = select(func.max(block_uses.c.pinned)).where(mine)
    return max(scope.connection.execute(each).scalar() or 0 for each in (own, used))


def set_uses(scope: Scope, form: str, version: int, pins: Iterable[tuple[str, int]]) -> None:
    """Note which blocks a version of a form uses, in the place of what was noted before."""
    mine = and_(block_uses.c.council_id == scope.council, block_uses.c.form == form, block_uses.c.version == version)
    scope.connection.execute(delete(block_uses).where(mine))
    for block, pinned in pins:
        values = {"form": form, "version": version, "block": block, "pinned": pinned}
        scope.connection.execute(insert(block_uses).values(council_id=scope.council, **values))


def uses_of(scope: Scope, form: str, version: int) -> Mapping[str, int]:
    """Return the blocks that a version of a form uses, with their versions."""
    mine = and_(block_uses.c.council_id == scope.council, block_uses.c.form == form, block_uses.c.version == version)
    found = scope.connection.execute(select(block_uses.c.block, block_uses.c.pinned).where(mine))
    return {row.block: row.pinned for row in found}


def counts(scope: Scope) -> Mapping[str, int]:
    """Return in how many forms each block stands."""
    number = func.count(func.distinct(block_uses.c.form)).label("number")
    found = select(block_uses.c.block, number).where(block_uses.c.council_id == scope.council)
    return {row.block: row.number for row in scope.connection.execute(found.group_by(block_uses.c.block))}


def forms_with(scope: Scope, block: str, most: int, skip: int) -> tuple[str, ...]:
    """Return the forms that use a block in any version, by name."""
    mine = and_(block_uses.c.council_id == scope.council, block_uses.c.block == block)
    found = select(block_uses.c.form).where(mine).distinct().order_by(block_uses.c.form).limit(most).offset(skip)
    return tuple(scope.connection.execute(found).scalars())


def uses_in(scope: Scope, block: str, names: Collection[str]) -> tuple[UseRow, ...]:
    """Return the versions of these forms that use a block, by form, the one that was opened last first."""
    same = and_(
        forms.c.council_id == block_uses.c.council_id,
        forms.c.slug == block_uses.c.form,
        forms.c.version == block_uses.c.version,
    )
    columns = (block_uses.c.form, block_uses.c.version, block_uses.c.pinned, forms.c.state, forms.c.loaded_at)
    mine = and_(block_uses.c.council_id == scope.council, block_uses.c.block == block, block_uses.c.form.in_(names))
    found = select(*columns).join(forms, same).where(mine, forms.c.council_id == scope.council)
    in_order = found.order_by(block_uses.c.form, forms.c.loaded_at.desc(), block_uses.c.version.desc())
    return tuple(UseRow(**row) for row in scope.connection.execute(in_order).mappings())
