"""Words that mean different amounts to different people, and words that are hardly ever wholly true."""

from __future__ import annotations

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.passages import Kind
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import ASKED, PROSE, QUESTIONS, Rule, bad, good
from formbuilder.plainlanguage.word_lists import Listed

HABITS = frozenset({"usually", "normally", "generally", "typically", "ordinarily", "commonly"})
PLACES_WORDS = """
live lives living lived stay stays staying sleep sleeps reside resident work works working based kept keep park
"""
PLACES = frozenset(PLACES_WORDS.split())
"""What people do in one place: “Do you normally live here?” asks for the place."""
OPEN = frozenset({"what", "why", "tell", "describe", "explain", "give", "say"})
"""First words of questions that people answer in their own words, so that they say themselves how much they mean."""
PROMISED = frozenset({"soon", "shortly", "course", "possible", "promptly", "delay"})
"""Last words of what a text promises without a date: “soon”, “in due course”."""
OPENERS = frozenset({"where", "who", "what", "which", "when", "how", "why"})
MEASURED_WORDS = """
get gets got getting have has had having eat drink sleep do does there earn be with not spend save receive
know see given still always quite really
"""
MEASURED = frozenset(MEASURED_WORDS.split())
"""Words before “enough” that leave open how much it is; after “warm” or “old” it says that."""
ANCHORS = frozenset({"to", "for", "that", "so"})
"""Words after “enough” that say for what: that is a measure."""
PERIODS_WORDS = """
day week month year decade two three four five six seven eight ten twelve 24 few couple
"""
PERIODS = frozenset(PERIODS_WORDS.split())
NEAR = 8
"""How many words after “enough” may say for what."""


def _habit(reading: Reading, listed: Listed) -> Severity | None:
    """Weigh “Where do you usually live?” less: it asks for the one place, not how many times."""
    words, first, after = reading.words, listed.first, listed.last + 1
    placed = after < len(words) and words[after] in PLACES
    if words[first] in HABITS and (placed or not OPENERS.isdisjoint(words[:first])):
        return Severity.ADVICE
    return None


def _open_amount(reading: Reading, listed: Listed) -> bool:
    """Tell whether an amount is left open: “enough food to last the week” and “warm enough” are not."""
    words, first = reading.words, listed.first
    if words[first] != "enough":
        return True
    if first and words[first - 1] not in MEASURED:
        return False
    return ANCHORS.isdisjoint(words[first + 1 : first + NEAR])


def _open_time(reading: Reading, listed: Listed) -> bool:
    """Tell whether a time is left open: “in the past 12 months” is not."""
    words, after = reading.words, listed.last + 1
    if reading.passage.kind not in ASKED and words[listed.last] not in PROMISED:
        return False
    if words[listed.last] != "past" or after >= len(words):
        return True
    return not words[after][0].isdigit() and words[after] not in PERIODS


def _lighter_amount(reading: Reading, listed: Listed) -> Severity | None:
    """Weigh an amount less in an option, where other rules judge the scale, and in a question for one’s own words."""
    told = reading.words[0] in OPEN and reading.words[1:2] != ["extent"]
    return Severity.ADVICE if told else _lighter_time(reading, listed)


def _lighter_time(reading: Reading, _listed: Listed) -> Severity | None:
    """Weigh a time less if it is not asked for but promised, or an answer."""
    return None if reading.passage.kind is Kind.ASK else Severity.ADVICE


