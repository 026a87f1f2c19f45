"""Questions that ask for more than people can remember or work out."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.passages import CHOOSING
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import hit
from formbuilder.plainlanguage.word_lists import Listed

BACKWARDS = frozenset({"last", "past", "previous", "preceding"})
LONGEST = {"day": 92, "days": 92, "week": 13, "weeks": 13, "month": 3, "months": 3, "fortnight": 6}
"""The most of each that people can still look back on: about 3 months."""
YEARS = frozenset({"year", "years", "decade", "decades"})
NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"eighteen": 18, "twenty": 20, "several": 4, "few": 3, "couple": 2}
YOUTH = (
    ("when", "you", "were", "a", "child"), ("when", "you", "were", "young"), ("when", "you", "were", "at", "school"),
    ("when", "you", "were", "growing", "up"), ("as", "a", "child"), ("since", "childhood"), ("in", "your", "childhood"),
    ("since", "you", "were", "born"), ("since", "you", "were", "a"), ("since", "you", "left", "school"),
    ("ever", "in", "your", "life"), ("in", "your", "lifetime"), ("over", "your", "lifetime"),
    ("during", "your", "life"), ("years", "ago"), ("when", "did", "you", "first"), ("since", "your", "diagnosis"),
    ("over", "the", "years"), ("throughout", "your", "life"), ("in", "recent", "years"), ("since", "birth"),
    ("over", "your", "life"), ("in", "your", "whole", "life"), ("since", "you", "became"), ("since", "you", "retired"),
)  # fmt: skip  # a list
FIRST_OF_YOUTH = {word: tuple(each for each in YOUTH if each[0] == word) for word in {phrase[0] for phrase in YOUTH}}
LONGEST_OF_YOUTH = max(map(len, YOUTH))
LEAD = 20
"""In how many words “how many” must stand."""
MANY = frozenset({"many", "much", "often"})
MARKS_OF_YOUTH = {
    "child", "young", "school", "growing", "childhood", "born", "since", "life", "lifetime", "ago", "first",
    "diagnosis", "years", "birth",
}  # fmt: skip  # a list
"""Of these, each of the phrases has one."""
BEFORE_YEAR = frozenset({"your", "this", "their", "his", "her", "a", "the", "these"})
PERIODS = frozenset({
    "last", "past", "since", "yesterday", "today", "day", "week", "night", "month", "year", "between", "during",
    "this", "per", "each", "every", "ago", "before", "after", "weekly", "daily",
})  # fmt: skip  # a list


def _periods(reading: Reading) -> Iterator[Hit]:
    words = reading.words
    for place, word in enumerate(words):
        if word in BACKWARDS:
            last = _end_of_period(words, place)
            if last is not None:
                yield hit(reading, place, last)
                return
        elif word in {"since", "during"} and _is_far_back(words, place):
            yield hit(reading, place, place + 1)
            return
        elif word in FIRST_OF_YOUTH:
            after = tuple(words[place : place + LONGEST_OF_YOUTH])
            phrase = next((each for each in FIRST_OF_YOUTH[word] if after[: len(each)] == each), None)
            if phrase is not None:
                yield hit(reading, place, place + len(phrase) - 1)
                return
        elif word == "how" and words[place + 1 : place + 3] == ["many", "times"] and PERIODS.isdisjoint(reading.has):
            yield hit(reading, place, place + 2)
            return


def _is_far_back(words: list[str], place: int) -> bool:
    """Tell whether “since” or “during” leads to a year, or to “you moved here” in a question on how much."""
    after = words[place + 1] if place + 2 < len(words) else ""
    if after.isdecimal() and len(after) == 4:
        return "how" in words[:LEAD] or words[place] == "during"
    how = words[place] == "since" and after in {"you", "your"} and "how" in words[:LEAD]
    return how and not MANY.isdisjoint(words[:LEAD])


def _end_of_period(words: list[str], place: int) -> int | None:
    """Return the last word of a period of more than 3 months that begins at “last” or “past”; None if it is none."""
    if words[place - 1 : place] not in (["the"], ["your"], ["these"], ["this"]):
        bare = words[place : place + 2] == ["last", "year"] and words[place - 1] not in BEFORE_YEAR
        return place + 1 if bare and words[place + 2 : place + 3] not in (["of"], ["at"]) else None
    return _end_of_number(words, place)


def _end_of_number(words: list[str], place: int) -> int | None:
    """Return the last word of “last 2 years”, “last year”, “last 6 months”; None if it is no long period."""
    at, number = place + 1, 1
    while at < len(words) and at <= place + 3:
        word = words[at]
        if word in YEARS:
            return at if words[at + 1 : at + 2] != ["of"] else None
        if word in LONGEST:
            return at if number > LONGEST[word] else None
        if word.isdecimal():
            number = int(word[:6])
        elif word in NUMBERS:
            number = NUMBERS[word]
        elif word not in {"full", "calendar", "tax", "or", "a"}:
            return None
        at += 1
    return None


RECALL = Rule(
    id="recall",
    finds="A look back over more than 3 months, or “how many times” with no period.",
    severity=Severity.ADVICE,
    message="People do not remember “{found}” well.",
    suggestion="Ask about the last 4 weeks, and say that a best guess is fine.",
    why="People guess, or give up because they cannot be exact.",
    source="QAS-99, knowledge or memory: recall; Nicolaidis and others 2020: worry about exact answers",
    needs=BACKWARDS | MARKS_OF_YOUTH | {"times", "during"},
    find=_periods,
    bad=(
        bad("How many times did you see a doctor in the last 3 years?", "last 3 years"),
        bad("Have you been in hospital in the past six months?", "past six months"),
        bad("How many times did you fall?", "How many times"),
        bad("What help did you get when you were a child?", "when you were a child"),
        bad("Who has helped you over the years?", "over the years"),
        bad("Did you move in the last year?", "last year"),
        bad("How much did you spend on heating last year?", "last year"),
        bad("How many times have you fallen since you moved here?", "since you"),
    ),
    good=(
        good("How many times did you fall in the last 4 weeks?"),
        good("Did you see a nurse in the last 3 months?"),
        good("How many times a day do you take medicine?"),
        good("What was your last job?"),
        good("Will you move in the next 2 years?"),
        good("Is this your last year of school?"),
    ),
)


OWNING = frozenset({"own", "owns", "owned", "ownership"})


def _is_sum(reading: Reading, listed: Listed) -> bool:
    """Tell whether the words ask people for a sum: not one that an option says, nor a plain choice of a title."""
    return reading.passage.type not in CHOOSING or listed.entry.tokens[0] not in {"total", "combined"}


def _is_on_paper(reading: Reading) -> bool:
    """Tell whether the words ask for a share that people own: it stands in their papers."""
    return not OWNING.isdisjoint(reading.has)


def _weight_of_sum(reading: Reading, listed: Listed) -> Severity | None:
    return Severity.ADVICE if listed.entry.tokens[0].startswith("percent") and _is_on_paper(reading) else None


def _percent(reading: Reading) -> Iterator[Hit]:
    severity = Severity.ADVICE if _is_on_paper(reading) else None
    yield from (hit(reading, place, place, severity) for place, word in enumerate(reading.words) if word == "%")


ARITHMETIC = Rule(
    id="arithmetic",
    finds="Words that make people work out a sum.",
    severity=Severity.WARNING,
    message="“{found}” makes people work out a sum.",
    suggestion="Ask for the amounts that people know, and do the sum for them.",
    why="Sums are hard for many people, and a wrong sum can cost them money.",
    source="QAS-99, knowledge or memory: computation",
    needs=frozenset({"%"}),
    find=_percent,
    keep=_is_sum,
    weigh=_weight_of_sum,
    bad=(
        bad("What percentage of your income do you spend on care?", "percentage"),
        bad("How many hours do you help on average?", "on average"),
        bad("How much do you pay in total?", "in total"),
        bad("What do you earn per annum?", "per annum"),
        bad("How much do you spend altogether?", "altogether"),
        bad("What proportion of your day do you spend alone?", "proportion"),
        bad("What % of the home do you own?", "%"),
    ),
    good=(
        good("How much do you pay each week?"),
        good("How much Pension Credit do you get in all?"),
        good("How much is all of this money together?"),
        good("How many hours did you help in the last 7 days?"),
    ),
)

RULES = (RECALL, ARITHMETIC)
