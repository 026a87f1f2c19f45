"""Questions with “not” in them."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import NEGATIVES
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import OPENERS, PERSONS, Sentence, Shape, hit, sentences_of

CONTRACTED = frozenset(word for word in OPENERS if word.endswith("n't")) | {"cannot"}
NOTS = CONTRACTED | {"not", "never"}
NO_ONES = frozenset({"nobody", "none", "nothing", "nowhere"})
ASIDES = frozenset({
    "including", "counting", "include", "sure", "know", "known", "applicable", "only", "just", "to", "at", "for",
    "necessarily",
})  # fmt: skip  # a list
"""What makes a “not” harmless when it stands after it: “not including”, “if you are not sure”."""
CLAUSES = frozenset({
    "that", "who", "which", "whose", "if", "because", "when", "where", "while", "why", "what", "how", "whether", "as",
    "unless", "than", "before", "after", "since", "although", "though", ",",
})  # fmt: skip  # a list
"""Words after which another clause begins."""
THINKING = frozenset({"feel", "find", "think", "believe", "say", "agree", "true", "correct", "right", "worry"})
LEADING = frozenset({"think", "agree", "want", "feel", "believe", "wish"})
WITHOUT_POWER = frozenset({"unable", "unwilling", "incapable"})
HARMLESS = frozenset({"eat", "drink", "want", "like", "know", "understand", "agree", "have", "need"})
"""What people are asked about with “cannot” or “do not” because nothing else will do: foods, wishes."""
FAR = 8
"""How many words a subject may have before its “not”."""
AGREEING = ("agree", "yes", "true", "no", "strongly")


def _negatives(reading: Reading) -> Iterator[Hit]:
    words = reading.words
    for sentence in sentences_of(reading):
        if sentence.shape is Shape.YES_NO:
            yield from _in_question(reading, sentence)
        elif sentence.shape is Shape.STATEMENT and _is_to_agree(reading, sentence):
            yield from _in_statement(reading, sentence)
        elif sentence.shape is Shape.WH and sentence.asks and words[sentence.opener] in {"what", "which", "how"}:
            yield from _in_open_question(reading, sentence)


def _in_question(reading: Reading, sentence: Sentence) -> Iterator[Hit]:
    words, opener = reading.words, sentence.opener
    if words[opener] in CONTRACTED:
        if not _is_leading(words, opener):
            yield hit(reading, opener, opener)
        return
    clause = False
    for place in range(opener + 1, sentence.last + 1):
        word = words[place]
        negative = _is_negative(words, place, sentence.last) and not _is_aside(words, place, sentence.last)
        if negative or word in WITHOUT_POWER:
            yield from _judged(reading, opener, place, clause=clause or word in CONTRACTED)
            return
        begins = place > opener + 2 and word in OPENERS and words[place - 1] in PERSONS
        clause = clause or word in CLAUSES or word in CONTRACTED or begins


def _judged(reading: Reading, opener: int, place: int, *, clause: bool) -> Iterator[Hit]:
    """Find the first negative of a question, if it turns the whole question round: not one that says which or when."""
    words = reading.words
    near = place <= opener + FAR and words[place + 1 : place + 2] != ["think"]
    if words[place] in WITHOUT_POWER:
        if near and not clause:
            yield hit(reading, place, place, Severity.ADVICE)
    elif _is_thought(words, opener, place) if clause else near:
        yield hit(reading, place, place)
    elif _is_about_what_there_is(words, opener, place):
        yield hit(reading, place, place, Severity.ADVICE)


def _is_about_what_there_is(words: list[str], opener: int, place: int) -> bool:
    """Tell whether people say “yes” to what they cannot do: “is there anything you cannot do”, “any days when …”."""
    if words[opener + 1] != "there" and words[opener + 1 : opener + 3] != ["you", "have"]:
        return False
    first = place - 1 if words[place] in CONTRACTED else place - 2
    if words[first] != "you" or words[first - 1] in {"if", "what", "how", "because"}:
        return False
    return HARMLESS.isdisjoint(words[place + 1 :])


def _is_negative(words: list[str], place: int, last: int) -> bool:
    """Tell whether a token turns the meaning round: not, never, nobody; “no” before what there is none of."""
    word = words[place]
    if word == "no":
        return place < last and words[place - 1] not in {"or", "say", "said", "answer", "answered", "a", "with"}
    return word in NOTS or word in NO_ONES


def _is_aside(words: list[str], place: int, last: int) -> bool:
    before = words[place - 1] if place else ""
    after = words[place + 1] if place < last else "?"
    if before in {"or", "if", "why", "whether", "but"} or (before == "," and after in ASIDES):
        return True
    return words[place] == "not" and after in ASIDES


def _is_leading(words: list[str], opener: int) -> bool:
    """Tell whether a question is better called leading: “don’t you think”."""
    return (
        words[opener + 1 : opener + 2] == ["you"]
        and words[opener + 2 : opener + 3][:1] != []
        and (words[opener + 2] in LEADING)
    )


def _is_thought(words: list[str], opener: int, place: int) -> bool:
    """Tell whether the clause with the “not” is what somebody is to agree with: “do you feel that you cannot”."""
    return any(
        words[at] in THINKING and words[at + 1] in PERSONS | {"that", "your", "the", "people"}
        for at in range(opener + 1, min(place, opener + 6))
    )


def _in_open_question(reading: Reading, sentence: Sentence) -> Iterator[Hit]:
    """Find “which of these can you not do”, as advice: it has no yes or no to mix up, but is harder than “can”."""
    words = reading.words
    for place in range(sentence.opener + 2, min(sentence.last, sentence.opener + FAR) + 1):
        if words[place] in CLAUSES:
            return
        if words[place] == "not" and words[place - 1] in PERSONS and words[place - 2] in OPENERS:
            if not _is_aside(words, place, sentence.last) and words[place - 2] != "should":
                yield hit(reading, place, place, Severity.ADVICE)
            return


def _is_to_agree(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether people answer a statement with yes or no, true or false, agree or disagree."""
    passage = reading.passage
    if passage.type == "yes_no" or sentence.asks:
        return True
    return any(option.lower().startswith(AGREEING) for option in passage.options)


