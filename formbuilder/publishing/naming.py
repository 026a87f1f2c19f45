"""What parts and words of a form are called in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from formbuilder.definition.every_question import every_question
from formbuilder.definition.marks import DatePart
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Form,
    Group,
    Information,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Phone,
    Postcode,
    Question,
    QuestionType,
    Statement,
    Text,
    YesNo,
)
from formbuilder.definition.vocabulary import options
from formbuilder.definition.worded import way_words
from formbuilder.publishing.change import Part, Spot

LONGEST = 100
"""The most signs of a text that a sentence quotes."""
OF_QUESTION: Mapping[str, str] = {
    "ask": "the question {}",
    "hint": "the hint of {}",
    "help": "the help with {}",
    "short": "what messages call {}",
    "why": "the reason given with {}",
    "without": "what is said to people who leave out {}",
    "picture": "the picture of {}",
    "unit": "the unit of {}",
    "item": "what one of them is called in {}",
    "label": "the line {}",
}
OF_FORM: Mapping[str, str] = {
    "title": "the title of the form",
    "neutral_title": "the title that does not tell what the form is about",
    "intro": "the introduction on the start page",
    "cover_sheet.title": "the title of the cover sheet",
    "cover_sheet.text": "the text of the cover sheet",
    "help_lines": "who to talk to, at the foot of every page",
    "under_13.title": "the title for children under 13",
    "under_13.text": "the text for children under 13",
}
OF_OTHERS: Mapping[str, str] = {
    "title": "the title of the {}",
    "neutral_title": "the title of the {} that does not tell what it is about",
    "text": "the text of the {}",
    "after": "the text after the {}",
}


def quoted(text: str) -> str:
    """Return words in quotation marks, on one line and not too long."""
    line = " ".join(text.split())
    return f"“{line[: LONGEST - 1]}…”" if len(line) > LONGEST else f"“{line}”"


def capital(sentence: str) -> str:
    """Return a sentence with a capital letter."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


