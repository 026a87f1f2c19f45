"""One walk over the pages of a form: what is known and asked so far."""

from __future__ import annotations

from collections.abc import Sequence

from formbuilder.answers.values import Answers
from formbuilder.definition.model import Question
from formbuilder.expressions.operands import Operand
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

    def ask_some(self, full: AskedPage, asked: Sequence[Question]) -> None:
        """Ask some questions of a page; no page if there are none."""
        if asked:
            self.pages.append(full if len(asked) == len(full.questions) else AskedPage(full.page, tuple(asked)))
