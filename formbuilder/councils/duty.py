"""Who hears at once that somebody may be in danger: those on duty, and those who are there when they are not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from formbuilder.councils.working_days import DAY, is_working_day

LONDON = ZoneInfo("Europe/London")
HALF_AN_HOUR = 30
"""Minutes until an alert that nobody opened is told again, if the council says nothing else."""

MIDNIGHT = 1_440
"""Minutes after midnight at which a day ends."""


class Rota(StrEnum):
    """Which of the two lists is asked at a moment."""

    ON_DUTY = "on_duty"
    OUT_OF_HOURS = "out_of_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyContact:
    """One person or team that is told; at least one of the two ways is there."""

    person: str
    """What they are called in the office: “the duty worker”. The public does not read it."""
    email: str = ""
    text: str = ""
    """A mobile number that takes text messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who is told, in order, and when the others are."""

    begins: int
    """Minutes after midnight, in England, at which duty begins on a working day."""
    ends: int
    """Minutes after midnight at which it ends, later than ``begins``; ``MIDNIGHT`` at most."""
    minutes: int
    """How long an alert waits for somebody before it is told again."""
    phone: str
    """The number of last resort: for whoever sees that nobody answers."""
    contacts: tuple[DutyContact, ...]
    """Those on duty, in the order in which they are told."""
    out_of_hours: tuple[DutyContact, ...]
    """Those who are told at night, at weekends, on bank holidays and on other closed days."""
    closed: Collection[date] = ()
    """Days on which the council does not work, beside weekends and bank holidays."""

    @property
    def pause(self) -> timedelta:
        """How long an alert waits before it is told again."""
        return timedelta(minutes=self.minutes)

    def rota(self, moment: datetime) -> Rota:
        """Return the list that is asked at ``moment`` (with a time zone)."""
        there = moment.astimezone(LONDON)
        on_duty = is_working_day(there.date(), self.closed) and self._begins(there.date()) <= moment < self._ends(
            there.date()
        )
        return Rota.ON_DUTY if on_duty else Rota.OUT_OF_HOURS

    def told(self, rota: Rota) -> tuple[DutyContact, ...]:
        """Return those of one list, in order."""
        return self.contacts if rota is Rota.ON_DUTY else self.out_of_hours

    def changes_after(self, moment: datetime) -> datetime:
        """Return the next moment after ``moment`` at which the other list is asked."""
        day = moment.astimezone(LONDON).date()
        if self.rota(moment) is Rota.ON_DUTY:
            return self._end_without_gap(day)
        while not is_working_day(day, self.closed) or self._begins(day) <= moment:
            day += DAY
        return self._begins(day)

    def tell_again_at(self, moment: datetime) -> datetime:
        """Return when an alert told at ``moment`` is told again: after the pause, or when the other list begins."""
        return min(moment + self.pause, self.changes_after(moment))

    def next_to_tell(self, rota: Rota, before: int) -> tuple[DutyContact, ...]:
        """Return everybody to try, first to last, when this list was told ``before`` times already.

        The first person is told twice, then each of the others, then it goes round again. Whoever comes after that
        person, and then the other list, is there for when a message cannot be sent.
        """
        here = self.told(rota)
        at = max(before - 1, 0) % len(here)
        other = Rota.OUT_OF_HOURS if rota is Rota.ON_DUTY else Rota.ON_DUTY
        return tuple(dict.fromkeys((*here[at:], *here[:at], *self.told(other))))

    def _end_without_gap(self, day: date) -> datetime:
        """Return when duty ends that goes on at ``day``: duty around the clock goes on over working days."""
        while self._begins(day + DAY) <= self._ends(day) and is_working_day(day + DAY, self.closed):
            day += DAY
        return self._ends(day)

    def _begins(self, day: date) -> datetime:
        return _at(day, self.begins)

    def _ends(self, day: date) -> datetime:
        return _at(day, self.ends)


def _at(day: date, minutes: int) -> datetime:
    """Return the moment at which clocks in England show so many minutes after midnight."""
    days, minute = divmod(minutes, MIDNIGHT)
    return datetime.combine(day + days * DAY, time(minute // 60, minute % 60), LONDON)
