"""One walk: pass over the pages of a form, asking each condition when its page is reached."""

from __future__ import annotations

from formbuilder.answers.operands import operand
from formbuilder.answers.values import Answers
from formbuilder.definition.model import Question
from formbuilder.expressions.operands import Operand
from formbuilder.routing.stops import Condition, Part, Stop
from formbuilder.routing.way import AskedPage, Undecided, Way


class Walk:
    """What is known and asked so far."""

    def __init__(self, answers: Answers, known: dict[str, Operand], *, alone: bool) -> None:
        self.answers = answers
        self.known = known
        self.alone = alone
        self.pages: list[AskedPage] = []
        self.undecided: list[Undecided] = []

    def way(self) -> Way:
        """Return where it led."""
        return Way(
            pages=tuple(self.pages),
            numbers=tuple([asked.page.number for asked in self.pages]),
            asked=frozenset([question.id for asked in self.pages for question in asked.questions]),
            undecided=tuple(self.undecided),
            known=self.known,
            alone=self.alone,
        )

    def through(self, part: Part) -> None:
        """Go through one section."""
        if part.private and not self.alone:
            return
        holds = part.condition is None or part.condition.holds(self.known)
        if holds is True:
            for stop in part.stops:
                holds = stop.condition is None or stop.condition.holds(self.known)
                if holds is not False and (self.alone or not stop.page.private):
                    self._to(stop, sure=holds is True)
        elif holds is None:
            self.undecided += part.undecided

    def _to(self, stop: Stop, *, sure: bool) -> None:
        """Go to a page whose condition holds, or, if that is not sure, is undecided."""
        if not sure:
            self.undecided += stop.undecided
            return
        asked = stop.full if stop.always else self._asked(stop)
        if asked.questions:
            self.pages.append(asked)
            if stop.watched:
                self._learn(stop, asked)

    def _asked(self, stop: Stop) -> AskedPage:
        asked = tuple([each for each, holds in stop.questions if self._asks(stop, each, holds)])
        return stop.full if len(asked) == len(stop.questions) else AskedPage(stop.page, asked)

    def _asks(self, stop: Stop, question: Question, condition: Condition | None) -> bool:
        if question.private and not self.alone:
            return False
        holds = condition is None or condition.holds(self.known)
        if holds is None and condition:
            self.undecided.append(Undecided(stop.page, frozenset([question.id]), condition.reads))
        return holds is True

    def _learn(self, stop: Stop, asked: AskedPage) -> None:
        for question in asked.questions:
            id_ = question.id
            value = self.answers.get(id_) if id_ in stop.watched else None
            if value is not None:
                self.known[id_] = operand(question, value)
