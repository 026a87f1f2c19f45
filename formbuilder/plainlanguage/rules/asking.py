"""Questions that hold more than one question, a list, or no question at all."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import (
    ADJECTIVE,
    AUXILIARY,
    DETERMINER,
    NOUN,
    POSSESSIVE,
    PREPOSITION,
    VERB,
)
from formbuilder.plainlanguage.reading import ENDS, Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import (
    IF_SO,
    OPENERS,
    PERSONS,
    SUBJECTS,
    WH,
    Sentence,
    Shape,
    hit,
    inverted_within,
    sentences_of,
)

PAUSES = frozenset({",", ";", "–", "—", "-", "(", ":"})
JOINTS = PAUSES | ENDS | {"and", "&", "but", "if"}
DETAILS = frozenset({"give", "describe", "explain", "specify", "state", "list", "say", "tell", "provide", "write"})
WHAT_DETAILS = WH | frozenset({
    "us", "details", "detail", "more", "reasons", "further", "it", "briefly", "below", "here", "full",
})  # fmt: skip  # a list
YOURS = frozenset({"them", "your", "any", "all", "which"})
WITH = frozenset({"with", "from", "to", "for", "by", "at", "in"})
INSIDE = JOINTS - {"?", "!", "…"}
SECONDS = WH | OPENERS | WITH | DETAILS | IF_SO | {"please", "whether", "if"}
"""Words with which a second question begins, after one of ``JOINTS``."""
DO_OR_HAVE = frozenset({"do", "does", "did", "have", "has", "had"})
CHORES = frozenset({"own", "shopping", "washing", "laundry", "hair", "banking", "homework", "exercises", "job", "say"})
"""What people do or have themselves: “and do your own washing” is no second question."""
AMOUNTS = frozenset({"many", "much", "often", "long", "far", "old", "big"})


def _two_questions(reading: Reading) -> Iterator[Hit]:
    words = reading.words
    marks = words.count("?")
    if marks > 1:
        ends = [place for place, word in enumerate(words) if word == "?" and place and words[place - 1] not in "?("]
        if len(ends) > 1:
            yield hit(reading, _first_word(words, ends[0] + 1), ends[-1])
            return
    if not _may_go_on(words, reading.has):
        return
    asked: Sentence | None = None
    for sentence in sentences_of(reading):
        start = _follow_up(words, sentence, asked)
        if start is not None:
            yield hit(reading, start, sentence.last, _weight_of(words, start))
            return
        joint = _joint(words, sentence)
        if joint is not None:
            yield hit(reading, joint[0], sentence.last, joint[1])
            return
        if sentence.asks and sentence.shape is not Shape.STATEMENT:
            asked = sentence


def _may_go_on(words: list[str], has: frozenset[str]) -> bool:
    """Tell whether something stands in a text with which a second question can begin; quick, for most have nothing."""
    if INSIDE.isdisjoint(has) and words[-1] == "?":
        return False
    before = ""
    for word in words:
        if before in JOINTS and word in SECONDS:
            return True
        before = word
    return False


def _first_word(words: list[str], place: int) -> int:
    while place < len(words) - 1 and not words[place][0].isalnum():
        place += 1
    return place


def _weight_of(words: list[str], start: int) -> Severity | None:
    return None if words[start] == "if" else Severity.WARNING


def _follow_up(words: list[str], sentence: Sentence, asked: Sentence | None) -> int | None:
    """Return where a sentence goes on from a question before it: “If yes, …” or “Please give details”."""
    first = _first_word(words, sentence.first)
    if asked is None:
        return first if _leans_on_another(words, first, sentence.last) else None
    if words[first] == "if" and words[first + 1 : first + 2] and words[first + 1] in IF_SO:
        return first if words[first + 2 : first + 3] != ["many"] else None
    verb = first + 1 if words[first] == "please" and first < sentence.last else first
    after = words[verb + 1] if verb < sentence.last else "us"
    wanted = asked.shape is Shape.YES_NO and words[verb] in DETAILS and after in WHAT_DETAILS | YOURS
    return first if wanted else None


def _leans_on_another(words: list[str], first: int, last: int) -> bool:
    """Tell whether a text begins with the second half of a question that was cut in two: “If so, where?”."""
    return first == 0 and words[0] == "if" and words[-1] == "?" and _is_if_so(words, 0, last)


def _joint(words: list[str], sentence: Sentence) -> tuple[int, Severity | None] | None:
    """Return where a second question begins inside a sentence, with its weight; None if none does."""
    places = range(sentence.opener + 1, sentence.last) if sentence.shape is not Shape.STATEMENT else ()
    for place in places:
        word = words[place]
        if word == "if" and _is_if_so(words, place, sentence.last):
            return (place - 1 if words[place - 1] in {"and", "or", "but"} else place), None
        if word in {"and", "&", "but"} and (found := _after_and(words, place, sentence)) is not None:
            return place, found[0]
        if word in PAUSES and _asks_again(words, place + 1, sentence.last):
            return place + 1, Severity.ADVICE if sentence.shape is Shape.REQUEST else None
    return None


def _is_if_so(words: list[str], place: int, last: int) -> bool:
    """Tell whether “if so”, “if yes” or “if not” at a token leads to another question."""
    if words[place + 1] not in IF_SO:
        return False
    after = words[place + 2] if place + 2 <= last else "?"
    if after in {",", "?", ":", "then", "please"} or after in WITH:
        return True
    return after in WH or after in OPENERS or after in DETAILS


def _after_and(words: list[str], place: int, sentence: Sentence) -> tuple[Severity | None] | None:
    """Return the weight of the second question that “and” leads to, in a tuple of one; None if it leads to none."""
    second = min(place + 2 if words[place + 1] == "," else place + 1, sentence.last)
    word = words[second]
    after = words[second + 1] if second < sentence.last else "?"
    if word in WH or word == "whether":
        return _and_wh(words, place, second, sentence)
    with_whom = word in WITH and after in WH and sentence.shape is not Shape.YES_NO
    if with_whom or (_inverted(word, after, words[min(second + 2, sentence.last)]) and second + 1 < sentence.last):
        return (None,)
    verb = second + 1 if word == "please" and second < sentence.last else second
    following = words[verb + 1] if verb < sentence.last else "us"
    if words[verb] in DETAILS and following in WHAT_DETAILS and sentence.asks and sentence.shape is not Shape.REQUEST:
        return (Severity.WARNING,)
    return None


def _and_wh(words: list[str], place: int, second: int, sentence: Sentence) -> tuple[Severity | None] | None:
    word = words[second]
    if word in words[sentence.opener + 1 : place]:
        return None
    if sentence.shape is Shape.REQUEST:
        return (Severity.ADVICE,)
    if word == "whether":
        return None
    ends = second == sentence.last or inverted_within(words, second + 1, sentence.last, 4)
    if sentence.shape is Shape.YES_NO and not ends and word != "why":
        return (Severity.WARNING,) if word in {"how", "what", "when"} or words[place - 1] == "," else None
    return (None,)


def _inverted(word: str, after: str, then: str) -> bool:
    """Tell whether two words begin a question of their own: “are you”, “did your”, but not “have a”, “do the”."""
    if word not in OPENERS:
        return False
    if word in DO_OR_HAVE:
        if after == "any":
            return then == "of" or word in {"does", "did"}
        return after in PERSONS or after in {"anyone", "someone"} or (after in {"your", "their"} and then not in CHORES)
    return after in SUBJECTS


def _asks_again(words: list[str], place: int, last: int) -> bool:
    """Tell whether a question begins after a comma; a tag, such as “isn’t it”, is none."""
    if place > last:
        return False
    word = words[place]
    after = words[place + 1] if place < last else "?"
    if word in WH:
        if word == "how" and after in AMOUNTS:
            return True
        if word in {"who", "which", "whose"}:
            return after == "?"
        return word == "why" or after == "?" or inverted_within(words, place + 1, last, 2)
    return place + 1 < last and word != "can" and _inverted(word, after, words[place + 2])


TWO_QUESTIONS = Rule(
    id="two-questions",
    finds="A second question in the place of one.",
    severity=Severity.ERROR,
    message="This asks more than one thing at once.",
    suggestion="Ask one thing in each question. Show the second question only to people who need it.",
    why="People answer one part and miss the other, and nobody can tell which part the answer is for.",
    source="QAS-99, clarity; GOV.UK Service Manual: one thing per page; QUAID: working memory overload",
    needs=frozenset({"?", "and", "if", "so", "yes"}),
    find=_two_questions,
    bad=(
        bad("Do you work? If so, where?", "If so, where?"),
        bad("Do you get help now, and if so, who from?", "and if so, who from"),
        bad("If so, where?", "If so, where"),
        bad("What do you find hard and why?", "and why"),
        bad("When and where did you fall?", "and where did you fall"),
        bad("Do you have a car and do you drive it yourself?", "and do you drive it yourself"),
        bad("Do you take any medicine, what is it for?", "what is it for"),
        bad("Do you have pets, how many?", "how many"),
        bad("Do you work, are you studying?", "are you studying"),
        bad("Do you have any allergies? If yes, give details.", "If yes, give details"),
        bad("Are you in pain? Please describe it.", "Please describe it"),
        bad("Do you get help at home – if so, from whom?", "if so, from whom"),
        bad("Which school is it; what year are you in?", "what year are you in"),
        bad("Who lives with you and how old are they?", "and how old are they"),
    ),
    good=(
        good("In the last 4 weeks, did you fall?"),
        good("We need your age. How old are you?"),
        good("How many other adults live with you? Do not count your partner."),
        good("When you are at home, do you feel safe?"),
        good("Do you live alone or with other people?"),
        good("Is there someone who lives with you and who can help?"),
        good("What help do you get, if any?"),
        good("Do you live alone and have a garden?"),
        good("You live alone, don’t you?"),
        good("Can you cook and do your own washing?"),
        good("If you are ill, who helps the person you care for?"),
    ),
)

ITEM = 4
"""The most words in one item of a list."""
NO_ITEM = OPENERS | WH | PERSONS | frozenset({"if", "because", "that", "than", "but", "then", "so", "until", "since"})


def _lists(reading: Reading) -> Iterator[Hit]:
    words, has = reading.words, reading.has
    if "," not in has and "/" not in has:
        return
    free = 0
    for place, word in enumerate(words):
        if word in {"or", "and"} and place > free and place + 1 < len(words):
            first = _first_of_list(reading, place)
            if first is not None:
                free = _last_of_list(reading, place + 1)
                yield hit(reading, first, free)


def _first_of_list(reading: Reading, place: int) -> int | None:
    """Return where the list that ends in an “or” begins; None if it has fewer than three things."""
    words, commas, length = reading.words, 0, 0
    at = place - 1
    if words[at] == ",":
        at -= 1
    first = None
    while at >= 0 and length <= ITEM:
        if words[at] == ",":
            if not length:
                return first
            commas, length = commas + 1, 0
            first = _head(reading, at - 1)
        elif words[at] in NO_ITEM or words[at] in ENDS:
            break
        else:
            length += 1
        at -= 1
    return first if commas else None


def _head(reading: Reading, at: int) -> int | None:
    """Return where the first thing of a list begins, if its last word is at a token: “a walking stick”."""
    words, parts = reading.words, reading.parts
    if at < 0 or (not parts[at] & ~AUXILIARY and parts[at]) or words[at] in NO_ITEM:
        return None
    while at > 0 and words[at - 1] not in NO_ITEM and parts[at - 1] & ADJECTIVE and not parts[at - 1] & VERB:
        at -= 1
    if at > 0 and parts[at - 1] & DETERMINER:
        at -= 1
    return at


def _last_of_list(reading: Reading, at: int) -> int:
    """Return the last word of the last thing of a list."""
    words, parts = reading.words, reading.parts
    while (
        at + 1 < len(words) and parts[at] & (DETERMINER | ADJECTIVE | POSSESSIVE) and parts[at + 1] & (NOUN | ADJECTIVE)
    ):
        at += 1
    follows = at + 1 < len(words) and parts[at] & NOUN and parts[at + 1] & NOUN and not parts[at + 1] & PREPOSITION
    return at + 1 if follows else at


LIST_IN_QUESTION = Rule(
    id="list-in-question",
    finds="A list of 3 or more things inside a question.",
    severity=Severity.ADVICE,
    message="A list inside a question is hard to hold in mind.",
    suggestion="Make each thing an option to choose, or move the list to the help text.",
    why="By the end of the list, many people have lost the question.",
    source="QUAID: working memory overload; GOV.UK design system: radios and checkboxes",
    needs=frozenset({"or", "and"}),
    find=_lists,
    bad=(
        bad("Do you have shares, bonds or savings?", "shares, bonds or savings"),
        bad("Do you use a stick, a frame or a wheelchair?", "a stick, a frame or a wheelchair"),
        bad("Can you work, learn or volunteer?", "work, learn or volunteer"),
        bad("Do you need help with shopping, cooking, and cleaning?", "shopping, cooking, and cleaning"),
    ),
    good=(
        good("Do you have savings or shares?"),
        good("In the last 4 weeks, did you fall or trip?"),
        good("If you are ill, are you alone or with others?"),
        good("Do you live in a house or a flat?"),
    ),
)

RULES = (TWO_QUESTIONS, LIST_IN_QUESTION)
