"""Where points are now: who read them, by when an answer comes, and what was decided, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from formbuilder.services.deciding import answers_of
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.storage import people
from formbuilder.storage.decisions import due_days
from formbuilder.storage.engine import Scope, Store
from formbuilder.wording.written import MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Where a point is."""

    sentence: str
    read_by: str
    """Who of those who answer read it first; "" for nobody yet."""
    answer_by: date | None
    answer: Decision | None = None


def where_is_it(store: Store, point: Point) -> str:
    """Say in one sentence where a point is now."""
    return news_of(store, (point,))[point.id].sentence


def news_of(store: Store, points: Sequence[Point]) -> Mapping[str, News]:
    """Return where each point is: six queries, however many they are."""

    def look(scope: Scope) -> tuple[Mapping[str, Decision], Mapping[str, date], Mapping[str, str]]:
        ids = [each.id for each in points]
        readers = {each.read_by for each in points if each.read_by}
        return answers_of(scope, ids), due_days(scope, ids), people.names(scope, readers)

    if not points:
        return {}
    answers, days, names = store.read(look)
    return {each.id: _news(each, answers.get(each.id), days.get(each.id), names) for each in points}


def _news(point: Point, decision: Decision | None, by: date | None, names: Mapping[str, str]) -> News:
    answer = None if point.state is PointState.WITHDRAWN else decision
    read_by = (names.get(point.read_by or "") or "somebody who answers") if point.read_at else ""
    return News(sentence=_sentence(point, answer, read_by, by), read_by=read_by, answer_by=by, answer=answer)


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