@dataclass(frozen=True)
class Names:
    """What the parts of one version are called."""

    form: Form

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id."""
        return {question.id: question for question in every_question(self.form.questions)}

    @cached_property
    def headings(self) -> Mapping[Part, Mapping[str, str]]:
        """What is read of each part, by id; parts without words of their own are missing."""
        form, result = self.form, self.form.result
        return {
            Part.SECTION: {each.id: str(each.title) for each in form.sections},
            Part.PAGE: {each.id: str(each.heading) for each in form.pages if each.questions or each.title},
            Part.QUESTION: {each.id: str(each.ask) for each in self.questions.values()},
            Part.END: {each.id: str(each.title) for each in form.ends},
            Part.CALCULATION: {each.id: str(each.label) for each in form.calculations.values()},
            Part.LINE: {each.id: str(each.label) for each in form.calculations.values()},
            Part.TALK: {each.id: str(each.title) for each in result.talks} if result else {},
            Part.SAID: {each.id: str(each.words) for each in result.says} if result else {},
            Part.ASSUMED: {each.id: str(each.words) for each in result.assumed} if result else {},
        }

    def part(self, spot: Spot) -> str:
        """Return what a part is called in the middle of a sentence: its words, or its id."""
        if spot.part is Part.OPTION:
            return f"the answer {self.option(spot.inside, spot.id)} to {self.heading(Part.QUESTION, spot.inside)}"
        if spot.part is Part.URGENT:
            return f"the warning {self.heading(Part.QUESTION, spot.id.partition(' ')[0])}"
        return KINDS[spot.part].format(self.heading(spot.part, spot.id))

    def heading(self, part: Part, id_: str) -> str:
        """Return the words of a part in quotation marks, or its id."""
        words = self.headings.get(part, {}).get(id_)
        return quoted(words) if words else f"‘{id_}’"

    def option(self, question: str, value: str) -> str:
        """Return the label of an option."""
        found = (option for option in options(self.questions[question]) if option.value == value)
        return next((quoted(str(option.label)) for option in found), f"‘{value}’")

    def slot(self, address: str) -> str:
        """Return what the words at an address are called in the middle of a sentence."""
        place, _, wording = address.partition("@")
        owner, _, part = place.partition(".")
        called = self._slot(owner, part)
        return f"{called} {way_words(wording)}" if wording else called

    def _slot(self, owner: str, part: str) -> str:
        if owner in self.questions:
            return self._of_question(owner, part)
        if owner in self.form.calculations:
            label = self.heading(Part.CALCULATION, owner)
            return OF_QUESTION.get(part, f"‘{part}’ of {{}}").format(label)
        if owner == "form":
            return OF_FORM.get(part, f"‘{part}’ of the form")
        kind, _, id_ = owner.partition(":")
        if id_:
            return OF_OTHERS.get(part, f"‘{part}’ of the {{}}").format(f"{kind} {self.heading(Part(kind), id_)}")
        return self._of_result(part) if owner == "result" else f"what we say {quoted(part)} means"

    def _of_question(self, id_: str, part: str) -> str:
        ask = self.heading(Part.QUESTION, id_)
        list_, _, rest = part.partition(".")
        if list_ == "options":
            value = rest.removesuffix(".hint")
            answer = f"the answer {self.option(id_, value)} to {ask}"
            return f"the hint of {answer}" if rest.endswith(".hint") else answer
        if list_ == "errors":
            return f"the error message {rest} of {ask}"
        return OF_QUESTION.get(part, f"‘{part}’ of {{}}").format(ask)

    def _of_result(self, part: str) -> str:
        list_, _, id_ = part.partition(".")
        if list_ == "officer":
            return f"the {part.rpartition('.')[2]} of ‘{id_.rpartition('.')[0]}’, where an officer talks to the person"
        if list_ in {"say", "assumed"}:
            return f"the sentence ‘{id_}’ of the result"
        return OF_OTHERS.get(part, f"‘{part}’ of the {{}}").format("result")


KINDS: Mapping[Part, str] = {
    Part.FORM: "the form",
    Part.SECTION: "the section {}",
    Part.PAGE: "the page {}",
    Part.QUESTION: "the question {}",
    Part.CONDITION: "the condition {}",
    Part.UNDER_13: "what children under 13 read",
    Part.COVER_SHEET: "the cover sheet",
    Part.END: "the end {}",
    Part.CALCULATION: "the calculation {}",
    Part.RESULT: "the result",
    Part.TALK: "the talk with an officer {}",
    Part.SAID: "the sentence {} of the result",
    Part.ASSUMED: "the assumption {} of the result",
    Part.LINE: "the line {} of the working",
}


def answered(type_: QuestionType) -> str:
    """Return how a question is answered, as it stands after “with”."""
    match type_:
        case Choice(held) | Choices(held):
            return f"{'one' if isinstance(type_, Choice) else 'any number'} of {len(held)} answers"
        case Date(least=least) if least is not DatePart.DAY:
            return f"a date, of which the {least.value} is enough"
        case Money(periods=periods) if len(periods) > 1:
            return "an amount of money and how often"
        case Date() | Number() | Money() | Text() | LongText() | YesNo() | Month() | Email() | Phone() | Postcode():
            return SIMPLE[type(type_)]
        case Address() | Name() | NiNumber() | NhsNumber() | Group() | Statement() | Information():
            return SIMPLE[type(type_)]
        case _:
            assert_never(type_)


SIMPLE: Mapping[Callable[..., object], str] = {
    Date: "a date",
    Number: "a number",
    Money: "an amount of money",
    Text: "a few words on one line",
    LongText: "words on as many lines as one likes",
    YesNo: "yes or no",
    Month: "a month of a year",
    Email: "an email address",
    Phone: "a phone number",
    Postcode: "a postcode",
    Address: "an address",
    Name: "a name",
    NiNumber: "a National Insurance number",
    NhsNumber: "an NHS number",
    Group: "questions about each of several people or things",
    Statement: "a tick that one agrees",
    Information: "nothing: it is there to read",
}
