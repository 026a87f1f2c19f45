"""What drafts lean on, read when the first draft is: who only serves the public never pays for it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from formbuilder.definition.rates import Rates
from formbuilder.web.starters import Starters

if TYPE_CHECKING:
    from formbuilder.checking.shelf import Shelf


class Shelves:
    """The folder of forms of this installation."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds blocks and registers, as ``FORMS`` says."""
        self._folder = folder

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
