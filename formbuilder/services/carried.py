"""Where points stand on newer words.

What a page shows is worked out from the words at that moment; the rows are the record (``services.placing``). So a save
costs nothing, and no point is ever shown where its words only look alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.review.ground import Ground, Stands, Stood
from formbuilder.review.points import Status
from formbuilder.services.agendas import Read
from formbuilder.services.checks import Checks, words_of
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import OPEN, drafts_of
from formbuilder.services.editions import EditionName
from formbuilder.services.forms import FormState, form_file
from formbuilder.services.point_kinds import Point
from formbuilder.services.points import PAGE, with_words
from formbuilder.storage import forms as form_rows
from formbuilder.storage import places as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.places import EachRow, MadeRow, PlaceRow, Words

LAST = 10**9
"""Higher than any save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Points that were made on the same words, and where they stand now."""

    first: str
    """The id of one of them."""
    made: EditionName
    place: str
    quote: str = field(repr=False)
    points: int
    waiting: int
    """So many of them have no answer yet."""
    stands: Stands
    ground: Ground = field(repr=False, compare=False)

    @property
    def then(self) -> str:
        """The words that stood there; "" if they cannot be read any more."""
        return self.ground.words_at(Stood(str(self.made), self.place, self.quote))

    @property
    def is_open(self) -> bool:
        """Whether somebody must say where they belong before these words are published.

        Words that changed or went after they were answered are what was wanted; only where the same words stand
        elsewhere, somebody must say so in any case.
        """
        return self.stands.is_open and (self.waiting > 0 or self.stands.placed.status is Status.RENAMED)


@dataclass(frozen=True, slots=True)
class Carried:
    """All points of a form on its newest words."""

    name: EditionName
    form: Form = field(repr=False)
    groups: tuple[Group, ...]

    @property
    def open(self) -> tuple[Group, ...]:
        """Those whose place must be said."""
        return tuple(each for each in self.groups if each.is_open)

    @property
    def gone(self) -> tuple[Group, ...]:
        """Those whose words are asked no more; an offer that nobody took is not a place."""
        lost = (Status.REMOVED, Status.RENAMED)
        return tuple(each for each in self.groups if each.stands.placed.status in lost)

    @property
    def standing(self) -> tuple[Group, ...]:
        """Those that have a place."""
        return tuple(each for each in self.groups if each.stands.places)


def reads(store: Store, checks: Checks) -> Read:
    """Return what reads versions and saves of drafts, where there are checks and no shelf."""

    def read(name: EditionName) -> Form | None:
        if name.revision is None and name.pin.possible and (data := form_file(store, name.pin.form, name.pin.version)):
            return unpack(data)[0]
        found = words_of(store, name.pin, checks, name.revision)
        return found.form if found else None

    return read


def live_words(store: Store, form: str) -> Mapping[str, str]:
    """Return the words of the newest version of a form that was opened and not withdrawn, by address."""
    name = open_words(store, form)
    data = form_file(store, form, name.pin.version) if name else None
    return _words_in(data) if data else {}


@lru_cache(maxsize=8)
def _words_in(data: bytes) -> Mapping[str, str]:
    """Return the words of a version, which never changes."""
    return {address: words.text for address, words in slots(unpack(data)[0])}


def newest_words(store: Store, form: str) -> EditionName | None:
    """Name the newest words of a form: the draft that people work on, or else the newest version that is not closed."""
    drafts = [draft for draft in drafts_of(store, form) if draft.state in OPEN]
    if drafts:
        newest = max(drafts, key=lambda draft: draft.pin.version)
        return EditionName(newest.pin, newest.revision)
    return open_words(store, form)


def open_words(store: Store, form: str) -> EditionName | None:
    """Name the newest version of a form that was opened and not withdrawn."""
    versions = store.read(lambda scope: form_rows.versions_of(scope, form))
    found = [version for version, state in versions if state != FormState.WITHDRAWN]
    return EditionName(DraftPin(form, max(found))) if found else None


def carried(store: Store, name: EditionName, read: Read) -> Carried | None:
    """Return where every point of a form stands on these words; None if they cannot be read."""
    words = words_at(name)
    made, said = store.read(lambda scope: (rows.made_before(scope, words), rows.said_before(scope, words)))
    ground = ground_of(store, name, editions_of(name, made, said), read)
    if ground is None:
        return None
    groups = [_group(ground, name, row, None) for row in made]
    return Carried(name, ground.new, (*groups, *(_group(ground, name, row, put) for row, put in said)))


def unplaced(store: Store, name: EditionName, read: Read) -> int:
    """Return how many points must be given a place before these words are published."""
    words = words_at(name)
    if store.read(lambda scope: rows.count_carried(scope, words))[0] == 0:
        return 0
    found = carried(store, name, read)
    return sum(each.points for each in found.open) if found else 0


def group_of(found: Carried, first: str) -> Group | None:
    """Return the group that an address names by one of its points."""
    return next((each for each in found.groups if each.first == first), None)


def points_of_group(store: Store, group: Group, page: int = 1) -> tuple[Point, ...]:
    """Return the points of a group, one more than a page if there are more."""

    def look(scope: Scope) -> tuple[Point, ...]:
        row = rows.by_ids(scope, (group.first,)).get(group.first)
        if row is None:
            return ()
        found = rows.alike(scope, row, (PAGE + 1, (page - 1) * PAGE)) or (row,)
        return with_words(scope, found)

    return store.read(look)


def points_of_groups(store: Store, groups: Collection[Group]) -> Mapping[str, Point]:
    """Return the first point of each group: one query, however many they are."""

    def look(scope: Scope) -> Mapping[str, Point]:
        found = rows.by_ids(scope, [each.first for each in groups])
        return {point.id: point for point in with_words(scope, tuple(found.values()))}

    return store.read(look)


def stands_on(store: Store, point: Point, name: EditionName, read: Read) -> tuple[Stands, Form] | None:
    """Return where one point stands on some words; None if it was made on them or later, or they cannot be read."""
    words, made = words_at(name), EditionName(point.pin, point.revision)
    if not point.place or _order(made) >= _order(name):
        return None
    put = store.read(lambda scope: rows.said_of(scope, words)).get(point.id)
    ground = ground_of(store, name, {made, *([made_on(name, put)] if put else [])}, read)
    if ground is None:
        return None
    return ground.stands(Stood(str(made), point.place, point.quote), said_at(name, put)), ground.new


def editions_of(
    name: EditionName, made: Collection[MadeRow], said: Collection[tuple[MadeRow, PlaceRow]]
) -> frozenset[EditionName]:
    """Name all words that points were made on, or put on by a person."""
    put = (made_on(name, row) for pair in said for row in pair)
    return frozenset({*(made_on(name, row) for row in made), *put})


def ground_of(store: Store, name: EditionName, on: Collection[EditionName], read: Read) -> Ground | None:
    """Read these words and those that points stood on before; None if they cannot be read."""
    new = read(name)
    if new is None:
        return None
    old = {str(each): read(each) for each in on if each != name}
    low = min((each.pin.version for each in on), default=name.pin.version)
    return Ground(str(name), new, old, tuple(_between(store, name, low, read)))


def _between(store: Store, name: EditionName, low: int, read: Read) -> Iterator[Form]:
    """Yield the versions that were opened after the first words and before the newest."""
    if low + 1 < name.pin.version:
        versions = sorted(
            version for version, _ in store.read(lambda scope: form_rows.versions_of(scope, name.pin.form))
        )
        for version in versions:
            found = read(EditionName(DraftPin(name.pin.form, version))) if low < version < name.pin.version else None
            if found:
                yield found


def _order(name: EditionName) -> tuple[int, int]:
    """Return what puts words in order: a version comes after all saves of its draft."""
    return name.pin.version, name.revision or LAST


def _group(ground: Ground, name: EditionName, row: MadeRow, put: PlaceRow | None) -> Group:
    made = stood_at(name, row)
    return Group(
        first=row.first,
        made=made_on(name, row),
        place=row.place,
        quote=row.quote,
        points=row.points,
        waiting=row.waiting,
        stands=ground.stands(made, said_at(name, put)),
        ground=ground,
    )


def words_at(name: EditionName) -> Words:
    """Name words as rows do."""
    return Words(name.pin.form, name.pin.version, name.revision)


def stood_at(name: EditionName, row: MadeRow | EachRow) -> Stood:
    """Return where points were made."""
    return Stood(str(made_on(name, row)), row.place, row.quote)


def made_on(name: EditionName, row: MadeRow | EachRow | PlaceRow) -> EditionName:
    """Name the words that a row is about."""
    return EditionName(DraftPin(name.pin.form, row.version), row.revision)


def said_at(name: EditionName, put: PlaceRow | None) -> Stood | None:
    """Return where a person put a point, if anybody did."""
    return Stood(str(made_on(name, put)), put.place) if put else None
