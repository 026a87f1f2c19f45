"""Tell members who asked for it that a round ends soon, if they said nothing in it yet."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from formbuilder.storage import digests as rows
from formbuilder.storage import news, notes
from formbuilder.storage.engine import Scope, Store

CLOSING = "round-closing"
DAYS_BEFORE = timedelta(days=3)


def plan_reminders(store: Store, today: date, now: datetime) -> int:
    """Let those be told who asked for it and did not begin, once for each round; return how many were new.

    Looking locks nothing: a worker asks this every few seconds.
    """
    if not store.read(lambda scope: _missing(scope, today)):
        return 0

    def plan(scope: Scope) -> int:
        missing = _missing(scope, today)
        for id_, person, round_ in missing:
            news.tell(scope, news.NewsRow(id=id_, person=person, what=CLOSING, subject=round_, at=now))
        return len(missing)

    return store.write(plan)


def _missing(scope: Scope, today: date) -> list[tuple[str, str, str]]:
    """Return the reminders that nobody has yet, with ids that two workers make alike."""
    wanted = rows.to_remind(scope, today, today + DAYS_BEFORE)
    made = {notes.made_alike(scope, CLOSING, *whose).hex(): whose for whose in wanted}
    there = rows.news_there(scope, made)
    return [(id_, *whose) for id_, whose in made.items() if id_ not in there]
