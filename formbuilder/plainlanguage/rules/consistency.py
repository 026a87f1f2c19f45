"""Rules that compare a text with what was asked before it, or with the English words that it translates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.reading import TOKEN, Reading
from formbuilder.plainlanguage.rules.rule import EVERYTHING, Given, Rule, bad, good
from formbuilder.plainlanguage.sentences import sentences

SAME: tuple[tuple[str, ...], ...] = (
    ("carer", "carers", "caregiver", "caregivers", "care giver", "care-giver", "caretaker"),
    ("gp", "family doctor", "general practitioner", "doctor", "physician"),
    ("social worker", "care manager", "case worker", "caseworker", "care coordinator"),
    ("care plan", "support plan", "plan of care", "care and support plan"),
    ("short break", "short breaks", "respite", "respite care"),
    ("care worker", "care workers", "paid carer", "paid carers", "home help", "home helps", "care assistant"),
    ("the person you care for", "the person you look after", "the person you help", "the person you support",
     "the cared-for person", "your cared-for person"),
    ("savings", "capital"),
    ("flat", "apartment"),
    ("mobile phone", "cell phone", "cellphone"),
    ("letter", "letters", "correspondence"),
    ("help at home", "home care", "domiciliary care", "care at home"),
    ("partner", "spouse", "significant other"),
    ("support", "assistance"),
    ("toilet", "lavatory", "bathroom facilities"),
    ("benefit", "benefits", "entitlement", "entitlements"),
    ("needs assessment", "care assessment", "assessment of needs", "needs evaluation"),
    ("wheelchair", "mobility chair"),
    ("council", "local authority"),
    ("leaflet", "pamphlet", "brochure"),
    ("equipment", "aids", "assistive devices"),
    ("illness", "medical complaint", "ailment"),
    ("medicine", "medicines", "medication", "medications"),
    ("payment", "payments", "remittance", "disbursement"),
)  # fmt: skip  # a table
"""Terms that forms use for one thing."""


def _phrase(term: str) -> tuple[str, ...]:
    return tuple(found.group().lower() for found in TOKEN.finditer(term))


Term: TypeAlias = tuple[str, ...]
GROUPS = tuple(tuple(map(_phrase, each)) for each in SAME)
TERMS: Mapping[str, tuple[tuple[Term, tuple[Term, ...]], ...]] = MappingProxyType({
    word: tuple(
        (term, group)
        for group in GROUPS
        for term in sorted(group, key=len, reverse=True)
        if term[0] == word
    )
    for word in {term[0] for group in GROUPS for term in group}
})  # fmt: skip  # a table
"""By their first word: each term with its group, the longest first."""


def _other_terms(reading: Reading) -> Iterator[Hit]:
    before = reading.passage.before
    if TERMS.keys().isdisjoint(reading.has):
        return
    for first in [at for at, word in enumerate(reading.words) if word in TERMS]:
        for own, group in _standing_at(reading.words, first):
            if other := _said_before(own, group, before):
                last = first + len(own) - 1
                yield Hit(reading.starts[first], reading.ends[last], {"other": other})
                return


def _standing_at(words: list[str], first: int) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """Yield the terms that stand at a token, each with its group: the longest of a group."""
    done: tuple[Term, ...] = ()
    for term, group in TERMS[words[first]]:
        if group is not done and _stands_at(words, first, term):
            done = group
            yield term, group


def _stands_at(words: list[str], first: int, term: tuple[str, ...]) -> bool:
    return len(term) == 1 or tuple(words[first : first + len(term)]) == term


def _said_before(own: tuple[str, ...], group: tuple[tuple[str, ...], ...], before: tuple[str, ...]) -> str:
    """Return the term of the group that earlier questions use instead; "" if they use this one, or none."""
    said = frozenset().union(*map(_terms, before)).intersection(group)
    same = {term for term in said if term[0].rstrip("s") == own[0].rstrip("s") and len(term) == len(own)}
    return "" if same or not said else " ".join(min(said))


@lru_cache(maxsize=512)
def _terms(text: str) -> frozenset[tuple[str, ...]]:
    """Return the terms of all groups that stand in a question of the form, the longest at each place."""
    words = [found.group().lower() for found in TOKEN.finditer(text)]
    found: set[tuple[str, ...]] = set()
    free = 0
    for first, word in enumerate(words):
        if first < free or word not in TERMS:
            continue
        stand = [term for term, _ in TERMS[word] if _stands_at(words, first, term)]
        if stand:
            longest = max(stand, key=len)
            free = first + len(longest)
            found.add(longest)
    return frozenset(found)


INCONSISTENT_TERM = Rule(
    id="inconsistent-term",
    finds="Another word for something that an earlier question calls differently.",
    severity=Severity.WARNING,
    message="Earlier this was called “{other}”, and here it is “{found}”.",
    suggestion="Use one word for one thing: write “{other}”, or change it everywhere.",
    why="People who read exactly take 2 words for 2 things, and look for the difference.",
    source="GOV.UK style guide; Nicolaidis and others 2020, confusing terms",
    given=Given.BEFORE,
    find=_other_terms,
    needs=frozenset(TERMS),
    bad=(
        bad("Does your caregiver live with you?", "caregiver", before=("Do you have a carer?",)),
        bad("Which medication do you take?", "medication", before=("Do you take any medicines?",)),
        bad("Who wrote your support plan?", "support plan", before=("Do you have a care plan?",)),
        bad("Does the local authority pay?", "local authority", before=("Does the council pay for your help?",)),
    ),
    good=(
        good("Does your carer live with you?", before=("Do you have a carer?",)),
        good("Does your caregiver live with you?"),
        good("Who wrote your care plan?", before=("Do you have a care plan?",)),
        good("Are the carers kind?", before=("Do you have a carer?",)),
    ),
)


def _asked_before(reading: Reading) -> Iterator[Hit]:
    own = _bare(reading.text)
    if own and any(_bare(text) == own for text in reading.passage.before if len(text) - len(reading.text) in NEAR):
        yield Hit(0, len(reading.text.rstrip()))


NEAR = range(-3, 4)
"""How much longer or shorter a text can be that has the same words."""


def _bare(text: str) -> str:
    return " ".join(text.strip(" ?.:!").casefold().split())


ASKED_TWICE = Rule(
    id="asked-twice",
    finds="A question that an earlier one asks in the same words.",
    severity=Severity.WARNING,
    message="An earlier question has the same words.",
    suggestion="Ask once. If it is about something else now, say what it is about.",
    why="People who are asked twice think that their first answer was wrong or lost.",
    source="WCAG 2.2, 3.3.7 Redundant Entry",
    english=False,
    given=Given.BEFORE,
    find=_asked_before,
    bad=(
        bad("What is their name?", "What is their name?", before=("What is their name?",)),
        bad("Who helps you", "Who helps you", before=("Where do you live?", "Who helps you?")),
    ),
    good=(good("Who helps you at night?", before=("Who helps you?",)), good("Who helps you?")),
)

HELD = re.compile(r"\{[^{}]{0,60}\}|%\([a-z_]{1,40}\)[sd]|%[sd]")
"""Places that the program fills in: {name}, %(count)s."""
DIGITS = re.compile(r"\d+")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹০১২৩৪৫৬৭৮৯੦੧੨੩੪੫੬੭੮੯", "0123456789" * 4)
LONGER, SHORTER = 2.5, 0.35
"""How much longer or shorter a translation may be, in letters, before it says more or less than the English."""
FEW_LETTERS = 30


def _drifted(reading: Reading) -> Iterator[Hit]:
    source, text = reading.passage.source, reading.text
    if source is None:
        return
    lost = sorted(set(HELD.findall(source)) ^ set(HELD.findall(text)))
    if lost:
        yield Hit(0, len(text), {"fact": f"{lost[0]} does not stand in both"}, Severity.ERROR)
    elif sorted(DIGITS.findall(source)) != sorted(DIGITS.findall(text.translate(WESTERN))):
        yield Hit(0, len(text), {"fact": "the numbers are not the same"})
    elif len(source) >= FEW_LETTERS and not SHORTER < len(text) / len(source) < LONGER:
        yield Hit(0, len(text), {"fact": "one is much longer than the other"})
    elif abs(len(sentences(source)) - len(sentences(text, reading.passage.language))) > 1:
        yield Hit(0, len(text), {"fact": "one has more sentences than the other"})


TRANSLATION_DRIFT = Rule(
    id="translation-drift",
    finds="A translation that says more, less or something else than the English words.",
    severity=Severity.WARNING,
    message="The translation and the English words may not say the same: {fact}.",
    suggestion="Compare both, and correct the translation.",
    why="Who reads the translation would answer another question than everybody else.",
    source="GOV.UK Service Manual, translations; our own comparison of published forms",
    reads=EVERYTHING,
    english=False,
    given=Given.SOURCE,
    find=_drifted,
    bad=(
        bad("Ile godzin?", "Ile godzin?", language="pl", source="How many hours in the last 7 days?"),
        bad("Cześć, {imię}", "Cześć, {imię}", language="pl", source="Hello, {name}"),
        bad(
            "Tak. Nie. Nie wiem. Może.", "Tak. Nie. Nie wiem. Może.", language="pl", source="Yes, no, or I am not sure"
        ),
    ),
    good=(
        good("Ile godzin w ostatnich 7 dniach?", language="pl", source="How many hours in the last 7 days?"),
        good("گزشتہ ۷ دنوں میں کتنے گھنٹے؟", language="ur", source="How many hours in the last 7 days?"),
        good("How many hours in the last 7 days?"),
    ),
)

RULES = (INCONSISTENT_TERM, ASKED_TWICE, TRANSLATION_DRIFT)
