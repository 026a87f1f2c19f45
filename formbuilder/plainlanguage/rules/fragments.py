"""Labels in the place of questions."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.lexicon import ADVERB, AUXILIARY, DETERMINER, NOUN, NUMBER, PAST, PRONOUN, VERB
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import IF_SO, OPENERS, PERSONS, REQUESTS, SUBJECTS, WH, hit

FEW = 5
"""A question of more tokens than this is not cut short."""
WHOLE = 60
"""A text of more words than this is no label."""
NOT_ASKED = frozenset({
    "information", "statement", "group", "name", "address", "phone", "email", "postcode", "nhs_number", "ni_number",
    "reference", "file", "signature",
})  # fmt: skip  # a list
IDENTITY = frozenset({
    "name", "names", "surname", "forename", "forenames", "title", "dob", "birth", "address", "addresses", "postcode",
    "postcodes", "phone", "telephone", "tel", "mobile", "number", "numbers", "email", "e-mail", "contact", "reference",
    "ref", "id", "code", "date", "dates", "age", "gender", "sex", "nationality", "signature", "signed", "occupation",
    "town", "city", "county", "country", "street", "relationship", "day", "month", "year", "ethnicity", "language",
    "gp", "surgery", "school", "employer", "organisation", "website", "username", "password", "pronouns", "initials",
    "birthday", "birthplace", "identifier", "landline", "fax", "role", "team", "department", "amount", "total",
})  # fmt: skip  # a list
LEADS = frozenset(
    {"since", "from", "until", "till", "by", "on", "at", "with", "for", "about", "of", "under", "and", "so"}
)
OTHER_NUMBERS = frozenset({"number", "numbers", "amount", "dates", "total"})
RELATIVES = frozenset({"who", "that", "which", "whose", "where", "when"})
SPEAKERS = frozenset({"i", "you", "we", "they", "he", "she", "it", "there", "this", "these", "that", "let's", "my"})


def _fragments(reading: Reading) -> Iterator[Hit]:
    words = reading.words
    if not words or words[0] in OPENERS or len(words) > WHOLE or (words[0] in REQUESTS and _requests(reading)):
        return
    if words[0] == "if" and words[1:2] and words[1] in IF_SO:
        if words[-1] == "?" or not PERSONS.isdisjoint(words) or not SUBJECTS.isdisjoint(words[2:]):
            return
    elif words[0] in WH:
        if len(words) > FEW or not _is_cut_short(reading):
            return
    elif not _has_no_verb(reading):
        return
    if not _is_label(reading.passage, words):
        last = len(words) - 1
        yield hit(reading, 0, last - 1 if last and words[last] in {":", "?", "."} else last)


def _is_cut_short(reading: Reading) -> bool:
    """Tell whether a question word stands almost alone: “How often?”, “Which tablets?”; not “What happened?”."""
    words = reading.words
    bare = [place for place, word in enumerate(words) if word[0].isalnum()]
    if len(bare) > 2 or (words[-1] != "?" and len(bare) > 1):
        return False
    return len(bare) < 2 or words[0] not in {"what", "who"} or not reading.parts[bare[1]] & (PAST | VERB)


def _requests(reading: Reading) -> bool:
    """Tell whether a text tells people to do something: “state your name”, but not “State Pension”."""
    parts = reading.parts
    if reading.length < 2:
        return False
    if not parts[0] & NOUN:
        return True
    return bool(parts[1] & (DETERMINER | PRONOUN | ADVERB | NUMBER)) or reading.words[1] in WH


def _has_no_verb(reading: Reading) -> bool:
    """Tell whether nothing in a text says or asks anything: no auxiliary, no speaker, no word that is only a verb."""
    words = reading.words
    if words[0] in SPEAKERS or words[-1] == "…" or _asks_later(words):
        return False
    parts = reading.parts
    for place, part in enumerate(parts):
        if words[place] in RELATIVES or words[place] in PERSONS:
            return True
        if (part & AUXILIARY and part != NOUN | VERB | AUXILIARY) or words[place] in {"has", "have", "do"}:
            return False
        if place and part & VERB and not part & ~(VERB | PAST):
            return words[place - 1] == "to"
    return any(word[0].isalpha() for word in words)


def _asks_later(words: list[str]) -> bool:
    """Tell whether a question or a request follows some words that lead to it."""
    return any(
        word in WH or (words[place - 1] not in {"to", "in"} and (word in REQUESTS or word in OPENERS))
        for place, word in enumerate(words[1:], 1)
        if not words[place - 1].isalnum() or words[place - 1] in {"to", "in"} or (place == 1 and _leads(words[0], word))
    )


def _leads(first: str, word: str) -> bool:
    """Tell whether a first word is only the number of a question, or begins one: “since when”, “at what age”."""
    return first.isdecimal() or (word in WH and first in LEADS)


def _is_label(passage: Passage, words: list[str]) -> bool:
    """Tell whether a short text asks for a fact that everyone knows by its label: a name, a date of birth."""
    if passage.type in NOT_ASKED:
        return True
    if words[-1] == "details" and len(words) < 4:
        return True
    if words[0] in OTHER_NUMBERS and words[1:2] == ["of"]:
        return False
    return any(word in IDENTITY or word.removesuffix("'s") in IDENTITY for word in words)


FRAGMENT = Rule(
    id="fragment",
    finds="A label in the place of a question.",
    severity=Severity.WARNING,
    message="This is a label. It does not say what people must answer.",
    suggestion="Write a full question, such as “Do you need help to move around your home?”.",
    why="Some people read words exactly. A label makes them guess what is asked.",
    source="Nicolaidis and others 2020: incomplete phrases; GOV.UK design system: question pages",
    find=_fragments,
    bad=(
        bad("Mobility:", "Mobility"),
        bad("Personal care", "Personal care"),
        bad("Any allergies?", "Any allergies"),
        bad("Help you get now", "Help you get now"),
        bad("Reason for your request:", "Reason for your request"),
        bad("People who live with you", "People who live with you"),
        bad("If yes, reason:", "If yes, reason"),
        bad("How often?", "How often"),
        bad("Explain:", "Explain"),
        bad("Number of falls in the last 4 weeks", "Number of falls in the last 4 weeks"),
        bad("State Pension", "State Pension", type="money"),
    ),
    good=(
        good("Full name"),
        good("Your date of birth"),
        good("NHS number:"),
        good("Name of your GP surgery"),
        good("Tell us about your home"),
        good("In the last 4 weeks, how many times did you fall?"),
        good("I agree to this"),
        good("My home is warm"),
        good("Why we ask", type="information"),
        good("Money you have saved", type="group"),
        good("What happened?"),
        good("“Which of these do you get?”"),
        good("3 Where do you live?"),
        good("The person you help is my …"),
        good("Since when have you lived here?"),
        good("To what extent do you agree or disagree?"),
    ),
)

RULES = (FRAGMENT,)
