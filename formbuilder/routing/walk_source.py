"""The way over the pages of a form as one function, made of Python source: no page is looked up, no condition called.

Each page looks like this; ``constant_8`` is the page with all its questions, ``constant_9`` what is said of it while it
is undecided, and ``constant_10`` a question that some condition reads:

    holds = (None if (found_1 := get('lives_alone')) is None else found_1 is True)
    if holds is True:
        pages.append(constant_8)
        if (value := answer('rent')) is not None: known['rent'] = operand(constant_10, value)
    elif holds is None: undecided += constant_9
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from formbuilder.answers.operands import operand
from formbuilder.definition.model import Question
from formbuilder.expressions.deciding import Deciding
from formbuilder.expressions.syntax import Expression
from formbuilder.routing.stops import Part, Stop
from formbuilder.routing.walking import Walk
from formbuilder.routing.way import Undecided

Over: TypeAlias = Callable[[Walk], None]
"""Goes over all pages of a form."""
READY = (
    "known, alone, pages, undecided = walk.known, walk.alone, walk.pages, walk.undecided",
    "get, answer, ask_some = known.get, walk.answers.get, walk.ask_some",
)


def over(parts: Iterable[Part], deciding: Deciding) -> Over:
    """Return the function for the sections of a form; raises ExpressionError if a condition is too much."""
    source = _WalkSource(deciding)
    found: Over = deciding.made("over", "walk", [*READY, *(line for part in parts for line in source.part(part))])
    return found


class _WalkSource:
    """Writes what a walk does in each section."""

    def __init__(self, deciding: Deciding) -> None:
        self._deciding = deciding
        self._operand = deciding.constant(operand)

    def part(self, part: Part) -> Iterator[str]:
        """Yield the lines of one section."""
        inside = [line for stop in part.stops for line in self._stop(stop)]
        return _if_alone(self._if_holds(part.show_if, part.undecided, inside), private=part.private)

    def _stop(self, stop: Stop) -> Iterator[str]:
        inside = list(self._asked(stop))
        return _if_alone(self._if_holds(stop.page.show_if, stop.undecided, inside), private=stop.page.private)

    def _asked(self, stop: Stop) -> Iterator[str]:
        if stop.always:
            yield f"pages.append({self._deciding.constant(stop.full)})"
            yield from map(self._learnt, stop.watched)
        else:
            yield from self._some(stop)

    def _some(self, stop: Stop) -> Iterator[str]:
        """Yield what asks those questions of a page whose own conditions hold, and then learns the answers to them."""
        watched = {question.id for question in stop.watched}
        yield "asked = []"
        for place, question in enumerate(stop.page.questions):
            yield f"asks_{place} = {self._asks(question)}"
            yield f"if asks_{place} is True: asked.append({self._deciding.constant(question)})"
            if (undecided := stop.undecided_of(question, self._deciding)) is not None:
                yield f"elif asks_{place} is None: undecided.append({self._deciding.constant(undecided)})"
        yield f"ask_some({self._deciding.constant(stop.full)}, asked)"
        for place, question in enumerate(stop.page.questions):
            if question.id in watched:
                yield f"if asks_{place} is True:"
                yield f"    {self._learnt(question)}"

    def _asks(self, question: Question) -> str:
        text = "True" if question.show_if is None else self._deciding.text(question.show_if)
        return f"({text}) if alone else False" if question.private else text

    def _learnt(self, question: Question) -> str:
        id_, what = question.id, self._deciding.constant(question)
        return f"if (value := answer({id_!r})) is not None: known[{id_!r}] = {self._operand}({what}, value)"

    def _if_holds(
        self, written: Expression | None, undecided: tuple[Undecided, ...], inside: list[str]
    ) -> Iterator[str]:
        if written is None:
            yield from inside
            return
        yield f"holds = {self._deciding.text(written)}"
        yield "if holds is True:"
        yield from (f"    {line}" for line in inside or ["pass"])
        yield f"elif holds is None: undecided += {self._deciding.constant(undecided)}"


def _if_alone(lines: Iterable[str], *, private: bool) -> Iterator[str]:
    """Leave out what is private where somebody else fills in."""
    if private:
        yield "if alone:"
        yield "    pass"
        yield from (f"    {line}" for line in lines)
    else:
        yield from lines