VAGUE_FREQUENCY = Rule(
    id="vague-frequency",
    finds="Words such as “often”, which people count in different ways.",
    severity=Severity.WARNING,
    message="“{found}” means a different number of times to different people.",
    suggestion="Ask for a number and a time, such as “in the last 4 weeks”.",
    why="Two people with the same life give 2 answers. Some cannot answer at all, because no number is said.",
    source="QAS-99, clarity: vague; Nicolaidis and others 2020: imprecise answers",
    reads=ASKED,
    weigh=_habit,
    bad=(
        bad("Do you often fall?", "often"),
        bad("Do you regularly forget to take your tablets?", "regularly"),
        bad("Does the pain wake you from time to time?", "from time to time"),
        bad("Do you usually need help to get dressed?", "usually"),
        bad("Are you frequently in hospital?", "frequently"),
        bad("Most of the time", "Most of the time", kind=Kind.OPTION),
        bad("Do you hardly ever leave the house?", "hardly ever"),
        bad("Do you tend to wake at night?", "tend to"),
        bad("Do you get out much?", "get out much"),
    ),
    good=(
        good("How often do you see a nurse?"),
        good("How many times did you fall in the last 4 weeks?"),
        good("Do you need to use the toilet more often than before?"),
        good("How regularly do you see your doctor?"),
        good("Every day"),
        good("Do you get help on 3 or more days a week?"),
    ),
)
VAGUE_AMOUNT = Rule(
    id="vague-amount",
    finds="Words such as “a lot” and “adequate”, which people measure in different ways.",
    severity=Severity.WARNING,
    message="“{found}” means a different amount to different people.",
    suggestion="Give a number or an example, so that everyone measures in the same way.",
    why="Each person has their own idea of how much is enough. The answers cannot be compared.",
    source="QUAID: vague or imprecise relative term; QAS-99, clarity: vague",
    reads=ASKED,
    keep=_open_amount,
    weigh=_lighter_amount,
    bad=(
        bad("Do you need a lot of help?", "a lot of"),
        bad("Is your heating adequate?", "adequate"),
        bad("Do you get enough sleep?", "enough"),
        bad("Do you have a reasonable amount of money left?", "a reasonable amount of"),
        bad("Is your home suitable?", "suitable"),
        bad("Do you have significant savings?", "significant"),
        bad("To what extent can you cook?", "To what extent"),
        bad("Is your home suitable for you?", "suitable for you"),
        bad("Can you walk a short distance?", "a short distance"),
    ),
    good=(
        good("Is your home warm enough in winter?"),
        good("Do you have enough money to pay your bills this month?"),
        good("How many hours did you sleep last night?"),
        good("Do you need any reasonable adjustments?"),
        good("How many adults live with you?"),
        good("Are you old enough to vote?"),
    ),
)
VAGUE_TIME = Rule(
    id="vague-time",
    finds="Words such as “recently”, which start and end at different times for different people.",
    severity=Severity.WARNING,
    message="“{found}” means a different time to different people.",
    suggestion="Give a date or a period, such as “in the last 4 weeks”.",
    why="One person thinks of yesterday, another of last year. Both answer rightly, and you cannot tell.",
    source="QAS-99, clarity: reference periods; Nicolaidis and others 2020: imprecise answers",
    reads=PROSE | ASKED,
    keep=_open_time,
    weigh=_lighter_time,
    bad=(
        bad("Have you fallen recently?", "recently"),
        bad("Have you been in hospital lately?", "lately"),
        bad("Did you have problems with money in the past?", "in the past"),
        bad("Are you going to move in the near future?", "in the near future"),
        bad("Have you been ill for a long time?", "for a long time"),
        bad("Did you see a doctor in the last few months?", "the last few months"),
        bad("We will write to you shortly.", "shortly", kind=Kind.HINT),
    ),
    good=(
        good("Have you fallen in the last 4 weeks?"),
        good("In the past 12 months, did you stay in hospital?"),
        good("In the past year, did you stay in hospital?"),
        good("Are you ill now?"),
        good("How soon do you need help?"),
        good("What was your most recent address?"),
    ),
)
ABSOLUTE = Rule(
    id="absolute",
    finds="Words such as “always”, which are hardly ever wholly true.",
    severity=Severity.ADVICE,
    message="“{found}” is hardly ever wholly true.",
    suggestion="Ask about most days, or about a number of days.",
    why="Some people read each word exactly. One day that was different makes their answer No.",
    source="Nicolaidis and others 2020: anxiety about exact answers; QAS-99, assumptions: constant behaviour",
    reads=QUESTIONS,
    bad=(
        bad("Do you always need help to wash?", "always"),
        bad("Is someone with you all the time?", "all the time"),
        bad("Are you completely blind?", "completely"),
        bad("Do you do everything for this person?", "everything"),
    ),
    good=(
        good("On how many days did you need help to wash?"),
        good("Is there anything else that you want to tell us?"),
        good("Do you need help every day?"),
        good("Have you told us everything that you want to tell us?"),
    ),
)

RULES = (VAGUE_FREQUENCY, VAGUE_AMOUNT, VAGUE_TIME, ABSOLUTE)
