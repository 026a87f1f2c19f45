"""Sentences that hide who does something."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage import grammar_words
from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    DO,
    MODALS,
    NAME,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from formbuilder.plainlanguage.passages import Kind
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import PROSE, Rule, bad, good

PRESENT = frozenset({"am", "is", "are", "isn't", "aren't", "you're", "we're", "they're", "i'm"})
PAST_BE = frozenset({"was", "were", "wasn't", "weren't"})
BE = PRESENT | PAST_BE | {"be", "been", "being"}
INVERTED = frozenset({"is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"})
BEFORE_INVERTED = frozenset(
    {"how", "when", "where", "why", "and", "or", "but", "if", "so", "often", "long", "whom", "?", ",", ".", ":", ";"}
)
"""What stands before “is” or “was” if who or what it is said of comes after."""
PEOPLE = grammar_words.words("people")
STATES = grammar_words.words("states")
"""Participles that tell how something is, with nobody who does it."""
OF_PEOPLE = grammar_words.words("states-of-people")
"""Participles that are as usual as adjectives if they are said of people."""
BEFORE_TO = grammar_words.words("states-before-to")
"""Participles that tell a state if “to” follows: “are you prepared to …”."""
OFFICIAL = grammar_words.words("official")
"""Participles of what services do with people: who did it is part of the question."""
HOW = grammar_words.words("between")
TOLD = frozenset({"that", "which", "who", "when", "where", "if", "because", "what"})
"""What makes the passive a smaller part of a question: “the form that was sent”."""
PARTICLES = frozenset({"out", "up", "off", "down", "away", "back"})
IN_SUBJECT = NOUN | ADJECTIVE | DETERMINER | NUMBER | NAME | PREPOSITION
LONGEST_SUBJECT = 9


def find_passives(reading: Reading) -> Iterator[Hit]:
    """Yield each form of “be” with its participle: “was decided”, “Is your care arranged”."""
    words, parts = reading.words, reading.parts
    free = 0
    for at, word in enumerate(words):
        if word in BE and at >= free:
            last = _participle(words, parts, at)
            if last and not _tells_a_state(words, at, last) and not _is_quoted(words, at):
                free = last + 1
                end = last + (words[last + 1 : last + 2] != [] and words[last + 1] in PARTICLES)
                yield Hit(reading.starts[at], reading.ends[end], severity=_weight(reading, at, last))


def _is_quoted(words: list[str], first: int) -> bool:
    """Tell whether words only stand in a text as an example: “was decided”."""
    return "“" in words[max(0, first - 2) : first]


def _participle(words: list[str], parts: list[int], be: int) -> int:
    """Return the token of the participle that goes with a form of “be”; 0 if there is none."""
    at = be + 1
    while at < len(words) and at < be + 4 and (words[at] in HOW or parts[at] & ~NOUN == ADVERB):
        at += 1
    if at < len(words) and parts[at] & PARTICIPLE and not parts[at] & NUMBER:
        return at if _is_action(words, parts, at) else 0
    inverted = words[be] in INVERTED and (be == 0 or words[be - 1] in BEFORE_INVERTED)
    return _after_subject(words, parts, at) if inverted else 0


def _after_subject(words: list[str], parts: list[int], first: int) -> int:
    """Return the participle after a subject, which begins at ``first``: “Was | your care | arranged”; 0 if none."""
    headed = False
    for at in range(first, min(len(words), first + LONGEST_SUBJECT)):
        flags = parts[at]
        if headed and flags & PARTICIPLE and not flags & NOUN:
            return at if _is_action(words, parts, at) else 0
        named = bool(flags & PRONOUN) and not flags & DETERMINER
        if _ends_subject(words[at], flags) or (named and headed):
            return 0
        headed = headed or named or not flags or bool(flags & (NOUN | NAME))
    return 0


def _ends_subject(word: str, flags: int) -> bool:
    """Tell whether a word cannot stand in a subject, or begins a sentence such as “Is there …”."""
    if word in {"there", "here", "used", "done"}:
        return True
    inside = IN_SUBJECT | PARTICIPLE | ADVERB | PRONOUN
    return bool(flags) and not flags & inside and word not in {"and", "or"}


def _is_action(words: list[str], parts: list[int], at: int) -> bool:
    """Tell whether a participle says what somebody does, and is no description of what follows."""
    word = words[at]
    if word in STATES or "-" in word:
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    if (after == "to" and word in BEFORE_TO) or (word == "made" and after in {"of", "up", "from"}):
        return False
    follows = parts[at + 1] if at + 1 < len(words) else 0
    describes = parts[at] & ADJECTIVE and follows & (NOUN | ADJECTIVE) and not follows & (PREPOSITION | DETERMINER)
    return not describes


def _tells_a_state(words: list[str], be: int, last: int) -> bool:
    """Tell whether “are … paid” is said of “you”, of now, and of nobody who does it: a state and no event."""
    near = words[max(0, be - 2) : last]
    if words[last] in OF_PEOPLE:
        return not PEOPLE.isdisjoint(near) or words[be] in PRESENT
    you = "you" in near or words[be] in {"you're", "i'm", "am"}
    return you and words[be] in PRESENT and "by" not in words[last + 1 : last + 3]


def _weight(reading: Reading, be: int, last: int) -> Severity:
    """Return a warning if a question leaves out who did what services do to somebody’s case; advice for all else.

    “Was the loan granted?” is short, and who did it does not matter; “Has an assessment been done?” hides who came.
    """
    words = reading.words
    if reading.passage.kind is not Kind.ASK or not reading.is_question:
        return Severity.ADVICE
    named = "by" in words[last + 1 : last + 3]
    now = words[be] in PRESENT and not named
    start = max(0, be - 5)
    told = (
        words[last] not in OFFICIAL or not TOLD.isdisjoint(words[start:be]) or not PEOPLE.isdisjoint(words[start:last])
    )
    return Severity.ADVICE if now or told else Severity.WARNING


PASSIVE = Rule(
    id="passive",
    finds="Verbs that do not say who does it: “was decided”, “has been carried out”.",
    severity=Severity.ADVICE,
    message="“{found}” does not begin with who does it.",
    suggestion="Say who does it first: “we decided”, “a nurse came”.",
    why="People have to guess who did it. A sentence that names the person first is quicker to read.",
    source="GOV.UK style guide: active voice; Plain English Campaign; Lenzner, survey questions: passive verbs",
    reads=PROSE,
    find=find_passives,
    needs=BE,
    bad=(
        bad("Has an assessment been carried out?", "been carried out"),
        bad("Was your care plan reviewed?", "Was your care plan reviewed"),
        bad("How was the decision about your care explained?", "was the decision about your care explained"),
        bad("Are your meals prepared by a carer?", "Are your meals prepared"),
        bad("Should your letters be sent to someone else?", "be sent"),
        bad("Is help being provided at night?", "Is help being provided"),
        bad("How are your finances managed?", "are your finances managed"),
        bad("Have you been told about your rights?", "been told"),
        bad("Your form will be read in 2 days.", "be read", kind=Kind.HELP),
        bad("Were any changes not recorded?", "Were any changes not recorded"),
    ),
    good=(
        good("Are you disabled, married or retired?"),
        good("Are you worried about your home?"),
        good("Where were you born?"),
        good("Are you allowed to work?"),
        good("Did you get paid last month?"),
        good("Who was the last person that helped you?"),
        good("Is your home based in Bedford?"),
        good("Have you been tired in the last 7 days?"),
        good("Is there someone you trust to do this?"),
        good("Are you registered with a GP?"),
    ),
)

FRAMES = ("make", "provide", "give", "do", "have", "take", "ask", "experience")
"""Verbs that say little, after which a noun says what is done; each stands for several."""
LIGHT = {form: light for light in FRAMES for form in grammar_words.words(f"forms-of-{light}")}
CARRY = frozenset({"carry", "carries", "carried", "carrying"})
VERBS = {light: grammar_words.pairs(f"hides-after-{light}") for light in FRAMES}
OF = grammar_words.pairs("hides-before-of")
"""Nouns that, with “of” after them, hide a verb: the preparation of meals."""
HIDING = frozenset(noun for nouns in VERBS.values() for noun in nouns) | OF.keys()
BETWEEN = DETERMINER | ADJECTIVE | ADVERB | NUMBER | PARTICIPLE
BETWEEN_AFTER = AUXILIARY | ADVERB
NEAR = 5


def find_nominalisations(reading: Reading) -> Iterator[Hit]:
    """Yield each verb that hides in a noun: “make an application”, “an assessment was undertaken”, “the payment of”."""
    words, parts = reading.words, reading.parts
    for at in [at for at, word in enumerate(words) if word in HIDING]:
        if at + 1 == len(words) or words[at + 1] not in HIDING:
            first, last, verb = _before(words, parts, at) or _after(words, parts, at) or _of(reading, at)
            if verb and not _is_quoted(words, first):
                yield Hit(reading.starts[first], reading.ends[last], {"instead": verb})


Found = tuple[int, int, str]


def _before(words: list[str], parts: list[int], noun: int) -> Found | None:
    """Return the hit that ends at a noun, if a light verb stands a few words before it."""
    for at in range(noun - 1, max(-1, noun - NEAR), -1):
        word = words[at]
        carried = word == "out" and at > 0 and words[at - 1] in CARRY
        light = "do" if carried else LIGHT.get(word, "")
        verb = VERBS[light].get(words[noun], "") if light else ""
        if verb and not (light == "have" and not parts[noun - 1] & (DETERMINER | ADJECTIVE)):
            return (at - 1 if carried else at), noun, verb
        if not (parts[at] & (BETWEEN | NOUN) or word == "into"):
            return None
        if parts[at] & NOUN and not parts[at] & (ADJECTIVE | DETERMINER) and at < noun - 1:
            return None
    return None


def _after(words: list[str], parts: list[int], noun: int) -> Found | None:
    """Return the hit that begins at a noun, if what is done to it is a light verb: “a payment was made”."""
    at = noun + 1
    while at < min(len(words), noun + NEAR) and parts[at] & BETWEEN_AFTER and words[at] not in LIGHT:
        at += 1
    while at < min(len(words), noun + NEAR) and words[at] in {"has", "have", "had"}:
        at += 1
        while at < min(len(words), noun + NEAR) and parts[at] & BETWEEN_AFTER and words[at] not in LIGHT:
            at += 1
    if at >= len(words) or at == noun + 1 or not parts[at] & PARTICIPLE:
        return None
    carried = words[at] == "carried" and words[at + 1 : at + 2] == ["out"]
    light = "do" if carried else LIGHT.get(words[at], "")
    verb = VERBS[light].get(words[noun], "") if light else ""
    return (noun, at + carried, verb) if verb else None


def _of(reading: Reading, noun: int) -> Found:
    """Return the hit for “the payment of”, with an empty verb if a noun is no such one or is part of a name."""
    words = reading.words
    if words[noun] not in OF or words[noun + 1 : noun + 2] != ["of"] or noun == 0 or noun + 2 >= len(words):
        return noun, noun, ""
    fits = (
        words[noun - 1] in {"the", "any", "for", "with", "on", "in", "to", "of"}
        and not reading.text[reading.starts[noun]].isupper()
    )
    return noun, noun + 1, OF[words[noun]] if fits else ""


NOMINALISATION = Rule(
    id="nominalisation",
    finds="Nouns that hide a verb: “make an application” for “apply”.",
    severity=Severity.ADVICE,
    message="“{found}” hides what someone does in a noun.",
    suggestion="Use a verb, such as “{instead}”.",
    why="A verb is shorter, and it makes the writer say who does it.",
    source="Plain English Campaign: hidden verbs; Lenzner, survey questions: nominalisations",
    reads=PROSE,
    find=find_nominalisations,
    needs=HIDING,
    bad=(
        bad("Do you want to make an application?", "make an application"),
        bad("Can you provide written confirmation of your income?", "provide written confirmation"),
        bad("Did anyone carry out a full assessment of your home?", "carry out a full assessment"),
        bad("Has a review been undertaken?", "review been undertaken"),
        bad("Did you have a discussion with a social worker?", "have a discussion"),
        bad("Do you need help with the preparation of meals?", "preparation of"),
        bad("Do you make a financial contribution to your care?", "make a financial contribution"),
        bad("Has a payment been made?", "payment been made"),
        bad("Do you experience any difficulties with stairs?", "experience any difficulties"),
        bad("Give consideration to your needs.", "Give consideration", kind=Kind.HELP),
    ),
    good=(
        good("Did a social worker assess you?"),
        good("Have you had an assessment in the last year?"),
        good("Did you make a complaint or a decision?"),
        good("Do you have a care plan?"),
        good("Do you give care at night?"),
        good("Does your condition reduce your ability to carry out day-to-day activities?"),
        good("Have you asked the Department of Health?"),
        good("Do you have support at home?"),
        good("What help do you give?"),
    ),
)

COMPOUNDS = grammar_words.phrases("one-thing")
"""Two nouns that people know as one thing."""
BREAKS = PRONOUN | DETERMINER | PREPOSITION | CONJUNCTION | AUXILIARY | NUMBER
ASKING = DO | MODALS
"""What makes one of the words after it the verb."""
MOST_NOUNS = 3


def find_noun_strings(reading: Reading) -> Iterator[Hit]:
    """Yield each row of four or more nouns; a name in capital letters counts as one."""
    parts, after = reading.parts, 0
    for at in range(MOST_NOUNS, len(parts), MOST_NOUNS + 1):  # a row of 4 holds one of every fourth token
        if at >= after and parts[at] & NOUN and not parts[at] & BREAKS:
            first = after = at
            while first and _is_noun(parts[first - 1]):
                first -= 1
            while after < len(parts) and _is_noun(parts[after]):
                after += 1
            if after - first > MOST_NOUNS:
                yield from _string(reading, first, after)


def _is_noun(flags: int) -> bool:
    return bool(flags & NOUN) and not flags & BREAKS


def _string(reading: Reading, first: int, after: int) -> Iterator[Hit]:
    """Yield a row of nouns if four are left when verbs at both ends and known pairs are taken away."""
    words, parts = reading.words, reading.parts
    if first and parts[first] & VERB and (words[first - 1] == "to" or _is_subject(parts[first - 1])):
        first += 1
    if after < len(parts) and parts[after - 1] & VERB and parts[after] & (PRONOUN | DETERMINER):
        after -= 1
    headed = first > 0 and bool(parts[first - 1] & (DETERMINER | ADJECTIVE))
    verbs = sum(bool(parts[at] & VERB) for at in range(first, after))
    asked = verbs > 0 and not ASKING.isdisjoint(words[max(0, first - 2) : first])
    count = after - first - _paired(reading, first, after) - asked
    if count > MOST_NOUNS and (headed or verbs * 2 <= after - first):
        yield Hit(reading.starts[first], reading.ends[after - 1], {"count": str(count)})


def _is_subject(flags: int) -> bool:
    return bool(flags & (PRONOUN | AUXILIARY)) and not flags & DETERMINER


def _paired(reading: Reading, first: int, after: int) -> int:
    """Return how many words of a row only go on with a known pair or with a name."""
    words, text, starts = reading.words, reading.text, reading.starts
    joined, last = 0, first - 1
    for at in range(first + 1, after):
        name = text[starts[at]].isupper() and text[starts[at - 1]].isupper()
        if name or (last < at - 1 and f"{words[at - 1]} {words[at]}" in COMPOUNDS):
            joined, last = joined + 1, at
    return joined


NOUN_STRING = Rule(
    id="noun-string",
    finds="4 or more nouns in a row.",
    severity=Severity.ADVICE,
    message="“{found}” is a row of nouns.",
    suggestion="Unpack it with small words such as “of”, “for” and “about”, or with a verb.",
    why="The reader must guess how the words belong together.",
    source="QUAID: vague or ambiguous noun phrase; Plain English Campaign: strings of nouns",
    reads=PROSE | {Kind.TITLE, Kind.OPTION},
    find=find_noun_strings,
    bad=(
        bad("What is your needs assessment contact preference?", "needs assessment contact preference"),
        bad("Did you return the council tax support application form?", "council tax support application form"),
        bad("Who signed the care home fees agreement letter?", "care home fees agreement letter"),
        bad("Have you a hospital discharge team contact name?", "hospital discharge team contact name"),
        bad("Your household income evidence documents", "household income evidence documents", kind=Kind.TITLE),
    ),
    good=(
        good("Do you know British Sign Language?"),
        good("Do you get Disabled Facilities Grant money?"),
        good("Does your mother need help at night?"),
        good("Do you have a bank account number?"),
        good("Do family members help you cook meals?"),
        good("Do you want to talk to your social worker, doctor, nurse or carer?"),
        good("Can your council tax bill show your name?"),
    ),
)

RULES = (NOMINALISATION, PASSIVE, NOUN_STRING)
