"""Two things in one question, joined by “and” or “or”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    DETERMINER,
    ING,
    NAME,
    NOUN,
    NUMBER,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SIGN,
    VERB,
)
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.pointing import PEOPLE
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import PERSONS, Sentence, Shape, hit, sentences_of

JOINERS = frozenset({"and", "&", "or", "plus", "as"})
SKIPPED = frozenset({
    "the", "a", "an", "your", "my", "our", "their", "his", "her", "its", "some", "to", "with", "for", "from", "in",
    "at", "on", "of", "by", "about", "very", "more", "fully", "still", "also", "both", "is", "are", "feel", "too",
    "into", "around", "through", "quite", "really", "easily", "safely", "well",
})  # fmt: skip  # a list
"""Words between “and” and what it joins."""
ARTICLES = frozenset({"a", "an", "the", "your", "my", "our", "their", "his", "her", "some"})
NO_PAIR = frozenset({
    "so", "then", "other", "others", "any", "all", "not", "over", "above", "under", "below", "older", "younger",
    "if", "when", "while", "because", "how", "why", "what", "who", "where", "which", "that", "whether", "someone",
    "anyone", "everyone", "no", "never", "only", "even", "therefore",
    "later", "earlier", "again", "up", "out", "half", "a-half", "each", "every", "such", "between", "was", "were",
    "have", "has", "had", "do", "does", "did", "can", "could", "will", "would", "should", "may", "must", "another",
    "something", "else", "similar", "more", "less", "onwards", "back", "possibly", "perhaps", "maybe",
})  # fmt: skip  # a list
"""Words after “and” that lead to no second thing of the same kind."""
WHOLES = frozenset({"go", "come", "try", "goes", "comes", "going", "coming", "went", "came", "between"})
"""“Go and see” is one thing."""
RELATIVES = frozenset({"who", "that", "which", "whose", "where", "if", "when", "because", "than", "whether", "while"})
OPINIONS = frozenset({
    "agree", "feel", "think", "believe", "say", "sure", "find", "happy", "satisfied", "know", "means", "extent",
    "disagree", "true",
})  # fmt: skip  # a list
AMOUNTS = frozenset({"much", "many", "old", "long", "far"})
CONSENT = frozenset({
    "consent", "permission", "confirm", "declare", "accept", "certify", "authorise", "allow", "permit", "willing",
})  # fmt: skip  # a list
EXAMPLES = frozenset({"including", "include", "includes", "e.g", "eg", "excluding", "except"})
FAR = 30
"""How many words before an “and” can say that examples follow."""
BACK = 8
"""How many words back the first of two things may stand."""
PREDICATE = ADJECTIVE | PAST


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Return the words that belong together, in both orders."""
    text = (files("formbuilder.plainlanguage") / "data" / "pairs.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(pair for one, two in lines for pair in ((one, two), (two, one)))


def _double_barrelled(reading: Reading) -> Iterator[Hit]:
    passage = reading.passage
    if passage.type in {"choices", "information", "group", "name", "address"}:
        return
    words = reading.words
    if not _may_join(words):
        return
    for sentence in sentences_of(reading):
        places = range(sentence.opener + 1, sentence.last) if _is_judged(reading, sentence) else ()
        joined = (_joined(reading, place, sentence) for place in places if words[place] in JOINERS)
        found = next((each for each in joined if each is not None), None)
        if found is not None:
            yield found
            return


def _may_join(words: list[str]) -> bool:
    """Tell whether any “and” of a text joins what does not belong together; quick, for many do not."""
    known = pairs()
    for place in range(1, len(words) - 1):
        word = words[place]
        if word in JOINERS:
            after = words[place + 1]
            if (word != "as" or after == "well") and after not in NO_PAIR and (words[place - 1], after) not in known:
                return True
    return False


def _is_judged(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether an answer to a sentence is one yes or no, one grade or one way, and is no consent."""
    words, opener = reading.words, sentence.opener
    match sentence.shape:
        case Shape.YES_NO:
            return words[opener + 1] != "we" and not _is_consent(words, sentence)
        case Shape.RATING:
            return True
        case Shape.WH:
            how = words[opener] == "how" and words[opener + 1 : opener + 2] != [] and words[opener + 1] not in AMOUNTS
            return how or words[opener : opener + 5] == ["what", "do", "you", "think", "of"]
        case Shape.REQUEST:
            return words[opener] == "rate"
        case Shape.STATEMENT:
            return _is_to_agree(reading) and not _is_consent(words, sentence)


def _is_to_agree(reading: Reading) -> bool:
    passage = reading.passage
    return passage.type in {"yes_no", "choice"} and any("gree" in option for option in passage.options)


def _is_consent(words: list[str], sentence: Sentence) -> bool:
    start = words[sentence.opener : sentence.opener + 6]
    if not CONSENT.isdisjoint(start):
        return True
    text = " ".join(start)
    if text.startswith("have you read") or "understand and a" in text:
        return True
    return "agree to" in text or "happy for" in text or "agree that we" in text or "agree that you" in text


def _joined(reading: Reading, place: int, sentence: Sentence) -> Hit | None:
    """Return what is joined at a token, if people may want to answer the two differently."""
    words = reading.words
    left = place - 2 if words[place - 1] == "," else place - 1
    right = _second(words, left, place, sentence.last)
    if right is None or left <= sentence.opener or _is_harmless(reading, left, right, sentence):
        return None
    if _is_aside_of(reading, left, place, right, sentence):
        return None
    soft = words[place] == "or"
    if soft and (sentence.shape is not Shape.YES_NO or "," in words[max(0, left - 3) : place]):
        return None
    first = _first_of_pair(reading, left, right, sentence)
    if first is None or (soft and not _is_verb_or_adjective(reading, first, right)):
        return None
    soft = soft or _is_aside(words, sentence, place)
    return hit(reading, first, right, Severity.ADVICE if soft else None)


def _is_aside_of(reading: Reading, left: int, place: int, right: int, sentence: Sentence) -> bool:
    """Tell whether what is joined only says more of something, or who is meant: “a job as well as caring”."""
    parts, words = reading.parts, reading.words
    if words[place] == "as" and parts[right] & ING and not parts[left] & ING:
        return True
    return _is_example(words[max(sentence.opener, place - FAR) : place]) or _says_who(reading, left, right)


def _is_example(said: list[str]) -> bool:
    """Tell whether words before an “and” begin examples: “(weekends and holidays)”, “including gas and water”."""
    if ")" not in said and "(" in said:
        return True
    return any(word in EXAMPLES or (word == "such" and said[at + 1 : at + 2] == ["as"]) for at, word in enumerate(said))


def _says_who(reading: Reading, left: int, right: int) -> bool:
    """Tell whether a pair says who: “a student living and working here”, “your client and their partner”."""
    words = reading.words
    if reading.parts[left] & ING and words[left - 1] in PEOPLE:
        return True
    return words[right - 1] in {"their", "his", "her"} and words[left] in PEOPLE


def _second(words: list[str], left: int, place: int, last: int) -> int | None:
    """Return where the second of two things stands, after its articles and the like; None if there is none."""
    right = place + 1
    if words[place] == "as":
        if words[place : place + 3] != ["as", "well", "as"]:
            return None
        right = place + 3
    elif words[right : right + 2] == ["/", "or"]:
        right += 2
    known = pairs()
    while right <= last and words[right] in SKIPPED and (words[left], words[right]) not in known:
        right += 1
    return right if right <= last else None


def _is_verb_or_adjective(reading: Reading, first: int, right: int) -> bool:
    """Tell whether two things with “or” between are no nouns: nouns, such as “a friend or relative”, are one answer."""
    words, parts = reading.words, reading.parts
    if words[right - 1] in ARTICLES or not ARTICLES.isdisjoint(words[max(0, first - 2) : first]):
        return False
    one, two = parts[first], parts[right]
    if one & two & ADJECTIVE and right + 1 < len(parts) and parts[right + 1] & NOUN:
        return False
    if not two & NOUN or not one & NOUN:
        return bool(two & (VERB | ING | PREDICATE))
    return bool(one & VERB and two & VERB) or bool(one & ING and two & ING)


def _is_harmless(reading: Reading, left: int, right: int, sentence: Sentence) -> bool:
    """Tell whether two words belong together, name somebody or something, or are the ends of a range."""
    words, parts = reading.words, reading.parts
    one, two = words[left], words[right]
    if two in NO_PAIR or two in PERSONS or one in WHOLES or one == two or two == "unable":
        return True
    if one in PERSONS and parts[right] & (VERB | NOUN) != VERB:
        return True
    if (parts[left] | parts[right]) & (NUMBER | NAME | SIGN) or parts[right] == PRONOUN:
        return True
    if _is_capital(reading, left) and _is_capital(reading, right):
        return True
    return "between" in words[max(sentence.first, left - 6) : left] or _belong(words, left, right, sentence.last)


def _belong(words: list[str], left: int, right: int, last: int) -> bool:
    known = pairs()
    near = range(right, min(last, right + 2) + 1)
    return any((words[left], words[at]) in known or (words[left - 1], words[at]) in known for at in near)


def _is_capital(reading: Reading, place: int) -> bool:
    return reading.text[reading.starts[place]].isupper()


def _first_of_pair(reading: Reading, left: int, right: int, sentence: Sentence) -> int | None:
    """Return where the first of two things stands, if both are of one kind."""
    parts, words = reading.parts, reading.words
    kind, one = parts[right], parts[left]
    if right < sentence.last and words[right + 1] in {"is", "are", "was", "were"}:
        return left
    if words[right - 1] in ARTICLES and not kind & ~(NOUN | ADJECTIVE | VERB):
        return _nouns(reading, left, right, sentence)
    if (words[right - 1] == "with" and one & ADVERB and kind & NOUN) or _are_subjects(reading, left, right, sentence):
        return left
    if kind & (PREDICATE | ING) and one & (PREDICATE | ING) and not (kind & NOUN and one & NOUN):
        return left
    found = _same_kind(reading, left, right, max(sentence.opener, left - BACK))
    nouns = found is None and (kind & NOUN or kind & ADJECTIVE or not kind)
    return _nouns(reading, left, right, sentence) if nouns else found


def _are_subjects(reading: Reading, left: int, right: int, sentence: Sentence) -> bool:
    """Tell whether a noun and one like “changing rooms” are what the question is about: “are the toilets and …”."""
    parts, words = reading.parts, reading.words
    if parts[right] != ING or not parts[left] & NOUN or parts[left] & ING or right >= sentence.last:
        return False
    return bool(parts[right + 1] & NOUN) and left == sentence.opener + 2 and words[left - 1] in ARTICLES


def _same_kind(reading: Reading, left: int, right: int, stop: int) -> int | None:
    """Return where the verb, the -ing, the past or the adverb stands to which another is joined."""
    parts = reading.parts
    kind, one = parts[right], parts[left]
    if kind & ING:
        return _nearest(reading, left, stop, ING)
    if kind & VERB and (not kind & NOUN or _has_object(reading, right)):
        return _nearest(reading, left, stop, VERB)
    if kind & PAST:
        return _nearest(reading, left, stop, PAST)
    both = (kind & ADVERB and one & ADVERB) or (kind & VERB and one & VERB and _after_verb_place(reading, left))
    return left if both else None


def _has_object(reading: Reading, place: int) -> bool:
    """Tell whether a word that can be a verb is one: “use your home”."""
    parts = reading.parts
    return place + 1 < len(parts) and bool(parts[place + 1] & DETERMINER) and not parts[place + 1] & POSSESSIVE


def _after_verb_place(reading: Reading, left: int) -> bool:
    before = reading.words[left - 1]
    return before in {"to", ","} or before in PERSONS


def _nearest(reading: Reading, left: int, stop: int, kind: int) -> int | None:
    """Return where a word of a kind stands before another; a word after “the” is no verb: “the bath”."""
    parts, words = reading.parts, reading.words
    near = (at for at in range(left, stop, -1) if parts[at] & kind and not parts[at] & AUXILIARY)
    return next((at for at in near if kind != VERB or words[at - 1] not in ARTICLES), None)


def _nouns(reading: Reading, left: int, right: int, sentence: Sentence) -> int | None:
    """Return where two nouns begin that can have two answers: “staff and services”, not “gas and water bills”."""
    parts = reading.parts
    one, two = parts[left], parts[right]
    if (one & PREPOSITION and not one & NOUN) or (two & PREPOSITION and not two & NOUN):
        return None
    if not (one & NOUN or not one) or not (two & (NOUN | ADJECTIVE) or not two):
        return None
    bare = reading.words[right - 1] in {"and", "&"}
    if bare and right < sentence.last and parts[right + 1] & NOUN and not parts[right + 1] & (VERB | ADVERB):
        return None if two & NOUN and not two & ADJECTIVE else left
    return left


def _is_aside(words: list[str], sentence: Sentence, place: int) -> bool:
    """Tell whether the two stand in a clause that says which: “someone who cooks and cleans”."""
    clause = range(sentence.opener + 1, place)
    return any(words[at] in RELATIVES and words[at - 1] not in OPINIONS for at in clause)


DOUBLE_BARRELLED = Rule(
    id="double-barrelled",
    finds="Two things in one question that people may want to answer differently.",
    severity=Severity.WARNING,
    message="“{found}” are 2 things. The answer may be yes for one and no for the other.",
    suggestion="Ask about each thing in a question of its own, or about the one that decides.",
    why="People with 2 answers have one box. They choose one, leave it empty or stop.",
    source="QAS-99, assumptions: double-barrelled",
    needs=JOINERS,
    find=_double_barrelled,
    bad=(
        bad("Is your home warm and safe?", "warm and safe"),
        bad("Can you wash and dress yourself?", "wash and dress"),
        bad("Do you need help with washing and dressing?", "washing and dressing"),
        bad("How is your physical and mental health?", "physical and mental"),
        bad("Are you happy with our staff and services?", "staff and services"),
        bad("How satisfied are you with the speed and quality of our work?", "speed and quality"),
        bad("Do you go out and meet people?", "go out and meet"),
        bad("Was the worker polite and helpful?", "polite and helpful"),
        bad("Do you have trouble seeing or hearing?", "seeing or hearing"),
        bad("Have you been treated fairly and with respect?", "fairly and with respect"),
        bad("Do you feel that your home is clean and your food is good?", "clean and your food"),
    ),
    good=(
        good("Do you get care and support?"),
        good("Do you live with a husband, wife or partner?"),
        good("Do you and your partner live together?"),
        good("Are you between 18 and 65?"),
        good("Is your name and address the same as before?"),
        good("Do you have an illness or disability?"),
        good("Do you agree to share your name and your answers?"),
        good("Can you get up and down the stairs?"),
        good("Do you get Housing Benefit and Council Tax Support?"),
        good("How much do you pay for heating and water?"),
        good("Which of these are hard: cooking and cleaning?", type="choices"),
        good("Are you 60 and over?"),
        good("Are you a student living and studying away from home?"),
        good("Are you ill and unable to work?"),
        good("Do you have a physical or mental health condition?"),
        good("Were you ill for 4 days or more (including weekends and holidays)?"),
    ),
)

RULES = (DOUBLE_BARRELLED,)
