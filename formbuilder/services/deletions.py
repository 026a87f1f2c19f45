"""What was deleted: the report, the list that outlives a backup, and doing it again after a restore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from formbuilder.services.retention import KEYS_BACKUP, MARKED
from formbuilder.storage import deletions as rows
from formbuilder.storage import journeys, queue, removal, search_marks, submissions
from formbuilder.storage.deletions import CountRow, Gone, Marked, What, Why
from formbuilder.storage.engine import Scope, Store

PAGE = 50
STEP = 500
MOST_LISTED = 10_000


@dataclass(frozen=True, slots=True)
class Day:
    """What was deleted on one day."""

    day: date
    counts: tuple[CountRow, ...]

    @property
    def no_copy_after(self) -> date:
        """The day after which no copy of the keys is left, in no backup either."""
        return self.day + KEYS_BACKUP


@dataclass(frozen=True, slots=True)
class Again:
    """What came back with a backup and was deleted again."""

    journeys: int = 0
    own_copies: int = 0
    taken_back: int = 0


def deletion_report(store: Store, page: int = 1) -> tuple[Day, ...]:
    """Return what was deleted, day by day, the last day first; 50 days a page."""

    def report(scope: Scope) -> tuple[Day, ...]:
        days = rows.days(scope, PAGE, (page - 1) * PAGE)
        found = rows.counts(scope, days[-1], days[0]) if days else ()
        return tuple(Day(day, tuple(each for each in found if each.day == day)) for day in days)

    return store.read(report)


def deletions_to_list(store: Store) -> tuple[Marked, ...]:
    """Return deletions that stand in no file yet."""
    return store.read(lambda scope: rows.unlisted(scope, MOST_LISTED))


def deletions_listed(store: Store, marks: Iterable[Marked]) -> None:
    """Note that these stand in the file, which is on the disk."""
    store.write(lambda scope: rows.note_listed(scope, marks))


def all_deletions(store: Store) -> tuple[Marked, ...]:
    """Return every deletion that is remembered."""
    return store.read(rows.every)


def is_over(marked: Marked, now: datetime) -> bool:
    """Say whether no backup can know any more of what was deleted."""
    return marked.at < now - MARKED


def delete_again(store: Store, marks: Iterable[Marked], now: datetime) -> Again:
    """Delete what a restored backup brought back; safe to repeat."""
    wanted: dict[str, dict[What, Marked]] = {}
    for each in marks:
        wanted.setdefault(each.mark, {})[each.what] = each
    done = Again()
    for step in _steps(store, wanted):
        more = store.write(partial(_delete, step=step, now=now))
        done = Again(
            done.journeys + more.journeys, done.own_copies + more.own_copies, done.taken_back + more.taken_back
        )
    removal.empty_log(store.engine)
    return done


def _steps(store: Store, wanted: Mapping[str, Mapping[What, Marked]]) -> Iterator[dict[str, Mapping[What, Marked]]]:
    """Give the references that are on the list, so many at a time."""
    after = ""
    while references := store.read(partial(journeys.references_after, after=after, most=STEP)):
        marked = {reference: wanted.get(rows.mark_of(store.council, reference)) for reference in references}
        if found := {reference: whats for reference, whats in marked.items() if whats}:
            yield found
        after = references[-1]


def _delete(scope: Scope, step: Mapping[str, Mapping[What, Marked]], now: datetime) -> Again:
    whole = [reference for reference, whats in step.items() if What.ALL in whats]
    if whole:
        removal.remove(scope, whole, Gone("restored", Why.REPLAY, now))
    own = taken = 0
    for reference, whats in step.items():
        if reference in whole:
            continue
        own += What.OWN_COPY in whats and _without_own_copy(scope, reference, now)
        taken += What.COUNCIL in whats and _taken_back(scope, reference, whats[What.COUNCIL], now)
    return Again(len(whole), own, taken)


def _without_own_copy(scope: Scope, reference: str, now: datetime) -> bool:
    there = any(journeys.has_key(scope, reference, kind) for kind in (journeys.DEVICE, journeys.CODE))
    forget_own_copy(scope, reference, now)
    return there


def _taken_back(scope: Scope, reference: str, marked: Marked, now: datetime) -> bool:
    there = journeys.has_key(scope, reference, journeys.COUNCIL)
    journeys.mark_withdrawn(scope, reference)
    submissions.withdraw(scope, reference, marked.at)
    close_to_council(scope, reference, now)
    return there


def forget_own_copy(scope: Scope, reference: str, now: datetime) -> None:
    """Delete the person’s own keys, for good: a restored backup does not bring them back."""
    journeys.drop_keys(scope, reference, journeys.DEVICE, journeys.CODE)
    submissions.forget_receipt(scope, reference)
    rows.add_marks(scope, (reference,), What.OWN_COPY, now)


def close_to_council(scope: Scope, reference: str, now: datetime) -> None:
    """Delete the council’s key to what was taken back unread, for good."""
    journeys.drop_keys(scope, reference, journeys.COUNCIL)
    queue.change(scope, reference, {"state": "taken_back", "urgency": queue.REST})
    search_marks.forget(scope, reference)
    rows.add_marks(scope, (reference,), What.COUNCIL, now)