def _in_statement(reading: Reading, sentence: Sentence) -> Iterator[Hit]:
    words = reading.words
    for place in range(sentence.first + 1, sentence.last + 1):
        if words[place] in CLAUSES:
            return
        if _is_negative(words, place, sentence.last) and not _is_aside(words, place, sentence.last):
            yield hit(reading, place, place)
            return


NEGATIVE_QUESTION = Rule(
    id="negative-question",
    finds="“Not” in a question that is answered with yes or no.",
    severity=Severity.WARNING,
    message="A question with “{found}” is hard to answer with yes or no.",
    suggestion="Ask what is true: “Do you need help to cook?”, not “Are you not able to cook?”.",
    why="“No” to such a question can mean 2 things, and people answer the wrong way round.",
    source="QAS-99, clarity: wording; Easy Read guidance: use positive sentences",
    needs=NOTS | NO_ONES | WITHOUT_POWER | {"no"},
    find=_negatives,
    bad=(
        bad("Are you not able to cook?", "not"),
        bad("Don’t you have a phone?", "Don’t"),
        bad("Have you never used a bus?", "never"),
        bad("Is there nobody who can help you?", "nobody"),
        bad("Do you no longer drive?", "no"),
        bad("Does the person you help not want care?", "not"),
        bad("Do you feel that you cannot go out?", "cannot"),
        bad("I do not feel safe at home.", "not", options=("Agree", "Disagree")),
        bad("Do you have no heating?", "no"),
        bad("Are there any meals that you cannot make?", "cannot"),
        bad("Are you unable to use stairs?", "unable"),
    ),
    good=(
        good("Is there anyone we should not talk to?"),
        good("How many people live with you, not including you?"),
        good("Do you know what to do if you are not sure?"),
        good("Are there any foods that you cannot eat?"),
        good("Do you want help or not?"),
        good("Did a doctor tell you not to drive?"),
        good("How many adults live with you? Do not count your partner."),
        good("Do you need help to cook?", options=("Yes", "No", "I do not know")),
        good("Who should we not talk to?"),
        good("Can you walk up stairs with no help?"),
    ),
)

