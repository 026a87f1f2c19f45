"""The words of the definition language: what each thing is made of.  The loader and the JSON Schema both read this."""

from __future__ import annotations

import re
from collections.abc import Mapping

from formbuilder.definition.calculations import Rounding, Unit
from formbuilder.definition.marks import Also, DatePart, Fact, Period, Required
from formbuilder.definition.rates import Better, Status
from formbuilder.definition.shapes import (
    Anything,
    Condition,
    Either,
    Format,
    ListOf,
    Named,
    OneOf,
    Ref,
    Shape,
    Thing,
    Wording,
)
from formbuilder.expressions.syntax import RESERVED as KEYWORDS
from formbuilder.problems import Code

ID = Format(re.compile("[a-z][a-z0-9_]*"), Code.BAD_ID)
SLUG = Format(re.compile("[a-z][a-z0-9-]*"), Code.BAD_SLUG)
VERSION = Format(re.compile("[1-9][0-9]{0,5}"), Code.BAD_VERSION)
USE = Format(re.compile("[a-z][a-z0-9-]*@[1-9][0-9]{0,5}"), Code.BAD_USE)
DAY = Format(re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), Code.BAD_DATE)
NUMBER = Format(re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,4})?"), Code.BAD_NUMBER)
COUNT = Format(re.compile("[1-9][0-9]{0,5}"), Code.BAD_NUMBER)
ITEM = Format(re.compile(r"an? +\S.*", re.DOTALL), Code.BAD_ITEM)
"""What one item of a group is: “a person”."""
WORDS = Wording()
CONDITION = Condition()
YES_NO = OneOf(("yes", "no"))
YES = OneOf(("yes",))
IDS = ListOf(ID)
SLUGS = ListOf(SLUG)

CANNOT_TELL = "cannot_tell"
UNITS = tuple(unit for unit in Unit if unit is not Unit.POUNDS_A_MONTH)
"""What a calculation can give: who is told sums by the week and by the month would add them up."""

LAW_OR_SYSTEM = re.compile(r"(law|system):\s*(\S.*)", re.DOTALL)
CHANGE = Either(
    (
        OneOf(("open",)),
        Format(LAW_OR_SYSTEM, Code.BAD_CHANGE),
        Thing("‘can_change’", {"law": WORDS}, ("law",)),
        Thing("‘can_change’", {"system": WORDS}, ("system",)),
    )
)
CHANGE_AS_SETTINGS = Thing("‘can_change’", {"law": WORDS, "system": WORDS})

WORDING_PARTS = ("ask", "hint", "help", "why", "short", "without", "picture")
WORDING = Thing("a wording", {**dict.fromkeys(WORDING_PARTS, WORDS), "options": Named(ID, WORDS)})

ERROR_CODES = (
    "MISSING", "BOTH", "OPTION", "ALONE", "TOO_LONG", "NOT_A_NUMBER", "RANGE", "NOT_WHOLE", "PLACES", "TWO_WAYS",
    "TOO_SMALL", "TOO_BIG", "AMOUNT", "PERIOD", "OTHER_PERIOD", "NOT_A_DAY", "NOT_A_MONTH", "NOT_A_YEAR",
    "DAY_MISSING", "MONTH_MISSING", "YEAR_MISSING", "NO_SUCH_DAY", "SHORT_YEAR", "YEAR_RANGE", "FUTURE", "EMAIL",
    "PHONE", "POSTCODE", "LINE1", "FIRST", "NI_NUMBER", "NHS_NUMBER", "TOO_MANY", "SHAPE",
)  # fmt: skip  # a table
"""What can be wrong with an answer, as ``errors`` names it."""

