"""What a draft is checked with, and the words of a draft as they were read: never inside a transaction."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from formbuilder.definition.fingerprint import rows as rows_of
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import find_revision
from formbuilder.storage.engine import Store

if TYPE_CHECKING:
    from formbuilder.checking.shelf import DraftReport, Shelf
    from formbuilder.services.gap_kinds import Gap

T = TypeVar("T")
MOST_KEPT = 32
"""Forms and reports that a process keeps: looking at a long form again takes half a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """How a council reads drafts at this moment."""

    read: Callable[[str], Form | None] = field(repr=False)
    """A draft as a form; None if it cannot be used."""
    check: Callable[[str], DraftReport] = field(repr=False)
    """All that can be said of it."""
    bundle: Callable[[Form, str], bytes] = field(repr=False)
    """A form with what it leans on, as versions are kept."""
    sends: bool
    """Whether there is a service that carries messages out of the house."""
    gaps: Callable[[], tuple[Gap, ...]] = field(repr=False, default=tuple)
    """What the council still needs before real people may send answers; asked outside of transactions."""


@dataclass(frozen=True, slots=True)
class Words:
    """One revision of a draft, read."""

    revision: int
    text: str = field(repr=False)
    form: Form | None = field(repr=False)
    """None if it cannot be used."""
    rows: Mapping[str, str] = field(repr=False)
    """Its fingerprint by address; empty if it cannot be used."""

    @property
    def slots(self) -> Mapping[str, str]:
        """All words that people read, by address."""
        return {address: words.text for address, words in slots(self.form)} if self.form else {}


def asked_for_gaps(checks: Checks) -> Checks:
    """Return the same with what the council still needs as it is now: a transaction can use it then."""
    found = checks.gaps()
    return replace(checks, gaps=lambda: found)


def words_of(store: Store, pin: DraftPin, checks: Checks, number: int | None = None) -> Words | None:
    """Return a revision of a draft as it reads, the newest if no number is given; None if there is none."""
    found = find_revision(store, pin, number)
    if found is None or found.aside:
        return None
    form = checks.read(found.text)
    return Words(found.number, found.text, form, rows_of(form) if form else {})


class _Kept(Generic[T]):
    """What was made of texts, the last used last; it holds for the very blocks and rates that it was made with."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, date], tuple[Shelf, T]] = OrderedDict()
        self._lock = Lock()

    def of(self, shelf: Shelf, text: str, on: date, make: Callable[[], T]) -> T:
        """Return what is kept for a text and a day, or make it."""
        with self._lock:
            kept = self._made.get((text, on))
        if kept and kept[0].files is shelf.files and kept[0].library.rates is shelf.library.rates:
            return kept[1]
        made = make()
        with self._lock:
            self._made[text, on] = shelf, made
            self._made.move_to_end((text, on))
            while len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)
        return made


_forms: _Kept[Form | None] = _Kept()
_reports: _Kept[DraftReport] = _Kept()


def checks_with(
    shelf: Callable[[], Shelf], on: date, *, sends: bool, gaps: Callable[[], tuple[Gap, ...]] = tuple
) -> Checks:
    """Return how drafts are read with a shelf; it is fetched when the first draft is read."""

    def read(text: str) -> Form | None:
        found = shelf()
        return _forms.of(found, text, on, lambda: found.read(text)[0])

    def check(text: str) -> DraftReport:
        found = shelf()
        return _reports.of(found, text, on, lambda: found.check(text, on))

    return Checks(read=read, check=check, bundle=lambda form, text: shelf().bundle(form, text), sends=sends, gaps=gaps)
