"""Rules that read the answers a question offers, and not just its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.reading import NOT_SAID, Reading
from formbuilder.plainlanguage.rules.open_boxes import NO_HELP, whole
from formbuilder.plainlanguage.rules.private import is_private
from formbuilder.plainlanguage.rules.ranges import DIGIT, gaps, overlaps, read_range
from formbuilder.plainlanguage.rules.rule import Given, Rule, bad, good
from formbuilder.plainlanguage.rules.scales import is_measure, vague_answer

NONE = re.compile(
    r"\b(none|no|nothing|nobody|no one|neither|not|never|i (?:do not|don.t|cannot|can.t)|"
    r"(?:does not|doesn.t) apply|somewhere else)\b"
)
EITHER = re.compile(r"\b(either|any time|no preference|do not mind|don.t mind|does not matter|doesn.t matter)\b")
ANOTHER = re.compile(r"\b(other|something else|someone else|somewhere else|another)\b")
YES_OR_NO = re.compile(r"(yes|no)\b")
FREE_TO_LEAVE = re.compile(r"\b(do not have to|don.t have to|need not|can skip|can leave)\b")
CHOSEN = frozenset({
    "want", "like", "prefer", "should", "shall", "agree", "consent", "may", "language", "title", "wish", "best",
    "suits", "choose",
})  # fmt: skip  # a table
"""Words of questions about what a person wants, agrees to or is called: everybody knows the answer."""
CONVENIENT = frozenset({"good", "convenient", "easiest", "easy", "better", "suit"})
"""Words with “when” that ask what a person wants."""
OURSELVES = frozenset({"you", "we", "i"})
PEOPLE = frozenset({"who", "whose", "whom"})
OPENERS = frozenset({"do", "are", "can", "would", "did", "will", "have", "could", "were"})
ASKING = frozenset({"how", "which", "what", "when", "who", "where", "why", "whose", "whom"})
OPEN = frozenset({"how", "when", "why", "who", "where"})
"""Words that ask for what always is something, so that “Something else” leaves nobody out."""
ONE_OF_MANY = frozenset({
    "language", "languages", "council", "country", "nationality", "ethnic", "ethnicity", "religion", "benefits",
    "benefit", "relationship", "town", "area", "month", "faith",
})  # fmt: skip  # a table
MOST_OPTIONS = 7
FEWEST = 2


def _offers(passage: Passage, wanted: re.Pattern[str]) -> bool:
    return any(wanted.search(label.lower()) for label in passage.options)


def _first(reading: Reading) -> str:
    words: list[str] = reading.words
    if words and words[0][0].isalnum():
        return words[0]
    return next((word for word in reading.words if word[0].isalnum()), "")


def _is_yes_no(reading: Reading) -> bool:
    """Tell whether every answer offered is a bare yes or no, or that one does not know."""
    if not reading.passage.options:
        return reading.passage.type == "yes_no"
    own = reading.answers
    return len(own) == FEWEST and all(label.strip(" .").lower() in {"yes", "no"} for label in own)


def _no_way_to_be_unsure(reading: Reading) -> Iterator[Hit]:
    passage = reading.passage
    if passage.type == "choices" or len(passage.options) < FEWEST or not CHOSEN.isdisjoint(reading.has):
        return
    if len(reading.answers) < len(passage.options) or _offers(passage, ANOTHER) or _offers(passage, EITHER):
        return
    words = reading.words
    if _first(reading) == "when" and not CONVENIENT.isdisjoint(reading.has):
        return
    about_you = _first(reading) in OPENERS and not OURSELVES.isdisjoint(words[1:3])
    if not about_you and _first(reading) not in PEOPLE and "old" not in reading.has:
        own_acts = any(first in {"do", "did", "are", "have"} and second == "you" for first, second in pairwise(words))
        yield whole(reading)._replace(severity=Severity.ADVICE if own_acts else None)


DONT_KNOW_OPTION = Rule(
    id="dont-know-option",
    finds="A choice without “I do not know” or “Not sure”.",
    severity=Severity.WARNING,
    message="Nobody can say here that they do not know.",
    suggestion="Add “I do not know” or “Not sure”.",
    why="Who is not sure must guess, leave the question out, or stop. Autistic people tell us that they stop.",
    source="Nicolaidis and others 2020; GOV.UK Design System, radios",
    given=Given.OPTIONS,
    reads_answers=True,
    find=_no_way_to_be_unsure,
    bad=(
        bad("Will your condition get better?", "Will your condition get better?", options=("Yes", "No")),
        bad("How long can the person be alone?", "How long can the person be alone?", type="choice",
            options=("Up to 1 hour", "Up to a day", "Longer")),
        bad("Is the home damp?", "Is the home damp?", type="choice", options=("Yes", "No", "Some rooms")),
    ),
    good=(
        good("Will your condition get better?", options=("Yes", "No", "I do not know")),
        good("Do you live alone?", options=("Yes", "No")),
        good("How do you want us to reach you?", type="choice", options=("By post", "By phone", "By e-mail")),
        good("Which of these do you get?", type="choices", options=("Child Benefit", "Pension Credit")),
        good("Is the home damp?", type="choice", options=("Yes", "No", "Not sure")),
        good("When is the best time to call?", type="choice", options=("Morning", "Afternoon", "Either")),
        good("When is a good time to call?", type="choice", options=("Morning", "Afternoon")),
        good("Who told you about us?", type="choice", options=("A nurse", "A friend", "Someone else")),
    ),
)  # fmt: skip  # an example a line

CLOSED = frozenset({"yes_no", "choice", "choices"})


def _no_way_to_keep_silent(reading: Reading) -> Iterable[Hit]:
    passage = reading.passage
    closed = passage.type in CLOSED or len(passage.options) >= FEWEST
    touchy = passage.sensitive or (closed and is_private(reading))
    if touchy and (closed or (passage.sensitive and passage.type is None) or passage.optional is False):
        return _pressed(reading)
    return ()


def _pressed(reading: Reading) -> Iterator[Hit]:
    passage = reading.passage
    if not _may_be_left(passage):
        yield whole(
            reading, {"way_out": "Add “I do not want to say”, or let people leave it out, and say why you ask."}
        )
    elif passage.why is False:
        yield whole(reading, {"way_out": "Add ‘why’: one sentence that says what the answer is for."})


def _may_be_left(passage: Passage) -> bool:
    free = FREE_TO_LEAVE.search(passage.text.lower())
    return bool(passage.optional or free or _offers(passage, NOT_SAID))


PREFER_NOT_SAY = Rule(
    id="prefer-not-say",
    finds="A question about something private that people cannot leave out, or without a reason.",
    severity=Severity.ERROR,
    message="This is private for many people, and they cannot leave it out or do not learn why you ask.",
    suggestion="{way_out}",
    why="People who are pressed to tell something private stop, or say what is not true.",
    source="QAS-99, sensitivity; GOV.UK Design System, equality information",
    reads_answers=True,
    find=_no_way_to_keep_silent,
    bad=(
        bad("Has anyone hit you?", "Has anyone hit you?", type="yes_no"),
        bad("What is your religion?", "What is your religion?", type="choice", options=("Christian", "Muslim", "None")),
        bad("How much do you earn?", "How much do you earn?", options=("Under £100", "£100 to £199", "£200 or more")),
        bad("Have you thought of ending your life?", "Have you thought of ending your life?", type="yes_no"),
        bad("Are you afraid of anyone at home?", "Are you afraid of anyone at home?", type="yes_no"),
        bad("Have you ever harmed yourself?", "Have you ever harmed yourself?", type="yes_no"),
        bad("Do you drink?", "Do you drink?", type="yes_no"),
        bad("Do you have trouble with your bladder?", "Do you have trouble with your bladder?", sensitive=True),
        bad("Are you pregnant?", "Are you pregnant?", options=("Yes", "No", "I would rather not say"), why=False),
    ),
    good=(
        good("Has anyone hit you?", options=("Yes", "No", "I do not want to say")),
        good("What is your religion?", type="text", optional=True),
        good("How much do you have in savings?", type="money"),
        good("Do you have savings?", options=("Yes", "No", "I do not know")),
        good("Do you drive a car?", type="yes_no"),
        good("Is anyone hurt?", type="yes_no"),
        good("Are you afraid of falling?", type="yes_no"),
        good("Did you hit your head?", type="yes_no"),
        good("Do you take your own blood pressure?", type="yes_no"),
        good("Do you need help to eat and drink?", type="yes_no"),
        good("Do you have a licence to sell alcohol?", type="yes_no"),
        good("Are you pregnant? You do not have to tell us.", type="yes_no"),
    ),
)


def _vague_scale(reading: Reading) -> Iterator[Hit]:
    if found := vague_answer(reading):
        yield whole(reading, {"found": found})


VAGUE_SCALE = Rule(
    id="vague-scale",
    finds="Answers such as “Sometimes”, “Agree” or bare numbers, which people understand in different ways.",
    severity=Severity.WARNING,
    message="People understand answers such as “{found}” in different ways.",
    suggestion="Give a number or an example with each answer, such as “1 or 2 days a week”.",
    why="Autistic people say that answers such as these are the hardest part of a form: none of them is true.",
    source="Nicolaidis and others 2020; Stacey and Cage 2022; QUAID, vague relative term",
    given=Given.OPTIONS,
    reads_answers=True,
    find=_vague_scale,
    bad=(
        bad("How many days do you get out?", "How many days do you get out?", type="choice",
            options=("Always", "Sometimes", "Rarely", "Never")),
        bad("The staff listen to me.", "The staff listen to me.", options=("Strongly agree", "Agree", "Disagree")),
        bad("Rate your sleep on this scale.", "Rate your sleep on this scale.", options=("1", "2", "3", "4", "5")),
        bad("How is your health?", "How is your health?", options=("Very good", "Good", "Fair", "Poor")),
        bad("How bad is the pain?", "How bad is the pain?", options=("Mild", "Moderate", "Severe", "I do not know")),
    ),
    good=(
        good("How many days did you get out last week?", options=("None", "1 or 2", "3 or 4", "5 or more")),
        good("How often do you see a nurse?", options=("Every day", "Every week", "Less than once a month")),
        good("How bad is the pain?", options=("Mild: I can do what I want", "Severe: I have to lie down", "None")),
        good("How many children live with you?", options=("0", "1", "2", "3")),
        good("Who helps you?", options=("Some friends", "My partner", "Nobody")),
    ),
)  # fmt: skip  # an example a line


def _uneven_ranges(reading: Reading) -> Iterable[Hit]:
    return _unfitting(reading) if DIGIT.search(" ".join(reading.passage.options)) else ()


def _unfitting(reading: Reading) -> Iterator[Hit]:
    read = [
        (number, found)
        for number, label in enumerate(reading.passage.options)
        if (found := read_range(label)) and not NOT_SAID.search(label.lower())
    ]
    if len(read) < FEWEST or all(found.low == found.high for _, found in read):
        return
    ranges = [found for _, found in read]
    for number, answer in overlaps(ranges):
        yield whole(reading, {"fact": f"{answer} is in 2 answers"}, read[number][0])
    for number, answer in gaps(ranges):
        yield whole(reading, {"fact": f"{answer} is in no answer"}, read[number][0])


RANGE_OVERLAP = Rule(
    id="range-overlap",
    finds="Ranges of numbers that overlap, or that leave a number out.",
    severity=Severity.ERROR,
    message="These ranges do not fit together: {fact}.",
    suggestion="Let each range begin where the one before it ends, such as “0 to 9” and “10 to 19”.",
    why="A person whose answer is in 2 ranges, or in none, cannot answer.",
    source="QAS-99, response categories: overlapping, missing",
    english=False,
    given=Given.OPTIONS,
    reads_answers=True,
    find=_uneven_ranges,
    bad=(
        bad("How old are you?", "How old are you?", options=("18 to 30", "30 to 50", "51 or over")),
        bad("How many hours?", "How many hours?", options=("0-10", "10-20", "More than 20")),
        bad("How long have you lived there?", "How long have you lived there?",
            options=("Less than 1 year", "2 to 5 years", "More than 5 years")),
        bad("How much do you pay?", "How much do you pay?", options=("Up to £50", "£50 to £100", "Over £100")),
    ),
    good=(
        good("How old are you?", options=("18 to 29", "30 to 49", "50 or over")),
        good("How many hours?", options=("Less than 1 hour", "1 to 4 hours", "5 hours or more")),
        good("How long?", options=("Up to 1 hour", "Up to 4 hours", "Up to a day", "Longer")),
        good("How long?", options=("Less than 6 months", "6 months to under 2 years", "2 years or more")),
        good("How many nights?", options=("None", "1 or 2", "3 or 4", "5 or more")),
        good("How many days?", options=("0 days", "1 or 2 days", "3 or more days")),
        good("How long?", options=("Less than 10 hours", "At least 10 but less than 20 hours", "20 hours or more")),
        good("How old are you?", options=("13 or 14", "15 or over", "13 or over. I do not want to say more.")),
        good("Which room?", options=("Room 4 on floor 2", "Room 4 on floor 3")),
    ),
)  # fmt: skip  # an example a line


def _answers_of_another_question(reading: Reading) -> Iterable[Hit]:
    return _mismatched(reading) if reading.passage.options or reading.passage.type == "yes_no" else ()


def _mismatched(reading: Reading) -> Iterator[Hit]:
    first = _first(reading)
    if first in ASKING and _is_yes_no(reading) and reading.is_question and _asks_openly(reading.words):
        yield whole(reading, {"fact": f"“{first.capitalize()}” cannot be answered with yes or no"})
    if first not in OPENERS | {"is", "does", "has", "was"} or len(reading.answers) <= FEWEST:
        return
    own = [label.lower() for label in reading.answers]
    degrees = [label for label in own if is_measure(label)]
    if len(degrees) >= len(own) - (len(own) > FEWEST + 1):
        yield whole(reading, {"fact": "This can be answered with yes or no, and the answers are something else"})


def _asks_openly(words: list[str]) -> bool:
    """Tell whether the only question is one of who, what or how: no yes-or-no question comes after a full stop."""
    return not any(mark in ",.:" and next_ in OPENERS | {"is", "does", "has"} for mark, next_ in pairwise(words))


YESNO_MISMATCH = Rule(
    id="yesno-mismatch",
    finds="A question whose answers belong to another question.",
    severity=Severity.WARNING,
    message="The answers do not fit the question: {fact}.",
    suggestion="Change the question or the answers, so that each answer makes a sentence with the question.",
    why="A person who reads exactly looks for the answer that fits and finds none.",
    source="QAS-99, response categories: mismatch",
    reads_answers=True,
    find=_answers_of_another_question,
    bad=(
        bad("How much help do you get?", "How much help do you get?", type="yes_no"),
        bad("Which aids do you use?", "Which aids do you use?", options=("Yes", "No")),
        bad("Do you need help to wash?", "Do you need help to wash?", options=("Daily", "Weekly", "Monthly")),
        bad("Do you feel safe at home?", "Do you feel safe at home?", options=("Always", "Usually", "Rarely", "Never")),
    ),
    good=(
        good("Do you feel safe at home?", type="yes_no"),
        good("Can you wash yourself?", type="choice",
             options=("On my own", "If someone helps me", "Someone does it for me", "It does not get done")),
        good("Which aids do you use?", type="choices", options=("A frame", "A stick", "None of these")),
        good("What we will share: your name. Is that all right?", type="yes_no"),
        good("When you are at school, do you worry?", type="yes_no"),
    ),
)  # fmt: skip  # an example a line


def _too_many(reading: Reading) -> Iterator[Hit]:
    own = reading.answers
    if reading.passage.type == "choice" and len(own) > MOST_OPTIONS and ONE_OF_MANY.isdisjoint(reading.has):
        yield whole(reading, {"count": str(len(own))})


TOO_MANY_OPTIONS = Rule(
    id="too-many-options",
    finds="More than 7 answers to choose one from.",
    severity=Severity.ADVICE,
    message="There are {count} answers to choose from. That is hard to hold in mind.",
    suggestion="Ask in 2 steps, or join answers that lead to the same help.",
    why="People who tire easily choose the first answer that could be right, and do not read on.",
    source="QUAID, working memory overload; GOV.UK Design System, radios",
    english=False,
    given=Given.OPTIONS,
    reads_answers=True,
    find=_too_many,
    bad=(bad("Where do you live?", "Where do you live?", type="choice", options=tuple("ABCDEFGHI")),),
    good=(
        good("Which language do you speak?", type="choice", options=tuple("ABCDEFGHI")),
        good("Where do you live?", type="choice", options=("A house", "A flat", "Somewhere else")),
    ),
)


def _no_none(reading: Reading) -> Iterator[Hit]:
    passage = reading.passage
    if passage.type != "choices" or len(passage.options) < FEWEST or not CHOSEN.isdisjoint(reading.has):
        return
    covers_all = passage.filtered or (_first(reading) in OPEN and _offers(passage, ANOTHER))
    if not covers_all and not any(NONE.search(label.lower()) for label in reading.answers):
        yield whole(reading)


NO_NONE_OPTION = Rule(
    id="no-none-option",
    finds="A list to tick from without “None of these”.",
    severity=Severity.WARNING,
    message="Somebody to whom none of these applies has nothing to tick.",
    suggestion="Add “None of these”.",
    why="Without it, nobody can tell an empty answer from a question that was left out.",
    source="GOV.UK Design System, checkboxes; QAS-99, response categories: missing",
    given=Given.OPTIONS,
    reads_answers=True,
    find=_no_none,
    bad=(
        bad("Which of these do you get?", "Which of these do you get?", type="choices",
            options=("Attendance Allowance", "Pension Credit", "Something else")),
        bad("What do you use to walk?", "What do you use to walk?", type="choices", options=("A frame", "A stick")),
    ),
    good=(
        good("Which of these do you get?", type="choices", options=("Pension Credit", "None of these")),
        good("What do you need help with?", type="choices", options=("Washing", "Meals", "I do not need help")),
        good("How do you feel?", type="choices", options=("Fine", "Tired", "Something else")),
        good("Who helps you to dress?", type="choices", options=("My partner", "A nurse"), filtered=True),
        good("How should we reach you?", type="choices", options=("By post", "By phone")),
        good("Where do you live?", type="choice", options=("A house", "A flat")),
    ),
)  # fmt: skip  # an example a line


RULES = (
    DONT_KNOW_OPTION,
    PREFER_NOT_SAY,
    VAGUE_SCALE,
    RANGE_OVERLAP,
    YESNO_MISMATCH,
    TOO_MANY_OPTIONS,
    NO_NONE_OPTION,
    NO_HELP,
)