AUTOCOMPLETE = (
    "off", "name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix", "nickname",
    "organization-title", "username", "new-password", "current-password", "one-time-code", "organization",
    "street-address", "address-line1", "address-line2", "address-line3", "address-level1", "address-level2",
    "address-level3", "address-level4", "country", "country-name", "postal-code", "cc-name", "cc-given-name",
    "cc-additional-name", "cc-family-name", "cc-number", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-type",
    "transaction-currency", "transaction-amount", "language", "bday", "bday-day", "bday-month", "bday-year", "sex",
    "url", "photo", "tel", "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-local-prefix",
    "tel-local-suffix", "tel-extension", "email", "impp",
)  # fmt: skip  # a table
"""The names of facts in the HTML standard, section 4.10.18.7 (autofill)."""

OPTION = Thing("an option", {"value": ID, "label": WORDS, "hint": WORDS, "replaces": IDS}, ("value", "label"))
OPTION_OF_MANY = Thing("an option", {**OPTION.settings, "alone": YES_NO}, ("value", "label"))

EVERY: Mapping[str, Shape] = {
    "id": ID,
    "type": Ref("type"),
    "ask": WORDS,
    "hint": WORDS,
    "help": WORDS,
    "picture": WORDS,
    "wording": Named(SLUG, WORDING),
    "show_if": CONDITION,
    "serves": ListOf(SLUG),
    "can_change": CHANGE,
    "replaces": IDS,
    "private": YES_NO,
    "apart": YES_NO,
}
"""What a question of any type may say."""
ANSWERED: Mapping[str, Shape] = {
    **EVERY,
    "short": WORDS,
    "why": WORDS,
    "instrument": WORDS,
    "required": OneOf(tuple(Required)),
    "without": WORDS,
    "errors": Named(Format(re.compile("[A-Z][A-Z_]*"), Code.UNKNOWN_VALUE), WORDS),
}
"""What a question that is answered may say too."""
USUAL: Mapping[str, Shape] = {
    **ANSWERED,
    "also": ListOf(OneOf(tuple(Also))),
    "autocomplete": OneOf(AUTOCOMPLETE),
    "list": OneOf(tuple(Fact)),
    "fact": SLUG,
}
"""What a question may say that “I do not know” can answer."""
MUST = ("id", "type", "ask", "short", "required")


def _question(name: str, **own: Shape) -> Thing:
    return Thing(name, {**USUAL, **own}, (*MUST, "options") if "options" in own else MUST)


QUESTIONS: Mapping[str, Thing] = {
    "text": _question("a text question", max_length=COUNT),
    "long_text": _question("a long_text question", max_length=COUNT),
    "yes_no": _question("a yes_no question"),
    "choice": _question("a choice question", options=ListOf(OPTION)),
    "choices": _question("a choices question", options=ListOf(OPTION_OF_MANY)),
    "date": _question("a date question", least=OneOf(tuple(DatePart)), past=YES_NO),
    "month": _question("a month question"),
    "number": _question("a number question", min=NUMBER, max=NUMBER, whole=YES_NO, unit=WORDS),
    "money": _question(
        "a money question", min=NUMBER, max=NUMBER, periods=ListOf(OneOf(tuple(Period))), not_counted=WORDS
    ),
    "email": _question("an email question"),
    "phone": _question("a phone question"),
    "postcode": _question("a postcode question"),
    "address": _question("an address question"),
    "name": _question("a name question"),
    "ni_number": _question("a ni_number question"),
    "nhs_number": _question("a nhs_number question"),
    "group": Thing(
        "a group",
        {**ANSWERED, "item": ITEM, "max": COUNT, "questions": ListOf(Ref("question"))},
        (*MUST, "item", "questions"),
    ),
    "statement": Thing("a statement", ANSWERED, MUST),
    "information": Thing(
        "an information question", {**EVERY, "required": OneOf((Required.NO,))}, ("id", "type", "ask")
    ),
}
"""Question types, by the name that an author writes."""
ANY_QUESTION = Thing(
    "a question", {key: shape for thing in QUESTIONS.values() for key, shape in thing.settings.items()}
)

