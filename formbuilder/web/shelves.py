"""What drafts lean on, read when the first draft is: who only serves the public never pays for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

from formbuilder.definition.load import Begun
from formbuilder.definition.rates import Rates
from formbuilder.web.blocks import BlocksInUse
from formbuilder.web.words import WordsInUse

if TYPE_CHECKING:
    from formbuilder.checking.shelf import Shelf
    from formbuilder.plainlanguage.word_lists import Entry
    from formbuilder.web.starters import Starters


NO_BLOCKS: Mapping[str, bytes] = MappingProxyType({})
MOST = 8
"""How many drafts are kept as they were read: more would make the collector of garbage slow."""


class Shelves:
    """The folder of forms of this installation."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds blocks and registers, as ``FORMS`` says."""
        self._folder = folder
        self._begun: OrderedDict[tuple[str, int, int], tuple[Rates, Shelf, Begun]] = OrderedDict()
        self._own: OrderedDict[tuple[int, int], tuple[Mapping[str, bytes], tuple[Entry, ...], Shelf]] = OrderedDict()
        self._lock = Lock()

    def begun(self, text: str, rates: Rates, blocks: BlocksInUse | None = None) -> Begun:
        """Return what can be read of a draft; those that were asked for last are not read again."""
        shelf = self.at(rates, blocks)
        key = text, id(rates), id(shelf.files)
        with self._lock:
            if key in self._begun:
                self._begun.move_to_end(key)
                return self._begun[key][2]
        found = shelf.begun(text)
        with self._lock:
            self._begun[key] = rates, shelf, found
            while len(self._begun) > MOST:
                self._begun.popitem(last=False)
        return found

    def at(self, rates: Rates, blocks: BlocksInUse | None = None, words: WordsInUse | None = None) -> Shelf:
        """Return what drafts of a council with these rates lean on, with its own blocks and what its panels decided."""
        own = blocks.files() if blocks else NO_BLOCKS
        asked = words.entries() if words else ()
        return (self._with(own, asked) if own or asked else self._plain).with_rates(rates)

    def _with(self, own: Mapping[str, bytes], asked: tuple[Entry, ...]) -> Shelf:
        """Return the shelf with the blocks and words of a council; for the very same ones it is the same."""
        key = id(own), id(asked)
        with self._lock:
            kept = self._own.get(key)
            if kept is None or kept[0] is not own or kept[1] is not asked:
                kept = self._own[key] = own, asked, self._plain.with_blocks(own).with_words(asked)
                self._own.move_to_end(key)
                while len(self._own) > MOST:
                    self._own.popitem(last=False)
        return kept[2]

    @cached_property
    def starters(self) -> Starters:
        """What forms can begin with."""
        from formbuilder.web.starters import Starters  # noqa: PLC0415 - brings pages of the office with it

        return Starters(self._folder)

    @cached_property
    def _plain(self) -> Shelf:
        from formbuilder.checking.shelf import Shelf  # noqa: PLC0415 - brings the plain-language checks with it

        return Shelf.of(self._folder)
