"""A draft whose words change while points on them wait: what services offer to those who say where points belong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from formbuilder.services import carried, heard, placing, points, said_before, second_rounds, statements
from formbuilder.services.agendas import Read
from formbuilder.services.carried import Carried, Group
from formbuilder.services.editions import EditionName
from formbuilder.services.placing import NotSaid, Saying
from formbuilder.services.point_kinds import Point
from formbuilder.services.round_kinds import Stage
from formbuilder.storage.engine import Store
from tests.publishing import checks
from tests.services.decision_stories import Table, table
from tests.services.stories import NOW

CUPS = "          - id: cups\n"
RENAMED = "          - id: mugs\n"
DECLARED = "          - id: mugs\n            replaces: [cups]\n"


@dataclass(frozen=True)
class Kept:
    """A round on the first save of a draft, and the saves after it."""

    here: Table

    @property
    def store(self) -> Store:
        return self.here.store

    @property
    def name(self) -> EditionName:
        return EditionName(self.here.office.pin, self.here.office.words().revision)

    @property
    def read(self) -> Read:
        return carried.reads(self.store, checks())

    def saves(self, *changes: tuple[str, str]) -> None:
        """All of it as one save."""
        before = after = self.here.office.words().text
        for old, new in changes:
            assert old in after, old
            after = after.replace(old, new)
        self.here.office.saves(before, after)

    def renames(self, new: str = RENAMED) -> None:
        """The question about cups gets another id, and nobody says so."""
        self.saves((CUPS, new), ("cups: 3", "mugs: 3"), ("tea, cups]", "tea, mugs]"))

    def declares(self) -> None:
        """The same, and the new id says that it took over."""
        self.renames(DECLARED)

    def carried(self) -> Carried:
        found = carried.carried(self.store, self.name, self.read)
        assert found
        return found

    def group(self, point: Point) -> Group:
        found = carried.group_of(self.carried(), point.id)
        assert found
        return found

    def says(self, place: str, *points: Point, days: float = 3) -> NotSaid | None:
        saying = Saying(self.name, frozenset(each.id for each in points), place)
        return placing.say_where(self.store, saying, self.read, self.here.officer(days))

    def keeps(self, days: float = 4) -> int:
        return placing.carry_everything(
            self.store, lambda: self.read, lambda: replace(self.here.officer(days), by=None)
        )


def kept(store: Store, form: str = "tea-talk", number: int | str = "") -> Kept:
    return Kept(table(store, form, number))


def points_are_carried(store: Store) -> None:
    at = kept(store, "tea-places", "x")
    point = at.here.sends(at.here.ann)
    at.renames()
    at.keeps()
    group = at.group(point)
    carried.points_of_group(store, group)
    carried.points_of_groups(store, (group,))
    at.says("mugs.hint", point)
    at.keeps(5)
    carried.stands_on(store, point, at.name, at.read)
    carried.unplaced(store, at.name, at.read)
    carried.newest_words(store, at.here.office.pin.form)
    statements.statement_of(store, at.here.office.pin, NOW.date())
    heard.heard(store, at.here.office.pin.form, 1)
    second_rounds.following(store, at.here.round, NOW.date())
    first = replace(at.here.round, stage=Stage.CLOSED)
    second = second_rounds.second_of(store, first, at.read)
    assert second
    second_rounds.begin_second(store, second, at.here.panel.id, at.here.officer(3))
    said_before.changed_at(store, replace(first, after=first.id), "mugs", at.read)
    points.events_of_all(store, (point.id,))


LATER = NOW + timedelta(days=40)
