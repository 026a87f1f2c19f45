"""The blocks that a council brought out itself: read again when there is a new one."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.storage.engine import Store


class BlocksInUse:
    """A version of a block never changes, so only new ones are looked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: frozenset[tuple[str, int]] = frozenset()
        self._files: Mapping[str, bytes] = {}

    def files(self) -> Mapping[str, bytes]:
        """Return them by their names in the folder of forms: the same mapping as long as there is nothing new."""
        from formbuilder.services.blocks import block_files, block_names  # noqa: PLC0415 - only drafts ask for them

        names = block_names(self._store)
        if names != self._names:
            self._files, self._names = block_files(self._store), names
        return self._files
