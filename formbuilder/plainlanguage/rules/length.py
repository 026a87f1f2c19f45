"""Questions and sentences that are too long to hold in mind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.passages import Kind
from formbuilder.plainlanguage.profiles import Limits
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import PROSE, Example, Rule, bad, good
from formbuilder.plainlanguage.sentences import Span

NOTHING: frozenset[str] = frozenset()
LISTING = frozenset({":"})
ASIDES = LISTING | {"(", ")", "–", "—", "including", "includes", "for", "such", "things"}
MOST_WITH_ASIDE = 36
"""Sentences of more tokens are long with and without what can be left alone."""
BEFORE_EXAMPLES = {"for": "example", "such": "as", "things": "like"}
LINKS = frozenset({"of", "for", "and", "the", "&"})
"""What stands between the words of a name: Department for Work and Pensions."""


def find_long_questions(reading: Reading) -> Iterable[Hit]:
    """Return each question that has too many words; what is told before or after it does not count."""
    limits = reading.profile.question
    least = limits.advice or limits.warning or limits.error
    if least is None or len(reading.words) <= least or reading.length <= least:
        return ()
    return [hit for span in _asked(reading) for hit in _too_long(reading, span, limits)]


def find_long_sentences(reading: Reading) -> Iterable[Hit]:
    """Return each sentence that has too many words and is not itself the question."""
    limits = reading.profile.sentence
    least = limits.advice or limits.warning or limits.error
    if least is None or len(reading.words) <= least or reading.length <= least:
        return ()
    asked = frozenset(_asked(reading)) if reading.passage.kind is Kind.ASK else frozenset()
    return [hit for span in reading.sentences if span not in asked for hit in _too_long(reading, span, limits)]


def _asked(reading: Reading) -> tuple[Span, ...]:
    """Return the sentences that ask; the first one if none has a question mark."""
    spans = reading.sentences
    if len(spans) < 2:
        return spans
    marked = tuple(span for span in spans if _mark_in(reading, span))
    return marked or spans[:1]


def _mark_in(reading: Reading, span: Span) -> bool:
    end = reading.text[max(span.start, span.end - 8) : span.end]
    return "?" in end or "؟" in end or "？" in end


def _too_long(reading: Reading, span: Span, limits: Limits) -> Iterator[Hit]:
    least = limits.advice or limits.warning or limits.error
    first, after = _tokens_of(reading, span)
    if least is None or after - first <= least:
        return
    count = _words_in(reading, span, first, after)
    passed = limits.weight(count)
    if passed:
        severity, most = passed
        yield Hit(span.start, span.end, {"count": str(count), "most": str(most)}, severity)


def _tokens_of(reading: Reading, span: Span) -> tuple[int, int]:
    """Return the first token of a sentence, and the one after its last."""
    if span.start == 0 and span.end == len(reading.text):
        return 0, len(reading.words)
    first, after = (bisect_left(reading.starts, at) for at in span)
    return first, after


def _words_in(reading: Reading, span: Span, first: int, after: int) -> int:
    """Return how many words a sentence has; a name with its short form in brackets counts as one.

    What stands after a colon, in brackets or after “for example” is most often a list that can be left alone: of other
    texts than questions, only the longest part counts.
    """
    if not reading.passage.is_english:
        return len(reading.text[span.start : span.end].split())
    counts, asks = [0], _mark_in(reading, span)
    asides = NOTHING if asks else ASIDES if after - first <= MOST_WITH_ASIDE else LISTING
    for at in range(first, after):
        if asides and _opens_aside(reading.words, at, asides):
            counts.append(0)
        counts[-1] += _counts(reading, at, first)
    return max(counts)


def _opens_aside(words: list[str], at: int, asides: frozenset[str]) -> bool:
    """Tell whether examples, a list or words in brackets begin at a token, or end there."""
    word = words[at]
    if word in asides and word not in BEFORE_EXAMPLES:
        return True
    return word in asides and words[at + 1 : at + 2] == [BEFORE_EXAMPLES[word]]


def _counts(reading: Reading, at: int, first: int) -> bool:
    """Tell whether a token counts: a word or a number that does not only go on with a name or with a phone number."""
    word, text, starts = reading.words[at], reading.text, reading.starts
    if not word[0].isalnum() or (word[0].isdigit() and at > first and reading.words[at - 1][0].isdigit()):
        return False
    if at <= first + 1 or not text[starts[at]].isupper():
        return not (word in LINKS and at > first + 1 and at + 1 < len(starts) and _joins(reading, at))
    before = text[starts[at - 1]]
    short = before == "(" and text[starts[at] : reading.ends[at]].isupper() and len(word) > 1
    return not (before.isupper() and reading.words[at - 1] != "i") and not short


def _joins(reading: Reading, at: int) -> bool:
    """Tell whether a small word stands between two words of a name."""
    text, starts = reading.text, reading.starts
    return text[starts[at - 1]].isupper() and text[starts[at + 1]].isupper() and reading.words[at - 1] != "i"


def all_bad(text: str, **known: Any) -> Example:  # noqa: ANN401 - what a Passage takes
    """Return a passage that a rule must mark as a whole."""
    return bad(text, text, **known)


LONG_QUESTION = Rule(
    id="long-question",
    finds="Questions of more words than the audience can easily hold in mind.",
    severity=Severity.WARNING,
    message="This question has {count} words. More than {most} are hard to hold in mind.",
    suggestion="Split it, or move part of it to the help text.",
    why="People forget the start of a long question before they reach its end, and answer only a part of it.",
    source="QUAID: working-memory overload; QAS-99, clarity: wording; GOV.UK style guide: short sentences",
    english=False,
    find=find_long_questions,
    bad=(
        all_bad("Do you need help from someone to wash, to get dressed and to get ready for the day each morning?"),
        bad(
            "We ask everyone. In the last 7 days, how long did you help the person you care for to eat and drink?",
            "In the last 7 days, how long did you help the person you care for to eat and drink?",
        ),
        all_bad("Since you left hospital has anyone come to your home to talk about the help that you need now?"),
        all_bad("Tell us about all the people who come to help you in the day or in the night at your home"),
    ),
    good=(
        good("In the last 4 weeks, did you need help to wash?"),
        good("Do you need help to wash? We ask because we want to know how much help there is in your home."),
        good("Did the Department for Work and Pensions pay you Personal Independence Payment (PIP) in March?"),
        good("Do you get Universal Credit?\nIt is on your bank statement, where it is called DWP UC, each month."),
        good("How much money did you spend on heating between 1 January 2026 and today?"),
    ),
)

LONG_SENTENCE = Rule(
    id="long-sentence",
    finds="Sentences of more words than the audience can easily follow.",
    severity=Severity.WARNING,
    message="This sentence has {count} words. More than {most} are hard to follow.",
    suggestion="Split it into 2 sentences, or make a list.",
    why="Readers who are tired, worried or new to English lose the thread, and read the sentence again and again.",
    source="GOV.UK style guide: no more than 25 words; Plain English Campaign: 15 to 20 words on average",
    reads=PROSE,
    english=False,
    find=find_long_sentences,
    bad=(
        all_bad(
            "We need to know about your money so that we can see if you pay for care and how much it is for you.",
            kind=Kind.HELP,
        ),
        bad(
            "You can stop. If you want to come back keep the code that we show you at the end on paper or on a phone.",
            "If you want to come back keep the code that we show you at the end on paper or on a phone.",
            kind=Kind.HINT,
        ),
        bad(
            "We ask about the place you live in as the council has to see that it is safe and warm for you. Is it?",
            "We ask about the place you live in as the council has to see that it is safe and warm for you.",
        ),
        all_bad(
            "Tell us who lives with you and how old they are and if any of them helps you in the day or at night.",
            kind=Kind.MESSAGE,
        ),
    ),
    good=(
        good("We need to know about your money. It lets us work out what you pay.", kind=Kind.HELP),
        good(
            "We can help with:\n- washing\n- cooking and eating\n- shopping\n- bills, letters",
            kind=Kind.HELP,
        ),
        good(
            "You pay £23.50 each week. Your limit is £14,250.00 in savings. We tell you if it changes.", kind=Kind.HINT
        ),
        good(
            "We ask a few things: who you are, where you live, who helps you, what you can do and what you need now.",
            kind=Kind.HELP,
        ),
        good("Ring us from 8.30am to 5.30pm, e.g. to ask for Dr. Smith.", kind=Kind.HELP),
        good("The Department for Work and Pensions pays Attendance Allowance to people who need help.", kind=Kind.WHY),
    ),
)

RULES = (LONG_QUESTION, LONG_SENTENCE)
