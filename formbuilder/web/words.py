"""What the panels of a council decided about words: read again when there is a new decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formbuilder.storage.engine import Store

if TYPE_CHECKING:
    from formbuilder.plainlanguage.word_lists import Entry


class WordsInUse:
    """A decision about a word never changes while it stands, so one query says whether there is something new."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ids: frozenset[str] = frozenset()
        self._entries: tuple[Entry, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """Return them as entries of lists of words: the very same ones as long as there is nothing new."""
        from formbuilder.services.panel_words import word_entries, words_in_force  # noqa: PLC0415 - brings the checks

        ids = words_in_force(self._store)
        if ids != self._ids:
            self._entries, self._ids = word_entries(self._store), ids
        return self._entries
