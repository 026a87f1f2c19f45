"""When a question on paper is answered, in sentences with the numbers of questions and the words of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.definition.every_question import every_question
from formbuilder.definition.in_language import SOURCE
from formbuilder.definition.marks import Also
from formbuilder.definition.model import Choice, Choices, Form, Question, YesNo
from formbuilder.definition.vocabulary import vocabulary
from formbuilder.expressions.explanation import explain
from formbuilder.expressions.syntax import Not
from formbuilder.paper.letters import letters
from formbuilder.paper.routes import How, One, Route, Several
from formbuilder.rendering import paper_words as own
from formbuilder.rendering.paper_words import Said, Teller, quoted
from formbuilder.tongue.messages import speaking
from formbuilder.wording.written import ALSO, YES_NO, either


@dataclass(frozen=True, slots=True)
class Router:
    """Tells routes of one form."""

    form: Form = field(repr=False)
    source: Form = field(repr=False)
    """The same in English."""
    tell: Teller

    def lines(self, route: Route | None) -> tuple[Said, ...]:
        """Return a sentence, or one and the points below it; nothing for what everybody answers."""
        lines = self._lines(route)
        if not self.tell.twice:
            return lines
        with speaking(None):
            english = Router(self.source, self.source, Teller(SOURCE))._lines(route)  # noqa: SLF001 - the same in English
        pairs = zip(lines, english, strict=True)
        return tuple(one if one.beside or one.language else Said(one.text, there.text) for one, there in pairs)

    def _lines(self, route: Route | None) -> tuple[Said, ...]:
        match route:
            case None:
                return ()
            case One():
                return self._alone(route)
            case Several(every, parts):
                first = self.tell.say(own.ONLY_IF_ALL if every else own.ONLY_IF_ANY)
                return (first, *(line for part in parts for line in self._point(part)))

    def _alone(self, one: One) -> tuple[Said, ...]:
        if one.how is How.WRITTEN_OUT:
            return (self.tell.say(own.ONLY_IF), self.tell.english(self._explained(one)))
        answers, rest = self._answers(one)
        if one.or_empty and rest:
            return (self.tell.say(own.NOT_IF, answers=rest, number=one.number),)
        message = own.ONLY_OR_EMPTY if one.or_empty else own.ONLY[one.how]
        return (self.tell.say(message, answers=answers, number=one.number),)

    def _point(self, part: Route) -> Iterator[Said]:
        match part:
            case Several(every, parts):
                inside = [line for each in parts for line in self._point(each)]
                yield self.tell.together(own.ALL_OF if every else own.ANY_OF, inside)
            case One(how=How.WRITTEN_OUT):
                yield self.tell.english(self._explained(part))
            case One():
                yield self._so(part)

    def _so(self, one: One) -> Said:
        answers, rest = self._answers(one)
        if one.or_empty and rest:
            return self.tell.say(own.SO_NOT, answers=rest, number=one.number)
        message = own.SO_OR_EMPTY if one.or_empty else own.SO[one.how]
        return self.tell.say(message, answers=answers, number=one.number)

    def _answers(self, one: One) -> tuple[str, str]:
        """Return the answers that will do: one in its words, several by their letters.

        Where fewer will not do, those too; else "".
        """
        question = next((each for each in every_question(self.form.questions) if each.id == one.question), None)
        labels = dict(self._labels(question)) if question else {}
        if one.how not in {How.CHOSEN, How.OTHER}:
            return ", ".join(one.values), ""
        rest = [value for value in labels if value not in one.values]
        return _named(labels, one.values), _named(labels, rest) if 0 < len(rest) < len(one.values) else ""

    def _labels(self, question: Question) -> Iterator[tuple[str, str]]:
        match question.type:
            case Choice(options) | Choices(options):
                yield from ((option.value, str(option.label)) for option in options)
            case YesNo() as kind:
                yield from ((value, self.tell.yes_or_no(kind, value).text) for value in YES_NO)
            case _:
                pass
        yield from ((also.value, self.tell.say(ALSO[Also(also)]).text) for also in question.also)

    def _explained(self, one: One) -> str:
        if one.expression is None:
            return ""
        expression = one.expression if one.holds else Not(one.expression, one.expression.span)
        return explain(expression, vocabulary(self.form))


def _named(labels: Mapping[str, str], values: Iterable[str]) -> str:
    chosen = set(values)
    lettered = dict(zip(labels, letters(len(labels)), strict=True))
    found = [(lettered[value], label) for value, label in labels.items() if value in chosen]
    if len(found) != 1:
        return either(letter for letter, _ in found) if found else quoted(sorted(chosen))
    return quoted((found[0][1],))
