"""What a new version means for people half-way through an earlier one: whether they finish it, and until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from formbuilder.services.doing import Doing
from formbuilder.services.forms import FormState
from formbuilder.services.journeys import FormPin
from formbuilder.storage import half_way as rows
from formbuilder.storage.engine import Scope, Store

ENGLAND = ZoneInfo("Europe/London")


class Rule(StrEnum):
    """What publishing a version means for people half-way."""

    FINISH = "finish"
    """They finish the version that they began."""
    ASK_AGAIN = "ask_again"
    """They are told what changed, and some questions are asked again."""
    MOVE = "move"
    """They go on with the new words at once: only words differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfWay:
    """What one version means for people on earlier ones."""

    version: int
    rule: Rule = Rule.FINISH
    ids: tuple[str, ...] = ()
    """The questions that are asked again, by id; only with ASK_AGAIN."""
    cut_off: date | None = None
    """From this day on nobody goes on with an earlier version; None: there is no such day."""


class NotSet(StrEnum):
    """Why a day was not set."""

    UNKNOWN = "unknown"
    """The form has no version that one could be half-way to."""
    PAST = "past"
    """The day is over: people would be turned away without having been told."""


@dataclass(frozen=True, slots=True)
class Stays:
    """The journey goes on as it is."""


@dataclass(frozen=True, slots=True)
class Follows:
    """The journey goes on with the words of another version, and nothing is asked: only words differ."""

    pin: FormPin


@dataclass(frozen=True, slots=True)
class Moves:
    """The person is told what changed, and goes on with another version."""

    pin: FormPin
    ask_again: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ends:
    """The version was withdrawn, and there is no other one to go on with."""


Fate = Stays | Follows | Moves | Ends
STAYS = Stays()


@dataclass(frozen=True)
class Standing:
    """The versions of one form, the first opened first, and what each means for people half-way."""

    versions: tuple[rows.VersionRow, ...]
    rules: Mapping[int, HalfWay]
    fates: dict[tuple[int, date], Fate] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def order(self) -> Mapping[int, int]:
        """Version → its place; the one opened last stands last."""
        return {row.version: place for place, row in enumerate(self.versions)}

    def fate(self, form: str, version: int, today: date) -> Fate:
        """Say what becomes of a journey on ``version``."""
        found = self.fates.get((version, today))
        if found is None:
            found = self.fates[version, today] = self._fate(form, version, today)
        return found

    def _fate(self, form: str, version: int, today: date) -> Fate:
        if version not in self.order:
            return STAYS
        place = self.order[version]
        after = [row for row in self.versions[place + 1 :] if row.state != FormState.WITHDRAWN]
        followed = self._followed(after)
        left = after[len(followed) :]
        if self._calls(left, today):
            return self._moves(form, left[-1], after)
        if followed:
            return Follows(_pin(form, followed[-1]))
        if self.versions[place].state != FormState.WITHDRAWN:
            return STAYS
        return self._moves(form, after[-1], after) if after else Ends()

    def _followed(self, after: list[rows.VersionRow]) -> list[rows.VersionRow]:
        """Return the versions right after it that differ in words only, and that people go on with at once."""
        found = []
        for row in after:
            if self._rule(row).rule is not Rule.MOVE:
                break
            found.append(row)
        return found

    def _calls(self, after: list[rows.VersionRow], today: date) -> bool:
        """Whether a later version asks people half-way to go on with it."""
        met = (self._rule(row) for row in after)
        return any(rule.rule is Rule.ASK_AGAIN or (rule.cut_off and today >= rule.cut_off) for rule in met)

    def _moves(self, form: str, to: rows.VersionRow, after: list[rows.VersionRow]) -> Moves:
        again = (id_ for row in after for id_ in self._rule(row).ids)
        return Moves(_pin(form, to), frozenset(again))

    def _rule(self, row: rows.VersionRow) -> HalfWay:
        return self.rules.get(row.version) or HalfWay(version=row.version)


def set_half_way(  # noqa: PLR0913 - all that one says about a version that one publishes
    store: Store, form: str, version: int, rule: Rule, ids: Collection[str], cut_off: date | None, doing: Doing
) -> None:
    """Record what publishing ``version`` means for people half-way through an earlier one.

    May be said before the version is published, and again: the last word counts. ``ids`` count with ASK_AGAIN only.
    """
    meant = HalfWay(version=version, rule=rule, ids=tuple(sorted(ids)), cut_off=cut_off)
    store.write(lambda scope: record(scope, form, meant, doing))


def record(scope: Scope, form: str, meant: HalfWay, doing: Doing) -> None:
    """Do the same in the transaction of what it belongs to."""
    row = rows.HalfWayRow(
        form=form,
        version=meant.version,
        rule=meant.rule,
        ids=" ".join(meant.ids) if meant.rule is Rule.ASK_AGAIN else "",
        cut_off=meant.cut_off,
        set_by=doing.by,
        set_at=doing.now,
    )
    rows.put(scope, row)
    doing.note(scope, "half-way-set", f"{form}@{meant.version}")


def set_cut_off(store: Store, form: str, day: date | None, doing: Doing) -> HalfWay | NotSet:
    """Set the day from which nobody goes on with an earlier version than the newest; None takes it away."""
    if day is not None and day < doing.now.astimezone(ENGLAND).date():
        return NotSet.PAST

    def set_(scope: Scope) -> HalfWay | NotSet:
        standing = _standing(scope, form)
        newest = next((row for row in reversed(standing.versions) if row.state != FormState.WITHDRAWN), None)
        if newest is None or newest is standing.versions[0]:
            return NotSet.UNKNOWN
        known = standing.rules.get(newest.version) or HalfWay(version=newest.version)
        meant = replace(known, cut_off=day)
        record(scope, form, meant, doing)
        return meant

    return store.write(set_)


def standing(store: Store, form: str) -> Standing:
    """Return the versions of a form, and what each means for people half-way."""
    return store.read(lambda scope: _standing(scope, form))


def today_in_england(now: datetime) -> date:
    """Return the day it is in England."""
    return now.astimezone(ENGLAND).date()


def _standing(scope: Scope, form: str) -> Standing:
    found = {row.version: _half_way(row) for row in rows.of_form(scope, form)}
    return Standing(rows.versions(scope, form), found)


def _half_way(row: rows.HalfWayRow) -> HalfWay:
    return HalfWay(version=row.version, rule=Rule(row.rule), ids=tuple(row.ids.split()), cut_off=row.cut_off)


def _pin(form: str, row: rows.VersionRow) -> FormPin:
    return FormPin(form, row.version, row.fingerprint)
