"""The settings of a council: change them with every check, keep each edition, and look back."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from formbuilder.councils.crest import Crest
from formbuilder.councils.profile import Council
from formbuilder.councils.read import read_council
from formbuilder.councils.writing import Plain, settings_of, with_settings
from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.services.doing import Doing
from formbuilder.services.forms import form_file, open_forms
from formbuilder.services.journeys import FormPin
from formbuilder.services.rates import rate_files, rates_of
from formbuilder.storage import councils, editions
from formbuilder.storage.editions import CrestRow, EditionRow
from formbuilder.storage.engine import Scope, Store

PAGE = 50
LONGEST_ABOUT = 200
FILE = "settings"
"""What the file is called in problems."""
FROM_OUTSIDE = "From a file, at the command line"


class NotChanged(StrEnum):
    """Why the settings stay as they were."""

    OTHERS_CHANGED = "others_changed"
    """Somebody changed the same settings meanwhile."""
    OTHER_COUNCIL = "other_council"
    """The address of the council (``council``) stays: forms that were sent are found by it."""
    OTHER_KIND = "other_kind"
    """A demonstration does not become real, nor a real council a demonstration."""
    NOBODY_TOLD = "nobody_told"
    """Forms are open that ask about danger, and nobody would be told."""
    UNKNOWN = "unknown"
    """There is no such edition."""


@dataclass(frozen=True, slots=True)
class Now:
    """The settings that count."""

    text: str
    edition: int
    """0 before the first change here."""

    @property
    def council(self) -> Council:
        """The council as it is read from them."""
        return read_council(self.text.encode(), FILE)

    @property
    def plain(self) -> Mapping[str, Plain]:
        """All that they say."""
        return settings_of(self.text, FILE)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be different: some settings by name, from the edition that was seen, and a few words about it."""

    settings: Mapping[str, Plain | None]
    seen: str
    """``mark_of`` these settings as they were shown; "" is not held to anything."""
    about: str


def settings_now(store: Store) -> Now:
    """Return the settings that count."""

    def look(scope: Scope) -> Now:
        return _now(councils.profile(scope) or b"", editions.newest(scope))

    return store.read(look)


def change_settings(store: Store, change: Change, doing: Doing) -> int | NotChanged:
    """Change some settings, and leave the rest of the file as it was written; return the number of the edition.

    Raises DefinitionError with all that is wrong, at its place in the file as it would be, and NotInLinesError.
    """

    def words(now: Now) -> str | NotChanged:
        if change.seen and change.seen != mark_of(now.plain, change.settings):
            return NotChanged.OTHERS_CHANGED
        return with_settings(now.text, change.settings, FILE)

    return _change(store, words, change.about, doing)


def replace_settings(store: Store, text: str, seen: str, doing: Doing) -> int | NotChanged:
    """Put a whole file in the place of the settings, if it is the one of the mark ``seen``; raises DefinitionError."""

    def words(now: Now) -> str | NotChanged:
        return text if seen == mark_of_text(now.text) else NotChanged.OTHERS_CHANGED

    return _change(store, words, "The whole file", doing)


def go_back_to(store: Store, number: int, doing: Doing) -> int | NotChanged:
    """Let an earlier edition count again, as a new edition; raises DefinitionError if it would not pass today."""
    found = find_edition(store, number)
    if found is None:
        return NotChanged.UNKNOWN
    text = found.profile.decode()

    def words(_: Now) -> str | NotChanged:
        return text

    return _change(store, words, f"Went back to edition {number}", doing)


def editions_of(store: Store, page: int = 1) -> tuple[EditionRow, ...]:
    """Return editions without the settings themselves, the last first; 50 a page."""
    return store.read(lambda scope: editions.every(scope, PAGE, (page - 1) * PAGE))


def find_edition(store: Store, number: int) -> EditionRow | None:
    """Return one edition, whatever an address says."""
    return store.read(lambda scope: editions.find(scope, number)) if 0 < number < 2**31 else None


def keep_crest(store: Store, crest: Crest, doing: Doing) -> str:
    """Keep a picture, and return what names it; ``looks`` says whether it is shown."""

    def keep(scope: Scope) -> str:
        if editions.crest(scope, crest.mark) is None:
            row = CrestRow(
                mark=crest.mark,
                type=crest.type,
                picture=crest.data,
                wide=crest.wide,
                high=crest.high,
                saved_at=doing.now,
            )
            editions.add_crest(scope, row)
        return crest.mark

    return store.write(keep)


