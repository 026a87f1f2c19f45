"""What drafts lean on, read when the first draft is: who only serves the public never pays for it."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from formbuilder.definition.load import Begun
from formbuilder.definition.rates import Rates
from formbuilder.web.starters import Starters

if TYPE_CHECKING:
    from formbuilder.checking.shelf import Shelf


MOST = 8
"""How many drafts are kept as they were read: more would make the collector of garbage slow."""


class Shelves:
    """The folder of forms of this installation."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds blocks and registers, as ``FORMS`` says."""
        self._folder = folder
        self._begun: OrderedDict[tuple[str, int], tuple[Rates, Begun]] = OrderedDict()
        self._lock = Lock()

    def begun(self, text: str, rates: Rates) -> Begun:
        """Return what can be read of a draft; those that were asked for last are not read again."""
        key = text, id(rates)
        with self._lock:
            if key in self._begun:
                self._begun.move_to_end(key)
                return self._begun[key][1]
        found = self.at(rates).begun(text)
        with self._lock:
            self._begun[key] = rates, found
            while len(self._begun) > MOST:
                self._begun.popitem(last=False)
        return found

    def at(self, rates: Rates) -> Shelf:
        """Return what drafts of a council with these rates lean on."""
        return self._plain.with_rates(rates)

    @cached_property
    def starters(self) -> Starters:
        """What forms can begin with."""
        return Starters(self._folder)

    @cached_property
    def _plain(self) -> Shelf:
        from formbuilder.checking.shelf import Shelf  # noqa: PLC0415 - brings the plain-language checks with it

        return Shelf.of(self._folder)
