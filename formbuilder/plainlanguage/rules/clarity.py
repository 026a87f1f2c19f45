"""Questions that are built in a way that is hard to follow, even if each word is easy."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import AUXILIARY, DETERMINER, PREPOSITION, PRONOUN
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good

CLAUSES = frozenset({
    "who", "whom", "whose", "which", "that", "if", "whether", "because", "unless", "although", "though", "whereas",
    "while", "whilst", "until", "when", "where", "how", "what", "why",
})  # fmt: skip  # a list
"""Words that begin a smaller sentence inside another."""
ENDS = frozenset({".", "?", "!", "…", ":", ";"})
MOST_CLAUSES = 2
OPENINGS = frozenset({
    "if", "when", "since", "as", "given", "because", "although", "while", "before", "after", "following", "considering",
    "thinking", "bearing", "taking", "where", "during", "with", "in", "for", "due", "apart", "other", "over", "despite",
    "on", "depending", "based", "regarding", "assuming", "once", "until", "unless", "looking", "aside", "besides", "to",
    "at",
})  # fmt: skip  # a list
ASKS = frozenset({"how", "what", "which", "who", "where", "when", "why", "please", "tell"})
MOST_BEFORE = 10
EXCEPTIONS = {
    "except": 1, "excluding": 1, "excepting": 1, "disregarding": 1, "exclusive": 1, "apart": 2, "other": 2, "aside": 2,
}  # fmt: skip  # a list
SECOND = {"apart": "from", "other": "than", "aside": "from"}


def find_nested(reading: Reading) -> Iterator[Hit]:
    """Yield each question with three or more smaller sentences inside it."""
    words, parts = reading.words, reading.parts
    first, inside = 0, 0
    for at, word in enumerate(words):
        if word in ENDS:
            if word == "?" and inside > MOST_CLAUSES:
                yield Hit(reading.starts[first], reading.ends[at])
            first, inside = at + 1, 0
        elif word in CLAUSES and at > first:
            inside += word != "that" or _begins_clause(parts, at)


def _begins_clause(parts: list[int], at: int) -> bool:
    """Tell whether “that” begins a clause, and does not only point at the noun after it."""
    after = parts[at + 1] if at + 1 < len(parts) else 0
    return bool(after & (PRONOUN | AUXILIARY | DETERMINER))


def find_late(reading: Reading) -> Iterator[Hit]:
    """Yield what stands before a question in its own sentence, if it has more than 10 words."""
    words = reading.words
    first = 0
    for at, word in enumerate(words):
        if word in ENDS:
            if word == "?" and at - first > MOST_BEFORE and words[first] in OPENINGS:
                yield from _opening(reading, first, at)
            first = at + 1


def _opening(reading: Reading, first: int, after: int) -> Iterator[Hit]:
    words, parts = reading.words, reading.parts
    for at in range(first + 1, after - 1):
        if words[at] == "," and _asks(words, parts, at + 1):
            if at - first > MOST_BEFORE:
                yield Hit(reading.starts[first], reading.ends[at])
            return


def _asks(words: list[str], parts: list[int], at: int) -> bool:
    """Tell whether the question itself begins at a token: “do you”, “is your”, “how many”."""
    turned = parts[at] & AUXILIARY and parts[at + 1] & (PRONOUN | DETERMINER)
    asked = words[at] in ASKS and not parts[at + 1] & PRONOUN
    return bool(turned) or asked or bool(parts[at] & PREPOSITION and words[at + 1] in ASKS)


def find_exceptions(reading: Reading) -> Iterator[Hit]:
    """Yield words in a question that take something out: “excluding”, “apart from”."""
    if not reading.is_question:
        return
    words = reading.words
    for at, word in enumerate(words):
        size = EXCEPTIONS.get(word)
        if size and at and at + size < len(words) and words[at - 1] not in {"or", "any", "no"}:
            if word in SECOND and words[at + 1] != SECOND[word]:
                continue
            if words[at + size] in {"this", "that", "these", "you", "yourself"}:
                continue
            yield Hit(reading.starts[at], reading.ends[at + size - 1])


NESTED = Rule(
    id="nested-clauses",
    finds="Questions with 3 or more smaller sentences inside them.",
    severity=Severity.ADVICE,
    message="This question has many smaller sentences inside it.",
    suggestion="Say one thing in each sentence, and ask at the end.",
    why="The reader must keep each part in mind until the question ends.",
    source="QUAID: complex syntax; Nicolaidis and others 2020: complex sentences",
    find=find_nested,
    needs=frozenset({"who", "which", "that", "if", "whether", "because", "when", "where", "unless", "while", "whose"}),
    bad=(
        bad(
            "Do you know if the person who helps you will tell us when they stop?",
            "Do you know if the person who helps you will tell us when they stop?",
        ),
        bad(
            "Did the doctor who saw you say that you can work if you rest?",
            "Did the doctor who saw you say that you can work if you rest?",
        ),
        bad(
            "Is there someone who knows what to do if the person whose care you give is ill?",
            "Is there someone who knows what to do if the person whose care you give is ill?",
        ),
        bad(
            "Can you say whether the money that you get is enough when you pay for things which you need?",
            "Can you say whether the money that you get is enough when you pay for things which you need?",
        ),
    ),
    good=(
        good("Does the person know that you are filling this in?"),
        good("Who helps you when you are ill?"),
        good("Do you know who to call if you need help?"),
        good("Has that nurse, who you saw, come back?"),
        good("Tell us who helps you, when they come and what they do if you fall."),
    ),
)

LATE_QUESTION = Rule(
    id="late-question",
    finds="Questions that begin only after 10 words of something else.",
    severity=Severity.ADVICE,
    message="The question begins late: first come the words “{found}”.",
    suggestion="Ask first. Say the rest in a sentence of its own, or show the question only to the people it is for.",
    why="The reader does not know yet what the first words are for, and must keep them all in mind.",
    source="QUAID: working-memory overload, words before the main verb",
    find=find_late,
    needs=OPENINGS,
    bad=(
        bad(
            "If you have been in hospital in the last year for more than a week, did you get help at home?",
            "If you have been in hospital in the last year for more than a week,",
        ),
        bad(
            "Thinking about all of the help that you get from your family and friends, do you have time for yourself?",
            "Thinking about all of the help that you get from your family and friends,",
        ),
        bad(
            "When you go out of your home to the shops or to see a doctor, who goes with you?",
            "When you go out of your home to the shops or to see a doctor,",
        ),
        bad(
            "As part of our work to make sure that the right people get help, is your home rented?",
            "As part of our work to make sure that the right people get help,",
        ),
    ),
    good=(
        good("In the last 4 weeks, did you fall?"),
        good("If you live alone, who helps you?"),
        good("Since 1 March, has anyone from the council come to see you?"),
        good("When did you last see a doctor, a nurse or a care worker at your home?"),
        good("At home, at work or at school, in the day or at night"),
    ),
)

EXCEPTION = Rule(
    id="exception",
    finds="Questions that also say what to leave out.",
    severity=Severity.ADVICE,
    message="“{found}” makes people take something out before they can answer.",
    suggestion="Ask first. Say in the help text what to count and what not to count.",
    why="People miss a small condition in the middle of a question, or must do 2 things at once.",
    source="QAS-99, instructions and clarity; GOV.UK design system: hint text",
    find=find_exceptions,
    needs=frozenset(EXCEPTIONS),
    bad=(
        bad("How much do you earn, excluding overtime?", "excluding"),
        bad("Do you have any income other than your pension?", "other than"),
        bad("Apart from your partner, who lives with you, except for children?", "except"),
        bad("How many rooms do you have, disregarding the kitchen?", "disregarding"),
        bad("Do you get money from the council, apart from Housing Benefit?", "apart from"),
    ),
    good=(
        good("Do you have any other money?"),
        good("Do you live apart?"),
        good("Does anyone other than you live here?"),
        good("Do you have savings, including cash?"),
        good("How much do you pay for gas each month, not including electricity?"),
        good("Which other people help you?"),
    ),
)

RULES = (NESTED, LATE_QUESTION, EXCEPTION)
