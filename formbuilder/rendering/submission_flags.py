"""What somebody must know before they read what a person sent: flags, and how the person can be reached in private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formbuilder.answers.values import Answers, Chosen, Value, Written
from formbuilder.definition.marks import Fact
from formbuilder.definition.model import Form, Phone, Question
from formbuilder.routing.helper import FOR_THEM, HELPED, WHO
from formbuilder.wording.shown import shown

REACH = "reach"
"""The question that asks which ways are private (block ``reach``)."""
CALL = "phone"
CALLED = "call_you"
"""The question what to call the person (block ``about-you``)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A flag: the answers to a question that raise it, and its words."""

    question: str
    values: frozenset[str]
    words: str


RULES = (
    Rule(
        "they_agree",
        frozenset({"cannot_decide"}),
        "Whoever filled it in says that the person cannot decide this for themselves.",
    ),
    Rule("they_agree", frozenset({"no"}), "Whoever filled it in says that the person does not agree."),
    Rule("say_help", frozenset({"explain", "remember", "choose", "speak"}), "They asked for help to have their say."),
    Rule("under_18_helps", frozenset({"yes"}), "Somebody under 18 helps. Tell the team for children."),
    Rule("are_you_18", frozenset({"no"}), "The person is under 18."),
    Rule("person_age", frozenset({"under_18"}), "The form is about somebody under 18."),
)
"""Flags that one answer raises; the ids are those of the shared blocks and of the starter forms, and are permanent."""
SHOWN: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("language_speak", "Speaks", frozenset({"en"})),
    ("language_speak_other", "Speaks", frozenset()),
    ("talk_language", "Speaks", frozenset({"en"})),
    ("talk_language_other", "Speaks", frozenset()),
    ("language_read", "Reads", frozenset({"en"})),
    ("language_read_other", "Reads", frozenset()),
    ("writing_looks", "Writing", frozenset({"plain"})),
    ("print_size", "Size of print", frozenset()),
    ("talking_helps", "To talk", frozenset({"nothing"})),
    ("talking_helps_other", "To talk", frozenset()),
)
"""Answers that are flags as they are: the question, the words before, and what is no flag."""
WAYS = (
    ("reach_number", "Phone number"),
    ("reach_email", "E-mail"),
    ("reach_letter", "Letters"),
    ("letter_address", "Address for letters"),
    ("reach_times", "Good times"),
    ("reach_other", "Another way"),
)
"""The answers that say how the person can be reached (block ``reach``)."""
YOUNG = "Somebody under 18 interprets."
SAFE = "Safe to ring: they say that a call is private."
NOT_SAFE = "Do not ring: they did not choose phone calls."
ASK_FIRST = "They did not say if it is safe to ring."
CHANGED = "Do not use this. The person wrote another way later."


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach the person: what it is, and what they wrote."""

    name: str
    lines: tuple[str, ...]


def flags(form: Form, answers: Answers, *, caller: bool) -> Iterator[str]:
    """Give what stands first on the page, as sentences; ``caller``: somebody of the council filled it in with them."""
    questions = {question.id: question for question in form.questions}
    yield from _who(questions, answers, caller=caller)
    yield from _interprets(answers)
    yield from (rule.words for rule in RULES if _values(answers.get(rule.question)) & rule.values)
    for id_, words, plain in SHOWN:
        value = answers.get(id_)
        if id_ in questions and value is not None and not (_values(value) and _values(value) <= plain):
            yield f"{words}: {', '.join(shown(questions[id_], value))}."


def ways_to_reach(form: Form, answers: Answers) -> tuple[Way, ...]:
    """Return the private ways that the person named; () if nobody asked or they left it out."""
    questions = {question.id: question for question in form.questions}
    chosen = answers.get(REACH)
    if REACH not in questions or chosen is None:
        return ()
    ways = [Way("Private ways", shown(questions[REACH], chosen))]
    for id_, name in WAYS:
        value = answers.get(id_)
        if id_ in questions and value is not None:
            ways.append(Way(name, (*shown(questions[id_], value), *call_words(questions[id_], answers))))
    return tuple(ways)


def names_given(form: Form, answers: Answers) -> Iterator[Way]:
    """Give what the person is called, where they said it: their whole name, and what they like to be called."""
    for question in form.questions:
        is_name = question.list is Fact.NAME or question.id == CALLED
        if is_name and (value := answers.get(question.id)) is not None:
            yield Way("Name" if question.list is Fact.NAME else "What to call them", shown(question, value))


def call_words(question: Question, answers: Answers, *, changed: bool = False) -> tuple[str, ...]:
    """Say beside a phone number whether it is safe to ring; () for any other question.

    ``changed``: the person wrote another way later, so nothing that they chose before is used.
    """
    if changed and question.id in {REACH, *(id_ for id_, _ in WAYS)}:
        return (CHANGED,)
    if not isinstance(question.type, Phone):
        return ()
    chosen = answers.get(REACH)
    if chosen is None:
        return (ASK_FIRST,)
    return (SAFE if CALL in _values(chosen) else NOT_SAFE,)


def _who(questions: Mapping[str, Question], answers: Answers, *, caller: bool) -> Iterator[str]:
    """Say who answered."""
    helper = _helper(questions, answers)
    match answers.get(WHO):
        case _ if caller:
            yield "A worker of the council filled it in with the person on the phone."
        case value if value == FOR_THEM:
            yield f"Somebody else filled it in for the person{helper}."
        case value if value == HELPED:
            yield f"Somebody helped the person to fill it in{helper}."
        case None if WHO in questions:
            yield "They did not say who filled it in."
        case _:
            return


def _interprets(answers: Answers) -> Iterator[str]:
    """Say who interprets, and whether they are under 18."""
    young = "no" in _values(answers.get("helper_adult"))
    if "interpreter" in _values(answers.get("helper_link")):
        yield "A trained interpreter interprets."
    elif "yes" in _values(answers.get("helper_interprets")):
        yield f"{YOUNG if young else 'The helper interprets.'} Find a trained interpreter."
    elif young:
        yield "The helper is under 18."


def _helper(questions: Mapping[str, Question], answers: Answers) -> str:
    told = [
        text
        for id_ in ("helper_name", "helper_link")
        if id_ in questions and (value := answers.get(id_)) is not None
        for text in shown(questions[id_], value)
    ]
    return f": {', '.join(told)}" if told else ""


def _values(value: Value | None) -> frozenset[str]:
    match value:
        case Written(text):
            return frozenset({text})
        case Chosen(options):
            return frozenset(options)
        case _:
            return frozenset()
