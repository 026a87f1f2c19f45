"""Where points stand on the newest words: each is carried from where it was made, or from where somebody put it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from formbuilder.definition.model import Form
from formbuilder.definition.succession import successors
from formbuilder.review.carrying import Carrier, UnknownPlaceError
from formbuilder.review.points import Placed, Point, Status
from formbuilder.review.standing import Standing


@dataclass(frozen=True, slots=True)
class Stood:
    """A place on words as they once were."""

    on: str
    """The words, by name: ``carers-assessment@2.17``."""
    place: str
    """"" where somebody said that the words are gone."""
    quote: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a point stands now, and whether a person said so."""

    placed: Placed
    said: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it has no certain place: somebody must say where it belongs."""
        return self.placed.status.needs_somebody and not self.said

    @property
    def is_gone(self) -> bool:
        """Whether its words are asked no more."""
        return self.placed.status is Status.REMOVED

    @property
    def places(self) -> tuple[str, ...]:
        """Where it may be shown as standing; nowhere while that is only offered."""
        return self.placed.place


@dataclass(frozen=True)
class Ground:
    """The newest words, and all words on which points were made before."""

    name: str
    new: Form
    old: Mapping[str, Form | None]
    """By name; None where the words cannot be read any more."""
    between: tuple[Form, ...] = ()
    """The versions that were opened before the newest words, by number: what they declared counts."""
    _carriers: dict[str, Carrier] = field(default_factory=dict, init=False, repr=False)
    _found: dict[Stood, Placed] = field(default_factory=dict, init=False, repr=False)
    _here: list[Standing] = field(default_factory=list, init=False, repr=False)

    def stands(self, made: Stood, said: Stood | None = None) -> Stands:
        """Return where a point stands; what a person said holds until the words that they put it on are gone too.

        Where the very words that it was made on are there (again), it stands at those, whatever was said in between.
        """
        first = self._from(made)
        if said is None or first.status is Status.SAME:
            return Stands(first)
        if not said.place:
            return Stands(Placed(id=0, status=Status.REMOVED), said=True)
        then = self._from(said)
        return Stands(then, said=not then.status.needs_somebody)

    def knows(self, on: str) -> bool:
        """Say whether these words were looked for."""
        return on == self.name or on in self.old

    def words_at(self, stood: Stood) -> str:
        """Return the words that stood somewhere; "" if they cannot be read any more."""
        carrier = self._carrier(stood.on)
        side = self.standing if stood.on == self.name else carrier.old if carrier else None
        spot = side.spot(stood.place) if side else None
        return side.text(spot) if side and spot else ""

    @property
    def standing(self) -> Standing:
        """The newest words, looked through once."""
        if not self._here:
            self._here.append(Standing(self.new))
        return self._here[0]

    def _from(self, stood: Stood) -> Placed:
        if stood not in self._found:
            self._found[stood] = self._carried(stood)
        return self._found[stood]

    def _carried(self, stood: Stood) -> Placed:
        if stood.on == self.name:
            spot = self.standing.spot(stood.place)
            status = Status.SAME if spot else Status.REMOVED
            return Placed(id=0, status=status, place=(spot.address,) if spot else ())
        carrier = self._carrier(stood.on)
        try:
            point = Point(id=0, place=stood.place, quote=stood.quote)
            return carrier.placed(point) if carrier else Placed(id=0, status=Status.REMOVED)
        except UnknownPlaceError:
            return Placed(id=0, status=Status.REMOVED)

    def _carrier(self, on: str) -> Carrier | None:
        old = self.old.get(on)
        if old is None:
            return None
        if on not in self._carriers:
            between = [form for form in self.between if old.version < form.version < self.new.version]
            self._carriers[on] = Carrier(Standing(old), self.standing, successors(self.new, between))
        return self._carriers[on]


def same_place(one: Stands, other: Stands) -> bool:
    """Say whether a point stands where it stood: at the same addresses, or gone both times."""
    same = (one.places, one.is_gone, one.is_open) == (other.places, other.is_gone, other.is_open)
    return same and (one.is_open is False or one.placed == replace(other.placed, id=one.placed.id))
