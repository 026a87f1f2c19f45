"""Questions that suggest an answer, or ask about what has not happened."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import NOUN, PAST, VERB
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import OPENERS, PERSONS, WH, hit
from formbuilder.plainlanguage.word_lists import Listed

TAGS = frozenset({"right", "correct", "yes", "ok", "okay", "no", "agreed", "true"})
BALANCE = frozenset({
    "dissatisfied", "unhappy", "unhelpful", "difficult", "bad", "poor", "poorly", "badly", "hard", "not", "or",
    "easy", "good", "disagree", "unclear", "unlikely",
})  # fmt: skip  # a list
OTHER_SIDE = (
    "un",
    "dis",
    "not ",
    "poor",
    "bad",
    "very bad",
    "very poor",
    "very un",
    "very dis",
    "difficult",
    "no",
    "a bit un",
)
CROWDS = frozenset({"most", "everyone", "everybody", "nobody"})
"""Words with which a sentence on all others begins."""
OPINIONS = frozenset({"think", "say", "agree", "believe", "feel", "find", "want", "would", "knows", "wants"})
"""These are in the list."""
BETTER = frozenset({"better", "worse", "best", "worst", "unfair"})
HURTS = frozenset({"pain", "damp", "noise", "damage", "mould", "leak", "smell", "itching", "injury", "flood"})
SENSES = frozenset({"eyesight", "sight", "vision", "hearing", "health", "memory", "english", "sleep", "appetite"})
TAGGED = frozenset({("isn't", "it"), ("wouldn't", "you"), ("would", "you", "not")})
STARTS = frozenset({".", "?", "!", ",", "as", "that", "because", "since"})
CONSENT = frozenset({"we", "us", "i", "you", "information", "answers", "my", "details", "council"})


def _tags(reading: Reading) -> Iterator[Hit]:
    """Find “…, isn’t it?” and “…, right?” at the end of a question."""
    words = reading.words
    if words[0] in CROWDS:
        yield from _crowd(reading)
    if words[0] == "why" and words[1] in {"is", "are", "?"} and not BETTER.isdisjoint(reading.has):
        yield hit(reading, 0, 1)
    place = -1
    for _ in range(words.count("?")):
        place = words.index("?", place + 1)
        before = words[place - 1]
        if before in TAGS and place > 3 and words[place - 2] == ",":
            yield hit(reading, place - 1, place)
        elif before in PERSONS and place > 3 and _is_tag(words, place - 2):
            yield hit(reading, place - 2, place)


def _crowd(reading: Reading) -> Iterator[Hit]:
    """Find “Most people pay on time. Do you?”: first what all the others do, then the question."""
    words = reading.words
    stop = words.index(".") if "." in reading.has else 0
    if stop < 3 or words[2] in OPINIONS or not reading.parts[1] & (NOUN | VERB | PAST):
        return
    if stop > 2 and stop + 2 < len(words) and words[stop + 1] in OPENERS and words[stop + 2] in {"you", "your"}:
        yield hit(reading, 0, stop - 1)


def _is_tag(words: list[str], place: int) -> bool:
    """Tell whether an auxiliary near the end only asks for a yes: “, are you?”, “don’t you?”."""
    return words[place] in OPENERS and (words[place - 1] == "," or words[place].endswith("n't"))


def _is_leading(reading: Reading, listed: Listed) -> bool:
    """Tell whether a phrase pushes: not a scale with two sides, and not a consent."""
    words, first, last = reading.words, listed.first, listed.last
    begins = words[first] in {"most", "many", "some", "everyone", "everybody"} or words[first] in OPENERS
    if begins and first and words[first - 1] not in STARTS:
        return False
    if words[first] == "how":
        return not _has_two_sides(reading, last)
    if listed.entry.tokens[:3] == ("do", "you", "agree"):
        return not _is_consent(words[last + 1 : last + 6])
    return not (listed.entry.tokens in TAGGED and words[last + 1 : last + 2] == ["?"])


def _is_consent(after: list[str]) -> bool:
    """Tell whether what follows “do you agree that” is something people allow: “we may share your answers”."""
    if "disagree" in after[:2]:
        return True
    return not CONSENT.isdisjoint(after[:2]) and not (after[0] == "the" and "should" in after)


def _has_two_sides(reading: Reading, last: int) -> bool:
    words, options = reading.words, reading.passage.options
    if words[last + 1 : last + 2] == ["or"] and not BALANCE.isdisjoint(words[last + 2 : last + 5]):
        return True
    near = words[last : last + 5]
    if not SENSES.isdisjoint(near) or (words[last] == "bad" and not HURTS.isdisjoint(near)):
        return True
    return any(option.lower().startswith(OTHER_SIDE) for option in options if not _is_unsure(option))


def _is_unsure(option: str) -> bool:
    return option.lower().startswith(("i do not know", "not sure", "no answer", "not applicable"))


LEADING = Rule(
    id="leading",
    finds="Words that push people to one answer.",
    severity=Severity.WARNING,
    message="“{found}” pushes people to one answer.",
    suggestion="Ask in a way that makes each answer as easy to give: “How do staff treat you?”.",
    why="People give the answer that seems to be wanted, above all to somebody who decides about their help.",
    source="QAS-99, sensitivity or bias; Government Analysis Function: avoid leading questions",
    needs=frozenset({"?"}),
    find=_tags,
    keep=_is_leading,
    bad=(
        bad("Do you agree that staff are helpful?", "Do you agree that"),
        bad("How satisfied are you with your care?", "How satisfied"),
        bad("You are happy with your care, aren’t you?", "aren’t you?"),
        bad("You get enough help, right?", "right?"),
        bad("Don’t you think it would be better to move?", "Don’t you think"),
        bad("Surely you want to stay at home?", "Surely"),
        bad("Most people think that day centres help. Do you?", "Most people think"),
        bad("How helpful was the worker?", "How helpful"),
        bad("Most people pay on time. Do you?", "Most people pay on time"),
        bad("What do you think of our excellent new service?", "our excellent"),
    ),
    good=(
        good("How satisfied or dissatisfied are you with your care?"),
        good("How satisfied are you with your care?", options=("Satisfied", "Neither", "Dissatisfied")),
        good("Do you agree that we may share your answers?"),
        good("Do you agree to a short check?"),
        good("How good is your eyesight?"),
        good("To what extent do you agree or disagree with the plan?"),
        good("How do staff treat you?"),
        good("Is this your address?"),
        good("Who lives with you?"),
    ),
)

ASKS_KINDLY = frozenset(
    {"tell", "let", "say", "give", "confirm", "like", "prefer", "want", "rather", "help", "explain"}
)
WOULD = frozenset({"would", "could", "might", "wouldn't", "couldn't"})


def _conditionals(reading: Reading) -> Iterator[Hit]:
    """Find “… if you were ill?” where what follows from it is only thought of: would, could, might."""
    words = reading.words
    if words[0] in WOULD and "in" in reading.has:
        at = words.index("in")
        if words[at + 1 : at + 3] in (["a", "fire"], ["an", "emergency"]):
            yield hit(reading, at, at + 2)
            return
    if "if" not in reading.has or any(word in WOULD and _is_kind(words, place) for place, word in enumerate(words)):
        return
    at = words.index("if")
    after = words[at + 1 : at + 3]
    if len(after) == 2 and after[0] not in {"so", "yes", "not", "no", "any"} and words[at - 1] != "what":
        yield hit(reading, at, at + 2)


def _is_kind(words: list[str], place: int) -> bool:
    """Tell whether a “would” or “could” only asks with courtesy: “could you tell us”, “would the person like”."""
    return not ASKS_KINDLY.isdisjoint(words[place + 1 : place + 3]) or "like" in words[place + 3 : place + 5]


def _is_hypothetical(reading: Reading, listed: Listed) -> bool:
    """Tell whether a phrase is no offer (“would you like”) and no words of somebody else (“explain what would …”)."""
    first, last = listed.first, listed.last
    if first and reading.words[first] in WH and reading.words[first - 1] not in STARTS | {"and", "or", ":", "so"}:
        return False
    return reading.words[last + 1 : last + 2] not in (["like"], ["prefer"], ["rather"], ["want"])


HYPOTHETICAL = Rule(
    id="hypothetical",
    finds="A question about what has not happened.",
    severity=Severity.WARNING,
    message="“{found}” asks about what has not happened. That is hard to answer.",
    suggestion="Ask about now, or about a real day: “Who helps you now?”.",
    why="People must guess what they would do. The guess says little about their lives.",
    source="Nicolaidis and others 2020; QAS-99, knowledge; Government Analysis Function: avoid hypothetical questions",
    needs=WOULD,
    find=_conditionals,
    keep=_is_hypothetical,
    bad=(
        bad("Imagine you are alone. What do you need?", "Imagine you"),
        bad("Would you be able to live alone?", "Would you be able"),
        bad("What would happen at night?", "What would happen"),
        bad("Could a neighbour help if you were ill?", "if you were"),
        bad("What if your carer is ill?", "What if"),
        bad("How would you manage on your own?", "How would you manage"),
        bad("Do you think you would be safe?", "Do you think you would"),
        bad("Who would you call in an emergency?", "Who would you"),
    ),
    good=(
        good("Would you like to talk to someone?"),
        good("What would help you?"),
        good("Would you prefer a letter?"),
        good("What should happen if you are ill?"),
        good("Did the nurse explain what would happen next?"),
        good("Could you tell us if you need an interpreter?"),
        good("Where would you like to live?"),
        good("If you were born before 1950, do you get a State Pension?"),
        good("Are you supposed to take medicine each day?"),
    ),
)

RULES = (LEADING, HYPOTHETICAL)