def find_crest(store: Store, mark: str) -> CrestRow | None:
    """Return a picture by what names it."""
    return store.read(lambda scope: editions.crest(scope, mark)) if mark.isalnum() and len(mark) == 16 else None


def note_edition(store: Store, doing: Doing) -> None:
    """Keep the settings that count as an edition, if they are not the last one: they came from outside."""

    def note(scope: Scope) -> None:
        profile = editions.lock(scope)
        if profile is not None:
            _catch_up(scope, profile, doing)

    store.write(note)


def open_form_definitions(store: Store, wanted: Collection[str] | None = None) -> Iterator[Form]:
    """Read the newest open version of each form, or of those that are wanted; each takes some milliseconds."""
    newest: dict[str, FormPin] = {}
    for offered in open_forms(store):
        newest.setdefault(offered.pin.slug, offered.pin)
    for pin in newest.values():
        file = form_file(store, pin.slug, pin.version) if wanted is None or pin.slug in wanted else None
        if file:
            yield unpack(file)[0]


def open_slugs(store: Store) -> tuple[str, ...]:
    """Return the short names of the forms that are open, in their order."""
    return tuple(sorted({offered.pin.slug for offered in open_forms(store)}))


def asks_about_danger(form: Form) -> bool:
    """Whether an answer to a form can mean danger, and somebody could then be found."""
    return bool(form.urgent) and form.records


def mark_of(plain: Mapping[str, Plain], names: Iterable[str]) -> str:
    """Return what changes when one of these settings does."""
    return mark_of_text(json.dumps({name: plain.get(name) for name in sorted(names)}, ensure_ascii=False))


def mark_of_text(text: str) -> str:
    """Return what changes when a file does."""
    return sha256(text.encode()).hexdigest()[:16]


def _change(store: Store, words: Callable[[Now], str | NotChanged], about: str, doing: Doing) -> int | NotChanged:
    files = rate_files(store)
    rates = rates_of(files) if files else None

    def asking() -> bool:
        return any(asks_about_danger(form) for form in open_form_definitions(store))

    def change(scope: Scope) -> int | NotChanged:
        profile = editions.lock(scope) or b""
        now = _now(profile, _catch_up(scope, profile, doing))
        text = words(now)
        if isinstance(text, NotChanged):
            return text
        council = read_council(text.encode(), FILE, rates)
        wrong = _wrong(scope, now.council, council, asking)
        return wrong or _keep(scope, now, text, council, (about, doing))

    return store.write(change)


def _wrong(scope: Scope, before: Council, after: Council, asking: Callable[[], bool]) -> NotChanged | None:
    if before.slug != after.slug:
        return NotChanged.OTHER_COUNCIL
    if after.demonstration != councils.is_demonstration(scope):
        return NotChanged.OTHER_KIND
    goes = before.duty is not None and after.duty is None
    return NotChanged.NOBODY_TOLD if goes and asking() else None


def _keep(scope: Scope, now: Now, text: str, council: Council, what: tuple[str, Doing]) -> int:
    about, doing = what
    if text == now.text:
        return now.edition
    councils.set_profile(scope, text.encode())
    councils.rename(scope.connection, council.slug, council.name)
    number = now.edition + 1
    _add(scope, number, text.encode(), about, doing)
    doing.note(scope, "settings-changed", str(number))
    return number


def _catch_up(scope: Scope, profile: bytes, doing: Doing) -> EditionRow:
    """Return the last edition; what came from a file since is one of its own."""
    last = editions.newest(scope)
    if last is not None and last.profile == profile:
        return last
    number = last.number + 1 if last else 1
    by_nobody = Doing(doing.now, doing.random)
    return _add(scope, number, profile, FROM_OUTSIDE, by_nobody)


def _add(scope: Scope, number: int, profile: bytes, about: str, doing: Doing) -> EditionRow:
    row = EditionRow(number=number, profile=profile, about=about[:LONGEST_ABOUT], saved_by=doing.by, saved_at=doing.now)
    editions.add(scope, row)
    return row


def _now(profile: bytes, last: EditionRow | None) -> Now:
    """An edition that is not what counts is not named: what came from a file has no number yet."""
    return Now(profile.decode(), last.number if last and last.profile == profile else 0)
