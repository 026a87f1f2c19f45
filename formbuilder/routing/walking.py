"""One walk over the pages of a form: what is known and asked so far."""

from __future__ import annotations

from collections.abc import Iterable

from formbuilder.answers.operands import operand
from formbuilder.answers.values import Answers
from formbuilder.definition.model import Question
from formbuilder.expressions.operands import Operand
from formbuilder.routing.stops import Condition, Stop
from formbuilder.routing.way import AskedPage, Undecided, Way


class Walk:
    """What is known and asked so far; ``walk_source`` makes what goes over the pages."""

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

    def ask_some(self, stop: Stop) -> None:
        """Ask those questions of a page whose own conditions hold; no page if there are none."""
        asked = tuple([each for each, condition in stop.questions if self._asks(stop, each, condition)])
        if not asked:
            return
        self.pages.append(stop.full if len(asked) == len(stop.questions) else AskedPage(stop.page, asked))
        if stop.watched:
            ids = [each.id for each in asked]
            self._learn(each for each in stop.watched if each.id in ids)

    def _asks(self, stop: Stop, question: Question, condition: Condition | None) -> bool:
        if question.private and not self.alone:
            return False
        holds = condition is None or condition.holds(self.known)
        if holds is None and condition:
            self.undecided.append(Undecided(stop.page, frozenset([question.id]), condition.reads))
        return holds is True

    def _learn(self, questions: Iterable[Question]) -> None:
        """Let the conditions after this page see what was answered."""
        for question in questions:
            value = self.answers.get(question.id)
            if value is not None:
                self.known[question.id] = operand(question, value)
