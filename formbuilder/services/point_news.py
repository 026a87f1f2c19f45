"""Where points are now: who read them, by when an answer comes, and what was decided, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from formbuilder.services.deciding import answers_of
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.storage import forms as form_rows
from formbuilder.storage import people
from formbuilder.storage.decisions import due_days, not_agreed
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import readings
from formbuilder.wording.written import MONTHS

SOMEBODY = "somebody who answers"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who of those who answer read a point, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Where a point is."""

    sentence: str
    read_by: str
    """Who of those who answer read it first; "" for nobody yet."""
    answer_by: date | None
    answer: Decision | None = None
    readers: tuple[Reader, ...] = ()
    """All of those who answer and have read it, the first before the others."""
    against: bool = False
    """Its author does not agree with the answer: that stands beside it."""


def news_of(store: Store, points: Sequence[Point]) -> Mapping[str, News]:
    """Return where each point is: eight queries, however many they are."""

    def look(scope: Scope) -> Mapping[str, News]:
        ids = [each.id for each in points]
        answers, days, readers = answers_of(scope, ids), due_days(scope, ids), _readers(scope, points)
        against = not_agreed(scope, ids) if answers else frozenset()
        found = {each.id: _news(each, answers.get(each.id), days.get(each.id), readers[each.id]) for each in points}
        return {id_: replace(news, against=id_ in against) for id_, news in found.items()}

    return store.read(look) if points else {}


def live_since(store: Store, answer: Decision) -> datetime | None:
    """Return since when people can meet the words of an answer; None if they cannot yet, or it has none."""
    if answer.version is None:
        return None
    found = store.read(lambda scope: form_rows.find(scope, answer.form, answer.version or 0))
    return found.loaded_at if found else None


def _readers(scope: Scope, points: Sequence[Point]) -> Mapping[str, tuple[Reader, ...]]:
    """Return who read each point; who answered one without saying that they read it has read it too."""
    read: dict[str, dict[str | None, datetime]] = {each.id: {} for each in points}
    for event in readings(scope, list(read)):
        read[event.point][event.by] = event.at
    for each in points:
        if each.read_at and each.read_by not in read[each.id]:
            read[each.id] = {each.read_by: each.read_at, **read[each.id]}
    names = people.names(scope, {by for found in read.values() for by in found if by})
    return {
        id_: tuple(Reader(names.get(by or "") or SOMEBODY, at) for by, at in found.items())
        for id_, found in read.items()
    }


def _news(point: Point, decision: Decision | None, by: date | None, readers: tuple[Reader, ...]) -> News:
    answer = None if point.state is PointState.WITHDRAWN else decision
    read_by = readers[0].name if readers else ""
    sentence = _sentence(point, answer, read_by, by)
    return News(sentence=sentence, read_by=read_by, answer_by=by, answer=answer, readers=readers)


def _sentence(point: Point, answer: Decision | None, read_by: str, by: date | None) -> str:
    until = f" You get an answer by {_day(by)}." if by else ""
    told = {
        PointState.DRAFT: "You have not sent this yet. Only you can see it.",
        PointState.WITHDRAWN: "You took this back. Nobody reads it.",
        PointState.TO_PLACE: "We have this. Somebody still says which words it is about.",
    }
    if point.state in told:
        return told[point.state]
    if answer:
        return answer.outcome.sentence
    if point.state is PointState.HIDDEN:
        return f"Other members do not see this. It is kept, and you still get an answer.{until}"
    return f"{read_by} has read it.{until}" if read_by else f"We have it. Nobody has read it yet.{until}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