TURNED = frozenset({
    "unable", "unlikely", "uncommon", "impossible", "unusual", "unhappy", "unsafe", "unnecessary", "dissatisfied",
    "unwilling", "unaware", "unreasonable", "unfair", "unclear", "unsure", "untrue", "incorrect", "insufficient",
    "inadequate", "incapable", "inability", "unacceptable", "unimportant", "unfamiliar", "unsatisfied", "unimpressed",
    "ineligible", "unwanted", "unpleasant", "uncomfortable", "unsuitable", "unhelpful", "unconcerned", "undecided",
    "infrequently", "infrequent", "irrelevant", "illegal", "invalid", "inaccurate", "unwell", "unkind", "unlawful",
})  # fmt: skip  # a list
"""Words that hold a “not”."""
AGAINST = frozenset(
    f"{stem}{ending}"
    for stem, endings in {
        "disagree": ("", "s", "d"), "refus": ("e", "es", "ed", "al", "ing"), "avoid": ("", "s", "ed", "ing"),
        "prevent": ("", "s", "ed", "ing"), "fail": ("", "s", "ed", "ing"), "lack": ("", "s", "ed", "ing"),
        "den": ("y", "ies", "ied", "ying"), "object": ("", "ed", "ing"), "oppos": ("e", "ed", "ing"),
        "forbid": ("",), "forbidden": ("",), "prohibit": ("", "ed"), "dislik": ("e", "ed"), "reject": ("", "ed"),
        "exclud": ("e", "ed"), "doubt": ("", "ed"), "neglect": ("", "ed"), "declin": ("e", "ed"),
    }.items()
    for ending in endings
)  # fmt: skip  # a list
"""Verbs that hold a “not”."""
STRONG = NEGATIVES | NOTS | {"without", "unless"}
SPLIT = frozenset({"and", "or", "because", "if", "when", "but", ",", ";", "so", "(", ")", ":"})
"""Between these, a second “not” belongs to something else."""
NEAR_WITHOUT = NOTS | {"unable", "impossible", "no", "nobody", "unlikely"}
SAYING = NO_ONES | TURNED | {"disagree", "deny", "denied", "doubt", "no"}
APART = 12
"""Two of them with more words between are no pair."""


def _double_negatives(reading: Reading) -> Iterator[Hit]:
    words = reading.words
    first: int | None = None
    for place, word in enumerate(words):
        if word in SPLIT or word in {".", "?", "!"}:
            unless = word in {",", "if"} and "unless" in words[place + 1 : place + 2]
            if not unless and not (word == "if" and words[place - 1] in TURNED):
                first = None
        elif _counts(words, place):
            if first is not None and place - first <= APART and _is_pair(words, first, place):
                yield hit(reading, first, place)
                return
            first = place


def _counts(words: list[str], place: int) -> bool:
    """Tell whether a token is a negative that turns the meaning round."""
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1] if place else ""
    if word == "not":
        return after not in {"including", "counting", "sure", "know", "applicable", "only", "just", "yet"}
    if word in CONTRACTED:
        return after not in {"know", "apply"}
    if word == "no":
        return before not in {"yes", "or", "say"} and after not in {"matter", "more", "less", "later", "fewer", ""}
    if word == "disagree":
        return before != "or" or after == "that"
    return word in STRONG or word in TURNED or word in AGAINST


def _is_pair(words: list[str], first: int, second: int) -> bool:
    """Tell whether two negatives work on one another: at least one is a “not”, and no “that” keeps them apart."""
    pair, between = {words[first], words[second]}, words[first + 1 : second]
    if STRONG.isdisjoint(pair) or pair & {"neither", "nor"}:
        return False
    if words[first] not in NO_ONES | {"no"} and {"who", "which", "whose"}.intersection(between):
        return False
    if "without" in pair and NEAR_WITHOUT.isdisjoint(pair):
        return False
    if "that" not in between or words[first] in SAYING or words[second] in TURNED:
        return True
    return "true" in between or "case" in between


DOUBLE_NEGATIVE = Rule(
    id="double-negative",
    finds="Two words in a question that each turn its meaning round.",
    severity=Severity.ERROR,
    message="“{found}” turns the meaning round twice.",
    suggestion="Say what is true, with no “not”.",
    why="Readers must work the meaning out, and many work it out wrongly.",
    source="QAS-99, clarity: wording; Plain English Campaign; Easy Read guidance",
    needs=STRONG,
    find=_double_negatives,
    bad=(
        bad("Is it not uncommon for you to miss meals?", "not uncommon"),
        bad("Are you unable to cook without help?", "unable to cook without"),
        bad("Can you not go out unless someone comes with you?", "not go out unless"),
        bad("Do you disagree that you should not pay?", "disagree that you should not"),
        bad("Do you never go out without your carer?", "never go out without"),
        bad("Is there nothing that you cannot do?", "nothing that you cannot"),
        bad("I am not unhappy with my care.", "not unhappy"),
        bad("It is not the case that I do not need help.", "not the case that I do not"),
        bad("Don’t you dislike living alone?", "Don’t you dislike"),
    ),
    good=(
        good("Can you walk without help?"),
        good("Do you feel unsafe without someone there?"),
        good("If you are not sure, do not answer."),
        good("Do you agree or disagree that the council should pay?"),
        good("Are you unable to work because you are not well?"),
        good("Which of these is true?", options=("I do not know", "I have no help")),
        good("Do you have neither a car nor a bus pass?"),
        good("Has anyone left you without help that you needed?"),
    ),
)

RULES = (NEGATIVE_QUESTION, DOUBLE_NEGATIVE)
