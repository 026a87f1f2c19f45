"""A version of a form, or a revision of a draft, by its name: found, read, and compared with another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.definition.rates import NO_RATES, Rates
from formbuilder.definition.registers import Library
from formbuilder.problems import Problem
from formbuilder.publishing.comparing import changes
from formbuilder.publishing.comparison import Comparison
from formbuilder.publishing.telling import tell
from formbuilder.services.draft_pins import FORM, DraftPin
from formbuilder.services.drafts import OPEN, Draft, drafts_of, find_revision, saves_of
from formbuilder.services.forms import form_file
from formbuilder.storage import forms as rows
from formbuilder.storage.engine import Store

if TYPE_CHECKING:
    from formbuilder.checking.shelf import Shelf

SAVES_OFFERED = 20
NAME = re.compile(r"((?:block\.)?[a-z][a-z0-9-]{0,59})@([1-9][0-9]{0,5})(?:\.([1-9][0-9]{0,5}))?")


@dataclass(frozen=True, slots=True)
class EditionName:
    """What people write: ``carers-assessment@2``, or ``carers-assessment@2.17`` for a revision of the draft."""

    pin: DraftPin
    revision: int | None = None

    @classmethod
    def parse(cls, typed: str) -> EditionName | None:
        """Return what somebody typed as a name; None if it is none."""
        found = NAME.fullmatch(typed.strip())
        if found is None:
            return None
        form, version, revision = found.groups()
        return cls(DraftPin(form, int(version)), int(revision) if revision else None)

    def __str__(self) -> str:
        """Write it as people do."""
        return f"{self.pin}.{self.revision}" if self.revision else str(self.pin)


@dataclass(frozen=True, slots=True)
class Edition:
    """A form as it is, was or may become."""

    name: EditionName
    form: Form = field(repr=False)
    duties: Mapping[str, str] = field(repr=False)
    """The sentences of duties, by id."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something to compare."""

    name: EditionName
    saved_at: datetime | None
    """None for a version that has no draft here."""
    about: str = ""
    """What was done in a save; "" for a version or a draft as it is now."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Its text cannot be read as a form yet."""

    name: EditionName
    problems: tuple[Problem, ...]


def find_edition(store: Store, name: EditionName, shelf: Shelf) -> Edition | Unreadable | None:
    """Return what a name stands for; None if the council does not have it.

    A version that was opened is read as it was then; a draft stands for its newest revision.
    """
    if name.revision is None and name.pin.possible and (data := form_file(store, name.pin.form, name.pin.version)):
        form, library = unpack(data)
        return Edition(name, form, _duties(library))
    found = find_revision(store, name.pin, name.revision)
    brought_out = shelf.block(f"{name.pin.block}@{name.pin.version}") if found is None and name.pin.block else None
    text = found.text if found else brought_out
    return None if text is None else read_edition(name, text, shelf)


def read_edition(name: EditionName, text: str, shelf: Shelf) -> Edition | Unreadable:
    """Return the text of a revision as a form."""
    form, problems = shelf.read(text)
    return Unreadable(name, problems) if form is None else Edition(name, form, _duties(shelf.library))


def compared(old: Edition, new: Edition, rates: Rates = NO_RATES) -> Comparison:
    """Return everything that differs, in words."""
    accounts = tell(changes(old.form, new.form), old.form, new.form, rates, new.duties)
    return Comparison(old.form, new.form, accounts, (str(old.name), str(new.name)))


def offered(store: Store, form: str) -> tuple[Offered, ...]:
    """Return what of a form can be compared, the newest first: versions, drafts, and the last saves of open drafts."""
    drafts = {draft.pin: draft for draft in drafts_of(store, form)}
    versions = store.read(lambda scope: rows.versions_of(scope, form)) if FORM.fullmatch(form) else ()
    pins = {*drafts, *(DraftPin(form, version) for version, _ in versions)}
    return tuple(each for pin in sorted(pins, reverse=True) for each in _offered(store, pin, drafts.get(pin)))


def _offered(store: Store, pin: DraftPin, draft: Draft | None) -> Iterator[Offered]:
    yield Offered(EditionName(pin), draft.saved_at if draft else None)
    if draft and draft.state in OPEN:
        for each in saves_of(store, pin, SAVES_OFFERED):
            yield Offered(EditionName(pin, each.number), each.saved_at, each.about)


def _duties(library: Library) -> Mapping[str, str]:
    return {id_: str(duty.sentence) for id_, duty in (library.duties or {}).items()}
