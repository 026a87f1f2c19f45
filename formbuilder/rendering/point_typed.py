"""What somebody typed on the screen of a question, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from formbuilder.rendering.point_words import STOPPED
from formbuilder.review.languages import ENGLISH
from formbuilder.review.trouble import Remedy
from formbuilder.services.point_kinds import NoPoint, Point, PointState

POINT, PART, WORDS, TICKS, MEANING, EASE = "point", "part", "words", "ticks", "meaning", "ease"
OTHER, REMEDY, HOW = "other", "remedy", "how"
"""Names of fields: other words, what else is to change, and how."""
ANSWER, ANSWERS = "answer", "answers"
"""Names of fields: another kind of answer, and the answers to choose from."""
NOT_ALL = "Choose one part above. Other words are for one part, not for all of it."
LANGUAGE = "language"
WHERE: Mapping[NoPoint, str] = {NoPoint.UNKNOWN: PART, NoPoint.NO_ANSWERS: ANSWERS}
"""The field in which something is put right; else it is the first box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the fields, and what is wrong with it."""

    point: str
    part: str = ""
    words: str = field(repr=False, default="")
    ticks: frozenset[str] = frozenset()
    meaning: str = field(repr=False, default="")
    ease: str = ""
    other: str = field(repr=False, default="")
    remedy: str = ""
    how: str = field(repr=False, default="")
    answer: str = ""
    answers: str = field(repr=False, default="")
    wrong: NoPoint | None = None
    not_all: bool = False
    """Other words were written for all of the question."""
    sent: bool = False
    """Whether it was sent before: then it stays with its part."""
    language: str = ENGLISH

    @classmethod
    def of(cls, point: Point) -> Typed:
        """Return a point as it was written."""
        other = next((each for each in point.changes if each.kind is Remedy.WORDS), None)
        more = next((each for each in point.changes if each.kind is not Remedy.WORDS and not each.answer), None)
        kind = next((each for each in point.changes if each.answer), None)
        return cls(
            point=point.id,
            part=point.place,
            words=point.words,
            ticks=frozenset(point.ticks),
            meaning=point.meaning,
            ease=point.ease or "",
            other=other.words if other else "",
            remedy=more.kind if more else "",
            how=more.words if more else "",
            answer=kind.answer if kind else "",
            answers=kind.words if kind else "",
            sent=point.state is PointState.SENT,
            language=point.language,
        )

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        if self.not_all:
            return (NOT_ALL,) if name == OTHER else ()
        return (STOPPED[self.wrong],) if self.wrong and WHERE.get(self.wrong, WORDS) == name else ()