PAGE = Thing(
    "a page",
    {"id": SLUG, "title": WORDS, "show_if": CONDITION, "replaces": SLUGS, "questions": ListOf(Ref("question"))},
    ("questions",),
)
USED = Thing("a block’s place", {"use": USE}, ("use",))
SECTION = Thing(
    "a section",
    {
        "id": SLUG,
        "title": WORDS,
        "neutral_title": WORDS,
        "show_if": CONDITION,
        "replaces": SLUGS,
        "private": YES_NO,
        "apart": YES_NO,
        "pages": ListOf(Either((Ref("page"), USED))),
    },
    ("id", "title", "pages"),
)
URGENT = Thing("‘urgent’", {"today": CONDITION, "say": ID}, ("today", "say"))
END = Thing(
    "an end", {"id": SLUG, "show_if": CONDITION, "title": WORDS, "text": WORDS, "form": SLUG}, ("id", "title", "text")
)
COVER_SHEET = Thing(
    "‘cover_sheet’",
    {"title": WORDS, "text": WORDS, "show_if": CONDITION, "proofs": IDS},
    ("title", "text", "proofs"),
)
UNDER_13 = Thing("‘under_13’", {"when": CONDITION, "title": WORDS, "text": WORDS}, ("when", "title", "text"))
CODES = OneOf(("first", "optional"))
"""When the code is shown: before the first question, or only to who asks for it."""
CASE = Thing("a case", {"when": CONDITION, "is": CONDITION}, ("is",))
INSTEAD = Either((NUMBER, OneOf((CANNOT_TELL,))))
CALCULATION = Thing(
    "a calculation",
    {
        "label": WORDS,
        "help": WORDS,
        "unit": OneOf(UNITS),
        "is": CONDITION,
        "cases": ListOf(CASE),
        "if_not_asked": INSTEAD,
        "if_missing": INSTEAD,
        "if_unknown": INSTEAD,
        "law": WORDS,
        "round": OneOf(tuple(Rounding)),
    },
    ("label", "unit"),
)
TALK = Thing(
    "an officer’s talk",
    {"id": SLUG, "when": CONDITION, "title": WORDS, "text": WORDS},
    ("id", "when", "title", "text"),
)
SAID = Thing("a paragraph of the result", {"id": SLUG, "when": CONDITION, "words": WORDS}, ("id", "words"))
BUDGET = Thing("‘budget’", {"screens": COUNT, "minutes": COUNT}, ("screens", "minutes"))
RESULT = Thing(
    "‘result’",
    {
        "title": WORDS,
        "from": ID,
        "officer": ListOf(TALK),
        "say": ListOf(SAID),
        "assumed": ListOf(SAID),
        "working": IDS,
        "after": WORDS,
    },
    ("title", "say", "working"),
)
OUTCOME = Either((NUMBER, OneOf((CANNOT_TELL,)), SLUG))
"""What a scenario expects: a sum, or that it cannot be told; under ``officer`` the id of a talk."""
THEN = Thing("‘then’", {"asked": IDS, "not_asked": IDS, "results": Named(ID, OUTCOME)})
SCENARIO = Thing(
    "a scenario",
    {"name": WORDS, "answers": Named(ID, Anything()), "on": DAY, "then": THEN},
    ("name", "answers", "then"),
)
SHARED: Mapping[str, Shape] = {
    "urgent": Either((URGENT, ListOf(URGENT))),
    "conditions": Named(ID, CONDITION),
    "glossary": Named(Format(re.compile(r"\S(.*\S)?"), Code.EMPTY), WORDS),
}
"""What forms and blocks both may say."""
PROFILES = ("standard", "autism-friendly", "easy-read", "professional")
"""For whom the words of a form are checked."""
SECTIONS = ListOf(Either((Ref("section"), USED)))
FORM = Thing(
    "a form",
    {
        "form": SLUG,
        "version": VERSION,
        "title": WORDS,
        "neutral_title": WORDS,
        "for": SLUG,
        "profile": OneOf(PROFILES),
        "intro": WORDS,
        "records": YES_NO,
        "duties": ListOf(SLUG),
        "links": ListOf(SLUG),
        **SHARED,
        "sections": SECTIONS,
        "ends": ListOf(END),
        "rates": ListOf(SLUG),
        "calculations": Named(ID, CALCULATION),
        "result": RESULT,
        "cover_sheet": COVER_SHEET,
        "address": SLUG,
        "help_lines": WORDS,
        "copies": YES_NO,
        "code": CODES,
        "anonymous": YES_NO,
        "under_13": UNDER_13,
        "budget": BUDGET,
        "scenarios": ListOf(SCENARIO),
    },
    ("form", "version", "title", "for", "sections"),
)
BLOCK = Thing(
    "a block",
    {
        "block": SLUG,
        "version": VERSION,
        "title": WORDS,
        **SHARED,
        "sections": SECTIONS,
        "pages": SECTION.settings["pages"],
    },
    ("block", "version", "title"),
)
DUTY = Thing("a duty", {"id": SLUG, "sentence": WORDS, "source": WORDS, "part_of": SLUG}, ("id", "sentence", "source"))
AUDIENCE = Thing("an audience", {"id": SLUG, "sentence": WORDS}, ("id", "sentence"))
FACT = Thing("a fact", {"id": SLUG, "words": WORDS}, ("id", "words"))
YEARS = Format(re.compile("([0-9]{4})/([0-9]{2})(?: to ([0-9]{4})/([0-9]{2}))?"), Code.BAD_YEARS)
BEGINS = Format(re.compile("(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), Code.BAD_BEGINS)
AMOUNT = Thing(
    "a figure of a year", {"is": NUMBER, "status": OneOf(tuple(Status)), "source": WORDS}, ("is", "status", "source")
)
FIGURE = Thing(
    "a figure",
    {
        "unit": OneOf(tuple(Unit)),
        "label": WORDS,
        "law": WORDS,
        "better": OneOf(tuple(Better)),
        "years": Named(YEARS, AMOUNT),
    },
    ("unit", "label", "law", "better", "years"),
)
RATE_TABLE = Thing(
    "a table of rates",
    {"rates": SLUG, "title": WORDS, "begins": BEGINS, "figures": Named(ID, FIGURE)},
    ("rates", "title", "begins", "figures"),
)
WAIVER = Thing(
    "a waiver",
    {"slot": WORDS, "rule": SLUG, "words": WORDS, "reason": WORDS, "by": WORDS, "on": DAY},
    ("slot", "rule", "words", "reason", "by", "on"),
)
"""Why a finding of the plain-language checks may stand, as long as the words do."""
WEIGHTS = ("error", "warning", "advice")
LISTED = Thing(
    "an entry of a list of words",
    {
        "say": Either((WORDS, ListOf(WORDS))),
        "instead": WORDS,
        "why": WORDS,
        "only_if": WORDS,
        "severity": OneOf(WEIGHTS),
    },
    ("say", "why"),
)
WORD_LIST = Thing("a list of words", {"list": SLUG, "by": WORDS, "words": ListOf(LISTED)}, ("list", "by", "words"))
"""Words that a council or a panel asks us not to use."""

RESERVED = KEYWORDS | {"form", "glossary"}
"""Words that are no id of a question, a group or a condition."""
OUR_ADDRESSES = frozenset({
    "after", "agreed", "captions", "carry-on", "changed", "charge", "check", "code", "come-back", "copy",
    "cover-sheet", "crest", "delete", "draft", "hard", "heard", "help", "j", "keep", "language", "leave", "left",
    "look", "more", "new", "office", "on-paper", "outbox", "paper", "paper-aloud", "private", "reach", "remove",
    "result", "send", "sent", "start", "static", "stop", "told-before", "what-others-see", "with-me", "withdraw",
    "you-said",
})  # fmt: skip  # a table
"""Words in the addresses of our own pages: a form there would be lost behind them, or be taken for one of them."""
OUR_WORDS, COUNCILS_WORDS = "interface", "council"
"""What files of words are called that hold our own sentences, or those of a council: no form has such a name."""
