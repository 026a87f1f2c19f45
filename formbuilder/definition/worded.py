"""A question in one of its wordings: the words of the wording stand where it has any, the usual ones elsewhere.

Words in the language of the page come before words of the wording in another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from formbuilder.definition.every_question import every_question, with_questions
from formbuilder.definition.for_helper import for_helper
from formbuilder.definition.model import Choice, Choices, Form, Group, Information, Option, Question, QuestionType
from formbuilder.definition.words import Words

OPTION = "options."
EASY_READ = "easy-read"
HELPER = "helper"
"""For somebody who fills in for another person: what a form does not say itself is made from its own words."""
WAYS: Mapping[str, str] = {
    EASY_READ: "in Easy Read",
    "warm": "with friendly lines",
    HELPER: "for a helper",
}
"""What is said of the wordings that have a name, after what stands in them."""
WHO_FILLS_IN = "who-fills-in"
"""The block that asks who fills in."""
FILLS_IN = "who_fills_in"
"""The question that asks it, in every form."""
MADE = "ask", "hint", "help"
"""The parts of a question that are read aloud: of these, words are made for helpers."""
IDEA = re.compile(r"(?<=[.?!]) +(?=[^\W\d_a-z])")
"""Between two sentences."""


def way_words(wording: str) -> str:
    """Say of words in which wording they are: “in Easy Read”."""
    return WAYS.get(wording, f"in the wording “{wording}”")


def worded_form(form: Form, wording: str, edition: str) -> Form:
    """Return ``form`` as people meet it who chose ``wording``; ``edition`` tells it from others of the version."""
    return replace(with_questions(form, lambda each: read_in(each, wording)), edition=edition)


def read_in(question: Question, wording: str) -> Question:
    """Return ``question`` as people read it who chose ``wording``, with words that are made for helpers."""
    found = worded(question, wording)
    if wording == HELPER and not _speaks_to_helper(question):
        return _each(found, lambda words: _for_helper(words, question, wording))
    return _each(found, _one_idea_a_line) if wording == EASY_READ else found


def ways_to_read(form: Form) -> tuple[str, ...]:
    """Return the wordings that somebody can meet: for helpers too, if the form asks who fills in."""
    own = wordings(form)
    asks = HELPER not in own and any(each.id == FILLS_IN for each in every_question(form.questions))
    return (*own, HELPER) if asks else own


def reads_otherwise(question: Question, wording: str) -> bool:
    """Say whether a question, or one inside it, has words of its own in a wording, or words are made for helpers."""
    return any(said_in(each, wording) for each in every_question((question,)))


def said_in(question: Question, wording: str) -> Mapping[str, str]:
    """Return the words of a wording by part of the question, with those that are made for helpers."""
    made = _made_of(question) if wording == HELPER else {}
    return {**made, **{part: words.text for part, words in question.wording.get(wording, {}).items()}}


def made_for_helpers(form: Form) -> Mapping[str, str]:
    """Return by address the words that are made for helpers; none if nobody is asked who fills in."""
    if HELPER not in ways_to_read(form):
        return {}
    questions = every_question(form.questions)
    return {f"{each.id}.{part}@{HELPER}": text for each in questions for part, text in _made_of(each).items()}


def _made_of(question: Question) -> Mapping[str, str]:
    """Return what is made for helpers of the words of a question, by part; nobody else is asked private things."""
    if question.private:
        return {}
    usual, said = worded(question, HELPER), read_in(question, HELPER)
    pairs = {part: (getattr(usual, part), getattr(said, part)) for part in MADE}
    return {part: now.text for part, (own, now) in pairs.items() if now is not None and now != own}


def _speaks_to_helper(question: Question) -> bool:
    """Say whether “you” is whoever fills in, or may not be changed: in words only, about the helper, in a scale."""
    about_helper = question.block.partition("@")[0] == WHO_FILLS_IN
    return about_helper or bool(question.instrument) or isinstance(question.type, Information)


def _each(question: Question, change: Callable[[Words], Words]) -> Question:
    """Return a question with what is read aloud of it changed: what is asked, its hint and its help."""
    hint, help_ = question.hint and change(question.hint), question.help and change(question.help)
    type_ = question.type
    if isinstance(type_, Group):
        type_ = replace(type_, steps=tuple(tuple(_each(each, change) for each in step) for step in type_.steps))
    return replace(question, type=type_, ask=change(question.ask), hint=hint, help=help_)


def _one_idea_a_line(words: Words) -> Words:
    return replace(words, text=IDEA.sub("\n", words.text), english=IDEA.sub("\n", words.english))


def _for_helper(words: Words, question: Question, wording: str) -> Words:
    """Return words that the form does not say for a helper itself, made from its own English ones."""
    if words in question.wording.get(wording, {}).values():
        return words
    made = for_helper(words.text)
    return replace(words, text=made) if made else words


def worded(question: Question, wording: str) -> Question:
    """Return ``question`` as people meet it who chose ``wording``; "" is the usual one."""
    words = {
        part: each for part, each in question.wording.get(wording, {}).items() if not _is_behind(question, part, each)
    }
    return replace(
        question,
        type=_type(question.type, words, wording),
        ask=words.get("ask", question.ask),
        hint=words.get("hint", question.hint),
        help=words.get("help", question.help),
        why=words.get("why", question.why),
        short=words.get("short", question.short),
        without=words.get("without", question.without),
        picture=words.get("picture", question.picture),
    )


def _is_behind(question: Question, part: str, words: Words) -> bool:
    """Say whether words of a wording are in another language than the page, and the usual ones are not."""
    if not words.language or part == "picture":
        return False
    usual = getattr(question, part, None)
    if part.startswith(OPTION) and isinstance(question.type, Choice | Choices):
        usual = next((each.label for each in question.type.options if f"{OPTION}{each.value}" == part), None)
    return isinstance(usual, Words) and not usual.language


def wordings(form: Form) -> tuple[str, ...]:
    """Return the wordings that any question of a form has, in the order in which they come first."""
    return tuple(dict.fromkeys(name for question in every_question(form.questions) for name in question.wording))


def _type(type_: QuestionType, words: Mapping[str, Words], wording: str) -> QuestionType:
    match type_:
        case Choice(options):
            return Choice(_options(options, words))
        case Choices(options):
            return Choices(_options(options, words))
        case Group(steps=steps):
            return replace(type_, steps=tuple(tuple(worded(each, wording) for each in step) for step in steps))
        case _:
            return type_


def _options(options: Iterable[Option], words: Mapping[str, Words]) -> tuple[Option, ...]:
    return tuple(replace(each, label=words.get(f"{OPTION}{each.value}", each.label)) for each in options)
