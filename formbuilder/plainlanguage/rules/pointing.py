"""Words such as “they” and “it” that point at nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import ADJECTIVE, ADVERB, ING, NAME, NOUN, PAST, PREPOSITION, VERB
from formbuilder.plainlanguage.reading import TOKEN, Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import OPENERS, PERSONS, WH, hit

THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
HE_OR_SHE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
ANYBODY = THEY | HE_OR_SHE
SUBJECTS = frozenset({"they", "he", "she"})
FAR = 12
"""How many earlier questions can be on “them”, after the one that says whom."""
PEOPLE = frozenset({
    "person", "people", "child", "children", "carer", "carers", "partner", "someone", "somebody", "anyone", "anybody",
    "everyone", "everybody", "who", "whoever", "husband", "wife", "mother", "father", "mum", "dad", "son", "daughter",
    "brother", "sister", "friend", "friends", "relative", "relatives", "neighbour", "neighbours", "family", "adult",
    "adults", "member", "members", "parent", "parents", "doctor", "gp", "nurse", "worker", "workers", "staff", "helper",
    "helpers", "boy", "girl", "man", "woman", "men", "women", "applicant", "employee", "employer", "landlord",
    "teacher", "school", "council", "company", "baby", "babies", "patient", "resident", "residents", "student",
    "tenant", "spouse", "guardian", "sibling", "siblings", "client", "customer", "user", "advocate", "interpreter",
    "each", "one", "another", "nobody", "dog", "cat", "animal", "agent", "witness", "executor", "deceased", "owner",
    "kids", "aunt", "uncle", "grandparent", "grandparents", "grandmother", "grandfather", "colleague", "manager",
    "police", "provider", "provider's", "department", "organisation", "team", "those", "others", "other", "lodger",
    "visitor", "visitors", "driver", "supplier", "solicitor", "attorney", "deputy", "trustee", "professional",
    "professionals", "pets", "pet", "names", "individual", "individuals", "dependant", "dependants", "twins",
})  # fmt: skip  # a list
"""Whom “they” or “she” can mean."""
TIMES = frozenset({
    "week", "weeks", "month", "months", "year", "years", "day", "days", "time", "times", "night", "nights", "hour",
    "hours", "morning", "moment", "today", "now", "past", "last", "average", "general", "help", "present", "minutes",
})  # fmt: skip  # a list
"""Nouns that no “they” or “it” can mean."""
OUTSIDE = frozenset({
    "raining", "snowing", "dark", "light", "cold", "hot", "warm", "wet", "dry", "sunny", "icy", "windy", "late",
    "early", "quiet", "noisy", "possible", "true", "ok", "okay", "right", "urgent", "easy", "hard", "difficult",
})  # fmt: skip  # a list
"""What “is it” asks of the time, the weather or the whole matter, and of no thing."""
EMPTY_IT = frozenset(
    {"take", "cost", "matter", "make", "seem", "feel", "rain", "mean", "sound", "look", "appear", "get"}
)


def _unclear(reading: Reading) -> Iterable[Hit]:
    before, has = reading.passage.before, reading.has
    if ANYBODY.isdisjoint(has) and "it" not in has:
        return _you_or_the_other(reading) if before and " person" in before[-1] else ()
    return () if _named_before(before) else _pointing(reading)


def _pointing(reading: Reading) -> Iterator[Hit]:
    words = reading.words
    somebody = thing = False
    for place, word in enumerate(words):
        if word in THEY or word in HE_OR_SHE:
            if not (somebody or (thing and word in THEY and not _follows_verb(words, place))):
                yield hit(reading, place, place, _weight(reading, word))
            return
        if word == "it" and not reading.passage.before and not thing and not somebody and _is_real_it(reading, place):
            subject = words[place - 1 : place] and words[place - 1] in OPENERS
            yield hit(reading, place, place, None if subject else Severity.ADVICE)
            return
        if _is_somebody(reading, place) and not (word == "who" and THEY.isdisjoint(reading.has)):
            somebody = True
        elif reading.parts[place] & NOUN and not _is_no_thing(reading, place):
            thing = True


def _you_or_the_other(reading: Reading) -> Iterator[Hit]:
    """Find “your” right after a question on the person for whom somebody else fills in the form."""
    before, words = reading.passage.before, reading.words
    if not any("for someone else" in text or "behalf" in text for text in before):
        return
    if not any(_is_one(word) or word in {"own", "yourself", "us"} for word in words):
        place = next(at for at, word in enumerate(words) if word in {"you", "your"})
        yield hit(reading, place, place, Severity.ADVICE)


def _weight(reading: Reading, word: str) -> Severity | None:
    """Return how much a “they” weighs: less if it is no subject, or if an earlier question has the same fault."""
    before = reading.passage.before
    again = bool(before) and not ANYBODY.isdisjoint(_words(before[-1]))
    return Severity.ADVICE if again or word not in SUBJECTS else None


def _named_before(before: tuple[str, ...]) -> bool:
    """Tell whether an earlier question names whom this one can mean, with only questions on “them” in between."""
    for text in before[: -FAR - 1 : -1]:
        words = _words(text)
        if any(_is_one(word) for word in words):
            return True
        if ANYBODY.isdisjoint(words):
            return False
    return False


def _words(text: str) -> list[str]:
    return [found.group().lower() for found in TOKEN.finditer(text)]


def _is_somebody(reading: Reading, place: int) -> bool:
    """Tell whether a token names a person: a noun, “anyone”, or a name in capitals inside a sentence."""
    return _is_one(reading.words[place]) or bool(reading.parts[place] & NAME)


def _is_one(word: str) -> bool:
    return word.removesuffix("'s").removesuffix("’s") in PEOPLE


def _is_no_thing(reading: Reading, place: int) -> bool:
    """Tell whether a noun can be nothing that a later “it” means: a time, a verb that is only a noun elsewhere."""
    word = reading.words[place]
    if word in TIMES or word in WH or word in OPENERS:
        return True
    before = reading.words[place - 1] if place else ""
    verb = bool(reading.parts[place] & VERB)
    return verb and (before in {"you", "to", "i", "we", "they", "not"} or not place)


def _follows_verb(words: list[str], place: int) -> bool:
    """Tell whether a word is the subject of the question itself: “Which benefits do they get?”."""
    if not place or words[place - 1] not in OPENERS:
        return False
    asked = next((at for at in range(place - 1, -1, -1) if words[at] in WH), None)
    return asked is None or not {".", "?", ","}.intersection(words[asked:place])


def _is_real_it(reading: Reading, place: int) -> bool:
    """Tell whether an “it” means some thing: “Do you use it?”, “Does it hurt?”; not “How long is it safe …”."""
    words, parts = reading.words, reading.parts
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else "?"
    if before in {"does", "did"}:
        return after not in EMPTY_IT and "when" not in reading.has
    if before in {"is", "was"}:
        verb = place + 2 if after in {"still", "also", "only", "always"} else place + 1
        bare = words[verb + 1 : verb + 2] == ["?"] and bool(parts[verb] & ADJECTIVE)
        return place == 1 and OUTSIDE.isdisjoint(words[verb : verb + 1]) and (bare or parts[verb : verb + 1] == [ING])
    if before in {"has", "had"} and after == "been" and place == 1:
        done = words[place + 2] if place + 3 < len(words) else ""
        return bool(done) and bool(parts[place + 2] & PAST) and words[place + 3] not in {"that", "to"}
    if (
        (before in OPENERS and not (place > 1 and words[place - 2] in PERSONS))
        or before in WH
        or before in {"that", "if", "when", "as"}
    ):
        return False
    ends = after in {"?", ".", ",", "now", "yourself", "at", "in", "each", "for", "with", "before", "from"} or parts[
        place + 1 : place + 2
    ] == [ADVERB]
    return ends and bool(parts[place - 1] & (VERB | PREPOSITION | PAST)) and before not in {"find", "make", "hard"}


UNCLEAR_WHO = Rule(
    id="unclear-who",
    finds="“They”, “she” or “it” with nothing before that it can mean.",
    severity=Severity.WARNING,
    message="It is not clear who or what “{found}” is.",
    suggestion="Name the person or the thing: “the person you care for”.",
    why="A question is often read alone. People then answer for somebody else than was meant.",
    source="QUAID: vague or ambiguous noun phrase; QAS-99, clarity: wording",
    needs=ANYBODY | {"it", "you", "your"},
    find=_unclear,
    bad=(
        bad("Do they need help?", "they"),
        bad("What is their name?", "their"),
        bad("Which benefits do they get?", "they"),
        bad("Is he safe at night?", "he"),
        bad("In the last 4 weeks, did they fall?", "they"),
        bad("How often do you use it?", "it"),
        bad("Does it hurt?", "it"),
        bad("How long have you helped them?", "them"),
        bad("Has it been reported?", "it"),
        bad("How old are you?", "you", before=("Is this for someone else?", "What is the person’s name?")),
        bad("Is it still happening?", "it"),
        bad("Is it painful?", "it"),
    ),
    good=(
        good("Does the person you help know what they need?"),
        good("Has anyone lost their home?"),
        good("Who lives with you and what are their names?"),
        good("Can you use the toilet when you need it?"),
        good("Is it urgent?"),
        good("Is it painful to walk?"),
        good("How long is it safe for you to be alone?"),
        good("What makes it hard to cook?"),
        good("Do the stairs have a rail next to them?"),
        good("Why do they need help?", before=("Who do you help?",)),
        good("Do they live alone?", before=("What is your mother’s name?", "How old are they?")),
        good("How long does it take you to get dressed?"),
    ),
)

RULES = (UNCLEAR_WHO,)
