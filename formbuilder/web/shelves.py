"""What drafts lean on, read when the first draft is: who only serves the public never pays for it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from formbuilder.definition.load import Begun
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates
from formbuilder.web.starters import Starters

if TYPE_CHECKING:
    from formbuilder.checking.shelf import Shelf
    from formbuilder.plainlanguage.forms import Placed


MOST_LOOKED = 32
"""Texts that are kept as they were read and checked: a few people look at a few drafts."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft as it was read: the form, if it can be used, and what stands in the way of understanding its words."""

    form: Form | None
    findings: tuple[Placed, ...]
    rates: Rates = field(repr=False)


MOST = 8
"""How many drafts are kept as they were read: more would make the collector of garbage slow."""


class Shelves:
    """The folder of forms of this installation."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds blocks and registers, as ``FORMS`` says."""
        self._folder = folder
        self._looked: dict[str, Looked] = {}
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

    def look(self, text: str, rates: Rates) -> Looked:
        """Return a draft as it reads; the same text is read and checked once, as long as the rates are the same."""
        found = self._looked.get(text)
        if found is None or found.rates is not rates:
            shelf = self.at(rates)
            form, _ = shelf.read(text)
            found = Looked(form, shelf.findings(form) if form else (), rates)
            if len(self._looked) >= MOST_LOOKED:
                self._looked.pop(next(iter(self._looked)), None)
            self._looked[text] = found
        return found

    @cached_property
    def starters(self) -> Starters:
        """What forms can begin with."""
        return Starters(self._folder)

    @cached_property
    def _plain(self) -> Shelf:
        from formbuilder.checking.shelf import Shelf  # noqa: PLC0415 - brings the plain-language checks with it

        return Shelf.of(self._folder)
